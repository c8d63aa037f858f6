"""How many events a crowded lane has in each step of time, as an area of steps; what is known less well, paler."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.language import message
from components.marks.ink import Ink, Stroke, Style, disc
from components.marks.kind import GREY, Entry, Kind, Several
from components.marks.palette import Palette, alpha
from components.scene import Histogram

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.scene import Box, Point, Symbol

    Float = NDArray[np.float64]

FILL, PALE = 0.9, 0.32  # opacity of what is known to lie in a step, and of what others spread over it
DOT = 2.5  # px of the dot on the highest step


def _paint(mark: Histogram, palette: Palette) -> list[Ink]:
    """At most two closed areas, with all their ups and downs, and a dot on the highest step."""
    hue = palette.hue(mark.hue)
    ink: list[Ink] = []
    x, known, more = zip(*mark.steps, strict=True)
    if any(more):
        every = _area(mark, x, np.add(known, more))
        ink.append(Stroke(every, Style(fill=alpha(hue, PALE), stepped=True)))
    if any(known):
        ink.append(Stroke(_area(mark, x, np.array(known, float)), Style(fill=alpha(hue, FILL), stepped=True)))
    if mark.peak:
        ink.append(disc(*mark.peak, DOT, Style(fill=palette.text)))
    return ink


def _area(mark: Histogram, x: Sequence[float], counts: Float) -> tuple[Point, ...]:
    """The outline of steps that begin at `x` px, closed; of neighbours of one height the first."""
    high = np.round((mark.bottom - mark.top) * np.sqrt(counts / mark.most), 1)
    y = np.round(mark.bottom - high, 2)
    new = np.flatnonzero(np.append(True, y[1:] != y[:-1]))
    points = zip((x[one] for one in new.tolist()), y[new].tolist(), strict=True)
    return ((x[0], mark.bottom), *points, (x[-1], mark.bottom), (x[0], mark.bottom))


def _box(mark: Histogram) -> Box:
    return mark.steps[0][0], mark.top, mark.steps[-1][0], mark.bottom


def _sample(x: float, y: float, palette: Palette) -> list[Ink]:
    steps = ((x - 9.0, 1, 0.0), (x - 5.0, 2, 0.0), (x - 2.0, 16, 0.0), (x + 2.0, 4, 0.0), (x + 6.0, 1, 0.0))
    return _paint(_grey((*steps, (x + 9.0, 0, 0.0)), 16.0, y, 6.0), palette)


def _spread(x: float, y: float, palette: Palette) -> list[Ink]:
    return _paint(_grey(((x - 9.0, 0, 1.0), (x + 9.0, 0, 0.0)), 2.0, y, 5.0), palette)


def _grey(steps: tuple[tuple[float, int, float], ...], most: float, y: float, half: float) -> Histogram:
    return Histogram(steps, (), most, y - half, y + half, GREY, 0, "", 0.0, 0.0)


def _symbols(mark: Histogram) -> tuple[Symbol, ...]:
    return ("count", "spread") if any(more for _, _, more in mark.steps) else ("count",)


KIND = Kind(
    Histogram,
    _paint,
    box=_box,
    ring=lambda _: None,
    legend=(
        Entry("count", message("how many events"), _sample),
        Entry("spread", message("known less well, or lasting: spread"), _spread),
    ),
    event=lambda _: "",
    symbols=_symbols,
    several=lambda mark: Several(mark.words, mark.first, mark.last),
)
