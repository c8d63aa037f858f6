"""Level of detail: nothing is lost in a cluster, and rows suffice."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from components.layout.detail import CELL, bubble, clusters, depth
from components.layout.stack import GAP

SPANS = st.lists(st.tuples(st.floats(0, 900), st.floats(18, 500)), max_size=60)
MARKS = st.lists(st.tuples(st.integers(0, 2), st.floats(0, 900), st.floats(18, 500)), max_size=80)


@given(SPANS)
def test_depth_against_brute_force(spans: list[tuple[float, float]]) -> None:
    ends = [(left, left + wide) for left, wide in spans]
    left, right = np.array(ends).reshape(-1, 2).T
    most = max((sum(low <= one < high for low, high in ends) for one, _ in ends), default=0)
    assert depth(left, right) == most


@given(MARKS, st.integers(1, 6), st.integers(1, 40))
def test_clusters(marks: list[tuple[int, float, float]], rows: int, most: int) -> None:
    lane, left, wide = np.array(marks).reshape(-1, 3).T
    right, middle = left + wide, left + wide / 2
    group = clusters(lane.astype(int), left, middle, right, rows, most)
    assert (group == clusters(lane.astype(int), left, middle, right, rows, most)).all()
    numbers, counts = np.unique(group[group >= 0], return_counts=True)
    assert numbers.tolist() == list(range(len(numbers)))
    assert (counts > 1).all()
    for number in numbers:
        assert len(np.unique(lane[group == number])) == 1
    for one in np.unique(lane):
        inside = lane == one
        single = inside & (group < 0)
        bubbles = [bubble(middle[group == number].mean()) for number in np.unique(group[inside & (group >= 0)])]
        lows = np.append(left[single], [low for low, _ in bubbles])
        highs = np.append(right[single], [high for _, high in bubbles])
        assert depth(lows, highs + GAP) <= rows
        if inside.sum() <= most and depth(left[inside], right[inside] + GAP) <= rows:
            assert not bubbles  # a lane with room is left alone
        ends = sorted(bubbles)
        assert all(b[0] - a[1] >= GAP - 1e-9 for a, b in itertools.pairwise(ends))


@given(st.floats(0, 2000))
def test_a_bubble_stays_in_its_cell(x: float) -> None:
    left, right = bubble(x)
    assert x // CELL * CELL <= left < right <= x // CELL * CELL + CELL
    assert right - left == CELL - GAP


def test_a_crowd_joins_and_a_lone_mark_stays() -> None:
    middle = np.array([10.0, 12.0, 14.0, 200.0])
    group = clusters(np.zeros(4, int), middle - 9, middle, middle + 9, 2, 40)
    assert group.tolist() == [0, 0, 0, -1]
