"""Write docs/cli.md, the page of all commands, from the commands themselves.

python scripts/write_cli_docs.py            writes the page
python scripts/write_cli_docs.py --check    exits 1 where the page is not what it would write
"""

from __future__ import annotations

import inspect
import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from typer.models import ArgumentInfo

from muster.cli.app import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = Path(__file__).parent.parent / "docs" / "cli.md"
HEAD = """# The commands

This page is made by `make docs` from the commands themselves; `muster COMMAND --help` says the same.

Exit status of every command: 0 all was done; 1 some of the input had problems, the rest was done; 2 nothing could be
done (a mistake in the command, no ledger, no report). Problems and mistakes go to standard error, one line each.
"""


def main() -> int:
    page = render()
    if "--check" in sys.argv:
        return int(not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page)
    PAGE.write_text(page, encoding="utf-8")
    return 0


def render() -> str:
    return "\n".join([HEAD, *(line for command in COMMANDS for line in _section(command))])


def _section(command: Callable[..., None]) -> Iterator[str]:
    name = command.__name__.replace("_", "-")
    hints = get_type_hints(command, include_extras=True)
    given = {key: get_args(hint)[:2] for key, hint in hints.items() if key != "return"}
    defaults = {key: one.default for key, one in inspect.signature(command).parameters.items()}
    arguments = {key: info for key, (_, info) in given.items() if isinstance(info, ArgumentInfo)}
    yield f"## muster {name}\n"
    words = [name, *(info.metavar or key.upper() for key, info in arguments.items()), "[OPTIONS]"]
    yield f"    muster {' '.join(words)}\n"
    yield f"{inspect.cleandoc(command.__doc__ or '')}\n"
    yield "| argument or option | meaning |"
    yield "| --- | --- |"
    for key, (kind, info) in given.items():
        yield f"| {_names(key, kind, info)} | {info.help}{_default(defaults[key])} |"
    yield ""


def _names(key: str, kind: Any, info: Any) -> str:
    if isinstance(info, ArgumentInfo):
        return f"`{info.metavar or key.upper()}`"
    # In an annotation the first name of an option stands where its default would.
    named = [one for one in (info.default, *(info.param_decls or ())) if isinstance(one, str) and one.startswith("-")]
    flags = named or [f"--{key.replace('_', '-')}"]
    if kind is bool:
        return ", ".join(f"`{flag}`" for flag in flags)
    is_choice = isinstance(kind, type) and issubclass(kind, Enum)
    value = "/".join(one.value for one in kind) if is_choice else info.metavar or "VALUE"
    return ", ".join(f"`{flag} {value}`" for flag in flags)


def _default(value: object) -> str:
    if value is None or value is inspect.Parameter.empty or isinstance(value, bool):
        return ""
    return f" Default: {value.value if isinstance(value, Enum) else value}."


if __name__ == "__main__":
    sys.exit(main())
