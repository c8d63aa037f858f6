"""The shape of every kind of date."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from components.dates import read_edtf
from components.layout.shape import LINK_REACH, OPEN, RADIUS, Shape, clip, join, shape
from components.model import PAST, Dates

LEFT, RIGHT = 100.0, 1100.0
YEAR_2014, DAY = 1_388_534_400, 86_400


def dates(text: str) -> Dates:
    found, refused = read_edtf([text])
    assert not refused
    return found


def a_year(seconds: Any) -> Any:
    """2014 on 1,000 px: a month is 84 px, a day 2.7 px."""
    return LEFT + (np.asarray(seconds, float) - YEAR_2014) / (365 * DAY) * (RIGHT - LEFT)


def px(month: int, day: int) -> float:
    when = np.datetime64(f"2014-{month:02}-{day:02}") - np.datetime64("2014-01-01")
    return LEFT + float(when.astype(int)) / 365 * (RIGHT - LEFT)


def shaped(text: str, until: int = PAST) -> Shape:
    return shape(dates(text), 0, until, a_year, LEFT, RIGHT)


@pytest.mark.parametrize(
    ("text", "kind", "left", "right", "ends"),
    [
        ("2014-10-28/2014-10-28", "dot", px(10, 28) + 1.37 - RADIUS, px(10, 28) + 1.37 + RADIUS, ("round", "round")),
        ("2014-10-28", "dot", px(10, 28) + 1.37 - RADIUS, px(10, 28) + 1.37 + RADIUS, ("round", "round")),
        ("2014-10-28T12:00:00Z", "dot", px(10, 28) + 1.37 - RADIUS, px(10, 28) + 1.37 + RADIUS, ("round", "round")),
        ("2014-10-28~", "dot", px(10, 28) + 1.37 - RADIUS, px(10, 28) + 1.37 + RADIUS, ("round", "round")),
        ("2014-02", "sometime", px(2, 1), px(3, 1), ("round", "round")),
        ("2014-33", "sometime", px(1, 1), px(4, 1), ("round", "round")),
        ("2014", "sometime", LEFT, RIGHT, ("round", "round")),
        ("[2014-11-21..2014-11-30]", "sometime", px(11, 21), px(12, 1), ("cap", "cap")),
        ("[2014-11-21,2014-11-30]", "sometime", px(11, 21), px(12, 1), ("cap", "cap")),
        ("[..2014-10-28]", "sometime", px(10, 29) - OPEN, px(10, 29), ("fade", "cap")),
        ("[2014-03-01..]", "sometime", px(3, 1), px(3, 1) + OPEN, ("cap", "fade")),
        ("2014-03-01/2014-05-31", "lasted", px(3, 1), px(6, 1), ("round", "round")),
        ("2014-03/2014-05", "lasted", px(3, 1), px(6, 1), ("round", "round")),
        ("2014-03-01/..", "lasted", px(3, 1), RIGHT, ("round", "arrow")),
        ("2014-03-01/", "lasted", px(3, 1), RIGHT, ("round", "unknown")),
        ("../2014-05-31", "lasted", LEFT, px(6, 1), ("arrow", "round")),
        ("/2014-05-31", "lasted", LEFT, px(6, 1), ("unknown", "round")),
        ("2014-XX-10", "sometime", px(1, 10), px(12, 11), ("round", "round")),
    ],
)
def test_each_date_has_this_shape(text: str, kind: str, left: float, right: float, ends: tuple[str, str]) -> None:
    found = shaped(text)
    assert (found.kind, (found.left_end, found.right_end)) == (kind, ends)
    assert (found.left, found.right) == pytest.approx((left, right), abs=0.05)
    assert found.left <= found.anchor <= found.right


@pytest.mark.parametrize(
    ("text", "solid"),
    [
        ("2014-03-01/2014-05-31", (px(3, 1), px(6, 1))),
        ("2014-03/2014-05", (px(4, 1), px(5, 1))),  # surely from the end of March to the beginning of May
        ("2014-03/2014-05-31", (px(4, 1), px(6, 1))),  # each end by its own precision
        ("2014-03/..", (px(4, 1), RIGHT)),
        ("../2014-05", (LEFT, px(5, 1))),
        ("2014-03/", (px(4, 1), px(4, 1))),  # nobody says that it did not end at once
        ("2014-03-01/2014-05-31T12:00:00Z", (px(3, 1), px(5, 31) + 1.37)),
        ("2014-01/2014-02", None),  # nothing is sure of it
        ("2014-10-28/2014-10-28", None),  # one day, not something that lasted
    ],
)
def test_what_surely_lasted_is_solid(text: str, solid: tuple[float, float] | None) -> None:
    found = shaped(text).solid
    if solid is None:
        assert found is None
    else:
        assert found == pytest.approx(solid, abs=0.05)


def test_going_on_is_solid_up_to_the_report_and_an_unknown_end_is_not() -> None:
    reported = YEAR_2014 + 200 * DAY
    going_on, unknown = shaped("2014-03-01/..", reported), shaped("2014-03-01/", reported)
    assert going_on.solid == pytest.approx((px(3, 1), a_year(reported)), abs=0.05)
    assert unknown.solid == pytest.approx((px(3, 1), px(3, 1)), abs=0.05)


def test_a_wide_day_is_drawn_as_the_day_it_is() -> None:
    def to_px(seconds: Any) -> Any:
        return LEFT + (np.asarray(seconds, float) - YEAR_2014) / DAY * 100

    found = shape(dates("2014-01-03"), 0, PAST, to_px, LEFT, RIGHT)
    assert (found.kind, found.left, found.right) == ("sometime", LEFT + 200, LEFT + 300)


@pytest.mark.parametrize("text", ["2014-03-01/..", "[2014-03-01..]", "[..2014-03-01]"])
def test_open_sides_stay_in_the_picture(text: str) -> None:
    found = shape(dates(text), 0, PAST, a_year, px(2, 1), px(4, 1))
    assert found.left >= px(2, 1)
    assert found.right <= px(4, 1)


def test_links_grip_the_known_end_of_an_open_span() -> None:
    by = shaped("[..2014-10-28]")
    assert by.link_reach == pytest.approx((by.right - LINK_REACH, by.right))
    since = shaped("[2014-03-01..]")
    assert since.link_reach == pytest.approx((since.left, since.left + LINK_REACH))
    month = shaped("2014-02")
    assert month.link_reach == (month.left, month.right)


def test_joined_holds_all_ink() -> None:
    parts = (shaped("2014-02"), shaped("2014-10-28"))
    whole = join(parts)
    assert (whole.left, whole.right, whole.anchor) == (parts[0].left, parts[1].right, parts[0].anchor)
    assert join(parts[:1]) is parts[0]


@pytest.mark.parametrize("text", ["[2014-03-01..]", "[..2014-10-28]"])
def test_what_may_be_beyond_an_open_side_is_drawn_to_the_end_of_the_axis(text: str) -> None:
    whole = shaped(text)
    assert whole.reach == pytest.approx((LEFT, px(10, 29)) if ".." in text[:4] else (px(3, 1), RIGHT), abs=0.05)
    inside = clip(whole, px(6, 20), px(7, 1))  # far from the day that is known
    assert (inside.kind, inside.left, inside.right) == ("tail", px(6, 20), px(7, 1))


@pytest.mark.parametrize("text", ["2014-06-15", "2014-06-14/2014-06-15", "2014-06", "2014-05-03/2014-06-15"])
def test_what_reaches_into_a_window_is_seen_in_it(text: str) -> None:
    whole = shaped(text)
    for left, right in ((px(6, 15) + 1.5, px(9, 1)), (px(2, 1), px(6, 1) + 0.01)):
        if whole.left >= right:
            continue
        seen = clip(whole, left, right)
        assert left <= seen.left < seen.right <= right
        assert left <= seen.anchor <= right
