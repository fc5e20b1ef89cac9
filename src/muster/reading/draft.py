"""A clause with all that its claims draw on, and the making of a claim from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from muster.model import Claim, Span
from muster.reading.causes import cause_of
from muster.reading.lexicon import reader_words
from muster.reading.setting import activity_of, actor_nation, actor_nations, mission_of, place_of
from muster.reading.topics import spots

if TYPE_CHECKING:
    from muster.model import Modality
    from muster.reading.analysis import Analysed, Parsed
    from muster.reading.attribution import Speaker
    from muster.reading.clauses import Clause
    from muster.reading.context import Cue
    from muster.reading.force import Force
    from muster.reading.frames import Evoked
    from muster.reading.timing import Timing
    from muster.reading.topics import Spot, Topic


_WITH_CAUSE: Final = frozenset(("status", "presence", "measure", "mandate", "threat", "stance"))


@dataclass(frozen=True, eq=False)
class Scene:
    """One clause in its sentence, its report and what is under discussion."""

    analysed: Analysed
    parsed: Parsed
    clause: Clause
    topic: Topic
    evoked: tuple[Evoked, ...]
    cues: tuple[Cue, ...]
    timing: Timing
    speaker: Speaker | None

    @cached_property
    def forces(self) -> list[Force]:
        """The phrases for forces of the clause itself."""
        return [force for force in self.parsed.forces if force.head in self.clause.at]

    @cached_property
    def spots(self) -> list[Spot]:
        """The places told in the clause, outside the home country."""
        return [s for s in spots(self.parsed) if s.at in self.clause.at and s.country != self.topic.home]

    @cached_property
    def spot(self) -> Spot | None:
        """The place of the clause, told or understood."""
        return place_of(self.parsed, self.clause, self.topic)

    @cached_property
    def actor(self) -> str | None:
        """The nation that the clause names as acting."""
        return actor_nation(self.parsed, self.clause, self.topic)

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """The nations that the clause lists as acting."""
        return actor_nations(self.parsed, self.clause, self.topic)

    @property
    def origins(self) -> frozenset[str]:
        """The prepositions that tell where somebody comes from."""
        return reader_words(self.analysed.report.lang, "origins")

    @cached_property
    def mission(self) -> str | None:
        """The mission of the clause, named or understood."""
        nature = activity_of(self.parsed, self.clause) or ""
        return mission_of(self.parsed, self.clause, self.topic, self.spot, self.actor or self.topic.nation, nature)

    @property
    def modality(self) -> Modality:
        """The modality that the strongest cue gives."""
        return self.cues[0].modality if self.cues else "asserted"  # type: ignore[return-value]

    @property
    def done(self) -> bool:
        """Whether the clause tells of something past or done."""
        if self.timing.future:
            return False
        bare = not self.clause.passive and any(verb.tense == "participle" for verb in self.clause.verbs)
        return self.clause.tense == "past" or self.clause.perfect or self.timing.past or bare

    @property
    def going(self) -> bool:
        """Whether the clause is in the present, without an auxiliary of the perfect."""
        return self.clause.tense == "present" and not self.clause.perfect

    @property
    def incident(self) -> bool:
        """Whether the clause tells of an incident."""
        return any(e.frame.kind == "incident" for e in self.evoked)

    def has(self, *kinds: str) -> bool:
        """Whether the clause has a noun of one of these kinds."""
        return not self.noun_kinds.isdisjoint(kinds)

    def has_role(self, role: str) -> bool:
        """Whether the clause has a small word of this class."""
        return role in self._roles

    @cached_property
    def noun_kinds(self) -> frozenset[str]:
        """The kinds of the nouns of the clause."""
        tokens = self.parsed.tokens
        return frozenset([noun.kind for at in self.clause.at if (noun := tokens[at].word.noun)])

    @cached_property
    def _roles(self) -> frozenset[str]:
        tokens = self.parsed.tokens
        return frozenset[str]().union(*[tokens[at].word.roles for at in self.clause.at])


def words_of(parsed: Parsed, start: int, end: int) -> str:
    """The text of some tokens of a sentence, spelled as in the plain text."""
    offset = parsed.sentence.start
    return parsed.text[parsed.tokens[start].start - offset : parsed.tokens[end - 1].end - offset]


def claim_of(  # noqa: PLR0913  (a claim has many fields)
    scene: Scene,
    *,
    kind: str,
    event: str,
    modality: Modality,
    rule: str,
    spot: Spot | None = None,
    activity: str | None = None,
    **fields: Any,  # noqa: ANN401  (the fields of a claim have types of their own)
) -> Claim:
    """Make a claim of a clause; what is not given comes from the clause, the sentence and what is under discussion."""
    sentence = scene.parsed.sentence
    place = spot or scene.spot
    given = {name: value for name, value in fields.items() if value is not None or name == "nation"}
    speaker = scene.speaker
    reason = cause_of(scene.parsed, scene.clause) if kind in _WITH_CAUSE else None
    values: dict[str, Any] = {
        "mission": scene.mission,
        "place": place.name if place else None,
        "activity": activity or activity_of(scene.parsed, scene.clause),
        "when": scene.timing.when or (scene.analysed.report.told if modality == "asserted" else None),
        "until": scene.timing.until,
        "said_by": speaker.text if speaker else None,
        "cause": words_of(scene.parsed, *reason) if reason and reason[0] < reason[1] else None,
        **given,
    }
    trace = (f"frame {rule}", *(f"cue {cue.modality}: {' '.join(cue.words)}" for cue in scene.cues[:1]))
    if scene.timing.rule:
        trace = (*trace, f"time {scene.timing.rule}")
    evidence = Span(sentence.start, sentence.end, scene.analysed.report.text[sentence.start : sentence.end])
    return Claim(kind, event, evidence, modality, trace=trace, **values)
