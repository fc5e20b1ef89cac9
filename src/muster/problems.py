"""What can be wrong with what a user gives, and what to do about it: one place for every such message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CATALOGUE: Final[dict[str, tuple[str, str]]] = {
    "no-such-path": ("there is no such file or folder", "check the spelling of the path"),
    "unreadable": ("cannot be read: {detail}", "check that you may read it"),
    "not-utf8": ("is not UTF-8 text (byte {detail})", "save it as UTF-8 and read it again"),
    "not-text": ("holds a character that no text has ({detail})", "make sure that it is an article, and remove it"),
    "no-date": ("has no date", "begin the text with a line 'date: 2020-01' (or give \"date\" in JSON)"),
    "bad-date": ("the date {detail} is none", "write the date as 2020, 2020-01 or 2020-01-05"),
    "bad-header": ("{detail}", "give date, outlet, title, url, lang or id, then a blank line, then the article"),
    "empty-text": ("has no text", "leave it out, or put the article below the header"),
    "too-large": ("is larger than {detail}", "split it into single reports, or raise --max-size"),
    "bad-json": ("is not JSON: {detail}", "each line (or file) must be one whole JSON object; mend or remove it"),
    "bad-record": ("{detail}", 'a report needs "date" and "text", one of several "id" too, all of them strings'),
    "dated-ahead": (
        "is dated {detail}, which is to come",
        "it is kept so; if it is a slip, mend the date and read it anew",
    ),
    "bad-language": ("the language {detail} is none", "write it as a code of two or three letters, such as nl"),
    "same-name": ("has the name of {detail}, which was read before it", "begin one of them with a line 'id: …'"),
    "unknown-format": ("is of a kind that is not read", "docs/sources.md lists the kinds; save it as one of these"),
    "damaged": ("is damaged or cut off ({detail})", "fetch it anew; what came before the fault is kept"),
    "no-page-date": ("does not say when it was published", "give its date, as in: muster read FILE --date 2020-01"),
    "doubtful-date": ("its dates contradict each other ({detail})", "say which holds: muster read FILE --date 2020-01"),
    "locked": ("is locked with a password", "save it without, and read that"),
    "no-text": ("holds pictures of pages and no text", "run a program for recognising text on it, such as OCRmyPDF"),
    "too-long": (
        "takes longer than {detail} to take apart",
        "it may be made to do harm; leave it out, or print it anew",
    ),
    "bad-name": ("has a name that leads outside its archive", "it is left out; whoever packed it may mean harm"),
    "too-deep": ("is packed in too many archives within one another", "unpack the outer ones first"),
    "passed-over": (
        "some pages were passed over: {detail}",
        "save one alone and read it, to see what is wrong with it",
    ),
    "no-columns": ("its columns are not known ({detail})", "say what they are: --columns text=body,date=published"),
    "needs-more": ("needs {detail}, which is not installed", "install it, as in: pip install 'muster[parquet]'"),
    "not-a-feed": ("is no feed: {detail}", "give the address of an RSS, Atom or JSON feed"),
    "not-fetched": ("cannot be fetched: {detail}", "it is tried again later; nothing is lost"),
    "gone": ("cannot be fetched: {detail}", "it is not asked again; 'muster follow remove' takes it off the list"),
    "gave-up": ("could not be fetched: {detail}", "what its feed says of it is kept"),
    "robots": ("its server asks robots not to fetch it", "what its feed says of it is kept; read the page by hand"),
    "no-article": ("holds no article", "it may be a wall, a list or a picture; leave it out, or save the article"),
    "reader-fault": ("could not be read: {detail}", "it is left out; please tell the makers, with the text"),
    "nothing-found": ("holds no reports", "give a file, or a folder with files of a kind that docs/sources.md lists"),
}
SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with one input: a code of the catalogue, where it is, and a detail to fill in."""

    code: str
    where: str
    detail: str = ""

    def __str__(self) -> str:
        """Give one line: where, what is wrong, what to do."""
        what, remedy = CATALOGUE[self.code]
        return printable(f"{self.where}: {what.format(detail=self.detail)}; {remedy}")


class MusterError(Exception):
    """A user's mistake or a broken surrounding; its text is one line that says what, where and what to do."""


class InputError(MusterError):
    """One input cannot be taken; it carries the problem, to be handed on as a value where others are read on."""

    def __init__(self, code: str, where: str, detail: str = "") -> None:
        self.problem = Problem(code, where, detail)
        super().__init__(str(self.problem))


def printable(text: str) -> str:
    """Give the text on one line that is safe on any terminal: what steers a terminal becomes a question mark."""
    return "".join(character if character.isprintable() else "?" for character in text)


def quoted(value: str) -> str:
    """Give a value as it can stand in a message: in quotation marks, cut where it is long."""
    return f"'{value}'" if len(value) <= SHOWN else f"'{value[:SHOWN]}…'"
