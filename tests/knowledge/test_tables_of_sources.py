"""The tables that sources use: clocks of all outlets, columns that mean one thing, XML sorts that are told apart."""

from __future__ import annotations

from collections import Counter
from zoneinfo import ZoneInfo

import pytest

from muster.knowledge.clocks import zones
from muster.knowledge.columns import columns, fields_of
from muster.knowledge.outlets import outlets
from muster.knowledge.papers import format_of_root, paper_formats


def test_every_home_of_an_outlet_has_a_clock() -> None:
    assert {outlet.nation for outlet in outlets() if outlet.nation} <= zones().keys()
    for zone in zones().values():
        assert ZoneInfo(zone).key == zone


def test_no_name_of_a_column_means_two_fields() -> None:
    seen = Counter(name for row in columns() for name in row.names)
    assert [name for name, times in seen.items() if times > 1] == []


@pytest.mark.parametrize(
    ("header", "told", "fields"),
    [
        (["Datum", "Krant", "Tekst"], {}, {"date": 0, "outlet": 1, "text": 2}),
        (["publication_date", "full text", "x"], {}, {"date": 0, "text": 1}),
        (["a", "b"], {"text": "B"}, {"text": 1}),
        (["text", "body"], {"text": "body"}, {"text": 1}),
        (["text"], {"date": "nowhere"}, {"text": 0}),
    ],
)
def test_columns_are_known_by_their_names(header: list[str], told: dict[str, str], fields: dict[str, int]) -> None:
    assert fields_of(header, told) == fields


def test_xml_is_told_apart_by_its_root() -> None:
    roots = [root for one in paper_formats() for root in one.roots]
    assert len(set(roots)) == len(roots)
    for one in paper_formats():
        assert one.paragraphs
        assert one.dates
        assert {format_of_root(root) for root in one.roots} == {one}
    assert format_of_root("recipe") is None
