"""Long arrays in pieces: what is made on the way of one stays in the processor's cache. Of ten million events at once
each step would ask the machine for another 80 MB, and half of the time would be spent on getting them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

PIECE = 1 << 16  # entries


def pieces(size: int) -> Iterator[slice]:
    """The slices of `PIECE` entries that together are all of `size`; the last one may have fewer."""
    return (slice(start, min(start + PIECE, size)) for start in range(0, size, PIECE))


def whole_pieces(numbers: NDArray[np.integer]) -> Iterator[slice]:
    """The slices of `PIECE` entries or some more that together are all of the ascending numbers; none parts equal
    ones."""
    start = 0
    while start < len(numbers):
        last = min(start + PIECE, len(numbers)) - 1
        stop = int(np.searchsorted(numbers, numbers[last], "right"))
        yield slice(start, stop)
        start = stop
