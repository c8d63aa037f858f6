"""The events, ready to be asked: the protocol that filters and views are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    import numpy as np
    from numpy.typing import NDArray

    from components.model.dates import Dates, Int32, Int64
    from components.model.event import Event
    from components.model.loaded import Cast, Links, Loaded


T = TypeVar("T")


class Store(Protocol):
    """Events in memory, as filters and views are given them; implemented in `store/memory/`."""

    name: str  # the file's name
    size: int  # rows kept, dated and undated
    dates: Dates  # as moments of a clock in `zone`
    zone: str  # a time zone's name
    cast: Cast
    links: Links
    loaded: Loaded  # the file they are of; events of a database as if they were one
    columns: tuple[str, ...]  # COLUMNS, then the file's own; `codes` knows them all

    @property
    def zoned(self) -> bool:
        """Whether any time has a zone; if none has, all are as typed, in no zone."""
        ...

    def codes(self, column: str) -> tuple[tuple[str, ...], Int32]:
        """The column's distinct values in order of first appearance, and each row's index into them. Of a column whose
        texts are all different these are as many as there are rows: of some rows, `cells` costs less."""
        ...

    def cells(self, column: str, rows: Int64) -> list[str]:
        """The column's texts in `rows`, in their order. Costs what is asked for, not what is there."""
        ...

    def row_of(self, id: str) -> int | None:
        """The row with this id, the first if it stands twice, None if it stands nowhere."""
        ...

    def postings(self, actor: int) -> Int64:
        """The rows in which `cast.names[actor]` takes part, ascending."""
        ...

    def contains(self, words: str, rows: Int64 | None = None) -> NDArray[np.bool_]:
        """A truth for each of `rows` (ascending; None: all): whether one of its texts or names has `words`, case and
        accents ignored."""
        ...

    def searched(self) -> tuple[str, ...]:
        """The columns that `contains` searches: SEARCHED, and those of the file's own that hold words."""
        ...

    def order(self) -> Int64:
        """All rows in time order, undated ones last: by earliest start, or where that is open by the first moment that
        is known ("by 28 Oct" at 28 October), then by latest end, then in file order."""
        ...

    @property
    def rank(self) -> Int32:
        """Each row's place in `order()`: sorting some rows by it brings them in time order."""
        ...

    def weight(self, rows: Int64) -> Int64:
        """The weight of each of `rows`, by which events compete for room: see `layout.weight`."""
        ...

    def words(self, rows: Int64) -> list[str]:
        """The dates of `rows` in words, by a clock in `zone`."""
        ...

    def event(self, row: int) -> Event:
        """The event in one row, with everything known of it."""
        ...

    def events(self, rows: Int64) -> list[Event]:
        """The events in these rows, in their order."""
        ...

    def derived(self, name: Hashable, make: Callable[[], T]) -> T:
        """A value derived from these events by `make` on first request, under a name of its maker's. It is shared by
        all threads and kept as long as the store."""
        ...

    def cached(self, question: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question, found by `answer` on first request, shared by all threads and kept while there is
        room. The question must hold all that the answer depends on; the answer must not change, nor hold anything that
        grows later."""
        ...
