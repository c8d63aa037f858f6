"""The largest of many slices, against a look at each."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from components.layout.range_maximum import BLOCK, RangeMaximum, group_maximum, positions

SIZES = st.integers(1, 5 * BLOCK) | st.integers(1, 3 * BLOCK**3)


@given(SIZES, st.integers(0, 2**32 - 1), st.integers(1, 30))
def test_the_largest_of_slices(size: int, seed: int, slices: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.integers(-1000, 1000, size)
    ends = np.sort(rng.integers(0, size, (slices, 2)), axis=1)
    start, end = ends[:, 0], ends[:, 1] + 1
    found = RangeMaximum(lambda entries: values[entries], size).largest(start, end)
    assert found.tolist() == [values[a:b].max() for a, b in zip(start, end, strict=True)]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9)), max_size=20))
def test_positions_lists_those_in_all_slices(pairs: list[tuple[int, int]]) -> None:
    start = np.array([a for a, _ in pairs], np.int64)
    end = start + np.array([long for _, long in pairs], np.int64)
    assert positions(start, end).tolist() == [k for a, long in pairs for k in range(a, a + long)]


def test_groups_in_any_order() -> None:
    assert group_maximum(np.array([3.0, 9.0, 4.0, 1.0]), np.array([1, 0, 1, 2]), 3).tolist() == [9.0, 4.0, 1.0]
