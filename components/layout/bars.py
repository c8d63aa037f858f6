"""The thickness of a lane's bars, and the row of each: thinner ones if more events lasted at the same time."""

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
HIGH = 46.0  # px of what tells how many there were at once, where there is room


def size(rows: int, share: float) -> Size | None:
    """The largest size in which `rows` of bars fit into `share` px, None if none fits."""
    return next((one for one in SIZES if rows * one.row <= share), None)


def touching(left: Float, right: Float, touch: float) -> Float:
    """The px by which bars end early for their neighbours' sake: `touch` px before their end, or in the middle of the
    shortest."""
    return np.asarray(right - np.minimum(touch, (right - left) / 2))


def rows(left: Float, right: Float) -> Int64:
    """The first free row of each bar; bars are given from left to right."""
    ends: list[float] = []
    found = []
    for start, end in zip(left.tolist(), right.tolist(), strict=True):
        row = next((k for k, last in enumerate(ends) if last <= start), len(ends))
        ends[row : row + 1] = [end]
        found.append(row)
    return np.array(found, np.int64)


def at_once(left: Float, right: Float) -> tuple[Int64, Int64]:
    """The largest number of simultaneous bars in each px column: the columns from the first to the last with any bar,
    and their counts."""
    first, last = np.floor(left).astype(np.int64), np.floor(right - TOUCH).astype(np.int64)
    columns = np.arange(first.min(), last.max() + 1)
    moment = np.concatenate([left, right - TOUCH])
    change = np.concatenate([np.ones(len(left), np.int64), -np.ones(len(right), np.int64)])
    order = np.lexsort((change, moment))  # what ends makes room before what begins there
    level = np.cumsum(change[order])
    place = np.floor(moment[order]).astype(np.int64) - columns[0]
    seen = np.searchsorted(place, np.arange(len(columns)), side="right")  # changes up to the end of each column
    after = np.concatenate([[0], level])[seen]
    most = np.concatenate([[0], after[:-1]])
    np.maximum.at(most, place, level)
    return columns, most
