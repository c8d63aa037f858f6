"""Time zones: what clocks show when, days of 23 and 25 hours, hours that come twice or not at all."""

from __future__ import annotations

from datetime import UTC as UTC_TIME
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.dates import UTC, Zone, in_words, in_zone, placed, read_edtf, span_words, zone
from components.dates.zones import zone_names
from components.model import FUTURE, PAST
from tests.dates.parts import Said, times

ZONES = ("Europe/Paris", "America/New_York", "Asia/Kolkata", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC_TIME)
BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")
zones = st.sampled_from(ZONES).map(zone)
seconds = st.integers(-5_000_000_000, 4_000_000_000)  # from 1811 to 2096


def utc(text: str) -> int:
    return int((datetime.fromisoformat(text) - EPOCH).total_seconds())


def bounds(text: str, name: str) -> list[int]:
    """The four bounds of a date by a clock in a zone."""
    dates, refused = read_edtf([text])
    assert not refused
    return [int(getattr(placed(dates, zone(name)), one)[0]) for one in BOUNDS]


@given(zones, seconds)
def test_a_clock_shows_what_the_data_base_says(here: Zone, second: int) -> None:
    offset = (EPOCH + timedelta(seconds=second)).astimezone(ZoneInfo(here.name)).utcoffset()
    assert offset is not None
    assert here.east(second) == round(offset.total_seconds())
    assert here.local(np.array([second])).tolist() == [second + here.east(second)]


@given(zones, seconds, st.integers(0, 200_000))
@example(zone("Europe/Paris"), utc("2023-03-26T02:30:00+00:00"), 0)  # left out
@example(zone("Europe/Paris"), utc("2023-10-29T02:30:00+00:00"), 0)  # twice
@example(zone("Pacific/Apia"), utc("2011-12-30T12:00:00+00:00"), 86_400)  # a whole day left out
def test_readings_have_moments_in_their_order(here: Zone, reading: int, later: int) -> None:
    both = np.array([reading, reading + later])
    first, last = here.first(both), here.last(both)
    assert first[0] <= first[1]
    assert last[0] <= last[1]
    assert (first <= last).all()
    shown = here.local(first)
    assert ((shown == both) | ((shown > both) & (first == last))).all()  # the clock shows it, or leaps over it
    assert (here.local(last[shown == both]) == both[shown == both]).all()


@pytest.mark.parametrize(
    ("text", "name", "first", "last"),
    [
        ("2023-03-26", "Europe/Paris", "2023-03-25T23:00+00:00", "2023-03-26T21:59:59+00:00"),  # 23 hours
        ("2023-10-29", "Europe/Paris", "2023-10-28T22:00+00:00", "2023-10-29T22:59:59+00:00"),  # 25 hours
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00+00:00", "2018-11-05T01:59:59+00:00"),  # from one o'clock
        ("2023-03", "Europe/Paris", "2023-02-28T23:00+00:00", "2023-03-31T21:59:59+00:00"),
        ("2023-03-26T02:30", "Europe/Paris", "2023-03-26T01:00+00:00", "2023-03-26T01:00+00:00"),  # left out
        ("2023-10-29T02:30", "Europe/Paris", "2023-10-29T00:30+00:00", "2023-10-29T01:30:59+00:00"),  # comes twice
        ("2023-10-29T02:30+02:00", "Europe/Paris", "2023-10-29T00:30+00:00", "2023-10-29T00:30:59+00:00"),
        ("2023-10-29T02:30+01:00", "Europe/Paris", "2023-10-29T01:30+00:00", "2023-10-29T01:30:59+00:00"),
        ("2011-12-30", "Pacific/Apia", "2011-12-30T10:00+00:00", "2011-12-30T10:00+00:00"),  # that day was left out
    ],
)
def test_where_a_date_is(text: str, name: str, first: str, last: str) -> None:
    assert bounds(text, name) == [utc(first), utc(last), utc(first), utc(last)]


def test_only_what_has_no_zone_is_moved() -> None:
    """Each side by itself; what is open or not known stays so, and UTC moves nothing."""
    one = bounds("2023-07-01T10:00Z/2023-07-02", "Asia/Kolkata")
    assert one[0] == utc("2023-07-01T10:00+00:00")
    assert one[3] == utc("2023-07-02T18:29:59+00:00")
    assert bounds("../2023-07-01", "Asia/Kolkata")[:2] == [PAST, FUTURE]
    assert bounds("", "Asia/Kolkata") == [PAST, FUTURE, PAST, FUTURE]
    dates, _ = read_edtf(["2023-07-01", "2023-07-01T10:00"])
    assert placed(dates, UTC) is dates
    either = bounds("[2023-07-01T10:00Z,2023-07-02]", "Asia/Kolkata")
    assert either == [utc("2023-07-01T10:00+00:00"), utc("2023-07-02T18:29:59+00:00")] * 2


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("2014-10-28T16:12+05:30", "UTC", "2014-10-28T10:42Z"),
        ("2014-10-28T16:12+05:30", "Europe/Paris", "2014-10-28T11:42+01:00"),
        ("2023-12-31T23:30:15.250Z~", "Asia/Kolkata", "2024-01-01T05:00:15.250+05:30~"),
        ("2014-10-28?T16Z", "Europe/Paris", "2014-10-28?T17+01:00"),
        ("2014-10-28T16Z", "Asia/Kolkata", "2014-10-28T16Z"),  # from 21:30 to 22:30 is nothing that EDTF writes
        ("1850-01-01T00:00Z", "Europe/Paris", "1850-01-01T00:00Z"),  # 9 minutes and 21 seconds before
        ("2014-10-28T24:00Z", "UTC", "2014-10-28T24:00Z"),
        ("2014-10-28T24:00Z", "Europe/Paris", "2014-10-29T01:00+01:00"),
        ("2014-10-28T16:12", "Europe/Paris", "2014-10-28T16:12"),
        ("2014-10-28", "Europe/Paris", "2014-10-28"),
        ("2023-03-26T01:30+01:00/2023-03-26T01:30Z", "Europe/Paris", "2023-03-26T01:30+01:00/2023-03-26T03:30+02:00"),
        ("[2014-10-28T16:12:01.5Z..2014-10-29]", "Europe/Paris", "[2014-10-28T17:12:01.5+01:00..2014-10-29]"),
    ],
)
def test_a_text_by_the_clock_of_a_zone(text: str, name: str, message: str) -> None:
    assert in_zone(text, zone(name)) == message


@given(times(), zones)
def test_words_of_a_moment_mean_the_same_instant_in_any_zone(message: Said, here: Zone) -> None:
    """What is read out again is the moment that was read in, to the last second."""
    before, _ = read_edtf([message.text])
    after, refused = read_edtf([in_zone(message.text, here)])
    assert not refused
    for name in (*BOUNDS, "flags", "precision"):
        assert getattr(before, name).tolist() == getattr(after, name).tolist()


def test_hours_that_come_twice_are_told_apart_in_words() -> None:
    paris = zone("Europe/Paris")
    texts = [in_words(in_zone(text, paris), 0) for text in ("2023-10-29T00:30Z", "2023-10-29T01:30Z")]
    assert texts == ["29 Oct 2023, 02:30 (UTC+02:00)", "29 Oct 2023, 02:30 (UTC+01:00)"]


def test_an_extent_is_named_by_the_clock() -> None:
    first, last = utc("2023-03-25T23:00+00:00"), utc("2023-03-26T21:59:59+00:00")
    assert span_words(first, last, zone("Europe/Paris")) == "26 March 2023"
    assert span_words(first, last) == "25 to 26 March 2023"


def test_names_are_of_places_utc_first() -> None:
    assert zone_names()[0] == "UTC"
    assert {"Europe/Paris", "America/New_York"} < set(zone_names())
    assert len(set(zone_names())) == len(zone_names())
