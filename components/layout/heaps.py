"""Marks that are only counted: a database tells how many there are of a kind in a cell, not each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from components.layout.crowd import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.layout.crowd import Crowd

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Heaps:
    """Entry k stands for `count[k]` marks in the lane `lane[k]`, all of one kind (index into `traits.KINDS`), `opens`
    (1 towards the past, 2 towards the future) and `long` or not, whose middles lie in one cell with `middle[k]` in it
    and whose times lie between `first[k]` and `last[k]` (units of the scale). Every cell that has a heap has three of
    its marks that matter most as entries of their own, so that it is never drawn as itself nor named."""

    lane: Int64
    kind: Int64
    opens: Int64
    long: NDArray[np.bool_]
    middle: Float
    first: Float
    last: Float
    count: Int64


def heaped(marks: Crowd, heaps: Heaps) -> Crowd:
    """The marks, and after them the heaps."""
    key = ((heaps.lane * 4 + heaps.opens) * 3 + heaps.kind) * 2 + heaps.long
    order = np.lexsort((heaps.middle, key))
    begins = np.flatnonzero(np.append(True, key[order][1:] != key[order][:-1])) if len(key) else order
    edges = np.append(begins, len(key)) + len(marks.middle)
    parts = tuple(
        _part(heaps, int(order[begin]), int(start), int(end))
        for begin, start, end in zip(begins, edges[:-1], edges[1:], strict=True)
    )
    single = np.ones(len(marks.middle), np.int64)
    count = np.concatenate([[0], np.cumsum(np.concatenate([single, heaps.count[order]]))])
    first = np.concatenate([marks.middle - marks.half, heaps.first[order]])
    last = np.concatenate([marks.middle + marks.half, heaps.last[order]])
    return replace(
        marks,
        parts=(*marks.parts, *parts),
        middle=np.concatenate([marks.middle, heaps.middle[order]]),
        half=np.concatenate([marks.half, np.zeros(len(order))]),
        seat=np.concatenate([marks.seat, np.full(len(order), -1, np.int32)]),
        heaps=(count, first, last),
    )


def _part(heaps: Heaps, at: int, start: int, end: int) -> Part:
    opens, bound = int(heaps.opens[at]), np.inf if heaps.long[at] else 0.0
    sides = bool(opens & 1), bool(opens & 2)
    return Part(
        int(heaps.lane[at]), False, int(heaps.kind[at]), 0.0, 0.0, sides, 0.0, 0.0, bound, start, end, True
    )  # fmt: skip
