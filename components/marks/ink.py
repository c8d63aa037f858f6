"""Ink: areas, lines, markers and words, each with its style, and common geometry.

While the picture is zoomed by hand, areas and lines stretch along the axis; markers and words keep their size. A
picture has thousands of inks, so they are named tuples: a frozen dataclass takes three times as long to make.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Literal, NamedTuple

import numpy as np

from components.language import with_direction
from components.layout.links import bezier
from components.scene import Point

DIAMOND = 1.3  # width of a diamond, as a multiple of its marker's size in plotly.js
ARROW = 0.309, 0.951  # half the width and the length of an arrow, as the same: an angle of 36 degrees
Dash = Literal["solid", "4px,3px", "1.5px,2.5px", "5px,4px"]
DASHED: Dash = "4px,3px"
DOTTED: Dash = "1.5px,2.5px"
STRIPES: Dash = "5px,4px"
CLEAR = "rgba(0,0,0,0)"


class Style(NamedTuple):
    """The fill and outline of ink; `towards` makes the fill a horizontal gradient from `fill` on the left to `towards`
    on the right."""

    fill: str = CLEAR
    line: str = CLEAR
    width: float = 0.0  # px
    dash: Dash = "solid"
    towards: str = ""
    stepped: bool = False  # points are joined by a horizontal line, then a vertical one
    role: Literal["", "patch", "loose"] = ""  # hidden during a zoom by hand: a "patch" under words, a "loose" link


class Stroke(NamedTuple):
    """A polygon (closed, may be filled) or a line, in px. Ink on the `page` does not move with the time axis."""

    points: tuple[Point, ...]
    style: Style
    page: bool = False
    events: tuple[str, ...] = ()  # ids of the events it belongs to: none, one, or the two of a link


class Marker(NamedTuple):
    """A sign around a point; an "arrow" has its tip there and points `angle` degrees clockwise from up. `size` is that
    of plotly.js: the diameter (px) of a circle; `DIAMOND` and `ARROW` tell it of the others."""

    x: float
    y: float
    symbol: Literal["circle", "diamond", "arrow"]
    size: float
    style: Style
    angle: float = 0.0
    page: bool = False
    events: tuple[str, ...] = ()


class Words(NamedTuple):
    """A line of text: its middle is at `y`, and `x` is the place of `anchor`. `size` is that of the font (px)."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    anchor: Literal["left", "center", "right"] = "left"
    bold: bool = False
    italic: bool = False
    page: bool = False
    events: tuple[str, ...] = ()

    @property
    def directed(self) -> str:
        """The text in its own writing direction."""
        return with_direction(self.text)


Ink = Stroke | Marker | Words


def with_events(ink: Ink, events: tuple[str, ...]) -> Ink:
    """The same ink, belonging to these events. Its fields are written out, since all ink of a picture passes here and
    `_replace` takes twice as long."""
    match ink:
        case Stroke():
            return Stroke(ink.points, ink.style, ink.page, events)
        case Marker():
            return Marker(ink.x, ink.y, ink.symbol, ink.size, ink.style, ink.angle, ink.page, events)
        case Words():
            style = ink.size, ink.colour, ink.anchor, ink.bold, ink.italic, ink.page
            return Words(ink.x, ink.y, ink.text, *style, events)


def box(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    """A rectangle, closed."""
    return ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))


End = Literal["round", "flat", "point"]


def bar(
    left: float, top: float, right: float, bottom: float, radius: float, at_left: End = "round", at_right: End = "round"
) -> tuple[Point, ...]:
    """A closed rectangle whose ends are round, flat or pointed. The `radius` of round ends is at most half its height
    and half its length; a point is as long as half the height."""
    radius = min(radius, (bottom - top) / 2, (right - left) / 2)
    points = (*_end(right, top, bottom, radius, at_right), *_end(left, bottom, top, -radius, at_left))
    return (*points, points[0])


def _end(x: float, start: float, stop: float, radius: float, end: End) -> tuple[Point, ...]:
    """The points of a bar's end at `x` px, clockwise; `radius` is negative for the left end."""
    if end == "round":
        direction, turn = (1.0, 0.0) if radius > 0 else (-1.0, 180.0)
        corner = _arc(x - radius, start + direction * abs(radius), abs(radius), turn - 90.0, 90.0, 5)
        return (*corner, *_arc(x - radius, stop - direction * abs(radius), abs(radius), turn, 90.0, 5))
    if end == "point":
        depth = abs(stop - start) / 2 * (1 if radius > 0 else -1)
        return ((x - depth, start), (x, (start + stop) / 2), (x - depth, stop))
    return ((x, start), (x, stop))


def circle(x: float, y: float, radius: float) -> tuple[Point, ...]:
    """A circle as a closed polygon."""
    return _arc(x, y, radius, 0.0, 360.0, 28)


def disc(x: float, y: float, radius: float, style: Style, page: bool = False) -> Marker:
    """A circle of `radius` px, its outline inside."""
    return Marker(x, y, "circle", 2 * radius - style.width, style, page=page)


def diamond(x: float, y: float, reach: float, style: Style, page: bool = False) -> Marker:
    """A square on its corner; each corner is `reach` px from the middle, half of the outline comes to it."""
    return Marker(x, y, "diamond", 2 * reach / DIAMOND, style, page=page)


def arrowhead(tip: Point, tail: Point, length: float, colour: str, page: bool = False) -> Marker:
    """An arrowhead of `length` px with its tip at `tip`, pointing away from `tail`."""
    across, down = tip[0] - tail[0], tip[1] - tail[1]
    angle = round(float(np.degrees(np.arctan2(across, -down))), 1)
    return Marker(*tip, "arrow", round(length / ARROW[1], 2), Style(fill=colour), angle, page)


def curve(path: Sequence[Point]) -> tuple[Point, ...]:
    """Points along the cubic Bézier curve of four points, to a hundredth of a px."""
    return tuple((x, y) for x, y in np.round(bezier(np.array(path)), 2).tolist())


def _arc(x: float, y: float, radius: float, start: float, sweep: float, steps: int) -> tuple[Point, ...]:
    points = [
        (round((x + radius * across) * 100) / 100, round((y + radius * down) * 100) / 100)
        for across, down in _unit_arc(start, sweep, steps)
    ]
    return tuple(points)


@lru_cache(maxsize=16)
def _unit_arc(start: float, sweep: float, steps: int) -> tuple[Point, ...]:
    """`steps` points along an arc of radius 1 around the origin (degrees, clockwise from the right), cached: all marks
    use the same few."""
    angle = np.radians(np.linspace(start, start + sweep, steps))
    return tuple(zip(np.cos(angle).tolist(), np.sin(angle).tolist(), strict=True))


def style_key(ink: Ink) -> object:
    """The key of inks that may be painted together: equal for these, and unlike any other for a gradient."""
    match ink:
        case Stroke():
            return (ink.style, ink.page) if not ink.style.towards else object()  # a gradient is its own area's
        case Marker() | Words():
            return (type(ink), ink.page)  # each point has a style of its own


def by_layer(drawings: Iterable[Sequence[Ink]]) -> list[Ink]:
    """The ink of several drawings that do not cover each other: first the bottom layer of all, then the layer above it.
    Within a layer, inks of one `style_key` are neighbours."""
    sorted_inks: list[Ink] = []
    for layer in zip_longest(*drawings):
        alike: dict[object, list[Ink]] = {}
        for ink in layer:
            if ink is not None:
                alike.setdefault(style_key(ink), []).append(ink)
        sorted_inks += [ink for inks in alike.values() for ink in inks]
    return sorted_inks
