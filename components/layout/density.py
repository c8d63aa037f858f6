"""How many events fall into each pixel column of the whole scale: the overview strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Float = NDArray[np.float64]

EVEN = 1e-9  # more than what sums differ by the order of their parts
THIN = 0.01  # columns: something narrower counts in one column alone


def density(low: ArrayLike, high: ArrayLike, pixels: int, count: ArrayLike = 1) -> Float:
    """Events per column (float, `pixels` long); the sum is the number of events. Each entry is `count` of them.

    `low` and `high` are where each event starts and ends at the latest, in columns, finite; ends beyond the strip count
    at its edge. An event spreads evenly over all columns it may lie in. O(events + pixels).
    """
    start, end = (np.clip(np.asarray(side, float), 0.0, pixels) for side in (low, high))
    many = np.broadcast_to(np.asarray(count, float), start.shape)
    thin = end - start < THIN
    column = np.minimum((start[thin] + end[thin]) / 2, pixels - 1).astype(int)
    found = np.bincount(column, many[thin], minlength=pixels)[:pixels].astype(float)
    start, end = start[~thin], end[~thin]
    weight = many[~thin] / (end - start)
    # Each event is a ramp from 0 to 1; all ramps summed, at the columns' edges, then the step from edge to edge.
    risen = _ramps(start, weight, pixels) - _ramps(end, weight, pixels)
    return found + np.maximum(np.diff(risen), 0.0)


def overview(low: ArrayLike, high: ArrayLike, columns: int, count: ArrayLike = 1) -> tuple[float, ...]:
    """`density` to three decimals, in whichever order the events come: what lies halfway is rounded up, whether its sum
    ends a little above or below that."""
    return tuple((density(low, high, columns, count) + EVEN).round(3).tolist())


def _ramps(start: Float, slope: Float, pixels: int) -> Float:
    """Σ slope · max(0, x - start) at x = 0 … pixels."""
    edge = np.ceil(start).astype(int)  # the first edge at or beyond the start
    slopes = np.cumsum(np.bincount(edge, slope, minlength=pixels + 1))
    offsets = np.cumsum(np.bincount(edge, slope * start, minlength=pixels + 1))
    return np.asarray(slopes * np.arange(pixels + 1) - offsets)
