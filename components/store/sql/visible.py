"""The marks in sight of a picture: exact ones, and counts of all others by lane."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import ibis
import numpy as np

from components.layout import lane_assignment
from components.layout.aggregates import Aggregates, with_aggregates
from components.layout.histogram import Binned
from components.layout.lane_histogram import time_steps
from components.layout.lane_room import room
from components.layout.mark_runs import event_marks, index_marks
from components.layout.reports import until
from components.layout.shape import known, placeable
from components.layout.weight import LINK
from components.store.memory import visible as memory
from components.store.sql import expressions, steps
from components.store.sql.in_view import MARK_OF, InView, shortened
from components.store.sql.selected import among, dated, undated

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from components.layout.grouping import Groups
    from components.layout.lane_assignment import AssignedLane, Assignment
    from components.layout.rules import Rules
    from components.layout.scale import Viewport
    from components.layout.source import Summary, TimeAxis, Visible
    from components.model import Int64
    from components.store.sql.expressions import Tables
    from components.store.sql.lanes import SqlAssignment, SqlLanes
    from components.store.sql.selected import Found, Selected
    from components.store.sql.subset import Subset

LISTED = 2_000  # ranks that a query lists: with more, it is faster to find the marks again by their condition


def aggregates(marks: Found, exact: Found, view: InView | None) -> Aggregates:
    """The marks that are only counted: all `marks` in view without the `exact` ones; none if there is no view."""
    if view is None:
        none, nowhere = np.zeros(0, np.int64), np.zeros(0)
        return Aggregates(none, none, none, none > 0, none > 0, nowhere, nowhere, nowhere, nowhere, nowhere, none)
    exact_counts = dict(
        zip(zip(*(exact[name].tolist() for name in MARK_OF), strict=True), exact["count"].tolist(), strict=True)
    )
    keys = zip(*(marks[name].tolist() for name in MARK_OF), strict=True)
    count = marks["count"].astype(np.int64) - np.array([exact_counts.get(key, 0) for key in keys], np.int64)
    some = count > 0
    lane, cell, kind, opens, several, long = (marks[name].astype(np.int64)[some] for name in MARK_OF)
    viewport = view.viewport
    middle = viewport.first + ((cell + 0.5) * view.rules.cell + view.origin - viewport.left) / viewport.per_unit
    first, last, latest_first, earliest_last = (
        marks[name].astype(float)[some] for name in ("u0", "u1", "latest_first", "earliest_last")
    )
    latest_first = np.where(opens & 1, -np.inf, latest_first)
    earliest_last = np.where(opens & 2, np.inf, np.nextafter(earliest_last, np.inf))  # a moment, too, meets another
    middle = np.clip(middle, viewport.first, viewport.last)
    return Aggregates(
        lane, kind, opens, several == 1, long == 1, middle, first, last, latest_first, earliest_last, count[some]
    )


@dataclass(frozen=True, eq=False)
class MarksInSight:
    """The marks in the window: `store` has the exact events, `aggregates` counts all others, and `counted` has these by
    time steps. `waits` counts the undated events by lane, in the order in which lanes were chosen; `undated` counts all
    of them, `outside` the dated events whose marks are all out of sight."""

    store: Subset
    aggregates: Aggregates
    waits: tuple[int, ...]
    undated: int
    outside: int
    counted: Binned | None = None

    def visible(self, rows: Int64, assignment: Assignment, lane_of: Int64, axis: TimeAxis | None) -> Visible:
        """The answer to `EventSource.visible`, with lanes in their final order: `lane_of` has the index of each chosen
        lane in this order, -1 if it is not drawn."""
        store = self.store
        has_date = placeable(store.dates, assignment.row)
        waits = np.zeros(len(assignment.lanes), np.int64)
        drawn = lane_of >= 0
        waits[lane_of[drawn]] = np.array(self.waits)[drawn]
        marks = None
        if axis:
            pairs = np.flatnonzero(has_date)
            row = assignment.row[pairs]
            of_events = event_marks(row, store.dates, known(store.dates, row, until(store, row)), axis.scale)
            exact = index_marks(assignment, pairs, of_events, np.arange(len(row)), store.weight(assignment.row))
            marks = with_aggregates(exact, replace(self.aggregates, lane=lane_of[self.aggregates.lane]))
        found = memory.visible(store, rows, assignment, has_date, marks)
        counted = self.counted and replace(self.counted, group=lane_of[self.counted.group])
        return replace(found, waits=tuple(waits.tolist()), undated=self.undated, outside=self.outside, counted=counted)


def visible(
    events: Selected,
    assigned: SqlAssignment,
    summary: Summary,
    axis: TimeAxis | None,
    viewport: Viewport | None,
    rules: Rules,
) -> Visible:
    """The answer to `EventSource.visible`; `assigned` are the chosen lanes of the `events`, and
    `summary` is their summary. Raises DatabaseError."""
    options, choice = assigned.spec.options, assigned.choice
    lanes, gone = lane_assignment.all_lanes(
        assigned.names, assigned.count, choice, assigned.usual, assigned.others, options
    )
    used = [k for k, lane in enumerate(lanes) if lane.events and (lane.key >= 0 or lane.name not in options.hidden)]
    space = room(len(used), rules, viewport) if viewport else None
    zone = events.database.zone
    view = (
        InView(assigned.lanes, viewport, space.origin, rules, zone, time_steps(axis, viewport, zone, summary))
        if axis and viewport and space
        else None
    )
    opened = rules.opened if rules.roomy else ()
    most = tuple(rules.alone if lane.name in opened else space.most for lane in lanes) if space else ()
    question = "seen", assigned.lanes, view, most, rules
    in_sight = events.cached(question, lambda: _in_sight(events, assigned.lanes, view, most, rules))
    store = in_sight.store
    rows = store.order()
    pairs = lane_assignment.pairs_of(_numbered(store, rows, assigned), choice, lanes, rows, options)
    arranged = lane_assignment.order_lanes(
        lanes, used, pairs, store.links, store.dates, assigned.meetings, choice.fixed
    )
    unseen = 0 if assigned.placed is None else summary.shown - assigned.placed
    assignment = replace(
        arranged, without_lane=choice.without_lane, hidden=gone, unseen=unseen, lane_range=choice.lane_range
    )
    return in_sight.visible(rows, assignment, _indexes(lanes, assignment), axis)


def _numbered(store: Subset, rows: Int64, assigned: SqlAssignment) -> Groups:
    """The groups of some events, with keys that are indexes into the groups of all events."""
    groups, _ = memory.lanes_of(store, rows, assigned.spec)
    if not assigned.spec.within:
        return groups
    index = {name: k for k, name in enumerate(assigned.count.names)}
    key = np.array([index[name] for name in groups.names], np.int64)
    return replace(groups, names=assigned.count.names, key=key[groups.key])


def _indexes(chosen: Sequence[AssignedLane], assignment: Assignment) -> Int64:
    """The index of each chosen lane in `assignment.lanes`, -1 if it is not there."""
    index = {(lane.key, lane.kind): k for k, lane in enumerate(assignment.lanes)}  # names may be equal
    return np.array([index.get((lane.key, lane.kind), -1) for lane in chosen], np.int64)


def _in_sight(
    events: Selected, lanes: SqlLanes, view: InView | None, most: tuple[int, ...], rules: Rules
) -> MarksInSight:
    """The marks in sight. All marks of a lane are exact if they are at most `most`, one number a lane. Without a view
    (there is no axis) only undated and linked events are fetched."""
    waits, undated, waiting = events.cached(("waiting", lanes, rules.waiting), lambda: _waiting(events, lanes, rules))
    ranks = {*waiting, *events.cached(("linked", rules.alone), lambda: _linked(events, rules))}
    if view is None:
        store = events.subset(
            ("waiting", lanes, rules.waiting, rules.alone),
            lambda _, selected: among(selected, ranks),
            lanes.spec.columns,
        )
        return MarksInSight(store, aggregates({}, {}, None), waits, undated, 0)
    with (
        events.named(lambda _, selected: view.events(selected)) as seen,
        events.named(lambda tables, _: view.placed(tables, seen)) as placed,
    ):
        marks = events.ask(lambda *_: view.marks(placed))
        brief = view.brief(marks)
        marks = shortened(marks, brief) if brief else marks
        important = view.important(marks, most, brief)
        found = events.ask(lambda *_: important(placed))["rank"].tolist()

        def only_exact(table: ir.Table) -> ir.Table:
            if len(found) <= LISTED:
                return among(table, {*ranks, *found})
            condition = table["rank"].isin(important(placed)["rank"])
            return table.filter(condition | table["rank"].isin(sorted(ranks)) if ranks else condition)

        exact = events.ask(lambda *_: view.marks(only_exact(placed), brief))
        store = events.subset(("seen", lanes, view, most), lambda _, selected: only_exact(selected), lanes.spec.columns)
        others = aggregates(marks, exact, view)
        counted = None
        if len(others.count):
            answer = events.ask(lambda tables, _: view.stepped(tables, seen))
            counted = steps.numbered(answer, view.steps, view.zone)
        inside = events.size(lambda tables, _: lanes.rows(tables, seen))
    dated_rows = events.cached(
        ("dated", lanes), lambda: events.size(lambda tables, selected: lanes.rows(tables, dated(selected)))
    )
    return MarksInSight(store, others, waits, undated, dated_rows - inside, counted)


def _waiting(events: Selected, lanes: SqlLanes, rules: Rules) -> tuple[tuple[int, ...], int, list[int]]:
    """The number of undated events in each lane, their number in all, and the ranks of the first `rules.waiting` of
    each lane."""

    def placed(tables: Tables, selected: ir.Table) -> ir.Table:
        return lanes.placed(tables, undated(lanes.only(selected, ("row", "rank", "first"))), ("rank",))

    def numbered(tables: Tables, selected: ir.Table) -> ir.Table:
        rows = placed(tables, selected)
        window = ibis.window(group_by=rows.lane, order_by=rows["rank"])
        order = rows.select(rank="rank", number=ibis.row_number().over(window))
        return order.filter(order.number < rules.waiting).select("rank").distinct()

    counts = np.zeros(len(lanes.names) + 2, np.int64)
    found = events.ask(lambda tables, selected: expressions.per_lane(placed(tables, selected)))
    counts[found["lane"].astype(np.int64)] = found["events"]
    if not counts.any():
        return tuple(counts.tolist()), 0, []
    total = events.size(lambda tables, selected: lanes.rows(tables, undated(selected)))
    return tuple(counts.tolist()), total, events.ask(numbered)["rank"].tolist()


def _linked(events: Selected, rules: Rules) -> list[int]:
    """The ranks of the events with links; none if they are more than `rules.alone`."""
    found = events.ask(
        lambda _, selected: selected.filter(selected.weight >= LINK).select("rank").limit(rules.alone + 1)
    )
    return found["rank"].tolist() if len(found["rank"]) <= rules.alone else []
