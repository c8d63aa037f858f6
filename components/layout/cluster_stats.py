"""Statistics of clusters, computed without a look at each of their marks: number, extent, kinds, and the most important
events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.layout.range_maximum import group_maximum
from components.layout.traits import KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.layout.mark_index import MarkIndex

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]

NAMED = 3  # marks a cluster knows by name


@dataclass(frozen=True, eq=False)
class ClusterStats:
    """Statistics of n clusters. `first` and `last` are the units of its known extent; `opens` says whether any of it is
    open towards past and future; `kinds` counts each of `traits.KINDS`; `named` are the most important pairs of an
    event and a lane, -1 if there are fewer."""

    first: Float
    last: Float
    opens: NDArray[np.bool_]  # n × 2
    kinds: Int64  # n × len(KINDS)
    named: Int64  # n × NAMED


def cluster_stats(marks: MarkIndex, count: int, start: Int64, end: Int64, of: Int64) -> ClusterStats:
    """The statistics of `count` clusters, each the slices `start` to `end` of the index for which `of` is its
    number."""
    if not count:
        none = np.zeros((0, len(KINDS)), np.int64)
        return ClusterStats(np.zeros(0), np.zeros(0), np.zeros((0, 2), bool), none, np.zeros((0, NAMED), np.int64))
    run = marks.run_of(start)
    kind = np.array([one.kind for one in marks.runs])[run]
    kinds = np.zeros((count, len(KINDS)), np.int64)
    np.add.at(kinds, (of, kind), marks.count(start, end))
    opens = np.zeros((count, 2), bool)
    np.logical_or.at(opens, of, marks.opens[run])
    return ClusterStats(
        -group_maximum(marks.earliest.of(start, end), of, count),
        group_maximum(marks.latest.of(start, end), of, count),
        opens,
        kinds,
        _named(marks, count, start, end, of),
    )


def standing_out(marks: MarkIndex, count: int, start: Int64, end: Int64, of: Int64) -> list[Int64]:
    """The pairs in each of `count` clusters that clearly weigh more than the rest: at most `NAMED`, each heavier than
    the next after them. Clusters are given by slices."""
    best = _named(marks, count, start, end, of, NAMED + 1)
    weight = np.where(best < 0, -1, marks.weight[best])
    return [pairs[:NAMED][own[:NAMED] > own[NAMED]] for pairs, own in zip(best, weight, strict=True)]


def _named(marks: MarkIndex, count: int, start: Int64, end: Int64, of: Int64, most: int = NAMED) -> Int64:
    """The weightiest pairs of each cluster: whenever the best is found, its slice is split at it."""
    found = np.full((count, most), -1)
    best = marks.weightiest.of(start, end)
    for turn in range(most):
        there = np.unique(of)
        if not len(there):
            break
        top = group_maximum(best, np.searchsorted(there, of), len(there))
        pair = marks.pair_of(top)
        found[there, turn] = pair
        place = marks.place[pair]
        cut = best == top[np.searchsorted(there, of)]
        at = place[np.searchsorted(there, of[cut])]
        new_start = np.concatenate([start[cut], at + 1])
        new_end = np.concatenate([at, end[cut]])
        new_of = np.tile(of[cut], 2)
        some = new_end > new_start
        more = marks.weightiest.of(new_start[some], new_end[some]) if some.any() else best[:0]
        start, end = np.append(start[~cut], new_start[some]), np.append(end[~cut], new_end[some])
        of, best = np.append(of[~cut], new_of[some]), np.append(best[~cut], more)
    return found
