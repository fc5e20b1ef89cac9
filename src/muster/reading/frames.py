"""Frames: which words evoke which claim, and what must stand beside them. Loaded from ``lang/<code>/frames``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from muster.knowledge.tables import TableError, load_rows
from muster.model import EVENTS
from muster.reading.lexicon import folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.reading.clauses import Clause


IDIOM: Final = "idiom"


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of a frame table.

    Attributes:
        id: its name, unique in the language; traces name it.
        kind: the kind of claim that it makes.
        event: the event of that claim.
        triggers: sets of lemmas, each written as words; one set in a clause evokes the frame, in any order.
        needs: kinds of mention of which one must be in the clause (force, mission, part, nation, base).
        examples: sentences that must evoke it.
        counter: sentences that must not.
        near: whether what it needs must be in the clause itself, not only in the sentence or under discussion.
        needs_place: whether a place must be told.
        needs_mission: whether a mission must be told or under discussion.
        needs_actor: whether a government, party or person must be there to hold the position.
        motion: whether "from" and "to" tell where forces go.
        away: whether the forces leave.
        future: whether it counts only for what is still to come.
        last: whether it counts only where no other row of its kind does.
        dated: whether it counts only where a day is told that may be to come.
        foe: whether it counts only where the sentence names an armed group.
        until: whether it counts only where an end is told ("until May").
        number: whether it counts only where a number is told.
        rising: whether it counts only where two numbers are told of which the second is the larger.
        falling: whether it counts only where two numbers are told of which the second is the smaller.
        alone: whether it counts only where its clause has no other verb ("they want no soldiers").
        outcome: whether it tells only what an incident led to, so that its event is that of the incident.
        rank: which one counts where several of a kind have triggers of the same length: the lowest.
        light: whether its triggers are words that mean little by themselves, so that any longer trigger silences them.
        hint: whether its words only hint at it or tell its outcome, so that it gives way to any other row of its kind.
    """

    id: str
    kind: str
    event: str
    triggers: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...]
    needs: tuple[str, ...] = ()
    near: bool = False
    needs_place: bool = False
    needs_mission: bool = False
    needs_actor: bool = False
    motion: bool = False
    away: bool = False
    future: bool = False
    hint: bool = False
    last: bool = False
    dated: bool = False
    foe: bool = False
    until: bool = False
    number: bool = False
    rising: bool = False
    falling: bool = False
    alone: bool = False
    outcome: bool = False
    rank: int = 9
    light: bool = False


@dataclass(frozen=True, slots=True)
class Evoked:
    """A frame that a clause evokes, by which words, and where the first of them stands."""

    frame: Frame
    trigger: tuple[str, ...]
    at: int


@dataclass(frozen=True, eq=False)
class Frames:
    """All frames of a language, indexed by the longest lemma of each trigger, and the place of each in the tables."""

    frames: tuple[Frame, ...]
    index: dict[str, tuple[tuple[Frame, tuple[str, ...], frozenset[str]], ...]]
    order: dict[str, int]

    def evoked(self, clause: Clause) -> tuple[Evoked, ...]:
        """The frames that a clause evokes, the most specific trigger of each, in the order of the tables.

        An idiom silences triggers that are only a part of it: who "lost their life" did not lose.
        """
        every = list(self._all(clause))
        if not every:
            return ()
        found: dict[str, Evoked] = {}
        idioms = [(evoked.frame, frozenset(evoked.trigger)) for evoked in every if len(evoked.trigger) > 1]
        for evoked in every:
            if any(idiom > frozenset(evoked.trigger) and _silences(longer, evoked.frame) for longer, idiom in idioms):
                continue
            known = found.get(evoked.frame.id)
            if known is None or _before(evoked, known):
                found[evoked.frame.id] = evoked
        told = [evoked for evoked in found.values() if evoked.frame.kind != IDIOM]
        return tuple(sorted(told, key=lambda evoked: self.order[evoked.frame.id]))

    def _all(self, clause: Clause) -> Iterator[Evoked]:
        lemmas, words, index = clause.lemmas, clause.lemmas.keys(), self.index
        for lemma in [word for word in lemmas if word in index]:
            for frame, trigger, needed in index[lemma]:
                if needed <= words:
                    yield Evoked(frame, trigger, lemmas[lemma])


def _before(one: Evoked, other: Evoked) -> bool:
    """Whether one trigger of a frame counts before another: the longer, then the earlier, then by its words."""
    return (-len(one.trigger), one.at, one.trigger) < (-len(other.trigger), other.at, other.trigger)


def _silences(longer: Frame, frame: Frame) -> bool:
    """Whether a longer trigger silences a frame: its own kind's, an idiom's; any but of a hint if it is light."""
    return (frame.light and not longer.hint) or longer.kind in {frame.kind, IDIOM}


@cache
def frames(lang: str) -> Frames:
    """Load all frames of a language.

    Raises:
        TableError: when a frame makes no kind or event of claim, or two frames share an id.
    """
    rows = [row for path in sorted((folder(lang) / "frames").glob("*.toml")) for row in load_rows(path, "frame", Frame)]
    for row in rows:
        if row.kind != IDIOM and row.event not in EVENTS.get(row.kind, ()):
            raise TableError(f"frame {row.id}: no event {row.event!r} of kind {row.kind!r}; see docs/words.md")
    if len({row.id for row in rows}) != len(rows):
        raise TableError("two frames share an id; rename one")
    index: dict[str, list[tuple[Frame, tuple[str, ...], frozenset[str]]]] = {}
    for row in rows:
        for trigger in row.triggers:
            words = tuple(trigger.lower().split())
            index.setdefault(max(words, key=len), []).append((row, words, frozenset(words)))
    order = {row.id: at for at, row in enumerate(rows)}
    return Frames(tuple(rows), {lemma: tuple(found) for lemma, found in index.items()}, order)


def trigger_words(lang: str) -> frozenset[str]:
    """All words that triggers name, whose forms the lexicon must know."""
    return frozenset(
        word for frame in frames(lang).frames for trigger in frame.triggers for word in trigger.lower().split()
    )
