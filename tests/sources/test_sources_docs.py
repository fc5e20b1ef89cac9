"""docs/sources.md tells of every kind that there is, and every kind is asked in its turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from muster.sources.kind import Kind, kind_for, kinds

PAGE = (Path(__file__).parent.parent.parent / "docs" / "sources.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_kind_is_on_its_page(kind: Kind) -> None:
    assert [suffix for suffix in kind.suffixes if f"`{suffix}`" not in PAGE] == []


def test_kinds_have_names_of_their_own_and_the_plainest_comes_last() -> None:
    names = [kind.name for kind in kinds()]
    assert len(set(names)) == len(names) > 12
    assert names[-1] == "plain text"
    found = kind_for("", b"De missie.")
    assert found is not None
    assert found.name == "plain text"
