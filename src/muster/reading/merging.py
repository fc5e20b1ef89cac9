"""One claim per fact: of two claims of a report the less likely goes where it tells nothing that the other does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.model import Claim

_SAME: Final = ("kind", "event", "modality", "nation", "mission")
_TOLD: Final = ("place", "count", "activity", "level_from", "level_to", "casualties", "until", "said_by")
_QUOTED: Final = ("who", "about")
_LONG: Final = 4


def merged(told: Iterable[tuple[float, Claim]]) -> tuple[Claim, ...]:
    """The claims of a report without those that say no more than a likelier one, in the order given.

    What says more than the likelier one stays beside it: which of the two a reader would note cannot be told, and
    leaving one out loses a fact as often as it saves a repetition.

    Args:
        told: how much speaks for each claim, in any unit, and the claim.
    """
    found = list(told)
    kept: list[int] = []
    for at in sorted(range(len(found)), key=lambda at: -found[at][0]):
        if not any(says_no_more(found[at][1], found[better][1]) for better in kept):
            kept.append(at)
    return tuple(found[at][1] for at in sorted(kept))


def says_no_more(one: Claim, other: Claim) -> bool:
    """Whether a claim tells nothing of a fact that another claim of the report does not tell alike."""
    same = all(getattr(one, name) == getattr(other, name) for name in _SAME)
    told = (getattr(one, name) in {None, getattr(other, name)} for name in _TOLD)
    return same and all(told) and all(_named_alike(getattr(one, name), getattr(other, name)) for name in _QUOTED)


def _named_alike(one: str | None, other: str | None) -> bool:
    """Whether words of a report name nothing but what others name: alike, or with a word of content in common."""
    return one in {None, other} or not _content(one).isdisjoint(_content(other))


def _content(words: str | None) -> set[str]:
    return {word for word in (words or "").casefold().split() if len(word) >= _LONG or word.isdigit()}
