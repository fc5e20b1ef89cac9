"""Clauses of a sentence in a cheap form that all frames share: tokens, verbs, lemmas, tense and voice.

A clause is cut at commas, semicolons, brackets and subordinating words. A piece without a verb belongs to the clause
before it; a piece cut off from its verb by a relative clause ("X, who …, did") is joined to it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.reading.lexicon import Lexicon
    from muster.reading.morphology import Tense
    from muster.reading.tokens import Token

ClauseKind = Literal["main", "sub", "relative"]
_BREAKS: Final = frozenset(",;:()\u2013\u2014[]")
_LONGEST_ASIDE: Final = 9
_OPENERS: Final = frozenset(("subordinators", "relatives", "coordinators"))
_SUBORDINATING: Final = frozenset(("subordinators", "coordinators"))
_NO_VERBS: Final = frozenset(("prepositions", "particles"))
_FINITE: Final = frozenset(("present", "past"))
_HARD_BREAKS: Final = frozenset(";:()\u2013\u2014[]")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in a clause: where it stands, its lemma, its form, the work that it tells of."""

    at: int
    lemma: str
    tense: Tense
    activity: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its tokens by position in the sentence, its verbs and what they tell.

    Attributes:
        at: positions of its tokens in the sentence, in order.
        verbs: its verbs, separable particles joined.
        lemmas: lemma → position, for all its words.
        kind: main, subordinate or relative.
        tense: present or past, by its finite verb and auxiliaries.
        passive: whether it is a passive with the auxiliary of the passive.
        perfect: whether an auxiliary with a participle tells something done.
        modals: the modal verbs in it.
    """

    at: tuple[int, ...]
    verbs: tuple[Verb, ...]
    lemmas: dict[str, int]
    kind: ClauseKind
    tense: Literal["present", "past"]
    passive: bool
    perfect: bool
    modals: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Piece:
    at: tuple[int, ...]
    kind: ClauseKind
    verbal: bool
    starts_finite: bool
    hard: bool


def find_clauses(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Clause, ...]:
    """Cut a sentence's tokens into clauses."""
    pieces = list(_pieces(tokens))
    return tuple(_clause(at, kind, tokens, lexicon) for at, kind in _joined(pieces))


def _pieces(tokens: Sequence[Token]) -> Iterator[_Piece]:
    start, hard = 0, True
    kind: ClauseKind = "main"
    aside = _asides(tokens)
    for at, token in enumerate(tokens):
        is_break = token.text in _BREAKS and at not in aside
        opens = None if is_break else _opens(tokens, at, start)
        if is_break or (opens and at > start):
            if at > start:
                yield _piece(range(start, at), kind, tokens, hard=hard)
            start, hard = (at + 1, token.text in _HARD_BREAKS) if is_break else (at, False)
            kind = "main" if is_break or opens is None else opens
            continue
        if opens and at == start:
            kind = opens
    if start < len(tokens):
        yield _piece(range(start, len(tokens)), kind, tokens, hard=hard)


def _asides(tokens: Sequence[Token]) -> frozenset[int]:
    """The brackets of short asides without a verb, such as a party or an abbreviation behind a name."""
    found: set[int] = set()
    for at, token in enumerate(tokens):
        if token.text == "(":
            end = next((j for j in range(at + 1, min(at + _LONGEST_ASIDE, len(tokens))) if tokens[j].text == ")"), None)
            if end is not None and not _has_verb(tokens, at + 1, end):
                found.update(i for i in range(at, end + 1) if tokens[i].text in _BREAKS)
    return frozenset(found)


def _opens(tokens: Sequence[Token], at: int, start: int) -> ClauseKind | None:
    roles = tokens[at].word.roles
    if roles.isdisjoint(_OPENERS):
        return None
    after_break = at == start
    nominal = "determiners" in roles and at + 1 < len(tokens) and not _clausal_next(tokens[at + 1])
    nominal = nominal or ("determiners" in roles and _parted_particle(tokens, at + 1))
    nominal = nominal or ("verb_first" in roles and not (at + 1 < len(tokens) and is_finite(tokens[at + 1])))
    nominal = nominal or ("adverbs" in roles and _adverbial(tokens, at, after_break=after_break))
    if "subordinators" in roles and not nominal and (after_break or "prepositions" not in roles):
        ambiguous = roles & {"there", "pronouns", "coordinators", "relatives", "determiners"}
        if (
            after_break
            or not ambiguous
            or _verb_before(tokens, at)
            or (_clausal(tokens, at) and _has_verb(tokens, start, at))
        ):
            return "sub"
    if "relatives" in roles and after_break and at > 0:
        return "relative"
    if "relatives" in roles and not nominal and at > 0 and tokens[at - 1].word.noun:
        return "relative"
    if "coordinators" in roles and at > start and _has_verb(tokens, start, at) and _has_finite(tokens, at + 1):
        return "main"
    return None


def _adverbial(tokens: Sequence[Token], at: int, *, after_break: bool) -> bool:
    """Whether a word such as "now" only tells a time: a verb right behind it, or none of a clause of its own."""
    if after_break:
        return at + 1 < len(tokens) and is_finite(tokens[at + 1]) and is_verb(tokens, at + 1)
    return not _has_finite(tokens, at + 2, alone=True)


def _parted_particle(tokens: Sequence[Token], at: int) -> bool:
    """Whether a particle ends its clause here, so that a verb before it has an object between: "rules that out"."""
    if at >= len(tokens) or "particles" not in tokens[at].word.roles:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or not behind.is_word or "coordinators" in behind.word.roles


def _clausal(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows looks like the beginning of a clause."""
    return "relatives" in tokens[at].word.roles and at + 1 < len(tokens) and _clausal_next(tokens[at + 1])


def _clausal_next(token: Token) -> bool:
    roles = token.word.roles
    return bool(
        token.names
        or roles & {"determiners", "pronouns", "there", "possessives", "prepositions", "negations"}
        or token.text[0].isupper()
        or token.text[0].isdigit()
    )


def _verb_before(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and bool(tokens[at - 1].word.verbs)


def _has_verb(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(tokens[at].word.verbs and is_verb(tokens, at) for at in range(start, end))


def _has_finite(tokens: Sequence[Token], start: int, *, alone: bool = False) -> bool:
    """Whether a finite verb stands before the next break; alone: before a word that opens a clause, no infinitive."""
    for at in range(start, len(tokens)):
        if tokens[at].text in _BREAKS or (alone and not tokens[at].word.roles.isdisjoint(_SUBORDINATING)):
            return False
        if is_verb(tokens, at) and is_finite(tokens[at]) and not (alone and _infinite(tokens[at])):
            return True
    return False


def _infinite(token: Token) -> bool:
    """Whether a verb's form may be an infinitive or a participle."""
    return any(tense not in _FINITE for _, tense in token.word.verbs)


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at a position stands as a verb: a verb's form, not after an article or in a noun's place."""
    token = tokens[at]
    if not token.word.verbs or token.names or not token.word.roles.isdisjoint(_NO_VERBS):
        return False
    if token.text[0].isupper() and at > 0 and tokens[at - 1].text not in "\"'":
        return False
    before = tokens[at - 1] if at else None
    if "possessives" in token.word.roles:
        return not before or not (before.word.roles & {"prepositions", "coordinators"} or before.word.verbs)
    return before is None or _verb_after(token, before)


def _verb_after(token: Token, before: Token) -> bool:
    roles = before.word.roles
    tenses = {tense for _, tense in token.word.verbs}
    if (
        roles & {"determiners", "possessives"}
        and not roles & {"pronouns", "relatives", "there"}
        and not before.word.verbs
    ):
        return False
    if tenses <= {"participle", "ongoing"} and token.low.endswith("e"):
        return False
    if _attributive(before) and "infinitive" in tenses:
        return False
    return not (token.word.noun and roles & {"prepositions"} and "infinitive_marker" not in roles)


def _attributive(token: Token) -> bool:
    """Whether a word is an inflected adjective of a nation or region, so that a noun follows it."""
    return token.word.adjectival or bool(token.name_of("adjective"))


def is_finite(token: Token) -> bool:
    """Whether a verb's form may be finite."""
    return any(tense in _FINITE for _, tense in token.word.verbs)


def _piece(at: range, kind: ClauseKind, tokens: Sequence[Token], *, hard: bool) -> _Piece:
    verbal = [i for i in at if tokens[i].word.verbs and is_verb(tokens, i)]
    starts = bool(verbal) and verbal[0] <= at[0] + 1 and is_finite(tokens[verbal[0]]) and verbal[0] == at[0]
    return _Piece(tuple(at), kind, bool(verbal), starts, hard)


def _joined(pieces: list[_Piece]) -> list[tuple[tuple[int, ...], ClauseKind]]:
    found: list[tuple[tuple[int, ...], ClauseKind, bool]] = []
    for piece in pieces:
        target = None
        if not piece.verbal:
            target = len(found) - 1 if found and piece.kind == "main" else None
        elif piece.starts_finite and piece.kind == "main" and not piece.hard:
            target = _open_clause(found)
        if target is None or target < 0:
            found.append((piece.at, piece.kind, piece.verbal))
        else:
            at, kind, verbal = found[target]
            found[target] = (at + piece.at, kind, verbal or piece.verbal)
    return _merge_verbless([(at, kind, verbal) for at, kind, verbal in found])


def _open_clause(found: list[tuple[tuple[int, ...], ClauseKind, bool]]) -> int | None:
    """The nearest earlier clause that has no verb yet, or the main clause before a relative one."""
    for index in range(len(found) - 1, -1, -1):
        if not found[index][2]:
            return index
    return None


def _merge_verbless(found: list[tuple[tuple[int, ...], ClauseKind, bool]]) -> list[tuple[tuple[int, ...], ClauseKind]]:
    merged: list[tuple[tuple[int, ...], ClauseKind, bool]] = []
    for at, kind, verbal in found:
        if merged and not merged[-1][2] and (merged[-1][1] == "main" or not verbal):
            before = merged.pop()
            merged.append((before[0] + at, kind if before[1] == "main" and kind != "relative" else before[1], verbal))
        else:
            merged.append((at, kind, verbal))
    return [(at, kind) for at, kind, _ in merged]


def _clause(at: tuple[int, ...], kind: ClauseKind, tokens: Sequence[Token], lexicon: Lexicon) -> Clause:
    verbs, particles = _verbs(at, tokens, lexicon)
    aux = {verb.lemma for verb in verbs} & lexicon.role_words["auxiliaries"]
    modals = frozenset(verb.lemma for verb in verbs) & lexicon.role_words["modals"]
    participle = any(verb.tense == "participle" for verb in verbs)
    finite = [verb for verb in verbs if verb.tense in {"present", "past"}]
    past = any(verb.tense == "past" for verb in finite) and not any(verb.tense == "present" for verb in finite)
    passive = participle and bool(aux & lexicon.role_words["passive"])
    lemmas: dict[str, int] = {}
    skip = {verb.at for verb in verbs}
    for i in at:
        if i not in skip and i not in particles:
            for lemma in tokens[i].word.lemmas:
                if lemma not in lexicon.plurals:
                    lemmas.setdefault(lemma, i)
    for verb in verbs:
        lemmas.setdefault(verb.lemma, verb.at)
        lemmas.setdefault(tokens[verb.at].low, verb.at)
    for lemma, i in _parted(at, verbs, particles, tokens):
        lemmas.setdefault(lemma, i)
    return Clause(
        at,
        verbs,
        lemmas,
        kind,
        "past" if past else "present",
        passive,
        participle and bool(aux) and not passive,
        modals,
    )


def _parted(
    at: tuple[int, ...], verbs: tuple[Verb, ...], particles: frozenset[int], tokens: Sequence[Token]
) -> Iterator[tuple[str, int]]:
    """Verb and preposition apart where "there" may belong to the preposition: "neemt er een beslissing over"."""
    if not particles or not any("there" in tokens[i].word.roles for i in at):
        return
    for verb in verbs:
        for i in particles:
            if i > verb.at and "prepositions" in tokens[i].word.roles and verb.lemma.startswith(tokens[i].low):
                yield verb.lemma.removeprefix(tokens[i].low), verb.at
                yield tokens[i].low, i


def _verbs(at: tuple[int, ...], tokens: Sequence[Token], lexicon: Lexicon) -> tuple[tuple[Verb, ...], frozenset[int]]:
    places = [i for i in at if tokens[i].word.verbs and is_verb(tokens, i)]
    aux = any(lemma in lexicon.role_words["auxiliaries"] for i in places for lemma, _ in tokens[i].word.verbs)
    found: list[Verb] = []
    used: set[int] = set()
    for i in places:
        marked = i > 0 and "infinitive_marker" in tokens[i - 1].word.roles
        for lemma, tense in _readings(tokens[i], others=len(places) > 1, aux=aux, marked=marked):
            particle = _particle(lemma, i, at, tokens, lexicon)
            if particle is not None:
                used.add(particle)
                lemma = tokens[particle].low + lemma  # noqa: PLW2901  (the joined verb takes the place of its base)
            found.append(Verb(i, lemma, tense, lexicon.activities.get(lemma, "")))
    return tuple(dict.fromkeys(found)), frozenset(used)


def _readings(token: Token, *, others: bool, aux: bool, marked: bool) -> list[tuple[str, Tense]]:
    """The likely readings of a verb's form: after an auxiliary a participle, with other verbs about an infinitive."""
    kinds: set[Tense] = {tense for _, tense in token.word.verbs}
    if marked and "infinitive" in kinds:
        wanted: set[Tense] = {"infinitive"}
    elif (aux and "participle" in kinds) or ("participle" in kinds and not kinds & {"present", "past"}):
        wanted = {"participle"}
    elif "infinitive" in kinds and others and not kinds & {"past"}:
        wanted = {"infinitive"}
    else:
        wanted = {"present", "past"} if kinds & {"present", "past"} else kinds
    return [(lemma, tense) for lemma, tense in token.word.verbs if tense in wanted]


@lru_cache(maxsize=8)
def _particles(lexicon: Lexicon) -> dict[str, set[str]]:
    """The separable particles of each verb that has any."""
    found: dict[str, set[str]] = {}
    for particle, lemma in lexicon.particle_verbs:
        found.setdefault(lemma, set()).add(particle)
    return found


def _particle(lemma: str, i: int, at: tuple[int, ...], tokens: Sequence[Token], lexicon: Lexicon) -> int | None:
    """Where a verb's separable particle stands: before "to" and an infinitive, or behind it, the last in the clause."""
    particles = _particles(lexicon).get(lemma)
    if particles is None:
        return None
    marked = "infinitive_marker" in tokens[i - 1].word.roles
    found = [j for j in at if (j > i or (marked and j == i - 2)) and _parts(j, particles, tokens, at[-1])]
    return found[0] if found and found[0] < i else found[-1] if found else None


def _parts(j: int, particles: set[str], tokens: Sequence[Token], last: int) -> bool:
    """Whether a word is one of a verb's particles: no noun behind an article, no preposition of what follows.

    The last word of a clause has nothing behind it that it could be a preposition of.
    """
    if tokens[j].low not in particles or _nominal(tokens[j - 1]):
        return False
    return "prepositions" not in tokens[j].word.roles or j == last or _ends_phrase(j, tokens)


def _nominal(before: Token) -> bool:
    """Whether a word is an article, so that what follows is a noun ("gives the lead", not "leads")."""
    roles = before.word.roles
    return "determiners" in roles and roles.isdisjoint(("pronouns", "negations", "subordinators", "there"))


def _ends_phrase(j: int, tokens: Sequence[Token]) -> bool:
    if j + 1 >= len(tokens):
        return True
    following = tokens[j + 1]
    if "coordinators" in following.word.roles:
        return j + 2 < len(tokens) and is_verb(tokens, j + 2)
    if not following.is_word or following.word.roles & {
        "infinitive_marker",
        "coordinators",
        "subordinators",
        "relatives",
        "prepositions",
    }:
        return True
    return bool(following.word.verbs) and not following.word.noun and not following.names
