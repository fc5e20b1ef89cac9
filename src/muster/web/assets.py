"""The files that pages need: style, scripts, outlines; and Vega, taken once from the package that ships it."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from muster.knowledge.tables import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = PACKAGE / "web" / "static"
VEGA: Final = "vega.js"
SNIPPET: Final = "window.vegaEmbed = vegaEmbed;"
TYPES: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@cache
def assets() -> Mapping[str, bytes]:
    """Give the files of the page itself by name; no other name leads to a file."""
    return {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir()) if path.suffix in TYPES}


@cache
def version() -> str:
    """Give a word that changes with the content of the files."""
    digest = hashlib.sha256(b"".join(assets().values()) + _vega_version().encode())
    return digest.hexdigest()[:12]


@cache
def asset(name: str) -> bytes | None:
    """Give a file's content by its name; None where there is none such."""
    return vega() if name == VEGA else assets().get(name)


@cache
def packed(name: str) -> bytes | None:
    """Give the same, compressed."""
    content = asset(name)
    return None if content is None else gzip.compress(content, 6, mtime=0)


def media_type(name: str) -> str:
    """Give the media type of a file."""
    return f"{TYPES[Path(name).suffix]}; charset=utf-8"


@cache
def vega() -> bytes:
    """Give Vega, Vega-Lite and Vega-Embed in one script: made once, then kept in the user's cache folder."""
    from platformdirs import user_cache_path

    path = user_cache_path("muster", appauthor=False) / f"vega-{_vega_version()}.js"
    try:
        return path.read_bytes()
    except OSError:
        made = _bundle()
    _keep(path, made)
    return made


def _bundle() -> bytes:
    import vl_convert

    return vl_convert.javascript_bundle(snippet=SNIPPET).encode()


def _keep(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; a cache that cannot be written to is done without."""
    draft = path.with_suffix(f".{hashlib.sha256(content).hexdigest()[:8]}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError:
        return


def _vega_version() -> str:
    from importlib.metadata import version as installed

    return installed("vl-convert-python")
