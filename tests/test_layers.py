"""The stages point one way: sources → reading → ledger → answers → web → cli; all may use what is shared."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent / "src" / "muster"
STAGES = ("sources", "reading", "ledger", "answers", "web", "cli")
SHARED = (
    "model",
    "making",
    "collecting",
    "problems",
    "claim_json",
    "claim_fields",
    "csv_out",
    "time",
    "knowledge",
    "world",
    "lang",
)


def part_of(module: str) -> str:
    """Give the part of the package that a module is in: ``muster.ledger.store`` is in ``ledger``."""
    return module.split(".")[1] if "." in module else ""


def imports_of(path: Path, package: Path) -> Iterator[str]:
    """Give the modules of the package that a file imports, wherever in it the import stands."""
    here = [package.name, *path.relative_to(package).with_suffix("").parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == package.name)
        elif isinstance(node, ast.ImportFrom):
            base = here[: -node.level] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            if module.split(".")[0] == package.name:
                yield from ([f"{module}.{alias.name}" for alias in node.names] if "." not in module else [module])


def modules_of(package: Path) -> dict[str, list[Path]]:
    """Give the files of each part of the package."""
    found: dict[str, list[Path]] = {}
    for path in sorted(package.rglob("*.py")):
        if path != package / "__init__.py":
            found.setdefault(path.relative_to(package).with_suffix("").parts[0], []).append(path)
    return found


def wrong_arrows(package: Path) -> list[str]:
    """Give the imports that run against the order of the stages, and the parts that have no place in it."""
    wrong = []
    for part, paths in modules_of(package).items():
        if part not in STAGES + SHARED:
            wrong.append(f"{part} is neither a stage nor shared")
            continue
        allowed = {*SHARED, *(STAGES[: STAGES.index(part) + 1] if part in STAGES else ())}
        for path in paths:
            imported = {part_of(module) for module in imports_of(path, package)} - allowed - {""}
            wrong.extend(f"{path.relative_to(package)} imports {name}" for name in sorted(imported))
    return wrong


def test_no_arrow_runs_back() -> None:
    assert wrong_arrows(PACKAGE) == []


def test_there_was_something_to_read() -> None:
    found = modules_of(PACKAGE)
    assert {part: len(found.get(part, [])) for part in STAGES if len(found.get(part, [])) < 3} == {}
    inside = [module for paths in found.values() for path in paths for module in imports_of(path, PACKAGE)]
    assert len(inside) > 100
    assert {part_of(module) for module in inside} >= {"sources", "reading", "ledger", "answers", "model", "time"}


@pytest.mark.parametrize(
    ("path", "source", "wrong"),
    [
        ("sources/a.py", "from muster.reading.reader import read", ["sources/a.py imports reading"]),
        ("sources/a.py", "from muster import ledger", ["sources/a.py imports ledger"]),
        ("sources/a.py", "import muster.cli.app as app", ["sources/a.py imports cli"]),
        ("sources/a.py", "from ..answers import picture", ["sources/a.py imports answers"]),
        ("sources/a.py", "def f():\n    from muster.answers import picture", ["sources/a.py imports answers"]),
        ("ledger/deep/a.py", "from ...cli.app import app", ["ledger/deep/a.py imports cli"]),
        ("time/a.py", "from muster.sources import load", ["time/a.py imports sources"]),
        ("model.py", "if True:\n    import muster.reading", ["model.py imports reading"]),
        ("extras/a.py", "x = 1", ["extras is neither a stage nor shared"]),
        (
            "cli/a.py",
            "import json\nfrom muster.sources import load\nfrom muster.model import Claim\nfrom . import b",
            [],
        ),
        ("reading/a.py", "import musterer.cli\nfrom muster import model\nfrom muster.time.date import Date", []),
    ],
)
def test_the_check_itself_sees_a_wrong_arrow(tmp_path: Path, path: str, source: str, wrong: list[str]) -> None:
    file = tmp_path / "muster" / path
    file.parent.mkdir(parents=True)
    file.write_text(source, encoding="utf-8")
    assert wrong_arrows(tmp_path / "muster") == wrong
