"""Made-up reports with claims, for tests that need many: every text is its own evidence."""

from __future__ import annotations

from hypothesis import strategies as st

from muster.model import Claim, Count, Report, Span
from muster.time.date import Date

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
