"""Which lanes there are room for, and in which order."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.layout.lane_choice import Census, LaneOptions, choose_lanes
from components.model import FUTURE, ORDERS, PAST

NAMES = ("Club 10", "club 2", "Ärzte", "Abbey", "Zoo", "Nobody")
COUNT = Census(
    NAMES,
    events=np.array([3, 1, 5, 2, 4, 0]),
    entrance=np.array([20, 50, 10, FUTURE, 30, FUTURE]),
    leaving=np.array([60, 50, FUTURE, PAST, 90, PAST]),
    shared=np.array([2, 0, 5, 2, 1, 0]),
    without=0,
    hues=np.arange(6),
)
ALL = LaneOptions(9)
_PER_LANE = ("events", "entrance", "leaving", "shared", "hues")


def names(options: LaneOptions) -> list[str]:
    return [NAMES[one] for one in choose_lanes(COUNT, options).own.tolist()]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (ALL, ["Ärzte", "Club 10", "Zoo", "club 2", "Abbey"]),
        (replace(ALL, order="first"), ["Ärzte", "Club 10", "Zoo", "club 2", "Abbey"]),
        (replace(ALL, order="last"), ["Ärzte", "Zoo", "Club 10", "club 2", "Abbey"]),
        (replace(ALL, order="count"), ["Ärzte", "Zoo", "Club 10", "Abbey", "club 2"]),
        (replace(ALL, order="name"), ["Abbey", "Ärzte", "club 2", "Club 10", "Zoo"]),
        (replace(ALL, order="name", pinned=("Zoo",), hidden=("Abbey",)), ["Zoo", "Ärzte", "club 2", "Club 10"]),
        (LaneOptions(3, order="name"), ["Abbey", "Ärzte"]),
        (LaneOptions(3, order="name", begin=2), ["club 2", "Club 10"]),
        (LaneOptions(3, order="name", begin=99), ["Club 10", "Zoo"]),
        (LaneOptions(3, order="name", begin=2, pinned=("Zoo",)), ["Zoo", "club 2"]),
        (LaneOptions(1, order="name"), []),
        (replace(ALL, followed="Ärzte"), ["Ärzte", "Club 10", "Abbey", "Zoo"]),
        (replace(ALL, followed="Ärzte", order="name"), ["Ärzte", "Abbey", "Club 10", "Zoo"]),
        (replace(ALL, search="ÄR"), ["Ärzte"]),
        (replace(ALL, search="club", order="name"), ["club 2", "Club 10"]),
        (replace(ALL, search="nothing"), []),
    ],
)
def test_which_lanes_are_seen(options: LaneOptions, found: list[str]) -> None:
    assert names(options) == found


@given(
    st.integers(1, 7),
    st.integers(0, 9),
    st.sampled_from(ORDERS),
    st.sampled_from(["", "Ärzte", "Abbey"]),
    st.sampled_from(["", "b"]),
    st.lists(st.sampled_from(NAMES), max_size=3),
)
def test_pages_of_lanes_hold_each_once_and_lose_nobody(
    most: int, begin: int, order: str, followed: str, search: str, pinned: list[str]
) -> None:
    options = LaneOptions(most, tuple(pinned), (), order, followed, search, begin)
    choice = choose_lanes(COUNT, options)
    own = [NAMES[one] for one in choice.own.tolist()]
    assert len(set(own)) == len(own)
    assert {*own, *choice.without_lane} == set(NAMES[:5])
    first, last, count = choice.lane_range
    firsts = {name for name in options.first if name in NAMES[:5]}
    assert last - first + 1 == len(own) - len(firsts) if first else set(own) == firsts
    whole = names(replace(options, most=99, begin=0))
    assert count == len(whole) - len(firsts)
    if order != ORDERS[0] or followed:
        assert own[len(firsts) :] == whole[len(firsts) :][max(0, first - 1) : last]


def test_the_lanes_of_a_group_stand_together_and_are_asked_for_by_their_own_names() -> None:
    grouped = ("North › Ann", "North › Bob", "South", "West › Ann")
    count = replace(
        COUNT, **{one.name: getattr(COUNT, one.name)[:4] for one in fields(Census) if one.name in _PER_LANE}
    )
    count = replace(count, names=grouped)  # with 3, 1, 5 and 2 events

    def found(**options: Any) -> list[str]:
        return [grouped[one] for one in choose_lanes(count, LaneOptions(9, grouped=True, **options)).own.tolist()]

    assert found() == ["South", "North › Ann", "North › Bob", "West › Ann"]
    assert found(pinned=("Ann",), hidden=("South",)) == ["North › Ann", "West › Ann", "North › Bob"]
    assert found(followed="Ann", order="name") == ["North › Ann", "West › Ann", "South"]
