"""The mark of a crowded lane: the number of its events in each step of time, as a step area, or in a low lane as a
strip of shades. Events that are spread over several steps are paler."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from components.language import message
from components.layout.heading import SYMBOL
from components.marks.ink import Ink, Stroke, Style, disc
from components.marks.kind import Aggregate, Entry, Kind, Steps
from components.marks.palette import Palette, alpha
from components.scene import GREY, Histogram

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from components.scene import Box, Point, Symbol

    Float = NDArray[np.float64]

SAME_SHADE = 1e-9  # tolerance for errors of rounding when a count falls on the limit between two shades
FILL, PALE = 0.9, 0.32  # opacity of events known to lie in a step, and of events spread over it
SHADES, LIGHTEST = 8, 0.1  # number of shades; shade k has LIGHTEST + (1 - LIGHTEST) * k / SHADES of the full opacity
STRIP, APART = 0.3, 1.0  # share of the height for events that are spread, and px between them and the others
DOT = 2.5  # px of the dot on the highest step


def _paint(mark: Histogram, palette: Palette) -> list[Ink]:
    """The ink of a histogram: at most two closed areas and a dot on the highest step; with `shades`, at most two strips
    of a closed area for each shade."""
    hue = palette.hue(mark.hue)
    ink: list[Ink] = []
    x, known, spread = zip(*mark.steps, strict=True)
    if mark.shades:
        below = mark.top + STRIP * (mark.bottom - mark.top) if any(spread) else mark.top
        hue = palette.shade(mark.hue)
        pale = _strip(mark, x, np.array(spread), (mark.top, below - APART), lambda share: alpha(hue, FILL / 2 * share))
        return [*pale, *_strip(mark, x, np.array(known), (below, mark.bottom), lambda share: alpha(hue, FILL * share))]
    if any(spread):
        total = _area(mark, x, np.add(known, spread))
        ink.append(Stroke(total, Style(fill=alpha(hue, PALE), stepped=True)))
    if any(known):
        ink.append(Stroke(_area(mark, x, np.array(known, float)), Style(fill=alpha(hue, FILL), stepped=True)))
    if mark.peak:
        ink.append(disc(*mark.peak, DOT, Style(fill=palette.text)))
    return ink


def _area(mark: Histogram, x: Sequence[float], counts: Float) -> tuple[Point, ...]:
    """The outline of steps that begin at `x` px; heights grow with the square root of their counts."""
    heights = np.round((mark.bottom - mark.top) * np.sqrt(counts / mark.most), 1)
    return _outline(x, np.round(mark.bottom - heights, 2), mark.bottom)


def _strip(
    mark: Histogram, x: Sequence[float], counts: Float, ends: tuple[float, float], fill: Callable[[float], str]
) -> Iterator[Ink]:
    """A closed area for each shade in use, between the top and bottom px `ends`. Shades grow with the square root of
    the counts; the smallest count has the first one, 0 has none."""
    top, bottom = round(ends[0], 2), round(ends[1], 2)
    shade = np.ceil(SHADES * np.sqrt(counts / mark.most) - SAME_SHADE)
    for k in np.unique(shade[shade > 0]).tolist():
        points = _outline(x, np.where(shade == k, top, bottom), bottom)
        yield Stroke(points, Style(fill=fill(round(LIGHTEST + (1.0 - LIGHTEST) * k / SHADES, 3)), stepped=True))


def _outline(x: Sequence[float], y: Float, bottom: float) -> tuple[Point, ...]:
    """The closed outline of steps that begin at `x` px and reach from `bottom` up to `y`. Neighbours of equal height
    are joined to one step."""
    changes = np.flatnonzero(np.append(True, y[1:] != y[:-1]))
    points = zip((x[k] for k in changes.tolist()), y[changes].tolist(), strict=True)
    return ((x[0], bottom), *points, (x[-1], bottom), (x[0], bottom))


def _box(mark: Histogram) -> Box:
    return mark.steps[0][0], mark.top, mark.steps[-1][0], mark.bottom


def _sample(x: float, y: float, palette: Palette) -> list[Ink]:
    steps = ((x - SYMBOL, 1, 0.0), (x - 5.0, 2, 0.0), (x - 2.0, 16, 0.0), (x + 2.0, 4, 0.0), (x + 6.0, 1, 0.0))
    return _paint(_sample_mark((*steps, (x + SYMBOL, 0, 0.0)), 16.0, y, 6.0), palette)


def _shade_sample(x: float, y: float, palette: Palette) -> list[Ink]:
    steps = ((x - SYMBOL, 1, 0.0), (x - 5.0, 4, 0.0), (x - 2.0, 16, 0.0), (x + 2.0, 4, 0.0), (x + 6.0, 1, 0.0))
    return _paint(replace(_sample_mark((*steps, (x + SYMBOL, 0, 0.0)), 16.0, y, 5.0), shades=True), palette)


def _spread_sample(x: float, y: float, palette: Palette) -> list[Ink]:
    return _paint(_sample_mark(((x - SYMBOL, 0, 1.0), (x + SYMBOL, 0, 0.0)), 2.0, y, 5.0), palette)


def _sample_mark(steps: tuple[tuple[float, int, float], ...], most: float, y: float, half_height: float) -> Histogram:
    return Histogram(steps, (), most, y - half_height, y + half_height, GREY, 0, "", 0.0, 0.0)


def _symbols(mark: Histogram) -> tuple[Symbol, ...]:
    symbol: Symbol = "shade" if mark.shades else "count"
    return (symbol, "spread") if any(spread for _, _, spread in mark.steps) else (symbol,)


KIND = Kind(
    Histogram,
    _paint,
    box=_box,
    ring=lambda _: None,
    legend=(
        Entry("count", message("how many events"), _sample),
        Entry("shade", message("how many events: the more, the stronger"), _shade_sample),
        Entry("spread", message("known less well, or lasting: spread"), _spread_sample),
    ),
    event=lambda _: "",
    symbols=_symbols,
    aggregate=lambda mark: Aggregate(mark.words, mark.first, mark.last),
    steps=lambda mark: Steps(mark.steps, mark.when),
)
