"""The shapes of the API's answers, for its description; what each key means stands in docs/json.md."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """What all shapes have in common: they may grow new keys within a version of the API."""

    model_config = ConfigDict(extra="allow")


class Fault(Shape):
    """What went wrong: a code for programs, a line for people."""

    code: str
    message: str


class Error(Shape):
    """The one shape of every error."""

    error: Fault


class Card(Shape):
    """A report as answers cite it; ``told`` is its date as EDTF."""

    id: str
    name: str
    told: str
    outlet: str | None
    title: str | None
    url: str | None


class Count(Shape):
    """How many of a unit; no ``max`` means no upper bound told."""

    min: int
    max: int | None
    unit: str
    approx: bool = False


class Claim(Shape):
    """A claim with its report and its dates as the question uses them."""

    id: str
    kind: str
    event: str
    modality: str
    mission: str | None
    nation: str | None
    place: str | None
    activity: str | None
    who: str | None
    about: str | None
    count: Count | None
    when: str | None
    until: str | None
    said_by: str | None
    cause: str | None
    evidence: str
    valid: str
    at_latest: bool
    told: str
    narrowed_by: list[str]
    report: Card
    confirmed_by: list[str]


class Subject(Shape):
    """What something is about."""

    mission: str | None
    nation: str | None
    place: str | None
    activity: str | None


class Asked(Shape):
    """What the question was limited to."""

    missions: list[str]
    nations: list[str]
    places: list[str]


class Figure(Shape):
    """A figure of strength, with the ids of the claims that tell it."""

    count: Count
    who: str | None
    sure: str
    valid: str
    claims: list[str]


class Standing(Subject):
    """What holds for one subject on the day."""

    state: str
    sure: str
    since: str
    since_at_latest: bool
    confirmed: str
    strength: list[Figure]
    claims: list[Claim]
    otherwise: list[dict[str, Any]]
    later: Claim | None
    superseded_by: str | None


class Plan(Subject):
    """One plan."""

    event: str
    count: Count | None
    who: str | None
    when: str | None
    stands: str
    claims: list[Claim]
    confirmed_by: list[Claim]


class Promise(Shape):
    """A promise and what answers it."""

    stands: str
    due: str | None
    claim: Claim
    also_told_by: list[str]
    answers: list[Claim]


class Difference(Shape):
    """What two sides tell otherwise than each other."""

    what: str
    verdict: str
    one: list[Claim]
    other: list[Claim]


class Condition(Shape):
    """A threat, measure, position or late incident that holds."""

    sure: str
    claim: Claim
    also_told_by: list[str]


class Happening(Subject):
    """What several claims say happened once."""

    id: str
    kind: str
    event: str
    about: str | None
    when: str
    casualties: list[int]
    sources: list[dict[str, Any]]
    claims: list[Claim]


class Picture(Shape):
    """All that stands on a day."""

    on: str
    known_by: str | None
    asked: Asked
    last_report: str | None
    standings: list[Standing]
    superseded: list[Standing]
    plans: list[Plan]
    consent: list[dict[str, Any]]
    threats: list[Condition]
    measures: list[Condition]
    positions: list[Condition]
    incidents: list[Condition]
    due: list[Promise]
    disputes: list[Difference]


class History(Shape):
    """Claims in order of valid time."""

    asked: Asked
    last_report: str | None
    claims: list[Claim]


class Point(Subject):
    """One figure told, in a series."""

    count: Count
    who: str | None
    planned: bool
    sure: str
    claim: Claim


class Strength(Shape):
    """All figures told."""

    asked: Asked
    last_report: str | None
    figures: list[Point]


class Change(Subject):
    """What differs for one subject."""

    part: str
    before: str
    after: str
    claims: list[Claim]


class Side(Shape):
    """One of the two pictures of a diff."""

    on: str
    known_by: str | None


class Diff(Shape):
    """What differs between two pictures, and what happened between their days."""

    from_: Side = Field(alias="from")
    to: Side
    asked: Asked
    last_report: str | None
    changes: list[Change]
    happened: list[Happening]


class Disputes(Shape):
    """What sources tell otherwise than each other."""

    asked: Asked
    last_report: str | None
    differences: list[Difference]


class Due(Shape):
    """What was promised by a day."""

    on: str
    asked: Asked
    last_report: str | None
    promises: list[Promise]


class Happenings(Shape):
    """All that is told of one kind, each thing once."""

    asked: Asked
    on: str | None
    last_report: str | None
    happenings: list[Happening]


class Review(Shape):
    """An analyst's word."""

    id: str
    action: str
    target: str
    by: str
    reason: str
    recorded: str


class OneClaim(Shape):
    """A claim with its reviews; no ``claim`` where answers no longer see it."""

    claim: Claim | None
    happening: str | None
    reviews: list[Review]


class OneReport(Card):
    """A report with its text and its claims."""

    text: str
    lang: str
    claims: list[Claim]
    reviews: list[Review]


class Found(Shape):
    """What a search found."""

    words: list[str]
    reports: list[Card]
    claims: list[Claim]
    speakers: list[str]


class Held(Shape):
    """What the ledger holds, the most told of first."""

    reports: int
    claims: int
    first_day: str | None
    last_day: str | None
    missions: list[str]
    nations: list[str]
    places: list[str]
