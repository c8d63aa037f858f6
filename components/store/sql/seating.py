"""Lanes in a database: who has one, how many events stand in each, which stand in several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis
import numpy as np

from components.layout.bands import SAMPLE, Census
from components.model import FUTURE
from components.store.sql import questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from components.layout.bands import Choice, Meeting, Wish
    from components.store.sql.database import Database
    from components.store.sql.questions import Selection, Tables

FIRST = (16_000, 1_000_000)  # events in time order among which those in several lanes are looked for before all are


@dataclass(frozen=True)
class Seating:
    """A lane for each of the values `names` of `column`, one for all others, one for events without a value, numbered
    in this order. `hidden` values have none; nor have the two shared lanes where `gone` says so."""

    column: str
    names: tuple[str, ...]
    hidden: tuple[str, ...]
    gone: tuple[bool, bool]

    @property
    def whole(self) -> bool:
        """Whether every event has a lane."""
        return not self.hidden and not any(self.gone)

    def placed(self, tables: Tables, events: ir.Table, also: Sequence[str] = ()) -> ir.Table:
        """Each event's `row` and the columns `also`, once in each `lane` it has."""
        seats = questions.seated(tables, events, self.column)
        found = questions.in_lanes(seats, self.names, self.hidden, also)
        out = [lane for lane, gone in enumerate(self.gone, len(self.names)) if gone]
        return found.filter(found.lane.notin(out)) if out else found

    def rows(self, tables: Tables, events: ir.Table) -> ir.Table:
        """Those of the events that have a lane."""
        return events if self.whole else self.placed(tables, events).select("row").distinct()


def seating(column: str, count: Census, choice: Choice, wish: Wish, shared: tuple[str, str]) -> Seating:
    """The lanes chosen; `shared` are the names of the two that are no value's."""
    own, hidden = (tuple(count.names[one] for one in some) for some in (choice.own.tolist(), choice.left_out))
    return Seating(column, own, hidden, (shared[0] in wish.hidden, shared[1] in wish.hidden))


def census(database: Database, selection: Selection, column: str) -> Census:
    """How many of the kept events have each value of a column."""
    names = database.values(column)

    def word(tables: Tables) -> ir.Table:
        some = questions.seated(tables, selection.where(tables), column).some
        open_start = some.earliest_start == questions.PAST_SECOND
        start = ibis.ifelse(open_start, some.latest_end, some.earliest_start)
        return some.group_by("value").aggregate(events=some.row.nunique(), entrance=start.min())

    found = database.ask(word)
    place = {name: k for k, name in enumerate(names)}
    at = np.array([place[value] for value in found["value"]], np.int64)
    events, entrance = np.zeros(len(names), np.int64), np.full(len(names), FUTURE)
    events[at], entrance[at] = found["events"].astype(np.int64), found["entrance"].astype(np.int64)
    without = database.size(lambda tables: questions.seated(tables, selection.where(tables), column).none)
    return Census(names, events, entrance, without)


def usual(database: Database, selection: Selection, seats: Seating) -> tuple[str, ...]:
    """The role given most often to each actor with a lane of their own, "" for all other lanes; of two the one that
    appears first."""
    if seats.column != "actor" or not seats.names:
        return ("",) * len(seats.names)

    def word(tables: Tables) -> ir.Table:
        parts, kept = tables.participation, selection.where(tables)
        theirs = parts.filter(parts.actor.isin(seats.names), parts.role != "", parts.event.isin(kept.row))
        return theirs.group_by("actor", "role").aggregate(count=theirs.count())

    found = database.ask(word)
    place = {role: k for k, role in enumerate(database.roles)}
    best: dict[str, tuple[int, int, str]] = {}
    for actor, role, count in zip(found["actor"], found["role"], found["count"].tolist(), strict=True):
        best[actor] = max(best.get(actor, (0, 0, "")), (count, -place[role], role))
    return tuple(best.get(name, (0, 0, ""))[2] for name in seats.names)


def meetings(database: Database, selection: Selection, seats: Seating) -> tuple[Meeting, ...]:
    """The first events in time order that stand in several lanes."""
    if seats.column != "actor":
        return ()
    for first in (*FIRST, None):

        def word(tables: Tables, first: int | None = first) -> ir.Table:
            kept = selection.where(tables)
            placed = seats.placed(tables, kept.filter(kept["rank"] < first) if first else kept, ("rank", "first"))
            lanes = placed.group_by("rank").aggregate(lanes=lambda table: table.count())
            several = lanes.filter(lanes.lanes > 1).order_by("rank").limit(SAMPLE)
            return placed.inner_join(several, "rank").select("rank", "first", "lane").order_by("rank", "lane")

        found = database.ask(word)
        starts = np.flatnonzero(np.diff(found["rank"].astype(np.int64), prepend=-1))
        if len(starts) == SAMPLE:
            break
    lanes, undated = found["lane"].astype(np.int64), found["first"].astype(np.int64) == FUTURE
    runs = zip(np.split(lanes, starts[1:]), undated[starts].tolist(), strict=True) if len(starts) else ()
    return tuple((run.tolist(), waits) for run, waits in runs)
