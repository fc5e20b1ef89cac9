import pytest

from muster.time import parse, rules
from muster.time.date import Date
from muster.time.expressions import read_dates
from muster.time.tables import languages

CASES = [(lang, row) for lang in languages() for row in rules.load(lang).rules.values()]


def fired(text: str, lang: str) -> set[str]:
    grammar = rules.load(lang)
    return {name for token in parse.find(parse.tokenise(text, grammar), grammar) for name in token.rules}


@pytest.mark.parametrize(("lang", "row"), CASES, ids=[f"{lang}-{row.name}" for lang, row in CASES])
def test_each_rule_fires_in_its_examples_and_they_come_out(lang: str, row: rules.RuleRow) -> None:
    assert row.examples
    for text, told, expected in row.examples:
        assert row.gives.startswith("~nothing") or row.name in fired(text, lang), text
        read = read_dates(text, Date.parse(told), lang)
        assert expected in [one.date.edtf for one in read.expressions], (
            text,
            [one.date.edtf for one in read.expressions],
        )


@pytest.mark.parametrize(("lang", "row"), CASES, ids=[f"{lang}-{row.name}" for lang, row in CASES])
def test_no_rule_fires_where_it_must_not(lang: str, row: rules.RuleRow) -> None:
    for text in row.never:
        assert row.name not in fired(text, lang), text
