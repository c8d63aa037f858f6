"""The number of events in each pixel column of the whole scale: the overview strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Int64 = NDArray[np.int64]

ROUNDING = 1e-9  # more than what sums differ by the order of their parts


def overview(low: Int64, high: Int64, columns: int, count: Int64 | int = 1) -> tuple[float, ...]:
    """The density to three decimals, independent of the order of the events: halves are rounded up, even if a sum ends
    slightly below one."""
    start = np.clip(low, 0, columns - 1)
    end = np.clip(high, start + 1, columns)
    weight = count / (end - start)
    begun, ended = (np.bincount(edge, weight, minlength=columns + 1) for edge in (start, end))
    found = np.maximum(np.cumsum(begun - ended)[:columns], 0.0)
    return tuple((found + ROUNDING).round(3).tolist())
