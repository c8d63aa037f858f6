"""The selected events of a database, ready for queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import ibis

from components.layout.eras import MOST, TYPES
from components.layout.weight import LINK
from components.model import FUTURE
from components.store.sql import expressions
from components.store.sql.subset import Subset, subset

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Sequence
    from contextlib import AbstractContextManager

    import ibis.expr.types as ir
    from numpy.typing import NDArray

    from components.model import Option
    from components.store.sql.expressions import Selection, Tables
    from components.store.sql.queries import Queries

    Found = dict[str, NDArray[Any]]
    Word = Callable[[Tables, ir.Table], ir.Table]  # a query of both tables and the selected events

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Selected:
    """The selected events of a database, ready for queries. Every method may raise DatabaseError."""

    database: Queries
    selection: Selection

    def ask(self, word: Word) -> Found:
        """The answer, by column, to a query of these events."""
        return self.database.ask(lambda tables: word(tables, self.selection.where(tables)))

    def size(self, word: Word) -> int:
        """The number of rows of the table that `word` makes from these events."""
        return self.database.size(lambda tables: word(tables, self.selection.where(tables)))

    def named(self, word: Word) -> AbstractContextManager[ir.Table]:
        """The table that `word` makes from these events, under a name, for the queries of a block: its SQL is compiled
        once."""
        return self.database.named(lambda tables: word(tables, self.selection.where(tables)))

    def subset(self, question: Hashable, word: Word, columns: Sequence[str] = ()) -> Subset:
        """A store of the events that `word` makes from these, identified by `question`. It has all values of `columns`
        in the database."""
        question = question, self.selection
        found = subset(self.database, question, lambda tables: word(tables, self.selection.where(tables)))
        return found.with_values(self.database, columns) if columns else found

    def cached(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The answer to a question, computed by `answer` on first request and cached: the tables are assumed not to
        change."""
        with self.database.connection():
            return self.database.cache.get((question, self.selection), answer)


@dataclass(frozen=True)
class Foreground:
    """The selected events without the eras in the background, whose rows in the table are `rows`."""

    selection: Selection
    rows: tuple[int, ...]

    def where(self, tables: Tables, without: Collection[str] = ()) -> ir.Table:
        """The table of the selected events, without the eras."""
        selected = self.selection.where(tables, without)
        return selected.filter(selected.row.notin(self.rows))

    def counts(self, database: Any) -> dict[str, tuple[Option, ...]]:
        """The options of the whole selection."""
        return self.selection.counts(database)

    def counted(self, database: Any, column: str) -> tuple[Option, ...]:
        """The values of a column in the whole selection."""
        return self.selection.counted(database, column)


def eras(tables: Tables, selected: ir.Table) -> ir.Table:
    """The `row` of each dated event that `layout.eras.era_rows` would find, in time order; at most one more than may
    stand behind the lanes."""
    events = dated(expressions.only(selected, ("row", "rank", "first", "weight"), "type"))
    found = events.filter(tables.text(events, "type").lower().isin(TYPES), events.weight < LINK)
    return tables.without(found, tables.participation).order_by("rank").limit(MOST + 1).select("row")


def dated(events: ir.Table) -> ir.Table:
    """The events that have a place on the axis."""
    return events.filter(events.first != FUTURE)


def undated(events: ir.Table) -> ir.Table:
    """The events that have no place on the axis."""
    return events.filter(events.first == FUTURE)


def among(events: ir.Table, ranks: Collection[int]) -> ir.Table:
    """The events that have one of the `ranks`."""
    return events.filter(events["rank"].isin(sorted(ranks)) if ranks else ibis.literal(False))
