# ruff: noqa: RUF001  (typographic marks are what news is written with)
"""Clauses: where they are cut and joined, and what their verbs tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.reading.analysis import Parsed
    from muster.reading.clauses import Clause

    Door = Callable[[str], Parsed]


def holding(parsed: Parsed, lemma: str) -> Clause:
    """The clause of a verb."""
    (found,) = [c for c in parsed.clauses if any(v.lemma == lemma for v in c.verbs)]
    return found


def words(parsed: Parsed, clause: Clause) -> str:
    return " ".join(parsed.tokens[at].text for at in clause.at)


def known_miss(reason: str, *row: object) -> Any:
    """A row of a table that fails today; it becomes a plain one when it passes."""
    return pytest.param(*row, marks=pytest.mark.xfail(reason=reason))


JOINED = [
    ("Nederland legt de missie voorlopig stil.", "stilleggen"),
    ("Defensie schort de opleiding op.", "opschorten"),
    ("Defensie besloot de opleiding stil te leggen.", "stilleggen"),
    ("De regering trekt haar troepen volgend jaar terug.", "terugtrekken"),
    ("Omdat de missie vorige week stil lag, keerden zij terug.", "terugkeren"),
    ("Zij kwamen daarbij om.", "omkomen"),
    ("De mariniers zitten al sinds dinsdag vast in Syrië.", "vastzitten"),
    ("De Kamer stemde er gisteren mee in.", "instemmen"),
    ("De VN-macht heeft haar taak nu voltooid.", "voltooien"),
    ("De kolonel trekt het plan nu in.", "intrekken"),
    ("Italië sluit dat uit, en Polen ook.", "uitsluiten"),
    known_miss("a clause put in the middle", "Het kabinet stuurt, zo bleek gisteren, de mariniers weg.", "wegsturen"),
]


@pytest.mark.parametrize(("text", "lemma"), JOINED)
def test_a_separable_verb_is_joined(sentence: Door, text: str, lemma: str) -> None:
    assert lemma in {verb.lemma for clause in sentence(text).clauses for verb in clause.verbs}


def test_a_preposition_before_its_phrase_is_no_particle(sentence: Door) -> None:
    parsed = sentence("De soldaten trekken op de weg naar Gao.")
    assert {verb.lemma for clause in parsed.clauses for verb in clause.verbs} == {"trekken"}


def test_main_and_subordinate_order(sentence: Door) -> None:
    parsed = sentence("Defensie meldt dat de militairen maandag naar Mali vertrekken.")
    assert holding(parsed, "melden").kind == "main"
    assert holding(parsed, "vertrekken").kind == "sub"
    assert words(parsed, holding(parsed, "melden")) == "Defensie meldt"


def test_a_clause_before_the_main_one(sentence: Door) -> None:
    parsed = sentence("Omdat de dreiging toeneemt, vertrekken de militairen morgen.")
    assert holding(parsed, "toenemen").kind == "sub"
    assert holding(parsed, "vertrekken").kind == "main"


def test_a_relative_clause_in_the_middle_is_taken_out(sentence: Door) -> None:
    parsed = sentence("De militairen, die sinds mei in Erbil werken, keren in juli terug.")
    assert words(parsed, holding(parsed, "terugkeren")).startswith("De militairen keren in juli")
    assert holding(parsed, "werken").kind == "relative"


def test_two_main_clauses(sentence: Door) -> None:
    parsed = sentence("De training stopt en de missie gaat door.")
    assert words(parsed, holding(parsed, "stoppen")) == "De training stopt"
    assert "missie" in holding(parsed, "doorgaan").lemmas


def test_a_list_of_nouns_cuts_nothing(sentence: Door) -> None:
    parsed = sentence("Nederland stuurt mariniers, genisten en artsen naar Mali.")
    (clause,) = parsed.clauses
    assert {"marinier", "genist", "arts"} <= clause.lemmas.keys()


def test_a_short_aside_cuts_nothing(sentence: Door) -> None:
    parsed = sentence("Minister Jansen (CDA) stuurt de mariniers naar Mali.")
    assert len(parsed.clauses) == 1


VERBS = [
    ("De missie wordt verlengd.", "verlengen", "present passive"),
    ("De missie werd in mei verlengd.", "verlengen", "past passive"),
    ("De regering heeft de missie verlengd.", "verlengen", "present perfect"),
    ("De regering had de missie verlengd.", "verlengen", "past perfect"),
    ("De militairen zijn vertrokken.", "vertrekken", "present perfect"),
    ("De militairen vertrokken in mei.", "vertrekken", "past"),
    ("De militairen vertrekken morgen.", "vertrekken", "present"),
    ("Zij wil de missie verlengen.", "verlengen", "present"),
    ("Zij wil het mandaat verlengen.", "verlengen", "present"),
]


@pytest.mark.parametrize(("text", "lemma", "form"), VERBS)
def test_tense_and_voice(sentence: Door, text: str, lemma: str, form: str) -> None:
    clause = holding(sentence(text), lemma)
    assert " ".join([clause.tense, *["passive"] * clause.passive, *["perfect"] * clause.perfect]) == form


def test_modals_are_told(sentence: Door) -> None:
    assert holding(sentence("De regering wil het mandaat verlengen."), "verlengen").modals == {"willen"}


def test_a_noun_that_looks_like_a_verb_is_none(sentence: Door) -> None:
    parsed = sentence("De vluchten naar de basis zijn een belasting.")
    assert {verb.lemma for clause in parsed.clauses for verb in clause.verbs} == {"zijn"}


def test_every_token_but_marks_is_in_one_clause(sentence: Door) -> None:
    parsed = sentence("Hij zei (toen het donker werd) dat, al was het laat, de missie – die liep – doorging; zij niet.")
    placed = [at for clause in parsed.clauses for at in clause.at]
    assert len(placed) == len(set(placed))
    assert {at for at, token in enumerate(parsed.tokens) if token.is_word} <= set(placed)
