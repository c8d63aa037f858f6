"""Ink: areas, lines, markers and words, each with its style, and common geometry.

While the picture is zoomed by hand, areas and lines stretch along the axis; markers and words keep their size. There
are thousands of inks, so they are named tuples: a frozen dataclass takes three times as long to make.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Literal, NamedTuple

import numpy as np

from components.language import with_direction
from components.scene import Point

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
    stepped: bool = False  # from each point across to the next, then up or down to it
    role: Literal["", "patch", "loose"] = ""  # not shown while zooming by hand: a "patch" under words; a "loose" link


class Stroke(NamedTuple):
    """A polygon (closed, may be filled) or a line, in px; `page` if it does not belong to the time axis."""

    points: tuple[Point, ...]
    style: Style
    page: bool = False
    of: tuple[str, ...] = ()  # the ids of the events it belongs to: none, one, or the two of a link


class Marker(NamedTuple):
    """A sign of `size` px around a point; the tip of an "arrow" is at the point, `angle` degrees clockwise from up."""

    x: float
    y: float
    symbol: Literal["circle", "diamond", "arrow"]
    size: float
    style: Style
    angle: float = 0.0
    page: bool = False
    of: tuple[str, ...] = ()


class Words(NamedTuple):
    """A line of text with its middle at `y`."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    anchor: Literal["left", "center", "right"] = "left"
    bold: bool = False
    italic: bool = False
    page: bool = False
    of: tuple[str, ...] = ()

    @property
    def directed(self) -> str:
        """The text in its own writing direction."""
        return with_direction(self.text)


Ink = Stroke | Marker | Words


def belonging(ink: Ink, of: tuple[str, ...]) -> Ink:
    """The same ink with these events as its owners. Written out, since all ink of a picture passes here and
    `dataclasses.replace` takes three times as long."""
    match ink:
        case Stroke():
            return Stroke(ink.points, ink.style, ink.page, of)
        case Marker():
            return Marker(ink.x, ink.y, ink.symbol, ink.size, ink.style, ink.angle, ink.page, of)
        case Words():
            look = ink.size, ink.colour, ink.anchor, ink.bold, ink.italic, ink.page
            return Words(ink.x, ink.y, ink.text, *look, of)


def box(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    """A rectangle, closed."""
    return ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))


End = Literal["round", "flat", "point"]


def bar(
    left: float, top: float, right: float, bottom: float, radius: float, at_left: End = "round", at_right: End = "round"
) -> tuple[Point, ...]:
    """A rectangle whose ends are round, flat or pointed, closed."""
    radius = min(radius, (bottom - top) / 2, (right - left) / 2)
    points = (*_end(right, top, bottom, radius, at_right), *_end(left, bottom, top, -radius, at_left))
    return (*points, points[0])


def _end(x: float, start: float, stop: float, radius: float, end: End) -> tuple[Point, ...]:
    """The end of a bar at `x` px, clockwise; for the left end `radius` is negative."""
    if end == "round":
        direction, turn = (1.0, 0.0) if radius > 0 else (-1.0, 180.0)
        first = _arc(x - radius, start + direction * abs(radius), abs(radius), turn - 90.0, 90.0, 5)
        return (*first, *_arc(x - radius, stop - direction * abs(radius), abs(radius), turn, 90.0, 5))
    if end == "point":
        deep = abs(stop - start) / 2 * (1 if radius > 0 else -1)
        return ((x - deep, start), (x, (start + stop) / 2), (x - deep, stop))
    return ((x, start), (x, stop))


def circle(x: float, y: float, radius: float) -> tuple[Point, ...]:
    """A circle as a closed polygon."""
    return _arc(x, y, radius, 0.0, 360.0, 28)


def disc(x: float, y: float, radius: float, style: Style, page: bool = False) -> Marker:
    """A circle of `radius` px, its outline inside."""
    return Marker(x, y, "circle", 2 * radius - style.width, style, page=page)


def diamond(x: float, y: float, reach: float, style: Style, page: bool = False) -> Marker:
    """A square on its corner, which is `reach` px from the middle."""
    return Marker(x, y, "diamond", 2 * reach / 1.3, style, page=page)  # plotly.js draws it 1.3 times its size


def arrowhead(tip: Point, tail: Point, long: float, colour: str, page: bool = False) -> Marker:
    """A head `long` px long at `tip`, coming from `tail`."""
    across, down = tip[0] - tail[0], tip[1] - tail[1]
    angle = round(float(np.degrees(np.arctan2(across, -down))), 1)
    return Marker(*tip, "arrow", round(long / 0.95, 2), Style(fill=colour), angle, page)


def curve(path: Sequence[Point]) -> tuple[Point, ...]:
    """Points along a cubic Bézier curve given by four points."""
    t = np.linspace(0.0, 1.0, 33)[:, None]
    weights = np.hstack([(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3])
    return tuple((x, y) for x, y in np.round(weights @ np.array(path), 2).tolist())


def _arc(x: float, y: float, radius: float, start: float, sweep: float, steps: int) -> tuple[Point, ...]:
    points = [
        (round((x + radius * across) * 100) / 100, round((y + radius * down) * 100) / 100)
        for across, down in _unit_arc(start, sweep, steps)
    ]
    return tuple(points)


@lru_cache(maxsize=16)
def _unit_arc(start: float, sweep: float, steps: int) -> tuple[Point, ...]:
    """Points along an arc of radius 1 around the origin, cached: all marks use the same few."""
    angle = np.radians(np.linspace(start, start + sweep, steps))
    return tuple(zip(np.cos(angle).tolist(), np.sin(angle).tolist(), strict=True))


def look(ink: Ink) -> object:
    """The properties in which inks must agree to be painted together."""
    match ink:
        case Stroke():
            return (ink.style, ink.page) if not ink.style.towards else object()  # a gradient is its own area's
        case Marker() | Words():
            return (type(ink), ink.page)  # each point has a style of its own


def gathered(things: Iterable[Sequence[Ink]]) -> list[Ink]:
    """The ink of things that do not cover each other: all bottom layers first, and within a layer by look."""
    found: list[Ink] = []
    for layer in zip_longest(*things):
        styles: dict[object, list[Ink]] = {}
        for one in layer:
            if one is not None:
                styles.setdefault(look(one), []).append(one)
        found += [one for alike in styles.values() for one in alike]
    return found
