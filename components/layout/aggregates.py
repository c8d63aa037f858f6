"""Aggregates: marks that are only counted. A database returns the number of marks of a kind in a cell, not each of
them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from components.layout.mark_index import EntryTotals, Run
from components.layout.shape import NARROWEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.layout.mark_index import MarkIndex

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Aggregates:
    """Marks that are only counted. Entry k stands for `count[k]` marks in the lane `lane[k]`. All of them are of one
    `kind` (index into `traits.KINDS`), open on the same sides (`opens`: 1 towards the past, 2 towards the future, 3
    both, 0 none), of events with `several` dates or with one, and `long` or not. Their middles lie in one cell, with
    `middle[k]` in it, and their times between `first[k]` and `last[k]` (units of the scale); the latest of them begins
    at `latest_first[k]`, the earliest ends at `earliest_last[k]` (infinite on an open side). The most important
    marks of a cell with an aggregate (one more than a cluster names) are entries of their own, none lighter than the
    others, so that an aggregate is never drawn as a mark, nor named."""

    lane: Int64
    kind: Int64
    opens: Int64
    several: NDArray[np.bool_]
    long: NDArray[np.bool_]
    middle: Float
    first: Float
    last: Float
    latest_first: Float
    earliest_last: Float
    count: Int64


def with_aggregates(marks: MarkIndex, aggregates: Aggregates) -> MarkIndex:
    """A mark index with aggregates added after its marks, as runs of their own; it must not have any yet."""
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
    nowhere = np.zeros(len(marks.middle))
    return replace(
        marks,
        runs=(*marks.runs, *runs),
        middle=np.concatenate([marks.middle, aggregates.middle[order]]),
        half=np.concatenate([marks.half, np.zeros(len(order))]),
        pair=np.concatenate([marks.pair, np.full(len(order), -1, np.int32)]),
        totals=EntryTotals(
            np.concatenate([[0], np.cumsum(np.concatenate([single, aggregates.count[order]]))]),
            np.concatenate([marks.middle - marks.half, aggregates.first[order]]),
            np.concatenate([marks.middle + marks.half, aggregates.last[order]]),
            np.concatenate([nowhere, aggregates.latest_first[order]]),
            np.concatenate([nowhere, aggregates.earliest_last[order]]),
        ),
    )


def _run(aggregates: Aggregates, index: int, start: int, end: int) -> Run:
    """The run of the entries from `start` up to `end`, all with the properties of the aggregate `index`."""
    opens, bound = int(aggregates.opens[index]), np.inf if aggregates.long[index] else 0.0
    sides = bool(opens & 1), bool(opens & 2)
    return Run(
        int(aggregates.lane[index]),
        False,
        int(aggregates.kind[index]),
        NARROWEST / 2 * bool(aggregates.several[index]),
        0.0,
        sides,
        0.0,
        0.0,
        bound,
        start,
        end,
        True,
    )
