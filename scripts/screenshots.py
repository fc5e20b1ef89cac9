"""Take pictures of every view of the page, wide and narrow, light and dark, of a ledger of the sample reports.

python scripts/screenshots.py FOLDER [--ledger FILE]    writes FOLDER/VIEW-desktop-light.png and the rest
python scripts/screenshots.py --docs                    writes the few that README.md shows into docs/images

It needs the extra ``browser`` and a Chromium, named by MUSTER_BROWSER where it is not on the path.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
MUSTER = (sys.executable, "-c", "from muster.cli.app import main; main()")
VIEWS = {
    "picture": "/picture?on=2020-02-20&nation=NL",
    "timeline": "/timeline?mission=oir&nation=NL",
    "map": "/map?on=2020-02-20",
    "changes": "/changes?from=2020-01-01&to=2020-02-20",
    "disputes": "/disputes",
    "due": "/due?on=2020-02-20&all=yes",
    "search": "/search?q=Erbil",
    "api": "/api",
    "error": "/picture?on=never",
}
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
SHOWN = {"picture": (1060, 740), "timeline": (1060, 740), "map": (1060, 740), "report": (1060, 740)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--docs", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made, served(asked.ledger or samples(Path(made))) as address:
        if asked.docs:
            for_docs(address, ROOT / "docs" / "images")
        elif asked.folder:
            every_view(address, asked.folder)


def samples(folder: Path) -> Path:
    ledger = folder / "samples.ledger"
    subprocess.run([*MUSTER, "read", ROOT / "samples", "--quiet", "--ledger", ledger], check=True)  # noqa: S603  (our own)
    return ledger


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    command = [*MUSTER, "serve", "--no-open", "--port", "0", "--ledger", str(ledger)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603  (our own command)
        found = re.search(r"(http://\S+)/", server.stdout.readline() if server.stdout else "")
        if found is None:
            raise SystemExit("the page did not start")
        yield found[1]
        server.terminate()


@contextmanager
def browser() -> Iterator[Any]:
    path = os.environ.get("MUSTER_BROWSER") or shutil.which("chromium")
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


def every_view(address: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with browser() as opened:
        for size, (width, height) in SIZES.items():
            for scheme in ("light", "dark"):
                page = opened.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, locale="nl-NL")
                for name, path in {**VIEWS, **read_views(page, address)}.items():
                    show(page, address + path)
                    page.screenshot(path=folder / f"{name}-{size}-{scheme}.png")


def read_views(page: Any, address: str) -> dict[str, str]:
    """The report and the claim behind the first line of the picture."""
    page.goto(address + VIEWS["picture"])
    link = page.locator("details.standing.suspended a.there, a.there").first
    report, claim = link.get_attribute("href"), link.get_attribute("data-panel")
    return {"report": report, "claim": claim}


def show(page: Any, address: str) -> None:
    page.goto(address)
    page.evaluate("document.querySelector('details.row')?.setAttribute('open', '')")
    if "/timeline" in address:
        page.wait_for_selector("#chart svg")


def for_docs(address: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with browser() as opened:
        for name, (width, height) in SHOWN.items():
            page = opened.new_page(viewport={"width": width, "height": height}, locale="en-GB")
            views = {**VIEWS, **read_views(page, address)}
            show(page, address + views[name].partition("#")[0])
            page.screenshot(path=folder / f"{name}.png")


if __name__ == "__main__":
    main()
