"""A store in memory: NumPy over the loaded columns. Indexes are built on first request, and once."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import fields
from functools import cache, cached_property
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from cachetools import LRUCache

from components.cells import links as notation
from components.cells.fold import fold
from components.dates import UTC, bare, in_words, in_zone, placed
from components.dates import zone as named_zone
from components.layout.pieces import pieces
from components.layout.range_maximum import positions
from components.layout.weight import weights
from components.model import COLUMNS, NO_ZONE, SEARCHED, Event, Flag, Precision, Role, TypedLink
from components.store.cache import MOST, MOST_A_ROW, Cache
from components.store.memory import indexes
from components.store.memory.bounds import bounds
from components.store.memory.ids import Ids
from components.store.memory.search import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterator

    import pandas as pd
    from numpy.typing import NDArray

    from components.model import Int32, Int64, Loaded
    from components.store.memory.source import MemorySource, Selection

T = TypeVar("T")

ZONES = 3  # stores of other time zones that a store keeps
_PRECISIONS = {int(precision): precision.name.lower() if precision else "" for precision in Precision}


class MemoryStore:
    """`model.Store` over one `Loaded`, in the time zone of this name; row i is row i of `loaded.table`."""

    def __init__(self, loaded: Loaded, zone: str = UTC.name) -> None:
        self.loaded = loaded
        self.name = loaded.name
        self.size = len(loaded.table)
        self.zone = zone
        self._clock = named_zone(zone)
        self.dates = placed(loaded.dates, self._clock)
        self.cast = loaded.cast
        self.links = loaded.links
        self.columns = tuple(str(column) for column in loaded.table.columns if column != "line")
        self._zones: LRUCache[str, MemoryStore] = LRUCache(ZONES)
        self._turn = Lock()
        self._made = Cache()
        self._answers = Cache(max(MOST, MOST_A_ROW * self.size))

    @property
    def in_memory(self) -> MemoryStore:
        """The store itself."""
        return self

    @cached_property
    def zoned(self) -> bool:
        """Whether any time has an offset; if none has, times are local times without a zone."""
        dates = self.loaded.dates
        return bool((dates.start_offset != NO_ZONE).any() or (dates.end_offset != NO_ZONE).any())

    def in_zone(self, name: str) -> MemoryStore:
        """The same events in the time zone of this name ("": UTC), this store itself if no time has an offset. The
        ZONES last used are kept."""
        name = name or UTC.name
        if name == self.zone or not self.zoned:
            return self
        with self._turn:
            if name not in self._zones:
                self._zones[name] = MemoryStore(self.loaded, name)
            return self._zones[name]

    def source(self, selection: Selection) -> MemorySource:
        """The events of a selection as an `EventSource` for views."""
        from components.store.memory.source import MemorySource  # noqa: PLC0415 (slow to import, and not always needed)

        return MemorySource(self, selection)

    def vocabulary(self, _columns: Collection[str]) -> MemoryStore:
        """The store itself, which has all names and values: enough to check a request."""
        return self

    def listing(self, selection: Selection) -> tuple[MemoryStore, Int64]:
        """The store itself, and its selected rows in time order, undated ones last."""
        return self, selection.rows(self)

    def with_linked(self, _id: str) -> MemoryStore:
        """The store itself, which has the event of this id and all linked ones."""
        return self

    @contextmanager
    def connection(self) -> Iterator[None]:
        """A context for several questions; nothing to do in memory."""
        yield

    def derived(self, name: Hashable, make: Callable[[], T]) -> T:
        """A value derived from these events by `make` on first request, under a name of the caller's. It is shared by
        all threads and kept as long as the store."""
        return self._made.get(name, make)

    def cached(self, question: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question, computed by `answer` on first request, shared by all threads and cached."""
        return self._answers.get(question, answer)

    def forget(self) -> None:
        """Empty the cache of answers; they are computed again on request."""
        self._answers.forget()

    def codes(self, column: str) -> tuple[tuple[str, ...], Int32]:
        """The column's distinct values without white space at their ends, in order of first appearance, and each row's
        index into them."""
        return self.derived(("codes", column), lambda: indexes.values(self.loaded.table[column]))

    def first_values(self, column: str, most: int) -> tuple[tuple[str, ...], int]:
        """The first `most` values of a column that are not blank, by first appearance, and how many there are."""

        def first() -> tuple[tuple[str, ...], int]:
            values = [value for value in self.codes(column)[0] if value]
            return tuple(values[:most]), len(values)

        return self.derived(("first_values", column, most), first)

    def cells(self, column: str, rows: Int64) -> list[str]:
        """The column's texts in `rows`, in their order. The cost depends on `rows`, not on the size of the store."""
        found: list[str] = self._texts(column).take(pa.array(rows, pa.int64())).to_pylist()
        return found

    def row_of(self, id: str) -> int | None:
        """The row with this id, the first one of duplicates, None if there is none."""
        return self.derived("ids", lambda: Ids(self._texts("id"))).row(id)

    def postings(self, actor: int) -> Int64:
        """The rows in which `cast.names[actor]` takes part, ascending, without duplicates."""
        rows, bounds = self.derived("postings", lambda: indexes.postings(self.cast))
        return indexes.read_only(rows[bounds[actor] : bounds[actor + 1]].astype(np.int64))

    def contains(self, words: str, rows: Int64 | None = None) -> NDArray[np.bool_]:
        """Whether one of the texts of each of `rows` (ascending; None: all) contains `words` literally; case, accents
        and the width of gaps are ignored, and all rows contain blank words (bool)."""
        folded = fold(words)
        found = np.full(self.size if rows is None else len(rows), not folded)
        remaining, among = np.arange(len(found)), rows
        for column in self.searched() if folded else ():
            matches = self._search(column).contain(folded, among)
            if among is None:
                found |= matches
            elif matches.any():
                found[remaining[matches]] = True
                remaining, among = remaining[~matches], among[~matches]
        return found

    def searched(self) -> tuple[str, ...]:
        """The columns that `contains` searches: SEARCHED, and those of the file's own with a letter in any cell."""
        return self.derived("searched", lambda: (*SEARCHED, *filter(self._has_words, self._further())))

    def _further(self) -> tuple[str, ...]:
        """The file's own columns."""
        return tuple(column for column in self.columns if column not in COLUMNS)

    def _has_words(self, column: str) -> bool:
        return bool(pc.any(pc.match_substring_regex(self._texts(column), r"\pL")).as_py())

    def order(self) -> Int64:
        """All rows in time order: earliest start (if that is open, the first known moment), then its fraction of a
        second, then latest end, then file order; undated ones last."""
        return self.derived("order", lambda: indexes.time_order(self.dates))

    @property
    def rank(self) -> Int32:
        """Each row's place in `order()`."""
        return self.derived("rank", lambda: indexes.ranks(self.order()))

    def weight(self, rows: Int64) -> Int64:
        """The weight of each of `rows`: see `layout.weight`."""
        every = self.derived("weights", lambda: weights(self.cast, self.links, np.arange(self.size)).astype(np.int32))
        return every[rows].astype(np.int64)

    def event(self, row: int) -> Event:
        """Everything known about one row. Raises IndexError for a row that does not exist."""
        if not 0 <= row < self.size:
            raise IndexError(f"row {row} of {self.size}")
        texts = {column: [cells[row].as_py()] for column, cells in self._cells.items()}
        return next(self._events(np.array([row]), texts))

    def events(self, rows: Int64) -> Iterator[Event]:
        """The events of many rows, in their order: faster than a call of `event` for each."""
        for piece in pieces(len(rows)):
            some = rows[piece]
            yield from self._events(some, {column: self.cells(column, some) for column in COLUMNS})

    def _events(self, rows: Int64, texts: dict[str, list[str]]) -> Iterator[Event]:
        """The events of rows whose `texts` by column are given."""
        flags = self.dates.flags[rows]
        precision = np.where(flags & Flag.UNDATED, Precision.NONE, self.dates.precision[rows])
        columns = {
            **texts,
            **bounds(self.loaded.dates, rows, self._clock),
            "index": rows.tolist(),
            "line": self._lines[rows].tolist(),
            "words": self._words(texts["date"], flags.tolist()),
            "approximate": (flags & Flag.APPROXIMATE != 0).tolist(),
            "uncertain": (flags & Flag.UNCERTAIN != 0).tolist(),
            "precision": [_PRECISIONS[one] for one in precision.tolist()],
            "actors": self._roles(rows),
            "links": list(map(self._links, texts["links"])),
        }
        return map(Event, *(columns[part.name] for part in fields(Event)))

    @cached_property
    def _cells(self) -> dict[str, pa.LargeStringArray]:
        return {column: self._texts(column) for column in COLUMNS}

    @cached_property
    def _lines(self) -> NDArray[Any]:
        return self.loaded.table["line"].to_numpy()

    def words(self, rows: Int64) -> list[str]:
        """The dates of `rows` in words."""
        return self._words(self.cells("date", rows), self.dates.flags[rows].tolist())

    def _words(self, texts: list[str], flags: list[int]) -> list[str]:
        @cache  # many rows have the same
        def worded(text: str, flags: int) -> str:
            words = in_words(in_zone(text, self._clock), flags)
            return words if self.zoned else bare(words)

        return list(map(worded, texts, flags))

    def _roles(self, rows: Int64) -> list[tuple[Role, ...]]:
        """The actors of each row."""
        first, last = self.cast.start[rows], self.cast.start[rows + 1]
        parts = positions(first, last)
        names = map(self.cast.names.__getitem__, self.cast.actor[parts].tolist())
        every = list(map(Role, names, map(self.cast.roles.__getitem__, self.cast.role[parts].tolist())))
        return [tuple(every[start:end]) for start, end in pairwise([0, *np.cumsum(last - first).tolist()])]

    def _links(self, cell: str) -> tuple[TypedLink, ...]:
        return tuple([TypedLink(kind, target, self.row_of(target)) for kind, target in notation.parse(cell)])

    def _texts(self, column: str) -> pa.LargeStringArray:
        """A column as one Arrow array; the table's own memory if that is one chunk already. Taking a few rows out of
        several chunks costs as much as joining them."""
        return self.derived(("texts", column), lambda: _one_chunk(self.loaded.table[column]))

    def _search(self, column: str) -> Column:
        return self.derived(("search", column), lambda: Column(self._texts(column), self._parts(column), between=";[]"))

    def _parts(self, column: str) -> tuple[str, ...]:
        """The texts that the column's cells are made of, () if not known."""
        if column == "actors":
            return (*self.cast.names, *self.cast.roles)
        return self.codes("type")[0] if column == "type" else ()


def _one_chunk(column: pd.Series) -> pa.LargeStringArray:
    texts = pa.array(column.array, pa.large_string())
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
