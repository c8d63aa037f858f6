"""The parts of a filter: its fields, and its functions for events in memory and in a database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

import numpy as np

from components.model import Option, Store

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from numpy.typing import NDArray

    from components.dates import Zone
    from components.model import Int64

    Rows = Int64 | None  # ascending, each once; None for all rows of the store, without an array

MOST_OPTIONS = 1_000  # values of a field that are offered; others may be asked for, too
Criteria = Mapping[str, tuple[str, ...]]  # a filter's own fields, those that are set, each with at least one value


class Tables(Protocol):
    """The two tables of a database, as filters see them."""

    @property
    def events(self) -> ir.Table:
        """The table of events, one row each."""
        ...

    @property
    def participation(self) -> ir.Table:
        """The table of participations: who takes part in which event, in which role."""
        ...

    @property
    def zone(self) -> Zone:
        """The time zone in which the bounds of the events are given."""
        ...

    def columns(self, events: ir.Table) -> tuple[str, ...]:
        """The file's own columns among those of `events`."""
        ...

    def text(self, events: ir.Table, column: str) -> ir.StringValue:
        """The cells of a text column, by its name in the file. Raises RequestError for one that does not exist."""
        ...

    def without(self, events: ir.Table, parts: ir.Table) -> ir.Table:
        """The events without any of the participations `parts`."""
        ...


class Database(Protocol):
    """A database, as filters query it for their options."""

    def ask(self, word: Callable[[Any], ir.Table]) -> dict[str, NDArray[Any]]:
        """The answer, by column, to the query that `word` makes from the `Tables`. Raises DatabaseError."""
        ...

    def distinct(self, column: str) -> tuple[str, ...]:
        """All texts of a column, "" if a cell is blank, or all actors. Raises DatabaseError."""
        ...


Events = Callable[[Tables], "ir.Table"]  # the events that the other filters keep


@dataclass(frozen=True)
class Field:
    """A field to filter by: a widget on the page, a parameter in the address, a flag on the command line.

    `column` is the column whose cells its values are, "" where they are none's: redaction hides them as it hides these.
    `of` names another field, of the same filter, that this one only qualifies, as `match` says how `actor` is meant;
    `labels` are the other's by this one's choice.
    `example` stands in a blank widget to be typed in, and `display` gives the name of a value for readers.
    """

    name: str
    label: str
    help: str
    widget: Literal["many", "one", "date", "text"]  # only "many" takes more than one value
    choices: tuple[str, ...] = ()  # the only possible values, the first is the default; () if the data determines them
    column: str = ""
    of: str = ""
    labels: tuple[str, ...] = ()
    example: str = ""
    display: Callable[[str], str] = str


def full_reach(store: Store, _criteria: Criteria) -> int:
    """The reach of a filter that looks at all rows it is given."""
    return store.size


def no_options(_events: Any, _criteria: Criteria, _among: Any) -> dict[str, tuple[Option, ...]]:
    """The options of a filter whose value is typed: none."""
    return {}


@dataclass(frozen=True)
class Filter:
    """Fields that are used together, and the functions that evaluate them.

    Every function gets only the fields that are set, and at least one; `options` and `counts` may get none, since their
    choices are needed before anything is chosen. The filter with the smallest `reach` (number of rows it looks at) is
    applied first, and each further one looks only at the remaining rows.
    """

    fields: tuple[Field, ...]
    check: Callable[[Store, Criteria], Criteria]  # values in canonical form; raises RequestError
    keep: Callable[[Store, Criteria, Rows], Int64]  # those of the rows that pass, ascending
    where: Callable[[Tables, ir.Table, Criteria], ir.Table]  # the same as a query of a database's events
    describe: Callable[[Criteria], tuple[str, ...]]  # phrases: "North Korea or Japan"
    options: Callable[[Store, Criteria, Rows], dict[str, tuple[Option, ...]]] = (
        no_options  # among rows that others keep
    )
    counts: Callable[[Database, Criteria, Events], dict[str, tuple[Option, ...]]] = no_options  # in a database
    reach: Callable[[Store, Criteria], int] = full_reach  # at most how many of all rows are looked at; quickly told
    columns: tuple[str, ...] = ()  # columns whose values `check` needs


def by_count(store: Store, column: str, values: tuple[str, ...], counts: NDArray[np.int64]) -> tuple[Option, ...]:
    """The options of `column`: the most frequent first, then by name, at most `MOST_OPTIONS`."""
    name = store.derived(("alphabet", column), lambda: _alphabet(values))
    order = np.lexsort((name, -counts))[:MOST_OPTIONS]
    pairs = zip(order.tolist(), counts[order].tolist(), strict=True)
    return tuple(Option(values[index], count) for index, count in pairs)


def ranked(counts: Mapping[str, int]) -> tuple[Option, ...]:
    """Options from counted values: the most frequent first, then by name, at most `MOST_OPTIONS`."""
    pairs = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold(), pair[0]))
    return tuple(Option(value, count) for value, count in pairs[:MOST_OPTIONS])


def count_values(database: Database, word: Callable[[Tables], ir.Table]) -> dict[str, int]:
    """The `count` of each `value` in the table that `word` makes from those of a database. Raises DatabaseError."""
    found = database.ask(word)
    return dict(zip(found["value"].tolist(), found["count"].astype(np.int64).tolist(), strict=True))


def _alphabet(values: tuple[str, ...]) -> NDArray[np.int32]:
    """The rank of each value by name."""
    rank = np.empty(len(values), np.int32)
    order = sorted(range(len(values)), key=lambda index: (values[index].casefold(), values[index]))
    rank[order] = np.arange(len(values))
    return rank
