"""The protocol between views and events, in memory or in a database: questions and answers.

`store/memory/source.py` implements it in memory, `store/sql/source.py` for a database.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from components.layout.lane_choice import LaneOptions
from components.layout.scale import fit
from components.layout.tick_intervals import finest
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

FITTED = 3  # events at the least to which an axis is fitted among others that are known less well,
WIDENED = 2.0  # where these would make it so many times as long


@dataclass(frozen=True)
class Summary:
    """All events of a picture in numbers. Times are in seconds: FUTURE for the first and PAST for the last where there
    is none."""

    size: int  # events there are,
    shown: int  # that the filters keep,
    dated: int  # and that have a place on an axis
    reported: tuple[tuple[int, int], ...]  # from which second to which each different report of them may be
    zoned: int  # how many that have a place have a time of day with a zone,
    bare: int  # and with none
    first: int  # first and last known second of all
    last: int
    starts: tuple[int, int]  # the earliest start given, and the earliest second known of those whose start is open
    ends: tuple[int, int]  # the latest end given, and the latest second known of those whose end is open

    @property
    def timed(self) -> bool:
        """Whether any event with a place on the axis has a time of day."""
        return self.zoned + self.bare > 0


@dataclass(frozen=True, eq=False)
class Quiet:
    """Periods that together cover the times of all events, apart from gaps too short to be folded; one entry each. An
    entry has the first and last known second, whether it is open towards past and future, and its kind of date:
    `lasting`, or a single `unit` of its `model.Precision`. Of the `count` events of an entry the last to begin does so
    in second `last_first`, the first to end in second `first_last`."""

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
    """The scale of all events with a place on it. `dated` has, for each segment between folds, a moment and the finest
    precision of its dates. `doubted` are the folds into which an event known on one side only may fall."""

    scale: Scale
    dated: Dated
    doubted: frozenset[tuple[float, float]] = frozenset()


@dataclass(frozen=True)
class LaneSpec:
    """The requested lanes: one for each actor or each value of a column, or ("") one for all events. With a second
    column `within`, lanes are grouped by its values: groups that are `expanded` have all their lanes, the others one
    each."""

    column: str
    options: LaneOptions
    within: str = ""
    expanded: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of which all values are needed."""
        return (self.column, *filter(None, [self.within]))


@dataclass(frozen=True, eq=False)
class Visible:
    """The events in sight: `store` has all exact events, `assignment` their lanes. `marks` are those on the time axis
    (None: there is none), of all events or at least of those in sight; marks that are not exact are only counted.
    Links, and pairs of an event and a lane, are given by their index."""

    store: Store
    assignment: Assignment
    marks: MarkIndex | None
    has_date: Bools  # which pairs have a place on the axis
    waiting: tuple[Int64, ...]  # of each lane, the pairs without a place, the first at least
    waits: tuple[int, ...]  # of each lane, how many of its events have none
    undated: int  # events in a lane that have none
    placed: int  # events with a mark on the axis
    outside: int | None  # of these, those without a mark in sight; None: to be told from `marks`
    links: Int64  # between two of the events, in file order
    linked: Int64  # the pairs of events at which these begin or end
    homes: Mapping[int, int]  # of each row with links, the lane in which its words stand
    counted: Binned | None = None  # all in sight, by lane and `lane_histogram.time_steps`, where some are only counted


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
        """The number of dated events in each of `columns` columns of equal width over the whole axis."""
        ...

    def eras(self) -> tuple[Store, Int64]:
        """The eras behind the lanes (`layout.eras`): a store that has them, and their rows in it, in time order."""
        ...

    def visible(self, lanes: LaneSpec, axis: TimeAxis | None, viewport: Viewport | None, rules: Rules) -> Visible:
        """The lanes, and the marks in sight; eras have none. Raises RequestError for a column that does not exist."""
        ...

    def bins(self, column: str, most: int, edges: tuple[float, ...], ends: tuple[float, float]) -> Binned:
        """The dated events by the bins between `edges` (s, ascending) in which they begin and end, grouped by a
        column's values or by actor if these are at most `most`. Open events extend to one of the `ends` (s). Raises
        RequestError for a column that does not exist."""
        ...

    def subset(self, columns: Sequence[str] = ()) -> Store:
        """A store of all events, if they are few; it has all values of `columns`."""
        ...


def time_axis(quiet: Quiet, spec: AxisSpec) -> TimeAxis:
    """The time axis for the times that events cover."""
    low, high = _fitting(quiet, spec.least)
    low, high = (int(side) for side in (min([low, *spec.lines]), max([high, *spec.lines])))
    first, last = np.clip(quiet.first, low, high), np.clip(quiet.last, low, high)
    opens = quiet.past, quiet.future
    scale = fit((first, last), opens, spec.lines, spec.least, spec.unfolded, quiet.lasting)
    lengths = finest(quiet.precision)
    at, long = np.append(first, spec.lines), np.append(lengths, np.zeros(len(spec.lines)))
    between = np.searchsorted([end for fold in scale.folds for end in fold], at)
    stretches = [np.flatnonzero(between == one) for one in np.flatnonzero(np.bincount(between))]
    best = np.array([some[np.argmin(long[some])] for some in stretches])
    begin = quiet.first[quiet.future].min(initial=FUTURE)
    end = quiet.last[quiet.past].max(initial=PAST)
    doubted = frozenset(fold for fold in (*scale.folds, *scale.unfolded) if begin <= fold[0] or end >= fold[1])
    return TimeAxis(scale, (at[best], long[best]), doubted)


def _fitting(quiet: Quiet, least: float) -> tuple[int, int]:
    """The first and last second of the axis: of all events, or of those known better than most others if all others may
    have been then. "Some day of that evening's month" would make one dot of the evening."""
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
