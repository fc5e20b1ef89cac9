"""A language is added as docs/reading.md tells: the tables that it names, words where there are some, and no code."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import muster

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKAGE: Final = Path(muster.__file__).parent
PAGE: Final = PACKAGE.parent.parent / "docs" / "reading.md"
SAID: Final = "Rund 120 deutsche Soldaten sind in Erbil stationiert. Sie bilden aus."
WORDS: Final = {
    "language": 'name = "Deutsch"\nhome = "DE"\n',
    "relevance": 'stems = "soldat"\nmissions = ""\n',
    "nouns": '[[noun]]\nkind = "people"\nplain = true\nwords = "Soldat"\n',
    "verbs": 'weak = "stationieren"\nstrong = []\nstrong_particle = ""\nplurals = ""\nnever = ""\n',
    "inflection": """
[verb]
stems = [["(.*)en$", "\\\\1"]]
present = ["{stem}t"]
past = ["{stem}te"]
participle = ["ge{stem}t"]
participle_prefixed = ["{stem}t"]
prefixes = ["stat"]
hiatus = []
attributive = "{participle}e"
ongoing = ["{lemma}d"]
[noun]
stems = []
endings = ["en"]
[adjective]
stems = []
endings = ["e"]
contrary = []
""",
    "frames/presence": """
[[frame]]
id = "be-stationed"
rank = 5
kind = "presence"
event = "deployed"
needs = ["force"]
triggers = ["stationieren"]
examples = ["In Erbil sind 120 deutsche Soldaten stationiert."]
counter = ["Die Soldaten kommen aus Erbil."]
""",
}
MORE: Final = {
    "quantities": """
[[hedge]]
effect = "about"
words = ["rund"]
[[vague]]
minimum = 24
maximum = 99
words = ["dutzende"]
"""
}
NATIONS: Final = (
    "code\tname\tnames\tadjectives\tdemonyms\tcapitals\tmetonyms\n"
    "DE\tDeutschland\t\tdeutsch\tDeutscher\tBerlin\t\nIQ\tIrak\t\tirakisch\t\t\t\n"
)


def tables_told() -> list[str]:
    """The names of the tables that the page says have to be there."""
    told = PAGE.read_text(encoding="utf-8").partition("## Add a language")[2].partition("\n2. ")[0]
    return [name for line in re.findall(r"^ {7}(\w.*)$", told, re.MULTILINE) for name in line.split()]


def emptied(table: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """The lines of a table with all its keys and no words; rows are left out."""
    for key, value in table.items():
        if isinstance(value, str):
            yield f'{key} = ""'
        elif isinstance(value, list) and not (value and isinstance(value[0], dict)):
            yield f"{key} = []"
    for key, value in table.items():
        if isinstance(value, dict):
            yield f"[{above}{key}]"
            yield from emptied(value, f"{above}{key}.")


def add_german(package: Path) -> None:
    known, new = package / "lang" / "nl", package / "lang" / "de"
    (new / "frames").mkdir(parents=True)
    for name in tables_told():
        text = (known / f"{name}.toml").read_text(encoding="utf-8")
        lines = [*emptied(tomllib.loads(text)), MORE.get(name, "")]
        (new / f"{name}.toml").write_text("\n".join(lines), encoding="utf-8")
    for name, text in WORDS.items():
        (new / f"{name}.toml").write_text(text, encoding="utf-8")
    shutil.copytree(known / "time", new / "time")
    (package / "world" / "nations" / "de.tsv").write_text(NATIONS, encoding="utf-8")


def said_of(folder: Path, *words: str) -> str:
    told = {**os.environ, "PYTHONPATH": str(folder), "MUSTER_LEDGER": str(folder / "a.ledger")}
    command = [sys.executable, "-c", "from muster.cli.app import app; app()", *words]
    done = subprocess.run(command, env=told, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_language_made_as_the_page_tells_is_read(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "muster", ignore=shutil.ignore_patterns("__pycache__", "static", "data"))
    add_german(tmp_path / "muster")
    (tmp_path / "a.txt").write_text(f"date: 2020-01-05\nlang: de\n\n{SAID}", encoding="utf-8")
    said = " ".join(said_of(tmp_path, "claims", "a.txt").split())
    assert "presence · deployed" in said
    assert "nation DE place Erbil count about 120 persons" in said


def test_the_page_names_tables_that_are_there() -> None:
    assert len(tables_told()) > 10
    assert [name for name in tables_told() if not (PACKAGE / "lang" / "nl" / f"{name}.toml").exists()] == []
