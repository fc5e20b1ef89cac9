"""A record that is made quickly is the same record as one made by its class."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from made_reports import claims
from muster.making import maker
from muster.model import Claim, Count, Span

if TYPE_CHECKING:
    from collections.abc import Callable

MAKE: dict[type, Callable[..., Any]] = {one: maker(one) for one in (Claim, Count, Span)}


@given(made=claims("Bericht meldt iets over de missie."))
def test_a_record_made_quickly_equals_one_made_by_its_class(made: Claim) -> None:
    again = MAKE[Claim](*(getattr(made, field.name) for field in fields(made)))
    assert type(again) is Claim
    assert (again, hash(again), repr(again)) == (made, hash(made), repr(made))


def test_it_is_as_frozen_as_any() -> None:
    made = MAKE[Span](0, 4, "Zij.")
    with pytest.raises(FrozenInstanceError):
        made.start = 1


def test_a_value_too_few_is_refused() -> None:
    with pytest.raises(TypeError):
        MAKE[Count](1, 2)
