"""Spans that lie over one another, against a look at every pair."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.layout.overlap import TOUCH, depth, meeting_ends, merge

SPANS = st.lists(st.tuples(st.floats(0, 900), st.floats(18, 500)), max_size=60)
SIDES = st.lists(st.tuples(st.floats(0, 900), st.floats(1, 300), st.booleans()), max_size=40)


@given(SPANS)
def test_depth_against_brute_force(spans: list[tuple[float, float]]) -> None:
    ends = [(left, left + wide) for left, wide in spans]
    left, right = np.array(ends).reshape(-1, 2).T
    most = max((sum(low <= one < high for low, high in ends) for one, _ in ends), default=0)
    assert depth(left, right) == most


@given(SIDES)
def test_stretches_against_brute_force(spans: list[tuple[float, float, bool]]) -> None:
    left = np.array([start for start, _, _ in spans])
    right = np.array([start + wide for start, wide, _ in spans])
    kind = np.array([kind for _, _, kind in spans], bool)
    first, last, of = merge(left, right, kind)
    joined = list(range(len(spans)))  # by the smallest of those that are joined
    for _ in spans:
        for one, other in itertools.combinations(range(len(spans)), 2):
            if kind[one] == kind[other] and min(right[one], right[other]) - max(left[one], left[other]) > TOUCH:
                joined[one] = joined[other] = min(joined[one], joined[other])
    for one, other in itertools.combinations(range(len(spans)), 2):
        assert joined[one] != joined[other] or of[one] == of[other]
        assert of[one] != of[other] or kind[one] == kind[other]
    assert [first[k] for k in of] == pytest.approx([left[of == k].min() for k in of])
    assert [last[k] for k in of] == pytest.approx([right[of == k].max() for k in of])
    for kinds in (True, False):
        those = np.flatnonzero(np.array([kind[np.flatnonzero(of == k)[0]] for k in range(len(first))], bool) == kinds)
        assert (first[those][1:] >= last[those][:-1] - TOUCH).all()


def test_months_that_meet_are_stretches_of_their_own() -> None:
    first, last, of = merge(np.array([0.0, 31.0, 0.0]), np.array([31.0, 59.0, 31.0]), np.zeros(3, bool))
    assert (first.tolist(), last.tolist(), of.tolist()) == ([0.0, 31.0], [31.0, 59.0], [0, 1, 0])


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(18, 60)), max_size=12))
def test_meets_against_brute_force(spans: list[tuple[int, int]]) -> None:
    left, right = np.array([(start, start + wide) for start, wide in spans], float).reshape(-1, 2).T
    before, after = meeting_ends(left, right, np.full(len(spans), 0.5), 6.0)
    for k in range(len(spans)):
        assert before[k] == any(-0.5 <= left[k] - end < 6 for end in right)
        assert after[k] == any(-0.5 <= start - right[k] < 6 for start in left)
