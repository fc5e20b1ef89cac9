"""From a user's words to what a question is limited to: missions, nations and places by id, code or any name."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from muster.answers.places import place_named
from muster.answers.subject import Filters
from muster.claim_fields import NOTHING
from muster.knowledge.missions import mission_by_id, missions, missions_by_name, name_of
from muster.knowledge.names import key
from muster.knowledge.nations import nation_by_code, nations
from muster.knowledge.places import places
from muster.model import ALL_NATIONS
from muster.problems import MusterError

if TYPE_CHECKING:
    from collections.abc import Iterable

OTHER: Final = "other"
EXAMPLES: Final = "such as oir, NL, Netherlands or Erbil"


def filters_of(
    missions_asked: Iterable[str] = (), nations_asked: Iterable[str] = (), places_asked: Iterable[str] = ()
) -> Filters:
    """Make the limits of a question of the words a user gave for each.

    Raises:
        MusterError: where a word names nothing known; the message gives the nearest names.
    """
    return Filters(
        frozenset(one for word in missions_asked for one in _missions(word)),
        frozenset(_nation(word) for word in nations_asked),
        frozenset(_place(word) for word in places_asked),
    )


def any_subject(word: str) -> Filters:
    """Make the limits of a question of one word for a mission, a nation or a place, tried in this order.

    A country that missions go to, named and not given as a code, is a place: "Iraq" is what happens there, "IQ" whose
    forces or government it is.

    Raises:
        MusterError: where it names nothing known.
    """
    if missions := missions_named(word):
        return Filters(missions=missions)
    code = nation_named(word)
    if code and (len(word) <= len(code) or not _is_theatre(code)):
        return Filters(nations=frozenset({code}))
    place = place_named(word)
    if place:
        return Filters(places=frozenset({place}))
    raise _unknown("mission, nation or place", word, [*_mission_names(), *_nation_names(), *_place_names()])


def by_known_names(changes: Iterable[str]) -> list[str]:
    """Give changes, each ``field=value``, with missions, nations and places by the names that answers group by.

    Raises:
        MusterError: where a nation or a mission is none; a place that the tables do not have is kept as written.
    """
    parted = [change.partition("=") for change in changes]
    return [f"{name}{sign}{known_value(name, value.strip())}" for name, sign, value in parted]


def known_value(field: str, value: str) -> str:
    """Give the id, code or name that answers know what was typed in a field of a claim by; of other fields as it is.

    Raises:
        MusterError: where a nation or a mission is none, or several missions have the name.
    """
    known = {"mission": _mission, "nation": _nation, "place": _place}.get(field)
    return known(value) if known and value.lower() not in NOTHING else value


def _mission(word: str) -> str:
    found = {OTHER} if word == OTHER else missions_named(word)
    if len(found) == 1:
        return next(iter(found))
    if found:
        raise MusterError(f"{word!r}: several missions have that name; give one of {', '.join(sorted(found))}")
    error = _unknown("mission", word, _mission_names())
    raise MusterError(f"{error}; for one that is not known give mission={OTHER} and mission_name=NAME")


def missions_named(word: str) -> frozenset[str]:
    """Give the ids of the missions that a word means; more than one where they share the name."""
    if mission_by_id(word.casefold()):
        return frozenset({word.casefold()})
    return frozenset(mission.id for mission in missions_by_name(word)) or _by_printed_name(word)


def nation_named(word: str) -> str | None:
    """Give the code of the nation that a code or a name in any language means."""
    if word == ALL_NATIONS or nation_by_code(word.upper()):
        return word.upper()
    wanted = key(word)
    for nation in nations():
        if any(key(name) == wanted for words in nation.words.values() for name in words.names):
            return nation.code
    return None


def _is_theatre(code: str) -> bool:
    return any(code in mission.theatre for mission in missions())


def _by_printed_name(word: str) -> frozenset[str]:
    wanted = key(word)
    return frozenset(
        mission.id for mission in missions() if wanted in {key(name_of(mission, lang)) for lang in ("nl", "en")}
    )


def _missions(word: str) -> frozenset[str]:
    return missions_named(word) or frozenset({word})


def _nation(word: str) -> str:
    code = nation_named(word)
    if code is None:
        raise _unknown("nation", word, _nation_names())
    return code


def _place(word: str) -> str:
    return place_named(word) or word


def _unknown(kind: str, word: str, names: list[str]) -> MusterError:
    near = _near(word, names)
    hint = f"did you mean {' or '.join(near)}?" if near else f"give an id, a code or a name, {EXAMPLES}"
    return MusterError(f"{word!r}: no {kind} is known by that name; {hint}")


def names_near(kind: str, word: str) -> list[str]:
    """Give the names of missions or places that are nearly written so, two at most."""
    return _near(word, _mission_names() if kind == "mission" else _place_names())


def _near(word: str, names: list[str]) -> list[str]:
    return get_close_matches(word, names, n=2, cutoff=0.7)


def _mission_names() -> list[str]:
    return [name for mission in missions() for name in (mission.id, mission.en)]


def _nation_names() -> list[str]:
    return [words.name for nation in nations() for words in nation.words.values()]


def _place_names() -> list[str]:
    return [name for place in places() for name in place.names]
