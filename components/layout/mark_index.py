"""The mark index: all marks of a picture, sorted so that those in any window are found and counted without a look at
each.

The marks of a lane are divided into runs, which `mark_runs.py` makes: marks of one kind and of about the same length
(to a power of four). Each run is sorted by the middles of its marks. So the marks of a run that may be in sight are one
slice, those that surely are in sight are a shorter one, and only the marks between the two are looked at one by one.
The px of a mark grow with the zoom, except for its least width and an extra width, which are the same for a whole run.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from components.layout import traits
from components.layout.range_maximum import RangeMaximum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.layout.scale import Viewport

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]
    Int32 = NDArray[np.int32]

Number = TypeVar("Number", int, "Int64")


@dataclass(frozen=True)
class Run:
    """A run of marks of one lane and kind: the entries from `start` up to `end` of a `MarkIndex`. Half lengths are in
    units of the scale, to either side of a mark's middle."""

    lane: int
    first: bool  # whether their events' words stand in this lane
    kind: int  # index into `traits.KINDS`
    extra: float  # px of ink on either side beyond the time of a mark
    min_half: float  # px of ink on either side of the middle at least
    opens: tuple[bool, bool]  # whether they go on to the end of the axis, towards the past and towards the future
    shortest: float  # the smallest half length of any of its marks,
    longest: float  # and the largest
    bound: float  # half length that no mark of its kind and length exceeds, in any lane; of aggregates 0 or infinity
    start: int
    end: int
    aggregated: bool = False  # whether its entries are aggregates

    @property
    def lasts(self) -> bool:
        """Whether its marks are bars, of something that lasted and not of several dates."""
        return self.kind == traits.LASTING and not self.extra


@dataclass(frozen=True, eq=False)
class EntryTotals:
    """The marks that entries stand for, in an index with aggregates: the number of marks before each entry (`before`,
    one more than entries), and their first and last unit. Of aggregates also the unit at which the latest of their
    marks begins and that at which the earliest ends; 0 for other entries."""

    before: Int64
    first: Float
    last: Float
    latest_first: Float
    earliest_last: Float


@dataclass(frozen=True, eq=False)
class MarkIndex:
    """The marks of a picture, run after run. Entry k is a mark around `middle[k]`, `half[k]` to either side (units of
    the scale), of the pair `pair[k]` of an event and a lane. Where that is -1, entry k is an aggregate: it stands for
    several marks (`aggregates.py`)."""

    runs: tuple[Run, ...]
    middle: Float
    half: Float
    pair: Int32
    weight: Int64  # of each pair, by which the most important ones are chosen
    totals: EntryTotals | None = None  # if there are aggregates

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
        """The least and the most units that marks of each run reach to the left of their middles, and to the right: of
        shape (2 sides, n runs, least and most). Infinity on an open side, and for aggregates, all of which count as
        in sight."""
        table = np.array([(run.shortest, run.longest, *run.opens, run.aggregated) for run in self.runs], float)
        low, high, past, future, aggregated = table.reshape(-1, 5).T
        open_sides = (past + aggregated > 0, future + aggregated > 0)
        return np.array([np.where(side, np.inf, (low, high)).T for side in open_sides])

    def run_of(self, entries: Int64) -> Int64:
        """The run of each of the entries, as an index into `runs`."""
        return np.searchsorted(self.starts, entries, side="right") - 1

    def count(self, start: Number, end: Number) -> Number:
        """The number of marks in each slice from `start` up to `end`; an aggregate counts as all of its marks."""
        return end - start if self.totals is None else self.totals.before[end] - self.totals.before[start]

    @cached_property
    def earliest(self) -> RangeMaximum:
        """The range maximum over the negated first unit of each mark."""
        if self.totals:
            first = self.totals.first
            return RangeMaximum(lambda entries: -first[entries], len(first))
        return RangeMaximum(lambda entries: self.half[entries] - self.middle[entries], len(self.middle))

    @cached_property
    def latest(self) -> RangeMaximum:
        """The range maximum over the last unit of each mark."""
        if self.totals:
            last = self.totals.last
            return RangeMaximum(lambda entries: last[entries], len(last))
        return RangeMaximum(lambda entries: self.half[entries] + self.middle[entries], len(self.middle))

    @cached_property
    def weightiest(self) -> RangeMaximum:
        """The range maximum over the rank of each mark: higher for more weight, of equal weights for the lower number
        of the pair; -1 for an aggregate. `pair_of` gives the pair of a rank."""
        return RangeMaximum(lambda entries: self._ranked(self.pair[entries].astype(np.int64)), len(self.middle))

    @cached_property
    def place(self) -> Int32:
        """The index entry of each pair's mark, 0 for a pair without one."""
        found = np.zeros(len(self.weight), np.int32)
        exact = np.flatnonzero(self.pair >= 0).astype(np.int32)
        found[self.pair[exact]] = exact
        return found

    def indexed(self) -> MarkIndex:
        """The same index with all range maxima built, so that it does not grow any more once it is in a cache."""
        _ = self.earliest, self.latest, self.weightiest, self.place, self.starts, self.opens, self.widths, self.reaches
        return self

    def _ranked(self, pair: Int64) -> Int64:
        """The rank of each pair, -1 for an aggregate: its most important marks are entries of their own."""
        ranked = (self.weight[pair] << 32) | (0xFFFFFFFF - pair)
        return np.where(pair < 0, -1, ranked) if self.totals else ranked

    @staticmethod
    def pair_of(ranked: Int64) -> Int64:
        """The pair of a rank that `weightiest` gave."""
        return 0xFFFFFFFF - (ranked & 0xFFFFFFFF)


@dataclass(frozen=True, eq=False)
class RunInSight:
    """The marks of one run that are in sight: the slice `sure` of the index, single entries near the `ends` of the
    window, and the number of marks in both (`count`)."""

    run: Run
    sure: tuple[int, int]
    ends: Int64
    count: int

    @property
    def marks(self) -> Int64:
        """All of these marks, as entries of the index."""
        return np.concatenate([np.arange(*self.sure), self.ends])


def in_sight(marks: MarkIndex, viewport: Viewport) -> tuple[RunInSight, ...]:
    """The marks whose time reaches into the window, by run; runs without any are left out. They are the same that a
    filter by this window keeps. The middles of all of them lie between two units, those of marks that surely are in
    sight between two others."""
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
            unsure = np.concatenate([np.arange(begin, sure_begin), np.arange(sure_end, end)])
            single = unsure[_reach_into(marks, run, unsure, inner)]
        if count := int(marks.count(sure_begin, sure_end)) + len(single):
            found.append(RunInSight(run, (sure_begin, sure_end), single, count))
    return tuple(found)


def join_consecutive(marks: MarkIndex, start: Int64, end: Int64) -> tuple[Int64, Int64]:
    """The slices in order, given by their starts and ends; slices of one run that follow upon each other are joined."""
    order = np.argsort(start)
    start, end = start[order], end[order]
    run = marks.run_of(start)
    begins = np.flatnonzero(np.append(True, (start[1:] != end[:-1]) | (run[1:] != run[:-1]))[: len(start)])
    return start[begins], end[np.append(begins[1:], len(start)) - 1] if len(start) else end


def ink(marks: MarkIndex, entries: Int64, viewport: Viewport) -> tuple[Float, Float, Float]:
    """The left, middle and right px of the marks `entries`, clipped to the window. Aggregates have no ink."""
    run = marks.run_of(entries)
    extra, least = marks.widths[run].T
    past, future = marks.opens[run].T
    middle, half = marks.middle[entries], marks.half[entries]
    reach = np.maximum(half + extra / viewport.per_unit, least / viewport.per_unit)
    left, right = np.where(past, viewport.first, middle - reach), np.where(future, viewport.last, middle + reach)
    left, middle, right = (
        viewport.unit_px(np.clip(unit, viewport.first, viewport.last)) for unit in (left, middle, right)
    )
    return left, middle, right


def _reach_into(marks: MarkIndex, run: Run, entries: Int64, inner: tuple[float, float, float]) -> NDArray[np.bool_]:
    """Whether each of the entries begins before the end of the window (`Viewport.inner`) and ends after its
    beginning."""
    first, last, moment = inner
    middle, half = marks.middle[entries], marks.half[entries]
    ends = run.opens[1] | (middle + np.maximum(half, moment) > first)
    return np.asarray(ends & (run.opens[0] | (middle - half < last)), bool)
