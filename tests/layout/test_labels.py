"""Words beside marks: inside the picture, cut with an ellipsis or not at all, never over their own mark."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.layout.bars import SIZES
from components.layout.labels import (
    AROUND_HEIGHT,
    BEFORE,
    BESIDE_HEIGHT,
    FARTHEST,
    candidates,
    candidates_in_row,
    label,
)
from components.layout.row_packing import ROW
from components.layout.shape import RADIUS, End, Shape
from components.layout.text import ELLIPSIS

LEFT, RIGHT = 200.0, 900.0
SPAN = SIZES[0].bar  # px of the height of a span
TITLES = st.text("abc dé 한", max_size=60) | st.sampled_from(["The Security Council refers North Korea to the ICC"])
ENDS = st.sampled_from(["round", "cap", "fade", "arrow", "unknown"])
SHAPES = st.builds(
    lambda left, wide, one, other: Shape("sometime", left, left + wide, left + wide / 2, one, other),
    st.floats(LEFT, RIGHT - 20),
    st.floats(15, 600),
    ENDS,
    ENDS,
)


def dot_at(left: float) -> Shape:
    """The shape of a dot that begins at `left` px."""
    return Shape("dot", left, left + 2 * RADIUS, left + RADIUS)


@given(SHAPES, TITLES, st.floats(50, 500), st.lists(st.floats(LEFT, RIGHT), max_size=20))
def test_each_candidate_holds_its_mark_and_its_words(shape: Shape, title: str, y: float, lines: list[float]) -> None:
    found = candidates(shape, title, "28 Oct 2014", LEFT, RIGHT, sorted(lines))
    assert found[-1].words is None
    for way in found:
        one = label("id", way, shape, y, 3)
        assert way.left <= shape.left
        assert way.right >= shape.right
        if one is None:
            assert way.words is None
            continue
        text = one.lines[0].text
        assert text == title or (text.endswith(ELLIPSIS) and title.startswith(text.removesuffix(ELLIPSIS)))
        half = {"around": AROUND_HEIGHT, "above": AROUND_HEIGHT, "left": BESIDE_HEIGHT, "right": BESIDE_HEIGHT}[
            way.side
        ] / 2
        assert min(left for left, _, _, _ in one.boxes) - shape.right <= FARTHEST + 0.01
        assert shape.left - max(right for _, _, right, _ in one.boxes) <= FARTHEST + 0.01
        for left, top, right, bottom in one.boxes:
            assert left >= LEFT - BEFORE * (way.side == "left") - 0.01
            assert right <= RIGHT + 0.01
            assert way.left - 0.01 <= left
            assert right <= way.right + 0.01
            assert y - half <= top
            assert bottom <= y + half
            beside = right <= shape.left or left >= shape.right
            above_or_below = bottom <= y - SPAN / 2 or top >= y + SPAN / 2
            assert beside or above_or_below
        assert all(above[3] <= below[1] + 0.01 for above, below in pairwise(one.boxes))
        assert one.lane == 3


def test_the_whole_title_comes_first_and_the_bare_mark_last() -> None:
    dot = dot_at(300)
    found = candidates(dot, "Inquiry report released", "Feb 2014", LEFT, RIGHT)
    assert (found[0].lines[0], found[0].side) == ("Inquiry report released", "right")
    assert found[-1].height == ROW
    assert [way.cost for way in found[:-1]] == sorted(way.cost for way in found[:-1])
    at_the_end = candidates(dot_at(880), "Inquiry report released", "Feb 2014", LEFT, RIGHT)
    assert at_the_end[0].side == "left"


def test_the_date_gives_way_before_all_words_do() -> None:
    found = candidates(dot_at(LEFT), "Vote", "28 Oct 2014, 16:12", LEFT, LEFT + 70)
    assert [way.lines for way in found] == [("Vote",), ()]


def test_a_title_longer_than_the_picture_is_cut_to_its_width() -> None:
    found = candidates(dot_at(260), "A title that no phone is wide enough for", "2014", LEFT, LEFT + 120)
    assert found[0].side == "around"
    assert found[0].lines[0].endswith(ELLIPSIS)
    assert found[0].cost > candidates(dot_at(260), "A title", "2014", LEFT, LEFT + 120)[0].cost


@pytest.mark.parametrize("right", [RIGHT, LEFT + 200])
def test_a_title_too_long_to_be_drawn_is_tried_at_several_lengths(right: float) -> None:
    shape = dot_at(LEFT + 10)
    found = candidates(shape, "One of many words, of which no picture is as wide as all. " * 8, "2014", LEFT, right)
    texts = sorted({way.lines[0] for way in found if way.lines}, key=len)
    assert len(texts) == 3
    assert len(texts[0]) < 0.6 * len(texts[-1])


def test_a_title_stands_alone_above_its_mark_where_nothing_else_finds_room() -> None:
    bar = Shape("lasted", LEFT + 5, LEFT + 115, LEFT + 60)
    date = "from between 1962 and 1963 to between 1964 and 1966"
    found = candidates(bar, "Imprecise", date, LEFT, LEFT + 120)
    assert [(way.side, way.lines) for way in found] == [("above", ("Imprecise",)), ("none", ())]
    one = label("id", found[0], bar, 50.0, 0)
    assert one
    assert one.boxes[0][3] <= 50.0 - SPAN / 2


@pytest.mark.parametrize(
    ("meets", "sides"),
    [
        ((True, True), ["above", "below"]),  # both neighbours stand where words beside it would
        ((False, True), ["left", "above", "below"]),
        ((True, False), ["right", "above", "below"]),
    ],
)
def test_a_bar_that_meets_others_has_its_title_where_they_leave_room(
    meets: tuple[bool, bool], sides: list[str]
) -> None:
    bar = Shape("lasted", 400, 430, 415, solid=(400, 430))
    ways = candidates(bar, "January shift", "Jan 2014", LEFT, RIGHT)
    some, every = candidates_in_row(ways, bar, "January shift", RIGHT, meets)
    whole = [way for way in some if way.lines[:1] == ("January shift",)]
    assert list(dict.fromkeys(way.side for way in whole)) == sides
    assert {way.side for way in every} == {"right", "left", "above", "below", "around", "none"}
    for way in (*some, *every):
        if way.side in ("above", "below", "around"):
            assert (way.left, way.right) == (bar.left, bar.right)
            assert way.words
            assert bar.left <= way.words[0]
        one = label("id", way, bar, 50.0, 0)
        if one and way.side in ("above", "below"):
            ((_, top, _, bottom),) = one.boxes
            assert bottom <= 50.0 - SPAN / 2 if way.side == "above" else top >= 50.0 + SPAN / 2


def test_words_above_start_past_a_line_through_their_mark() -> None:
    bar = Shape("sometime", 300, 600, 450)
    (one, other) = (candidates(bar, "Strike", "May 2014", LEFT, RIGHT, lines)[0] for lines in ([], [330.0]))
    assert one.words is not None
    assert other.words is not None
    assert (one.words[0], other.words[0]) == (300, 339)


def test_of_words_pushed_in_by_the_end_of_the_picture_each_line_stands_at_its_mark() -> None:
    bar = Shape("sometime", RIGHT - 60, RIGHT - 10, RIGHT - 35)
    way = next(
        way for way in candidates(bar, "Assembly vote expected", "Nov 2014", LEFT, RIGHT) if way.side == "around"
    )
    one = label("id", way, bar, 50.0, 0)
    assert one is not None
    (title, date) = one.boxes
    assert title[0] < bar.left < title[2] <= RIGHT
    assert date[0] == bar.left


def test_words_keep_off_a_halo() -> None:
    span = Shape("sometime", 300, 320, 310)
    starts = []
    for soft in (0.0, 11.0):
        found = candidates(span, "A vote in the Assembly", "2014", LEFT, RIGHT, (), soft)
        starts += [way.words[0] for way in found if way.words and way.side == "right"][:1]
    assert starts[1] - starts[0] == 11.0


def test_without_a_title_there_are_no_words() -> None:
    assert [way.side for way in candidates(dot_at(300), "", "Feb 2014", LEFT, RIGHT)] == ["none"]


@pytest.mark.parametrize(
    ("right", "lines", "side"),
    [
        (600.0, ("Strike, May 2014",), "inside"),
        (400.0, ("Strike", "May 2014"), "inside"),  # the date stands behind the bar
        (330.0, ("Strike", "May 2014"), "right"),
    ],
)
def test_a_bar_has_its_words_inside_as_far_as_they_fit(right: float, lines: tuple[str, ...], side: str) -> None:
    best = candidates(Shape("lasted", 300, right, 310, solid=(300, right)), "Strike", "May 2014", LEFT, RIGHT)[0]
    assert (best.side, best.lines) == (side, lines)


def test_words_inside_stand_where_the_bar_begins_to_be_seen_and_after_its_arrow() -> None:
    cut = Shape("lasted", 300, 600, 450, "cut", "round", (300, 600))
    arrow = Shape("lasted", 300, 600, 450, "arrow", "round", (300, 600))
    (one, other) = (candidates(shape, "Strike", "May 2014", LEFT, RIGHT)[0].words for shape in (cut, arrow))
    assert one
    assert other
    assert 300 < one[0] < other[0] < other[1] < 600


@pytest.mark.parametrize(("end", "inside"), [("unknown", True), ("arrow", True), ("round", False)])
def test_no_words_stand_in_an_end_that_fades_out(end: End, inside: bool) -> None:
    """They would cover when it may have begun; stripes that end nobody knows where go on behind them."""
    bar = Shape("lasted", 300, 600, 450, end, "round", (560, 600))
    assert any(way.side == "inside" for way in candidates(bar, "Strike", "May 2014", LEFT, RIGHT)) == inside
