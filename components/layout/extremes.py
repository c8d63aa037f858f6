"""The largest value of many slices of one long array, at a cost that depends on the slices, not on their length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Int64 = NDArray[np.int64]
    Value = NDArray[Any]  # numbers of one type

BLOCK = 256  # entries whose largest is known beforehand


class Largest:
    """`at(index)` gives the values of an array of `size` entries at positions, which may be reckoned on the way.

    Built in O(size); asking costs O(slices · `BLOCK` + size / `BLOCK`).
    """

    def __init__(self, at: Callable[[Int64 | slice], Value], size: int) -> None:
        self.at = at
        starts = np.arange(0, size, BLOCK)
        steps = range(0, size, 4096 * BLOCK)
        pieces = [at(slice(start, min(start + 4096 * BLOCK, size))) for start in steps]
        self.blocks = np.maximum.reduceat(np.concatenate(pieces), starts) if size else np.zeros(0, np.int64)

    def of(self, start: Int64, end: Int64) -> Value:
        """The largest of each slice from `start` up to `end`, none of them empty."""
        first, last = -(-start // BLOCK), end // BLOCK  # the whole blocks inside
        whole = last > first
        edges = np.concatenate([start, np.where(whole, last * BLOCK, end)])
        stops = np.concatenate([np.where(whole, first * BLOCK, end), end])
        owner = np.tile(np.arange(len(start)), 2)
        some = stops > edges
        found = [self.at(spread(edges[some], stops[some])), self.blocks[spread(first[whole], last[whole])]]
        counts = [(stops - edges)[some], (last - first)[whole]]
        values = np.concatenate(found)
        owners = np.concatenate([np.repeat(owner[some], counts[0]), np.repeat(np.flatnonzero(whole), counts[1])])
        return grouped_largest(values, owners, len(start))


def spread(start: Int64, end: Int64) -> Int64:
    """All positions of slices, one slice after the other."""
    count = end - start
    return np.repeat(start - np.append(0, np.cumsum(count)[:-1]), count) + np.arange(count.sum())


def grouped_largest(values: Value, group: Int64, groups: int) -> Value:
    """The largest of the values of each group 0 … `groups` - 1, all of which have some."""
    order = np.argsort(group, kind="stable")
    begins = np.searchsorted(group[order], np.arange(groups))
    return np.maximum.reduceat(values[order], begins) if groups else values
