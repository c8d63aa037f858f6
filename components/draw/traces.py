"""Ink → Plotly traces as plain data.

Neighbours of one style share a trace: traces cost most in a browser. A trace with ink of events has `meta.of`: for each
of its inks in order the indexes of its events in the layout's `meta.events`, so that the browser can emphasise one
event without a request.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from components.layout.text import FAMILY
from components.marks.ink import CLEAR, Ink, Marker, Stroke, Words, style_key

# Plotly says on which side of the point the text lies; an anchor says on which side of the text the point lies.
SIDES = {"left": "middle right", "center": "middle center", "right": "middle left"}

Trace = dict[str, Any]
ToUnits = Callable[[float], float]


def traces(inks: Iterable[Ink], units: ToUnits) -> tuple[list[Trace], list[str]]:
    """The Plotly traces of ink as plain data, neighbours of one style joined to one trace, and the event ids that
    `meta.of` points into. `units` turns px into units of the time axis, for ink that is not fixed to the page."""
    found: list[Trace] = []
    events: dict[str, int] = {}
    last: dict[bool, tuple[object, Trace]] = {}  # by page: ink of the page always lies below ink of the axis

    @cache  # an event has several inks
    def owners(ids: tuple[str, ...]) -> list[int]:
        return [events.setdefault(event, len(events)) for event in ids]

    for ink in inks:
        key = style_key(ink)
        if ink.page not in last or last[ink.page][0] != key:
            last[ink.page] = key, _empty(ink)
            found.append(last[ink.page][1])
        trace = last[ink.page][1]
        _add(trace, ink, (lambda x: x) if ink.page else units)
        trace["meta"]["of"].append(owners(ink.events))
    for trace in found:
        if not any(trace["meta"]["of"]):
            del trace["meta"]
        _share(trace, trace.keys() - {"x", "y", "text", "meta"})
    return found, list(events)


def base(page: bool) -> Trace:
    """The properties that all traces have; the x axis is that of the page, or the time axis over it."""
    return {
        "type": "scatter",
        "x": [],
        "y": [],
        "xaxis": "x" if page else "x2",
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def plotly_text(text: str) -> str:
    """The text escaped for Plotly, which would read tags, entities, templates and formulas in it."""
    return html.escape(text, quote=False).replace("$", "&#36;").replace("%{", "%&#123;")


def _empty(ink: Ink) -> Trace:
    trace: Trace = {**base(ink.page), "meta": {"of": []}}
    match ink:
        case Stroke():
            return trace | _stroke(ink)
        case Marker():
            line: Trace = {"color": [], "width": [], "dash": []}
            marker = {"symbol": [], "size": [], "angle": [], "color": [], "opacity": 1, "line": line}
            return trace | {"mode": "markers", "marker": marker}
        case Words():
            font: Trace = {"family": FAMILY, "size": [], "color": []}
            return trace | {"mode": "text", "text": [], "textposition": [], "textfont": font}


def _stroke(stroke: Stroke) -> Trace:
    style = stroke.style
    line = {"color": style.line, "width": style.width, "dash": style.dash, "simplify": False}
    if style.stepped:
        line["shape"] = "hv"
    trace: Trace = {"mode": "lines", "line": line}
    if style.role:
        trace["name"] = style.role
    if style.towards:
        scale = [[0, style.fill], [1, style.towards]]
        return {**trace, "fill": "toself", "fillgradient": {"type": "horizontal", "colorscale": scale}}
    if style.fill != CLEAR:
        return {**trace, "fill": "toself", "fillcolor": style.fill}
    return trace


def _add(trace: Trace, ink: Ink, across: ToUnits) -> None:
    if isinstance(ink, Stroke):
        x, y = zip(*ink.points, strict=True)
        trace["x"] += [*map(across, x), None]
        trace["y"] += [*y, None]
        return
    trace["x"].append(across(ink.x))
    trace["y"].append(ink.y)
    if isinstance(ink, Words):
        trace["text"].append(_markup(ink))
        trace["textposition"].append(SIDES[ink.anchor])
        _append(trace["textfont"], size=ink.size, color=ink.colour)
    else:
        _append(trace["marker"], symbol=ink.symbol, size=ink.size, angle=ink.angle, color=ink.style.fill)
        _append(trace["marker"]["line"], color=ink.style.line, width=ink.style.width, dash=ink.style.dash)


def _share(style: Trace, names: Iterable[str]) -> None:
    """Replace lists of equal values by one value, in these properties and in those inside them: everything is sent to
    the browser."""
    for name in names:
        value = style[name]
        if isinstance(value, dict):
            _share(value, value.keys())
        elif isinstance(value, list) and value.count(value[0]) == len(value):
            style[name] = value[0]


def _append(columns: Trace, **values: float | str) -> None:
    for name, value in values.items():
        columns[name].append(value)


def _markup(words: Words) -> str:
    text = plotly_text(words.directed)
    text = f"<i>{text}</i>" if words.italic else text
    return f"<b>{text}</b>" if words.bold else text
