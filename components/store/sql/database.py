"""Events in a database, asked there: DuckDB over files larger than memory, or whatever engine has an address.

    events.parquet, .csv | x.duckdb | postgres://…  →  connect  →  Database  →  expressions.py

An address comes from the command line, the environment or a secrets file, never from a page. What is shown of it is
its engine and host (`errors.Place`).
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Event as Signal
from threading import RLock
from typing import TYPE_CHECKING, Any

from components.dates import UTC, zone
from components.language import message
from components.model import NO_ZONE
from components.store.cache import MOST, Cache, Part
from components.store.sql import clock, expressions, panels
from components.store.sql.connection import open_connection
from components.store.sql.errors import CancelledError
from components.store.sql.source import SqlSource
from components.store.sql.subset import names

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    import ibis.expr.types as ir
    from numpy.typing import NDArray

    from components.dates import Zone
    from components.model import Int64
    from components.store.sql.connection import Connection
    from components.store.sql.expressions import Selection, Tables
    from components.store.sql.subset import Subset


@dataclass(frozen=True)
class Extent:
    """First and last known second of some events, None where none is known, and how many have a place in time."""

    first: int | None
    last: int | None
    dated: int
    undated: int


def connect(address: str, events: str = "events", participation: str = "participation") -> Database:
    """The database at `address`: a folder with both tables as Parquet or CSV, a DuckDB file, or `engine://…`.

    `events` and `participation` are the tables' names ("schema.table" where they are not in the usual schema).
    Raises DatabaseError.
    """
    return Database(lambda: open_connection(address, events, participation))


class Database:
    """Two tables, ready to be asked. One question at a time: who wants to ask beside others opens another.

    Every question may raise DatabaseError; after one the next question connects anew. `cancel` is for other threads.
    """

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._way = connect
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
        """Cancel the question that is being asked, if any: it raises CancelledError. For other threads."""
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
        """The first and last known second of the events of a selection (None: all), and how many have a place in time.
        Raises DatabaseError."""
        found = self.ask(lambda tables: expressions.extent(selection.where(tables) if selection else tables.events))
        first, last, dated, size = (int(found[name][0]) for name in ("first", "last", "dated", "size"))
        return Extent(first if dated else None, last if dated else None, dated, size - dated)

    zone = UTC  # by whose clock the events have their place

    @cached_property
    def zoned(self) -> bool:
        """Whether any time has a zone: if none has, all are drawn as typed, in no zone."""

        def word(tables: Tables) -> ir.Table:
            events = tables.events
            some = (events.start_offset != NO_ZONE) | (events.end_offset != NO_ZONE)
            return events.filter(some).select("row").limit(1)

        return len(self.ask(word)["row"]) > 0

    def in_zone(self, name: str) -> Database:
        """The same events by a clock in the zone of this name."""
        wanted = zone(name)
        if wanted is self.zone or not self.zoned:
            return self
        return self.cache.get(("in zone", wanted.name), lambda: InZone(self, wanted))

    one_by_one = False  # whether all events can be written out

    def source(self, selection: Selection) -> SqlSource:
        """The events that a selection keeps, as a picture asks them."""
        return SqlSource(self, selection)

    def known(self, columns: Collection[str]) -> Subset:
        """A store without events that has all names there are, and all values of `columns`: enough to check a request.
        Raises DatabaseError."""
        return names(self, columns)

    def listed(self, selection: Selection) -> tuple[Subset, Int64]:
        """A store with the first of the selected events, and their rows in it in time order. Raises DatabaseError."""
        found = panels.first_events(self, selection)
        return found, found.order()

    def about(self, id: str) -> Subset:
        """A store with the event of this id, those it links to, and some that may link to it. Raises DatabaseError."""
        return panels.event_with_linked(self, id)

    def distinct(self, column: str) -> tuple[str, ...]:
        """All texts of a column, blank ones too, or all actors, in no order. Raises DatabaseError."""
        return self.cache.get(("distinct", column), lambda: self._distinct(column))

    def _distinct(self, column: str) -> tuple[str, ...]:
        def word(tables: Tables) -> ir.Table:
            if column == "actor":
                return tables.participation.select(value=tables.participation.actor).distinct()
            return tables.events.select(value=tables.text(tables.events, column)).distinct()

        return tuple(self.ask(word)["value"].tolist())

    @property
    def name(self) -> str:
        """The name of the database, as a page may show it."""
        return self._opened.place.host or self._opened.place.engine.name

    def values(self, column: str) -> tuple[str, ...]:
        """All values of a column (or actors) that are not blank, in order of first appearance; "" has none."""
        if column not in self._orders:
            self._orders[column] = self._ordered(column) if column else ()
        return self._orders[column]

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """All roles in order of first appearance, after "", which is none."""
        found = self.ask(lambda tables: expressions.in_order_of_appearance(tables.participation, "role", "place"))
        return tuple(dict.fromkeys(["", *found["value"].tolist()]))

    def size(self, word: Callable[[Tables], ir.Table]) -> int:
        """The number of rows of the table that `word` makes of the two tables. Raises DatabaseError."""
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
        """The answer, by column, to a question: `word` makes it of the two tables. Raises DatabaseError."""
        with self.together():
            return self._ask(word(self._opened.tables))

    @contextmanager
    def together(self) -> Iterator[None]:
        """The turn at the connection, which is opened anew if the last question lost it. All that is asked before the
        block ends counts as one question and is cancelled as one."""
        with self._turn:
            if not self._asking:
                self._stop.clear()
            if self._lost:
                self._opened = self._way()
                self._lost = False
            self._asking += 1
            try:
                yield
            finally:
                self._asking -= 1

    def _ask(self, expression: ir.Table) -> dict[str, NDArray[Any]]:
        """The answer by column. A driver's error becomes a DatabaseError that does not drag the driver's along."""
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


class InZone(Database):
    """A database by a clock in another zone: it asks over the connection of that one, and keeps its answers there."""

    def __init__(self, base: Database, clock: Zone) -> None:
        self._base, self.zone = base, clock
        self.zoned = base.zoned
        self.cache = Part(base.cache, clock.name)
        self._placed: tuple[Tables, Tables] | None = None  # the tables of a connection, and the same by the clock

    def __repr__(self) -> str:
        return repr(self._base)

    def close(self) -> None:
        """Close the connection of the database that this one asks over."""
        self._base.close()

    def in_zone(self, name: str) -> Database:
        """The same events by the clock of the zone of this name."""
        return self._base.in_zone(name)

    @property
    def name(self) -> str:
        """The name of the database, as a page may show it."""
        return self._base.name

    @property
    def roles(self) -> tuple[str, ...]:
        """All roles in order of first appearance, after "", which is none."""
        return self._base.roles

    def distinct(self, column: str) -> tuple[str, ...]:
        """All texts of a column, blank ones too, or all actors, in no order."""
        return self._base.distinct(column)

    def values(self, column: str) -> tuple[str, ...]:
        """All values of a column (or actors) that are not blank, in order of first appearance; "" has none."""
        return self._base.values(column)

    def ask(self, word: Callable[[Tables], ir.Table]) -> dict[str, NDArray[Any]]:
        """The answer, by column, to a question about the two tables by this zone's clock. Raises DatabaseError."""
        with self.together():
            found = self._base.cache.get("extent", self._base.extent)
            return self._base.ask(lambda tables: word(self._tables(tables, found.first or 0, found.last or 0)))

    def _tables(self, tables: Tables, first: int, last: int) -> Tables:
        """The tables by the clock. A clock changes often: it is put into SQL once, not with every question."""
        if self._placed is None or self._placed[0] is not tables:
            placed = clock.placed(tables, self.zone, first, last)
            backend = self._base._opened.backend
            events = backend.sql(backend.compile(placed.events), schema=placed.events.schema())
            self._placed = tables, replace(placed, events=events)
        return self._placed[1]

    @contextmanager
    def together(self) -> Iterator[None]:
        """The turn at the connection, for several questions that belong together."""
        with self._base.together():
            yield

    def cancel(self) -> None:
        """Cancel the question that is being asked, if any: it raises CancelledError."""
        self._base.cancel()


def _interrupt_spark(backend: Any) -> None:
    backend._session.sparkContext.cancelAllJobs()


# Engines that have no way here answer to the end; the answer is thrown away.
_INTERRUPTS: dict[str, Callable[[Any], None]] = {
    "duckdb": lambda backend: backend.con.interrupt(),
    "postgres": lambda backend: backend.con.cancel_safe(),
    "pyspark": _interrupt_spark,
}
