"""Captions of quiet stretches: how long, in any language, and never over one another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.layout.fold_labels import (
    GAP,
    SIZE,
    QuietStretch,
    fold_labels,
    label_offset,
    length_text,
    quiet_text,
    rules,
)
from components.layout.fold_labels import HIGH as HIGHER
from components.layout.fold_labels import LOW as LOWER
from components.layout.text import width

DAY = 86_400
YEAR = 365.2425 * DAY
LOW, HIGH = 18.0, 900.0


@pytest.mark.parametrize(
    ("seconds", "message"),
    [
        (1, "1 quiet second folded"),
        (90, "90 quiet seconds folded"),
        (3600 * 5, "5 quiet hours folded"),
        (45 * DAY, "45 quiet days folded"),
        (215 * DAY, "7 quiet months folded"),
        (2 * YEAR, "2 quiet years folded"),
        (123_456 * YEAR, "123,000 quiet years folded"),
        (13.8e9 * YEAR, "13.8 billion quiet years folded"),
    ],
)
def test_quiet_words(seconds: float, message: str) -> None:
    assert quiet_text(seconds) == message
    assert quiet_text(seconds, folded=False) == message.removesuffix(" folded")


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        *(
            ("en-GB", "7 quiet months folded"),
            ("xx", "7 quiet months folded"),
            ("fr", "7\xa0mois sans événement, repliés"),
        ),
        *(
            ("de-AT", "7 Monate ohne Ereignis, eingeklappt"),
            ("es", "7 meses sin eventos, plegados"),
            ("ko", "7개월, 사건 없음, 접음"),
            ("ar", "\u2067\u20677 أشهر\u2069 بلا أحداث، مطوية\u2069"),
        ),
    ],
)
def test_quiet_words_of_other_languages_say_how_long(tag: str, message: str) -> None:
    assert quiet_text(7 * YEAR / 12, language=tag) == message


@pytest.mark.parametrize(
    ("tag", "message"), [("en", "7 months"), ("de", "7 Monate"), ("ko", "7개월"), ("ar", "\u20677 أشهر\u2069")]
)
def test_in_brief(tag: str, message: str) -> None:
    assert length_text(7 * YEAR / 12, tag) == message


def quiet(left: float, right: float, folded: bool = True) -> QuietStretch:
    return QuietStretch(left, right, folded, ("35 quiet years folded", "35 years"))


def test_all_say_as_much_as_all_have_room_for() -> None:
    far = fold_labels([quiet(300, 320), quiet(600, 620)], LOW, HIGH)
    assert far == [("35 quiet years folded", 310.0), ("35 quiet years folded", 610.0)]
    near = fold_labels([quiet(300, 320), quiet(350, 370), quiet(700, 720)], LOW, HIGH)
    assert [text for text, _ in near] == ["35 years"] * 3
    assert [text for text, _ in fold_labels([quiet(300, 302), quiet(310, 312)], LOW, HIGH)] == ["35 years", ""]
    assert fold_labels([], LOW, HIGH) == []


STRETCHES = st.lists(st.tuples(st.floats(0, 120), st.floats(5, 200), st.booleans()), max_size=6).map(
    lambda some: [quiet(*one) for one in _apart(some)]
)


def _apart(some: list[tuple[float, float, bool]]) -> list[tuple[float, float, bool]]:
    found, at = [], LOW
    for gap, wide, folded in some:
        found.append((at + gap, at + gap + wide, folded))
        at += gap + wide
    return found


@given(STRETCHES)
@example([quiet(LOW, LOW + 5, False), quiet(LOW + 5, LOW + 10, True), quiet(LOW + 10, LOW + 15, False)])
def test_captions_keep_off_each_other_and_off_lines(stretches: list[QuietStretch]) -> None:
    found = fold_labels(stretches, LOW, HIGH)
    boxes = []
    for one, (text, x) in zip(stretches, found, strict=True):
        half = width(text, SIZE, italic=True) / 2
        if text:
            boxes.append((x - half, x + half))
            assert x - half <= (one.left + one.right) / 2 <= x + half
            lines = [other for other in stretches if not other.folded and other is not one]
            assert all(x + half <= line.left or line.right <= x - half for line in lines)
    assert all(left >= LOW - 0.01 and right <= HIGH + 0.01 for left, right in boxes)
    assert all(right + GAP <= left + 0.02 for (_, right), (left, _) in pairwise(boxes))


@pytest.mark.parametrize(
    ("tick", "below"),
    [
        (("2014", 330.0), LOWER),
        (("2014", 270.0), LOWER),
        (("", 330.0), HIGHER),  # nothing is said below
        (("2014", 420.0), HIGHER),  # far enough
    ],
)
def test_captions_keep_clear_of_second_lines_of_ticks(tick: tuple[str, float], below: float) -> None:
    assert label_offset([("7 quiet months folded", 300.0)], [tick]) == below


def test_lines_along_a_stretch_leave_its_caption_free() -> None:
    stretch = QuietStretch(100.0, 400.0, False, ("7 quiet months",))
    (left, before), (after, right) = rules(stretch, "7 quiet months", 250.0)
    half = width("7 quiet months", SIZE, italic=True) / 2
    assert left == 100.0
    assert right == 400.0
    assert before < 250.0 - half
    assert after > 250.0 + half
    assert rules(QuietStretch(240.0, 260.0, False, ("7 quiet months",)), "7 quiet months", 250.0) == ()
