"""Scene + theme → a Plotly figure as plain data. Ink is gathered by style: traces cost by kind, not by mark.

Two x axes share one y axis in px: `x` is the page in px, and over it lies `x2`, the time scale, between its two ends.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from components.draw import chrome
from components.draw.brush import CLEAR, Ink, Stroke, Style, Words, circle
from components.draw.marks import paint
from components.draw.theme import PALETTES, Palette
from components.layout.text import FAMILY
from components.scene import Cluster, Diamond, Dot, Fade, Scene, Span

if TYPE_CHECKING:
    from components.model import Theme

HIT = 24.0  # px: how far apart the invisible points are that make a long mark answer to the pointer
Trace = dict[str, Any]


def figure(scene: Scene, theme: Theme) -> dict[str, Any]:
    """`{"data": […], "layout": {…}}` for plotly.js; each point to click has its event's id as customdata."""
    palette = PALETTES[theme]
    ink = [
        *chrome.backdrop(scene, palette),
        *chrome.axis(scene, palette),
        *chrome.references(scene, palette),
        *_gathered(chrome.link(link, scene, palette) for link in scene.links),
        *_gathered(chrome.tie(tie, scene, palette) for tie in scene.ties),
        *_chosen(scene, palette),
        *_gathered(chrome.label(label, scene, palette) for label in scene.labels),
        *_gathered(paint(mark, palette) for mark in scene.marks),
        *chrome.title(scene, palette),
    ]
    data = [*_traces(ink, scene), *(_targets(scene, palette, page) for page in (True, False))]
    return {"data": data, "layout": _layout(scene, palette)}


def escaped(text: str) -> str:
    """Data made safe as Plotly text: no tags, no entities, no templates, no formulas."""
    return html.escape(text, quote=False).replace("$", "&#36;").replace("%{", "%&#123;")


def _units(scene: Scene, x: float) -> float:
    """px → units of the time axis."""
    axis = scene.axis
    if axis is None:
        return x
    return axis.first + (x - axis.left) / (axis.right - axis.left) * (axis.last - axis.first)


def _gathered(things: Iterable[Sequence[Ink]]) -> list[Ink]:
    """The ink of things that do not cover each other: all bottom layers first, and within a layer style by style."""
    found: list[Ink] = []
    for layer in zip_longest(*things):
        styles: dict[object, list[Ink]] = {}
        for one in layer:
            if one is not None:
                styles.setdefault(_key(one), []).append(one)
        found += [one for alike in styles.values() for one in alike]
    return found


def _traces(ink: Iterable[Ink], scene: Scene) -> list[Trace]:
    """Neighbours in the order of painting that share a style become one trace."""
    traces: list[Trace] = []
    keys: list[object] = []
    for one in ink:
        key = _key(one)
        if not keys or keys[-1] != key:
            keys.append(key)
            traces.append(_stroke_trace(one) if isinstance(one, Stroke) else _words_trace(one))
        trace = traces[-1]
        across = (lambda x: x) if one.page else (lambda x: _units(scene, x))
        if isinstance(one, Stroke):
            trace["x"] += [*(across(x) for x, _ in one.points), None]
            trace["y"] += [*(y for _, y in one.points), None]
        else:
            trace["x"].append(across(one.x))
            trace["y"].append(one.y)
            trace["text"].append(_markup(one))
    return traces


def _key(ink: Ink) -> object:
    if isinstance(ink, Stroke):
        # A gradient belongs to the area it fills.
        return (ink.style, ink.page) if not ink.style.towards else object()
    return (ink.size, ink.colour, ink.anchor, ink.page)


def _base(page: bool) -> Trace:
    return {
        "type": "scatter",
        "x": [],
        "y": [],
        "xaxis": "x" if page else "x2",
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _stroke_trace(stroke: Stroke) -> Trace:
    style = stroke.style
    line = {"color": style.line, "width": style.width, "dash": style.dash, "simplify": False}
    trace = {**_base(stroke.page), "mode": "lines", "line": line}
    if style.towards:
        scale = [[0, style.fill], [1, style.towards]]
        return {**trace, "fill": "toself", "fillgradient": {"type": "horizontal", "colorscale": scale}}
    if style.fill != CLEAR:
        return {**trace, "fill": "toself", "fillcolor": style.fill}
    return trace


def _words_trace(words: Words) -> Trace:
    # Plotly names the side of the point on which the text lies, we the side of the text on which the point lies.
    side = {"left": "middle right", "center": "middle center", "right": "middle left"}[words.anchor]
    font = {"family": FAMILY, "size": words.size, "color": words.colour}
    return {**_base(words.page), "mode": "text", "text": [], "textposition": side, "textfont": font}


def _markup(words: Words) -> str:
    text = escaped(words.text)
    text = f"<i>{text}</i>" if words.italic else text
    return f"<b>{text}</b>" if words.bold else text


def _targets(scene: Scene, palette: Palette, page: bool) -> Trace:
    """Invisible points under the pointer: on every mark of the page or of the time axis, and along long ones."""
    said = dict(scene.hovers)
    x, y, ids, texts = [], [], [], []
    for mark in scene.marks:
        if isinstance(mark, Diamond) != page:
            continue
        event = mark.events[0] if isinstance(mark, Cluster) else mark.event
        text = mark.words if isinstance(mark, Cluster) else said.get(event, "")
        for at in _along(mark):
            x.append(at if page else _units(scene, at))
            y.append(mark.y)
            ids.append("" if isinstance(mark, Cluster) else event)
            texts.append(escaped(text).replace("\n", "<br>"))
    font = {"family": FAMILY, "size": 12, "color": palette.text}
    return {
        **_base(page), "mode": "markers", "x": x, "y": y, "customdata": ids, "hovertext": texts, "hoverinfo": "text",
        "marker": {"size": 20, "color": CLEAR, "line": {"width": 0}}, "name": "events",
        "hoverlabel": {"bgcolor": palette.paper, "bordercolor": palette.link, "font": font, "align": "left"},
    }  # fmt: skip


def _along(mark: object) -> list[float]:
    match mark:
        case Span():
            ends = mark.left_x, mark.right_x
        case Fade():
            ends = min(mark.solid_x, mark.gone_x), max(mark.solid_x, mark.gone_x)
        case Dot() | Diamond() | Cluster():
            return [mark.x]
        case _:
            raise TypeError(f"no way to point at {type(mark).__name__}")
    steps = max(1, int((ends[1] - ends[0]) / HIT))
    return [round(ends[0] + (ends[1] - ends[0]) * (step + 0.5) / steps, 2) for step in range(steps)]


def _chosen(scene: Scene, palette: Palette) -> list[Ink]:
    """A ring of light behind the selected event's marks."""
    marks = [
        mark
        for mark in scene.marks
        if not isinstance(mark, Cluster) and scene.selected and mark.event == scene.selected
    ]
    style = Style(line=palette.reference, width=2.5)
    return [
        Stroke(circle(x, mark.y, 14.0), style, isinstance(mark, Diamond)) for mark in marks for x in _along(mark)[:1]
    ]


def _layout(scene: Scene, palette: Palette) -> dict[str, Any]:
    hidden = {"visible": False, "fixedrange": True, "showgrid": False, "zeroline": False}
    axis = scene.axis
    whole = {"domain": [0, 1], "range": [0, scene.width]}
    time = whole
    if axis:
        time = {"domain": [axis.left / scene.width, axis.right / scene.width], "range": [axis.first, axis.last]}
    return {
        "template": {}, "width": scene.width, "height": scene.height, "autosize": False,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0}, "showlegend": False, "hovermode": "closest",
        "hoverdistance": 14, "dragmode": False, "uirevision": "constant",
        "paper_bgcolor": palette.paper, "plot_bgcolor": CLEAR, "font": {"family": FAMILY, "color": palette.text},
        "xaxis": {**hidden, **whole, "anchor": "y"},
        "xaxis2": {**hidden, **time, "anchor": "y"},
        "yaxis": {**hidden, "domain": [0, 1], "range": [scene.height, 0]},
        "meta": {"alt": scene.alt},
    }  # fmt: skip
