"""Markwhen: which lines are events, what their dates are, and which files are no Markwhen."""

from __future__ import annotations

import pytest

from components.errors import SourceError
from components.model import Loaded, Source
from components.read import read
from components.read.formats.markwhen import knows


def _read(text: str, name: str = "life.mw") -> Loaded:
    return read(Source(name, text.encode()))


# What stands before the colon, and the date it must become ("!" where the row must be rejected).
DATES = [
    ("2014", "2014"),
    ("2014-02", "2014-02"),
    ("2014-02-03", "2014-02-03"),
    ("2014-02-03 14:30", "2014-02-03T14:30"),
    ("2014-02-03 2:30pm", "2014-02-03T14:30"),
    ("2014-02-03 12:05am", "2014-02-03T00:05"),
    ("2014-02-03T14:30:00Z", "2014-02-03T14:30:00Z"),
    ("2014/2015", "2014/2015"),
    ("2014-02 / 2014-05-31", "2014-02/2014-05-31"),
    ("2014 - 2015", "2014/2015"),
    ("2014-02-03/now", "2014-02-03/.."),
    ("June 2014 to now", "2014-06/.."),
    ("5/2014", "2014-05"),
    ("5/30/2014", "2014-05-30"),
    ("5/30/2014 - 6/2014", "2014-05-30/2014-06"),
    ("5/30/2014 6pm", "2014-05-30T18:00"),
    ("Dec 7 1941", "1941-12-07"),
    ("7 December 1941, 8:00", "1941-12-07T08:00"),
    ("Feb 1989 - March 2 1990", "1989-02/1990-03-02"),
    ("476", "0476"),
    ("100 BC - 44 BC", "-0099/-0043"),
    ("2014-02-30", "!"),
    ("Dec 19", "!"),
    ("now", "!"),
    ("5 months", "!"),
    ("2025 / 5 months", "!"),
    ("after !talks 5 weeks", "!"),
    ("by !talks / 3 days", "!"),
]


@pytest.mark.parametrize(("when", "date"), DATES)
def test_a_line_that_begins_with_a_date_is_an_event(when: str, date: str) -> None:
    loaded = _read(f"{when}: Something: 12:30\n")
    assert loaded.rows == 1
    if date == "!":
        assert loaded.rejected[0].line == 1
        assert loaded.rejected[0].raw
    else:
        assert loaded.table["date"].tolist() == [date]
        assert loaded.table["title"].tolist() == ["Something: 12:30"]


def test_the_head_says_whether_the_day_comes_first() -> None:
    assert _read("dateFormat: d/M/y\n5/6/2014: x\n").table["date"].tolist() == ["2014-06-05"]
    assert _read("5/6/2014: x\n").table["date"].tolist() == ["2014-05-06"]


def test_groups_sections_and_headings_are_types_while_they_are_open() -> None:
    loaded = _read(
        "2010: a\ngroup One #tag\n2011: b\nsection Two\n2012: c\nendSection\n2013: d\nendGroup\n2014: e\n"
        "# Top\n2015: f\n## Under\n2016: g\n# Next\n2017: h\n"
    )
    assert loaded.table["type"].tolist() == [
        *("", "One", "One / Two", "One", ""),
        *("Top", "Top / Under", "Next"),
    ]


def test_lines_behind_an_event_describe_it() -> None:
    loaded = _read("2014: [x] A #tag\nid: one\ncolor: red\n\nText with [a link](http://a/b)\n- 3: no\n2015: B !two\n")
    assert loaded.table["id"].tolist() == ["one", "two"]
    assert loaded.table["title"].tolist() == ["A", "B"]
    assert loaded.table["done"].tolist() == ["yes", ""]
    assert loaded.table["tags"].tolist() == ["tag", ""]
    assert loaded.table["source"].tolist() == ["http://a/b", ""]
    assert loaded.table["description"].tolist() == ["Text with [a link](http://a/b)\n- 3: no", ""]


def test_a_page_break_begins_a_new_head() -> None:
    loaded = _read("title: One\n2014: a\n_-_-_break_-_-_\ntitle: Two\n2015: b\n")
    assert loaded.table["title"].tolist() == ["a", "b"]
    assert loaded.table["description"].tolist() == ["", ""]


@pytest.mark.parametrize(
    "text",
    [
        "title: x\n\n2014: a\n2015-02: b\n",
        "2014-02-03 14:30: a\n2015 / now: b\n",
        "// mine\n\n5/2014: a\nDec 7 1941: b\n",
        "# A\n2014: a\n2015: b\n",
    ],
)
def test_markwhen_is_told_by_its_content(text: str) -> None:
    assert knows(text.encode())
    assert ("format", "Markwhen") in _read(text, "notes.txt").facts


@pytest.mark.parametrize(
    "text",
    [
        "date,title\n2014: x,y\n2015: z,w\n",
        "date: when,title\n2014,y\n2015,w\n",
        "2014;a: b\n2015;c: d\n",
        "2014-10-28 14:30:00 INFO: a\n2014-10-28 14:31:00 INFO: b\n",
        "2014-10-28,10:30,x\n2014-10-29,10:40,y\n",
        "10: ten\n11: eleven\n",
        "title: x\nauthor: y\n",
        '"2014: x",1\n"2015: y",2\n',
        "",
    ],
)
def test_other_texts_are_no_markwhen(text: str) -> None:
    assert not knows(text.encode())


def test_a_file_without_events_is_no_timeline() -> None:
    with pytest.raises(SourceError, match="no line that begins with a date"):
        _read("title: nothing\n")


TOLD = [
    ("after !talks 3 days", "2014-11-01/2014-11-03"),
    ("after !talks 3 days / 2 weeks", "2014-11-04/2014-11-17"),
    ("!talks 3 days - 2014-12-24", "2014-11-04/2014-12-24"),
    ("before !talks 2 days", "2014-10-26/2014-10-27"),
    ("by !talks 1 week / 2 days", "2014-10-19/2014-10-20"),
    ("5 days", "2016-01-01~/2016-01-05~"),  # behind the event before, which is known to the year
    ("2014-10-01 / !talks", "2014-10-01/2014-10-31"),
    ("after !talks 3 days / 2 work days", "2014-11-04/2014-11-05"),
    ("after !call 30 min", "2014-10-28T15:00:00Z/2014-10-28T15:30:00Z"),
]


@pytest.mark.parametrize(("when", "date"), TOLD)
def test_a_date_that_another_events_tells_is_worked_out(when: str, date: str) -> None:
    events = "2014-10-28/2014-10-31: Talks !talks\n2014-10-28T14:00:00Z/2014-10-28T15:00:00Z: Call !call\n2015: Year\n"
    loaded = read(Source("events.mw", f"{events}{when}: Visit\n".encode()))
    assert loaded.table["date"].tolist()[-1] == date
    assert "1 date worked out from another event's (line 4), about where that is known to the month or the year." in (
        loaded.notes
    )


def test_times_are_those_of_the_zone_in_the_head() -> None:
    loaded = _read("timezone: America/New_York\n\n2014-10-28 14:30 - 16:00: Talks\n2014-10-29T10:00:00Z: Call\n")
    assert loaded.table["date"].tolist() == [
        "2014-10-28T14:30-04:00/2014-10-28T16:00-04:00", "2014-10-29T10:00:00Z",
    ]  # fmt: skip


TWICE_OR_NEVER = [
    ("2014-11-02 01:30", "[2014-11-02T01:30-04:00,2014-11-02T01:30-05:00]", 0),
    ("2014-11-02 01:30 - 04:00",
     "[2014-11-02T01:30-04:00..2014-11-02T01:30-05:00]/2014-11-02T04:00-05:00", 0),
    ("2014-11-01 23:00 / 2014-11-02 01:30",
     "2014-11-01T23:00-04:00/[2014-11-02T01:30-04:00..2014-11-02T01:30-05:00]", 0),
    ("2014-03-09 02:30", "2014-03-09T02:30", 1),
]  # fmt: skip


@pytest.mark.parametrize(("when", "date", "noted"), TWICE_OR_NEVER)
def test_a_time_that_the_zones_clock_shows_twice_is_either_and_one_that_it_skips_has_no_zone(
    when: str, date: str, noted: int
) -> None:
    loaded = _read(f"timezone: America/New_York\n\n2014-10-29 10:00: Call\n{when}: Talks\n")
    assert loaded.table["date"].tolist() == ["2014-10-29T10:00-04:00", date]
    assert not loaded.rejected
    notes = [note for note in loaded.notes if "left out" in note]
    assert len(notes) == noted
    assert all(
        "1 event with a time that clocks in “America/New_York” left out" in note and "(line 4)" in note
        for note in notes
    )
    assert any("are those of “America/New_York”" in note for note in loaded.notes)


@pytest.mark.parametrize(
    ("zone", "date"),
    [
        ("UTC", "2014-10-28T14:30Z"),
        ("+01:00", "2014-10-28T14:30+01:00"),
        ("America/New_York", "2014-10-28T14:30-04:00"),
    ],
)
def test_a_line_with_a_zone_behind_its_time_is_an_event(zone: str, date: str) -> None:
    loaded = _read(f"2014-10-27: Talks\n2014-10-28 14:30 {zone}: Call\n")
    assert loaded.table["date"].tolist() == ["2014-10-27", date]


def test_a_zone_with_several_meanings_is_asked_about_and_its_line_not_lost() -> None:
    loaded = _read("2014-10-27: Talks\n2014-10-28 14:30 IST: Call\n")
    assert [entry.line for entry in loaded.rejected] == [2]


LASTING = [
    ("2014-10-28 / 1 week", "2014-10-28/2014-11-03"),
    ("2014-10-28 - 2 months", "2014-10-28/2014-12-27"),
    ("2014-01-31 / 1 month", "2014-01-31/2014-02-27"),
    ("2014-10-28 / 1 day", "2014-10-28"),
    ("2014-10-27 / 5 work days", "2014-10-27/2014-10-31"),
    ("2014-10-30 / 3 weekdays", "2014-10-30/2014-11-03"),
    ("2014-10-31 / 12 business days", "2014-10-31/2014-11-17"),
    ("2014-11-01 / 1 workday", "2014-11-01/2014-11-03"),
    ("2014-10-28T10:00:00Z / 90 min", "2014-10-28T10:00:00Z/2014-10-28T11:30:00Z"),
]


@pytest.mark.parametrize(("when", "date"), LASTING)
def test_an_end_that_says_how_long_it_lasts_is_counted_from_the_start(when: str, date: str) -> None:
    loaded = read(Source("events.mw", f"{when}: Visit\n".encode()))
    assert loaded.table["date"].tolist() == [date]


@pytest.mark.parametrize(
    "when",
    [
        "2014-10-28 / 3 hours",
        "2014-10 / 2 weeks",
        "after !nobody 3 days",
        "now",
        "after !talks 999999999 years",
    ],
)
def test_what_cannot_be_counted_is_refused(when: str) -> None:
    loaded = read(Source("events.mw", f"2014: Talks !talks\n\n{when}: Visit\n".encode()))
    assert [entry.line for entry in loaded.rejected] == [3]
