"""Level of detail: which marks of a lane are drawn as themselves and which stand together as a count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.layout.stack import GAP

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]

CELL = 30.0  # px of axis that one cluster stands for


def clusters(lane: Int64, left: Float, middle: Float, right: Float, rows: int, most: int, origin: float = 0.0) -> Int64:
    """The cluster number of each mark, -1 for marks drawn as themselves; numbers count from 0, by lane and place.

    `lane`, `left` and `right` (px of ink) and `middle` (px at which it counts) have one entry a mark. A lane is thinned
    out when it holds more than `most` marks or needs more than `rows` rows: then the marks of each `CELL` px join,
    except where one is alone; and where long ones still lie over each other, of twice as many px, until `rows` rows
    hold them. Cells are counted from `origin` (px of a fixed moment), so that panning does not regroup them.
    """
    left, middle, right = left - origin, middle - origin, right - origin
    group = np.full(len(lane), -1, np.int64)
    taken = 0
    for one in np.unique(lane):
        members = np.flatnonzero(lane == one)
        number = _joined(left[members], middle[members], right[members], rows, most)
        group[members] = np.where(number >= 0, number + taken, -1)
        taken += int(number.max()) + 1
    return group


def bubble(x: ArrayLike, origin: float = 0.0) -> tuple[Float, Float]:
    """Left and right px of the cluster of marks around `x`: the middle of its cell, so that neighbours do not touch."""
    middle = origin + (np.floor((np.asarray(x, float) - origin) / CELL) + 0.5) * CELL
    return middle - (CELL - GAP) / 2, middle + (CELL - GAP) / 2


def _joined(left: Float, middle: Float, right: Float, rows: int, most: int) -> Int64:
    """The cluster number of each mark of one lane."""
    number = np.full(len(left), -1, np.int64)
    if len(left) <= most and depth(left, right + GAP) <= rows:
        return number
    wide = CELL
    while True:
        _, index, count = np.unique(np.floor(middle / wide), return_inverse=True, return_counts=True)
        number = np.where(count > 1, np.cumsum(count > 1) - 1, -1)[index]
        ends = bubble((np.bincount(index, middle) / count)[count > 1])
        lows, highs = (np.append(ink[number < 0], end) for ink, end in zip((left, right), ends, strict=True))
        if depth(lows, highs + GAP) <= rows or len(count) == 1:
            return number
        wide *= 2


def depth(left: Float, right: Float) -> int:
    """How many intervals lie over one another at the most: the rows they need."""
    if not len(left):
        return 0
    starts, ends = np.sort(left), np.sort(right)
    return int((np.arange(1, len(starts) + 1) - np.searchsorted(ends, starts, side="right")).max())
