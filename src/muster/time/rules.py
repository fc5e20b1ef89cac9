"""Rules as data: a pattern over classes of tokens, what it makes, and examples beside it.

A pattern is a row of elements parted by spaces. ``m:month`` is a token of class month, captured as ``m``;
``daynum|dayord`` is one of either class; ``?`` after an element or a group in parentheses makes it optional;
``!counted`` says that no such token follows; what stands before ``<`` must be there but is not part of the
expression. Patterns have no repetition, so matching takes linear time on any text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from muster.knowledge.tables import TableError, load_rows
from muster.time import lexicon, tables, terms
from muster.time.patterns import ELEMENT, PIECES, first_classes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_MARKS: Final = {"<": "\x01", ">": "\x02"}
DATE: Final = "date"
CORES: Final = (
    *(
        "weekday",
        "weekday_short",
        "weeknight",
        "weekend",
        "month",
        "month_short",
        "season",
        "holiday",
        "deictic",
        "night",
    ),
    *(
        "unit",
        "many",
        "period",
        "dur",
        "dmy",
        "ym",
        "dm",
        "year",
        "years",
        "shortyear",
        "further",
        "now",
        "daypart",
        "thousands",
        "century_turn",
    ),
)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule as it stands in a table.

    Attributes:
        name: unique in the language.
        pattern: over classes of tokens.
        gives: the class of what it makes; without "~" it is a date, and of the class ``date`` too.
        make: the term that makes the meaning.
        examples: text, date of the report, days meant in EDTF.
        never: texts in which the rule must have no part.
        tense: "past" where what it makes has begun whatever the verb says; "open" where a past verb says nothing of it.
    """

    name: str
    pattern: str
    gives: str
    make: str
    examples: tuple[tuple[str, ...], ...]
    never: tuple[str, ...]
    tense: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready to be matched against a string of class characters."""

    row: RuleRow
    match: Callable[[str, int], re.Match[str] | None]
    captures: tuple[tuple[str, tuple[str, ...]], ...]
    make: Callable[[dict[str, Any]], Any]
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """Rules that are tried together, by the character with which a match can begin; and where the next such is."""

    name: str
    starting: dict[str, tuple[Rule, ...]]
    opening: Callable[[str, int], re.Match[str] | None]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that reading a language takes: its words and its rules, stage by stage; characters that can begin a date."""

    words: lexicon.Words
    lexicon: lexicon.Lexicon
    stages: tuple[Stage, ...]
    islands: re.Pattern[str]
    cores: re.Pattern[str]
    characters: dict[tuple[str, ...], str]
    rules: dict[str, RuleRow]


@lru_cache(maxsize=8)
def load(lang: str) -> Grammar:
    """The grammar of a language, read once; stages are the files of its folder ``rules``, in order of their names.

    Raises:
        TableError: where a table is not as it must be.
    """
    words = lexicon.load(lang)
    files = sorted((entry for entry in (tables.folder(lang) / "rules").iterdir()), key=lambda entry: entry.name)
    loaded = {file.name: load_rows(file, "rule", RuleRow) for file in files if file.name.endswith(".toml")}
    rows = [row for found in loaded.values() for row in found]
    _check_names(rows)
    _check_classes(rows, words.alphabet)
    characters = {gives: words.alphabet.of(gives) for gives in {_gives(row) for row in rows}}
    known = {name for signature in words.alphabet.characters for name in signature}
    stages = tuple(
        _stage(name, [_compiled(row, words.alphabet, known, name) for row in found], words.alphabet)
        for name, found in loaded.items()
    )
    return Grammar(
        lexicon.Words(words),
        words,
        stages,
        _islands(stages, words.alphabet),
        re.compile(f"[{_letters(CORES, words.alphabet)}]"),
        characters,
        {row.name: row for row in rows},
    )


def _check_names(rows: list[RuleRow]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.name in seen:
            raise TableError(f"two time rules are called {row.name!r}; rename one")
        seen.add(row.name)


def _check_classes(rows: list[RuleRow], alphabet: lexicon.Alphabet) -> None:
    """What makes a date may not share its class with words: a pattern would take the one for the other."""
    of_words = {name for signature in alphabet.characters for name in signature}
    for row in rows:
        if not row.gives.startswith("~") and row.gives in of_words:
            raise TableError(f"time rule {row.name!r} gives {row.gives!r}, a class of words; rename what it gives")


def _gives(row: RuleRow) -> tuple[str, ...]:
    name = row.gives.removeprefix("~")
    return (name,) if row.gives.startswith("~") else (name, DATE) if name != DATE else (DATE,)


def _stage(name: str, rules: list[Rule], alphabet: lexicon.Alphabet) -> Stage:
    starting: dict[str, tuple[Rule, ...]] = {}
    for signature, character in alphabet.characters.items():
        found = tuple(rule for rule in rules if first_classes(rule.row.pattern) & signature)
        if found:
            starting[character] = found
    letters = "".join(re.escape(character) for character in starting)
    return Stage(name, starting, re.compile(f"[{letters}]").search)


def _compiled(row: RuleRow, alphabet: lexicon.Alphabet, known: set[str], file: str) -> Rule:
    where = f"time rule {row.name!r} in {file}"
    captures: dict[str, tuple[str, ...]] = {}
    regex = "".join(_piece(piece, alphabet, known, captures, where) for piece in _pieces(row.pattern, where))
    before, _, inner = regex.rpartition(_MARKS["<"])
    inner, _, beyond = inner.partition(_MARKS[">"])
    regex = f"{before}(?P<_body>{inner}){beyond}"
    return Rule(
        row,
        re.compile(regex).match,
        tuple(captures.items()),
        terms.compile_term(row.make, frozenset(captures), where),
        _gives(row),
    )


def _pieces(pattern: str, where: str) -> list[str]:
    pieces = PIECES.findall(pattern)
    if pattern.count("(") != pattern.count(")") or pattern.count("<") > 1:
        raise TableError(f"{where}: parentheses that do not match, or more than one '<'")
    return pieces


def _piece(
    piece: str, alphabet: lexicon.Alphabet, known: set[str], captures: dict[str, tuple[str, ...]], where: str
) -> str:
    if piece in ("(", ")", ")?"):
        return {"(": "(?:"}.get(piece, piece)
    if piece in "<>":
        return _MARKS[piece]
    element = ELEMENT.fullmatch(piece)
    if element is None:
        raise TableError(f"{where}: {piece!r} is no element of a pattern")
    classes = tuple(element["classes"].split("|"))
    for name in classes:
        if name not in known:
            raise TableError(f"{where}: no word and no rule is of the class {name!r}")
    letters = f"[{_letters(classes, alphabet)}]"
    if element["bar"]:
        return f"(?!{letters})"
    if element["name"]:
        captures[element["name"]] = classes
        letters = f"(?P<{element['name']}>{letters})"
    return letters + (element["optional"] or "")


def _islands(stages: tuple[Stage, ...], alphabet: lexicon.Alphabet) -> re.Pattern[str]:
    """Runs of tokens that any rule can use, in which expressions are looked for."""
    used: set[str] = set()
    for stage in stages:
        for rules in stage.starting.values():
            for rule in rules:
                for piece in PIECES.findall(rule.row.pattern):
                    element = ELEMENT.fullmatch(piece)
                    if element:
                        used.update(element["classes"].split("|"))
    return re.compile(f"[{_letters(used, alphabet)}]+")


def _letters(classes: Iterable[str], alphabet: lexicon.Alphabet) -> str:
    """All characters of these classes, ready to stand in a bracket of a regular expression."""
    return "".join(sorted({re.escape(char) for name in classes for char in alphabet.having(name)}))
