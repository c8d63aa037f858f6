"""Some events of a database as a store in memory. What depends on all events (colours, order, weight) is as it is in
the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import ibis
import numpy as np
import pandas as pd

from components.cells import links as notation
from components.model import COLUMNS, Cast, Dates, Flag, Links, Loaded
from components.store.memory import MemoryStore
from components.store.sql import expressions
from components.store.sql.clock import TYPED
from components.store.sql.tables import BOUNDS, NUMBERS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Mapping

    import ibis.expr.types as ir
    from numpy.typing import DTypeLike, NDArray

    from components.model import Int32, Int64
    from components.store.sql.expressions import Tables
    from components.store.sql.queries import Queries

    Found = Mapping[str, NDArray[Any]]

T = TypeVar("T")

_TYPES: dict[str, DTypeLike] = {
    **dict.fromkeys(BOUNDS, np.int64),
    "flags": np.uint16,
    "precision": np.uint8,
    "start_offset": np.int16,
    "end_offset": np.int16,
    "start_nanos": np.int32,
    "end_nanos": np.int32,
}
_TYPED = tuple(f"{TYPED}{name}" for name in BOUNDS)
_OURS = (*NUMBERS, *_TYPED, "folded", "first", "last")  # columns that are not text columns of the file


class Subset(MemoryStore):
    """A `MemoryStore` of some events of a database, in the order of the table. `values` has by column all values in the
    database, in order of first appearance; `weights` has one entry an event. Answers are cached by the `database`,
    under `question`, which identifies these events and the columns of `values`."""

    def __init__(
        self,
        loaded: Loaded,
        weights: Int64,
        values: Mapping[str, tuple[str, ...]],
        database: Queries,
        question: Hashable,
    ) -> None:
        super().__init__(loaded, database.zone.name)
        self.zoned = database.zoned
        self._row_weights, self._values = weights, values
        self._cache, self._question = database.cache, question

    def with_values(self, database: Queries, columns: Collection[str]) -> Subset:
        """The same events; of `columns`, those of lanes or filters, the store has all values in the `database`. Raises
        DatabaseError."""
        values = {column: database.distinct(column) for column in columns if column not in ("", "actor")}
        return Subset(self.loaded, self._row_weights, values, database, (self._question, tuple(values)))

    def derived(self, name: Hashable, make: Callable[[], T]) -> T:
        """A value derived from these events by `make`, cached by the database."""
        return self._cache.get((self._question, name), make)

    def cached(self, question: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question about these events, cached by the database."""
        return self._cache.get((self._question, question), answer)

    def codes(self, column: str) -> tuple[tuple[str, ...], Int32]:
        """The column's distinct values, and each row's index into them. For the columns of `values` these are all
        values in the database."""
        values, codes = super().codes(column)
        if column not in self._values:
            return values, codes
        every = tuple(dict.fromkeys([*self._values[column], *values]))
        index = {value: k for k, value in enumerate(every)}
        return every, np.array([index[value] for value in values], np.int32)[codes]

    def weight(self, rows: Int64) -> Int64:
        """The weight of each of `rows` among all events of the database."""
        return self._row_weights[rows]


def subset(database: Queries, question: Hashable, events: Callable[[Tables], ir.Table]) -> Subset:
    """A store of the `events` of a database, which `question` identifies. Raises DatabaseError."""
    question = ("events", question)

    def ask() -> Subset:
        none = np.zeros(0, np.int64)
        with database.named(events) as named:
            found = database.ask(lambda _: named.order_by("row"))
            parts = database.ask(lambda tables: _parts(tables, named))
            again = database.ask(lambda tables: _repeated(tables, named))["row"] if any(found["links"]) else none
        cast = _cast(found["row"].astype(np.int64), parts, database.values("actor"), database.roles)
        loaded = _loaded(database, found, cast, again)
        return Subset(loaded, found["weight"].astype(np.int64), {}, database, question)

    with database.connection():
        return database.cache.get(question, ask)


def vocabulary(database: Queries, columns: Collection[str]) -> Subset:
    """A store without events that has all names, and all values of `columns`. Raises DatabaseError."""
    none = subset(database, "none", lambda tables: tables.events.filter(ibis.literal(False)))
    return none.with_values(database, columns)


def _parts(tables: Tables, events: ir.Table) -> ir.Table:
    parts = tables.participation
    return parts.filter(parts.event.isin(events.row)).order_by("place")


def _repeated(tables: Tables, events: ir.Table) -> ir.Table:
    """The `row` of each of the events that is not the first in the database with its id."""
    same = tables.events.filter(tables.events.id.isin(events.id)).group_by("id").aggregate(first_row=ibis._.row.min())
    return events.inner_join(same, "id").filter(lambda both: both.row != both.first_row).select("row")


def _cast(rows: Int64, parts: Found, names: tuple[str, ...], roles: tuple[str, ...]) -> Cast:
    """The participations `parts` in the events `rows` (ascending); all `names` and `roles` of the database are kept."""
    event = np.searchsorted(rows, parts["event"].astype(np.int64))
    order = np.argsort(event, kind="stable")
    actors = {name: k for k, name in enumerate(names)}
    role_codes = {role: k for k, role in enumerate(roles)}
    start = np.append(0, np.cumsum(np.bincount(event, minlength=len(rows)))).astype(np.int64)
    actor = np.array([actors[name] for name in parts["actor"][order]], np.int32)
    return Cast(names, roles, start, actor, np.array([role_codes[role] for role in parts["role"][order]], np.int32))


def _loaded(database: Queries, found: Found, cast: Cast, again: Int64) -> Loaded:
    """The events as if they were a file's; no link leads to the rows `again`. The column `line` has their rows in the
    database."""
    rows, dates = found["row"].astype(np.int64), _dates(found)
    texts = {expressions.column_of_key(column): cells for column, cells in found.items() if column not in _OURS}
    further = [column for column in texts if column not in COLUMNS]
    blank = np.full(len(rows), "", object)
    table = pd.DataFrame({column: pd.array(texts.get(column, blank), "str") for column in (*COLUMNS, *further)})
    table["line"] = rows
    undated = int(np.count_nonzero(dates.flags & Flag.UNDATED))
    ids = table["id"].tolist()
    links = _links(table["links"].tolist(), {ids[k]: k for k in np.flatnonzero(~np.isin(rows, again)).tolist()})
    size = len(rows)
    return Loaded(
        database.name,
        table,
        table[:0],
        dates,
        cast,
        links,
        (),
        (),
        (),
        size,
        size - undated,
        undated,
        lanes=database.lanes,
    )


def _links(cells: list[str], rows: Mapping[str, int]) -> Links:
    """The links between these events, by their `cells` of links, one each, and the index of the event of each id."""
    kinds: dict[str, int] = {}
    found = [
        (row, rows[target], kinds.setdefault(kind, len(kinds)))
        for row, cell in enumerate(cells)
        if cell
        for kind, target in notation.parse(cell)
        if target in rows
    ]
    origin, target_rows, codes = np.array(found, np.int32).reshape(-1, 3).T
    return Links(tuple(kinds), origin, target_rows, codes)


def _dates(found: Mapping[str, NDArray[Any]]) -> Dates:
    """The date columns of a table of events, as typed, before it was put into a time zone."""
    return Dates(**{name: found.get(f"{TYPED}{name}", found[name]).astype(kind) for name, kind in _TYPES.items()})
