from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dates import civil, iso, seconds
from components.dates.calendar import YEAR_LIMIT, is_leap, month_days
from components.model import FUTURE, NO_ZONE, PAST

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECOND_OF_DAY = st.integers(0, 86_399)


@given(st.datetimes(timezones=st.just(UTC)))
def test_agrees_with_datetime(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    of_day = moment.hour * 3600 + moment.minute * 60 + moment.second
    expected = (moment - EPOCH) // timedelta(seconds=1)
    assert seconds(moment.year, moment.month, moment.day, of_day) == expected
    assert tuple(int(part) for part in civil(expected)) == (moment.year, moment.month, moment.day, of_day)


@given(st.integers(-200_000_000, 200_000_000), st.integers(1, 12), st.integers(1, 28), SECOND_OF_DAY)
def test_agrees_with_numpy_beyond_the_years_of_datetime(year: int, month: int, day: int, of_day: int) -> None:
    months = np.datetime64((year - 1970) * 12 + month - 1, "M")
    expected = months.astype("datetime64[s]").astype(np.int64) + (day - 1) * 86_400 + of_day
    assert seconds(year, month, day, of_day) == expected


@given(st.integers(-YEAR_LIMIT, YEAR_LIMIT), st.integers(1, 12), st.integers(1, 28), SECOND_OF_DAY)
def test_civil_gives_back_what_seconds_took(year: int, month: int, day: int, of_day: int) -> None:
    assert tuple(int(part) for part in civil(seconds(year, month, day, of_day))) == (year, month, day, of_day)


@given(st.integers(PAST, FUTURE))
def test_every_second_has_a_civil_day_that_gives_it_back(moment: int) -> None:
    year, month, day, of_day = civil(moment)
    assert 1 <= month <= 12
    assert 1 <= day <= 31
    if abs(int(year)) <= YEAR_LIMIT:
        assert seconds(year, month, day, of_day) == moment


def test_days_follow_each_other_through_an_era() -> None:
    days = np.arange(-400 * 366, 400 * 366, dtype=np.int64) * 86_400
    year, month, day, _ = civil(days)
    assert (np.diff(seconds(year, month, day)) == 86_400).all()
    assert (day <= month_days(year, month)).all()
    assert (((month == 2) & (day == 29)) <= is_leap(year)).all()


@pytest.mark.parametrize(
    ("year", "expected"),
    [(0, True), (4, True), (-4, True), (-1, False), (1900, False), (2000, True), (2014, False), (-400, True)],
)
def test_leap_years_are_those_of_the_gregorian_calendar(year: int, expected: bool) -> None:
    assert is_leap(year) == expected


def test_months_run_on_into_the_next_year() -> None:
    assert seconds(2014, 13, 1) == seconds(2015, 1, 1)
    assert seconds(2014, 15, 1) == seconds(2015, 3, 1)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((int(seconds(2014, 2, 28, 86_399)),), "2014-02-28"),
        ((0,), "1970-01-01"),
        ((PAST,), None),
        ((FUTURE, True), None),
        ((int(seconds(2014, 10, 28, 10 * 3600 + 42 * 60)), True, 330), "2014-10-28T16:12:00+05:30"),
        ((int(seconds(2014, 10, 28, 60)), True, -60), "2014-10-27T23:01:00-01:00"),
        ((0, True, 0), "1970-01-01T00:00:00Z"),
        ((0, True, NO_ZONE), "1970-01-01T00:00:00"),
        ((0, True, 0, 250_000_000), "1970-01-01T00:00:00.25Z"),
        ((int(seconds(-43, 3, 15)),), "-0043-03-15"),
        ((int(seconds(0, 1, 1)),), "0000-01-01"),
        ((int(seconds(12_000, 1, 1)),), "+12000-01-01"),
        ((int(seconds(-13_800_000_000, 1, 1)),), "-13800000000-01-01"),
    ],
)
def test_a_bound_is_written_in_iso_8601(arguments: tuple[int, ...], expected: str | None) -> None:
    assert iso(*arguments) == expected  # type: ignore[arg-type]  # one of the cases' integers is a bool
