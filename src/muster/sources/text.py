"""From bytes to text that the rest can trust: UTF-8, one kind of line end, nothing that steers a terminal."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from muster.problems import InputError

_BYTE_ORDER_MARK: Final = "\ufeff"
_STEERING: Final = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
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
    """Make line ends a newline, control characters spaces (one for one), and take off the space around the text.

    Raises:
        InputError: on a null character or half a surrogate pair: no article has one, and no database keeps it.
    """
    wrong = _NO_TEXT.search(text)
    if wrong:
        raise InputError("not-text", where, f"U+{ord(wrong.group()):04X} at character {wrong.start()}")
    return _STEERING.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def clean_line(text: str) -> str:
    """Give a name or a title as one line of normal characters, for fields that are no evidence."""
    whole = "".join(" " if unicodedata.category(character) in {"Cc", "Cs"} else character for character in text)
    return " ".join(whole.split())
