"""The protocol between views and events, in memory or in a database: questions and answers.

`store/memory/source.py` implements it in memory, `store/sql/source.py` for a database.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from components.layout.lane_choice import LaneOptions
from components.layout.scale import fit
from components.layout.tick_intervals import finest_step
from components.model import FUTURE, PAST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from components.dates import Zone
    from components.layout.histogram import Binned
    from components.layout.lane_assignment import Assignment
    from components.layout.mark_index import MarkIndex
    from components.layout.rules import Rules
    from components.layout.scale import Scale, Viewport
    from components.layout.segments import Dated
    from components.model import Int64, Option, Store

    Bools = NDArray[np.bool_]
    Float = NDArray[np.float64]

FITTED = 3  # events that an axis must have left if it is fitted without those known less exactly,
WIDENED = 2.0  # which it is if they make it so many times as long


@dataclass(frozen=True)
class Summary:
    """All events of a picture in numbers. Times are in seconds; where there is none, the first is FUTURE and the last
    is PAST. Dated events are those with a place on the axis."""

    size: int  # number of events,
    shown: int  # of those that the filters keep,
    dated: int  # and of the dated ones among these
    reported: tuple[tuple[int, int], ...]  # first and last second of each distinct report date
    zoned: int  # number of dated events with a time of day and a zone,
    bare: int  # and with a time of day without a zone
    first: int  # first known second of all dated events,
    last: int  # and the last
    starts: tuple[int, int]  # earliest start that is given; earliest known second of events with an open start
    ends: tuple[int, int]  # latest end that is given; latest known second of events with an open end

    @property
    def timed(self) -> bool:
        """Whether any event with a place on the axis has a time of day."""
        return self.zoned + self.bare > 0


@dataclass(frozen=True, eq=False)
class Quiet:
    """Periods that together cover the times of all dated events, apart from gaps too short to be folded; one entry
    each. An entry has its first and last known second, whether it is open towards the past and towards the future, and
    its kind of date: `lasting`, a single date (`unit`), or neither, of a `precision` (`model.Precision`). It stands for
    `count` events; `last_first` is the latest first second of these, `first_last` the earliest last second."""

    first: Int64
    last: Int64
    past: Bools
    future: Bools
    lasting: Bools
    unit: Bools
    precision: NDArray[np.integer]
    last_first: Int64
    first_last: Int64
    count: Int64


@dataclass(frozen=True)
class AxisSpec:
    """The requirements of a time axis beside the events: the moments `lines` (s) to include, a minimum of `least`
    seconds, and the quiet stretches to leave unfolded, those that hold one of the seconds `unfolded`."""

    lines: tuple[float, ...]
    least: float
    unfolded: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class TimeAxis:
    """The scale of all dated events. `dated` has, for each segment between folds that has dates, a moment (s) and the
    finest precision of its dates (s). `doubted` are the folds and unfolded stretches (s) into which an event may fall
    that is known on one side only."""

    scale: Scale
    dated: Dated
    doubted: frozenset[tuple[float, float]] = frozenset()


@dataclass(frozen=True)
class LaneSpec:
    """The request for lanes: one for each actor or each value of a column, or (column "") one for all events. With a
    second column `within`, lanes are grouped by its values: groups that are `expanded` have all their lanes, the others
    one each."""

    column: str
    options: LaneOptions
    within: str = ""
    expanded: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns by whose values lanes are made."""
        return (self.column, *filter(None, [self.within]))


@dataclass(frozen=True, eq=False)
class Visible:
    """The events in sight: `store` has all exact ones, `assignment` their lanes. Pairs of an event and a lane, and
    links, are given by their index. `marks` are those on the time axis (None: there is no axis): of all events, or at
    least of those in sight; of those that are not exact there are only aggregates."""

    store: Store
    assignment: Assignment
    marks: MarkIndex | None
    has_date: Bools  # whether each pair has a place on the axis
    waiting: tuple[Int64, ...]  # for each lane, the pairs without such a place: all, or the first ones
    waits: tuple[int, ...]  # for each lane, the number of its events without such a place
    undated: int  # number of events that have a lane and no such place
    placed: int  # number of events with a mark on the axis,
    outside: int | None  # and of those among them without a mark in sight; None: to be found from `marks`
    links: Int64  # links between two of the events, in file order
    linked: Int64  # pairs of the events at which these begin or end
    homes: Mapping[int, int]  # for each row with links, the lane with its words
    counted: Binned | None = None  # if some are only counted: all in sight, by lane and `lane_histogram.time_steps`


class EventSource(Protocol):
    """The events of a picture, in memory or in a database. Every method may raise a TimelineError; answers must not be
    changed."""

    @property
    def name(self) -> str:
        """The name above a picture of the events."""
        ...

    @property
    def zone(self) -> Zone:
        """The time zone of the picture."""
        ...

    def summary(self) -> Summary:
        """All events in numbers."""
        ...

    def options(self) -> Mapping[str, tuple[Option, ...]]:
        """The options of each filter field that has a choice, each with the number of events it alone would keep."""
        ...

    def values(self, column: str) -> tuple[Option, ...]:
        """The values of any column, each with the number of events it alone would keep."""
        ...

    def quiet(self) -> Quiet:
        """The times that the dated events cover."""
        ...

    def axis(self, spec: AxisSpec) -> TimeAxis:
        """The time axis of the dated events; there must be at least one."""
        ...

    def overview(self, axis: TimeAxis, columns: int) -> tuple[float, ...]:
        """The number of dated events in each of `columns` columns of equal width over the whole axis; each event is
        spread evenly over its columns."""
        ...

    def eras(self) -> tuple[Store, Int64]:
        """The eras that are drawn behind the lanes (`layout.eras`): a store that has them, and their rows in it, in
        time order."""
        ...

    def visible(self, lanes: LaneSpec, axis: TimeAxis | None, viewport: Viewport | None, rules: Rules) -> Visible:
        """The lanes, and the marks in sight; eras have neither."""
        ...

    def bins(self, column: str, most: int, edges: tuple[float, ...], ends: tuple[float, float]) -> Binned:
        """The dated events by the bins between `edges` (s, ascending) in which they begin and end, grouped by a
        column's values or by actor if these are at most `most`. Open events extend to one of the `ends` (s)."""
        ...

    def subset(self, columns: Sequence[str] = ()) -> Store:
        """A store of all events, with all values of `columns`. In a database it is read whole: only for few events."""
        ...


def time_axis(quiet: Quiet, spec: AxisSpec) -> TimeAxis:
    """The time axis for the times that events cover; there must be at least one entry."""
    low, high = _fitting(quiet, spec.least)
    low, high = (int(side) for side in (min([low, *spec.lines]), max([high, *spec.lines])))
    first, last = np.clip(quiet.first, low, high), np.clip(quiet.last, low, high)
    # An entry of different dates is two unequal periods, since what is folded depends on whether all dates are equal.
    start, end = quiet.last_first, np.maximum(quiet.last_first, quiet.first_last)
    mixed = np.flatnonzero((quiet.first != start) | (quiet.last != end))
    start, end = (np.clip(side[mixed], low, high) for side in (start, end))
    past, future, lasting = (np.append(side, side[mixed]) for side in (quiet.past, quiet.future, quiet.lasting))
    known = np.append(first, start), np.append(last, end)
    scale = fit(known, (past, future), spec.lines, spec.least, spec.unfolded, lasting)
    moments = np.append(first, spec.lines)
    lengths = np.append(finest_step(quiet.precision), np.zeros(len(spec.lines)))
    segment = np.searchsorted([end for fold in scale.folds for end in fold], moments)
    entries = [np.flatnonzero(segment == number) for number in np.flatnonzero(np.bincount(segment))]
    best = np.array([inside[np.argmin(lengths[inside])] for inside in entries])
    goes_on = quiet.first[quiet.future].min(initial=FUTURE)
    went_on = quiet.last[quiet.past].max(initial=PAST)
    doubted = frozenset(fold for fold in (*scale.folds, *scale.unfolded) if goes_on <= fold[0] or went_on >= fold[1])
    return TimeAxis(scale, (moments[best], lengths[best]), doubted)


def _fitting(quiet: Quiet, least: float) -> tuple[int, int]:
    """The first and last second of the axis: of all events, or without those known less exactly, if all of these may
    have been in the time of the others, which are at least as many. Else a single event known to the month would make
    one dot of an evening."""
    bounds = int(quiet.first.min()), int(quiet.last.max())
    for level in np.unique(quiet.precision[quiet.unit])[::-1].tolist():
        vague = quiet.unit & (quiet.precision <= level)
        count = int(quiet.count[~vague].sum())
        if count < FITTED or count < quiet.count[vague].sum() or quiet.precision[~vague].max() <= level:
            continue
        low, high = int(quiet.first[~vague].min()), int(quiet.last[~vague].max())
        overlap = quiet.last_first[vague].max() <= high and quiet.first_last[vague].min() >= low
        if overlap and low < high and bounds[1] - bounds[0] >= WIDENED * max(high - low, least):
            return low, high
    return bounds
