"""Scene + theme → a Plotly figure as plain data.

Two x axes share one y axis in px: `x` is the page in px, and `x2`, over it, the time scale between its two ends.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import cache, lru_cache
from itertools import groupby
from math import floor, log10
from typing import TYPE_CHECKING, Any

from components.draw.painting import painting
from components.draw.readouts import readouts
from components.draw.traces import ToUnits, Trace, base, plotly_text, traces
from components.language import current_language, say, with_direction
from components.layout.fold_labels import length_text
from components.layout.heading import SUBTITLE
from components.layout.names import lane_name
from components.layout.text import FAMILY
from components.marks import kind_of
from components.marks.ink import CLEAR
from components.marks.palette import PALETTES, Palette
from components.scene import Axis, Fold, Lane, Scene

if TYPE_CHECKING:
    from components.marks.kind import Aggregate
    from components.model import Theme

OPENS = 1.0  # third number of customdata: a click opens the lane if it can be opened, instead of zooming
HIT = 24.0  # px between the points at which a long mark answers to the pointer


def figure(scene: Scene, theme: Theme) -> dict[str, Any]:
    """The Plotly figure of a scene as plain data, `{"data": […], "layout": {…}}`. The customdata of a point to click is
    the id of its event, or of a mark that counts events the first and last second that a click zooms to, and OPENS if
    it opens the lane. The title of the scene is left out: the page shows it."""
    palette = PALETTES[theme]
    units = _to_units(scene.axis)
    screen = replace(scene, heading=replace(scene.heading, title=()))  # the page shows the title above the picture
    data, events = traces(painting(screen, palette), units)
    data += [_targets(scene, palette, page, units) for page in (True, False)]
    return {"data": data, "layout": _layout(scene, palette) | {"meta": _meta(scene, events, units)}}


def _to_units(axis: Axis | None) -> ToUnits:
    """A function from px to units of the time axis, rounded to a hundredth of a px, since all of them are sent to the
    browser; px stay px without an axis."""
    if axis is None:
        return lambda x: x
    per_px = (axis.last - axis.first) / (axis.right - axis.left)
    digits = 2 - floor(log10(per_px))
    numeric = int if digits <= 0 else float

    @cache
    def units(x: float) -> float:
        unit = numeric(round(axis.first + (x - axis.left) * per_px, digits))
        # Plotly leaves out words that rounding puts outside the axis.
        return min(max(unit, axis.first), axis.last) if axis.left <= x <= axis.right else unit

    return units


def _targets(scene: Scene, palette: Palette, page: bool, units: ToUnits) -> Trace:
    """The trace of points under the pointer, of marks on the page or on the time axis: several along long marks, one
    for each answer of a profile, none for histograms (`meta.steps` has these). It has mode "none": to draw points along
    many long marks would take most of a browser's time."""
    hovers = dict(scene.hovers)
    hover_text = cache(_hover_text)  # neighbours often have equal words
    x: list[float] = []
    y: list[float] = []
    ids: list[str | list[float]] = []
    texts: list[str] = []
    for mark in scene.marks:
        kind = kind_of(mark)
        if kind.on_page != page or kind.steps:
            continue
        for answer in kind.answers(mark) if kind.answers else ():
            x.append(answer.x if page else units(answer.x))
            y.append(mark.y)
            ids.append([answer.first, answer.last, OPENS])
            texts.append(hover_text(answer.words))
        if kind.answers:
            continue
        event, aggregate = kind.event(mark), kind.aggregate and kind.aggregate(mark)
        if not event and not aggregate:  # no event is behind it
            continue
        left, _, right, _ = kind.box(mark)
        points = _hit_points(left, right) if page else [*map(units, _hit_points(left, right))]
        x += points
        y += [mark.y] * len(points)
        ids += [_zoom_target(aggregate) if aggregate else event] * len(points)
        texts += [hover_text(aggregate.words if aggregate else hovers.get(event, ""))] * len(points)
    font = {"family": FAMILY, "size": 12, "color": palette.text}
    return {
        **base(page), "mode": "none", "x": x, "y": y, "customdata": ids, "hovertext": texts, "hoverinfo": "text",
        "name": "events",
        "hoverlabel": {"bgcolor": palette.paper, "bordercolor": palette.link, "font": font, "align": "left"},
    }  # fmt: skip


def _zoom_target(aggregate: Aggregate) -> list[float]:
    """The seconds that a click on a counting mark zooms to, then OPENS if it opens the lane instead."""
    return [aggregate.first, aggregate.last, *[OPENS] * aggregate.inseparable]


def _hover_text(text: str) -> str:
    """The lines shown under the pointer, each in its own direction."""
    lines = text if text.isascii() else "\n".join(map(with_direction, text.split("\n")))
    return plotly_text(lines).replace("\n", "<br>")


@lru_cache(maxsize=1_000)  # many bars reach through the whole window
def _hit_points(left: float, right: float) -> list[float]:
    """The px at which a mark answers to the pointer: one for each HIT px of its length, one at least."""
    steps = max(1, int((right - left) / HIT))
    return [round(left + (right - left) * (step + 0.5) / steps, 2) for step in range(steps)]


def _layout(scene: Scene, palette: Palette) -> dict[str, Any]:
    hidden = {"visible": False, "fixedrange": True, "showgrid": False, "zeroline": False}
    axis = scene.axis
    page = {"domain": [0, 1], "range": [0, scene.width]}
    time = page
    if axis:
        time = {"domain": [axis.left / scene.width, axis.right / scene.width], "range": [axis.first, axis.last]}
    return {
        "template": {}, "width": scene.width, "height": scene.height, "autosize": False,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0}, "showlegend": False, "hovermode": "closest",
        "hoverdistance": 14, "dragmode": False, "uirevision": "constant",
        "paper_bgcolor": palette.paper, "plot_bgcolor": CLEAR, "font": {"family": FAMILY, "color": palette.text},
        "xaxis": {**hidden, **page, "anchor": "y"},
        "xaxis2": {**hidden, **time, "anchor": "y"},
        "yaxis": {**hidden, "domain": [0, 1], "range": [scene.height, 0]},
    }  # fmt: skip


def _meta(scene: Scene, events: list[str], units: ToUnits) -> dict[str, Any]:
    """Data for the browser beside the traces: the picture in words, event ids and links, the axis with ticks, folds and
    overview, the texts of histograms, and the click areas of lanes and groups of lanes."""
    return {
        "alt": scene.alt,
        "events": events,
        "links": [[link.origin, link.target] for link in scene.links],
        "axis": asdict(scene.axis) if scene.axis else None,
        "folds": [_fold(fold, True) for fold in scene.folds] + [_fold(fold, False) for fold in scene.unfolded],
        "steps": vars(steps) if (steps := readouts(scene)) else None,
        "lanes": [_lane(lane, scene) for lane in scene.lanes if lane.rows_for],
        "groups": _lane_groups(scene),
        "lane_range": scene.lanes_in_sight,
        "blank": _empty_top(scene),
        "ticks": [
            {"at": units(tick.x), "text": tick.text, "under": tick.under, "strong": tick.strong} for tick in scene.ticks
        ],
        "overview": [round(count, 3) for count in scene.overview],
    }


def _empty_top(scene: Scene) -> float:
    """The px at the top that are empty without the title."""
    tops = [y - SUBTITLE for _, y in scene.heading.subtitle] + [key.y - SUBTITLE for key in scene.legend]
    return max(min(tops, default=0.0) - 6.0, 0.0)


def _lane(lane: Lane, scene: Scene) -> dict[str, Any]:
    """The click area (px) of a lane that can be opened or closed, its name, and the words of its button."""
    opens = lane.rows_for == "some"
    name = lane_name(lane.name, lane.kind)
    words = say("Open the lane {lane}", lane=name) if opens else say("Close the lane {lane}", lane=name)
    return {
        "name": lane.name,
        "words": words,
        "top": lane.top,
        "bottom": lane.bottom,
    }


def _lane_groups(scene: Scene) -> list[dict[str, Any]]:
    """The click areas (px) of groups of lanes, left of the axis: each with its name, the words of its button, whether
    it is expanded, and the y of the first line of its name."""
    found = []
    for (group, expanded), members in groupby(scene.lanes, key=lambda lane: (lane.group, lane.expanded)):
        if not group:
            continue
        lanes = list(members)
        words = (
            say("Collapse the group {group}", group=group) if expanded else say("Expand the group {group}", group=group)
        )
        right = scene.axis.left if scene.axis else scene.width
        area = {"top": lanes[0].top, "bottom": lanes[-1].bottom, "right": right, "line": lanes[0].names[0][1]}
        found.append({"name": group, "words": words, "expanded": expanded, **area})
    return found


def _fold(fold: Fold, folded: bool) -> dict[str, Any]:
    """The click area (px) of a fold, the words of the fold and its button, and a second in its middle, which identifies
    it."""
    time = length_text(fold.last - fold.first, current_language())
    return {
        "second": round((fold.first + fold.last) / 2),
        "words": fold.words,
        "button": say("Unfold {time}", time=time) if folded else say("Fold {time}", time=time),
        "folded": folded,
        "box": list(fold.box),
    }
