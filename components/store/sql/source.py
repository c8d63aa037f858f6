"""Events in a database as an `EventSource` for views: aggregates, and the exact events that a picture shows. If no more
than FEW are selected, all are fetched and treated like a file's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.layout.eras import background_rows
from components.layout.source import time_axis
from components.store.memory.source import Everything, MemorySource
from components.store.sql import summary, visible
from components.store.sql.lanes import assign
from components.store.sql.selected import Foreground, Selected, eras
from components.store.sql.subset import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.dates import Zone
    from components.layout.histogram import Binned
    from components.layout.rules import Rules
    from components.layout.scale import Viewport
    from components.layout.source import AxisSpec, LaneSpec, Quiet, Summary, TimeAxis, Visible
    from components.model import Int64, Option
    from components.store.sql.expressions import Selection
    from components.store.sql.queries import Queries
    from components.store.sql.subset import Subset

FEW = 20_000  # events that are all fetched


@dataclass(frozen=True)
class SqlSource:
    """`layout.source.EventSource` for the selected events of a database."""

    database: Queries
    selection: Selection

    @property
    def name(self) -> str:
        """The name above a picture of the events."""
        return self.database.name

    @property
    def zone(self) -> Zone:
        """The time zone of the picture."""
        return self.database.zone

    @property
    def events(self) -> Selected:
        """The selected events, ready for SQL queries."""
        return Selected(self.database, self.selection)

    def summary(self) -> Summary:
        """The selected events in numbers."""
        return self.events.cached("summary", lambda: summary.summary(self.events))

    def options(self) -> dict[str, tuple[Option, ...]]:
        """The options of each filter field that has a choice, with their numbers of events."""
        return self.events.cached("options", lambda: self.selection.counts(self.database))

    def values(self, column: str) -> tuple[Option, ...]:
        """The values of any column, each with the number of events it alone would keep."""
        return self.events.cached(("values", column), lambda: self.selection.counted(self.database, column))

    def subset(self, columns: Sequence[str] = ()) -> Subset:
        """A store of all selected events, however many they are; it has all values of `columns`."""
        return self.events.subset("all", lambda _, selected: selected, columns)

    def quiet(self) -> Quiet:
        """The times that the dated events cover, grouped by the database into entries of one or several events."""
        totals = self.summary()
        return self.events.cached("quiet", lambda: summary.quiet(self.events, totals.first, totals.last))

    def axis(self, spec: AxisSpec) -> TimeAxis:
        """The time axis of the dated events; there must be at least one."""
        return self.events.cached(("axis", spec), lambda: time_axis(self.quiet(), spec))

    def overview(self, axis: TimeAxis, columns: int) -> tuple[float, ...]:
        """The number of dated events in each of `columns` equal columns over the whole scale."""
        question = ("overview", axis.scale, columns)
        return self.events.cached(question, lambda: summary.overview(self.events, axis.scale, columns))

    def bins(self, column: str, most: int, edges: tuple[float, ...], ends: tuple[float, float]) -> Binned:
        """The dated events by the bins in which they begin and end, counted by the database."""
        question = ("bins", column, most, edges, ends)
        return self.events.cached(question, lambda: summary.bins(self.events, column, most, edges, ends))

    def eras(self) -> tuple[Subset, Int64]:
        """A store that has the eras (and if few events are selected all of them), and the rows of the eras in it."""
        shown = self.summary().shown
        if shown <= FEW:
            store = self.subset()
            return store, MemorySource(store, Everything()).eras()[1]
        found = self.events.cached("eras", lambda: self.events.ask(eras)["row"]).tolist()
        if not found:
            return vocabulary(self.database, ()), np.zeros(0, np.int64)
        store = self.events.subset("eras", lambda _, selected: selected.filter(selected.row.isin(found)))
        return store, background_rows(store, store.order(), shown)

    def visible(self, lanes: LaneSpec, axis: TimeAxis | None, viewport: Viewport | None, rules: Rules) -> Visible:
        """The lanes and the marks in sight, exact in lanes that hold no more than `rules` allow. Eras have no lane."""
        summary = self.summary()
        if summary.shown <= FEW:
            return MemorySource(self.subset(lanes.columns), Everything()).visible(lanes, axis, viewport, rules)
        store, found = self.eras()
        if len(found):
            front = Foreground(self.selection, tuple(store.loaded.table["line"].to_numpy()[found].tolist()))
            return SqlSource(self.database, front).visible(lanes, axis, viewport, rules)
        assigned = self.events.cached(("lanes", lanes), lambda: assign(self.events, lanes, summary.size))
        return visible.visible(self.events, assigned, summary, axis, viewport, rules)
