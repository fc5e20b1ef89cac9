"""What a frame asks of the numbers and the times of a clause: an end, a number, two that rise or fall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from muster.reading.draft import Scene
    from muster.reading.frames import Frame

_FACTOR: Final = 10


def bounded(frame: Frame, scene: Scene) -> bool:
    """Whether a clause tells the end and the numbers that a frame asks for.

    Numbers change nothing where no forces, mission or nation are told or under discussion ("from two to three euros").
    """
    if frame.until and scene.timing.until is None:
        return False
    if not (frame.number or frame.rising or frame.falling):
        return True
    counts = _counts(scene)
    if not counts or not _concerned(scene):
        return False
    return frame.number or _changes(counts, rising=frame.rising)


def _changes(counts: list[int], *, rising: bool) -> bool:
    """Whether the first two numbers may be one size before and after: the second larger or smaller, but not tenfold."""
    low, high = sorted(counts[:2]) if len(counts) > 1 else (0, 0)
    return low < high < low * _FACTOR and (counts[1] == high) == rising


def _counts(scene: Scene) -> list[int]:
    """The numbers of a clause, without those of dates and without articles."""
    return [one.minimum for one in scene.parsed.quantities_of(scene.clause) if not one.article]


def _concerned(scene: Scene) -> bool:
    """Whether there is anything of which a bare number may tell the size."""
    known = scene.mission or scene.topic.main_mission or scene.topic.nation
    return bool(known) or any(not force.elliptic for force in scene.parsed.forces)
