"""Events that may overlap a window in time, found by binary search in an index of 4 bytes an event.

Events of similar length form a class, sorted by their starts. Of a class, only events that start in the window, or
before it by no more than the longest of the class, can overlap it; so hardly more events are looked at than are found,
however long some others are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import numpy as np

from components.model import FUTURE, PAST

if TYPE_CHECKING:
    from components.model import Dates, Int64

_OPEN_START, _OPEN = 65, 66  # classes; the others are the number of bits of their lengths, 64 with an open end
_FEW = 8  # if more than one event in so many is a candidate, all are compared, in order


class Windows:
    """n events by their outer bounds; `order` are their rows in time order."""

    def __init__(self, dates: Dates, order: Int64) -> None:
        self._starts, self._ends = dates.earliest_start, dates.latest_end
        kinds = _length_classes(self._starts, self._ends)
        ordered = kinds[order]
        self._rows = order[np.argsort(ordered, kind="stable")].astype(np.int32)
        self._bounds = np.concatenate(([0], np.cumsum(np.bincount(kinds, minlength=_OPEN + 1))))
        part = slice(self._bounds[_OPEN_START], self._bounds[_OPEN_START + 1])
        self._rows[part] = self._rows[part][np.argsort(self._ends[self._rows[part]], kind="stable")]

    def reach(self, first: int, last: int) -> int:
        """The number of events to look at for a window from one second to another, both inclusive."""
        return sum(part.stop - part.start for part in self._parts(first, last))

    def rows(self, first: int, last: int) -> Int64:
        """The events that may overlap the window, ascending."""
        parts = self._parts(first, last)
        if sum(part.stop - part.start for part in parts) * _FEW > len(self._rows):
            return np.flatnonzero((self._starts <= last) & (self._ends >= first))
        near = np.concatenate([self._rows[part] for part in parts] or [self._rows[:0]])
        near = near[(self._starts[near] <= last) & (self._ends[near] >= first)]
        near.sort()
        return np.asarray(near, np.int64)

    def _parts(self, first: int, last: int) -> list[slice]:
        """The candidates of each class, as ranges of its order."""
        found = []
        for kind in np.flatnonzero(np.diff(self._bounds)).tolist():
            low, high = int(self._bounds[kind]), int(self._bounds[kind + 1])
            if kind == _OPEN_START:
                low = bisect_left(self._rows, first, low, high, key=self._ends.__getitem__)
            elif kind != _OPEN:
                high = bisect_right(self._rows, last, low, high, key=self._starts.__getitem__)
                low = bisect_left(self._rows, first - 2**kind + 1, low, high, key=self._starts.__getitem__)
            found.append(slice(low, high))
        return found


def _length_classes(starts: Int64, ends: Int64) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    """The class of each event: the smallest power of 2, as its exponent, that is greater than its length in seconds;
    _OPEN_START or _OPEN if it has no start, or neither."""
    length = ends.view(np.uint64) - starts.view(np.uint64)  # of any two int64, without overflow
    kinds = np.zeros(len(length), np.uint8)
    for bits in (32, 16, 8, 4, 2, 1):
        more = length >= np.uint64(1 << bits)
        kinds[more] += bits
        length = np.where(more, length >> np.uint64(bits), length)
    kinds += length.astype(np.uint8)  # what is left is 0 or 1
    open_start = starts == PAST
    kinds[open_start] = _OPEN_START
    kinds[open_start & (ends == FUTURE)] = _OPEN
    return kinds
