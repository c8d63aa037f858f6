"""The marks in sight of a picture, queried lane by lane: exact ones, and counts of all others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import ibis
import numpy as np

from components.layout import lane_assignment
from components.layout.aggregates import Aggregates, with_aggregates
from components.layout.detail import ROOMY, room
from components.layout.histogram import Binned
from components.layout.lane_histogram import time_steps
from components.layout.mark_index import event_marks, index_marks
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

LISTED = 2_000  # marks that a question names one by one: to word more takes longer than to find them again


def aggregates(marks: Found, known: Found, there: InView | None) -> Aggregates:
    """The marks that are only counted: all marks without the exact ones."""
    if there is None:
        none, nowhere = np.zeros(0, np.int64), np.zeros(0)
        return Aggregates(none, none, none, none > 0, none > 0, nowhere, nowhere, nowhere, none)
    apart = dict(
        zip(zip(*(known[name].tolist() for name in MARK_OF), strict=True), known["count"].tolist(), strict=True)
    )
    keys = zip(*(marks[name].tolist() for name in MARK_OF), strict=True)
    left = marks["count"].astype(np.int64) - np.array([apart.get(key, 0) for key in keys], np.int64)
    some = left > 0
    lane, cell, kind, opens, several, long = (marks[name].astype(np.int64)[some] for name in MARK_OF)
    viewport = there.viewport
    middle = viewport.first + ((cell + 0.5) * there.rules.cell + there.origin - viewport.left) / viewport.per_unit
    first, last = (marks[name].astype(float)[some] for name in ("u0", "u1"))
    middle = np.clip(middle, viewport.first, viewport.last)
    return Aggregates(lane, kind, opens, several == 1, long == 1, middle, first, last, left[some])


@dataclass(frozen=True, eq=False)
class Known:
    """The answer of the database about the window: `store` has the exact events, `aggregates` all others. `waits`
    counts the undated events by lane, in the order in which lanes were chosen; `undated` counts all of them, `outside`
    the events whose marks are all out of sight."""

    store: Subset
    aggregates: Aggregates
    waits: tuple[int, ...]
    undated: int
    outside: int
    counted: Binned | None = None

    def visible(self, rows: Int64, assignment: Assignment, lane_of: Int64, axis: TimeAxis | None) -> Visible:
        """The answer to `EventSource.visible`, with lanes in their final order: `lane_of` has the place of each lane as
        it was chosen, -1 for none."""
        store = self.store
        has_date = placeable(store.dates, assignment.row)
        waits = np.zeros(len(assignment.lanes), np.int64)
        there = lane_of >= 0
        waits[lane_of[there]] = np.array(self.waits)[there]
        marks = None
        if axis:
            which = np.flatnonzero(has_date)
            row = assignment.row[which]
            own = event_marks(row, store.dates, known(store.dates, row, until(store, row)), axis.scale)
            alone = index_marks(assignment, which, own, np.arange(len(row)), store.weight(assignment.row))
            marks = with_aggregates(alone, replace(self.aggregates, lane=lane_of[self.aggregates.lane]))
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
    """The answer to `EventSource.visible`; `summary` is the summary of all `events`. Raises DatabaseError."""
    options, choice = assigned.spec.options, assigned.choice
    lanes, gone = lane_assignment.all_lanes(
        assigned.names, assigned.count, choice, assigned.usual, assigned.others, options
    )
    used = [k for k, lane in enumerate(lanes) if lane.events and (lane.key >= 0 or lane.name not in options.hidden)]
    own = room(len(used), rules, viewport) if viewport else None
    zone = events.database.zone
    there = (
        InView(assigned.lanes, viewport, own.origin, rules, zone, time_steps(axis, viewport, zone, summary))
        if axis and viewport and own
        else None
    )
    opened = rules.opened if rules.rows >= ROOMY else ()
    most = tuple(rules.alone if lane.name in opened else own.most for lane in lanes) if own else ()
    question = "seen", assigned.lanes, there, most, rules
    seen = events.cached(question, lambda: _seen(events, assigned.lanes, there, most, rules))
    store = seen.store
    rows = store.order()
    pairs = lane_assignment.pairs_of(_numbered(store, rows, assigned), choice, lanes, rows, options)
    arranged = lane_assignment.ordered_lanes(
        lanes, used, pairs, store.links, store.dates, assigned.meetings, choice.fixed
    )
    unseen = 0 if assigned.placed is None else summary.shown - assigned.placed
    assignment = replace(
        arranged, without_lane=choice.without_lane, hidden=gone, unseen=unseen, lane_range=choice.lane_range
    )
    return seen.visible(rows, assignment, _places(lanes, assignment), axis)


def _numbered(store: Subset, rows: Int64, assigned: SqlAssignment) -> Groups:
    """The groups of some events, numbered as those of all are."""
    groups, _ = memory.lanes_of(store, rows, assigned.spec)
    if not assigned.spec.within:
        return groups
    place = {name: k for k, name in enumerate(assigned.count.names)}
    number = np.array([place[name] for name in groups.names], np.int64)
    return replace(groups, names=assigned.count.names, key=number[groups.key])


def _places(chosen: Sequence[AssignedLane], assignment: Assignment) -> Int64:
    """Of each lane as it was chosen, its place from the top, -1 if it has none."""
    place = {(lane.key, lane.kind): k for k, lane in enumerate(assignment.lanes)}  # names may be equal
    return np.array([place.get((lane.key, lane.kind), -1) for lane in chosen], np.int64)


def _seen(events: Selected, lanes: SqlLanes, there: InView | None, most: tuple[int, ...], rules: Rules) -> Known:
    """The marks in sight, of lanes with at most `most` exact marks."""
    waits, undated, waiting = events.cached(("waiting", lanes, rules.waiting), lambda: _waiting(events, lanes, rules))
    ranks = {*waiting, *events.cached(("linked", rules.alone), lambda: _linked(events, rules))}
    if there is None:
        store = events.subset(
            ("waiting", lanes, rules.waiting, rules.alone),
            lambda _, selected: among(selected, ranks),
            lanes.spec.columns,
        )
        return Known(store, aggregates({}, {}, None), waits, undated, 0)
    with (
        events.named(lambda _, selected: there.events(selected)) as in_sight,
        events.named(lambda tables, _: there.placed(tables, in_sight)) as placed,
    ):
        marks = events.ask(lambda *_: there.marks(placed))
        brief = there.brief(marks)
        marks = shortened(marks, brief) if brief else marks
        important = there.important(marks, most, brief)
        found = events.ask(lambda *_: important(placed))["rank"].tolist()

        def those(some: ir.Table) -> ir.Table:
            if len(found) <= LISTED:
                return among(some, {*ranks, *found})
            same = some["rank"].isin(important(placed)["rank"])
            return some.filter(same | some["rank"].isin(sorted(ranks)) if ranks else same)

        apart = events.ask(lambda *_: there.marks(those(placed), brief))
        store = events.subset(("seen", lanes, there, most), lambda _, selected: those(selected), lanes.spec.columns)
        rest = aggregates(marks, apart, there)
        counted = None
        if len(rest.count):
            answer = events.ask(lambda tables, _: there.stepped(tables, in_sight))
            counted = steps.numbered(answer, there.steps, there.zone)
        inside = events.size(lambda tables, _: lanes.rows(tables, in_sight))
    dated_rows = events.cached(
        ("dated", lanes), lambda: events.size(lambda tables, selected: lanes.rows(tables, dated(selected)))
    )
    return Known(store, rest, waits, undated, dated_rows - inside, counted)


def _waiting(events: Selected, lanes: SqlLanes, rules: Rules) -> tuple[tuple[int, ...], int, list[int]]:
    """The number of undated events in each lane, in all, and the first ones of each lane."""

    def placed(tables: Tables, selected: ir.Table) -> ir.Table:
        return lanes.placed(tables, undated(selected), ("rank",))

    def numbered(tables: Tables, selected: ir.Table) -> ir.Table:
        own = placed(tables, selected)
        window = ibis.window(group_by=own.lane, order_by=own["rank"])
        order = own.select(rank="rank", number=ibis.row_number().over(window))
        return order.filter(order.number < rules.waiting).select("rank").distinct()

    counts = np.zeros(len(lanes.names) + 2, np.int64)
    found = events.ask(lambda tables, selected: expressions.per_lane(placed(tables, selected)))
    counts[found["lane"].astype(np.int64)] = found["events"]
    if not counts.any():
        return tuple(counts.tolist()), 0, []
    total = events.size(lambda tables, selected: lanes.rows(tables, undated(selected)))
    return tuple(counts.tolist()), total, events.ask(numbered)["rank"].tolist()


def _linked(events: Selected, rules: Rules) -> list[int]:
    """The events with links, unless they are too many."""
    found = events.ask(
        lambda _, selected: selected.filter(selected.weight >= LINK).select("rank").limit(rules.alone + 1)
    )
    return found["rank"].tolist() if len(found["rank"]) <= rules.alone else []
