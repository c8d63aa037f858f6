"""Who sits where: everyone somewhere, the busiest in lanes of their own."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.layout.grouping import group_by_actor
from components.layout.lane_assignment import AssignedLane, Assignment, assign, census, hues_of
from components.layout.lane_choice import LaneOptions
from components.layout.lane_heads import head
from components.model import Loaded, Source
from components.read import read
from components.scene import GREY, HUES

if TYPE_CHECKING:
    from components.model import Int64

OTHERS, NOBODY = "Other actors", "No actor given"
CASTS = st.lists(st.lists(st.sampled_from("ABCDEFGH"), max_size=4), max_size=20)
CROWDED = st.lists(st.lists(st.tuples(st.sampled_from("ABCDEFGH"), st.sampled_from("pqr")), max_size=30), max_size=4)


def loaded(casts: list[list[str]], dates: list[str] | None = None) -> Loaded:
    lines = ["date,title,actors"]
    lines += [f"{(dates or ['2014'] * 99)[k]},t{k},{'; '.join(cast)}" for k, cast in enumerate(casts)]
    return read(Source("x.csv", "\n".join([*lines, "2014,,"][: len(lines)]).encode()))


def assigned(file: Loaded, most: int, pinned: tuple[str, ...] = (), hidden: tuple[str, ...] = ()) -> Assignment:
    rows = np.arange(len(file.table))
    return _assigned(file, rows, LaneOptions(most, pinned, hidden))


def _assigned(file: Loaded, rows: Int64, options: LaneOptions) -> Assignment:
    groups = group_by_actor(file.cast, rows)
    return assign(groups, census(groups, file.dates, rows, options), file.links, file.dates, rows, options)


@given(CASTS.filter(len), st.integers(1, 6))
def test_everyone_is_seated(casts: list[list[str]], most: int) -> None:
    assignment = assigned(loaded(casts), most)
    pairs = list(zip(assignment.row.tolist(), assignment.lane.tolist(), strict=True))
    assert len(set(pairs)) == len(pairs)
    names = [lane.name for lane in assignment.lanes]
    assert len([name for name in names if name != NOBODY]) <= most
    for k, cast in enumerate(casts):
        lanes = [names[lane] for row, lane in pairs if row == k]
        own = {actor for actor in cast if actor in names}
        expected = own | ({OTHERS} if set(cast) - own else set()) or {NOBODY}
        assert set(lanes) == expected
        firsts = [
            lane for (row, lane), first in zip(pairs, assignment.first.tolist(), strict=True) if row == k and first
        ]
        assert len(firsts) == 1
    assert sorted(assignment.without_lane) == sorted({actor for cast in casts for actor in cast} - set(names))
    assert all(name == NOBODY for name in names[names.index(NOBODY) :]) if NOBODY in names else True


@given(CASTS.filter(len), st.integers(2, 6))
def test_the_busiest_have_lanes_and_events_count_once(casts: list[list[str]], most: int) -> None:
    assignment = assigned(loaded(casts), most)
    count = {actor: sum(actor in cast for cast in casts) for actor in "ABCDEFGH"}
    own = [lane.name for lane in assignment.lanes if lane.key >= 0]
    assert all(count[one] >= count[other] for one in own for other in assignment.without_lane)
    for lane in assignment.lanes:
        if lane.key >= 0:
            assert lane.count == f"{count[lane.name]} event{'s' if count[lane.name] > 1 else ''}"


@given(CROWDED.filter(len), st.integers(1, 6))
def test_each_actor_sits_once_in_the_order_of_the_cell(casts: list[list[tuple[str, str]]], most: int) -> None:
    file = loaded([[f"{name} [{role}]" for name, role in cast] for cast in casts])
    groups = group_by_actor(file.cast, np.arange(len(casts)))
    assignment = assigned(file, most)
    names = [lane.name for lane in assignment.lanes]
    for k in range(len(casts)):
        cast = [groups.names[key] for key in groups.key[groups.row == k].tolist()] or [NOBODY]
        others = [OTHERS] if {*cast} - {*names} else []
        expected = dict.fromkeys([*(one for one in cast if one in names), *others])
        assert [names[lane] for lane in assignment.lane[assignment.row == k].tolist()] == list(expected)
    for lane in assignment.lanes:
        alone = (
            dict(zip(assignment.without_lane, assignment.without_lane, strict=True))
            if lane.kind == "others"
            else {lane.name: ""}
        )
        there = [k for k, cast in enumerate(casts) if alone.keys() & {name for name, _ in cast}]
        assert lane.kind == "none" or lane.events == len(there)


def test_words_stand_with_the_first_actor_that_has_a_lane() -> None:
    assignment = assigned(loaded([["C", "A"], ["A"], ["A"], ["B"], ["B"]]), 3)
    names = [lane.name for lane in assignment.lanes]
    assert assignment.without_lane == ()
    assert names[assignment.lane[assignment.first & (assignment.row == 0)][0]] == "C"


def test_the_role_seen_most_often_is_said() -> None:
    assignment = assigned(loaded([["A [host]", "A [guest]"], ["A [guest]"], ["A"]]), 4)
    assert [(lane.note, lane.count) for lane in assignment.lanes] == [("guest", "3 events")]


def test_lanes_come_in_the_order_of_first_events_where_nothing_crosses() -> None:
    assignment = assigned(loaded([["Z"], ["Y"], ["X"]], ["[..2012]", "2010", "2011"]), 4)
    assert [lane.name for lane in assignment.lanes] == ["Y", "X", "Z"]
    assert [lane.hue for lane in assignment.lanes] == [1, 2, 0]  # colours follow the actors


@pytest.mark.parametrize("casts", [[[]], [[], []]])
def test_events_without_actors_share_one_lane(casts: list[list[str]]) -> None:
    assert [lane.name for lane in assigned(loaded(casts), 3).lanes] == [NOBODY]


def test_no_rows_have_no_lanes() -> None:

    file = loaded([["A"]])
    none = np.zeros(0, int)
    assert _assigned(file, none, LaneOptions(3)).lanes == ()


def test_the_name_and_note_of_a_lane_wrap_to_its_width() -> None:
    lane = assigned(loaded([["UN Commission of Inquiry [author of the report]"]]), 3).lanes[0]
    names, notes, high = head(lane, 110.0, brief=False)
    assert names == ("UN Commission", "of Inquiry")
    assert notes == ("author of the report", "1 event")
    assert high == 2 * 17 + 2 * 15
    assert head(lane, 300.0, brief=False)[1] == ("author of the report · 1 event",)
    assert head(lane, 300.0, brief=True) == (("UN Commission of Inquiry",), (), 17.0)


@given(
    CASTS.filter(len),
    st.integers(1, 6),
    st.lists(st.sampled_from("ABCDEFGHX"), max_size=3),
    st.sets(st.sampled_from("ABCX")),
)
def test_pinned_lanes_come_first_and_hidden_ones_are_counted(
    casts: list[list[str]], most: int, pinned: list[str], hidden: set[str]
) -> None:
    there = {actor for cast in casts for actor in cast}
    assignment = assigned(loaded(casts), most, tuple(pinned), tuple(sorted(hidden)))
    names = [lane.name for lane in assignment.lanes]
    first = [name for name in dict.fromkeys(pinned) if name in there - hidden]
    assert names[: len(first)] == first
    assert not hidden & {*names, *assignment.without_lane}
    assert dict(assignment.hidden) == {name: sum(name in cast for cast in casts) for name in hidden & there}
    assert assignment.unseen == sum(bool(cast) and set(cast) <= hidden for cast in casts)
    assert len(set(assignment.row.tolist())) + assignment.unseen == len(casts)


@given(st.text("abcdef", min_size=1, max_size=120), st.floats(90, 200))
def test_names_without_blanks_that_end_otherwise_look_otherwise(name: str, wide: float) -> None:
    one, other = (head(AssignedLane(f"{name}{end}", "", 1, 0), wide, False)[0] for end in "12")
    assert one != other


@given(st.lists(st.tuples(st.integers(0, 40), st.booleans()), max_size=30))
def test_no_lane_has_the_hue_of_its_neighbour(some: list[tuple[int, bool]]) -> None:
    lanes = [AssignedLane("", "", 1, key, hue=key if own else GREY) for key, own in some]
    lanes = [replace(lane, key=-1) if not own else lane for lane, (_, own) in zip(lanes, some, strict=True)]
    found = [hue % HUES for hue in hues_of(lanes)]
    for (lane, hue), (other, next_hue) in pairwise(zip(lanes, found, strict=True)):
        assert hue != next_hue or (lane.key < 0 and other.key < 0)
    shared = [k for k, lane in enumerate(lanes) if lane.key < 0]
    assert all(found[k] == GREY for k in shared)


def test_lanes_whose_neighbours_differ_keep_their_hues() -> None:
    lanes = [AssignedLane(f"{k}", "", 1, k, hue=k) for k in range(9)]
    assert hues_of(lanes) == tuple(range(9))
    assert hues_of([lanes[1], lanes[7], lanes[2], AssignedLane("", "", 1, -1)]) == (1, 9, 2, GREY)
