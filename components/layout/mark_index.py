"""The mark index: all marks of a picture, sorted so that those in any window are found and counted without a look at
each.

A mark's ink grows with the zoom, but for the least width. So the marks of a lane are divided into runs, by which of
that they have and by how long they last, to a power of four, and each run is sorted by its middles: the marks that may
be in sight are then a slice, those that surely are a shorter one, and only what lies between is looked at one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from components.layout import traits
from components.layout.pieces import pieces
from components.layout.range_maximum import RangeMaximum
from components.layout.shape import NARROWEST, opens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.layout.lane_assignment import Assignment
    from components.layout.scale import Scale, Viewport
    from components.model import Dates

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]
    Int32 = NDArray[np.int32]

Number = TypeVar("Number", int, "Int64")

_LONGEST = 40  # powers of four,
_SHORTEST = 10  # so many of them below 1


@dataclass(frozen=True)
class Run:
    """A run of marks of one lane and kind: the entries `start` to `end` of a `MarkIndex`, which reach `low` to `high`
    units to either side of their middles."""

    lane: int
    first: bool  # whether their events' words stand in this lane
    kind: int  # index into `traits.KINDS`
    extra: float  # px of ink on either side beyond the time that is theirs,
    min_half: float  # and on either side of the middle at least
    opens: tuple[bool, bool]  # sides on which they go on as far as the axis does
    low: float
    high: float
    bound: float  # that none of its kind in any lane is longer than
    start: int
    end: int
    aggregated: bool = False  # whether its entries are aggregates

    @property
    def lasts(self) -> bool:
        """Whether its marks are bars, of something that lasted and not of several dates."""
        return self.kind == traits.LASTING and not self.extra


@dataclass(frozen=True, eq=False)
class EventMarks:
    """The marks of events, one entry each, independent of their lanes: `middle`, `half` the length (units of the
    scale), and the number of the `sort` of run of each."""

    middle: Float
    half: Float
    sort: NDArray[np.int16]


@dataclass(frozen=True, eq=False)
class MarkIndex:
    """The marks of a picture, run after run. Entry k is a mark around `middle[k]`, `half[k]` to either side (units of
    the scale), of the pair `pair[k]` of an event and a lane; or an aggregate of several, where the pair
    is -1 (`aggregates.py`)."""

    runs: tuple[Run, ...]
    middle: Float
    half: Float
    pair: Int32
    weight: Int64  # of each pair, for what matters most
    aggregates: tuple[Int64, Float, Float] | None = (
        None  # how many marks come before each entry; its first and last unit
    )

    @cached_property
    def starts(self) -> Int64:
        """The first entry of each run."""
        return np.array([run.start for run in self.runs], np.int64)

    @cached_property
    def opens(self) -> NDArray[np.bool_]:
        """Whether each run is open towards the past and towards the future (n × 2)."""
        return np.array([run.opens for run in self.runs], bool).reshape(-1, 2)

    @cached_property
    def widths(self) -> Float:
        """The `extra` and the `min_half` of each run (px, n × 2)."""
        return np.array([(run.extra, run.min_half) for run in self.runs], float).reshape(-1, 2)

    @cached_property
    def reaches(self) -> Float:
        """The least and the most units that marks of each run reach to the left of their middles, and to the right (2 ×
        n × 2): no end to them on an open side, nor of aggregates, which are in sight wherever their middle is."""
        table = np.array([(run.low, run.high, *run.opens, run.aggregated) for run in self.runs], float)
        low, high, past, future, aggregated = table.reshape(-1, 5).T
        open_sides = (past + aggregated > 0, future + aggregated > 0)
        return np.array([np.where(side, np.inf, (low, high)).T for side in open_sides])

    def run_of(self, at: Int64) -> Int64:
        """The run of each of the entries `at`, as an index into `runs`."""
        return np.searchsorted(self.starts, at, side="right") - 1

    def count(self, start: Number, end: Number) -> Number:
        """The number of marks in the slices `start` to `end`."""
        return end - start if self.aggregates is None else self.aggregates[0][end] - self.aggregates[0][start]

    @cached_property
    def earliest(self) -> RangeMaximum:
        """The range maximum over the negated first unit of each mark."""
        if self.aggregates:
            _, first, _ = self.aggregates
            return RangeMaximum(lambda at: -first[at], len(first))
        return RangeMaximum(lambda at: self.half[at] - self.middle[at], len(self.middle))

    @cached_property
    def latest(self) -> RangeMaximum:
        """The range maximum over the last unit of each mark."""
        if self.aggregates:
            _, _, last = self.aggregates
            return RangeMaximum(lambda at: last[at], len(last))
        return RangeMaximum(lambda at: self.half[at] + self.middle[at], len(self.middle))

    @cached_property
    def weightiest(self) -> RangeMaximum:
        """The range maximum over the rank of each mark: higher for more weight, then for an earlier place; see
        `pair_of`."""
        return RangeMaximum(lambda at: self._ranked(self.pair[at].astype(np.int64)), len(self.middle))

    @cached_property
    def place(self) -> Int32:
        """The index entry of each pair's mark, 0 for a pair without one."""
        found = np.zeros(len(self.weight), np.int32)
        own = np.flatnonzero(self.pair >= 0).astype(np.int32)
        found[self.pair[own]] = own
        return found

    def indexed(self) -> MarkIndex:
        """The same index with all range maxima built, so that it does not grow any more once it is in a cache."""
        _ = self.earliest, self.latest, self.weightiest, self.place, self.starts, self.opens, self.widths, self.reaches
        return self

    def _ranked(self, pair: Int64) -> Int64:
        """-1 for an aggregate: those of its marks that matter most are entries of their own."""
        ranked = (self.weight[pair] << 32) | (0xFFFFFFFF - pair)
        return np.where(pair < 0, -1, ranked) if self.aggregates else ranked

    @staticmethod
    def pair_of(ranked: Int64) -> Int64:
        """The pair of a rank that `weightiest` gave."""
        return 0xFFFFFFFF - (ranked & 0xFFFFFFFF)


def index_marks(
    assignment: Assignment, which: Int64, marks: EventMarks, event: Int64 | Int32, weight: Int64
) -> MarkIndex:
    """The index of the marks of the pairs `which`, whose events are the entries `event` of `marks`. `weight` (below
    2³¹, one a pair) is the importance of each event."""
    key = np.empty(len(which), np.int64)
    for piece in pieces(len(which)):
        some = which[piece]
        key[piece] = (assignment.lane[some] * 48 + assignment.first[some]) * _LONGEST + marks.sort[event[piece]]
    order, keys, ends = _parted(key)
    starts = np.append(0, ends)[:-1]
    event = event[order]
    middle = marks.middle[event]
    for piece in _unsorted(middle, starts, ends):
        sort = np.argsort(middle[piece], kind="stable")
        order[piece], event[piece], middle[piece] = order[piece][sort], event[piece][sort], middle[piece][sort]
    half = marks.half[event]
    lows, highs = (side.reduceat(half, starts) if len(starts) else half for side in (np.minimum, np.maximum))
    columns = zip(*(column.tolist() for column in (keys, lows, highs, starts, ends)), strict=True)
    return MarkIndex(tuple(_run(*each) for each in columns), middle, half, which[order].astype(np.int32), weight)


def _parted(key: Int64) -> tuple[Int64, Int64, Int64]:
    """The stable order of small numbers; the distinct numbers, and the end of each in the order. Sorting by their
    ranks, of which there are few, is fast: NumPy sorts 16 bits by radix, several times faster than 64."""
    count = np.bincount(key)
    keys = np.flatnonzero(count)
    rank = np.zeros(len(count), np.uint16 if len(keys) <= 1 << 16 else np.int64)
    rank[keys] = np.arange(len(keys))
    return np.argsort(rank[key], kind="stable"), keys, np.cumsum(count[keys])


def _unsorted(values: Float, starts: Int64, ends: Int64) -> list[slice]:
    """The pieces from `starts` to `ends`, which together are everything, that do not ascend."""
    falls = np.flatnonzero(values[1:] < values[:-1]) + 1
    piece = np.searchsorted(starts, falls, side="right") - 1
    some = np.unique(piece[falls > starts[piece]])
    return [slice(start, end) for start, end in zip(starts[some].tolist(), ends[some].tolist(), strict=True)]


def event_marks(rows: Int64, dates: Dates, bounds: tuple[Int64, Int64], scale: Scale) -> EventMarks:
    """The marks of the events `rows`, whose known times are `bounds` (s, from `shape.known`)."""
    flags = dates.flags[rows]
    instant = traits.instant(flags, *bounds)
    low, high = scale.place(bounds[0].astype(float)), scale.place(bounds[1].astype(float) + ~instant)
    middle, half = (low + high) / 2, (high - low) / 2
    part, power = np.frexp(np.maximum(half, 2.0**-20))  # part · 2^power; the part is from 0.5, of a power of two, to 1
    size = np.clip((power - (part == 0.5) + 1) // 2 + _SHORTEST, 0, _LONGEST - 1)
    past, future = opens(dates, rows)
    kind = traits.kind(flags, dates.precision[rows], np.where)
    sort = (((past + 2 * future) * 3 + kind) * 2 + traits.several(flags)) * 2 * _LONGEST + size
    return EventMarks(middle, half, sort.astype(np.int16))


def _run(key: int, low: float, high: float, start: int, end: int) -> Run:
    (lane, sort), size = divmod(key // _LONGEST, 48), key % _LONGEST
    opens, kind = divmod(sort // 4, 3)
    several, first = bool(sort // 2 % 2), bool(sort % 2)
    past, future = bool(opens & 1), bool(opens & 2)
    more = several * NARROWEST / 2  # the first and the last of them may be wider than their time
    return Run(
        lane, first, kind, more, NARROWEST / 2, (past, future), low, high, _bound(size), start, end
    )  # fmt: skip


def _bound(size: int) -> float:
    return 4.0 ** (size - _SHORTEST) if size < _LONGEST - 1 else np.inf


def short(room: float, per_unit: float) -> float:
    """The half length (units) up to which no mark can need more than `room` px, by the bound of its run; -1 if any
    may."""
    bounds = [_bound(size) for size in range(_LONGEST - 1)]
    return max((bound for bound in bounds if 2 * bound * per_unit <= room), default=-1.0)


@dataclass(frozen=True, eq=False)
class Seen:
    """The marks of one run that are in sight: the slice `sure`, and single ones at the `ends` of the window."""

    run: Run
    sure: tuple[int, int]
    ends: Int64
    count: int

    @property
    def marks(self) -> Int64:
        """All of these marks, as entries of the index."""
        return np.concatenate([np.arange(*self.sure), self.ends])


def in_sight(marks: MarkIndex, viewport: Viewport) -> tuple[Seen, ...]:
    """The marks whose time may reach into the window, by run: the same that a filter by this window keeps. The middles
    of all of them lie between two units, those of marks that certainly are in sight between two others."""
    found = []
    first, last, moment = inner = viewport.inner
    left, right = marks.reaches
    none = np.zeros(0, np.int64)
    for run, after, before in zip(marks.runs, first - np.maximum(right, moment)[:, ::-1], last + left, strict=True):
        middle = marks.middle[run.start : run.end]
        begin, sure_begin = (middle.searchsorted(after, "right") + run.start).tolist()
        sure_end, end = (middle.searchsorted(before, "left") + run.start).tolist()
        single = none
        if begin < sure_begin or sure_end < end:
            either = np.concatenate([np.arange(begin, sure_begin), np.arange(sure_end, end)])
            single = either[_touches(marks, run, either, inner)]
        if count := int(marks.count(sure_begin, sure_end)) + len(single):
            found.append(Seen(run, (sure_begin, sure_end), single, count))
    return tuple(found)


def consecutive(marks: MarkIndex, start: Int64, end: Int64) -> tuple[Int64, Int64]:
    """The slices in order, those that follow upon each other within a run joined to one."""
    order = np.argsort(start)
    start, end = start[order], end[order]
    run = marks.run_of(start)
    begins = np.flatnonzero(np.append(True, (start[1:] != end[:-1]) | (run[1:] != run[:-1]))[: len(start)])
    return start[begins], end[np.append(begins[1:], len(start)) - 1] if len(start) else end


def ink(marks: MarkIndex, at: Int64, viewport: Viewport) -> tuple[Float, Float, Float]:
    """The left, middle and right px of the marks `at`, clipped to the window."""
    run = marks.run_of(at)
    extra, least = marks.widths[run].T
    past, future = marks.opens[run].T
    middle, half = marks.middle[at], marks.half[at]
    reach = np.maximum(half + extra / viewport.per_unit, least / viewport.per_unit)
    left, right = np.where(past, viewport.first, middle - reach), np.where(future, viewport.last, middle + reach)
    left, middle, right = (viewport.at(np.clip(unit, viewport.first, viewport.last)) for unit in (left, middle, right))
    return left, middle, right


def _touches(marks: MarkIndex, run: Run, some: Int64, inner: tuple[float, float, float]) -> NDArray[np.bool_]:
    """Whether each of `some` begins before the end of the window (`Viewport.inner`), and ends after its beginning."""
    first, last, moment = inner
    middle, half = marks.middle[some], marks.half[some]
    ends = run.opens[1] | (middle + np.maximum(half, moment) > first)
    return np.asarray(ends & (run.opens[0] | (middle - half < last)), bool)
