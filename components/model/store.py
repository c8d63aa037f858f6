"""The protocol of events in memory, for filters and views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from components.model.dates import Dates, Int32, Int64
    from components.model.event import Event
    from components.model.loaded import Cast, Links, Loaded


T = TypeVar("T")


class Store(Protocol):
    """Events in memory, for filters and views; implemented in `store/memory/`."""

    name: str  # the file's name
    size: int  # rows kept, dated and undated
    dates: Dates  # as moments of a clock in `zone`
    zone: str  # a time zone's name
    cast: Cast
    links: Links
    loaded: Loaded  # the file of the events; events of a database have the form of a file
    columns: tuple[str, ...]  # COLUMNS, then the file's own; `codes` takes any of them

    @property
    def zoned(self) -> bool:
        """Whether any time has an offset; if none has, times are local times without a zone."""
        ...

    def codes(self, column: str) -> tuple[tuple[str, ...], Int32]:
        """The column's distinct values in order of first appearance, and each row's index into them. White space at
        the ends of cells makes no other value. If all texts of the column differ these are as many as there are rows:
        for a few rows, `cells` costs less."""
        ...

    def cells(self, column: str, rows: Int64) -> list[str]:
        """The column's texts in `rows` as the file has them, in their order. The cost depends on `rows`, not on the
        size of the store."""
        ...

    def row_of(self, id: str) -> int | None:
        """The row with this id, the first one of duplicates, None if there is none."""
        ...

    def postings(self, actor: int) -> Int64:
        """The rows in which `cast.names[actor]` takes part, ascending."""
        ...

    def contains(self, words: str, rows: Int64 | None = None) -> NDArray[np.bool_]:
        """Whether one of the texts or names of each of `rows` (ascending; None: all) contains `words`, case and accents
        ignored (bool)."""
        ...

    def searched(self) -> tuple[str, ...]:
        """The columns that `contains` searches: SEARCHED, and those of the file's own that hold words."""
        ...

    def order(self) -> Int64:
        """All rows in time order, undated ones last: by earliest start, or if that is open by the first known moment
        ("by 28 Oct" at 28 October), then by latest end, then in file order."""
        ...

    @property
    def rank(self) -> Int32:
        """The place of each row in `order()`: sorting some rows by it puts them in time order."""
        ...

    def weight(self, rows: Int64) -> Int64:
        """The weight of each of `rows`, by which events compete for room: see `layout.weight`."""
        ...

    def words(self, rows: Int64) -> list[str]:
        """The dates of `rows` in words, in the time zone of this store."""
        ...

    def event(self, row: int) -> Event:
        """The event in one row, with everything known about it."""
        ...

    def events(self, rows: Int64) -> Iterator[Event]:
        """The events in these rows, in their order."""
        ...

    def derived(self, name: Hashable, make: Callable[[], T]) -> T:
        """A value derived from these events by `make` on first request, under a name of the caller's. It is shared by
        all threads and kept as long as the store."""
        ...

    def cached(self, question: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question, computed by `answer` on first request, shared by all threads and cached. The
        question must hold all that the answer depends on; the answer must not change, nor hold anything that grows
        later."""
        ...
