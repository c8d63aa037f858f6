"""The time scale: one piecewise linear scale for everything that is drawn, with quiet stretches folded.

A `Scale` is made once for a set of events and does not change with the zoom: its units are visible seconds, counted
from the first knot. A fold keeps a small fixed number of units, so that the function from moments to units is
continuous and ascending.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from components.layout.overlap import TOUCH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    Float = NDArray[np.float64]

FOLD_AT_LEAST = 0.1  # of the whole extent: a shorter quiet stretch is not worth a break in the axis
DOMINANCE = 2.5  # how many times everything that stays visible each folded stretch must last
FOLD_SHARE = 0.045  # of the visible extent: what a fold itself keeps
MARGIN = 0.05  # of the visible extent: quiet kept on either side of what happened
OPEN_SHARE = 0.14  # of the visible extent: room in which an open side fades out
FINEST = 0.02  # s across the axis: milliseconds can be told apart
TELLS_APART = 2.0**16  # steps between neighbouring floats that a window must have across
FAR = 1e5  # px out of sight
A_DAY = 12.0  # px of a day in which something ends and the next begins that is too short for two rows


@dataclass(frozen=True)
class Scale:
    """The knots of a piecewise linear, strictly ascending function; `folds` are the folded stretches in seconds,
    `unfolded` those that would be folded, had nobody unfolded them."""

    seconds: tuple[float, ...]
    units: tuple[float, ...]
    folds: tuple[tuple[float, float], ...] = ()
    unfolded: tuple[tuple[float, float], ...] = ()

    def place(self, seconds: ArrayLike) -> Float:
        """Axis units of moments (seconds, any shape), extrapolated beyond the ends."""
        return _straight(np.asarray(seconds, float), np.array(self.seconds), np.array(self.units))

    def unit(self, second: float) -> float:
        """The axis unit of one moment: many times quicker than `place` with an array of one."""
        at = bisect_right(self.seconds, second) - 1
        if not 0 <= at < len(self.seconds) - 1:
            knot = min(max(at, 0), len(self.seconds) - 1)
            return self.units[knot] + (second - self.seconds[knot])
        start, end = self.seconds[at : at + 2]
        slope = (self.units[at + 1] - self.units[at]) / (end - start)
        return slope * (second - start) + self.units[at]

    def moment(self, units: ArrayLike) -> Float:
        """The seconds at axis units: the inverse of `place`."""
        return _straight(np.asarray(units, float), np.array(self.units), np.array(self.seconds))


@dataclass(frozen=True)
class Viewport:
    """The visible part of a scale: from `first` to `last` (units), drawn between `left` and `right` (px)."""

    scale: Scale
    first: float
    last: float
    left: float
    right: float

    def px(self, seconds: ArrayLike) -> Float:
        """The px of moments (s). Far out of sight all moments get the same px, so that numbers stay small enough to
        compute with."""
        return np.clip(self.unit_px(self.scale.place(seconds)), self.left - FAR, self.right + FAR)

    def x(self, second: float) -> float:
        """The px of one moment (s)."""
        px = self.left + (self.scale.unit(second) - self.first) * self.per_unit
        return float(min(max(px, self.left - FAR), self.right + FAR))  # knots may be NumPy's numbers

    def unit_px(self, units: Float) -> Float:
        """The px of units of the scale (any shape)."""
        return self.left + (units - self.first) * self.per_unit

    @cached_property
    def per_unit(self) -> float:
        """The px that a unit is wide."""
        return (self.right - self.left) / (self.last - self.first)

    @property
    def touch(self) -> float:
        """The px by which two touching bars may overlap: a day, with which one ends and the next begins, as long as
        that is narrow."""
        day = 86_400.0 * self.per_unit
        return day + TOUCH if day <= A_DAY else TOUCH

    @property
    def inner(self) -> tuple[float, float, float]:
        """The units after which something must end, and before which it must begin, to be in sight; and the length of a
        moment. A period that ends where the window begins does not reach into it; a moment there does. All three allow
        for the rounding of units."""
        least = 4 * float(np.spacing(max(abs(unit) for unit in (*self.scale.units, self.first, self.last))))
        return self.first + least, self.last - least, 2 * least

    @property
    def seconds(self) -> tuple[float, float]:
        """The moments (s) at the two ends."""
        first, last = self.scale.moment([self.first, self.last]).tolist()
        return first, last


def viewport_of(scale: Scale, window: tuple[float, float] | None, left: float, right: float) -> Viewport:
    """The viewport of a window (seconds at its two ends, None for everything), drawn between `left` and `right` px. The
    window is used as requested, wherever the events are, but is at least `FINEST` seconds wide, or as wide as numbers
    of that size can distinguish."""
    least, most = scale.units[0], scale.units[-1]
    if window is None:
        return Viewport(scale, least, most, left, right)
    first, last = np.sort(scale.place(np.nan_to_num(window))).tolist()
    largest = max(map(abs, (least, most, first, last, *scale.seconds)))
    finest = max(FINEST, float(np.spacing(largest)) * TELLS_APART)
    if last - first < finest:
        middle = (first + last) / 2
        first, last = middle - finest / 2, middle + finest / 2
    return Viewport(scale, first, last, left, right)


def _straight(x: Float, xs: Float, ys: Float) -> Float:
    if len(xs) == 2 and ys[1] - ys[0] == xs[1] - xs[0]:  # nothing is folded: a third of the time
        return np.asarray(ys[0] + (x - xs[0]))
    found = np.asarray(np.interp(x, xs, ys))
    before, after = x < xs[0], x > xs[-1]
    if before.any():
        found = np.where(before, ys[0] + (x - xs[0]), found)
    return np.where(after, ys[-1] + (x - xs[-1]), found) if after.any() else found


def quiet(earliest: ArrayLike, latest: ArrayLike) -> list[tuple[float, float]]:
    """Stretches in which nothing can have happened and which dwarf the rest, in order.

    `earliest` and `latest` are finite seconds of equal length. Of the gaps between them the longest k are folded, with
    the largest k for which each lasts `DOMINANCE` times all that stays visible. Folding them all must bring something
    out, namely times that differ on one side of a gap: evenly spread events fold nothing.
    """
    low, high = np.asarray(earliest, float), np.asarray(latest, float)
    start, end = _merged(low, high)
    if len(start) < 2:
        return []
    extent = end[-1] - start[0]
    gaps = start[1:] - end[:-1]
    longest = np.argsort(-gaps, kind="stable")
    longest = longest[gaps[longest] >= FOLD_AT_LEAST * extent]
    visible = extent - np.cumsum(gaps[longest])
    worth = np.flatnonzero((visible > 0) & (gaps[longest] >= DOMINANCE * visible))
    if len(worth) and _alike(low, high):
        worth = worth[worth < len(gaps) - 1]
    chosen = np.sort(longest[: worth[-1] + 1]) if len(worth) else longest[:0]
    return [(float(end[i]), float(start[i + 1])) for i in chosen]


def fit(
    known: tuple[ArrayLike, ArrayLike],
    opens: tuple[ArrayLike, ArrayLike],
    also: ArrayLike,
    least: float,
    unfolded: Sequence[float] = (),
    lasting: ArrayLike = False,
) -> Scale:
    """The scale of events, at least one, with the moments `also` kept in sight; it shows at least `least` seconds.

    `known` are the first and the last known second of each event: all of them lie between the outer knots and outside
    the folds. `opens` tells which events are open towards past and future; beside a fold these get room to fade out.
    Quiet stretches with one of the seconds `unfolded` in them are not folded; nor is anything that an event covers
    which is `lasting` and goes on.
    """
    none = np.zeros(np.size(also), bool)
    covered = [np.append(np.asarray(side, bool) & lasting, none) for side in opens]
    low = np.append(np.asarray(known[0], float), also)
    high = np.append(np.asarray(known[1], float), also)
    open_past, open_future = (np.append(np.asarray(side, bool), none) for side in opens)
    stretches = quiet(np.where(covered[0], low.min(), low), np.where(covered[1], high.max(), high))
    opened = [(start, end) for start, end in stretches if any(start <= second <= end for second in unfolded)]
    folds = [fold for fold in stretches if fold not in opened]
    visible = high.max() - low.min() - sum(end - start for start, end in folds)
    lacking = max(0.0, least - visible)
    visible += lacking
    room = OPEN_SHARE * visible
    reach_low, reach_high = np.where(open_past, low - room, low), np.where(open_future, high + room, high)
    margin = MARGIN * visible + lacking / 2
    cuts = _shrunk(folds, reach_low, reach_high, margin)
    scale = _scale(low.min() - margin, high.max() + margin, cuts, FOLD_SHARE * visible)
    hidden = fit(known, opens, also, least, (), lasting).folds if opened else ()  # what they hide when they are folded
    return replace(scale, unfolded=tuple(one for one in hidden if any(start <= one[0] <= end for start, end in opened)))


def _alike(low: Float, high: Float) -> bool:
    """Whether the periods that overlap or touch others are equal to these."""
    order = np.argsort(low, kind="stable")
    low, high = low[order], high[order]
    joins = low[1:] <= np.maximum.accumulate(high)[:-1]
    return bool(((low[1:] == low[:-1]) & (high[1:] == high[:-1]))[joins].all())


def _merged(low: Float, high: Float) -> tuple[Float, Float]:
    """Overlapping periods merged, in order."""
    order = np.argsort(low, kind="stable")
    low, high = low[order], np.maximum.accumulate(high[order])
    new = np.append(True, low[1:] > high[:-1])
    return low[new], high[np.append(np.flatnonzero(new)[1:] - 1, len(high) - 1)]


def _shrunk(folds: list[tuple[float, float]], low: Float, high: Float, margin: float) -> list[tuple[float, float]]:
    """Each fold reduced by a margin on both sides and by the room that open sides need; dropped if nothing remains."""
    remaining = []
    for start, end in folds:
        left = max([start, *high[(high > start) & (high < end)]]) + margin
        right = min([end, *low[(low < end) & (low > start)]]) - margin
        if right - left > margin:
            remaining.append((left, right))
    return remaining


def _scale(first: float, last: float, cuts: list[tuple[float, float]], fold: float) -> Scale:
    seconds, units = [first], [0.0]
    for start, end in cuts:
        units += [units[-1] + start - seconds[-1], units[-1] + start - seconds[-1] + fold]
        seconds += [start, end]
    units.append(units[-1] + last - seconds[-1])
    seconds.append(last)
    return Scale(tuple(seconds), tuple(units), tuple(cuts))
