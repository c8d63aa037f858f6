"""Bars: their thickness, which is less if more events lasted at the same time, the row of each, and how many there are
at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.layout.overlap import TOUCH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]


@dataclass(frozen=True)
class Size:
    """The thickness of a bar and the height of its row, in px."""

    bar: float
    row: float


SIZES = (Size(17.0, 20.0), Size(10.0, 14.0), Size(5.0, 7.0), Size(2.0, 3.0))
FULL = 320.0  # px that the bars of a lane may take in a picture that is as high as it needs to be
OPEN = 8_000.0  # px that they may take in a lane that is opened
HIGH = 46.0  # px of the height of a profile (the number of events at once) or histogram, where there is room


def size(rows: int, share: float) -> Size | None:
    """The largest size in which `rows` of bars fit into `share` px, None if none fits."""
    return next((size for size in SIZES if rows * size.row <= share), None)


def right_ends(left: Float, right: Float, touch: float) -> Float:
    """The right px of bars without their last `touch` px, by which they may overlap a neighbour in their row; of bars
    shorter than twice that, the px of their middle."""
    return np.asarray(right - np.minimum(touch, (right - left) / 2))


def rows(left: Float, right: Float) -> Int64:
    """The first free row of each bar, counted from 0; bars are given from left to right (px)."""
    ends: list[float] = []
    found = []
    for start, end in zip(left.tolist(), right.tolist(), strict=True):
        row = next((k for k, last in enumerate(ends) if last <= start), len(ends))
        ends[row : row + 1] = [end]
        found.append(row)
    return np.array(found, np.int64)


def at_once(left: Float, right: Float) -> tuple[Int64, Int64]:
    """The largest number of simultaneous bars in each px column, given the left and right px of at least one bar: all
    columns from the first to the last with a bar (px), and their counts. Bars that only meet are not simultaneous."""
    first, last = np.floor(left).astype(np.int64), np.floor(right - TOUCH).astype(np.int64)
    columns = np.arange(first.min(), last.max() + 1)
    moment = np.concatenate([left, right - TOUCH])
    change = np.concatenate([np.ones(len(left), np.int64), -np.ones(len(right), np.int64)])
    order = np.lexsort((change, moment))  # at one px ends count before beginnings
    level = np.cumsum(change[order])
    column = np.floor(moment[order]).astype(np.int64) - columns[0]
    changes = np.searchsorted(column, np.arange(len(columns)), side="right")  # up to the end of each column
    after = np.concatenate([[0], level])[changes]
    most = np.concatenate([[0], after[:-1]])
    np.maximum.at(most, column, level)
    return columns, most
