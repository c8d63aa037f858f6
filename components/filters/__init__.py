"""Filters: one file each, applied together. An event is kept if every filter that is set keeps it.

A new filter is a new file that makes a `Filter`, and one line in `FILTERS`: the page's widgets, the URL's parameters
and the command line's flags all come from `FIELDS`, and a database is queried by `Filter.where`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from components.errors import RequestError
from components.filters import column as columns
from components.filters.actor import ACTOR
from components.filters.category import STATUS, TYPE
from components.filters.field import MOST_OPTIONS, Field, Filter, no_options
from components.filters.file import FILE
from components.filters.period import PERIOD
from components.filters.text import TEXT, searched
from components.language import message

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from components.filters.field import Criteria, Database, Rows, Tables
    from components.model import Int64, Option, Store

__all__ = ["ACTOR", "COLUMNS", "FIELDS", "FILTERS", "MOST_OPTIONS", "PERIOD", "TEXT", "Field", "Filter", "Filters"]
__all__ += ["Selection", "checked", "columns", "describe", "label", "matching_rows", "options", "searched"]
__all__ += ["valid_filters"]

Filters = tuple[tuple[str, tuple[str, ...]], ...]  # as in `model.Request`

FILTERS = (ACTOR, PERIOD, TYPE, STATUS, FILE, columns.COLUMN, TEXT)
FIELDS: tuple[Field, ...] = tuple(field for each in FILTERS for field in each.fields)
COLUMNS: tuple[str, ...] = tuple(
    column for each in FILTERS for column in each.columns
)  # whose values are needed for checks


def checked(filters: Filters, store: Store) -> Filters:
    """The filters in canonical form: in the order of FIELDS, values as the data writes them, without filters that have
    no effect. Raises RequestError for a field, value or date that does not exist; it says what was given and what there
    is."""
    criteria = _criteria(filters)
    canonical: dict[str, tuple[str, ...]] = {}
    for kind in FILTERS:
        if set_fields := _set_fields(kind, criteria):
            canonical.update(kind.check(store, set_fields))
    return tuple((field.name, canonical[field.name]) for field in FIELDS if field.name in canonical)


def valid_filters(requested: Filters, store: Store) -> tuple[Filters, tuple[str, ...]]:
    """The valid part of the filters for this file, as `checked` returns it, and a sentence for each value that is not
    valid."""
    valid: dict[str, tuple[str, ...]] = {}
    complaints: list[str] = []
    for name, values in requested:
        for value in values:
            trial = valid | {name: (*valid.get(name, ()), value)}
            try:
                checked(tuple(trial.items()), store)
            except RequestError as error:  # an address may be old or mistyped: said, and the rest is still answered
                complaints.append(str(error))
            else:
                valid = trial
    return checked(tuple(valid.items()), store), tuple(complaints)


def matching_rows(store: Store, filters: Filters) -> Int64:
    """The rows that pass checked filters, in time order, undated ones last. Equal filters get the same array as long as
    it is cached."""
    if not filters:
        return store.order()
    return store.cached(("kept", filters), lambda: _in_time(store, _rows(store, dict(filters))))


def options(store: Store, filters: Filters) -> dict[str, tuple[Option, ...]]:
    """The values of each field that has a choice, each with the number of events it alone would keep, given the other
    filters. The most frequent come first, then by name, at most `MOST_OPTIONS`; fixed choices keep their order."""
    return store.cached(("options", filters), lambda: _options(store, dict(filters)))


def describe(filters: Filters) -> tuple[str, ...]:
    """Checked filters as short phrases for a subtitle or a file's name: `("North Korea or Japan", "from Oct 2014")`."""
    criteria = dict(filters)
    return tuple(
        phrase
        for kind in FILTERS
        if (set_fields := _set_fields(kind, criteria))
        for phrase in kind.describe(set_fields)
    )


def label(field: Field, filters: Filters) -> str:
    """The label of a field as checked filters mean it: "Without" for actors none of whom may take part."""
    criteria = dict(filters)
    qualifiers = (each for each in FIELDS if each.of == field.name and each.labels and each.name in criteria)
    return next((each.labels[each.choices.index(criteria[each.name][0])] for each in qualifiers), field.label)


@dataclass(frozen=True)
class Selection:
    """Checked filters as a selection of events, in memory or in a database. Selections with equal filters are equal."""

    filters: Filters = ()

    def rows(self, store: Store) -> Int64:
        """The rows of a store that pass: see `matching_rows`."""
        return matching_rows(store, self.filters)

    def where(self, tables: Tables, without: Collection[str] = ()) -> ir.Table:
        """The table of the events of a database that pass; the fields in `without` are ignored."""
        criteria = {name: values for name, values in self.filters if name not in without}
        events = tables.events
        for kind in reversed(FILTERS):  # filters by the table of events alone come first
            if set_fields := _set_fields(kind, criteria):
                events = kind.where(tables, events, set_fields)
        return events

    def options(self, store: Store) -> dict[str, tuple[Option, ...]]:
        """The options of each field in a store: see `options`."""
        return options(store, self.filters)

    def values(self, store: Store, column: str) -> tuple[Option, ...]:
        """The values of any column of a store, each with the number of events it alone would keep, as in `options`.
        Raises RequestError for a column that does not exist."""
        others = self._beside(column)
        return store.cached(
            ("values", others, column), lambda: columns.options(store, column, _rows(store, dict(others)))
        )

    def counted(self, database: Database, column: str) -> tuple[Option, ...]:
        """The values of any column of a database, as in `values`. Raises RequestError for a column that does not exist,
        DatabaseError."""
        return columns.counts(database, column, Selection(self._beside(column)).where)

    def _beside(self, column: str) -> Filters:
        """The filters without those on this column."""
        pairs = (
            (name, columns.without(values, column) if name == columns.NAME else values) for name, values in self.filters
        )
        return tuple((name, values) for name, values in pairs if values)

    def counts(self, database: Database) -> dict[str, tuple[Option, ...]]:
        """The options of each field in a database, as in `options`. Raises DatabaseError."""
        found: dict[str, tuple[Option, ...]] = {}
        for kind in FILTERS:
            if kind.counts is not no_options:
                set_fields = _set_fields(kind, dict(self.filters))
                found |= kind.counts(
                    database, set_fields, partial(self.where, without=[field.name for field in kind.fields])
                )
        return found


def _criteria(filters: Filters) -> dict[str, tuple[str, ...]]:
    """The values by field, without blanks and duplicates; the form of each field's values is checked here."""
    fields = {field.name: field for field in FIELDS}
    criteria: dict[str, tuple[str, ...]] = {}
    for name, values in filters:
        if name not in fields:
            raise RequestError(
                message("There is no filter “{name}”; there are: {known}.", name=name, known=", ".join(fields))
            )
        criteria[name] = tuple(dict.fromkeys((*criteria.get(name, ()), *values)))
    return {name: _check_form(fields[name], values) for name, values in criteria.items()}


def _check_form(field: Field, values: tuple[str, ...]) -> tuple[str, ...]:
    if field.widget == "many":
        return values
    given = tuple(value.strip() for value in values if value.strip())
    if len(given) > 1:
        raise RequestError(
            message(
                "“{name}” takes one value; given: {known}.",
                name=field.name,
                known=", ".join(f"“{value}”" for value in given),
            )
        )
    if wrong := [value for value in given if field.choices and value not in field.choices]:
        raise RequestError(
            message(
                "“{name}” cannot be “{wrong}”; it is one of {known}.",
                name=field.name,
                wrong=wrong[0],
                known=", ".join(field.choices),
            )
        )
    return given


def _set_fields(kind: Filter, criteria: Criteria) -> dict[str, tuple[str, ...]]:
    return {field.name: criteria[field.name] for field in kind.fields if criteria.get(field.name)}


def _options(store: Store, criteria: Criteria) -> dict[str, tuple[Option, ...]]:
    found: dict[str, tuple[Option, ...]] = {}
    for kind in FILTERS:
        if kind.options is not no_options:
            set_fields = _set_fields(kind, criteria)
            others = {name: values for name, values in criteria.items() if name not in set_fields}
            found.update(kind.options(store, set_fields, _rows(store, others)))
    return found


def _rows(store: Store, criteria: Criteria) -> Rows:
    """The rows that pass all criteria, ascending; None for all rows if there are none."""
    if not any(criteria.values()):
        return None
    return store.cached(("rows", tuple(criteria.items())), lambda: _narrow(store, criteria))


def _narrow(store: Store, criteria: Criteria) -> Int64:
    chosen = [(kind, set_fields) for kind in FILTERS if (set_fields := _set_fields(kind, criteria))]
    if len(chosen) > 1:
        chosen.sort(key=lambda pair: pair[0].reach(store, pair[1]))
    rows: Rows = None
    for kind, set_fields in chosen:
        rows = kind.keep(store, set_fields, rows)
    assert rows is not None
    rows.setflags(write=False)  # all sessions are given the same
    return rows


def _in_time(store: Store, rows: Rows) -> Int64:
    if rows is None:
        return store.order()
    found = store.order()[np.sort(store.rank[rows])]
    found.setflags(write=False)
    return found
