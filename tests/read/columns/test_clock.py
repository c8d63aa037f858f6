"""Times of day as they are written, and zones."""

from __future__ import annotations

import pytest

from components.dates import read_edtf
from components.model import AS_FOUND, Source
from components.read import read
from components.read.columns.clock import clock, clocks, offset, offset_in, zone
from components.read.columns.options import with_option

CLOCKS = [
    ("4:12 PM", "16:12"),
    ("4:12 p.m.", "16:12"),
    ("4:12PM", "16:12"),
    ("12:30 AM", "00:30"),
    ("12:30 pm", "12:30"),
    ("2pm", "14"),
    ("1430", "14:30"),
    ("930", "09:30"),
    ("143005", "14:30:05"),
    ("0930 hrs", "09:30"),
    ("1430Z", "14:30Z"),
    ("14h30", "14:30"),
    ("14 h 30", "14:30"),
    ("14h", "14"),
    ("9.05", "09:05"),
    ("14.30 Uhr", "14:30"),
    ("14 Uhr 30", "14:30"),
    ("14:30Z", "14:30Z"),
    ("14:30 UTC", "14:30Z"),
    ("14:30 (UTC)", "14:30Z"),
    ("14:30 CET", "14:30+01:00"),
    ("14:30 +05:30", "14:30+05:30"),
    ("14:30:05,25", "14:30:05.25"),
    ("T14:30", "14:30"),
    ("1899-12-31T14:30:00", "14:30:00"),
    ("Noon", "12:00"),
    ("midnight", "00:00"),
    ("12:00 NOON", "12:00"),
    ("12 noon", "12:00"),
    ("12 Midnight", "00:00"),
    ("정오", "12:00"),
    ("자정", "00:00"),
    ("午後4時", "16"),
    ("24:00", "24:00"),
    ("ca. 14:30", "14:30~"),
    ("14:30?", "14:30?"),
    ("오후 2시 30분", "14:30"),
    ("午前9:05", "09:05"),
    ("", ""),
]
NONE = ["25:00", "24:01", "14:60", "13:00 AM", "14:30 EST", "evening", "5", "9:5", "12.5", "14:30 +15:00", "1:2:3:4"]


@pytest.mark.parametrize(("text", "read"), CLOCKS)
def test_a_time_of_day_is_read_in_its_one_way(text: str, read: str) -> None:
    assert clock(text) == read
    assert not read or read_edtf([f"2014-10-28T{read}"])[1] == {}


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time_of_day_or_has_several_readings(text: str) -> None:
    assert clock(text) is None


def test_fractions_of_a_day_prove_themselves() -> None:
    assert clocks(["0.604166667", "0.25", "0", ""]) == {"0.604166667": "14:30", "0.25": "06:00", "0": "00:00", "": ""}
    assert clocks(["0.25"]) == {"0.25": None}
    assert clocks(["0.25", "9.05"]) == {"0.25": "00:25", "9.05": "09:05"}


@pytest.mark.parametrize(
    ("text", "east"),
    [("UTC", "Z"), ("GMT+2", "+02:00"), ("+0530", "+05:30"), ("-3", "-03:00"), ("CEST", "+02:00"), ("", "")],
)
def test_an_offset(text: str, east: str) -> None:
    assert offset(text) == east


@pytest.mark.parametrize("text", ["EST", "BST", "+15:00", "+02:75", "Europe/Vienna", "zone 3"])
def test_letters_with_several_meanings_are_no_offset(text: str) -> None:
    assert offset(text) is None


def test_a_zone_of_the_world_has_the_offset_of_the_day() -> None:
    vienna = zone("Europe/Vienna")
    assert vienna is not None
    assert offset_in(vienna, "2014-07-01T10:00") == "+02:00"
    assert offset_in(vienna, "2014-12-01T10:00") == "+01:00"
    assert offset_in(vienna, "2014-10-26T02:30") is None, "two moments"
    assert offset_in(vienna, "2014-03-30T02:30") is None, "no moment"
    assert zone("Europe/Atlantis") is None
    assert zone("../../etc/passwd") is None


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("date,from,to,title\n2014-10-28,10:00,11:30,a\n2014-10-30,22:00,01:30,b\n",
         ["2014-10-28T10:00/2014-10-28T11:30", "2014-10-30T22:00/2014-10-31T01:30"]),
        ("date,start,end,title\n2014-10-28,9:15 PM,11:00 PM,a\n2014-10-29,9:15 AM,,b\n",
         ["2014-10-28T21:15/2014-10-28T23:00", "2014-10-29T09:15"]),
        ("Datum,Von,Bis,Thema\n28.10.2014,10:00,11:30,a\n", ["2014-10-28T10:00/2014-10-28T11:30"]),
        ("date,time,title\n2014-10-28,10:00–11:30,a\n2014-10-29,14h30-16h,b\n2014-10-30,11-1 pm,c\n2014-10-31,9:00,d\n",
         ["2014-10-28T10:00/2014-10-28T11:30", "2014-10-29T14:30/2014-10-29T16", "2014-10-30T11/2014-10-30T13",
          "2014-10-31T09:00"]),
        ("date,time,title\n2014-10-28,18:00-05:00,a\n", ["2014-10-28T18:00-05:00"]),  # a time and its zone
        ("date,time,title\n2014-10-28,22:00-02:00,a\n2014-10-29,20:00-01:00,b\n",
         ["2014-10-28T22:00/2014-10-29T02:00", "2014-10-29T20:00/2014-10-30T01:00"]),  # nobody's zones
        ("date,time,title\n2014-10-28,20:00-05:00,a\n2014-10-29,18:00-03:00,b\n",
         ["2014-10-28T20:00/2014-10-29T05:00", "2014-10-29T18:00/2014-10-30T03:00"]),  # of no single place
        ("date,time,title\n2014-10-28,09:00-05:00,a\n2014-10-29,20:00-08:00,b\n",
         ["2014-10-28T09:00-05:00", "2014-10-29T20:00-08:00"]),  # else twenty hours
        ("date,from,to,title\n2014-10-28,1914,1918,a\n", ["2014-10-28"]),  # may be years
    ],
)  # fmt: skip
def test_from_and_to_beside_a_day_are_times_of_it(text: str, dates: list[str]) -> None:
    loaded = read(Source("x.csv", text.encode()), with_option(AS_FOUND, "propose", "1"))
    assert loaded.table["date"].tolist() == dates
    assert not loaded.rejected


def test_columns_of_times_are_named_as_such_in_how_it_was_read() -> None:
    text = "Datum,Von,Bis,Titel\n2014-10-28,10:00,11:30,Sitzung\n2014-10-29,09:00,09:30,Pause\n"
    loaded = read(Source("x.csv", text.encode()), with_option(AS_FOUND, "propose", "1"))
    named = dict(loaded.facts)["columns"]
    assert "time from “Von”" in named
    assert "end time from “Bis”" in named
    assert "start from" not in named


def test_of_times_with_what_may_be_their_zone_it_is_said_how_they_are_read() -> None:
    def facts(rows: str) -> str:
        return dict(read(Source("x.csv", f"date,time,title\n{rows}".encode())).facts).get("times", "")

    either = facts("2014-10-28,18:00-05:00,a\n2014-07-28,19:00-04:00,a\n")
    assert "18:00-05:00 is read as 18:00 in a time zone 05:00 behind UTC" in either
    assert "from one to another" in facts("2014-10-28,22:00-02:00,a\n")
    assert facts("2014-10-28,09:00-05:00,a\n") == ""


def test_a_time_that_is_not_read_is_said_of_rows_that_are_drawn_only() -> None:
    text = (
        "date,time,title\n28 October,14:30,a\n2014-10-28,banana,b\n2014,14:30,c\nfoo,25:99,d\n2014-10-28,midnight,e\n"
    )
    loaded = read(Source("x.csv", text.encode()))
    assert [entry.line for entry in loaded.rejected] == [2, 5]
    notes = [note for note in loaded.notes if "time of day" in note or "Midnight" in note]
    assert len(notes) == 3
    assert "1 time of day not read (line 3), such as “banana”: a time of day is written as 14:30 or 2:30 PM" in notes[0]
    assert "1 time of day not read (line 4), such as “14:30”: only a whole day such as 2014-10-28" in notes[1]
    assert "Midnight is read as 00:00, the beginning of the day beside it (line 6)" in notes[2]
