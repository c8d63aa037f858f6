"""Dates of several columns: midnight, times, zones and ends, row by row, as `read` gives them."""

from __future__ import annotations

import pytest

from components.model import AS_FOUND, Loaded, Reading, Source
from components.read import read

Z = "T00:00:00Z"


def load(text: str, reading: Reading = AS_FOUND) -> Loaded:
    return read(Source("events.csv", text.encode()), reading)


def dates(text: str, reading: Reading = AS_FOUND) -> list[str]:
    loaded = load(text, reading)
    assert loaded.rows == loaded.events + loaded.undated + len(loaded.rejected)
    return [str(date) for date in loaded.table["date"]]


MIDNIGHTS = [
    ("date,title\n2014-10-28 00:00:00,a\n2014-10-29 00:00:00,b\n", ["2014-10-28", "2014-10-29"]),
    (f"date,title\n2014-10-28{Z},a\n2014,b\n", ["2014-10-28", "2014"]),
    ("date,title\n2014-10-28T00:00:00.000+02:00,a\n,b\n", ["2014-10-28", ""]),
    ("date,title\n2014-10-28T00:00,a\n", ["2014-10-28"]),
    ("date,title\n10/28/2014 0:00,a\n10/29/2014 12:00 AM,b\n", ["2014-10-28", "2014-10-29"]),
    ("start,end,title\n2014-10-28 00:00:00,2014-11-02 00:00:00,a\n", ["2014-10-28/2014-11-02"]),
    ("start,end,title\n2014-10-28 00:00:00,2014-11-02 16:30:00,a\n", ["2014-10-28/2014-11-02T16:30:00"]),
    (f"date,title\n2014-10-28{Z}/2014-10-30{Z},a\n", ["2014-10-28/2014-10-30"]),
    ("date,time,title\n2014-10-28,00:00:00,a\n", ["2014-10-28"]),
    ("date,time,title\n2014-10-28 00:00:00,14:30,a\n", ["2014-10-28T14:30"]),
    ("date,title\n2014-10-28 00:00:00,a\n2014-10-29 16:30:00,b\n", ["2014-10-28T00:00:00", "2014-10-29T16:30:00"]),
]


@pytest.mark.parametrize(("text", "expected"), MIDNIGHTS)
def test_midnight_is_no_time_where_a_column_has_no_other(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


def test_midnight_is_what_a_person_says_it_is() -> None:
    all_of_them, some = MIDNIGHTS[0][0], MIDNIGHTS[-1][0]
    assert dates(all_of_them, Reading(midnight="time")) == ["2014-10-28T00:00:00", "2014-10-29T00:00:00"]
    assert dates(some, Reading(midnight="day")) == ["2014-10-28", "2014-10-29T16:30:00"]
    assert dates(f"date,precision,title\n2014-10-28{Z},14,a\n2014-10-29{Z},11,b\n") == [f"2014-10-28{Z}", "2014-10-29"]


def test_that_midnights_were_read_as_days_is_said_and_offered_back() -> None:
    loaded = load(MIDNIGHTS[0][0])
    assert "all times of date are 00:00" in dict(loaded.facts)["dates"]
    assert [(offer.flag, offer.text) for offer in loaded.offers] == [("midnight", "time")]
    assert loaded.table["date as typed"].tolist() == ["2014-10-28 00:00:00", "2014-10-29 00:00:00"]
    assert load(MIDNIGHTS[0][0], Reading(midnight="time")).offers == ()


BESIDE = [
    ("Datum,Uhrzeit,Ereignis\n28.08.2017,16:12 Uhr,a\n", "2017-08-28T16:12"),
    ("date,heure,titre\n28/08/2017,14h30,a\n", "2017-08-28T14:30"),
    ("날짜,시간,제목\n2014-10-28,오후 2시 30분,회의\n", "2014-10-28T14:30"),
    ("Date,Time (UTC),Event\n28 Oct 2014,1430,a\n", "2014-10-28T14:30Z"),
    ("timestamp_utc,event\n2014-10-28 14:30:00,a\n", "2014-10-28T14:30:00Z"),
    ("timestamp_utc,event\n2014-10-28 14:30:00+01:00,a\n", "2014-10-28T14:30:00+01:00"),
    ("Date,Heure de début,Heure de fin,Titre\n28/10/2014,9h,10h30,a\n", "2014-10-28T09/2014-10-28T10:30"),
    ("Date,Time,Title\n08/28/2017,4:12 PM,a\n", "2017-08-28T16:12"),
    ("Date,Time,Title\n28 August 2017,1430,a\n", "2017-08-28T14:30"),
    ("Date,Time,Title\n2017-08-28,14h30,a\n", "2017-08-28T14:30"),
    ("Date,Time,Zone,Title\n2017-08-28,14:30,Europe/Vienna,a\n", "2017-08-28T14:30+02:00"),
    ("Date,Time,Time zone,Title\n2017-08-28,14:30,UTC+2,a\n", "2017-08-28T14:30+02:00"),
    ("Date,Time,Zone,Title\n2017-08-28,14:30Z,Europe/Vienna,a\n", "2017-08-28T14:30Z"),
    ("Date,Zone,Title\n2017-08-28T14:30,CET,a\n", "2017-08-28T14:30+01:00"),
    ("Date,Time,Zone,Title\n2017-08-28,14:30,North,a\n", "2017-08-28T14:30"),
    ("Date,Hour,Minute,Second,Title\n2017-08-28,9,5,7,a\n", "2017-08-28T09:05:07"),
    ("Date,Hour,Title\n2017-08-28,14,a\n", "2017-08-28T14"),
    ("Year,Month,Day,Hour,Minute,Title\n2017,8,28,14,30,a\n", "2017-08-28T14:30"),
    ("Start date,Start time,End date,End time,Title\n2017-08-28,14:30,2017-08-29,9:15,a\n",
     "2017-08-28T14:30/2017-08-29T09:15"),
    ("Date,Start time,End time,Title\n2017-08-28,14:30,16:00,a\n", "2017-08-28T14:30/2017-08-28T16:00"),
    ("Date,Start time,End time,Title\n2017-08-28,22:00,2:00,a\n", "2017-08-28T22:00/2017-08-29T02:00"),
    ("Date,Start time,End time,Title\n2017-08-28,14:30,,a\n", "2017-08-28T14:30"),
    ("Start date,Start time,End date,End time,Title\n2017-08-28,14:30,,16:00,a\n",
     "2017-08-28T14:30/2017-08-28T16:00"),
    ("startdate,enddate,title\n2014-10-28,2014-11-02,a\n", "2014-10-28/2014-11-02"),
    ("dtstart,dtend,title\n2014-10-28 10:00,2014-10-28 11:00,a\n", "2014-10-28T10:00/2014-10-28T11:00"),
    ("starttime,endtime,title\n2014-10-28 10:00,2014-10-28 11:00,a\n", "2014-10-28T10:00/2014-10-28T11:00"),
    ("Datum,Zeit,Titel\n28.10.2014,gegen 15 Uhr,a\n", "2014-10-28T15~"),
    ("date,heure,titre\n2014-10-28,midi,a\n", "2014-10-28T12:00"),
    ("date,end,title\n2014-10-28,2014-11-02,a\n", "2014-10-28/2014-11-02"),
    ("date,end,title\n2014-10-28/2014-10-30,2014-11-02,a\n", "2014-10-28/2014-10-30"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_what_stands_beside_a_date_belongs_to_it(text: str, expected: str) -> None:
    assert dates(text) == [expected]
    assert not [note for note in load(text).notes if "not read" in note]


def test_a_zone_that_has_several_meanings_is_named() -> None:
    loaded = load("Date,Time,Zone,Title\n2017-08-28,14:30,EST,a\n2017-08-28,14:30,UTC,b\n")
    assert loaded.table["date"].tolist() == ["2017-08-28T14:30", "2017-08-28T14:30Z"]
    assert any("“EST” (line 2)" in note for note in loaded.notes)


def test_start_and_end_date_a_row_whose_date_is_blank() -> None:
    loaded = load("title,date,start,end\na,2014-10-28,,\nb,,2014-10-30,2014-11-02\nc,2014,2015,2016\nd,,,\n")
    assert loaded.table["date"].tolist() == ["2014-10-28", "2014-10-30/2014-11-02", "2014", ""]
    assert any("1 row without a date (line 3): dated by start and end" in note for note in loaded.notes)


def test_a_start_that_cannot_be_read_is_rejected_under_its_name_only_where_it_counts() -> None:
    loaded = load("title,date,start,end\na,2014-10-28,x,\nb,,y,2014-11-02\n")
    assert [(entry.line, entry.column, entry.value) for entry in loaded.rejected] == [(3, "start", "y")]


def test_a_column_that_qualifies_a_date_and_is_not_used_is_named() -> None:
    loaded = load("date,title,circa,date accuracy,calendar\n2014,a,yes,,Julian\n")
    assert ["“circa” and “calendar”" in note for note in loaded.notes].count(True) == 1


@pytest.mark.parametrize("header", ["year,title", "year,month,title"])
def test_a_blank_end_is_not_spoken_of_where_there_is_no_column_of_ends(header: str) -> None:
    gap = "," * header.count("month")
    loaded = load(f"{header}\n2014{gap},a\n{gap},b\n")
    assert not [note for note in loaded.notes if "blank end" in note]


def test_what_was_completed_is_the_same_when_it_is_read_again() -> None:
    text = f"date,precision,title\n1802-01-01{Z},9,a\n1990-11-01{Z},10,b\n1601-01-01{Z},7,c\n"
    once = load(text)
    header = ",".join(name for name in once.table.columns if name != "line")
    rows = once.table.drop(columns="line").to_numpy().tolist()
    again = load("\n".join([header, *(",".join(row) for row in rows)]))
    assert again.table["date"].tolist() == once.table["date"].tolist() == ["1802", "1990-11", "16XX"]


def test_an_end_that_says_in_any_language_that_it_has_not_come_is_open() -> None:
    text = "start,end,title\n2010,heute,a\n2011,actualidad,b\n2012,Incumbent,c\n2013,2014,d\n2014,nadal,e\n"
    loaded = load(text)
    assert loaded.table["date"].tolist() == ["2010/..", "2011/..", "2012/..", "2013/2014", "2014/.."]
    words = "“heute”, “actualidad”, “Incumbent” and “nadal” as an end is read as still going on."
    assert words in loaded.notes


def test_a_mark_in_place_of_an_end_is_only_suggested_as_open() -> None:
    loaded = load("start,end,title\n2010,*,a\n2013,2014,d\n")
    assert [(entry.value, entry.suggestion) for entry in loaded.rejected] == [("*", "..")]
    assert dates("start,end,title\n2010,*,a\n2013,2014,d\n", Reading(accept=True)) == ["2010/..", "2013/2014"]


@pytest.mark.parametrize("nothing", ["NaT", "nan", "NULL", "None", "\\N", "<NA>"])
def test_what_a_program_writes_for_nothing_is_a_blank_cell(nothing: str) -> None:
    loaded = load(f"start,end,title\n2010,{nothing},a\n{nothing},{nothing},b\n2013,2014,d\n")
    assert loaded.table["date"].tolist() == ["2010", "", "2013/2014"]
    assert any(f"“{nothing}” where a date belongs" in note for note in loaded.notes)


@pytest.mark.parametrize(
    ("stamps", "dates_"),
    [
        (("13/05/2022 08:15", "01/06/2022 09:00"), ["2022-05-11", "2022-05-03"]),
        (("5/13/2022 08:15", "6/1/2022 09:00"), ["2022-11-05", "2022-03-05"]),
        (("12/05/2022 08:15", "01/06/2022 09:00"), []),  # proves nothing
        (("13.05.2022 08:15", "01.06.2022 09:00"), []),  # is written in another way
    ],
)
def test_another_column_of_dates_proves_the_order(stamps: tuple[str, str], dates_: list[str]) -> None:
    loaded = load(f"stamp,date,title\n{stamps[0]},11/05/2022,a\n{stamps[1]},03/05/2022,b\n")
    assert loaded.table["date"].tolist() == dates_
    fact = dict(loaded.facts)["dates"]
    assert (f"because “{stamps[0]}” in “stamp” proves it" in fact) == bool(dates_)


def test_a_year_of_two_digits_in_a_column_of_its_own_is_of_no_certain_century() -> None:
    loaded = load("title,year,month,day\na,2014,10,28\nb,14,10,28\nc,14,,\nd,979,8,24\n")
    assert loaded.table["date"].tolist() == ["2014-10-28", "0979-08-24"]
    assert all("does not say which century it is in" in entry.reason for entry in loaded.rejected)
