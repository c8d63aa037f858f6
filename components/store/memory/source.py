"""Events in memory as an `EventSource` for views: the selected rows of a store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from components.dates import zone
from components.layout import eras, lane_assignment, traits
from components.layout.density import overview
from components.layout.grouping import group_events, is_repeated
from components.layout.histogram import Binned, bins_of
from components.layout.mark_runs import event_marks, index_marks
from components.layout.shape import opens, placeable
from components.layout.source import Quiet, TimeAxis, time_axis
from components.model import Option, Store
from components.store.memory import visible
from components.store.memory.dated import dated_rows
from components.store.memory.summary import summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.dates import Zone
    from components.layout.grouping import Groups
    from components.layout.lane_choice import Census
    from components.layout.mark_runs import EventMarks
    from components.layout.rules import Rules
    from components.layout.scale import Scale, Viewport
    from components.layout.source import AxisSpec, LaneSpec, Summary, Visible
    from components.model import Int64
    from components.store.memory.dated import DatedRows


class Selection(Protocol):
    """The rows of a store that a picture shows. Selections with equal filters are equal."""

    def rows(self, store: Store) -> Int64:
        """The rows, in time order, undated ones last."""
        ...

    def options(self, store: Store) -> dict[str, tuple[Option, ...]]:
        """The options of each filter field that has a choice, with their numbers of events."""
        ...

    def values(self, store: Store, column: str) -> tuple[Option, ...]:
        """The values of any column, each with the number of events it alone would keep."""
        ...


@dataclass(frozen=True)
class Everything:
    """The selection of all rows of a store."""

    def rows(self, store: Store) -> Int64:
        """All rows, in time order, undated ones last."""
        return store.order()

    def options(self, store: Store) -> dict[str, tuple[Option, ...]]:
        """No options: there are no filters."""
        return {}

    def values(self, store: Store, column: str) -> tuple[Option, ...]:
        """No values: there are no filters."""
        return ()


@dataclass(frozen=True)
class Foreground:
    """The rows of a selection without its eras, which stand in the background."""

    selection: Selection

    def rows(self, store: Store) -> Int64:
        """The rows of the events, in time order, undated ones last."""
        found = self.selection.rows(store)
        behind = MemorySource(store, self.selection).eras()[1]
        return found[~np.isin(found, behind)]

    def options(self, store: Store) -> dict[str, tuple[Option, ...]]:
        """The options of the whole selection."""
        return self.selection.options(store)

    def values(self, store: Store, column: str) -> tuple[Option, ...]:
        """The values of the whole selection."""
        return self.selection.values(store, column)


@dataclass(frozen=True, eq=False)
class MemorySource:
    """`layout.source.EventSource` over the selected rows of a store, which caches the answers."""

    store: Store
    selection: Selection

    @property
    def name(self) -> str:
        """The file's name."""
        return self.store.name

    @property
    def zone(self) -> Zone:
        """The time zone of the picture."""
        return zone(self.store.zone)

    @property
    def rows(self) -> Int64:
        """The rows of the events, in time order, undated ones last."""
        return self.selection.rows(self.store)

    def summary(self) -> Summary:
        """The selected rows in numbers."""
        return self.store.cached(("summary", self.selection), lambda: summary(self.store, self.rows, self._dated()))

    def options(self) -> dict[str, tuple[Option, ...]]:
        """The options of each filter field that has a choice, with their numbers of events."""
        return self.selection.options(self.store)

    def values(self, column: str) -> tuple[Option, ...]:
        """The values of any column, each with the number of rows it would keep."""
        return self.selection.values(self.store, column)

    def quiet(self) -> Quiet:
        """The times that the dated rows cover: an entry for each distinct date."""
        dates, dated = self.store.dates, self._dated()
        flags, (past, future) = dates.flags[dated.sample], self._opens()
        kinds = past, future, traits.lasting(flags), traits.unit(flags)
        ends = dated.first, dated.last
        return Quiet(*ends, *kinds, dates.precision[dated.sample], *ends, dated.count)

    def axis(self, spec: AxisSpec) -> TimeAxis:
        """The time axis of the dated rows."""
        return self.store.cached(("axis", self.selection, spec), lambda: time_axis(self.quiet(), spec))

    def overview(self, axis: TimeAxis, columns: int) -> tuple[float, ...]:
        """The number of dated rows in each of `columns` equal columns over the whole scale."""
        question = ("overview", self.selection, axis.scale, columns)
        return self.store.cached(question, lambda: self._overview(axis.scale, columns))

    def visible(self, lanes: LaneSpec, axis: TimeAxis | None, viewport: Viewport | None, rules: Rules) -> Visible:
        """The lanes of all rows but the eras. The marks are those of the whole scale, whatever the viewport: `viewport`
        and `rules` are ignored."""
        if len(self.eras()[1]):
            return MemorySource(self.store, Foreground(self.selection)).visible(lanes, axis, viewport, rules)
        scale = axis.scale if axis else None
        return self.store.cached(("visible", self.selection, lanes, scale), lambda: self._visible(lanes, scale))

    def eras(self) -> tuple[Store, Int64]:
        """The store, and its rows that are drawn as eras, in time order."""

        def find() -> Int64:
            rows = self.rows
            return eras.background_rows(self.store, eras.era_rows(self.store, rows), len(rows))

        return self.store, self.store.cached(("eras", self.selection), find)

    def bins(self, column: str, most: int, edges: tuple[float, ...], ends: tuple[float, float]) -> Binned:
        """The dated rows by the bins in which they begin and end."""
        question = ("bins", self.selection, column, most, edges, ends)
        return self.store.cached(question, lambda: self._bins(column, most, edges, ends))

    def subset(self, columns: Sequence[str] = ()) -> Store:
        """The store itself, with all of its rows, selected or not, and all columns."""
        return self.store

    def _dated(self) -> DatedRows:
        """The rows with a place on the axis, and their dates."""
        return self.store.cached(("dated", self.selection), lambda: dated_rows(self.store, self.rows))

    def _opens(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Whether each distinct date is open towards the past, and towards the future (bool)."""
        return self.store.cached(("opens", self.selection), lambda: opens(self.store.dates, self._dated().sample))

    def _overview(self, scale: Scale, columns: int) -> tuple[float, ...]:
        dated = self._dated()
        past, future = self._opens()
        per_unit = columns / (scale.units[-1] - scale.units[0])
        low = np.floor(scale.place(dated.first) * per_unit).astype(np.int64)  # whole columns
        high = np.ceil(scale.place(dated.last) * per_unit).astype(np.int64)
        low[past], high[future] = 0, columns
        return overview(low, high, columns, dated.count)

    def _bins(self, column: str, most: int, edges: tuple[float, ...], ends: tuple[float, float]) -> Binned:
        dated, (past, future) = self._dated(), self._opens()
        rows, low, high = dated.rows, dated.first, dated.last
        start = np.where(past, ends[0], low.astype(float))
        instant = traits.instant(self.store.dates.flags[dated.sample], low, high)
        end = np.where(future, ends[1], (high + ~instant).astype(float))
        start, end = dated.per_row(start), dated.per_row(end)
        names, event, group = self._grouped(rows, column, most)
        first, last = bins_of(edges, start, end)
        slope = np.where(first < last, 1.0 / np.maximum(end - start, 1e-9), 0.0)
        weight = 1.0 / np.bincount(event, minlength=len(rows))[event]
        slope = slope[event] * weight
        begin, stop = start[event] - edges[0], end[event] - edges[0]
        return Binned(names, group, first[event], last[event], weight, slope, begin * slope, stop * slope)

    def _grouped(self, rows: Int64, column: str, most: int) -> tuple[tuple[str, ...], Int64, Int64]:
        """The names of the groups of a column that have any of `rows`, none if they are more than `most`; and pairs of
        an index into `rows` and one into the names. Each row has at least one pair; rows without a group have the index
        after the last name."""
        groups = group_events(self.store, rows, column)
        found = np.flatnonzero(np.bincount(groups.key, minlength=len(groups.names)))
        if not 0 < len(found) <= most:
            return (), np.arange(len(rows)), np.zeros(len(rows), np.int64)
        distinct = ~is_repeated(groups.row, groups.key)
        event = np.empty(self.store.size, np.int64)
        event[rows] = np.arange(len(rows))
        event, group = event[groups.row[distinct]], np.searchsorted(found, groups.key[distinct])
        ungrouped = np.flatnonzero(np.bincount(event, minlength=len(rows)) == 0)
        group = np.append(group, np.full(len(ungrouped), len(found)))
        return tuple(groups.names[key] for key in found.tolist()), np.append(event, ungrouped), group

    def _visible(self, lanes: LaneSpec, scale: Scale | None) -> Visible:
        store, rows = self.store, self.rows
        assignment = lane_assignment.assign(*self._groups(lanes), store.links, store.dates, rows, lanes.options)
        dated, marks = self._dated(), None
        all_dated = len(dated.rows) == len(rows)
        has_date = np.ones(len(assignment.row), bool) if all_dated else placeable(store.dates, assignment.row)
        if scale:
            pairs = np.flatnonzero(has_date)
            if assignment.unseen:
                event = np.searchsorted(store.rank[dated.rows], store.rank[assignment.row[pairs]])
            else:  # each dated row has a lane; the pairs of a row are neighbours, and rows are in the same order
                event = np.cumsum(assignment.first[pairs]) - 1
            weight = store.weight(assignment.row)
            marks = index_marks(assignment, pairs, self._date_marks(scale), dated.date[event], weight).indexed()
        return visible.visible(store, rows, assignment, has_date, marks)

    def _groups(self, lanes: LaneSpec) -> tuple[Groups, Census]:
        """The groups that may have lanes, and their census: the same for any page of lanes, in any order."""

        def find() -> tuple[Groups, Census]:
            groups, hue = visible.lanes_of(self.store, self.rows, lanes)
            return groups, lane_assignment.census(groups, self.store.dates, self.rows, lanes.options, hue)

        question = ("groups", self.selection, lanes.column, lanes.within, lanes.expanded, lanes.options.followed)
        return self.store.cached(question, find)

    def _date_marks(self, scale: Scale) -> EventMarks:
        """The marks of the distinct dates: the same whatever the lanes are."""

        def find() -> EventMarks:
            dated = self._dated()
            return event_marks(dated.sample, self.store.dates, (dated.first, dated.last), scale)

        return self.store.cached(("marks", self.selection, scale), find)
