"""Aggregates: marks that are only counted. A database returns the number of marks of a kind in a cell, not each of
them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from components.layout.mark_index import Run
from components.layout.shape import NARROWEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.layout.mark_index import MarkIndex

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Aggregates:
    """Marks that are only counted. Entry k stands for `count[k]` marks in the lane `lane[k]`, all of one kind (index
    into `traits.KINDS`), `opens` (1 towards the past, 2 towards the future), `several` dates each or one, and `long` or
    not, whose middles lie in one cell with `middle[k]` in it and whose times lie between `first[k]` and `last[k]`
    (units of the scale). Every cell that has an aggregate has three of its marks that matter most as entries of
    their own, so that it is never drawn as itself nor named."""

    lane: Int64
    kind: Int64
    opens: Int64
    several: NDArray[np.bool_]
    long: NDArray[np.bool_]
    middle: Float
    first: Float
    last: Float
    count: Int64


def with_aggregates(marks: MarkIndex, aggregates: Aggregates) -> MarkIndex:
    """A mark index with aggregates added after its marks."""
    sort = (aggregates.lane * 4 + aggregates.opens) * 3 + aggregates.kind
    key = (sort * 2 + aggregates.several) * 2 + aggregates.long
    order = np.lexsort((aggregates.middle, key))
    begins = np.flatnonzero(np.append(True, key[order][1:] != key[order][:-1])) if len(key) else order
    edges = np.append(begins, len(key)) + len(marks.middle)
    runs = tuple(
        _run(aggregates, int(order[begin]), int(start), int(end))
        for begin, start, end in zip(begins, edges[:-1], edges[1:], strict=True)
    )
    single = np.ones(len(marks.middle), np.int64)
    count = np.concatenate([[0], np.cumsum(np.concatenate([single, aggregates.count[order]]))])
    first = np.concatenate([marks.middle - marks.half, aggregates.first[order]])
    last = np.concatenate([marks.middle + marks.half, aggregates.last[order]])
    return replace(
        marks,
        runs=(*marks.runs, *runs),
        middle=np.concatenate([marks.middle, aggregates.middle[order]]),
        half=np.concatenate([marks.half, np.zeros(len(order))]),
        pair=np.concatenate([marks.pair, np.full(len(order), -1, np.int32)]),
        aggregates=(count, first, last),
    )


def _run(aggregates: Aggregates, at: int, start: int, end: int) -> Run:
    opens, bound = int(aggregates.opens[at]), np.inf if aggregates.long[at] else 0.0
    sides = bool(opens & 1), bool(opens & 2)
    return Run(
        int(aggregates.lane[at]),
        False,
        int(aggregates.kind[at]),
        NARROWEST / 2 * bool(aggregates.several[at]),
        0.0,
        sides,
        0.0,
        0.0,
        bound,
        start,
        end,
        True,
    )
