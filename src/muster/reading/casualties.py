"""How many an incident killed, or hurt where it killed nobody, as its sentence counts or names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from muster.reading.lexicon import reader_words
from muster.reading.victims import SETTING, antecedent, head_of, last_so_far, toll, victims_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.reading.analysis import Parsed
    from muster.reading.clauses import Clause
    from muster.reading.draft import Scene
    from muster.reading.quantities import Quantity
    from muster.reading.tokens import Token
    from muster.reading.victims import Toll, Victims

_REACH: Final = 4
_FAR: Final = 6


def casualties(scene: Scene) -> int | None:
    """How many died, or where nobody did, were hurt, by the clause or one beside it; 0 for nobody, None if not told."""
    parsed, words = scene.parsed, toll(scene.parsed.lang)
    here = [scene.clause, *(clause for clause in parsed.clauses if clause is not scene.clause)]
    spared = False
    for phrases, counted in ((words.dead, words.dead_counted | words.totals), (words.hurt, words.hurt_counted)):
        for clause in here:
            harm = _told(clause, phrases, counted, parsed.lang)
            if harm is not None:
                found = _number(parsed, clause, harm, counted, words)
                if found:
                    return found
                spared = spared or found == 0
    told = frozenset(lemma for clause in parsed.clauses for lemma in clause.lemmas)
    return 0 if spared or any(phrase <= told for phrase in words.unharmed) else None


def counts_all(scene: Scene) -> bool:
    """Whether a clause tells of all who fell so far, and not of one incident: "the death toll", "the eleventh who"."""
    parsed, words = scene.parsed, toll(scene.parsed.lang)
    if not words.totals.isdisjoint(scene.clause.lemmas):
        return True
    return any(last_so_far(parsed, at, words) for at in scene.clause.at if "relatives" in parsed.tokens[at].word.roles)


def counts_victims(scene: Scene) -> bool:
    """Whether a clause counts people, and not behind a preposition that makes them something else."""
    quantities = [quantity for quantity in scene.parsed.quantities_of(scene.clause) if not quantity.article]
    return any(one.counted for one in victims_in(scene.parsed, scene.clause, quantities, toll(scene.parsed.lang)))


@dataclass(frozen=True, slots=True)
class Harm:
    """Where a clause tells of harm, and whether by a phrase that denies ("did not survive")."""

    at: int
    denying: bool


def _told(clause: Clause, phrases: Sequence[frozenset[str]], counted: frozenset[str], lang: str) -> Harm | None:
    """The harm that a clause tells of first, by a verb with all that it takes or by a noun for those harmed."""
    lemmas, denials = clause.lemmas, reader_words(lang, "negations")
    told = [phrase for phrase in phrases if phrase <= lemmas.keys()]
    found = [(max(lemmas[word] for word in phrase), not phrase.isdisjoint(denials)) for phrase in told]
    found += [(lemmas[word], False) for word in counted if word in lemmas]
    return Harm(*min(found)) if found else None


def _number(parsed: Parsed, clause: Clause, harm: Harm, nouns: frozenset[str], words: Toll) -> int | None:
    """How many a clause that tells of harm tells of: 0 for nobody, None if it does not say."""
    tokens = parsed.tokens
    quantities = [quantity for quantity in parsed.quantities_of(clause) if not _in_brackets(tokens, quantity)]
    direct = _direct(parsed, quantities, nouns, words)
    if _is_nobody(parsed, clause, harm, words):
        return direct or 0
    if direct is not None:
        return direct
    groups = _victims(parsed, clause, harm.at, quantities, words)
    counted = any(group.counted for group in groups)
    if not counted and any(tokens[i].low in words.both for i in clause.at):
        return 2
    chains = [chain for chain in _chains(tokens, groups) if not counted or any(group.counted for group in chain)]
    if not chains:
        return None
    nearest = min(chains, key=lambda chain: min(abs(one - harm.at) for one in (chain[0].start, chain[-1].end - 1)))
    return _sum(tokens, nearest)


def _victims(parsed: Parsed, clause: Clause, at: int, quantities: Sequence[Quantity], words: Toll) -> list[Victims]:
    """Whom a clause tells of: before a "who", in it, or, where it goes on with an "and", in the one before."""
    relatives = [i for i in clause.at if i <= at and "relatives" in parsed.tokens[i].word.roles]
    found = list(antecedent(parsed, relatives[-1], words)) if relatives else []
    found = found or list(victims_in(parsed, clause, quantities, words))
    before = parsed.clause_of(clause.at[0] - 1)
    if found or before is None or "coordinators" not in parsed.tokens[clause.at[0]].word.roles:
        return found
    return list(victims_in(parsed, before, parsed.quantities_of(before), words))


def _is_nobody(parsed: Parsed, clause: Clause, harm: Harm, words: Toll) -> bool:
    lemmas = clause.lemmas.keys()
    if any(phrase <= lemmas for phrase in words.none):
        return True
    denied = any(parsed.tokens[i].low in words.nobody for i in clause.at)
    return (denied and not harm.denying) or _is_without(parsed, harm.at, words)


def _sum(tokens: Sequence[Token], chain: Sequence[Victims]) -> int:
    """How many people a list tells of; what only explains its first ("two men, a Finn and a Dane") counts once."""
    first, *others = chain
    rest = sum(group.count for group in others)
    between = tokens[first.end : chain[-1].start]
    joined = any("coordinators" in token.word.roles for token in between)
    return first.count + rest if joined and not 1 < first.count == rest else first.count


def _is_without(parsed: Parsed, at: int, words: Toll) -> bool:
    """Whether harm is told as what there was none of: "without anybody being hit"."""
    return any(token.low in words.without for token in parsed.tokens[max(at - _REACH, 0) : at])


def _in_brackets(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number stands between brackets: somebody's age."""
    return quantity.start > 0 and tokens[quantity.start - 1].text == "("


def _direct(parsed: Parsed, quantities: Sequence[Quantity], nouns: frozenset[str], words: Toll) -> int | None:
    """The number of a noun for those harmed ("three dead"), or of a total ("the death toll stands at 87")."""
    tokens = parsed.tokens
    for quantity in quantities:
        head = head_of(parsed, quantity)
        if head is not None and not tokens[head].word.lemmas.isdisjoint(nouns):
            return quantity.minimum
        before = tokens[max(quantity.start - _FAR, 0) : quantity.start]
        if not quantity.article and any(token.low in words.totals for token in before):
            return quantity.minimum
    return None


def _chains(tokens: Sequence[Token], groups: Sequence[Victims]) -> list[list[Victims]]:
    """Groups of people as they are listed together: with a comma or an "and" between, and nothing else."""
    found: list[list[Victims]] = []
    for group in sorted(groups, key=lambda one: one.start):
        if found and _listed(tokens[found[-1][-1].end : group.start]):
            found[-1].append(group)
        else:
            found.append([group])
    return found


def _listed(between: Sequence[Token]) -> bool:
    opened = next((i for i, token in enumerate(between) if token.text == "("), len(between))
    closed = next((i for i, token in enumerate(between) if token.text == ")"), opened)
    told = [t for i, t in enumerate(between) if not opened <= i <= closed and t.is_word and not _modifies(t)]
    linked = any(token.text == "," or "coordinators" in token.word.roles for token in between)
    return linked and all("coordinators" in token.word.roles for token in told)


def _modifies(token: Token) -> bool:
    """Whether a word only sets off the next of a list: an article, an adjective."""
    inflected = token.low.endswith("e") and not token.word.roles and not token.word.verbs
    return bool(token.name_of("adjective")) or inflected or not token.word.roles.isdisjoint(SETTING)
