"""Rows: every mark has a place, nothing lies on anything else."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.layout.labels import bare_mark, candidates, candidates_in_row, label
from components.layout.overlap import depth
from components.layout.row_packing import GAP, Candidate, Placed, Wall, fill_labels, pack
from components.layout.shape import Shape

TITLES = st.sampled_from(["", "Short", "A vote in the Assembly", "Darusman presents his report to the whole Assembly"])
MARKS = st.lists(st.tuples(st.floats(100, 880), st.floats(15, 300), TITLES), max_size=25).map(sorted)
LINES = st.lists(st.floats(100, 900), max_size=3)


def options(left: float, wide: float, title: str) -> tuple[Candidate, ...]:
    shape = Shape("dot" if wide < 18 else "sometime", left, left + wide, left + wide / 2)
    return candidates(shape, title, "28 Oct 2014", 100, 900)


def free_of_overlap(placed: list[Placed]) -> bool:
    return all(
        a.row != b.row or a.candidate.right + GAP <= b.candidate.left or b.candidate.right + GAP <= a.candidate.left
        for a, b in combinations(placed, 2)
    )


@given(MARKS, LINES, st.integers(1, 6))
def test_no_two_things_of_a_row_overlap(
    marks: list[tuple[float, float, str]], lines: list[float], most_rows: int
) -> None:
    choices = [options(*mark) for mark in marks]
    placed, rows = pack(choices, lines, most_rows)
    assert len(placed) == len(marks)
    assert all(one.candidate in choice for one, choice in zip(placed, choices, strict=True))
    assert {one.row for one in placed} == set(range(rows if marks else 0))
    assert free_of_overlap(placed)


@given(MARKS, st.integers(1, 6))
def test_marks_never_take_more_rows_than_they_need_or_may(
    marks: list[tuple[float, float, str]], most_rows: int
) -> None:
    left, right = np.array([(left, left + wide) for left, wide, _ in marks]).reshape(-1, 2).T
    needed = max(1, depth(left, right + GAP))
    _, rows = pack([options(left, wide, "")[-1:] for left, wide, _ in marks], [], 1)
    assert rows == needed
    _, rows = pack([options(*mark) for mark in marks], [], most_rows)
    assert rows <= max(needed, most_rows)


@pytest.mark.parametrize(
    ("lines", "side"),
    [([], "right"), ([330.0], "left")],  # a tie through the words makes them stand on the other side
)
def test_words_avoid_lines(lines: list[float], side: str) -> None:
    (placed,), rows = pack([options(300, 15, "Short")], lines, 6)
    assert (placed.candidate.side, rows) == (side, 1)


def test_words_are_filled_in_where_the_lines_of_other_rows_left_none() -> None:
    choices = [options(300, 15, "Vote"), options(340, 15, "Vote")]
    placed = [Placed(0, choices[0][-1]), Placed(1, choices[1][-1])]
    blocked, free = (fill_labels(placed, choices, [Wall(x, row, row) for x in (280.0, 325.0, 380.0)]) for row in (0, 1))
    assert [one.candidate.side for one in blocked] == ["none", "right"]
    assert [one.candidate.side for one in free] == ["right", "none"]
    assert free_of_overlap(blocked)


@given(MARKS, LINES, st.integers(1, 6))
def test_filling_in_words_moves_no_mark(
    marks: list[tuple[float, float, str]], lines: list[float], most_rows: int
) -> None:
    choices = [options(*mark) for mark in marks]
    placed, rows = pack(choices, lines, most_rows)
    found = fill_labels(placed, choices, [Wall(x, 0, rows) for x in lines])
    assert free_of_overlap(found)
    for before, after in zip(placed, found, strict=True):
        assert before.row == after.row
        now, was = after.candidate, before.candidate
        assert now == was or not was.words or (now.cost < was.cost and now.height <= was.height)


def test_words_cut_for_the_lines_of_other_rows_are_whole_where_there_are_none() -> None:
    shape = Shape("lasted", 300, 600, 450, solid=(300, 600))
    choices = [candidates(shape, "A crowd at Bornholmer Straße", "9 Nov 1989", 100, 610)]
    placed, _ = pack(choices, [400.0], 6)
    cut, whole = (fill_labels(placed, choices, [Wall(400.0, row, row)])[0].candidate.lines[0] for row in (0, 1))
    assert cut == "A crowd at…"
    assert whole == "A crowd at Bornholmer Straße, 9 Nov 1989"


def test_words_open_a_row_rather_than_get_lost() -> None:
    marks = [options(300, 15, "Ambassador meets Darusman"), options(330, 15, "Darusman presents")]
    placed, rows = pack(marks, [], 6)
    assert all(one.candidate.words for one in placed)
    tight, most = pack([*marks, options(335, 15, "Third")], [], 1)
    assert most == 2  # the last two marks overlap
    assert rows <= 2
    assert free_of_overlap(tight)


def test_bare_marks_need_less_height() -> None:
    shape = Shape("dot", 300, 315, 307.5)
    assert bare_mark(shape).height < min(way.height for way in candidates(shape, "Title", "2014", 100, 900)[:-1])


@pytest.mark.parametrize(("line", "shown"), [(150.0, "date behind"), (250.0, "alone")])
def test_a_line_through_a_date_behind_its_bar_counts_as_one_through_words(line: float, shown: str) -> None:
    behind = Candidate("inside", 100, 300, 20, 0.0, ("Strike", "May 2014"), (107, 140), aside=220.0)
    alone = Candidate("inside", 100, 200, 20, 1.0, ("Strike",), (107, 140))
    (placed,), _ = pack([(behind, alone)], [line], 1)
    assert placed.candidate == {"date behind": behind, "alone": alone}[shown]


def test_a_bar_with_its_title_at_one_side_touches_its_neighbour_at_the_other() -> None:
    bare = Candidate("none", 100, 120, 22, 12.0, bar=2.0)
    titled = Candidate("left", 40, 120, 38, 0.7, ("Speaker",), (40, 91), bar=2.0)
    next_to_it = [Candidate("none", 120, 300, 22, 12.0, bar=2.0)]
    placed, rows = pack([(titled, bare), next_to_it], [], 1)
    assert (rows, placed[0].candidate) == (1, titled)
    before = [Candidate("none", 20, 40, 22, 12.0, bar=2.0)]  # its title may not
    placed, rows = pack([before, (titled, bare)], [], 1)
    assert (rows, placed[1].candidate) == (1, bare)


@given(st.lists(st.tuples(st.floats(18, 120), TITLES), min_size=1, max_size=12), LINES)
def test_bars_that_touch_share_a_row_and_no_words_lie_over_others(
    bars: list[tuple[float, str]], lines: list[float]
) -> None:
    choices, every, shapes, left = [], [], [], 100.0
    for at, (wide, title) in enumerate(bars):
        shape = Shape("lasted", left, left + wide, left + wide / 2, solid=(left, left + wide))
        ways = candidates(shape, title, "28 Oct 2014", 100, 2_000)
        some, whole = candidates_in_row(ways, shape, title, 2_000, (at > 0, at + 1 < len(bars)))
        choices.append(some)
        every.append(whole)
        shapes.append(shape)
        left += wide
    placed, rows = pack(choices, lines, 6)
    assert rows == 1
    for found in (placed, fill_labels(placed, every, [Wall(x, 0, 0) for x in lines])):
        labels = [label("", one.candidate, shape, 0.0, 0) for one, shape in zip(found, shapes, strict=True)]
        boxes = [box for one in labels if one for box in one.boxes]
        for (a, top, b, bottom), (c, upper, d, lower) in combinations(boxes, 2):
            assert b <= c + 0.01 or d <= a + 0.01 or bottom <= upper or lower <= top
