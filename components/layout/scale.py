"""The time scale: a piecewise linear function from moments to units, with quiet stretches folded.

1. `quiet` finds the stretches in which nothing can have happened and which are much longer than the rest.
2. `fit` makes the `Scale` of a set of events. Its units are visible seconds, counted from the first knot. A fold keeps
   a small fixed number of units, so that the function is continuous and ascending. It does not change with the zoom.
3. A `Viewport` shows a part of the scale: from units to px.
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

FOLD_AT_LEAST = 0.1  # of the extent: a shorter quiet stretch is not folded
DOMINANCE = 2.5  # times as long as all that stays visible: each folded stretch lasts at least that
FOLD_SHARE = 0.045  # of the visible extent: what a fold itself keeps
MARGIN = 0.05  # of the visible extent: quiet kept on either side of what happened
OPEN_SHARE = 0.14  # of the visible extent: room in which an open side fades out
FINEST = 0.02  # s of a window at the least: milliseconds can be told apart
TELLS_APART = 2.0**16  # neighbouring floats that a window must have from end to end
FAR = 1e5  # px beyond the axis at which all moments are drawn that are further out
A_DAY = 12.0  # px: bars may overlap by a day that is no wider


@dataclass(frozen=True)
class Scale:
    """The knots of a piecewise linear, strictly ascending function (`seconds` → `units`, at least two of each). `folds`
    are the folded stretches (s), `unfolded` those that are not folded on request."""

    seconds: tuple[float, ...]
    units: tuple[float, ...]
    folds: tuple[tuple[float, float], ...] = ()
    unfolded: tuple[tuple[float, float], ...] = ()

    def place(self, seconds: ArrayLike) -> Float:
        """Axis units of moments (seconds, any shape), extrapolated beyond the ends."""
        return _interpolate(np.asarray(seconds, float), np.array(self.seconds), np.array(self.units))

    def unit(self, second: float) -> float:
        """The axis unit of one moment (s), equal to that of `place` and many times faster than an array of one."""
        if _is_straight(self.seconds, self.units):
            return self.units[0] + (second - self.seconds[0])
        knot = bisect_right(self.seconds, second) - 1
        if not 0 <= knot < len(self.seconds) - 1:
            knot = min(max(knot, 0), len(self.seconds) - 1)
            return self.units[knot] + (second - self.seconds[knot])
        start, end = self.seconds[knot : knot + 2]
        slope = (self.units[knot + 1] - self.units[knot]) / (end - start)
        return slope * (second - start) + self.units[knot]

    def moment(self, units: ArrayLike) -> Float:
        """The seconds at axis units: the inverse of `place`."""
        return _interpolate(np.asarray(units, float), np.array(self.units), np.array(self.seconds))


@dataclass(frozen=True)
class Viewport:
    """The visible part of a scale: from `first` to `last` (units), drawn between `left` and `right` (px)."""

    scale: Scale
    first: float
    last: float
    left: float
    right: float

    def px(self, seconds: ArrayLike) -> Float:
        """The px of moments (s, any shape), at most `FAR` px beyond the axis, so that numbers stay small enough to
        compute with."""
        return np.clip(self.unit_px(self.scale.place(seconds)), self.left - FAR, self.right + FAR)

    def x(self, second: float) -> float:
        """The px of one moment (s), like `px`."""
        px = self.left + (self.scale.unit(second) - self.first) * self.per_unit
        return float(min(max(px, self.left - FAR), self.right + FAR))  # knots may be NumPy scalars

    def unit_px(self, units: Float) -> Float:
        """The px of units of the scale (any shape)."""
        return self.left + (units - self.first) * self.per_unit

    @cached_property
    def per_unit(self) -> float:
        """The px that a unit is wide."""
        return (self.right - self.left) / (self.last - self.first)

    @property
    def touch(self) -> float:
        """The px by which two touching bars may overlap: `TOUCH`, and a day if that is narrow, as one bar may end on
        the day on which the next begins."""
        day = 86_400.0 * self.per_unit
        return day + TOUCH if day <= A_DAY else TOUCH

    @property
    def inner(self) -> tuple[float, float, float]:
        """The unit after which an event in sight ends, the unit before which it begins, and the length (units) that a
        moment counts as having. So a period that ends where the window begins is out of sight, a moment there is in
        sight. All three allow for rounding."""
        least = 4 * float(np.spacing(max(abs(unit) for unit in (*self.scale.units, self.first, self.last))))
        return self.first + least, self.last - least, 2 * least

    @property
    def seconds(self) -> tuple[float, float]:
        """The moments (s) at the two ends."""
        first, last = self.scale.moment([self.first, self.last]).tolist()
        return first, last


def viewport_of(scale: Scale, window: tuple[float, float] | None, left: float, right: float) -> Viewport:
    """The viewport of a window (seconds at its two ends, in any order; None for the whole scale), drawn between `left`
    and `right` px. A window may lie anywhere, but is widened to at least `FINEST` seconds, and so that floats can tell
    `TELLS_APART` places in it apart."""
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


def _is_straight(xs: Sequence[float] | Float, ys: Sequence[float] | Float) -> bool:
    """Whether the knots are those of a scale without folds, all of it counted from the first knot (three times as fast
    as by pieces)."""
    return bool(len(xs) == 2 and ys[1] - ys[0] == xs[1] - xs[0])


def _interpolate(x: Float, xs: Float, ys: Float) -> Float:
    """The piecewise linear function through the knots, with slope 1 before and after them."""
    if _is_straight(xs, ys):
        return np.asarray(ys[0] + (x - xs[0]))
    found = np.asarray(np.interp(x, xs, ys))
    before, after = x < xs[0], x > xs[-1]
    if before.any():
        found = np.where(before, ys[0] + (x - xs[0]), found)
    return np.where(after, ys[-1] + (x - xs[-1]), found) if after.any() else found


def quiet(earliest: ArrayLike, latest: ArrayLike) -> list[tuple[float, float]]:
    """The stretches (s) that should be folded, in order. `earliest` and `latest` are the finite first and last seconds
    of each event.

    1. The gaps are the stretches in which no event can have been. Those shorter than `FOLD_AT_LEAST` of the extent
       stay.
    2. The longest k of the others are folded, with the largest k for which each lasts `DOMINANCE` times all that stays
       visible.
    3. Not all gaps are folded if each period between them is only equal dates: folding would show nothing more. So
       evenly spread events fold nothing.
    """
    low, high = np.asarray(earliest, float), np.asarray(latest, float)
    start, end = _merge(low, high)
    if len(start) < 2:
        return []
    extent = end[-1] - start[0]
    gaps = start[1:] - end[:-1]
    longest = np.argsort(-gaps, kind="stable")
    longest = longest[gaps[longest] >= FOLD_AT_LEAST * extent]
    visible = extent - np.cumsum(gaps[longest])
    worth = np.flatnonzero((visible > 0) & (gaps[longest] >= DOMINANCE * visible))
    if len(worth) and _are_equal(low, high):
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
    """The scale of events, at least one, and of the moments `also` (s). It shows at least `least` seconds.

    `known` are the first and the last known second of each event: all of them lie between the outer knots and outside
    the folds. `opens` tells whether each event is open towards the past, and towards the future; there it gets room to
    fade out. Quiet stretches with one of the seconds `unfolded` in them are not folded. Nor is a stretch that a
    `lasting` event with an open side may cover.
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
    cuts = _shrink(folds, reach_low, reach_high, margin)
    scale = _scale(low.min() - margin, high.max() + margin, cuts, FOLD_SHARE * visible)
    folds_of_all = fit(known, opens, also, least, (), lasting).folds if opened else ()  # as if none were unfolded
    unfolded_folds = (fold for fold in folds_of_all if any(start <= fold[0] <= end for start, end in opened))
    return replace(scale, unfolded=tuple(unfolded_folds))


def _are_equal(low: Float, high: Float) -> bool:
    """Whether all periods that overlap or touch others are equal to these."""
    order = np.argsort(low, kind="stable")
    low, high = low[order], high[order]
    joins = low[1:] <= np.maximum.accumulate(high)[:-1]
    return bool(((low[1:] == low[:-1]) & (high[1:] == high[:-1]))[joins].all())


def _merge(low: Float, high: Float) -> tuple[Float, Float]:
    """The periods that overlapping ones cover together, in order: their starts and their ends."""
    order = np.argsort(low, kind="stable")
    low, high = low[order], np.maximum.accumulate(high[order])
    new = np.append(True, low[1:] > high[:-1])
    return low[new], high[np.append(np.flatnonzero(new)[1:] - 1, len(high) - 1)]


def _shrink(folds: list[tuple[float, float]], low: Float, high: Float, margin: float) -> list[tuple[float, float]]:
    """Each fold without a margin on both sides and without the room that open sides need; left out if no more than a
    margin remains."""
    remaining = []
    for start, end in folds:
        left = max([start, *high[(high > start) & (high < end)]]) + margin
        right = min([end, *low[(low < end) & (low > start)]]) - margin
        if right - left > margin:
            remaining.append((left, right))
    return remaining


def _scale(first: float, last: float, cuts: list[tuple[float, float]], fold: float) -> Scale:
    """The scale from `first` to `last` (s) with the folds `cuts`, each `fold` units wide."""
    seconds, units = [first], [0.0]
    for start, end in cuts:
        units += [units[-1] + start - seconds[-1], units[-1] + start - seconds[-1] + fold]
        seconds += [start, end]
    units.append(units[-1] + last - seconds[-1])
    seconds.append(last)
    return Scale(tuple(seconds), tuple(units), tuple(cuts))
