"""Ibis expressions over the two tables of `tables.py`, the same for every engine. `queries.py` runs them.

They avoid what engines do differently: numbers that are missing (NULL in `least`), texts that decide an order
(collations), quotients that have to be exact, and subqueries in a column.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import ibis

from components.dates import UTC
from components.errors import no_column
from components.layout.grouping import blank_value
from components.layout.lane_groups import WITHIN
from components.model import FUTURE, PAST
from components.store.sql.tables import BOUNDS, NUMBERS, TEXTS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import ibis.expr.types as ir

    from components.dates import Zone
    from components.model import Option


_OWN = "own_"
PAST_SECOND = ibis.literal(PAST + 1, "int64") - 1  # PostgreSQL reads -PAST first, which is no int64
_FUTURE = ibis.literal(FUTURE, "int64")
_UNLIMITED = 1 << 62  # rows


@dataclass(frozen=True, eq=False)
class Tables:
    """The two tables, normalised. `events` has also `first` and `last`, the first and last known second, FUTURE and
    PAST if there is none. Its bounds are moments in `zone`."""

    events: ir.Table
    participation: ir.Table
    zone: Zone = UTC

    def columns(self, events: ir.Table) -> tuple[str, ...]:
        """All columns of `events`, computed ones too; text columns by their names in the file."""
        return tuple(map(column_of_key, events.columns))

    def text(self, events: ir.Table, column: str) -> ir.StringValue:
        """The cells of a text column, by its name in the file. Raises RequestError for one that does not exist."""
        key = column_key(column)
        if key not in text_keys(events):
            raise no_column(column, map(column_of_key, text_keys(self.events)))
        return events[key]

    def without(self, events: ir.Table, parts: ir.Table) -> ir.Table:
        """The rows of `events` with none of the participations `parts`. A left join is used as engines optimise NOT IN
        badly, and as ibis does not write its anti-join for PostgreSQL everywhere."""
        taken = parts.select(_taken=parts.event)
        joined = events.left_join(taken, events.row == taken._taken)
        return joined.filter(ibis._._taken.isnull()).select(*events.columns)


class Selection(Protocol):
    """The selected events, as an SQL condition. Selections with equal filters are equal."""

    def where(self, tables: Tables, without: Collection[str] = ()) -> ir.Table:
        """The table of the selected events; the filter fields in `without` are ignored."""
        ...

    def counts(self, database: Any) -> dict[str, tuple[Option, ...]]:
        """The options of each filter field that has a choice, with their numbers of events."""
        ...

    def counted(self, database: Any, column: str) -> tuple[Option, ...]:
        """The values of any column, each with the number of events it alone would keep."""
        ...


def normalised(events: ir.Table, participation: ir.Table) -> Tables:
    """The tables in the form all queries take: whole numbers as int64, no missing texts, known bounds computed."""
    numbers = {name: events[name].cast("int64") for name in NUMBERS}
    texts = {
        column_key(name): events[name].cast("string").fill_null("") for name in events.columns if name not in NUMBERS
    }
    parts = participation.select(
        event=participation.event.cast("int64"),
        place=participation.place.cast("int64"),
        actor=participation.actor.cast("string").fill_null(""),
        role=participation.role.cast("string").fill_null(""),
    )
    return Tables(events.select(**numbers, **texts, **known_bounds(numbers)), parts)


def only(events: ir.Table, columns: Sequence[str], *texts: str) -> ir.Table:
    """The `events` with these columns, and those of the text columns `texts`, by their names in the file, that exist.
    Fewer columns make shorter SQL, which is compiled and planned in less time."""
    needed = {column_key(column) for column in texts} & {*events.columns}
    return events.select(*columns, *sorted(needed - {*columns}))


def every(tables: Tables, step: int) -> ir.Table:
    """The text columns of every `step`th event, in the order of the table."""
    events = tables.events.filter(tables.events.row % step == 0).order_by("row")
    return events.select(*text_keys(events))


def text_keys(events: ir.Table) -> tuple[str, ...]:
    """The names in the expressions of the text columns of `events`."""
    return tuple(name for name in events.columns if name in TEXTS or name.startswith(_OWN))


def compute_once(table: ir.Table) -> ir.Table:
    """The same table, whose columns PostgreSQL computes once. Else it puts their expressions wherever they are used:
    nested ones grew until a server had no memory left. A limit keeps it from that."""
    return table.limit(_UNLIMITED) if table.get_backend().name == "postgres" else table


def known_bounds(numbers: Mapping[str, ir.IntegerColumn] | ir.Table) -> dict[str, ir.IntegerValue]:
    """The columns `first` and `last` (s) of events, computed from their other columns."""
    bounds = [numbers[name] for name in BOUNDS]
    first = ibis.least(*(ibis.ifelse(bound == PAST_SECOND, _FUTURE, bound) for bound in bounds))
    last = ibis.greatest(numbers["until"], *(ibis.ifelse(bound == _FUTURE, PAST_SECOND, bound) for bound in bounds))
    start, end = bounds[0], bounds[-1]
    return {
        "first": ibis.ifelse(start == PAST_SECOND, first, start),
        "last": ibis.ifelse(end == _FUTURE, last, end),
    }


def column_key(column: str) -> str:
    """The name of a text column in the expressions: the file's own columns have a prefix, which tells them apart from
    computed ones, such as `first`."""
    return column if column in (*TEXTS, "folded") else f"{_OWN}{column}"


def column_of_key(name: str) -> str:
    """The file's name of the column that has the name `name` in the expressions: the inverse of `column_key`."""
    return name if name in TEXTS else name.removeprefix(_OWN)


def extent(events: ir.Table) -> ir.Table:
    """One row: `first` and `last` (s; FUTURE and PAST if none is known), `dated` and `size` (numbers of events)."""
    dated = events.first != _FUTURE
    return events.aggregate(
        first=events.first.min(where=dated).fill_null(_FUTURE),
        last=events.last.max(where=dated).fill_null(PAST_SECOND),
        dated=events.count(where=dated).fill_null(0),  # Spark counts NULL for no rows
        size=events.count(),
    )


def in_order_of_appearance(table: ir.Table, column: str, place: str) -> ir.Table:
    """The distinct values of a column as `value`, in the order in which they first appear by `place`."""
    return table.group_by(value=table[column]).aggregate(place=table[place].min()).order_by("place").select("value")


@dataclass(frozen=True, eq=False)
class LaneValues:
    """Events by the values that may have a lane. `some` has a row for each value of an event: the event's columns, the
    `value`, and its `place`, by which values appear in order."""

    some: ir.Table
    none: ir.Table  # events without a value
    several: bool = False  # whether an event may have several


def lane_values(tables: Tables, events: ir.Table, column: str) -> LaneValues:
    """The `events` with the values that may have a lane: actors, a column's values, or (for "") none. Raises
    RequestError for a column that does not exist."""
    if column == "":
        return LaneValues(events.filter(ibis.literal(False)).mutate(value=ibis.literal(""), place=events.row), events)
    if column == "actor":
        parts = tables.participation
        some = events.inner_join(parts, events.row == parts.event)
        return LaneValues(
            some.select(*events.columns, value=some.actor, place=some.place),
            tables.without(events, parts),
            several=True,
        )
    value = tables.text(events, column)  # tables have trimmed texts; ibis' strip would make Spark trim letters, too
    if blank_value(column):
        value = ibis.ifelse(value == "", blank_value(column), value)
    valued = events.mutate(value=value, place=events.row)
    return LaneValues(valued.filter(valued.value != ""), events.filter(value == ""))


def within(tables: Tables, events: ir.Table, column: str, groups: str, expanded: Sequence[str]) -> LaneValues:
    """The `events` by the values of the column `groups`; the groups that are `expanded` are divided by the values of
    `column`, as in `layout.lane_groups`. For "" as groups, by `column` alone. Raises RequestError for a column that
    does not exist."""
    if not groups:
        return lane_values(tables, events, column)
    outer, inner = lane_values(tables, events, groups), lane_values(tables, events, column)
    names, also = list(expanded), events.columns

    def group(some: ir.Table) -> ir.Expr:
        value = some[column_key(groups)]
        return ibis.ifelse(value == "", blank_value(groups), value) if blank_value(groups) else value

    if not names:
        return outer
    deep = inner.some.filter(group(inner.some).isin(names))
    deep = deep.select(*also, value=group(deep) + WITHIN + deep.value, place=deep.place)
    bare = inner.none.filter(group(inner.none).isin(names))
    bare = bare.select(*also, value=group(bare), place=bare.row.cast(deep.place.type()))
    flat = outer.some.filter(outer.some.value.notin(names))
    flat = flat.select(*also, value=flat.value, place=flat.place.cast(deep.place.type()))
    return LaneValues(deep.union(bare).union(flat), outer.none, inner.several)


def in_lanes(
    values: LaneValues, names: Sequence[str], hidden: Sequence[str] = (), also: Sequence[str] = ()
) -> ir.Table:
    """The `row` of each event and the columns `also`, once for each of its lanes. `lane` is an index into `names`; the
    next index is the lane of all other values, and the one after that the lane of events without a value. Values in
    `hidden` have no lane."""
    some = values.some.filter(values.some.value.notin(list(hidden))) if hidden else values.some
    others = ibis.literal(len(names), "int64")
    lane = some.value.cases(*((name, k) for k, name in enumerate(names)), else_=others) if names else others
    placed = some.select("row", *also, lane=lane.cast("int64"))
    if values.several:
        placed = placed.distinct()
    return placed.union(values.none.select("row", *also, lane=ibis.literal(len(names) + 1, "int64")))


def per_lane(placed: ir.Table) -> ir.Table:
    """The number of `events` in each `lane`."""
    return placed.group_by("lane").aggregate(events=lambda table: table.count())
