"""Lanes in a database: their choice, the number of events in each, and the events in several of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import ibis
import numpy as np

from components.layout import lane_assignment, lane_choice
from components.layout.grouping import is_first, shared_lane_names
from components.layout.lane_choice import Census, LaneOptions
from components.layout.lane_groups import hues
from components.layout.traits import entrance, leaving
from components.model import FUTURE, PAST
from components.store.sql import expressions

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from components.layout.lane_assignment import Meeting
    from components.layout.lane_choice import LaneChoice
    from components.layout.source import LaneSpec
    from components.store.sql.expressions import Tables
    from components.store.sql.selected import Selected

FIRST = (16_000, 1_000_000)  # events, the first in time order, that are searched for meetings before all are


@dataclass(frozen=True)
class SqlLanes:
    """The lanes of a picture, numbered in this order: one for each of the requested `names`, one for all other values,
    one for events without a value. Values in `hidden` have no lane; `gone` says which of the two shared lanes are left
    out."""

    spec: LaneSpec
    names: tuple[str, ...]
    hidden: tuple[str, ...]
    gone: tuple[bool, bool]

    @property
    def complete(self) -> bool:
        """Whether every event has a lane."""
        return not self.hidden and not any(self.gone)

    def only(self, events: ir.Table, columns: Sequence[str]) -> ir.Table:
        """The `events` with these columns and those that lanes are made of."""
        return expressions.only(events, columns, self.spec.column, self.spec.within)

    def placed(self, tables: Tables, events: ir.Table, also: Sequence[str] = ()) -> ir.Table:
        """The `row` of each event and the columns `also`, once for each `lane` that the event stands in."""
        values = _values(self.spec, tables, events, also)
        found = expressions.in_lanes(values, self.names, self.hidden, also)
        left_out = [lane for lane, gone in enumerate(self.gone, len(self.names)) if gone]
        return found.filter(found.lane.notin(left_out)) if left_out else found

    def rows(self, tables: Tables, events: ir.Table) -> ir.Table:
        """The events that have a lane."""
        return events if self.complete else self.placed(tables, events).select("row").distinct()


@dataclass(frozen=True, eq=False)
class SqlAssignment:
    """The chosen lanes, and the counts behind the choice. `names` are those of the two shared lanes. `usual` has the
    most frequent role of each lane of a single value; `others` is the number of events in the lane of all other values,
    `placed` that of events in any lane (None: all). `meetings` are the first events that stand in several lanes."""

    spec: LaneSpec
    names: tuple[str, str]
    count: Census
    choice: LaneChoice
    usual: tuple[str, ...]
    others: int
    placed: int | None
    meetings: tuple[Meeting, ...]

    @property
    def lanes(self) -> SqlLanes:
        """The lanes for SQL expressions."""
        return _lanes(self.spec, self.count, self.choice, self.names)


def assign(events: Selected, spec: LaneSpec, size: int) -> SqlAssignment:
    """The lane assignment of the selected events of a table of `size` events. Raises DatabaseError, and RequestError
    for a column that does not exist."""
    names = shared_lane_names(spec.within or spec.column)
    count = _census(events, spec)
    choice = lane_choice.choose_lanes(count, spec.options)
    lanes = _lanes(spec, count, choice, names)
    others = events.size(lambda tables, selected: _others(lanes, tables, selected)) if choice.without_lane else 0
    placed = None if lanes.complete else events.size(lanes.rows)
    meetings = _meetings(events, lanes, size)
    return SqlAssignment(spec, names, count, choice, _usual(events, lanes), others, placed, meetings)


def _lanes(spec: LaneSpec, count: Census, choice: LaneChoice, shared: tuple[str, str]) -> SqlLanes:
    """The chosen lanes; `shared` are the names of the two shared ones."""
    own, left_out = (tuple(count.names[key] for key in keys) for keys in (choice.own.tolist(), choice.left_out))
    hidden = spec.options.hidden
    spec = replace(spec, options=LaneOptions(0))  # so that equal lanes are equal, however they were chosen
    return SqlLanes(spec, own, left_out, (shared[0] in hidden, shared[1] in hidden))


def _others(lanes: SqlLanes, tables: Tables, selected: ir.Table) -> ir.Table:
    placed = expressions.in_lanes(_values(lanes.spec, tables, selected), lanes.names, lanes.hidden)
    return placed.filter(placed.lane == len(lanes.names))


def _values(spec: LaneSpec, tables: Tables, events: ir.Table, also: Sequence[str] = ()) -> expressions.LaneValues:
    """The values that may have a lane, with the `row` and the columns `also` of their events."""
    events = expressions.only(events, ("row", *also), spec.column, spec.within)
    return expressions.within(tables, events, spec.column, spec.within, spec.expanded)


def _census(events: Selected, spec: LaneSpec) -> Census:
    """The census of the values that may have a lane: the number of events of each, when the first begins and the last
    ends, the number shared with followed values, and the number of events without a value."""

    def word(tables: Tables, selected: ir.Table) -> ir.Table:
        some = _values(spec, tables, selected, ("earliest_start", "latest_end")).some
        bounds = some.earliest_start, some.latest_end, ibis.ifelse, expressions.PAST_SECOND
        first, last = entrance(*bounds).min(), leaving(*bounds).max()
        return some.group_by("value").aggregate(events=some.row.nunique(), entrance=first, leaving=last)

    found = events.ask(word)
    names = values = events.database.values(spec.column) if spec.column or not spec.within else ()
    hue = np.arange(len(names))
    if spec.within:
        names = tuple(sorted(found["value"].tolist()))
        hue = hues(names, values, events.database.values(spec.within))
    place = {name: k for k, name in enumerate(names)}
    index = np.array([place[value] for value in found["value"]], np.int64)
    count, first, last = np.zeros(len(names), np.int64), np.full(len(names), FUTURE), np.full(len(names), PAST)
    count[index], first[index] = found["events"].astype(np.int64), found["entrance"].astype(np.int64)
    last[index] = found["leaving"].astype(np.int64)
    shared = np.zeros(len(names), np.int64)
    if spec.options.followed and (followed := [name for name in names if spec.options.follows(name)]):
        met = events.ask(lambda tables, selected: _shared(_values(spec, tables, selected).some, followed))
        shared[[place[value] for value in met["value"]]] = met["events"].astype(np.int64)
    without = events.size(lambda tables, selected: _values(spec, tables, selected).none)
    return Census(names, count, first, last, shared, without, hue)


def _shared(some: ir.Table, followed: Sequence[str]) -> ir.Table:
    """The number of events of each value that have a followed value, too."""
    rows = some.filter(some.value.isin(list(followed))).select("row").distinct()
    shared = some.filter(some.row.isin(rows.row))
    return shared.group_by("value").aggregate(events=shared.row.nunique())


def _usual(events: Selected, lanes: SqlLanes) -> tuple[str, ...]:
    """The most frequent role of each actor with a lane of their own, "" for each lane if lanes are not of actors, or
    are grouped."""
    if lanes.spec.column != "actor" or lanes.spec.within or not lanes.names:
        return ("",) * len(lanes.names)

    def word(tables: Tables, selected: ir.Table) -> ir.Table:
        parts = tables.participation
        roles = parts.filter(parts.actor.isin(lanes.names), parts.role != "", parts.event.isin(selected.row))
        return roles.group_by("actor", "role").aggregate(count=roles.count())

    found, roles = events.ask(word), events.database.roles
    lane_of, role_of = ({name: k for k, name in enumerate(names)} for names in (lanes.names, roles))
    lane = np.array([lane_of[name] for name in found["actor"]], np.int64)
    role = np.array([role_of[name] for name in found["role"]], np.int64)
    return lane_assignment.usual_roles(len(lanes.names), lane, role, found["count"].astype(np.int64), roles)


def _meetings(events: Selected, lanes: SqlLanes, size: int) -> tuple[Meeting, ...]:
    """The first events in time order that stand in several lanes, `lane_assignment.SAMPLE` at most; none if lanes are
    not of actors, or are grouped. The table has `size` events."""
    if lanes.spec.column != "actor" or lanes.spec.within:  # meetings do not change the order of such lanes
        return ()
    for first in (*(first for first in FIRST if first < size), size):

        def word(tables: Tables, selected: ir.Table, first: int = first) -> ir.Table:
            events = lanes.only(selected, ("row", "rank", "first"))
            placed = lanes.placed(
                tables, events.filter(events["rank"] < first) if first < size else events, ("rank", "first")
            )
            counted = placed.group_by("rank").aggregate(lanes=lambda table: table.count())
            several = counted.filter(counted.lanes > 1).order_by("rank").limit(lane_assignment.SAMPLE)
            return placed.inner_join(several, "rank").select("rank", "first", "lane").order_by("rank", "lane")

        answer = {name: column.astype(np.int64) for name, column in events.ask(word).items()}
        undated = answer["first"] == FUTURE
        found = lane_assignment.find_meetings(answer["lane"], is_first(answer["rank"]), undated.__getitem__)
        if len(found) == lane_assignment.SAMPLE:
            break
    return found
