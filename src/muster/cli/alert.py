"""``muster alert``: rules for what is worth knowing at once, and telling of it, once each."""

from __future__ import annotations

import datetime as dt
import json
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from muster.cli import asking, options
from muster.cli.telling import deliver, hidden, refuse_no_address
from muster.problems import MusterError
from muster.time.edtf import iso

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from muster.answers.alerts import Alert, Look, Rule
    from muster.answers.subject import Filters
    from muster.sources.state import State

_BY: Final = re.compile(r"(\d+(?:\.\d+)?)(%?)")
_EVER: Final = "1900-01-01T00:00:00Z"  # before anything was taken in


class Action(StrEnum):
    """What to do."""

    ADD = "add"
    LIST = "list"
    REMOVE = "remove"
    RUN = "run"


class When(StrEnum):
    """What a rule waits for."""

    STATE = "state"
    FIGURE = "figure"
    DISPUTE = "dispute"
    DUE = "due"
    MISSION = "mission"


Which = Annotated[Action, typer.Argument(help="add, list, remove or run.", metavar="ACTION")]
Name = Annotated[str | None, typer.Argument(help="What you call the rule.", metavar="NAME")]
Waits = Annotated[
    When | None,
    typer.Option("--when", help="With add, what changes: a state, a figure, a dispute, a promise due, a new mission."),
]
By = Annotated[str, typer.Option("--by", help="With add --when figure: it moves by more than 50, or than 20%.")]
To = Annotated[
    str | None, typer.Option("--to", help="With add: where to send it: https://…, or an address of Apprise.")
]


def alert(  # noqa: PLR0913, PLR0917  (one parameter an option)
    action: Which,
    name: Name = None,
    when: Waits = None,
    nation: asking.Nation = None,
    mission: asking.Mission = None,
    place: asking.Place = None,
    by: By = "0",
    to: To = None,
    on: asking.On = "today",
    ledger: options.Ledger = None,
    *,
    as_json: options.Json = False,
) -> None:
    """Tell of changes worth knowing: add a rule, list them, or run: tell of what is new since the last time, once."""
    from muster.sources.state import State, state_path

    path = ledger or options.default_ledger()
    with State(state_path(path)) as state:
        if action is Action.RUN:
            day = asking.date_asked(on).last
            _make(state, path, day)
            raise typer.Exit(deliver(state, as_json=as_json))
        if action is Action.LIST:
            _list(state, as_json=as_json)
            return
        if not name:
            raise MusterError(f"which rule? muster alert {action} NAME")
        if action is Action.REMOVE:
            _remove(state, name)
        else:
            limits = {"nation": nation or [], "mission": mission or [], "place": place or []}
            _add(state, path, name, when, limits, by, to, asking.date_asked(on).last)


def _add(  # noqa: PLR0913, PLR0917  (a rule has as many parts)
    state: State,
    path: Path,
    name: str,
    when: When | None,
    limits: dict[str, list[str]],
    by: str,
    to: str | None,
    day: int,
) -> None:
    if when is None:
        raise MusterError(f"what does it wait for? give --when with one of {', '.join(When)}")
    rule = {"when": when.value, **limits, "by": by, "to": to or ""}
    _refuse_unknown(path, _rule_of(rule).filters)
    refuse_no_address(to or "")
    with state.whole() as connection:
        row = (name, json.dumps(rule, ensure_ascii=False), _last_moment(path), day)
        if not connection.execute("INSERT OR IGNORE INTO rules VALUES (?,?,?,?)", row).rowcount:
            raise MusterError(f"{name}: there is a rule of that name; remove it first, or give another name")
    typer.echo(f"{name}: {_words(rule)}; 'muster alert run' tells of what comes in from now on")


def _refuse_unknown(path: Path, asked: Filters) -> None:
    """Refuse a mission that neither the tables nor the ledger know: a rule on it would wait for ever, in silence."""
    from muster.knowledge.missions import mission_by_id
    from muster.ledger.store import Ledger

    unknown = [name for name in sorted(asked.missions) if mission_by_id(name) is None]
    if unknown and path.exists():
        with Ledger.read(path) as opened:
            unknown = [name for name in unknown if not opened.missions_called(name)]
    if unknown:
        raise MusterError(f"--mission: no mission is known by the name {unknown[0]!r}, nor told of in {path}")


def _remove(state: State, name: str) -> None:
    with state.whole() as connection:
        if not connection.execute("DELETE FROM rules WHERE name = ?", (name,)).rowcount:
            raise MusterError(f"{name}: there is no such rule; 'muster alert list' shows them")
    typer.echo(f"{name}: removed")


def _list(state: State, *, as_json: bool) -> None:
    from muster.cli.printing import print_json

    rows = [(name, json.loads(rule)) for name, rule in state.connection.execute("SELECT name, rule FROM rules")]
    if as_json:
        print_json([{"name": name, **rule} for name, rule in rows])
        return
    for name, rule in rows:
        typer.echo(f"{name}: {_words(rule)}")
    if not rows:
        typer.echo("No rules yet; begin with: muster alert add NAME --when state --nation NL")


def _words(rule: dict[str, Any]) -> str:
    of = ", ".join([*rule["mission"], *rule["nation"], *rule["place"]]) or "anything"
    by = f" by more than {rule['by']}" if rule["when"] == When.FIGURE else ""
    return f"{rule['when']}{by}, of {of}{', to ' + hidden(rule['to']) if rule['to'] else ''}"


def _rule_of(data: dict[str, Any]) -> Rule:
    from muster.answers.alerts import Rule
    from muster.answers.alerts import When as Waiting
    from muster.answers.subjects import filters_of

    by = _BY.fullmatch(data["by"])
    if not by:
        raise MusterError(f"--by: {data['by']!r} is no amount; write 50 or 20%")
    filters = filters_of(data["mission"], data["nation"], data["place"])
    return Rule(Waiting(data["when"]), filters, float(by.group(1)), share=bool(by.group(2)))


def _make(state: State, path: Path, day: int) -> None:
    """Look, and keep for each rule what is new, with how far it has looked: both or neither."""
    from muster.answers.alerts import alerts

    rows = state.connection.execute("SELECT name, rule, since, day FROM rules ORDER BY name").fetchall()
    if not rows:
        raise MusterError("there are no rules yet; begin with: muster alert add NAME --when state --nation NL")
    _refuse_earlier(rows, day)
    now, moment = _last_moment(path), dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    for name, text, since, looked in rows:
        rule = _rule_of(json.loads(text))
        before, after = _look(path, rule, since or _EVER, looked), _look(path, rule, now or _EVER, day)
        found = alerts(rule, before, after)
        with state.whole() as connection:
            for one in found:
                row = (f"{name}/{one.id}", name, json.dumps(_data(name, one), ensure_ascii=False), moment)
                connection.execute("INSERT OR IGNORE INTO alerts VALUES (?,?,?,?,NULL)", row)
            connection.execute("UPDATE rules SET since = ?, day = ? WHERE name = ?", (now, day, name))


def _refuse_earlier(rows: Iterable[tuple[str, str, str, int]], day: int) -> None:
    """Refuse a day before that of the last look, from which every change would be told backwards."""
    name, looked = max(((name, looked) for name, *_, looked in rows), key=lambda row: row[1])
    if day < looked:
        raise MusterError(f"--on: {name} was looked at for {iso(looked)}; give that day or a later one")


def _look(path: Path, rule: Rule, moment: str, day: int) -> Look:
    from muster.answers.alerts import Look

    return Look(asking.see_around(path, rule.filters, None, moment, whole=True), day)


def _last_moment(path: Path) -> str:
    """When the ledger last took something in: what comes after is new, however long it was on its way."""
    from muster.ledger.store import Ledger

    if not path.exists():
        return ""
    with Ledger.read(path) as opened:
        query = "SELECT max(recorded) FROM (SELECT recorded FROM readings UNION ALL SELECT recorded FROM reviews)"
        return opened.connection.execute(query).fetchone()[0] or ""


def _data(name: str, one: Alert) -> dict[str, Any]:
    from muster.cli.happening_lines import subject_words

    told = one.claims[0] if one.claims else None
    card = told.entry.card if told else None
    return {
        "id": f"{name}/{one.id}",
        "rule": name,
        "when": one.when.value,
        "subject": subject_words(one.subject) or "no mission told",
        "what": one.what,
        "before": one.before,
        "after": one.after,
        "told": card.told.edtf if card else None,
        "outlet": (card.outlet or card.name) if card else None,
        "title": card.title if card else None,
        "url": card.url if card else None,
        "evidence": " ".join(told.claim.evidence.text.split()) if told else None,
        "claims": [claim.id for claim in one.claims],
    }
