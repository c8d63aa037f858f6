"""iCalendar: what an event's days and times are, who is in it, and what is said of what is not read."""

from __future__ import annotations

from datetime import date

import icalendar
import pytest

from components.errors import SourceError
from components.model import Loaded, Source
from components.read import read
from components.read.formats.calendar_series import most_of_each, occurrences
from tests.read.made import calendar

ZONE = """BEGIN:VTIMEZONE
TZID:Office
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0545
TZOFFSETTO:+0530
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
TZOFFSETFROM:+0530
TZOFFSETTO:+0545
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
"""


def _read(*events: str, more: str = "") -> Loaded:
    return read(Source("events.ics", calendar(*events, more=more)))


def _one(event: str, column: str, more: str = "") -> str:
    loaded = _read(f"SUMMARY:a\n{event}", more=more)
    assert loaded.rejected == ()
    return str(loaded.table[column].iloc[0])


DATES = [
    ("DTSTART;VALUE=DATE:20141028", "2014-10-28"),
    ("DTSTART;VALUE=DATE:20141028\nDTEND;VALUE=DATE:20141029", "2014-10-28"),
    ("DTSTART;VALUE=DATE:20141028\nDTEND;VALUE=DATE:20141031", "2014-10-28/2014-10-30"),
    ("DTSTART;VALUE=DATE:20141028\nDTEND;VALUE=DATE:20141028", "2014-10-28"),
    ("DTSTART;VALUE=DATE:20141028\nDURATION:P2D", "2014-10-28/2014-10-29"),
    ("DTSTART:20141028T143000", "2014-10-28T14:30:00"),
    ("DTSTART:20141028T143000Z", "2014-10-28T14:30:00Z"),
    ("DTSTART:20141028T143000Z\nDTEND:20141028T150000Z", "2014-10-28T14:30:00Z/2014-10-28T15:00:00Z"),
    ("DTSTART:20141028T143000Z\nDURATION:PT1H30M", "2014-10-28T14:30:00Z/2014-10-28T16:00:00Z"),
    ("DTSTART;TZID=Europe/Vienna:20140701T100000", "2014-07-01T10:00:00+02:00"),
    ("DTSTART;TZID=Europe/Vienna:20141101T100000", "2014-11-01T10:00:00+01:00"),
    ("DTSTART;TZID=W. Europe Standard Time:20141101T100000", "2014-11-01T10:00:00+01:00"),
    ("DTSTART;TZID=America/New_York:20141101T100000", "2014-11-01T10:00:00-04:00"),
    ("DTSTART;TZID=Office:20140701T100000", "2014-07-01T10:00:00+05:45"),
    ("DTSTART;TZID=Office:20141201T100000", "2014-12-01T10:00:00+05:30"),
    ("DTSTART;TZID=Nowhere:20141201T100000", "2014-12-01T10:00:00"),
    ("DESCRIPTION:no date at all", ""),
]


@pytest.mark.parametrize(("event", "date"), DATES)
def test_when_an_event_is(event: str, date: str) -> None:
    assert _one(event, "date", ZONE) == date


CELLS = [
    ("DESCRIPTION:one\\, two\\; three\\nfour", "description", "one, two; three\nfour"),
    ("DESCRIPTION:fol\n ded", "description", "folded"),
    ("CATEGORIES:A,B\nCATEGORIES:C", "type", "A, B, C"),
    ("STATUS:CANCELLED", "status", "cancelled"),
    ("STATUS:CONFIRMED", "status", "occurred"),
    ("URL:http://x.org/?a=b", "source", "http://x.org/?a=b"),
    ("LOCATION:Vienna", "location", "Vienna"),
    ('ORGANIZER;CN="Smith; Ann [boss]":mailto:a@x.org', "actors", "Smith, Ann (boss) [organizer]"),
    ("ATTENDEE;ROLE=CHAIR:MAILTO:k@x.org", "actors", "k@x.org [chair]"),
    ("ATTENDEE;CN=K;ROLE=OPT-PARTICIPANT:mailto:k@x.org", "actors", "K [optional]"),
    ("RELATED-TO:other", "links", "part of: other"),
    ("RELATED-TO;RELTYPE=CHILD:other", "links", "contains: other"),
    ("RRULE:FREQ=YEARLY;COUNT=3", "repeats", "FREQ=YEARLY;COUNT=3"),
    ("BEGIN:VALARM\nDESCRIPTION:alarm\nTRIGGER:-PT5M\nEND:VALARM\nDESCRIPTION:mine", "description", "mine"),
]


@pytest.mark.parametrize(("event", "column", "cell"), CELLS)
def test_what_else_an_event_says(event: str, column: str, cell: str) -> None:
    assert _one(f"DTSTART:20141028T143000Z\n{event}", column) == cell


NOTES = [
    ("DTSTART:20141028T143000Z\nRRULE:FREQ=SECONDLY", "only the dates that are written down are drawn"),
    ("DTSTART:20141028T143000", "1 event with a time without a zone"),
    ("DTSTART;TZID=Nowhere:20141028T143000", "does not say what the time zone “Nowhere” is"),
    ("DTSTART:20141028T143000Z\nRECURRENCE-ID:never", "RECURRENCE-ID cannot be read on line 3 and is left blank"),
]


@pytest.mark.parametrize(("event", "note"), NOTES)
def test_what_is_said_of_an_event(event: str, note: str) -> None:
    assert any(note in sentence for sentence in _read(f"SUMMARY:a\n{event}").notes)


REJECTED = [
    ("SUMMARY:a\nDTSTART:2014", "DTSTART is no date or time"),
    ("SUMMARY:a\nDTSTART;VALUE=DATE:20140230", "DTSTART is no date or time"),
    ("SUMMARY:a\nDTSTART:20141028T143000Z\nDTEND:never", "DTEND is no date or time"),
    ("SUMMARY:a\nDTSTART:20141028T143000Z\nDTSTART:20151028T143000Z", "DTSTART stands there 2 times"),
    ("SUMMARY:a\nDTSTART:20141028T143000Z\nDTEND;VALUE=DATE:20141029", "not of one kind"),
    ("SUMMARY:a\nDTSTART:20141028T143000Z\nDURATION:P9999999D", "DURATION"),
    ("UID:a", "title is blank"),
    ("SUMMARY:a\nDTSTART:20141028T143000Z\nDTEND:20131028T143000Z", "end"),
    ("SUMMARY:a\nBEGIN:VEVENT\nSUMMARY:b\nDTSTART;VALUE=DATE:20141028", "END:VEVENT is missing"),
]


@pytest.mark.parametrize(("event", "reason"), REJECTED)
def test_a_broken_event_costs_itself_only(event: str, reason: str) -> None:
    loaded = _read(event, "SUMMARY:good\nDTSTART;VALUE=DATE:20141028")
    assert [entry.reason for entry in loaded.rejected if reason in entry.reason] != []
    assert loaded.rejected[0].line == 3
    assert "good" in loaded.table["title"].tolist()
    assert loaded.rows == loaded.events + len(loaded.rejected)


DAILY = "UID:{}\nSUMMARY:a\nDTSTART;VALUE=DATE:20140101\nRRULE:FREQ=DAILY"


@pytest.mark.parametrize(("series", "each"), [(0, 366), (1, 366), (54, 366), (100, 200), (50_000, 1)])
def test_many_series_share_what_is_read_of_a_file(series: int, each: int) -> None:
    assert most_of_each(series) == each


def test_series_without_an_end_are_read_up_to_a_bound_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.read.formats.calendar_series._ALTOGETHER", 11)
    loaded = _read(*(DAILY.format(number) for number in range(5)))
    assert loaded.rows == 10
    assert any("the first 2 occurrences of each entry are read (line" in note for note in loaded.notes)


def test_as_many_occurrences_as_are_read_are_not_said_to_be_the_first() -> None:
    loaded = _read(f"{DAILY.format('a')};COUNT=366")
    assert (loaded.rows, loaded.table["date"].iloc[-1]) == (366, "2015-01-01")
    assert not any("repeats further" in note for note in loaded.notes)


def test_an_event_without_a_summary_is_named_by_what_else_it_says() -> None:
    loaded = _read("DTSTART:20141028T143000Z", "DTSTART:20141028T143000Z\nDESCRIPTION:Vote\\nin the hall")
    assert loaded.table["title"].tolist() == ["Untitled, line 3", "Vote in the hall"]
    assert loaded.rejected == ()


OTHERS = [
    ("VTODO", "DTSTART;VALUE=DATE:20141028\nDUE;VALUE=DATE:20141030", "2014-10-28/2014-10-30", "occurred"),
    ("VTODO", "DUE;VALUE=DATE:20141030\nSTATUS:NEEDS-ACTION", "2014-10-30", "scheduled"),
    ("VTODO", "COMPLETED:20141030T101500Z\nSTATUS:COMPLETED", "2014-10-30T10:15:00Z", "occurred"),
    ("VTODO", "DTSTART:20141028T143000Z\nDURATION:PT1H", "2014-10-28T14:30:00Z/2014-10-28T15:30:00Z", "occurred"),
    ("VTODO", "PRIORITY:1", "", "occurred"),
    ("VJOURNAL", "DTSTART;VALUE=DATE:20141028\nSTATUS:FINAL", "2014-10-28", "occurred"),
]


@pytest.mark.parametrize(("kind", "lines", "date", "status"), OTHERS)
def test_to_dos_and_journal_entries_are_read(kind: str, lines: str, date: str, status: str) -> None:
    loaded = _read("SUMMARY:a", more=f"BEGIN:{kind}\nSUMMARY:do\n{lines}\nEND:{kind}\n")
    row = loaded.table.set_index("title").loc["do"]
    called = {"VTODO": "to-do", "VJOURNAL": "journal entry"}[kind]
    assert (row["date"], row["status"], row["component"]) == (date, status, called)


def test_a_to_do_that_repeats_takes_place_as_often() -> None:
    todo = "BEGIN:VTODO\nUID:t\nSUMMARY:do\nDUE;VALUE=DATE:20141030\nRRULE:FREQ=DAILY;COUNT=2\nEND:VTODO\n"
    loaded = _read("SUMMARY:a\nUID:t", more=todo)  # an event of the same UID is another series
    assert sorted(loaded.table["date"]) == ["", "2014-10-30", "2014-10-31"]


def test_free_busy_times_are_counted_not_read() -> None:
    loaded = _read("SUMMARY:a", more="BEGIN:VFREEBUSY\nUID:x\nEND:VFREEBUSY\n")
    assert loaded.rows == 1
    assert any("Free/busy" in note and "line 3" in note for note in loaded.notes)


def test_events_alone_have_no_column_that_says_so() -> None:
    assert "component" not in _read("SUMMARY:a\nDTSTART;VALUE=DATE:20141028").table


SERIES = [
    # an endless rule ends a year after the last day that the calendar names
    ("DTSTART;VALUE=DATE:20140301\nRRULE:FREQ=YEARLY", ["2014-03-01", "2015-03-01"]),
    ("DTSTART;VALUE=DATE:20140301\nDTSTAMP:20160101T000000Z\nRRULE:FREQ=YEARLY", ["2014", "2015", "2016"]),
    ("DTSTART;VALUE=DATE:20140301\nRRULE:FREQ=YEARLY;COUNT=4", ["2014", "2015", "2016", "2017"]),
    ("DTSTART;VALUE=DATE:20140301\nRRULE:FREQ=YEARLY;UNTIL=20170301", ["2014", "2015", "2016", "2017"]),
    # dates of its own, before the start as well
    ("DTSTART;VALUE=DATE:20140301\nRDATE;VALUE=DATE:20140105,20140401", ["2014-01-05", "2014-03-01", "2014-04-01"]),
    ("DTSTART;VALUE=DATE:20140301\nRDATE;VALUE=DATE:99981202\nRRULE:FREQ=DAILY;COUNT=3\nDURATION:P9D",
     ["2014-03-01", "2014-03-02", "2014-03-03", "9998-12-02"]),
    ("DTSTART;VALUE=DATE:99981202\nRRULE:FREQ=DAILY;COUNT=20\nRDATE;VALUE=DATE:00010105",
     ["0001-01-05", *(f"9998-12-{day:02}" for day in range(2, 22))]),
    ("DTSTART:20140301T100000Z\nRDATE;VALUE=PERIOD:20140105T100000Z/PT1H", ["2014-01-05", "2014-03-01"]),
    # rules that are not followed: what is written down
    ("DTSTART;VALUE=DATE:20140301\nRRULE:FREQ=SECONDLY\nRDATE;VALUE=DATE:20140105", ["2014-03-01", "2014-01-05"]),
    ("DTSTART:20140301T100000Z\nRRULE:FREQ=SECONDLY\nRDATE:20140105T100000Z\nEXDATE:20140301T100000Z", ["2014-01-05"]),
    ("DTSTART;TZID=Europe/Vienna:20140301T100000\nRRULE:FREQ=HOURLY\nRDATE:20140105T100000Z\n"
     "EXDATE:20140301T090000Z", ["2014-01-05"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "dates"), SERIES)
def test_what_took_place_of_a_series(lines: str, dates: list[str]) -> None:
    found = _read(f"UID:a\nSUMMARY:a\n{lines}").table["date"].tolist()
    assert len(found) == len(dates)
    assert all(day.startswith(start) for day, start in zip(found, dates, strict=True)), found


def test_where_a_rule_without_an_end_was_left_is_said() -> None:
    loaded = _read("UID:a\nSUMMARY:a\nDTSTART;VALUE=DATE:20140301\nRRULE:FREQ=YEARLY")
    assert any("without an end is drawn until 2015-03-02, a year after" in note for note in loaded.notes)


def test_a_moved_occurrence_of_a_rule_that_is_not_followed_is_drawn_where_it_was_moved_to() -> None:
    loaded = _read(
        "UID:a\nSUMMARY:a\nDTSTART;VALUE=DATE:20140301\nRRULE:FREQ=SECONDLY",
        "UID:a\nSUMMARY:moved\nRECURRENCE-ID;VALUE=DATE:20140301\nDTSTART;VALUE=DATE:20140305",
    )
    assert loaded.table[["date", "title"]].to_numpy().tolist() == [["2014-03-05", "moved"]]


def test_a_series_of_which_nothing_that_is_known_takes_place_is_rejected() -> None:
    loaded = _read("UID:a\nSUMMARY:a\nDTSTART:20140301T100000Z\nRRULE:FREQ=SECONDLY\nEXDATE:20140301T100000Z")
    assert (loaded.events, [entry.reason for entry in loaded.rejected]) == (
        0, ["it does not take place: each occurrence that is known is excluded or moved"],
    )  # fmt: skip


OF_ANOTHER_KIND = [
    "DTSTART;VALUE=DATE:20140101\nRDATE:20140105T100000Z",
    "DTSTART:20140101T100000\nRDATE:20140105T100000Z",
    "DTSTART:20140101T100000Z\nRDATE;VALUE=DATE:20140105",
    "DTSTART:99991231T100000Z\nDTEND:99991231T120000Z\nRDATE:99991231T230000Z",
]


@pytest.mark.parametrize("lines", OF_ANOTHER_KIND)
def test_further_dates_of_another_kind_cost_no_other_entry(lines: str) -> None:
    other = "BEGIN:VEVENT\nSUMMARY:b\nDTSTART:20140301T100000Z\nEND:VEVENT\n"
    loaded = _read(f"UID:a\nSUMMARY:a\n{lines}\nRRULE:FREQ=SECONDLY", more=other)
    assert loaded.table["title"].tolist() == ["b"]
    assert ["RDATE" in entry.reason for entry in loaded.rejected] == [True]


FOLLOWED = {
    "FREQ=DAILY": True,
    "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR": True,
    "FREQ=DAILY;INTERVAL=7;BYDAY=MO": False,  # may never meet a Monday
    "FREQ=WEEKLY;BYDAY=MO;WKST=SU": True,
    "FREQ=MONTHLY;BYDAY=-1FR": True,
    "FREQ=MONTHLY;BYMONTHDAY=31": True,
    "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU": True,
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30": False,  # no such day, looked for until the year 9999
    "FREQ=YEARLY;BYDAY=5MO;BYMONTH=2": False,
    "FREQ=YEARLY;BYSETPOS=1": False,
    "FREQ=HOURLY": False,
    "FREQ=SECONDLY;COUNT=2": False,
    "COUNT=2": False,
}


@pytest.mark.parametrize(("rule", "followed"), FOLLOWED.items())
def test_which_rules_are_followed(rule: str, followed: bool) -> None:
    entry = icalendar.Event.from_ical(f"BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20140301\r\nRRULE:{rule}\r\nEND:VEVENT\r\n")
    assert isinstance(entry, icalendar.Event)
    assert (occurrences([(1, entry)], 3, date(2015, 1, 1)) is not None) == followed


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=YEARLY;BYSECOND=0,1,2", "FREQ=YEARLY;BYYEARDAY=1,2,3"])
def test_a_zone_that_would_take_for_ever_to_work_out_is_none(rule: str) -> None:
    zone = ZONE.replace("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", rule)
    loaded = _read("SUMMARY:a\nDTSTART;TZID=Office:20141028T143000", more=zone)
    assert loaded.table["date"].tolist() == ["2014-10-28T14:30:00"]
    assert any("“Office”" in note for note in loaded.notes)


def test_a_zone_of_one_file_is_not_the_next_ones() -> None:
    event = "SUMMARY:a\nDTSTART;TZID=Office:20141201T100000"
    assert _read(event, more=ZONE).table["date"].tolist() == ["2014-12-01T10:00:00+05:30"]
    assert _read(event).table["date"].tolist() == ["2014-12-01T10:00:00"]


REFUSED = [
    (b"", "empty"),
    (b"date,title\n2014,a\n", "no iCalendar file"),
    (b"BEGIN:VCARD\r\nEND:VCARD\r\n", "no iCalendar file"),
    (b"BEGIN:VCALENDAR\r\nSUMMARY:\xff\r\n", "no UTF-8 text on line 2"),
]


@pytest.mark.parametrize(("content", "message"), REFUSED)
def test_what_is_no_calendar_is_refused_in_a_sentence(content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(Source("events.ics", content))
