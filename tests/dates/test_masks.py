from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from components.dates import iso, read_edtf
from tests.dates.parts import masked_dates, second


@given(masked_dates())
def test_bounds_are_the_first_and_last_day_that_fit(masked: tuple[str, list[date]]) -> None:
    text, days = masked
    dates, refused = read_edtf([text])
    assert not refused
    if not set(text[:4]) <= {"0", "X"}:  # these patterns include the year 0, which `datetime` has not
        assert dates.earliest_start[0] == dates.earliest_end[0] == second(days[0])
    assert dates.latest_start[0] == dates.latest_end[0] == second(days[-1]) + 86_399


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2004-XX-31", "2004-01-31", "2004-12-31"),
        ("2004-XX-30", "2004-01-30", "2004-12-30"),
        ("2014-02-2X", "2014-02-20", "2014-02-28"),
        ("2016-02-2X", "2016-02-20", "2016-02-29"),
        ("2014-0X-30", "2014-01-30", "2014-09-30"),
        ("2014-X2-29", "2014-12-29", "2014-12-29"),
        ("156X-02-29", "1560-02-29", "1568-02-29"),
        ("19XX-02-29", "1904-02-29", "1996-02-29"),
        ("XXXX-02-29", "0000-02-29", "9996-02-29"),
        ("-156X-02-29", "-1568-02-29", "-1560-02-29"),
        ("-156X-12-25", "-1569-12-25", "-1560-12-25"),
        ("1X84", "1084-01-01", "1984-12-31"),
        ("X014-0X", "0014-01-01", "9014-09-30"),
        ("201X-24", "2010-12-01", "2020-02-29"),
        ("-004X", "-0049-01-01", "-0040-12-31"),
    ],
)
def test_cases(text: str, first: str, last: str) -> None:
    dates, refused = read_edtf([text])
    assert refused == {}
    assert (iso(int(dates.earliest_start[0])), iso(int(dates.latest_start[0]))) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["2014-02-3X", "2014-2X", "2014-3X-01", "2014-XX-32", "2014-XX-4X", "190X-02-30", "2014-XX-00", "1X01-02-29"],
)
def test_patterns_without_a_date_are_refused(text: str) -> None:
    _, refused = read_edtf([text])
    assert list(refused) == [0]
    assert text in refused[0]
