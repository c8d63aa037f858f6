"""The runs of a mark index: the marks of events sorted by lane, kind and length.

The marks of one run are open on the same sides and of the same kind; all belong to events with one date, or all to
events with several; all are in the lane that has their events' words, or none is; and all are of one size. A size ends
at a power of four (half a mark's length, in units of the scale).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.layout import traits
from components.layout.mark_index import MarkIndex, Run
from components.layout.pieces import pieces
from components.layout.shape import NARROWEST, opens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.layout.lane_assignment import Assignment
    from components.layout.scale import Scale
    from components.model import Dates

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]
    Int32 = NDArray[np.int32]

_SIZES = 40  # each four times as long as the one before, the last one without an end;
_BELOW_ONE = 10  # the bounds of so many of them are below 1
_SORTS = 4 * len(traits.KINDS) * 2 * 2  # of runs in a lane: by open sides, kind, several dates, first lane


@dataclass(frozen=True, eq=False)
class EventMarks:
    """The marks of events, one entry each, independent of their lanes: the middle, half the length (both in units of
    the scale), and the number of its `sort` (open sides, kind, several dates, size)."""

    middle: Float
    half: Float
    sort: NDArray[np.int16]


def index_marks(
    assignment: Assignment, which: Int64, marks: EventMarks, event: Int64 | Int32, weight: Int64
) -> MarkIndex:
    """The index of the marks of the pairs `which`, whose events are the entries `event` of `marks` (one a pair).
    `weight` has the importance of the event of every pair of the assignment, below 2³¹."""
    key = np.empty(len(which), np.int64)
    for piece in pieces(len(which)):
        pair = which[piece]
        key[piece] = (assignment.lane[pair] * _SORTS + assignment.first[pair]) * _SIZES + marks.sort[event[piece]]
    order, keys, ends = _sort(key)
    starts = np.append(0, ends)[:-1]
    event = event[order]
    middle = marks.middle[event]
    for piece in _unsorted_slices(middle, starts, ends):
        sort = np.argsort(middle[piece], kind="stable")
        order[piece], event[piece], middle[piece] = order[piece][sort], event[piece][sort], middle[piece][sort]
    half = marks.half[event]
    lows, highs = (side.reduceat(half, starts) if len(starts) else half for side in (np.minimum, np.maximum))
    columns = zip(*(column.tolist() for column in (keys, lows, highs, starts, ends)), strict=True)
    return MarkIndex(tuple(_run(*values) for values in columns), middle, half, which[order].astype(np.int32), weight)


def _sort(key: Int64) -> tuple[Int64, Int64, Int64]:
    """The stable order of small numbers; the distinct numbers, ascending; and the end of each of these in the order.
    Their ranks are sorted, of which there are few: NumPy sorts 16 bits by radix, several times faster than 64."""
    count = np.bincount(key)
    keys = np.flatnonzero(count)
    rank = np.zeros(len(count), np.uint16 if len(keys) <= 1 << 16 else np.int64)
    rank[keys] = np.arange(len(keys))
    return np.argsort(rank[key], kind="stable"), keys, np.cumsum(count[keys])


def _unsorted_slices(values: Float, starts: Int64, ends: Int64) -> list[slice]:
    """The slices from `starts` to `ends` whose values do not ascend. All slices together are all of the values."""
    falls = np.flatnonzero(values[1:] < values[:-1]) + 1
    slice_of = np.searchsorted(starts, falls, side="right") - 1
    unsorted = np.unique(slice_of[falls > starts[slice_of]])
    return [slice(start, end) for start, end in zip(starts[unsorted].tolist(), ends[unsorted].tolist(), strict=True)]


def event_marks(rows: Int64, dates: Dates, bounds: tuple[Int64, Int64], scale: Scale) -> EventMarks:
    """The marks of the events `rows`, whose known times are `bounds` (s, from `shape.known`)."""
    flags = dates.flags[rows]
    instant = traits.instant(flags, *bounds)
    low, high = scale.place(bounds[0].astype(float)), scale.place(bounds[1].astype(float) + ~instant)
    middle, half = (low + high) / 2, (high - low) / 2
    fraction, power = np.frexp(np.maximum(half, 2.0**-20))  # fraction · 2^power; 0.5 ≤ fraction < 1
    size = np.clip((power - (fraction == 0.5) + 1) // 2 + _BELOW_ONE, 0, _SIZES - 1)
    past, future = opens(dates, rows)
    kind = traits.kind(flags, dates.precision[rows], np.where)
    sort = (((past + 2 * future) * 3 + kind) * 2 + traits.several(flags)) * 2 * _SIZES + size
    return EventMarks(middle, half, sort.astype(np.int16))


def _run(key: int, shortest: float, longest: float, start: int, end: int) -> Run:
    """The run of the marks with this key (see `index_marks`)."""
    (lane, sort), size = divmod(key // _SIZES, _SORTS), key % _SIZES
    opens, kind = divmod(sort // 4, 3)
    several, first = bool(sort // 2 % 2), bool(sort % 2)
    extra = several * NARROWEST / 2  # the first and the last of several marks may be wider than their time
    sides = bool(opens & 1), bool(opens & 2)
    return Run(lane, first, kind, extra, NARROWEST / 2, sides, shortest, longest, _bound(size), start, end)


def _bound(size: int) -> float:
    """The largest half length (units) of a size."""
    return 4.0 ** (size - _BELOW_ONE) if size < _SIZES - 1 else np.inf


def short_half(width: float, per_unit: float) -> float:
    """The largest bound of a run (half a length, in units that are `per_unit` px wide) whose marks are at most `width`
    px long; -1 if there is none."""
    bounds = [_bound(size) for size in range(_SIZES - 1)]
    return max((bound for bound in bounds if 2 * bound * per_unit <= width), default=-1.0)
