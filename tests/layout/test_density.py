"""The words at the two ends of the overview: they are the axis's own words, and have room beside each other."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dates import zone
from components.dates.calendar import seconds
from components.language import LANGUAGES
from components.layout.density import INSET, SIZE, ends
from components.layout.scale import Scale
from components.layout.segments import GAP
from components.layout.text import width

DAY = 86_400.0
YEAR = 365.2425 * DAY


def straight(first: float, long: float) -> Scale:
    return Scale((first, first + long), (0.0, long))


def year(number: int) -> float:
    """The first second of an astronomical year."""
    return float(seconds([number], [1], [1])[0])


EVENING = datetime(2015, 11, 13, 21, 6, tzinfo=UTC).timestamp()
CASES = [
    (straight(EVENING, 3.4 * 3600), 300, "en", ("13 Nov 2015, 21:06", "14 Nov 2015, 00:30")),
    (straight(EVENING, 3.4 * 3600), 210, "en", ("21:06", "00:30")),
    (straight(EVENING, 12.5), 400, "en", ("13 Nov 2015, 21:06:00", "13 Nov 2015, 21:06:12")),
    (straight(EVENING, 6 * DAY), 300, "de", ("13. Nov. 2015", "19. Nov. 2015")),
    (straight(EVENING, 6 * DAY), 120, "de", ("13. Nov.", "19. Nov.")),
    (straight(EVENING, 200 * DAY), 300, "en", ("Nov 2015", "May 2016")),
    (straight(EVENING, 200 * DAY), 90, "en", ("Nov", "May")),
    (straight(year(-63), 11 * YEAR), 300, "en", ("64 BCE", "53 BCE")),
    (straight(year(-63), 11 * YEAR), 300, "fr", ("64 av. J.-C.", "53 av. J.-C.")),
    (straight(year(-13_848_123_456), 9.1e9 * YEAR), 300, "en", ("13.85 billion BCE", "4.748 billion BCE")),
    (straight(year(-13_848_123_456), 9.1e9 * YEAR), 150, "en", ("13.85B BCE", "4.748B BCE")),
    (straight(EVENING, 3.4 * 3600), 40, "en", ("", "")),
]


@pytest.mark.parametrize(("scale", "pixels", "language", "expected"), CASES)
def test_ends_are_as_exact_as_the_strip_is_long(
    scale: Scale, pixels: float, language: str, expected: tuple[str, str]
) -> None:
    assert ends(scale, pixels, language, zone("UTC")) == expected


def test_ends_follow_the_clock_of_the_zone() -> None:
    assert ends(straight(EVENING, 3600), 210, "en", zone("Asia/Tokyo")) == ("06:06", "07:06")


@given(
    first=st.floats(-4e17, 2e11),
    long=st.floats(0.01, 4e17),
    pixels=st.floats(10, 1500),
    language=st.sampled_from(LANGUAGES),
)
def test_ends_have_room_beside_each_other(first: float, long: float, pixels: float, language: str) -> None:
    start, end = ends(straight(first, long), pixels, language, zone("UTC"))
    free = pixels - 2 * INSET - width(start, SIZE) - width(end, SIZE)
    assert free >= GAP / 2 if start else (start, end) == ("", "")
