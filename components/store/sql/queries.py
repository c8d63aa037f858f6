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
from components.layout.grouping import blank_value
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


_SAMPLE = 2_000  # events, or up to twice as many, by which the best column of lanes is found


@dataclass(frozen=True)
class Extent:
    """The first and last known second of some events, None if no event is dated, and the numbers of dated and undated
    ones."""

    first: int | None
    last: int | None
    dated: int
    undated: int


class Queries:
    """Queries of two tables, one at a time; parallel queries need one object each. Each query may raise DatabaseError,
    and the next one after an error reconnects. `cancel` is for other threads. `best_lanes` finds the column that makes
    the best lanes of a table of texts, "" if none does."""

    def __init__(self, connect: Callable[[], Connection], best_lanes: BestLanes) -> None:
        self._connect, self._best_lanes = connect, best_lanes
        self._opened = connect()
        self._turn = RLock()
        self._stop = Signal()
        self._lost = False
        self._depth = 0  # of nested `connection` blocks
        self.cache: Cache | Part = Cache(MOST)

    def __repr__(self) -> str:
        return f"<{self._opened.place}>"

    def cancel(self) -> None:
        """Cancel the running query and all later ones of its `connection` block: they raise CancelledError. For other
        threads."""
        self._stop.set()
        backend = self._opened.backend
        if interrupt := _INTERRUPTS.get(backend.name):
            try:
                interrupt(backend)
            except Exception as error:  # a lost connection has no query to cancel
                if not self._opened.place.is_its(error):
                    raise

    def close(self) -> None:
        """Close the connection."""
        self._opened.backend.disconnect()

    def extent(self, selection: Selection | None = None) -> Extent:
        """The extent of the events of a selection (None: all). Raises DatabaseError."""
        found = self.ask(lambda tables: expressions.extent(selection.where(tables) if selection else tables.events))
        first, last, dated, size = (int(found[name][0]) for name in ("first", "last", "dated", "size"))
        return Extent(first if dated else None, last if dated else None, dated, size - dated)

    zone = UTC  # the time zone of the events

    @cached_property
    def zoned(self) -> bool:
        """Whether any time has an offset; if none has, times are local times without a zone."""

        def word(tables: Tables) -> ir.Table:
            events = tables.events
            some = (events.start_offset != NO_ZONE) | (events.end_offset != NO_ZONE)
            return events.filter(some).select("row").limit(1)

        return len(self.ask(word)["row"]) > 0

    def distinct(self, column: str) -> tuple[str, ...]:
        """All texts of a column, "" if a cell is blank, or all actors, in order of first appearance. Raises
        RequestError for a column that does not exist, DatabaseError."""
        return self.cache.get(("distinct", column), lambda: self._distinct(column))

    def _distinct(self, column: str) -> tuple[str, ...]:
        def word(tables: Tables) -> ir.Table:
            if column == "actor":
                return expressions.in_order_of_appearance(tables.participation, "actor", "place")
            events = tables.events
            found = events.select("row", value=tables.text(events, column))
            return expressions.in_order_of_appearance(found, "value", "row")

        return tuple(self.ask(word)["value"].tolist())

    def first_values(self, column: str, most: int) -> tuple[tuple[str, ...], int]:
        """The first `most` texts of a column that are not blank, by first appearance, and how many there are: however
        many differ, few are fetched. Raises as `distinct`."""

        def word(tables: Tables) -> ir.Table:
            events = tables.events.select("row", value=tables.text(tables.events, column))
            values = events.filter(events.value != "").group_by("value").aggregate(place=events.row.min())
            return values.mutate(total=values.count().over()).order_by("place").limit(most)

        found = self.cache.get(("first_values", column, most), lambda: self.ask(word))
        return tuple(found["value"].tolist()), int(found["total"][0]) if len(found["total"]) else 0

    @cached_property
    def lanes(self) -> str:
        """The default column of lanes: "actor", or if no event has actors the best column, "" if there is none."""
        if self.values("actor"):
            return "actor"
        step = max(1, self.size(lambda tables: tables.events) // _SAMPLE)
        found = self.ask(lambda tables: expressions.every(tables, step))
        return self._best_lanes(pd.DataFrame({expressions.column_of_key(key): found[key] for key in found}))

    @property
    def name(self) -> str:
        """The name of the database for display: its host or file, or its engine."""
        return self._opened.place.host or self._opened.place.engine.name

    def values(self, column: str) -> tuple[str, ...]:
        """All values of a column that may have a lane (or all actors), in order of first appearance; none for the
        column "". Raises as `distinct`."""
        if column in ("", "actor"):
            return self.distinct(column) if column else ()
        texts = (text or blank_value(column) for text in self.distinct(column))
        return tuple(dict.fromkeys(filter(None, texts)))

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """All roles in order of first appearance, after ""."""
        found = self.ask(lambda tables: expressions.in_order_of_appearance(tables.participation, "role", "place"))
        return tuple(dict.fromkeys(["", *found["value"].tolist()]))

    def size(self, word: Callable[[Tables], ir.Table]) -> int:
        """The number of rows of the table that `word` makes from the two tables. Raises DatabaseError."""
        return int(self.ask(lambda tables: word(tables).aggregate(count=lambda table: table.count()))["count"][0])

    def ask(self, word: Callable[[Tables], ir.Table]) -> dict[str, NDArray[Any]]:
        """The answer, by column, to the query that `word` makes from the two tables. Raises DatabaseError."""
        with self.connection():
            return self._ask(word(self._opened.tables))

    @contextmanager
    def named(self, word: Callable[[Tables], ir.Table]) -> Iterator[ir.Table]:
        """The table that `word` makes from the two tables, under a name, for the queries of this block."""
        with self.connection(), self._opened.names.temporary(word(self._opened.tables)) as table:
            yield table

    @contextmanager
    def connection(self) -> Iterator[None]:
        """A context with exclusive use of the connection, which is reopened if it was lost. `cancel` cancels all
        queries of the outermost context."""
        with self._turn:
            if not self._depth:
                self._stop.clear()
            if self._lost:
                self._opened = self._connect()
                self._lost = False
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1

    def _ask(self, expression: ir.Table) -> dict[str, NDArray[Any]]:
        """The answer by column. A driver's error becomes a DatabaseError without the original attached; a cancelled
        query raises CancelledError."""
        place, failure, found = self._opened.place, None, None
        try:
            found = None if self._stop.is_set() else self._opened.answer(expression)
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
        return found


def _interrupt_spark(backend: Any) -> None:
    backend._session.sparkContext.cancelAllJobs()


# Queries of other engines run to their end; the answer is dropped.
_INTERRUPTS: dict[str, Callable[[Any], None]] = {
    "duckdb": lambda backend: backend.con.interrupt(),
    "postgres": lambda backend: backend.con.cancel_safe(),
    "pyspark": _interrupt_spark,
}
