"""Templates into pages: everything is escaped, and a name that a template does not know is an error."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from muster.knowledge.tables import PACKAGE
from muster.web import dates, naming
from muster.web.quotes import quotes

if TYPE_CHECKING:
    from muster.web.links import Links
    from muster.web.words import Words

NO_BREAK: Final = "\u00a0"
TEMPLATES: Final = PACKAGE / "web" / "templates"


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(TEMPLATES)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def render(template: str, words: Words, links: Links, **context: Any) -> str:  # noqa: ANN401  (what each template needs)
    """Give the page that a template makes of its context, in the language of the words."""
    known = {
        "w": words,
        "nbsp": NO_BREAK,
        "links": links,
        "date": partial(dates.date_words, words=words),
        "day": partial(dates.day_words, words=words),
        "when": partial(dates.when_words, words=words),
        "count": partial(naming.count_words, words=words),
        "number": partial(naming.number, words=words),
        "mission_name": partial(naming.mission_name, words=words),
        "nation_name": partial(naming.nation_name, words=words),
        "place_name": partial(naming.place_name, words=words),
        "subject_words": partial(naming.subject_words, words=words),
        "quotes": partial(quotes, words=words),
    }
    return _environment().get_template(template).render({**known, **context})
