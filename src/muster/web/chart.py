"""The timeline as a chart, declared with Altair: states as bands, events as marks, strength as steps with a range."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import altair as alt

    from muster.web.chart_data import Rows
    from muster.web.words import Words

STATES: Final = ("active", "present", "suspended", "ended", "gone")
SERIES_COLOURS: Final = ("accent", "suspended", "active", "planned", "dispute")
BAND, LANE, STEPS = 26, 24, 190
ROOM_ABOVE: Final = 1.05  # so that the highest point is drawn whole
ON_PAPER: Final = {
    "active": "#17663a",
    "present": "#16607a",
    "suspended": "#a33412",
    "ended": "#8a8478",
    "gone": "#8a8478",
    "planned": "#5f3c92",
    "dispute": "#8a4b00",
    "accent": "#1f4e79",
    "ink": "#1d1b18",
    "muted": "#5d584f",
    "rule": "#ddd7ca",
    "paper": "#fbfaf6",
}
WIDTH: Final = 880
TICK: Final = (
    "utcdate(datum.value) != 1 ? utcFormat(datum.value, '%e %b')"
    " : utcmonth(datum.value) > 0 ? utcFormat(datum.value, '%b %Y') : utcFormat(datum.value, '%Y')"
)


def timeline_spec(bands: Rows, marks: Rows, figures: Rows, plans: Rows, words: Words) -> dict[str, Any] | None:
    """Give the Vega-Lite chart of the rows; colours are the style's own variables. None where there is nothing."""
    import altair as alt

    parts = [
        *([_states(bands, plans, words)] if bands or plans else []),
        *([_strengths(figures, words)] if figures else []),
        *([_events(marks, words)] if marks else []),
    ]
    if not parts:
        return None
    zoom = alt.selection_interval(bind="scales", encodings=["x"], name="zoom")
    drawn = alt.vconcat(*(part.add_params(zoom) if at == 0 else part for at, part in enumerate(parts)), spacing=26)
    chart = drawn.resolve_scale(x="shared", color="independent").configure(**_config())
    spec: dict[str, Any] = chart.to_dict(validate=False)
    return spec


def as_script(data: object) -> str:
    """Give data as JSON that can stand in a page: no text in it can end the element that holds it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def as_svg(spec: dict[str, Any], words: Words) -> str:
    """Draw the chart without a browser, in the colours of paper."""
    import vl_convert

    text = json.dumps({**spec, "background": "#fbfaf6"})
    for name, colour in ON_PAPER.items():
        text = text.replace(f"var(--{name})", colour)
    drawn = json.loads(text)
    for part in drawn["vconcat"]:
        part["width"] = WIDTH
    return vl_convert.vegalite_to_svg(drawn, time_format_locale=time_words(words))


def time_words(words: Words) -> dict[str, Any]:
    """Give how the language writes months and days, in the form that Vega takes."""
    months = [words(f"months.{month}") for month in range(1, 13)]
    days = [words(f"weekdays.{day or 7}") for day in range(7)]
    return {
        "dateTime": "%e %B %Y %X",
        "date": "%d-%m-%Y",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "days": days,
        "shortDays": [day[:2] for day in days],
        "months": months,
        "shortMonths": [month[:3] for month in months],
    }


def _time(field: str) -> alt.X:
    import altair as alt

    axis = alt.Axis(labelExpr=TICK, tickCount=8, labelOverlap="greedy", title=None)
    return alt.X(f"{field}:T", scale=alt.Scale(type="utc"), axis=axis)


def _row(field: str) -> alt.Y:
    import altair as alt

    axis = alt.Axis(title=None, labelLimit=190, minExtent=190, maxExtent=190, domain=False, ticks=False)
    return alt.Y(f"{field}:N", sort=None, axis=axis)


def _states(bands: Rows, plans: Rows, words: Words) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    colours = alt.Scale(domain=list(STATES), range=[f"var(--{state})" for state in STATES])
    names = json.dumps({state: words.of("state", state) for state in STATES}, ensure_ascii=False)
    legend = alt.Legend(title=None, orient="top", columns=3, labelExpr=f"{names}[datum.label]", symbolType="square")
    shape = (
        alt.Chart({"values": bands}, height=alt.Step(BAND), title=words("timeline.states"))
        .mark_bar(cornerRadius=1, clip=True)
        .encode(
            x=_time("start"),
            x2="end:T",
            y=_row("row"),
            color=alt.Color("state:N", scale=colours, legend=legend),
            opacity=alt.Opacity("opacity:Q", scale=None),
            tooltip=alt.Tooltip("said:N"),
        )
    )
    ahead = (
        alt.Chart({"values": plans})
        .mark_rule(strokeDash=[4, 3], strokeWidth=2, clip=True)
        .encode(
            x=_time("start"),
            x2="end:T",
            y=_row("row"),
            color=alt.value("var(--ink)"),
            tooltip=alt.Tooltip("said:N"),
        )
    )
    named = [_names(bands)] if any(band["label"] for band in bands) else []
    return alt.layer(shape, *named, *([ahead] if plans else []))


def _names(bands: Rows) -> alt.Chart:
    """The states' words in the bands that are long enough: colour is not all that tells them."""
    import altair as alt

    long = alt.Chart({"values": [band for band in bands if band["label"]]})
    text = long.mark_text(align="left", dx=5, fontSize=11, color="var(--paper)", clip=True)
    shown: alt.Chart = text.encode(x=_time("start"), y=_row("row"), text="label:N", tooltip=alt.Tooltip("said:N"))
    return shown


def _events(marks: Rows, words: Words) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    shared = {"y": _row("lane"), "tooltip": alt.Tooltip("said:N"), "color": alt.value("var(--ink)")}
    chart = alt.Chart({"values": marks}, height=alt.Step(LANE), title=words("timeline.events"))
    spread = chart.mark_rule(strokeWidth=6, opacity=0.18, strokeCap="round", clip=True).encode(
        x=_time("start"), x2="end:T", **shared
    )
    point = chart.mark_point(shape="diamond", filled=True, size=58, opacity=0.8, clip=True).encode(
        x=_time("day"), **shared
    )
    return alt.layer(spread, point)


def _strengths(figures: Rows, words: Words) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    names = list(dict.fromkeys(row["series"] for row in figures))
    colours = alt.Scale(domain=names, range=[f"var(--{one})" for one in SERIES_COLOURS[: len(names)]])
    colour = alt.Color(
        "series:N", scale=colours, legend=alt.Legend(title=None, orient="top", columns=2, labelLimit=320)
    )
    axis = alt.Axis(title=None, minExtent=190, maxExtent=190, tickCount=5)
    top = max(max(row["high"], row["middle"]) for row in figures)
    scale = alt.Scale(domainMin=0, domainMax=ROOM_ABOVE * top) if top else alt.Scale(zero=True)
    told = alt.Chart({"values": [row for row in figures if not row["planned"]]}, height=STEPS)
    planned = alt.Chart({"values": [row for row in figures if row["planned"]]})
    at = _time("day")
    area = told.mark_area(interpolate="step-after", opacity=0.16, clip=True).encode(
        x=at, y=alt.Y("low:Q", axis=axis, scale=scale), y2="high:Q", color=colour
    )
    line = told.mark_line(interpolate="step-after", strokeWidth=1.8, clip=True).encode(
        x=at, y=alt.Y("middle:Q", axis=axis, scale=scale), color=colour
    )
    dots = told.transform_filter("datum.said !== ''").mark_point(filled=True, size=30, opacity=1, clip=True)
    dashed = planned.mark_line(interpolate="step-after", strokeDash=[5, 4], strokeWidth=1.6, clip=True)
    shown = {"x": at, "y": alt.Y("middle:Q", axis=axis, scale=scale), "color": colour}
    ahead = [dashed.encode(**shown)] if any(row["planned"] for row in figures) else []
    layers = (area, line, *ahead, dots.encode(**shown, tooltip=alt.Tooltip("said:N")))
    return alt.layer(*layers, title=words("timeline.strengths"))


def _config() -> dict[str, Any]:
    import altair as alt

    muted, ink, rule = "var(--muted)", "var(--ink)", "var(--rule)"
    font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
    return {
        "font": font,
        "background": "transparent",
        "view": alt.ViewConfig(stroke=None),
        "axis": alt.AxisConfig(
            labelColor=ink,
            titleColor=muted,
            gridColor=rule,
            domainColor=muted,
            tickColor=rule,
            labelFontSize=12,
            titleFontSize=11,
            titleFontWeight="normal",
            gridOpacity=0.7,
        ),
        "legend": alt.LegendConfig(labelColor=ink, labelFontSize=12, symbolStrokeWidth=0, symbolOpacity=1),
        "title": alt.TitleConfig(color=ink, anchor="start", fontSize=14, fontWeight=600, offset=8, frame="group"),
    }
