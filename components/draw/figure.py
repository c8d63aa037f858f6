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
from components.draw.traces import ToUnits, Trace, base, escaped, traces
from components.language import current_language, say, with_direction
from components.layout.fold_labels import brief
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

OPENS = 1.0  # behind the seconds that a click on what counts events shows: in a lane that opens, it opens that
HIT = 24.0  # px: how far apart the points are that make a long mark answer to the pointer


def figure(scene: Scene, theme: Theme) -> dict[str, Any]:
    """The Plotly figure of a scene as plain data, `{"data": […], "layout": {…}}`. Each point to click has its event's
    id as customdata, a cluster the first and last second of its events."""
    palette = PALETTES[theme]
    units = _to_units(scene.axis)
    screen = replace(scene, heading=replace(scene.heading, title=()))  # the page says the title above the picture
    data, events = traces(painting(screen, palette), units)
    data += [_targets(scene, palette, page, units) for page in (True, False)]
    return {"data": data, "layout": _layout(scene, palette) | {"meta": _meta(scene, events, units)}}


def _to_units(axis: Axis | None) -> ToUnits:
    """px → units of the time axis, rounded to a hundredth of a px: all of them are sent to the browser."""
    if axis is None:
        return lambda x: x
    per_px = (axis.last - axis.first) / (axis.right - axis.left)
    digits = 2 - floor(log10(per_px))
    whole = int if digits <= 0 else float

    @cache
    def units(x: float) -> float:
        at = whole(round(axis.first + (x - axis.left) * per_px, digits))
        # Plotly leaves out words that rounding puts outside the axis.
        return min(max(at, axis.first), axis.last) if axis.left <= x <= axis.right else at

    return units


def _targets(scene: Scene, palette: Palette, page: bool, units: ToUnits) -> Trace:
    """Points under the pointer: on every mark of the page or of the time axis, and along long ones. They are invisible
    and not drawn: for many long marks, a browser would spend most of its time on that."""
    hovers = dict(scene.hovers)
    said = cache(_hover)  # neighbours often say the same
    x: list[float] = []
    y: list[float] = []
    ids: list[str | list[float]] = []
    texts: list[str] = []
    for mark in scene.marks:
        kind = kind_of(mark)
        if kind.on_page != page or kind.steps:  # of which the layout's `meta.steps` tells
            continue
        for one in kind.answers(mark) if kind.answers else ():
            x.append(one.x if page else units(one.x))
            y.append(mark.y)
            ids.append([one.first, one.last, OPENS])
            texts.append(said(one.words))
        if kind.answers:
            continue
        event, aggregate = kind.event(mark), kind.aggregate and kind.aggregate(mark)
        if not event and not aggregate:  # it stands for nothing
            continue
        left, _, right, _ = kind.box(mark)
        places = _along(left, right) if page else [*map(units, _along(left, right))]
        x += places
        y += [mark.y] * len(places)
        ids += [_about(aggregate) if aggregate else event] * len(places)
        texts += [said(aggregate.words if aggregate else hovers.get(event, ""))] * len(places)
    font = {"family": FAMILY, "size": 12, "color": palette.text}
    return {
        **base(page), "mode": "none", "x": x, "y": y, "customdata": ids, "hovertext": texts, "hoverinfo": "text",
        "name": "events",
        "hoverlabel": {"bgcolor": palette.paper, "bordercolor": palette.link, "font": font, "align": "left"},
    }  # fmt: skip


def _about(aggregate: Aggregate) -> list[float]:
    """The seconds that a click on a counting mark zooms to, and whether it opens the lane instead."""
    return [aggregate.first, aggregate.last, *[OPENS] * aggregate.inseparable]


def _hover(text: str) -> str:
    """The lines shown under the pointer, each in its own direction."""
    lines = text if text.isascii() else "\n".join(map(with_direction, text.split("\n")))
    return escaped(lines).replace("\n", "<br>")


@lru_cache(maxsize=1_000)  # many bars go through all of a window
def _along(left: float, right: float) -> list[float]:
    """The px along a mark at which it reacts to the pointer."""
    steps = max(1, int((right - left) / HIT))
    return [round(left + (right - left) * (step + 0.5) / steps, 2) for step in range(steps)]


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
    }  # fmt: skip


def _meta(scene: Scene, events: list[str], units: ToUnits) -> dict[str, Any]:
    """Data for the browser beside the drawing: the picture in words, the owners of ink, the time scale."""
    return {
        "alt": scene.alt,
        "events": events,
        "links": [[link.origin, link.target] for link in scene.links],
        "axis": asdict(scene.axis) if scene.axis else None,
        "folds": [_fold(fold, True, scene) for fold in scene.folds]
        + [_fold(opened, False, scene) for opened in scene.unfolded],
        "steps": vars(steps) if (steps := readouts(scene)) else None,
        "lanes": [_lane(lane, scene) for lane in scene.lanes if lane.rows_for],
        "groups": _lane_groups(scene),
        "lane_range": scene.lanes_in_sight,
        "blank": _blank(scene),
        "ticks": [
            {"at": units(tick.x), "text": tick.text, "under": tick.under, "strong": tick.strong} for tick in scene.ticks
        ],
        "overview": [round(count, 3) for count in scene.overview],
    }


def _blank(scene: Scene) -> float:
    """The px at the top that are empty if the title is not drawn."""
    tops = [y - SUBTITLE for _, y in scene.heading.subtitle] + [key.y - SUBTITLE for key in scene.legend]
    return max(min(tops, default=0.0) - 6.0, 0.0)


def _lane(lane: Lane, scene: Scene) -> dict[str, Any]:
    """The click area (px) of a lane that can be opened or closed, and its action."""
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
    """The click areas of groups of lanes, beside the axis, their actions, and the start of their names (px)."""
    found = []
    for (group, expanded), some in groupby(scene.lanes, key=lambda lane: (lane.group, lane.expanded)):
        if not group:
            continue
        lanes = list(some)
        words = (
            say("Collapse the group {group}", group=group) if expanded else say("Expand the group {group}", group=group)
        )
        right = scene.axis.left if scene.axis else scene.width
        place = {"top": lanes[0].top, "bottom": lanes[-1].bottom, "right": right, "line": lanes[0].names[0][1]}
        found.append({"name": group, "words": words, "expanded": expanded, **place})
    return found


def _fold(fold: Fold, folded: bool, scene: Scene) -> dict[str, Any]:
    """The click area (px) of a fold, the words of the fold and its button, and a second in its middle, which identifies
    it."""
    time = brief(fold.last - fold.first, current_language())
    y = scene.axis.y if scene.axis else 0.0
    half = max((fold.right_x - fold.left_x) / 2, 45.0 if folded else 0.0)
    middle = (fold.left_x + fold.right_x) / 2
    top = y - 10.0 if folded else y + 25.0
    return {
        "second": round((fold.first + fold.last) / 2),
        "words": fold.words,
        "button": say("Unfold {time}", time=time) if folded else say("Fold {time}", time=time),
        "folded": folded,
        "box": [middle - half, top, middle + half, y + 45.0],
    }
