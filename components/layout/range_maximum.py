"""Range maximum: the largest value of many slices of one long array, at a cost that depends on the slices, not on their
length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Int64 = NDArray[np.int64]
    Value = NDArray[Any]  # numbers of one type

BLOCK = 16  # entries whose largest is known beforehand; so is that of as many of these, and on
_STEP = BLOCK << 16  # entries that are looked at together


class RangeMaximum:
    """An index for the largest value of any slice of a long array. `at(index)` returns the array's values, which may be
    computed; it has `size` entries. Built in O(size); a query costs O(slices · `BLOCK` · log size)."""

    def __init__(self, at: Callable[[Int64 | slice], Value], size: int) -> None:
        self.at = at
        blocks = [_blocks(at(slice(start, min(start + _STEP, size)))) for start in range(0, size, _STEP)]
        self.levels = [np.concatenate(blocks) if blocks else at(slice(0, 0))]
        while len(self.levels[-1]) >= BLOCK:
            self.levels.append(_blocks(self.levels[-1]))

    def of(self, start: Int64, end: Int64) -> Value:
        """The largest value of each slice from `start` up to `end`, none of them empty."""
        found = self.at(start)
        which = np.arange(len(start))
        for look in (self.at, *(level.__getitem__ for level in self.levels)):
            first, last = -(-start // BLOCK), end // BLOCK  # the whole blocks inside
            whole = last > first
            _raise(found, which, look, start, np.where(whole, first * BLOCK, end))
            which, first, last, end = which[whole], first[whole], last[whole], end[whole]
            _raise(found, which, look, last * BLOCK, end)
            start, end = first, last
        return found


def _blocks(values: Value) -> Value:
    """The largest of each `BLOCK` values."""
    return np.maximum.reduceat(values, np.arange(0, len(values), BLOCK)) if len(values) else values


def _raise(found: Value, which: Int64, look: Callable[[Int64], Value], start: Int64, end: Int64) -> None:
    """Raise `found[which]` to the largest values of slices, some of which may be empty."""
    some = np.flatnonzero(end > start)
    if len(some):
        which, start, end = which[some], start[some], end[some]
        largest = np.maximum.reduceat(look(spread(start, end)), np.append(0, np.cumsum(end - start)[:-1]))
        found[which] = np.maximum(found[which], largest)


def spread(start: Int64, end: Int64) -> Int64:
    """The positions in all slices, concatenated."""
    count = end - start
    found = np.repeat(start - np.append(0, np.cumsum(count)[:-1]), count)
    found += np.arange(len(found))
    return found


def group_maximum(values: Value, group: Int64, groups: int) -> Value:
    """The largest value of each group 0 … `groups` - 1, none of them empty."""
    order = np.argsort(group, kind="stable")
    begins = np.searchsorted(group[order], np.arange(groups))
    return np.maximum.reduceat(values[order], begins) if groups else values
