"""When what looks like a time is none: part of a compound, a name, something that comes back every week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from muster.time.parse import Text, Token

NAMES: Final = frozenset({"weekday_", "night_", "month_", "season_"})
OPENERS: Final = frozenset('.!?\n:"“”„‘’-–—*•(')  # noqa: RUF001  (marks that open what follows)


def is_date(token: Token, read: Text) -> bool:
    """Whether the context leaves the token a date: no part of a compound, no name, nothing that recurs."""
    before, after = read.text[token.start - 1 : token.start], read.text[token.end : token.end + 2]
    if before in ("-", "@", "#", "_") and token.start > 1 and not read.text[token.start - 2].isspace():
        return False
    if after[:1] in ("-", "_", "@") and after[1:].isalnum():
        return False
    return not _is_name(token, read) and not _recurs(token, read)


def _is_name(token: Token, read: Text) -> bool:
    """A weekday, month or season alone, with a capital inside a sentence, is a name."""
    if token.first != token.last or not NAMES & token.meaning.keys() or not read.entries[token.first].capital:
        return False
    return not (token.first == 0 or _ends_sentence(read, token.first - 1))


def _ends_sentence(read: Text, position: int) -> bool:
    return read.entries[position].lower[:1] in OPENERS


def _recurs(token: Token, read: Text) -> bool:
    before = read.entries[token.first - 1].meaning if token.first else {}
    return "every" in before and "starting" not in before
