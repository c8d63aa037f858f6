"""A store in memory: numpy over the loaded columns. What a question needs is made once, when it is first asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from components.cells import links as notation
from components.cells.fold import fold
from components.dates import iso, words
from components.model import COLUMNS, FUTURE, PAST, Event, Flag, Precision, Role, TypedLink

if TYPE_CHECKING:
    from collections.abc import Hashable

    from numpy.typing import NDArray

    from components.model import Dates, Int32, Int64, Loaded

_SEARCHED = ("id", "title", "description", "actors", "type", "source", "locator")
_DAY = 86_400  # seconds
_BETWEEN = "\x1f"  # between searched cells: white space to `fold`, so nothing that is searched for can span two


class MemoryStore:
    """`model.Store` over one `Loaded`; row i is row i of `loaded.table`."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.name = loaded.name
        self.size = len(loaded.table)
        self.dates = loaded.dates
        self.cast = loaded.cast
        self.links = loaded.links
        self.columns = tuple(str(column) for column in loaded.table.columns if column != "line")
        self.made: dict[Hashable, Any] = {}
        self._factors: dict[str, tuple[tuple[str, ...], Int32]] = {}

    def codes(self, column: str) -> tuple[tuple[str, ...], Int32]:
        """The column's distinct values in order of first appearance, and each row's index into them."""
        if column not in self._factors:
            codes, values = pd.factorize(self.loaded.table[column].astype("str"))
            self._factors[column] = tuple(values.tolist()), codes.astype(np.int32)
        return self._factors[column]

    def cells(self, column: str, rows: Int64) -> list[str]:
        """The texts of `rows` in a column."""
        found: list[str] = self.loaded.table[column].array.take(rows).tolist()
        return found

    def postings(self, actor: int) -> Int64:
        """The rows in which `cast.names[actor]` takes part, ascending, each once."""
        rows, bounds = self._postings
        return rows[bounds[actor] : bounds[actor + 1]]

    def contains(self, words: str) -> NDArray[np.bool_]:
        """Rows with `words`, literally, in one of their texts; case, accents and the width of gaps don't count."""
        found = self._folded.str.contains(fold(words), regex=False)
        return found.to_numpy(bool)

    def order(self) -> Int64:
        """All rows in time order: earliest start, then latest end, then file order; undated ones last."""
        return self._order

    def event(self, row: int) -> Event:
        """Everything known of one row. Raises IndexError for a row that is not there."""
        if not 0 <= row < self.size:
            raise IndexError(f"row {row} of {self.size}")
        texts = {column: cells[row] for column, cells in self._texts.items()}
        flags = int(self.dates.flags[row])
        undated = bool(flags & Flag.UNDATED)
        return Event(
            index=row,
            line=int(self._lines[row]),
            words=words(self.dates, self._texts["date"], [row])[0],
            **_bounds(self.dates, row),
            approximate=bool(flags & Flag.APPROXIMATE),
            uncertain=bool(flags & Flag.UNCERTAIN),
            precision="" if undated else Precision(int(self.dates.precision[row])).name.lower(),
            actors=self._roles(row),
            links=tuple(
                TypedLink(kind, target, self._rows_by_id.get(target)) for kind, target in notation.parse(texts["links"])
            ),
            **{column: cell for column, cell in texts.items() if column not in ("actors", "links")},
        )

    def _roles(self, row: int) -> tuple[Role, ...]:
        parts = slice(self.cast.start[row], self.cast.start[row + 1])
        pairs = zip(self.cast.actor[parts], self.cast.role[parts], strict=True)
        return tuple(Role(self.cast.names[actor], self.cast.roles[role]) for actor, role in pairs)

    @cached_property
    def _texts(self) -> dict[str, list[str]]:
        return {column: self.loaded.table[column].tolist() for column in COLUMNS}

    @cached_property
    def _lines(self) -> Int64:
        return self.loaded.table["line"].to_numpy(np.int64)

    @cached_property
    def _rows_by_id(self) -> dict[str, int]:
        """Of an id that stands twice, the first row, as in `loaded.links`."""
        return dict(zip(self._texts["id"][::-1], range(self.size - 1, -1, -1), strict=True))

    @cached_property
    def _postings(self) -> tuple[Int64, Int64]:
        """Every actor's rows one after the other, and where each actor's begin."""
        rows = np.repeat(np.arange(self.size), np.diff(self.cast.start))
        actors = self.cast.actor.astype(np.int64)
        distinct = np.unique(actors * self.size + rows)
        bounds = np.searchsorted(distinct, np.arange(len(self.cast.names) + 1) * self.size)
        return distinct % max(self.size, 1), bounds

    @cached_property
    def _folded(self) -> pd.Series:
        columns = (self._texts[column] for column in _SEARCHED)
        texts = (_BETWEEN.join(map(fold, cells)) for cells in zip(*columns, strict=True))
        return pd.Series(list(texts), dtype="str")

    @cached_property
    def _order(self) -> Int64:
        nanos = np.zeros(self.size, np.int32) if self.dates.start_nanos is None else self.dates.start_nanos
        undated = (self.dates.flags & Flag.UNDATED) != 0
        return np.lexsort((self.dates.latest_end, nanos, self.dates.earliest_start, undated))


def _bounds(dates: Dates, row: int) -> dict[str, Any]:
    """The four bounds as ISO 8601: instants where a time is given, whole days where not, None where open or unknown."""
    found: dict[str, Any] = {}
    for side in ("start", "end"):
        earliest = int(getattr(dates, f"earliest_{side}")[row])
        latest = int(getattr(dates, f"latest_{side}")[row])
        offset = int(getattr(dates, f"{side}_offset")[row])
        nanos = getattr(dates, f"{side}_nanos")
        timed = bool(dates.flags[row] & Flag.TIME) and not _whole_days(earliest, latest)
        for name, bound in (("earliest", earliest), ("latest", latest)):
            found[f"{name}_{side}"] = iso(bound, timed, offset, 0 if nanos is None else int(nanos[row]))
    return found


def _whole_days(earliest: int, latest: int) -> bool:
    """Whether a side has no time of its own: in `2014-10-28T16:12/2014-10-30` only the start has one."""
    return earliest != PAST and latest != FUTURE and earliest % _DAY == 0 and latest % _DAY == _DAY - 1
