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

BLOCK = 16  # entries of one level whose maximum is one entry of the next
_STEP = BLOCK << 16  # entries for which the first level is computed at a time


class RangeMaximum:
    """An index for the largest value of any slice of a long array. `values(index)` returns the array's values at some
    entries or in a slice, and may compute them; the array has `size` entries. Built in O(size); a query costs O(slices
    · `BLOCK` · log size)."""

    def __init__(self, values: Callable[[Int64 | slice], Value], size: int) -> None:
        self.values = values
        blocks = [_blocks(values(slice(start, min(start + _STEP, size)))) for start in range(0, size, _STEP)]
        self.levels = [np.concatenate(blocks) if blocks else values(slice(0, 0))]
        while len(self.levels[-1]) >= BLOCK:
            self.levels.append(_blocks(self.levels[-1]))

    def largest(self, start: Int64, end: Int64) -> Value:
        """The largest value of each slice from `start` up to `end`, none of them empty."""
        found = self.values(start)
        which = np.arange(len(start))
        for values in (self.values, *(level.__getitem__ for level in self.levels)):
            first, last = -(-start // BLOCK), end // BLOCK  # the blocks that lie inside
            has_blocks = last > first
            _raise(found, which, values, start, np.where(has_blocks, first * BLOCK, end))
            which, first, last, end = which[has_blocks], first[has_blocks], last[has_blocks], end[has_blocks]
            _raise(found, which, values, last * BLOCK, end)
            start, end = first, last
        return found


def _blocks(values: Value) -> Value:
    """The largest of each `BLOCK` values."""
    return np.maximum.reduceat(values, np.arange(0, len(values), BLOCK)) if len(values) else values


def _raise(found: Value, which: Int64, values: Callable[[Int64], Value], start: Int64, end: Int64) -> None:
    """Raise `found[which]`, in place, to the largest values of the slices `start` to `end`, of which some may be
    empty."""
    filled = np.flatnonzero(end > start)
    if len(filled):
        which, start, end = which[filled], start[filled], end[filled]
        largest = np.maximum.reduceat(values(positions(start, end)), np.append(0, np.cumsum(end - start)[:-1]))
        found[which] = np.maximum(found[which], largest)


def positions(start: Int64, end: Int64) -> Int64:
    """The positions in all slices from `start` up to `end`, one slice after the other."""
    count = end - start
    found = np.repeat(start - np.append(0, np.cumsum(count)[:-1]), count)
    found += np.arange(len(found))
    return found


def group_maximum(values: Value, group: Int64, groups: int) -> Value:
    """The largest value of each group 0 … `groups` - 1, none of them empty; `group` has the group of each value."""
    order = np.argsort(group, kind="stable")
    begins = np.searchsorted(group[order], np.arange(groups))
    return np.maximum.reduceat(values[order], begins) if groups else values
