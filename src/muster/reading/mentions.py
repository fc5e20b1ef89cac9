"""What a report mentions, and where: its places, nations and missions, for choosing among them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.knowledge import world
from muster.model import ALL_NATIONS
from muster.reading.setting import ALLIANCES
from muster.reading.topics import country_name, country_of, described, governed, missions_in, start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.reading.analysis import Analysed, Parsed
    from muster.reading.topics import Topic

_STANDING_FOR: Final = frozenset(("nation", "adjective", "demonym", "capital", "metonym"))
_COUNTRY_FORMS: Final = ("nation", "adjective", "demonym", "capital")
_NO_PLACES: Final = frozenset(("mission", "adjective"))
_JOINT: Final = ALLIANCES | {ALL_NATIONS}
_OF_ALLIANCES: Final = frozenset(("organisation", "compound", "lead"))
_OPENINGS: Final = frozenset("\"'")
_FIELDS: Final = ("place", "nation", "mission")
_CODE: Final = 2
_REACH: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """One mention: of what, in which sentence, at which token, by which form of name, behind which preposition."""

    value: str
    sentence: int
    at: int
    form: str
    preposition: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Mentions:
    """All mentions of a report by what they may fill, and how often each thing is mentioned.

    Attributes:
        values: the things mentioned, by field, each once: places by English name (a nation's name, adjective or capital
            mentions its country), nations by code (``*`` for an alliance), missions by id.
        number: the number of each sentence, by where it starts.
        of: the mentions of each thing, by its field and value.
        here: the mentions of each sentence, by field and number.
        most: how often the thing of a field that is mentioned most is.
    """

    values: dict[str, tuple[str, ...]]
    number: dict[int, int]
    of: dict[tuple[str, str], list[Mention]]
    here: dict[tuple[str, int], list[Mention]]
    most: dict[str, int]

    def number_of(self, parsed: Parsed) -> int:
        """The number of a sentence in the report, from 0."""
        return self.number[parsed.sentence.start]


@lru_cache(maxsize=4)
def mentions(analysed: Analysed) -> Mentions:
    """Collect what a report mentions, in the order of its text."""
    topic = start(analysed)
    year = str(topic.year)
    every: dict[str, list[Mention]] = {field: [] for field in _FIELDS}
    for number, parsed in enumerate(analysed.sentences):
        every["place"] += _places(parsed, number)
        every["nation"] += (*_nations(parsed, number), *_people(parsed, number, year))
        every["mission"] += _missions(parsed, number, topic)
    of: dict[tuple[str, str], list[Mention]] = {}
    here: dict[tuple[str, int], list[Mention]] = {}
    for field, found in every.items():
        for m in found:
            of.setdefault((field, m.value), []).append(m)
            here.setdefault((field, m.sentence), []).append(m)
    values = {field: tuple([value for of_, value in of if of_ == field]) for field in _FIELDS}
    most = {field: max([len(of[field, value]) for value in values[field]], default=0) for field in _FIELDS}
    return Mentions(values, {p.sentence.start: n for n, p in enumerate(analysed.sentences)}, of, here, most)


def _places(parsed: Parsed, number: int) -> Iterator[Mention]:
    for at, names in parsed.named:
        kinds = {name.kind: name.id for name in names}
        place = kinds.get("place") or kinds.get("town")
        if place and _NO_PLACES.isdisjoint(kinds):
            yield Mention(place, number, at, "place", governed(parsed, at))
        form = next((kind for kind in _COUNTRY_FORMS if kind in kinds), None)
        if form:
            yield Mention(country_name(kinds[form]), number, at, form, governed(parsed, at))
        elif place and (code := country_of(place)):
            yield Mention(country_name(code), number, at, "within", governed(parsed, at))


def _nations(parsed: Parsed, number: int) -> Iterator[Mention]:
    for at, names in parsed.named:
        for name in names:
            if name.kind in _STANDING_FOR:
                form = _of_what(parsed, at) if name.kind == "adjective" else name.kind
                yield Mention(name.id, number, at, form, governed(parsed, at))
                break
            if name.kind in _OF_ALLIANCES and name.id in _JOINT:
                yield Mention(ALL_NATIONS, number, at, name.kind)
                break


def _of_what(parsed: Parsed, at: int) -> str:
    """An adjective and the kind of noun that it tells of: forces, a government, a mission, a person."""
    near = parsed.tokens[at + 1 : at + 1 + _REACH]
    noun = next((token.word.noun.kind for token in near if token.word.noun), "none")
    return f"adjective:{noun}"


def _people(parsed: Parsed, number: int, year: str) -> Iterator[Mention]:
    """The nations of known holders of offices, by surname."""
    for at, token in enumerate(parsed.tokens):
        if at and token.text[0].isupper() and not token.names and parsed.tokens[at - 1].text not in _OPENINGS:
            code = _nation_of(token.text, year)
            if code:
                yield Mention(code, number, at, "person", governed(parsed, at))


def _nation_of(surname: str, year: str) -> str | None:
    """The only nation that a holder of an office of that name held one of in a year."""
    nations = [of for of in held_by(surname, year) if len(of) == _CODE]
    return nations[0] if len(nations) == 1 else None


@lru_cache(maxsize=1 << 12)
def held_by(name: str, year: str) -> frozenset[str]:
    """The nations and organisations that a known person held an office of in a year."""
    return frozenset([office.of for office in world.offices_by_name(name, year)])


def _missions(parsed: Parsed, number: int, topic: Topic) -> Iterator[Mention]:
    named = missions_in(parsed)
    yield from (Mention(mission, number, at, "named") for at, mission in named)
    for clause in () if named else parsed.clauses:
        told = described(parsed, clause.at, topic)
        if told:
            yield Mention(told, number, clause.at[0], "described")
    for at, names in parsed.named:
        for name in names:
            if name.kind == "codename" and world.mission_by_id(name.id):
                yield Mention(name.id, number, at, "codename")
