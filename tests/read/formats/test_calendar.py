"""iCalendar: what an event's days and times are, who is in it, and what is said of what is not read."""

from __future__ import annotations

import pytest

from components.errors import SourceError
from components.model import Loaded, Source
from components.read import read
from components.read.formats.calendar_series import most_of_each
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
    ("DTSTART:20141028T143000Z\nRRULE:FREQ=SECONDLY", "only the first occurrence is drawn"),
    ("DTSTART:20141028T143000", "1 event with a time without a zone"),
    ("DTSTART;TZID=Nowhere:20141028T143000", "does not say what the time zone “Nowhere” is"),
    ("DTSTART:20141028T143000Z\nRECURRENCE-ID:never", "RECURRENCE-ID cannot be read on line 3 and is left blank"),
]


@pytest.mark.parametrize(("event", "note"), NOTES)
def test_what_is_said_of_an_event(event: str, note: str) -> None:
    assert any(note in said for said in _read(f"SUMMARY:a\n{event}").notes)


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


def test_other_components_are_counted_not_read() -> None:
    loaded = _read("SUMMARY:a", more="BEGIN:VTODO\nSUMMARY:do\nEND:VTODO\n")
    assert loaded.rows == 1
    assert any("To-dos" in note and "line 3" in note for note in loaded.notes)


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


@pytest.mark.parametrize(("content", "said"), REFUSED)
def test_what_is_no_calendar_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read(Source("events.ics", content))
