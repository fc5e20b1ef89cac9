"""From bytes to text that the rest can trust: UTF-8, one kind of line end, nothing unseen, nothing that steers."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from muster.problems import InputError

_BYTE_ORDER_MARK: Final = "\ufeff"
_STEERING: Final = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Soft hyphens, spaces and joiners of no width, marks of direction, byte order marks: they would hide words.
_UNSEEN: Final = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
# A letter and few accents at a time: putting many in order takes time by the square of their number.
_ACCENTED: Final = re.compile(r"[^\W\d_][\u0300-\u036f]{1,4}")
_NO_TEXT: Final = re.compile(r"[\x00\ud800-\udfff]")


def decode(data: bytes, where: str) -> str:
    """Decode UTF-8, with or without a byte order mark.

    Raises:
        InputError: naming the first byte that is wrong, counted from 0.
    """
    try:
        return data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise InputError("not-utf8", where, str(error.start)) from error


def clean(text: str, where: str) -> str:
    """Make line ends a newline, control characters spaces, leave out what is not seen and the space around the text.

    Raises:
        InputError: on a null character or half a surrogate pair: no article has one, and no database keeps it.
    """
    wrong = _NO_TEXT.search(text)
    if wrong:
        raise InputError("not-text", where, f"U+{ord(wrong.group()):04X} at character {wrong.start()}")
    return _STEERING.sub(" ", composed(text).replace("\r\n", "\n").replace("\r", "\n")).strip()


def composed(text: str) -> str:
    """Leave out the characters that are not seen, and make one character of a letter and its accents."""
    return _ACCENTED.sub(lambda found: unicodedata.normalize("NFC", found.group()), _UNSEEN.sub("", text))


def clean_line(text: str) -> str:
    """Give a name or a title as one line of normal characters, for fields that are no evidence."""
    return clean_name(composed(text))


def clean_name(text: str) -> str:
    """Give an id as one line of normal characters; accents stay as they are, so that the same file keeps its id."""
    seen = _UNSEEN.sub("", text)
    whole = "".join(" " if unicodedata.category(character) in {"Cc", "Cs"} else character for character in seen)
    return " ".join(whole.split())
