"""Histograms of inexact dates: bins that begin at round moments of the calendar, and the number of events in each.

An event weighs 1, spread evenly over its possible time, as far as that is known. So the bars and the counts before and
after them add up to all events that have a place on the axis.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10
from typing import TYPE_CHECKING

import numpy as np

from components.language import message, plural, say
from components.layout.tick_intervals import DAY, MONTH, STEPS, YEAR, round_moments

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.dates import Zone
    from components.layout.scale import Viewport
    from components.layout.tick_intervals import Step

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]

NARROWEST = 7.0  # px of a bin at least
ALMOST = 0.99  # share of the least length of a bin that is enough: months and years differ in length
HOUR = 3_600.0
NAMES = {HOUR: message("events by hour"), DAY: message("events by day"), 7 * DAY: message("events by week")}
NAMES |= {MONTH: message("events by month"), 3 * MONTH: message("events by quarter"), YEAR: message("events by year")}
NAMES |= {10 * YEAR: message("events by decade"), 100 * YEAR: message("events by century")}
NAMES |= {1_000 * YEAR: message("events by millennium")}
LEVELS = 5  # guide lines at most
DIGITS = 9  # decimals of a count: further ones depend on the order in which a database adds


@dataclass(frozen=True, eq=False)
class Binned:
    """Events by the bins in which they begin and end. Entry k is all events of the group `group[k]` (an index into
    `names`, `len(names)` for no group) that begin in the bin `first[k]` and end in the bin `last[k]`.

    Bin 0 is all time before the first edge, bin k the time from edge k - 1 to edge k, and the last bin all time after
    the last edge. `count` is the number of events (one in several groups is divided among them). If they end in another
    bin than they begin in, `slope` is the sum of what they weigh per second, and `start` and `end` are the sums of that
    weight times the first and the last moment of each (s from the first edge); else the three are not used. In
    `lane_histogram` units of the scale take the place of seconds.
    """

    names: tuple[str, ...]
    group: Int64
    first: Int64
    last: Int64
    count: Float
    slope: Float
    start: Float
    end: Float


def bins(viewport: Viewport, least: float, zone: Zone) -> tuple[str, tuple[float, ...]]:
    """The bins in sight: their name ("events by month", "events by 5 years"), and their edges (s, at least two). They
    are the finest that are at least `NARROWEST` px wide and no finer than `least` (s), the precision of the dates; the
    coarsest there are if none is wide enough. Days are those of `zone`."""
    for step in [*(step for step in STEPS if step.length in NAMES), *(s for s in STEPS if s.length > 1_000 * YEAR)]:
        if step.length >= least * ALMOST and step.length * viewport.per_unit >= NARROWEST:
            break
    return bin_name(step.length), edges(step, viewport, zone)


def bin_name(length: float) -> str:
    """The name of bins of this length (s)."""
    if length in NAMES:
        return say(NAMES[length])
    return plural(round(length / YEAR), "events by {n} year", "events by {n} years")


def edges(step: Step, viewport: Viewport, zone: Zone) -> tuple[float, ...]:
    """The moments (s) of a step, from the last one before the window to the first one after it; the two ends of the
    window if none divides it. A fold, in which nothing happens, lies in one bin."""
    first, last = viewport.seconds
    cuts = [edge for fold in viewport.scale.folds for edge in fold if first < edge < last]
    begins_in_fold = any(start <= first < end for start, end in viewport.scale.folds)
    ends = [first, *cuts, last][begins_in_fold:]
    reach = 1.1 * step.length
    pieces = [
        round_moments(step, start - reach, end + reach, zone).moments
        for start, end in zip(ends[::2], [*ends[1::2], last], strict=False)
    ]
    found = np.unique(np.concatenate([[], *pieces]))
    inside = np.flatnonzero((found[1:] > first) & (found[:-1] < last))
    return tuple(found[inside[0] : inside[-1] + 2].tolist()) if len(inside) else (first, last)


def bins_of(edges: tuple[float, ...], start: Float, end: Float) -> tuple[Int64, Int64]:
    """The bins, as `Binned` numbers them, in which periods begin and end (`start`, `end`: s, as the edges). A period
    that ends where a bin begins does not reach into it."""
    first = np.searchsorted(edges, start, side="right")
    return first, np.maximum(np.searchsorted(edges, end, side="left"), first)


def bin_counts(found: Binned, edges: tuple[float, ...]) -> Float:
    """The number of events in each bin, rounded to DIGITS, of shape (len(names) + 1, len(edges) + 1): the last row is
    that of no group, the first and the last column are the bins before and after all edges."""
    groups, count = len(found.names) + 1, len(edges) + 1
    total = np.zeros((groups, count))
    in_one_bin = found.first == found.last
    np.add.at(total, (found.group[in_one_bin], found.first[in_one_bin]), found.count[in_one_bin])
    group, first, last = (side[~in_one_bin] for side in (found.group, found.first, found.last))
    slope, start, end = (side[~in_one_bin] for side in (found.slope, found.start, found.end))
    offset = np.array(edges) - edges[0]
    np.add.at(total, (group, first), offset[first] * slope - start)  # from their start to the end of that bin
    np.add.at(total, (group, last), end - offset[last - 1] * slope)
    rate = np.zeros((groups, count + 1))  # change of the weight per second at the bins between the two
    np.add.at(rate, (group, first + 1), slope)
    np.add.at(rate, (group, last), -slope)
    total[:, 1:-1] += np.cumsum(rate, axis=1)[:, 1 : count - 1] * np.diff(offset)
    return np.maximum(total, 0.0).round(DIGITS)


def levels(most: float) -> tuple[float, ...]:
    """Round numbers from 0 up to at least `most`, evenly spaced, for the axis of a histogram; whole ones if `most` is 1
    or more."""
    if most < 1e-6:
        return 0.0, 1.0
    rough = most / LEVELS
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    step = max(step, 1.0) if most >= 1 else step
    return tuple(round(k * step, 9) for k in range(ceil(most / step - 1e-9) + 1))
