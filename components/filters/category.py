"""Filters by the words in one column: the type of event, its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.filters.field import Field, Filter, by_count, count_values, ranked
from components.filters.resolve import resolve
from components.language import message, say
from components.layout.names import column_name, status_name
from components.model import STATUSES, Option

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from components.filters.field import Criteria, Database, Events, Rows, Tables
    from components.model import Int64, Store


def _by_word(field: Field, known: tuple[str, ...] = ()) -> Filter:
    """A filter by the values of the field's column. Values in `known` are valid even if no event has them."""
    column = field.column

    def check(store: Store, criteria: Criteria) -> Criteria:
        values = _indexes(store, column)
        if known:
            values = values | dict.fromkeys(known, -1)
        return {column: tuple(dict.fromkeys(resolve(column, typed, values) for typed in criteria[column]))}

    def keep(store: Store, criteria: Criteria, among: Rows) -> Int64:
        places, codes = _indexes(store, column), store.codes(column)[1]
        wanted = np.zeros(len(places), bool)
        wanted[[places[value] for value in criteria[column] if value in places]] = True
        return np.flatnonzero(wanted[codes]) if among is None else among[wanted[codes[among]]]

    def where(tables: Tables, events: ir.Table, criteria: Criteria) -> ir.Table:
        return events.filter(tables.text(events, column).isin(criteria[column]))

    def options(store: Store, _criteria: Criteria, among: Rows) -> dict[str, tuple[Option, ...]]:
        return {column: by_count(store, column, store.codes(column)[0], _counts(store, column, among))}

    def counts(database: Database, _criteria: Criteria, others: Events) -> dict[str, tuple[Option, ...]]:
        def word(tables: Tables) -> ir.Table:
            events = others(tables)
            return events.group_by(value=tables.text(events, column)).aggregate(count=lambda table: table.count())

        found = count_values(database, word)
        return {column: ranked({value: found.get(value, 0) for value in database.distinct(column)})}

    def describe(criteria: Criteria) -> tuple[str, ...]:
        values = say(" or ").join(field.display(value) or say("not given") for value in criteria[column])
        return (say("{column} {values}", column=column_name(column), values=values),)

    return Filter((field,), check, keep, where, describe, options, counts, columns=(column,))


def _indexes(store: Store, column: str) -> dict[str, int]:
    """The index of each value among the column's codes."""
    return store.derived(
        ("values", column), lambda: {value: index for index, value in enumerate(store.codes(column)[0])}
    )


def _counts(store: Store, column: str, among: Rows) -> Int64:
    """The number of the rows that have each value."""
    values, codes = store.codes(column)
    if among is None:
        return store.derived(("counts", column), lambda: np.bincount(codes, minlength=len(values)))
    return np.bincount(codes[among], minlength=len(values))


TYPE = _by_word(Field("type", message("Type"), "Events of these types.", "many", column="type"))
STATUS = _by_word(
    Field(
        "status",
        message("Status"),
        "Events with this status, as when reported.",
        "many",
        column="status",
        display=status_name,
    ),
    STATUSES,
)
