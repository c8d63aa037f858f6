"""Bars in rows, and how many there are at once, against a plain count."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.layout.bars import SIZES, at_once, right_ends, rows, size
from components.layout.overlap import TOUCH, depth

SPANS = st.lists(st.tuples(st.integers(0, 900), st.integers(1, 200)), min_size=1, max_size=60)


def sides(spans: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    left, long = np.array(sorted(spans), float).T
    return left, left + long


@given(SPANS)
def test_bars_in_a_row_do_not_overlap_and_no_row_is_too_many(spans: list[tuple[int, int]]) -> None:
    left, right = sides(spans)
    row = rows(left, right)
    for one in range(row.max() + 1):
        assert (left[row == one][1:] >= right[row == one][:-1]).all()
    assert row.max() + 1 == depth(left, right)


@given(SPANS)
def test_how_many_at_once_is_exact_at_every_pixel(spans: list[tuple[int, int]]) -> None:
    left, right = sides(spans)
    columns, counts = at_once(left, right)
    quarters = columns[:, None] + np.array([0.0, 0.25])  # bars begin and end with a px
    there = (left <= quarters[..., None]) & (quarters[..., None] < right - TOUCH)
    assert counts.tolist() == there.sum(axis=2).max(axis=1).tolist()


def test_bars_that_touch_by_a_day_share_a_row() -> None:
    left, right = np.array([0.0, 93.0, 300.0]), np.array([100.0, 200.0, 304.0])
    assert rows(left, right).tolist() == [0, 1, 0]
    assert rows(left, right_ends(left, right, 7.5)).tolist() == [0, 0, 0]
    assert right_ends(left, right, 7.5).tolist() == [92.5, 192.5, 302.0]  # the shortest keep half of what they are


@pytest.mark.parametrize(
    ("count", "bar"), [(1, 17.0), (16, 17.0), (17, 10.0), (22, 10.0), (45, 5.0), (106, 2.0), (107, None)]
)
def test_bars_are_as_thick_as_there_is_room(count: int, bar: float | None) -> None:
    found = size(count, 320.0)
    assert (found and found.bar) == bar
    assert [one.bar for one in SIZES] == sorted((one.bar for one in SIZES), reverse=True)
