"""What is remarked on as perhaps an error of the source, and what is not; dates stay as they are written."""

from __future__ import annotations

import pytest

from components.model import AS_FOUND, Loaded, Reading, Source
from components.read import read

TODAY = "2026-11-29"
MARKS = ("perhaps", "Please check", "after today")


def load(text: str, reading: Reading = AS_FOUND, today: str = TODAY) -> Loaded:
    loaded = read(Source("events.csv", text.encode()), reading, today=today)
    assert loaded.rows == loaded.events + loaded.undated + len(loaded.rejected)
    return loaded


def doubts_of(loaded: Loaded) -> list[str]:
    return [note for note in loaded.notes if any(mark in note for mark in MARKS)]


def listing(dates: list[str], further: str = "", cells: list[str] | None = None) -> str:
    beside = [f",{cell}" for cell in cells] if cells else [""] * len(dates)
    rows = (f"{date},Event {at}{cell}\n" for at, (date, cell) in enumerate(zip(dates, beside, strict=True)))
    return f"date,title{further}\n" + "".join(rows)


def days(first: int, last: int, each: int = 1) -> list[str]:
    """Days of different months over the years, none of them a 1st."""
    return [
        f"{year}-{1 + (year * 5 + k * 7) % 12:02}-{2 + year % 20:02}"
        for year in range(first, last)
        for k in range(each)
    ]


DOUBTFUL = [
    ([*days(1957, 2019, 2), "2918-10-11"], "is 2918-10-11, far from all others (line 126)"),
    ([*days(1900, 2020), "0207-03-04"], "is 0207-03-04, far from all others"),
    ([*days(1990, 2020), "1014-03-04"], "is 1014-03-04, far from all others"),
    (
        [*days(2000, 2017, 3), *["1905-06-28"] * 3],
        "what a spreadsheet makes of a year such as 2006 (lines 53, 54 and 55)",
    ),
    ([*days(2000, 2017, 3), "1900-01-01"], "which programs write for no date at all"),
    ([*days(1990, 2026), "2046"], "1 event (line 38) lies after today, the last on 2046"),
]


@pytest.mark.parametrize(("dates", "part"), DOUBTFUL)
def test_what_is_far_from_all_others_is_remarked_on_and_drawn_as_written(dates: list[str], part: str) -> None:
    loaded = load(listing(dates))
    assert [part in note for note in doubts_of(loaded)] == [True]
    assert loaded.table["date"].tolist() == dates


FINE = [
    [*days(2014, 2016, 12), "2005-03-02", "1998-07-08"],  # what came long before, in a file about two years
    [*days(1800, 1990), "2025-03-02"],
    ["Y-13800000000", "Y-4500000000", "-0043-03-15", *days(1900, 1930)],
    ["1900-01-01", "1950-03-04"],
    [*days(1890, 1920, 2), "1905-06-28"],
    [*days(2026, 2040), "2025-03-04"],  # a plan
    [f"2014-{month:02}-01" for month in range(1, 9)],  # mandates begin on the 1st
    ["2014-01-01", "2015-01-01", *days(2000, 2014)],
]


@pytest.mark.parametrize("dates", FINE)
def test_nothing_is_said_of_what_may_well_be(dates: list[str]) -> None:
    loaded = load(listing(dates))
    assert doubts_of(loaded) == []
    assert loaded.offers == ()


def test_nothing_lies_ahead_where_nobody_says_what_day_it_is_or_it_is_planned() -> None:
    ahead = [*days(1990, 2026), "2046"]
    assert doubts_of(load(listing(ahead), today="")) == []
    assert doubts_of(load(listing(ahead, ",status", ["occurred"] * 36 + ["scheduled"]))) == []


def test_an_event_after_the_day_on_which_it_was_reported() -> None:
    text = listing(["2014-10-28", "2014-11-01", "2014-11-02"], ",reported,status", ["2014-10-29,", "2014-10,", "2014,"])
    assert ["1 event (line 3) took place after the day in reported" in note for note in doubts_of(load(text))] == [True]


CONTRADICTIONS = [
    (["2014-10-27", "2015-10-28", "2016", "2918-10-30"], ",launch year", ["2014", "2015", "2016", "2018"], "“2018”"),
    (["2014-10-27", "2014-11-28", "2014-12", "2014-03-30"], ",month", ["10", "Nov", "December", "2"], "“2”"),
    (["2014-10-27", "2014-10-28", "2014-10-29", "2014-10-30"], ",day", ["27", "28", "29", "3"], "“3”"),
    (["2014-10-27", "2014-10-28", "2014-10-29", "2014-10-30"], ",weekday", ["Mon", "Tuesday", "wed.", "Sun"], "“Sun”"),
    (["2014-10-01/2014-10-05", "2014-10-01/2014-10-11", "2014-10-01/2014-10-03", "2014-10-01/2014-12-03"], ",days",
     ["4", "10", "3", "2"], "“2”"),
    (["1835-11-30/1910-04-21", "1900-01-02/1980-01-02", "1900-03-02/1950-01-02", "1900-03-02/1950-01-02"], ",age",
     ["74", "80", "49", "94"], "“94”"),
    (["1914-10-27", "1925-10-28", "1936", "1947-10-30"], ",decade", ["1910s", "1920", "193X", "1930s"], "“1930s”"),
    (["1914-10-27", "1899-10-28", "1900", "1947-10-30"], ",century", ["20th century", "19", "19th", "XVIII"],
     "“XVIII”"),
    (["1914-10-27", "1850", "-0043", "1947-10-30"], ",Jahrhundert", ["20. Jh.", "19. Jh.", "1. Jh. v. Chr.", "19. Jh."],
     "“19. Jh.”"),
    (["2014-10-27", "2014-11-28", "2014-12", "2014-03-30"], ",mois", ["octobre", "nov.", "12", "avril"], "“avril”"),
    (["2014-10-27", "2014-10-28", "2014-10-29", "2014-10-30"], ",Wochentag",
     ["Montag", "Dienstag", "Mittwoch", "Sonntag"], "“Sonntag”"),
    (["2014-10-27", "2015-10-28", "2016", "2918-10-30"], ",année", ["2014", "2015", "2016", "2018"], "“2018”"),
]  # fmt: skip


@pytest.mark.parametrize(("dates", "further", "cells", "part"), CONTRADICTIONS)
def test_a_column_that_says_the_same_and_contradicts_one_date(
    dates: list[str], further: str, cells: list[str], part: str
) -> None:
    notes = doubts_of(load(listing(dates, further, cells), today=""))
    assert ["fits 3 dates, but not 1 (line 5)" in note and part in note for note in notes] == [True]


def test_a_column_that_means_something_else_contradicts_nothing() -> None:
    dates = ["2014-10-27", "2015-10-28", "2016-10-29", "2017-10-30"]
    assert doubts_of(load(listing(dates, ",birth year,days", ["1950,3", "1960,4", "1970,5", "2017,6"]))) == []
    assert doubts_of(load(listing(dates, ",birth decade,century", ["1950s,x", "1960s,x", "1970s,y", "2010s,z"]))) == []


def test_the_first_of_january_in_more_years_than_chance_allows() -> None:
    text = listing([*days(1900, 1990, 2), *(f"{year}-01-01" for year in range(1900, 1990, 5))])
    loaded = load(text)
    assert doubts_of(loaded) == [
        "18 of 198 dates are 1 January, more than chance allows: perhaps only the year is known."
    ]
    assert [(offer.flag, offer.text) for offer in loaded.offers] == [("first-days", "years")]
    read_so = load(text, Reading(first_days="years"))
    assert read_so.table["date"].tolist()[180:182] == ["1900", "1905"]
    assert read_so.table["date"].tolist()[:180] == days(1900, 1990, 2)
    assert doubts_of(read_so) == []
    assert read_so.offers == ()


def test_the_first_of_the_month_in_more_months_than_chance_allows() -> None:
    text = listing([f"{year}-{month:02}-01" for year in (2013, 2014) for month in range(1, 13)])
    loaded = load(text)
    assert [(offer.flag, offer.text) for offer in loaded.offers] == [("first-days", "months")]
    assert load(text, Reading(first_days="months")).table["date"].tolist()[:2] == ["2013-01", "2013-02"]
    both = load("date,title\n2014-01-01,a\n2014-02-01,b\n2014-02-03,c\n", Reading(first_days="both"))
    assert both.table["date"].tolist() == ["2014", "2014-02", "2014-02-03"]


def test_midnight_among_other_times_more_often_than_chance_allows() -> None:
    times = [f"2014-{month}-{at:02}T{at % 23 + 1:02}:{at + month:02}" for month in (10, 11) for at in range(1, 29)]
    loaded = load(listing([*times, *(f"2014-12-{at:02}T00:00" for at in range(1, 13))]))
    assert [(offer.flag, offer.text) for offer in loaded.offers] == [("midnight", "day")]
    assert doubts_of(loaded) == ["12 of 68 times are 00:00, more than chance allows: perhaps only the day is known."]
    hourly = load(listing([f"2014-10-{day:02}T{hour:02}:00" for day in range(1, 29) for hour in range(0, 24, 6)]))
    assert doubts_of(hourly) == []
