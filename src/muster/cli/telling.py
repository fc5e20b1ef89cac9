"""Telling of alerts, once each: on standard output, to a webhook, or through Apprise."""

from __future__ import annotations

import datetime as dt
import json
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from muster.problems import MusterError

if TYPE_CHECKING:
    from muster.sources.state import State

_SHOWN: Final = 160
_DISPUTE: Final = "dispute"


def deliver(state: State, *, as_json: bool) -> int:
    """Tell of what was not told yet, each marked as soon as it is; what cannot be sent is tried the next time.

    Gives the exit status: 0 where all was told, 1 where something could not be.
    """
    query = """
      SELECT a.id, a.said, r.rule FROM alerts a LEFT JOIN rules r ON r.name = a.rule
      WHERE a.sent IS NULL ORDER BY a.made, a.rowid
    """
    failed = 0
    for identity, said, rule in state.connection.execute(query).fetchall():
        to = json.loads(rule)["to"] if rule else ""
        try:
            _send(json.loads(said), to, as_json=as_json)
        except MusterError as error:
            failed = 1
            sys.stderr.write(f"muster: {error}\n")
            continue
        with state.whole() as connection:
            moment = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
            connection.execute("UPDATE alerts SET sent = ? WHERE id = ?", (moment, identity))
    return failed


def refuse_no_address(to: str) -> None:
    """Refuse what alerts cannot be sent to: no web address with a host, and nothing that Apprise knows.

    Raises:
        MusterError: where that can be said without asking anyone.
    """
    try:
        kind, host = urlsplit(to).scheme, urlsplit(to).hostname
    except ValueError:
        kind, host = "", None
    is_web = kind in {"http", "https"}
    if to and ("://" not in to or not kind or (is_web and not host) or not (is_web or _apprise_knows(to))):
        shown = hidden(to) if "//" in to else to
        raise MusterError(f"--to: {shown!r} is no address; give https://… or one of Apprise, such as mailto://…")


def _apprise_knows(to: str) -> bool:
    """Whether Apprise takes an address; where it is not installed that shows when there is something to send."""
    try:
        import apprise
    except ImportError:
        return True
    with suppress(TypeError):
        return bool(apprise.Apprise().add(to))
    return False


def _send(data: dict[str, Any], to: str, *, as_json: bool) -> None:
    if not to:
        sys.stdout.write((json.dumps(data, ensure_ascii=False) if as_json else _line(data)) + "\n")
        sys.stdout.flush()
    elif to.startswith(("http://", "https://")):
        _post(data, to)
    else:
        _notify(data, to)


def _line(data: dict[str, Any]) -> str:
    """An alert in one line, and its sentence in a second."""
    moved = f"{data['before']} → {data['after']}" if data["before"] else data["after"]
    if data["when"] == _DISPUTE:
        moved = f"{data['before']} against {data['after']}"
    who = f" ({data['outlet']}, {data['told']})" if data["told"] else ""
    evidence = data["evidence"] or ""
    quoted = evidence if len(evidence) <= _SHOWN else evidence[:_SHOWN] + "…"
    first = f"{data['rule']}: {data['subject']}: {data['what']}: {moved}{who}"
    return f"{first}\n    “{quoted}”" if quoted else first


def _post(data: dict[str, Any], to: str) -> None:
    import httpx

    try:
        answer = httpx.post(to, json={**data, "text": _line(data)}, timeout=20, trust_env=False)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise MusterError(f"{hidden(to)}: the alert cannot be sent ({error}); it is tried the next time") from error
    if not answer.is_success:
        raise MusterError(f"{hidden(to)}: its server answers {answer.status_code}; it is tried the next time")


def _notify(data: dict[str, Any], to: str) -> None:
    try:
        import apprise
    except ImportError as error:
        raise MusterError(
            f"{hidden(to)}: needs apprise, which is not installed; pip install 'muster[alerts]'"
        ) from error
    sender = apprise.Apprise()
    sent = False
    if sender.add(to):
        with suppress(TypeError):
            sent = bool(sender.notify(body=_line(data), title=f"Muster: {data['subject']}"))
    if not sent:
        raise MusterError(f"{hidden(to)}: the alert cannot be sent there; check the address, it is tried the next time")


def hidden(address: str) -> str:
    """An address without what may be a password in it."""
    return address.partition("//")[0] + "//…"
