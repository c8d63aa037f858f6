"""Coarse dates: never more than was known."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.dates import read_edtf
from components.model import Flag
from components.redact.dates import COARSEST, Unit, coarse, finer_in, finer_pattern, widened
from tests.export.round_trip import EDTF


@pytest.mark.parametrize(
    ("text", "month", "year"),
    [
        ("2014-10-28", "2014-10", "2014"),
        ("2014-10", "2014-10", "2014"),
        ("2014", "2014", "2014"),
        ("", "", ""),
        ("2014-10-28T16:12:00Z", "2014-10", "2014"),
        ("2014-10-31T23:30:00-05:00", "2014", "2014"),
        ("2014-10-28~", "2014-10~", "2014~"),
        ("2014-?10-28", "2014-10?", "2014?"),
        ("2014~-10-?28", "2014-10%", "2014%"),
        ("2014-02-03/2014-05-06", "2014-02/2014-05", "2014/2014"),
        ("2014-02-03/..", "2014-02/..", "2014/.."),
        ("/2014-05-06", "/2014-05", "/2014"),
        ("[2014-10-27..2014-10-28]", "2014-10", "2014"),
        ("[..2014-10-28]", "[..2014-10]", "[..2014]"),
        ("{2014-10-01,2014-10-05,2015-01-01}", "{2014-10,2015-01}", "{2014,2015}"),
        ("2014-21", "2014-21", "2014"),
        ("2014-24", "2014-24", "201X"),
        ("2014-XX-15", "2014-XX", "2014"),
        ("201X", "201X", "201X"),
        ("Y-13800000000", "Y-13800000000", "Y-13800000000"),
        ("-0043-03-15", "-0043-03", "-0043"),
    ],
)
def test_a_date_is_told_to_the_unit_at_most(text: str, month: str, year: str) -> None:
    assert (coarse(text, "month"), coarse(text, "year"), coarse(text, "")) == (month, year, text)


@given(EDTF, st.sampled_from(["month", "year"]))
@example("2014-12-31T23:59:59-11:00/2015-01-01T00:00:00+05:30", "year")
def test_a_coarse_date_claims_no_more_than_was_known(text: str, unit: Unit) -> None:
    made = coarse(text, unit)
    was, _ = read_edtf([text])
    now, faults = read_edtf([made])
    assert not faults
    assert now.precision[0] <= COARSEST[unit]
    assert not now.flags[0] & Flag.TIME
    if made:
        for side in ("start", "end"):
            assert getattr(now, f"earliest_{side}")[0] <= getattr(was, f"earliest_{side}")[0]
            assert getattr(now, f"latest_{side}")[0] >= getattr(was, f"latest_{side}")[0]
        retained = Flag.APPROXIMATE | Flag.UNCERTAIN
        assert bool(was.flags[0] & retained) <= bool(now.flags[0] & retained)


@given(st.floats(-1e12, 1e12), st.floats(1, 1e9), st.sampled_from(["month", "year"]))
def test_a_window_grows_to_whole_units(first: float, wide: float, unit: Unit) -> None:
    made = widened((first, first + wide), unit)
    assert made
    assert made[0] <= first
    assert made[1] >= first + wide
    assert widened((made[0], made[1] - 1), unit) == made


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Seen 2014-10-28 and on 28/10/2014", ["2014-10-28", "28/10/2014"]),
        ("am 5. Mai 1903, wohl", ["5. Mai 1903"]),
        ("le 3 mai 1903 à Paris", ["3 mai 1903"]),
        ("el 3 de mayo de 1903", ["3 de mayo de 1903"]),
        ("1903年5月3日に", ["1903年5月3日"]),
        ("file-19030503.pdf", ["19030503"]),
        ("1903 May 5", ["1903 May 5"]),
        ("chapter 12, 1903, page 5", []),
        ("2014-W44-2, 2014-301 at 14:32", ["2014-W44-2", "2014-301", "14:32"]),
        ("am 28.10. und 3. 5.", ["28.10.", "3. 5."]),
        (f"2014-10-28{'x ' * 60}5 May{' y' * 60}", ["2014-10-28", "5 May"]),
        (f"{'x ' * 60}seen on the 28th of September 2014", ["28th of September 2014"]),
    ],
)
def test_days_stand_in_texts_in_many_languages(text: str, found: list[str]) -> None:
    assert [text[start:stop] for start, stop in finer_in(text, "month")] == found


@pytest.mark.parametrize("text", ["05/1903", "Mai 1903", "1903年5月", "en mayo de 1903", "2014-10"])
def test_months_are_finer_than_a_year(text: str) -> None:
    assert finer_pattern("year").search(text)
    assert not finer_pattern("month").search(text)
