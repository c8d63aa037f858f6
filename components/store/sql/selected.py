"""The events of a database that a selection keeps, ready to be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import ibis

from components.layout.eras import MOST, TYPES
from components.layout.weight import LINK
from components.model import FUTURE
from components.store.sql.subset import Subset, subset

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Sequence

    import ibis.expr.types as ir
    from numpy.typing import NDArray

    from components.model import Option
    from components.store.sql.database import Database
    from components.store.sql.expressions import Selection, Tables

    Found = dict[str, NDArray[Any]]
    Word = Callable[[Tables, ir.Table], ir.Table]  # of both tables and the events that are kept

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Selected:
    """The events of a database that a selection keeps. Every method may raise DatabaseError."""

    database: Database
    selection: Selection

    def ask(self, word: Word) -> Found:
        """The answer by column to what is worded of them."""
        return self.database.ask(lambda tables: word(tables, self.selection.where(tables)))

    def size(self, word: Word) -> int:
        """How many rows there are of what is worded of them."""
        return self.database.size(lambda tables: word(tables, self.selection.where(tables)))

    def subset(self, question: Hashable, word: Word, columns: Sequence[str] = ()) -> Subset:
        """Some of them as a store, which `question` tells from others; all values of `columns` come along."""
        return subset(
            self.database,
            (question, self.selection),
            lambda tables: word(tables, self.selection.where(tables)),
            columns,
        )

    def cached(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """What `answer` finds for a question, kept while there is room: tables do not change under a reader."""
        with self.database.together():
            return self.database.cache.get((question, self.selection), answer)


@dataclass(frozen=True)
class Foreground:
    """The events that a selection keeps, without the eras behind them, which are these `rows`."""

    selection: Selection
    rows: tuple[int, ...]

    def where(self, tables: Tables, without: Collection[str] = ()) -> ir.Table:
        """The events that are kept."""
        kept = self.selection.where(tables, without)
        return kept.filter(kept.row.notin(self.rows))

    def counts(self, database: Any) -> dict[str, tuple[Option, ...]]:
        """Those of the selection."""
        return self.selection.counts(database)

    def counted(self, database: Any, column: str) -> tuple[Option, ...]:
        """Those of the selection."""
        return self.selection.counted(database, column)


def eras(tables: Tables, kept: ir.Table) -> ir.Table:
    """Those that `layout.eras.typed` finds, and one more than may stand behind the lanes at the most."""
    some = dated(kept)
    found = some.filter(tables.text(some, "type").lower().isin(TYPES), some.weight < LINK)
    return tables.without(found, tables.participation).order_by("rank").limit(MOST + 1)


def dated(events: ir.Table) -> ir.Table:
    """Those of the events that have a place on the axis."""
    return events.filter(events.first != FUTURE)


def undated(events: ir.Table) -> ir.Table:
    """Those of the events that have none."""
    return events.filter(events.first == FUTURE)


def among(events: ir.Table, ranks: Collection[int]) -> ir.Table:
    """Those of the events that have one of the `ranks`."""
    return events.filter(events["rank"].isin(sorted(ranks)) if ranks else ibis.literal(False))
