"""Aggregates are counted and described as the marks they stand for would be, and never named."""

from __future__ import annotations

import numpy as np
import pytest

from components.layout.aggregates import Aggregates, with_aggregates
from components.layout.cluster_stats import cluster_stats, outstanding_pairs
from components.layout.detail import counted
from components.layout.lane_room import Room
from components.layout.mark_cells import CELL
from components.layout.mark_index import MarkIndex, Run, in_sight
from components.layout.scale import Scale, Viewport
from components.layout.traits import KINDS

SIGHT = Viewport(Scale((0.0, 900.0), (0.0, 900.0)), 0.0, 900.0, 0.0, 900.0)  # a px is a unit


def index(middles: list[float]) -> MarkIndex:
    """Marks of days in one lane, the first of most weight."""
    size = len(middles)
    run = Run(0, True, 0, 0.0, 9.0, (False, False), 0.5, 0.5, 1.0, 0, size)
    weight = np.arange(size, 0, -1)
    return MarkIndex((run,), np.array(middles), np.full(size, 0.5), np.arange(size, dtype=np.int32), weight)


def aggregates(
    kind: int, opens: int, middle: float, ends: tuple[float, float], count: int, long: bool = False
) -> Aggregates:
    one = np.array([0])
    first, last = (np.array([end]) for end in ends)
    several, of_long = one > 0, one == (0 if long else 1)
    return Aggregates(
        one, one + kind, one + opens, several, of_long, np.array([middle]), first, last, first, last, one + count
    )


@pytest.mark.parametrize(("kind", "opens"), [(0, 0), (1, 1), (2, 2), (2, 3)])
def test_an_aggregate_is_counted_with_the_marks_of_its_cell(kind: int, opens: int) -> None:
    marks = with_aggregates(index([310.0, 312.0, 314.0, 700.0]), aggregates(kind, opens, 315.0, (301.0, 340.0), 5))
    seen = in_sight(marks, SIGHT)
    assert sum(one.count for one in seen) == 9
    found = counted(marks, seen, SIGHT, Room(6, 40))
    assert (found.x.tolist(), found.count.tolist()) == ([10.5 * CELL], [8])
    assert marks.pair[found.single].tolist() == [3]
    stats = cluster_stats(marks, 1, found.start, found.end, found.cluster_of_slice)
    assert (stats.first.tolist(), stats.last.tolist()) == ([301.0], [340.0])
    assert stats.opens.tolist() == [[bool(opens & 1), bool(opens & 2)]]
    assert stats.kinds[0, kind] == 5 + 3 * (kind == 0)
    assert stats.named.tolist() == [[0, 1, 2]]


@pytest.mark.parametrize("kind", KINDS)
def test_an_aggregate_of_long_marks_is_counted_however_few_they_are(kind: int) -> None:
    marks = with_aggregates(index([310.0, 312.0, 314.0, 700.0]), aggregates(kind, 0, 315.0, (201.0, 440.0), 5, True))
    found = counted(marks, in_sight(marks, SIGHT), SIGHT, Room(6, 40))
    assert len(found.single) + found.count.sum() == 9
    assert {marks.pair[at] for at in found.single} <= {0, 1, 2, 3}, "none of those that are only counted"


@pytest.mark.parametrize(
    ("middles", "named", "outstanding"),
    [
        ([], [-1, -1, -1], []),
        ([310.0, 312.0], [0, 1, -1], [0]),
        ([310.0, 312.0, 314.0], [0, 1, 2], [0, 1]),  # the five that are only counted may weigh as much as the third
        ([310.0, 312.0, 314.0, 316.0], [0, 1, 2], [0, 1, 2]),
    ],
)
def test_an_aggregate_is_no_event_among_the_most_important(
    middles: list[float], named: list[int], outstanding: list[int]
) -> None:
    marks = with_aggregates(index([*middles, 700.0]), aggregates(0, 0, 315.0, (301.0, 340.0), 5))
    known, counted_only = len(middles), len(middles) + 1
    sides = [(0, known), (counted_only, counted_only + 1)]
    start, end, of = np.array([(*side, 0) for side in sides if side[0] < side[1]]).T
    assert cluster_stats(marks, 1, start, end, of).named.tolist() == [named]
    assert [pairs.tolist() for pairs in outstanding_pairs(marks, 1, start, end, of)] == [outstanding]
