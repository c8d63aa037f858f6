"""The order of lanes: only ever better than the given one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.layout.lane_order import crossings, order

LANES = 7
GROUPS = st.lists(st.tuples(st.lists(st.integers(0, LANES - 1), max_size=4), st.sampled_from([0.3, 1.0])), max_size=8)
PULLS = st.lists(st.tuples(st.integers(0, LANES - 1), st.integers(0, LANES - 1), st.just(0.2)), max_size=6)


@given(GROUPS, PULLS)
def test_never_worse_than_given_a_permutation_and_the_same_again(
    groups: list[tuple[list[int], float]], pulls: list[tuple[int, int, float]]
) -> None:
    found = order(LANES, groups, pulls)
    assert sorted(found) == list(range(LANES))
    assert crossings(found, groups, pulls) <= crossings(range(LANES), groups, pulls)
    assert order(LANES, groups, pulls) == found


@pytest.mark.parametrize(
    ("lanes", "groups", "pulls", "expected"),
    [
        (3, [([0, 2], 1.0)], [], [1, 0, 2]),  # of the two ways to bring 0 and 2 together
        (4, [([0, 3], 1.0), ([1, 2], 1.0)], [], [1, 2, 0, 3]),
        (3, [], [(0, 2, 0.2)], [1, 0, 2]),
        (4, [([0, 1], 1.0), ([2, 3], 1.0)], [(1, 2, 1.0)], [0, 1, 2, 3]),  # already right: left as it is
        (0, [], [], []),
        (1, [], [], [0]),
        (2, [([0, 1], 1.0)], [], [0, 1]),
    ],
)
def test_known_orders(
    lanes: int, groups: list[tuple[list[int], float]], pulls: list[tuple[int, int, float]], expected: list[int]
) -> None:
    found = order(lanes, groups, pulls)
    assert crossings(found, groups, pulls) == 0
    assert crossings(expected, groups, pulls) == 0
    assert found == expected


def test_runs_of_lanes_move_together() -> None:
    """Moving one lane at a time ends at 5.12 crossings here: 5, 6 and 4 belong together, and so do 0, 1, 2 and 3."""
    groups = [
        ([4, 5, 6], 1.0),
        ([0, 2], 2.0),
        ([0, 1], 1.0),
        ([0, 3], 1.0),
        ([2, 4], 1.0),
        ([0, 7, 8], 0.3),
        ([0, 7], 0.3),
    ]
    pulls = [(1, 5, 0.2), (4, 5, 0.2), (0, 8, 0.06), (0, 3, 0.2), (1, 2, 0.2), (2, 8, 0.06), (4, 8, 0.06), (7, 8, 0.06)]
    assert crossings(order(9, groups, pulls), groups, pulls) < 4


def test_fixed_lanes_stay() -> None:
    found = order(6, [([0, 5], 1.0), ([1, 4], 1.0), ([2, 3], 1.0)], [], 2)
    assert found[:2] == [0, 1]
    assert sorted(found) == list(range(6))


def test_crossings_counts_the_lanes_in_between() -> None:
    assert crossings([0, 1, 2, 3], [([0, 3], 1.0)]) == 2
    assert crossings([0, 1, 2, 3], [([0, 1, 3, 3], 1.0)]) == 1
    assert crossings([0, 1, 2, 3], [], [(3, 1, 0.5), (2, 2, 9.0)]) == 0.5
