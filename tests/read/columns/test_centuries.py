"""Years of two digits, as `read` gives them: proved by another column, stated, or suggested once for the column."""

from __future__ import annotations

import pytest

from components.model import AS_FOUND, Loaded, Reading, Source
from components.read import read

UNSAID = "what,date,note\nHurricane,09-NOV-07,\nStorm,10-NOV-98,\nFlood,Aug-62,\nFire,2009-01-01,\n"


def load(text: str, reading: Reading = AS_FOUND) -> Loaded:
    return read(Source("t.csv", text.encode()), reading)


def dates(loaded: Loaded) -> list[str]:
    return loaded.table["date"].tolist()


PROVED = [
    ("Year", ["1907,09-NOV-07", "1898,10-NOV-98", "1862,Aug-62"], ["1907-11-09", "1898-11-10", "1862-08"]),
    ("event_year", ["2007,9/28/07", "1998,10/1/98", "1962,3/4/62"], ["2007-09-28", "1998-10-01", "1962-03-04"]),
    ("weekday", ["Sat,09-Nov-07", "Mon,11-Nov-07", "Tue,12-Nov-07"], ["1907-11-09", "1907-11-11", "1907-11-12"]),
    ("Day of week", ["Friday,09.11.07", "Sunday,18.11.07", "Monday,19.11.07"],
     ["2007-11-09", "2007-11-18", "2007-11-19"]),
    ("year", ["1907,5 mars 07", "1898,10 août 98", "1862,2 mai 62", ",3 mai 63"],
     ["1907-03-05", "1898-08-10", "1862-05-02", "1863-05-03"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "expected"), PROVED)
def test_a_column_beside_the_dates_proves_the_century(name: str, rows: list[str], expected: list[str]) -> None:
    loaded = load("\n".join((f"{name},date,title", *(f"{row},a" for row in rows))))
    assert dates(loaded) == expected
    assert f"because the column “{name}” proves it" in dict(loaded.facts)["dates"]
    assert [offer for offer in loaded.offers if offer.flag == "century"] == []


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("year", ["2011,09-NOV-07", "2012,10-NOV-98", "2013,Aug-62"]),  # other years than those of the dates
        ("year", ["2007,09-NOV-07", "1898,10-NOV-98", "1862,Aug-62"]),  # more than a hundred years
        ("year", ["2007,09-NOV-07", "1998,10-NOV-98"]),  # too few to prove anything
        ("weekday", ["Wed,09-Nov-07", "Wed,11-Nov-07", "Wed,12-Nov-07"]),  # right in no century
        ("weekday", ["Fri,Nov-07", "Fri,Oct-07", "Fri,Dec-07"]),  # of no day
    ],
)
def test_what_proves_no_century_leaves_it_to_be_asked(name: str, rows: list[str]) -> None:
    loaded = load("\n".join((f"{name},date,title", *(f"{row},a" for row in rows), "2000,2000-01-01,b")))
    assert dates(loaded) == ["2000-01-01"]
    assert all("does not say which century" in entry.reason for entry in loaded.rejected)
    assert loaded.offers[0].flag == "century"


def test_without_proof_the_century_is_suggested_once_and_offered_for_the_column() -> None:
    loaded = load(UNSAID)
    assert [(each.value, each.edtf, each.accepted) for each in loaded.suggestions] == [
        ("09-NOV-07", "2007-11-09", False),
        ("10-NOV-98", "1998-11-10", False),
        ("Aug-62", "1962-08", False),
    ]
    assert [(offer.flag, offer.text) for offer in loaded.offers] == [
        ("century", "1930"),
        ("century", "1900"),
        ("century", "2000"),
    ]
    assert "or choose the century for the whole file" in loaded.rejected[0].reason
    assert dates(load(UNSAID, Reading(accept=True)))[:3] == ["2007-11-09", "1998-11-10", "1962-08"]


def test_only_centuries_that_read_the_column_otherwise_are_offered() -> None:
    text = "title,date\na,09-NOV-07\nb,10-NOV-08\nc,2009-01-01\n"
    assert [offer.text for offer in load(text).offers] == ["1930", "1900"]


@pytest.mark.parametrize(
    ("century", "expected"),
    [
        (1900, ["1907-11-09", "1998-11-10", "1962-08"]),
        (1950, ["2007-11-09", "1998-11-10", "1962-08"]),
        (1800, ["1807-11-09", "1898-11-10", "1862-08"]),
        (0, ["0007-11-09", "0098-11-10", "0062-08"]),
    ],
)
def test_a_century_that_is_stated_is_read(century: int, expected: list[str]) -> None:
    loaded = load(UNSAID, Reading(century=century))
    assert dates(loaded) == [*expected, "2009-01-01"]
    assert f"years of two digits as {century} to {century + 99}, as you said" in dict(loaded.facts)["dates"]
    assert loaded.offers == ()
    assert loaded.reading.century == century


def test_a_stated_century_wins_over_a_column_and_the_order_of_day_and_month_is_still_asked() -> None:
    text = "year,date,title\n2007,9/11/07,a\n1998,1/2/98,b\n1962,3/4/62,c\n2000,2000-01-01,d\n"
    loaded = load(text, Reading(century=1800))
    assert dates(loaded) == ["2000-01-01"]
    assert "write 1898-02-01 or 1898-01-02" in loaded.rejected[1].reason
    both = load(text, Reading(century=1800, date_order="dmy"))
    assert dates(both)[:3] == ["1807-11-09", "1898-02-01", "1862-04-03"]


def test_a_century_in_which_a_date_would_end_before_it_begins_is_what_the_reason_names() -> None:
    range_ = load("title,date\na,28 Oct 98 - 3 Nov 02\nb,29 Feb 00\nc,1 Mar 00\n", Reading(century=1900))
    assert dates(range_) == ["1900-03-01"]
    assert [entry.suggestion for entry in range_.rejected] == ["1998-10-28/2002-11-03", "2000-02-29"]
    for entry in range_.rejected:
        assert "has no reading with its years of two digits as 1900 to 1999" in entry.reason
    columns = load("start,end,title\n28-Oct-98,03-Nov-02,a\n28-Oct-98,03-Nov-99,b\n", Reading(century=1900))
    assert dates(columns) == ["1998-10-28/1999-11-03"]
    assert "end is before the start" in columns.rejected[0].reason
    assert "two digits were read as 1900 to 1999: write these with four" in columns.rejected[0].reason
    plain = load("start,end,title\n1998,1997,a\n28-Oct-98,03-Nov-99,b\n", Reading(century=1900))
    assert "two digits" not in plain.rejected[0].reason
