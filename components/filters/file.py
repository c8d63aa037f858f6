"""Filter by the file that an event comes from, if several files are one timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.errors import RequestError
from components.filters.field import Field, Filter, by_count
from components.filters.resolve import resolve
from components.language import message, say

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from components.filters.field import Criteria, Rows, Tables
    from components.model import Int64, Option, Store

COLUMN = "file"
_FIELD = Field(
    "in-file", message("File"), "Events of these files, where several are one timeline.", "many", column=COLUMN
)


def _check(store: Store, criteria: Criteria) -> Criteria:
    if COLUMN not in store.columns:
        raise RequestError(
            message(
                "“{name}” asks for some of several files; {file} is a single one.",
                name=_FIELD.name,
                file=store.name,
            )
        )
    values = store.codes(COLUMN)[0]
    return {_FIELD.name: tuple(dict.fromkeys(resolve(COLUMN, typed, values) for typed in criteria[_FIELD.name]))}


def _keep(store: Store, criteria: Criteria, among: Rows) -> Int64:
    values, codes = store.codes(COLUMN)
    wanted = np.isin(np.array(values, object), list(criteria[_FIELD.name]))
    return np.flatnonzero(wanted[codes]) if among is None else among[wanted[codes[among]]]


def _where(tables: Tables, events: ir.Table, criteria: Criteria) -> ir.Table:
    return events.filter(tables.text(events, COLUMN).isin(criteria[_FIELD.name]))


def _options(store: Store, _criteria: Criteria, among: Rows) -> dict[str, tuple[Option, ...]]:
    """The files with their counts; {} if there is a single file."""
    if COLUMN not in store.columns:
        return {}
    values, codes = store.codes(COLUMN)
    counts = np.bincount(codes if among is None else codes[among], minlength=len(values))
    return {_FIELD.name: by_count(store, COLUMN, values, counts)}


def _describe(criteria: Criteria) -> tuple[str, ...]:
    return (say("file {names}", names=say(" or ").join(criteria[_FIELD.name])),)


FILE = Filter((_FIELD,), _check, _keep, _where, _describe, _options)
