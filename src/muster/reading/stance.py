"""Who takes a stance, of which nation, and on what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from muster.reading.attribution import sayings, source_at
from muster.reading.draft import words_of
from muster.reading.setting import nation_of
from muster.reading.topics import spots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.reading.attribution import Speaker
    from muster.reading.clauses import Clause
    from muster.reading.draft import Scene
    from muster.reading.frames import Evoked

_NATIONAL: Final = frozenset(("nation", "adjective", "demonym", "metonym", "capital"))
_LISTED: Final = _NATIONAL - {"adjective"}
_NEAR: Final = 3
_MATTER: Final = frozenset(("mission", "part", "mandate"))


def stance_fields(scene: Scene, evoked: Evoked) -> Iterator[dict[str, Any]]:
    """Nation, source and matter of a stance that a clause tells; once for each nation that is listed as its holder."""
    holder = _holder(scene)
    about = _matter(scene, evoked)
    said = {"said_by": words_of(scene.parsed, holder.start, holder.end)} if holder else {}
    yield {"nation": _nation(scene, holder), "about": about, **said}
    for at, nation in _beside(scene, holder):
        yield {"nation": nation, "about": about, "said_by": words_of(scene.parsed, at, at + 1)}


def _beside(scene: Scene, holder: Speaker | None) -> Iterator[tuple[int, str]]:
    """The nations listed right behind a holder with their positions: "London and Berlin want no part of it"."""
    tokens = scene.parsed.tokens
    known = {_nation(scene, holder)}
    at = holder.end if holder and holder.end > holder.start else len(tokens)
    listed = False
    while at < len(tokens):
        nation = next((name.id for name in tokens[at].names if name.kind in _LISTED), None)
        if nation and listed and nation not in known:
            known.add(nation)
            yield at, nation
        elif not nation and tokens[at].text != "," and not tokens[at].word.roles & {"coordinators", "determiners"}:
            return
        listed = listed or tokens[at].text == "," or "coordinators" in tokens[at].word.roles
        at += 1


def holder_signs(scene: Scene) -> Iterator[str]:
    """Whether somebody is named who may hold a stance, and where."""
    holder = _holder(scene)
    yield f"holder:{holder is not None}"
    if holder:
        noun = scene.parsed.tokens[holder.end - 1].word.noun
        yield f"holder-noun:{noun.kind if noun else 'name'}"


def _holder(scene: Scene) -> Speaker | None:
    """The source whose stance it is: told for the clause, before its finite verb or else behind it."""
    told = scene.speaker
    if told and told.end > told.start and told.start in scene.clause.at:
        return told
    own = list(_sources(scene))
    finite = next((verb.at for verb in scene.clause.verbs if verb.tense in {"present", "past"}), None)
    before = [source for source in own if finite is None or source.end <= finite]
    if before or own:
        return (before or own)[0]
    return told if told and told.end > told.start else None


def _sources(scene: Scene) -> Iterator[Speaker]:
    words = sayings(scene.analysed.report.lang)
    placed = {spot.at for spot in spots(scene.parsed)} | {at for at, _ in scene.parsed.names("mission")}
    floor = 0
    for at in scene.clause.at:
        found = source_at(scene.parsed.tokens, at, words) if at >= floor else None
        if found and not placed.intersection(range(found.start, found.end)) and not _host(scene, found):
            yield found
        floor = found.end if found else floor


def _host(scene: Scene, source: Speaker) -> bool:
    """Whether a source is no more than the name of a country where the mission is."""
    tokens = scene.parsed.tokens[source.start : source.end]
    hosted = any(name.kind == "nation" and name.id in scene.topic.hosts for token in tokens for name in token.names)
    return hosted and not any(token.word.noun for token in tokens)


def _nation(scene: Scene, holder: Speaker | None) -> str | None:
    inside = range(holder.start, holder.end) if holder else range(0)
    names = [name for at in inside for name in scene.parsed.tokens[at].names]
    own = next((name.id for name in names if name.kind in _NATIONAL), None)
    if own:
        return own
    if any(name.kind in {"organisation", "lead"} for name in names):
        return None
    return nation_of(None, scene.parsed, scene.clause, scene.topic)


def _matter(scene: Scene, evoked: Evoked) -> str | None:
    """What it is a stance on: the nearest noun for a mission with its place, else the clause that depends on it."""
    tokens = scene.parsed.tokens
    nouns = [(at, tokens[at].word.noun) for at in scene.clause.at if at != evoked.at]
    found = [at for at, noun in nouns if noun and noun.kind in _MATTER]
    if found:
        at = min(found, key=lambda i: abs(i - evoked.at))
        return words_of(scene.parsed, at, _phrase_end(scene, at))
    depends = next(_dependent(scene), None)
    return words_of(scene.parsed, depends.at[0], depends.at[-1] + 1) if depends else None


def _dependent(scene: Scene) -> Iterator[Clause]:
    """The subordinate clauses beside a clause: the one behind it first."""
    clauses = scene.parsed.clauses
    here = clauses.index(scene.clause)
    for other in (*clauses[here + 1 : here + 2], *clauses[max(here - 1, 0) : here]):
        if other.kind == "sub":
            yield other


def _phrase_end(scene: Scene, at: int) -> int:
    """The position behind a noun and a phrase of place right behind it."""
    near = [spot.at for spot in spots(scene.parsed) if 0 < spot.at - at <= _NEAR and spot.at in scene.clause.at]
    return max(near, default=at) + 1
