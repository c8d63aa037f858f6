"""What a filter is made of: its fields (what may be asked) and its functions (what comes of it), for events in memory
and for events in a database."""

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

    Rows = Int64 | None  # ascending, each once; None for all that the store has, which costs nothing to say

MOST_OPTIONS = 1_000  # values of a field that are offered; others may be asked for, too
Asked = Mapping[str, tuple[str, ...]]  # a filter's own fields, those that are set, each with at least one value


class Tables(Protocol):
    """The two tables of a database, as a filter words what it keeps of them."""

    @property
    def events(self) -> ir.Table: ...

    @property
    def participation(self) -> ir.Table: ...

    @property
    def zone(self) -> Zone:
        """By whose clock the events have their bounds."""
        ...

    def columns(self, events: ir.Table) -> tuple[str, ...]:
        """The columns of the file."""
        ...

    def text(self, events: ir.Table, column: str) -> ir.StringValue:
        """The cells of a column of the file, blank where there is none."""
        ...

    def without(self, events: ir.Table, parts: ir.Table) -> ir.Table:
        """Those of `events` in which none of the participations `parts` is."""
        ...


class Database(Protocol):
    """A database, as a filter asks it for its options."""

    def ask(self, word: Callable[[Any], ir.Table]) -> dict[str, NDArray[Any]]:
        """The answer by column to what is worded of the `Tables`."""
        ...

    def distinct(self, column: str) -> tuple[str, ...]:
        """All texts of a column, or all actors."""
        ...


Events = Callable[[Tables], "ir.Table"]  # the events that the other filters keep


@dataclass(frozen=True)
class Field:
    """One thing to ask by: a widget on the page, a parameter in the URL, a flag on the command line."""

    name: str
    label: str
    help: str
    widget: Literal["many", "one", "date", "text"]  # only "many" takes more than one value
    choices: tuple[str, ...] = ()  # the only values there are, the first as the default; () where the data says


def everything(store: Store, _asked: Asked) -> int:
    """The reach of a filter that looks at all it is given."""
    return store.size


def nothing_to_choose(_events: Any, _asked: Asked, _among: Any) -> dict[str, tuple[Option, ...]]:
    """The options of a filter that is typed."""
    return {}


@dataclass(frozen=True)
class Filter:
    """Fields that are asked together. Every function gets only what is set of them, never nothing at all;
    `options` alone may, since there is something to choose before anything is chosen.

    The filter with the smallest reach is asked first, and each further one only about the rows that are left.
    """

    fields: tuple[Field, ...]
    check: Callable[[Store, Asked], Asked]  # values as they are meant, or RequestError
    keep: Callable[[Store, Asked, Rows], Int64]  # which of the rows it keeps, ascending
    where: Callable[[Tables, ir.Table, Asked], ir.Table]  # the same of a database's events, worded
    describe: Callable[[Asked], tuple[str, ...]]  # phrases: "North Korea or Japan"
    options: Callable[[Store, Asked, Rows], dict[str, tuple[Option, ...]]] = nothing_to_choose  # in what others keep
    counts: Callable[[Database, Asked, Events], dict[str, tuple[Option, ...]]] = nothing_to_choose  # in a database
    reach: Callable[[Store, Asked], int] = everything  # at most how many of all rows are looked at; quickly told
    columns: tuple[str, ...] = ()  # whose values must be known to tell what is meant


def by_count(store: Store, column: str, values: tuple[str, ...], counts: NDArray[np.int64]) -> tuple[Option, ...]:
    """The most frequent options first, then by name, `MOST_OPTIONS` at most; `column` is whose values they are."""
    name = store.derived(("alphabet", column), lambda: _alphabet(values))
    order = np.lexsort((name, -counts))[:MOST_OPTIONS]
    pairs = zip(order.tolist(), counts[order].tolist(), strict=True)
    return tuple(Option(values[at], count) for at, count in pairs)


def ranked(counts: Mapping[str, int]) -> tuple[Option, ...]:
    """Options of counted values: the most frequent first, then by name, `MOST_OPTIONS` at most."""
    pairs = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold(), pair[0]))
    return tuple(Option(value, count) for value, count in pairs[:MOST_OPTIONS])


def count_values(database: Database, word: Callable[[Tables], ir.Table]) -> dict[str, int]:
    """The `count` of each `value` of what is worded."""
    found = database.ask(word)
    return dict(zip(found["value"].tolist(), found["count"].astype(np.int64).tolist(), strict=True))


def _alphabet(values: tuple[str, ...]) -> NDArray[np.int32]:
    """Each value's place among all by name."""
    place = np.empty(len(values), np.int32)
    order = sorted(range(len(values)), key=lambda at: (values[at].casefold(), values[at]))
    place[order] = np.arange(len(values))
    return place
