"""Events in a database, queried in SQL: DuckDB over files larger than memory, or any engine that has an address.

    events.parquet, .csv | x.duckdb | postgres://…  →  connect  →  Database  →  queries.py, expressions.py

An address comes from the command line, the environment or a secrets file, never from a page. Only its engine and host
are shown (`errors.Place`).
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from components.dates import zone
from components.store.cache import Part
from components.store.sql import clock, panels
from components.store.sql.connection import open_connection
from components.store.sql.queries import Queries
from components.store.sql.source import SqlSource
from components.store.sql.subset import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    import ibis.expr.types as ir
    from numpy.typing import NDArray

    from components.dates import Zone
    from components.model import Int64
    from components.store.sql.expressions import Selection, Tables
    from components.store.sql.queries import BestLanes
    from components.store.sql.subset import Subset


def connect(
    address: str,
    events: str = "events",
    participation: str = "participation",
    best_lanes: BestLanes = lambda _: "",
) -> Database:
    """The database at `address`: a folder with both tables as Parquet or CSV, a DuckDB file, or `engine://…`. `events`
    and `participation` are the tables' names ("schema.table" outside the default schema). `best_lanes` finds the column
    that makes the best lanes of a table of texts, "" if none does. Raises DatabaseError."""
    return Database(lambda: open_connection(address, events, participation), best_lanes)


class Database(Queries):
    """The events of two tables, in one time zone. Every query may raise DatabaseError."""

    def in_zone(self, name: str) -> Database:
        """The same events in the time zone of this name ("": UTC); this database itself if no time has an offset."""
        wanted = zone(name)
        if wanted is self.zone or not self.zoned:
            return self
        return self.cache.get(("in zone", wanted.name), lambda: InZone(self, wanted))

    in_memory = None  # its events are not written out one by one

    def source(self, selection: Selection) -> SqlSource:
        """The events of a selection as an `EventSource` for views."""
        return SqlSource(self, selection)

    def vocabulary(self, columns: Collection[str]) -> Subset:
        """A store without events that has all names, and all values of `columns`: enough to check a request. Raises
        DatabaseError."""
        return vocabulary(self, columns)

    def listing(self, selection: Selection) -> tuple[Subset, Int64]:
        """A store with the first of the selected events, and their rows in it in time order. Raises DatabaseError."""
        found = panels.first_events(self, selection)
        return found, found.order()

    def with_linked(self, id: str) -> Subset:
        """A store with the event of this id, those it links to, and some that may link to it. Raises DatabaseError."""
        return panels.event_with_linked(self, id)


class InZone(Database):
    """A database in another time zone: it uses the connection and the cache of the original one."""

    def __init__(self, base: Database, clock: Zone) -> None:
        self._base, self.zone = base, clock
        self.zoned = base.zoned
        self.cache = Part(base.cache, clock.name)
        self._placed: tuple[Tables, Tables] | None = None  # the tables of the connection, and the same in this zone

    def __repr__(self) -> str:
        return repr(self._base)

    def close(self) -> None:
        """Close the connection of the original database."""
        self._base.close()

    def in_zone(self, name: str) -> Database:
        """The same events in the time zone of this name."""
        return self._base.in_zone(name)

    @property
    def name(self) -> str:
        """The name of the database for display."""
        return self._base.name

    @property
    def lanes(self) -> str:
        """The default column of lanes."""
        return self._base.lanes

    @property
    def roles(self) -> tuple[str, ...]:
        """All roles in order of first appearance, after ""."""
        return self._base.roles

    def distinct(self, column: str) -> tuple[str, ...]:
        """All texts of a column, or all actors, in order of first appearance: see `Queries.distinct`."""
        return self._base.distinct(column)

    def first_values(self, column: str, most: int) -> tuple[tuple[str, ...], int]:
        """The first values of a column that are not blank, and how many there are: see `Queries.first_values`."""
        return self._base.first_values(column, most)

    def values(self, column: str) -> tuple[str, ...]:
        """All values of a column that may have a lane (or all actors): see `Queries.values`."""
        return self._base.values(column)

    def ask(self, word: Callable[[Tables], ir.Table]) -> dict[str, NDArray[Any]]:
        """The answer, by column, to a query of the two tables in this zone. Raises DatabaseError."""
        with self.connection():
            return self._base.ask(self._in_this_zone(word))

    @contextmanager
    def named(self, word: Callable[[Tables], ir.Table]) -> Iterator[ir.Table]:
        """The table that `word` makes from the two tables in this zone, under a name, for the queries of this block."""
        with self.connection(), self._base.named(self._in_this_zone(word)) as table:
            yield table

    def _in_this_zone(self, word: Callable[[Tables], ir.Table]) -> Callable[[Tables], ir.Table]:
        """The function `word`, applied to the two tables in this zone instead."""
        found = self._base.cache.get("extent", self._base.extent)
        return lambda tables: word(self._tables(tables, found.first or 0, found.last or 0))

    def _tables(self, tables: Tables, first: int, last: int) -> Tables:
        """The tables in this zone. Zones with many changes of offset make long SQL, so it is compiled once, not with
        every query."""
        if self._placed is None or self._placed[0] is not tables:
            placed = clock.placed(tables, self.zone, first, last)
            self._placed = tables, replace(placed, events=self._base._opened.names.named(placed.events))
        return self._placed[1]

    @contextmanager
    def connection(self) -> Iterator[None]:
        """A context with exclusive use of the connection: see `Queries.connection`."""
        with self._base.connection():
            yield

    def cancel(self) -> None:
        """Cancel the running query, if any: it raises CancelledError."""
        self._base.cancel()
