"""Pieces of long arrays, small enough that intermediate arrays stay in the processor's cache. At ten million events
each intermediate array would else be another 80 MB, and half of the time would go into getting that memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

PIECE = 1 << 16  # entries


def pieces(size: int) -> Iterator[slice]:
    """The slices of `PIECE` entries that together are all of `size` entries; the last one may be shorter."""
    return (slice(start, min(start + PIECE, size)) for start in range(0, size, PIECE))


def whole_pieces(numbers: NDArray[np.integer]) -> Iterator[slice]:
    """The slices that together are all of the ascending numbers, `PIECE` entries or a few more each: equal numbers are
    always in one slice."""
    start = 0
    while start < len(numbers):
        last = min(start + PIECE, len(numbers)) - 1
        stop = int(np.searchsorted(numbers, numbers[last], "right"))
        yield slice(start, stop)
        start = stop
