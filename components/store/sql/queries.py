"""Queries of the two tables of a database, one at a time, over a connection that is reopened when it is lost."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from threading import Event as Signal
from threading import RLock
from typing import TYPE_CHECKING, Any

import pandas as pd

from components.dates import UTC
from components.language import message
from components.model import NO_ZONE
from components.store.cache import MOST, Cache, Part
from components.store.sql import expressions
from components.store.sql.errors import CancelledError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import ibis.expr.types as ir
    from numpy.typing import NDArray

    from components.store.sql.connection import Connection
    from components.store.sql.expressions import Selection, Tables

    BestLanes = Callable[[pd.DataFrame], str]


_LOOKED_AT = 2_000  # about so many events tell which column makes the best lanes


@dataclass(frozen=True)
class Extent:
    """The first and last known second of some events, None if unknown, and the number of dated ones."""

    first: int | None
    last: int | None
    dated: int
    undated: int


class Queries:
    """Queries of two tables, one at a time; for parallel queries, open another one. Each may raise DatabaseError; the
    next query after an error reconnects. `cancel` is for other threads. `best_lanes` finds the column that makes the
    best lanes of a table of texts, "" if none does."""

    def __init__(self, connect: Callable[[], Connection], best_lanes: BestLanes) -> None:
        self._connect, self._best_lanes = connect, best_lanes
        self._opened = connect()
        self._turn = RLock()
        self._stop = Signal()
        self._lost = False
        self._asking = 0  # questions within a question
        self.cache: Cache | Part = Cache(MOST)
        self._orders: dict[str, tuple[str, ...]] = {}  # of the values of a column: tables do not change under a reader

    def __repr__(self) -> str:
        return f"<{self._opened.place}>"

    def cancel(self) -> None:
        """Cancel the running query, if any: it raises CancelledError. For other threads."""
        self._stop.set()
        backend = self._opened.backend
        if interrupt := _INTERRUPTS.get(backend.name):
            try:
                interrupt(backend)
            except Exception as error:  # one that is lost answers nothing, and is asked nothing any more
                if not self._opened.place.is_its(error):
                    raise

    def close(self) -> None:
        """Close the connection."""
        self._opened.backend.disconnect()

    def extent(self, selection: Selection | None = None) -> Extent:
        """The first and last known second of the events of a selection (None: all), and the number of dated ones.
        Raises DatabaseError."""
        found = self.ask(lambda tables: expressions.extent(selection.where(tables) if selection else tables.events))
        first, last, dated, size = (int(found[name][0]) for name in ("first", "last", "dated", "size"))
        return Extent(first if dated else None, last if dated else None, dated, size - dated)

    zone = UTC  # by whose clock the events have their place

    @cached_property
    def zoned(self) -> bool:
        """Whether any time has an offset; if none has, times are local times without a zone."""

        def word(tables: Tables) -> ir.Table:
            events = tables.events
            some = (events.start_offset != NO_ZONE) | (events.end_offset != NO_ZONE)
            return events.filter(some).select("row").limit(1)

        return len(self.ask(word)["row"]) > 0

    def distinct(self, column: str) -> tuple[str, ...]:
        """All texts of a column, blank ones included, or all actors, unordered. Raises DatabaseError."""
        return self.cache.get(("distinct", column), lambda: self._distinct(column))

    def _distinct(self, column: str) -> tuple[str, ...]:
        def word(tables: Tables) -> ir.Table:
            if column == "actor":
                return tables.participation.select(value=tables.participation.actor).distinct()
            return tables.events.select(value=tables.text(tables.events, column)).distinct()

        return tuple(self.ask(word)["value"].tolist())

    @cached_property
    def lanes(self) -> str:
        """The default column of lanes: actors, or the best one if the database names none."""
        if self.values("actor"):
            return "actor"
        step = max(1, self.size(lambda tables: tables.events) // _LOOKED_AT)
        found = self.ask(lambda tables: expressions.every(tables, step))
        return self._best_lanes(pd.DataFrame({expressions.column_of_key(key): found[key] for key in found}))

    @property
    def name(self) -> str:
        """The name of the database for display."""
        return self._opened.place.host or self._opened.place.engine.name

    def values(self, column: str) -> tuple[str, ...]:
        """All non-blank values of a column (or actors), in order of first appearance; none for ""."""
        if column not in self._orders:
            self._orders[column] = self._ordered(column) if column else ()
        return self._orders[column]

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """All roles in order of first appearance, after "", which is none."""
        found = self.ask(lambda tables: expressions.in_order_of_appearance(tables.participation, "role", "place"))
        return tuple(dict.fromkeys(["", *found["value"].tolist()]))

    def size(self, word: Callable[[Tables], ir.Table]) -> int:
        """The number of rows of the table that `word` makes from the two tables. Raises DatabaseError."""
        return int(self.ask(lambda tables: word(tables).aggregate(count=lambda table: table.count()))["count"][0])

    def _ordered(self, column: str) -> tuple[str, ...]:
        def word(tables: Tables) -> ir.Table:
            if column == "actor":
                return expressions.in_order_of_appearance(tables.participation, "actor", "place")
            return expressions.in_order_of_appearance(
                expressions.lane_values(tables, tables.events, column).some, "value", "place"
            )

        return tuple(self.ask(word)["value"].tolist())

    def ask(self, word: Callable[[Tables], ir.Table]) -> dict[str, NDArray[Any]]:
        """The answer, by column, to the query that `word` makes from the two tables. Raises DatabaseError."""
        with self.connection():
            return self._ask(word(self._opened.tables))

    @contextmanager
    def named(self, word: Callable[[Tables], ir.Table]) -> Iterator[ir.Table]:
        """The table that `word` makes of the two tables, under a name, for the questions of this block."""
        with self.connection(), self._opened.names.for_now(word(self._opened.tables)) as table:
            yield table

    @contextmanager
    def connection(self) -> Iterator[None]:
        """A context with exclusive use of the connection, which is reopened if it was lost. All queries before its end
        are cancelled together."""
        with self._turn:
            if not self._asking:
                self._stop.clear()
            if self._lost:
                self._opened = self._connect()
                self._lost = False
            self._asking += 1
            try:
                yield
            finally:
                self._asking -= 1

    def _ask(self, expression: ir.Table) -> dict[str, NDArray[Any]]:
        """The answer by column. A driver's error becomes a DatabaseError without the original attached."""
        place, failure, found = self._opened.place, None, None
        try:
            found = None if self._stop.is_set() else self._opened.backend.to_pyarrow(expression)
        except Exception as error:
            if not place.is_its(error):
                raise
            failure = place.failure(error)
            self._lost = not self._stop.is_set()
        if self._stop.is_set():
            raise CancelledError(message("The question to {database} was taken back.", database=place.named))
        if failure:  # raised here and not above, where the driver's error would come along
            raise failure
        assert found is not None
        return {name: found[name].to_numpy() for name in found.column_names}


def _interrupt_spark(backend: Any) -> None:
    backend._session.sparkContext.cancelAllJobs()


# Engines that have no way here answer to the end; the answer is thrown away.
_INTERRUPTS: dict[str, Callable[[Any], None]] = {
    "duckdb": lambda backend: backend.con.interrupt(),
    "postgres": lambda backend: backend.con.cancel_safe(),
    "pyspark": _interrupt_spark,
}
