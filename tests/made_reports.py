"""Made-up reports with claims, for tests that need many: every text is its own evidence."""

from __future__ import annotations

from hypothesis import strategies as st

from muster.model import Claim, Count, Report, Span
from muster.time.date import LATEST, Date

PLACES = ("Iraq", "Erbil", "Baghdad", "Mali", None)
NATIONS = ("NL", "DE", "*", None)
MISSIONS = ("oir", "nmi", None)
EVENTS = (
    ("status", "suspended"),
    ("status", "resumed"),
    ("status", "continued"),
    ("status", "ended"),
    ("presence", "deployed"),
    ("presence", "withdrawn"),
    ("presence", "to-deploy"),
    ("incident", "attack"),
    ("threat", "raised"),
    ("mandate", "granted"),
    ("commitment", "report"),
)
TOLD = ("2020-01", "2020-01-10", "2020-02", "2020-02-03", "2019-12", "2020-03-01")
WHEN = ("2020-01", "2020-01-04/2020-01-05", "2020-01-05", "2019-12", "2020-02-01", "2020", None)


@st.composite
def claims(draw: st.DrawFn, text: str) -> Claim:
    kind, event = draw(st.sampled_from(EVENTS))
    when = draw(st.sampled_from(WHEN))
    count = draw(st.sampled_from((None, Count(40, 40, "persons"), Count(50, 60, "persons", approx=True))))
    return Claim(
        kind=kind,
        event=event,
        evidence=Span(0, len(text), text),
        modality=draw(st.sampled_from(("asserted", "asserted", "asserted", "planned", "possible", "denied"))),
        mission=draw(st.sampled_from(MISSIONS)),
        nation=draw(st.sampled_from(NATIONS)),
        place=draw(st.sampled_from(PLACES)),
        activity=draw(st.sampled_from(("training", "all", None))),
        about=draw(st.sampled_from((None, "generaal Soleimani", "update aan de Kamer"))),
        cause=draw(st.sampled_from((None, "de dood van Soleimani"))),
        count=count if kind == "presence" else None,
        when=Date.parse(when) if when else None,
    )


@st.composite
def reports(draw: st.DrawFn, most: int = 6) -> list[tuple[Report, tuple[Claim, ...]]]:
    made = []
    for number in range(draw(st.integers(1, most))):
        text = f"Bericht {number} meldt iets over de missie."
        told = Date.parse(draw(st.sampled_from(TOLD)))
        outlet = draw(st.sampled_from((None, "De Krant", "Het Blad")))
        found = draw(st.lists(claims(text), min_size=0, max_size=4))
        made.append((Report(f"report-{number}", told, text, outlet=outlet), tuple(found)))
    return made


@st.composite
def dense_reports(draw: st.DrawFn) -> list[tuple[Report, tuple[Claim, ...]]]:
    """Many reports of the same few things over ten years, some of them corrected since."""
    made = []
    for number in range(draw(st.integers(8, 24))):
        text = f"Bericht {number} meldt weer iets over de missie."
        told = draw(dates())
        found = draw(st.lists(repeated(text, told.first), min_size=1, max_size=4))
        made.append((Report(f"report-{draw(st.integers(0, 20))}", told, text), tuple(found)))
    return made


@st.composite
def dates(draw: st.DrawFn) -> Date:
    first = draw(st.integers(Date.day(2012, 1, 1).first, Date.day(2021, 12, 31).first))
    return Date.between(first, first + draw(st.sampled_from((0, 0, 0, 6, 30, 45, 400))))


@st.composite
def repeated(draw: st.DrawFn, text: str, told: int) -> Claim:
    kind, event = draw(st.sampled_from((("presence", "deployed"),) * 4 + EVENTS))
    first = told + draw(st.integers(-40, 40))
    last = draw(st.sampled_from((first, first, first, first + 6, first + 31, first + 32, first + 365, LATEST)))
    size = draw(st.integers(1, 3)) * 20
    return Claim(
        kind=kind,
        event=event,
        evidence=Span(0, len(text), text),
        modality=draw(
            st.sampled_from(("asserted", "asserted", "asserted", "planned", "possible", "denied", "undisclosed"))
        ),
        mission="oir",
        nation=draw(st.sampled_from(("NL", "NL", "*"))),
        place=draw(st.sampled_from(("Erbil", "Iraq"))),
        activity="training",
        who=draw(st.sampled_from((None, "mariniers", "commando's"))),
        about=draw(st.sampled_from((None, "update aan de Kamer"))),
        count=draw(st.sampled_from((None, Count(size, size, "persons")))) if kind == "presence" else None,
        when=draw(st.sampled_from((None, Date.between(first, last)))),
    )
