"""Numbers that may be dates: what they may count, and which date that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.read.columns.numbers import as_edtf, units_of

if TYPE_CHECKING:
    from components.model import Numbers


@pytest.mark.parametrize(
    ("number", "unit", "date"),
    [
        ("1400000037", "seconds", "2014-05-13T16:53:57Z"),
        ("1400000037.25", "seconds", "2014-05-13T16:53:57.25Z"),
        ("1400000037120", "milliseconds", "2014-05-13T16:53:57.12Z"),
        ("1400000037000001", "microseconds", "2014-05-13T16:53:57.000001Z"),
        ("43831", "days", "2020-01-01"),
        ("43831.5", "days", "2020-01-01T12:00:00"),
        ("20140103101500", "digits", "2014-01-03T10:15:00"),
        ("20140103", "digits", "2014-01-03"),
        ("20141303", "digits", ""),  # there is no month 13
        ("1962.0", "years", "1962"),
        ("1200", "years", ""),
        ("12", "seconds", ""),  # the first minute of 1970 is nobody's record
        ("-", "years", ""),
        ("٢٠١٤", "years", ""),
    ],
)
def test_the_date_that_a_number_means(number: str, unit: Numbers, date: str) -> None:
    assert as_edtf(number, unit) == date


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["1400000037", "1500000000"], "seconds"),
        (["43831", "43838"], "days"),
        (["20140103", "20141231"], "digits"),
        (["1962", "2014"], "years"),
    ],
)
def test_what_numbers_may_count(cells: list[str], first: str) -> None:
    assert units_of(cells)[0] == first


@pytest.mark.parametrize("cells", [[], ["7", "12", "1400000037"], ["1962", "70000"]])
def test_numbers_that_are_no_dates(cells: list[str]) -> None:
    assert units_of(cells) == ()
