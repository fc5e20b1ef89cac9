"""Making frozen records by the thousand, without a check at each of their fields."""

from __future__ import annotations

from dataclasses import fields, make_dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable


Made = TypeVar("Made")


def maker(of: type[Made]) -> Callable[..., Made]:
    """Give what makes records of a frozen dataclass with slots from the values of all its fields, in their order.

    A frozen record sets each field through a call, which makes it five times as dear to make as an open one; for the
    claims that a picture weighs that is a tenth of its time. So an open record of the same slots is made, which then
    becomes one of the class: the same record, frozen, equal to one made by the class itself. What the class does after
    making is not done: fields that it fills itself are to be given too.
    """

    def __post_init__(one: Any) -> None:  # noqa: ANN401, N807  (what a dataclass calls)
        one.__class__ = of

    named = [(field.name, Any) for field in fields(cast("Any", of))]
    last = {__post_init__.__name__: __post_init__}
    return make_dataclass(of.__name__, named, namespace=last, slots=True, eq=False)
