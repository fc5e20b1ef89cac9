"""Knowledge is data: no string of the code holds a word that the tables of a language know."""

from __future__ import annotations

import ast
import re
import tomllib
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from muster.model import ACTIVITIES, EVENTS, MODALITIES, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent / "src" / "muster"
# The tables that hold little but words of the language; others hold our own terms beside them.
WORD_TABLES = ("abbreviations", "function_words", "inflection", "nouns", "stopwords", "verbs")
KEYS_OF_TERMS = {"kind", "activity", "tense", "unit"}
WORD = re.compile(r"[^\W\d_]{3,}")
# Words of Python or SQL, or English ones, that are spelt as a Dutch word and stand in no docstring.
SPELT_ALIKE = WORD.findall("bad help max min red str top trainee")
EXAMPLE = re.compile(r"``.*?``|\".*?\"|“.*?”|'.*?'", re.DOTALL)
OUR_TERMS = WORD.findall(" ".join([*EVENTS, *chain(*EVENTS.values()), *ACTIVITIES, *MODALITIES, *UNITS]))


def texts(value: object) -> Iterator[str]:
    """Give the texts anywhere in a table, but for those of keys that hold our own terms."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (text for item in value for text in texts(item))
    elif isinstance(value, dict):
        yield from (text for key, item in value.items() if key not in KEYS_OF_TERMS for text in texts(item))


def words_of_tables(language: str) -> set[str]:
    """Give the words of three letters and more that the tables of a language list."""
    paths = [PACKAGE / "lang" / language / f"{name}.toml" for name in WORD_TABLES]
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]
    return {word for text in texts(tables) for word in WORD.findall(text.lower().replace("|", ""))}


def docstrings_of(tree: ast.AST) -> list[ast.Constant]:
    """Give the docstrings of a module, as nodes."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = (node.body for node in ast.walk(tree) if isinstance(node, documented) and ast.get_docstring(node))
    return [
        body[0].value for body in bodies if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    ]


def words_of_code(source: str) -> set[str]:
    """Give the words in the strings of Python code, docstrings aside: they may speak of examples."""
    tree = ast.parse(source)
    docstrings = set(map(id, docstrings_of(tree)))
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings)
    strings = (node.value for node in constants if isinstance(node.value, str))
    return {word for string in strings for word in WORD.findall(string.lower())}


def english_of_docstrings() -> set[str]:
    """Give the words of our own English: those of all docstrings, but for what stands in quotation marks there."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")]
    prose = [EXAMPLE.sub(" ", str(node.value)) for tree in trees for node in docstrings_of(tree)]
    return {word for text in prose for word in WORD.findall(text.lower())}


DUTCH = words_of_tables("nl").difference(SPELT_ALIKE, OUR_TERMS, english_of_docstrings())


def test_there_are_words_and_code_to_compare() -> None:
    assert len(DUTCH) > 1500
    assert {"volgens", "vanwege", "opleider", "vertrekken"} <= DUTCH
    assert len(list(PACKAGE.rglob("*.py"))) > 40


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_code_holds_no_dutch(path: Path) -> None:
    assert words_of_code(path.read_text(encoding="utf-8")) & DUTCH == set()


def test_the_check_itself_sees_a_word() -> None:
    assert words_of_code('"""De militairen."""\nif word == "volgens":\n    x = f"{y} vanwege"') & DUTCH == {
        "volgens",
        "vanwege",
    }
