# ruff: noqa: RUF001  (typographic marks are what news is written with)
"""Tokens and the lexicon: forms of verbs, compounds by their head, typographic marks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from muster.reading.analysis import reader_lexicon, reader_phrases
from muster.reading.sentences import plain
from muster.reading.tokens import Token, tokenise

if TYPE_CHECKING:
    from muster.reading.lexicon import Word


def tokens(text: str) -> tuple[Token, ...]:
    return tokenise(plain(text), reader_lexicon("nl"), reader_phrases("nl"), "nl")


def word(text: str) -> Word:
    return reader_lexicon("nl").word(text)


VERBS = [
    ("stuurt", "sturen", "present"),
    ("stuurde", "sturen", "past"),
    ("stuurden", "sturen", "past"),
    ("gestuurd", "sturen", "participle"),
    ("gestuurde", "sturen", "participle"),
    ("verlengt", "verlengen", "present"),
    ("verlengd", "verlengen", "participle"),
    ("trainden", "trainen", "past"),
    ("patrouilleert", "patrouilleren", "present"),
    ("verhuisde", "verhuizen", "past"),
    ("leeft", "leven", "present"),
    ("doodde", "doden", "past"),
    ("beëindigd", "beëindigen", "participle"),
    ("geëvacueerd", "evacueren", "participle"),
    ("geëist", "eisen", "participle"),
    ("vertrok", "vertrekken", "past"),
    ("vertrokken", "vertrekken", "participle"),
    ("besloot", "besluiten", "past"),
    ("omgekomen", "omkomen", "participle"),
    ("opgeschort", "opschorten", "participle"),
    ("stilgelegd", "stilleggen", "participle"),
    ("uitgezonden", "uitzenden", "participle"),
    ("teruggetrokken", "terugtrekken", "participle"),
    ("dreigend", "dreigen", "ongoing"),
    ("blijft", "blijven", "present"),
    ("gaat", "gaan", "present"),
    ("ging", "gaan", "past"),
]


@pytest.mark.parametrize(("form", "lemma", "tense"), VERBS)
def test_a_verb_is_known_by_its_forms(form: str, lemma: str, tense: str) -> None:
    assert (lemma, tense) in word(form).verbs
    assert lemma in word(form).lemmas


COMPOUNDS = [
    ("Leopardtanks", "vehicles", "tank", "leopard"),
    ("pioniersbataljon", "group", "bataljon", "pioniers"),
    ("zeeverkenningshelikopters", "helicopters", "helikopter", "zeeverkennings"),
    ("Chinook-transporthelikopters", "helicopters", "transporthelikopter", "chinook"),
    ("oefenmissie", "mission", "missie", "oefen"),
    ("woestijnwaarnemers", "people", "waarnemer", "woestijn"),
    ("Patriot-batterij", "group", "batterij", "patriot"),
]


@pytest.mark.parametrize(("form", "kind", "lemma", "modifier"), COMPOUNDS)
def test_a_compound_is_known_by_its_head(form: str, kind: str, lemma: str, modifier: str) -> None:
    noun = word(form).noun
    assert noun
    assert (noun.kind, noun.lemma, word(form).modifier) == (kind, lemma, modifier)


@pytest.mark.parametrize(("form", "lemma"), [("dreigingsniveau", "niveau"), ("opschortingen", "opschorting")])
def test_any_word_of_a_trigger_is_known_by_its_forms_and_compounds(form: str, lemma: str) -> None:
    assert lemma in word(form).lemmas


@pytest.mark.parametrize("form", ["tafel", "xyzzy", "q", "-", "9", "é"])
def test_other_words_are_nothing_of_the_field(form: str) -> None:
    assert word(form).noun is None


def test_the_work_of_forces_is_known_from_nouns_and_compounds() -> None:
    assert word("instructeurs").activity == "training"
    assert word("trainingsmissie").activity == "training"
    assert word("patrouilleert").activity == "patrol"
    assert word("luchtsteun").activity == "air"
    assert word("luchttransport").activity == "transport"  # by the head
    assert word("langeafstandsverkenningen").activity == "reconnaissance"
    assert word("beveiligingsteams").activity == "protection"  # by the beginning, though the noun is known
    assert word("antipiraterijmissie").activity == "patrol"


def test_what_goes_by_air_does_not_fight_from_it() -> None:
    assert [word(text).activity for text in ("luchtmobiele", "luchthaven", "luchtlanding")] == ["", "", ""]
    assert [word(text).activity for text in ("wedstrijd", "reisadvies", "landbouw")] == ["", "", ""]


def test_a_capital_counts_where_the_table_writes_one() -> None:
    (patriot,) = [t for t in tokens("De Patriot staat er.") if t.low == "patriot"]
    assert patriot.word.noun
    assert patriot.word.noun.kind == "system"


@pytest.mark.parametrize("mark", ["'", "’", "‘", "`"])
def test_every_apostrophe_is_one(mark: str) -> None:
    found = tokens(f"Zo{mark}n zestig F-16{mark}s staan in Jordanië.")
    assert found[0].low == "zo'n"
    assert [t.word.noun.kind for t in found if t.word.noun] == ["aircraft"]


def test_names_of_several_words_are_one_token_and_keep_their_place() -> None:
    text = "De missie in de Verenigde Staten en Burkina Faso."
    named = [(text[t.start : t.end], n.id) for t in tokens(text) for n in t.names if n.kind == "nation"]
    assert named == [("de Verenigde Staten", "US"), ("Burkina Faso", "BF")]


def test_the_first_part_of_a_compound_may_name_an_alliance() -> None:
    (token,) = [t for t in tokens("Er zijn NAVO-troepen.") if t.low == "navo-troepen"]
    assert ("compound", "*") in {(n.kind, n.id) for n in token.names}


def test_tokens_are_words_of_the_text_in_order() -> None:
    text = "„Zij gaan weg”, zei kap. De Boer (38) – 's nachts, naar Gao."
    found = tokens(text)
    assert all(plain(text)[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_contrary_is_no_compound() -> None:
    assert "veiliger" not in word("onveiliger").lemmas
    assert "veilig" not in word("onveilig").lemmas
