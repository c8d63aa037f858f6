"""Filter by the cells of any column: some of its values (`where=country=France`), or a range of its numbers
(`where=cost=10..200`, either end of which may be blank). Several values of one column are alternatives, several columns
must all match."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from components.errors import RequestError, no_column
from components.filters.field import Field, Filter, by_count, count_values, ranked
from components.language import message, say
from components.layout.names import column_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir
    from numpy.typing import NDArray

    from components.filters.field import Criteria, Database, Events, Rows, Tables
    from components.model import Int64, Option, Store

    Range = tuple[float, float]

NAME = "where"
NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"  # a cell that is compared as a number; read alike in every database
_RANGE = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)?\.\.(-?[0-9]+(?:\.[0-9]+)?)?")
_FIELD = Field(
    NAME, message("Column"), "Events with this in a column: COLUMN=VALUE, or COLUMN=10..200 for numbers.", "many"
)


def columns(store: Store) -> tuple[str, ...]:
    """The columns of a store that can be filtered by."""
    return tuple(column for column in store.columns if column not in ("id", "links"))


def by_column(values: Sequence[str], known: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """The requested values or ranges of each column, trimmed. The name of a column may contain “=” only if it is
    `known`."""
    found: dict[str, tuple[str, ...]] = {}
    with_sign = sorted((name for name in known if "=" in name), key=len, reverse=True)
    for value in values:
        column = next((name for name in with_sign if value.startswith(f"{name}=")), value.partition("=")[0])
        found[column] = (*found.get(column, ()), value[len(column) + 1 :].strip())
    return found


def number_range(value: str) -> Range | None:
    """The range of numbers that a value such as `10..200` stands for; None for an ordinary value."""
    ends = _RANGE.fullmatch(value.strip())
    if not ends or value.strip() == "..":
        return None
    return float(ends[1] or "-inf"), float(ends[2] or "inf")


def without(values: Sequence[str], column: str) -> tuple[str, ...]:
    """The values that are about other columns."""
    return tuple(value for value in values if not value.startswith(f"{column}="))


def options(store: Store, column: str, among: Rows) -> tuple[Option, ...]:
    """The values of a column, each with the number of rows that have it, at most `MOST_OPTIONS`. Raises RequestError
    for a column that does not exist."""
    if column not in store.columns:
        raise no_column(column, store.columns)
    values, codes = store.codes(column)
    return by_count(store, column, values, np.bincount(codes if among is None else codes[among], minlength=len(values)))


def counts(database: Database, column: str, events: Events) -> tuple[Option, ...]:
    """The values of a column of a database, each with the number of events that have it. Raises RequestError for a
    column that does not exist, DatabaseError."""

    def word(tables: Tables) -> ir.Table:
        kept_events = events(tables)
        return kept_events.group_by(value=tables.text(kept_events, column)).aggregate(count=lambda table: table.count())

    found = count_values(database, word)
    return ranked({value: found.get(value, 0) for value in database.distinct(column)})


def _check(store: Store, criteria: Criteria) -> Criteria:
    existing = columns(store)
    for value in criteria[NAME]:
        if "=" not in value:
            raise RequestError(
                message(
                    "“{name}” cannot be “{value}”; it is a column and a value, as in country=France.",
                    name=NAME,
                    value=value,
                )
            )
    for column in by_column(criteria[NAME], existing):
        if column not in existing:
            raise RequestError(
                message(
                    "“{name}” asks for the column “{column}”, which is not there; there are: {known}.",
                    name=NAME,
                    column=column,
                    known=", ".join(existing),
                )
            )
    return criteria


def _keep(store: Store, criteria: Criteria, among: Rows) -> Int64:
    mask = np.ones(store.size if among is None else len(among), bool)
    for column, values in by_column(criteria[NAME], columns(store)).items():
        texts, codes = store.codes(column)
        mask &= _wanted(texts, values)[codes if among is None else codes[among]]
    return np.flatnonzero(mask) if among is None else among[mask]


def _wanted(texts: Sequence[str], values: Sequence[str]) -> NDArray[np.bool_]:
    """Whether each of the texts is among the values, or is a number in one of the ranges (bool)."""
    ranges = [ends for value in values if (ends := number_range(value))]
    wanted = np.array([text in values for text in texts], bool)
    if ranges:
        numbers = np.array([float(text) if re.fullmatch(NUMBER, text) else np.nan for text in texts])
        for least, most in ranges:
            wanted |= (numbers >= least) & (numbers <= most)
    return wanted


def _where(tables: Tables, events: ir.Table, criteria: Criteria) -> ir.Table:
    import ibis  # noqa: PLC0415 (slow to import, and not always needed)

    for column, values in by_column(criteria[NAME], tables.columns(events)).items():
        text = tables.text(events, column)
        wanted = text.isin(values)
        for least, most in filter(None, map(number_range, values)):
            number = ibis.cases((text.re_search(NUMBER), text.cast("float64")))
            inside = text.re_search(NUMBER)
            inside = inside & (number >= least) if least != -np.inf else inside
            wanted = wanted | (inside & (number <= most) if most != np.inf else inside)
        events = events.filter(wanted)
    return events


def _describe(criteria: Criteria) -> tuple[str, ...]:
    return tuple(
        say("{column} {values}", column=column_name(column), values=say(" or ").join(map(_words, values)))
        for column, values in by_column(criteria[NAME]).items()
    )


def _words(value: str) -> str:
    ends = number_range(value)
    if not ends:
        return value or say("not given")
    least, most = value.strip().split("..")
    if least and most:
        return say("from {first} to {last}", first=least, last=most)
    return say("from {first}", first=least) if least else say("up to {last}", last=most)


COLUMN = Filter((_FIELD,), _check, _keep, _where, _describe)
