"""What differs between two pictures, in the words of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.answers.winning import Sure
from muster.web.lines import Row, Table, table
from muster.web.naming import count_words, subject_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.answers.changes import Change, Diff
    from muster.answers.picture import Picture
    from muster.answers.plans import Plan
    from muster.answers.standing import Standing
    from muster.answers.subject import Subject
    from muster.web.words import Words

PLAN = "plan: "


def changes_table(found: Diff, words: Words) -> Table:
    """Give what differs as a table: of whom and where, what, before and after."""
    columns = ("whom", "part", "before", "after")
    return table("changes", columns, (_row(one, found, words) for one in found.changes))


def _row(change: Change, found: Diff, words: Words) -> Row:
    before, after = (_words(change, picture, words) for picture in (found.before, found.after))
    standing = _standing(change.subject, found.after)
    mark = standing.state.value if standing and change.part == "state" else ""
    return Row(
        (subject_words(change.subject, words), part_words(change.part, words), before, after), change.claims, mark
    )


def part_words(part: str, words: Words) -> str:
    """Give which part of a standing changed."""
    if part.startswith(PLAN):
        return words("changes.plan", event=words.of("event_of", part.removeprefix(PLAN)))
    return words.of("changes", part)


def _words(change: Change, picture: Picture, words: Words) -> str:
    if change.part.startswith(PLAN):
        return _plan(change, picture.plans, words)
    standing = _standing(change.subject, picture)
    if change.part == "strength":
        return ", ".join(count_words(one.count, words, one.who) for one in standing.figures) if standing else ""
    if standing is None:
        return words("changes.not_told")
    others = ", ".join(sorted(words.of("state", state.value) for state, _ in standing.otherwise))
    beside = f" {words('picture.or_state', state=others)}" if others else ""
    state = f"{words.of('state', standing.state.value)}{beside}"
    told = words("changes.doubtful", state=state) if standing.sure is Sure.POSSIBLE else state
    return f"{told}, {words('picture.superseded_by', parts=standing.superseded)}" if standing.superseded else told


def _standing(subject: Subject, picture: Picture) -> Standing | None:
    held = (*picture.standings, *picture.superseded)
    return next((one for one in held if one.subject == subject), None)


def _plan(change: Change, plans: Iterable[Plan], words: Words) -> str:
    ids = {one.id for one in change.claims}
    found = next((plan for plan in plans if ids.intersection(one.id for one in plan.claims)), None)
    return words.of("stands", found.stands.value) if found else words("changes.not_open")
