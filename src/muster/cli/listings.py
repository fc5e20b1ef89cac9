"""``muster incidents``, ``threats``, ``measures``, ``mandates`` and ``positions``: one command for a kind of claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli import asking, options
from muster.cli.formats import Format, Output

if TYPE_CHECKING:
    from collections.abc import Callable

On = Annotated[str | None, typer.Option("--on", help="Only what holds on that day: 2020-01-10.")]


def _listing(name: str, kind: str, purpose: str) -> Callable[..., None]:
    """Make the command that lists the claims of a kind; its name and help are the only things of its own."""

    def listing(  # noqa: PLR0913, PLR0917  (one parameter an option)
        on: On = None,
        known_by: asking.KnownBy = None,
        recorded_by: asking.RecordedBy = None,
        nation: asking.Nation = None,
        mission: asking.Mission = None,
        place: asking.Place = None,
        ledger: options.Ledger = None,
        output: Output = Format.TEXT,
        *,
        verbose: asking.Verbose = False,
        as_json: options.Json = False,
    ) -> None:
        from muster.cli.kinds import print_kind

        filters = asking.limits(nation, mission, place)
        visible = asking.see_around(ledger, filters, known_by, recorded_by)
        print_kind(kind, visible, filters, asking.last_day(on), output, as_json=as_json, verbose=verbose)

    listing.__name__, listing.__doc__ = name, purpose
    return listing


LISTINGS: tuple[Callable[..., None], ...] = (
    _listing(
        "incidents", "incident", "What happened to missions or near them: attacks, killings, accidents, each once."
    ),
    _listing("threats", "threat", "Threats told, raised and lowered; with --on, those that hold that day."),
    _listing("measures", "measure", "Steps taken to protect people; with --on, those that hold that day."),
    _listing("mandates", "mandate", "Invitations, requests, votes and resolutions."),
    _listing("positions", "stance", "Positions taken on missions, and by whom; with --on, those of that day."),
)
