"""The place of events without a date."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.layout.undated import MARK, NARROW, SLIM, TRACKS, WIDE, column, entries, height, tracks, words


def test_entries_do_not_overlap_and_count_the_rest() -> None:
    events = [(k, "A title of several words, some of them long" if k else "", "conditional") for k in range(3)]
    found = entries(events, 7, 150.0, 3, 150.0)
    assert [entry.row for entry in found] == [0, 1, 2, -1]
    assert found[0].lines == ()
    assert found[0].note == ""  # the words stand in another lane
    assert len(found[1].lines) in (2, 3)
    assert found[1].note == "conditional"
    assert found[3].lines == ("and 4 more",)
    for above, below in itertools.pairwise(found):
        assert above.y + above.high / 2 <= below.y - below.high / 2
    assert height(found) == found[-1].y + found[-1].high / 2
    assert height(()) == 0.0


@pytest.mark.parametrize(
    ("shown", "count", "message"), [(0, 1, "1 event"), (0, 1200, "1,200 events"), (2, 3, "and 1 more"), (2, 2, None)]
)
def test_the_rest_is_said(shown: int, count: int, message: str | None) -> None:
    found = entries([(k, "Title", "") for k in range(shown)], count, 150.0, 3, 150.0)
    assert [entry.lines[0] for entry in found if entry.row < 0] == ([message] if message else [])


@pytest.mark.parametrize(("shown", "number"), [(0, "1,200"), (2, "+1,200")])
def test_the_number_of_the_rest_stands_alone_where_its_words_do_not_fit(shown: int, number: str) -> None:
    found = entries([(k, "Title", "") for k in range(shown)], 1200 + shown, 150.0, 3, 44.0)
    assert found[-1].lines == (number,)


def test_where_no_word_fits_the_mark_stands_alone() -> None:
    (entry,) = entries([(5, "Possible referral to the ICC", "conditional")], 1, 4.0, 3, 4.0)
    assert (entry.lines, entry.note) == ((), "")
    assert words(entry, "icc", 0.0, 50.0) is None


def test_words() -> None:
    (entry,) = entries([(5, "Possible referral to the ICC", "conditional")], 1, 130.0, 3, 130.0)
    label = words(entry, "icc", 900.0, 50.0)
    assert label is not None
    assert (label.event, label.lane, label.x) == ("icc", -1, 900.0)
    assert [line.role for line in label.lines] == ["title", "title", "date"]
    assert sum(line.y for line in label.lines) / 3 == pytest.approx(50.0)
    assert all(left >= 900.0 and right <= 1030.0 for left, _, right, _ in label.boxes)


@given(
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 4)).map(lambda one: (one[0], one[0] + one[1])), max_size=12)
)
def test_ties_run_beside_each_other_while_there_are_tracks(spans: list[tuple[int, int]]) -> None:
    found = tracks(spans, WIDE)
    assert len(found) == len(spans)
    assert all(0 <= track < TRACKS for track in found)
    assert set(tracks(spans, NARROW)) <= {0}
    order = sorted(range(len(spans)), key=lambda k: spans[k][0] == spans[k][1])  # those with a tie first
    for place, k in enumerate(order):
        first, last = spans[k]
        ties = [j for j in order[:place] if spans[j][0] < spans[j][1]]
        hit = {found[j] for j in ties if spans[j][0] <= last and first <= spans[j][1]}
        assert found[k] not in hit or len(hit) == TRACKS


def test_marks_without_ties_stand_below_each_other() -> None:
    assert tracks([(1, 1), (1, 1), (0, 2), (4, 4)], WIDE) == [1, 1, 0, 0]


def test_marks_lie_inside_the_gutter() -> None:
    assert column(0.0, 0) - MARK >= 0
    assert column(0.0, 0) + MARK <= SLIM
    assert column(0.0, TRACKS - 1) + MARK <= WIDE
