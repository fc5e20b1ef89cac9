"""Write into README.md the picture that its own command prints for the sample reports, between the two marks.

python scripts/write_readme.py            writes it
python scripts/write_readme.py --check    exits 1 where the README shows another one
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
COMMAND = ("picture", "--on", "2020-02-20", "--mission", "nmi")
BETWEEN = re.compile(r"(?<=<!-- picture -->\n).*(?=<!-- /picture -->)", re.DOTALL)


def main() -> int:
    shown = README.read_text(encoding="utf-8")
    page = BETWEEN.sub(lambda _: f"```text\n$ muster {' '.join(COMMAND)}\n\n{picture()}\n```\n", shown)
    if "--check" in sys.argv:
        return int(page != shown)
    README.write_text(page, encoding="utf-8")
    return 0


def picture() -> str:
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder, "samples.ledger"))
        muster("read", str(ROOT / "samples"), "--quiet", "--ledger", ledger)
        return "\n".join(line.rstrip() for line in muster(*COMMAND, "--ledger", ledger).strip().splitlines())


def muster(*arguments: str) -> str:
    command = [sys.executable, "-c", "from muster.cli.app import main; main()", *arguments]
    surroundings = {**os.environ, "COLUMNS": "110", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=surroundings)  # noqa: S603  (our own command)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
