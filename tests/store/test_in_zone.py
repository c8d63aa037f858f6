"""Events by the clock of a zone: the same for a file and for a database, in filters, order, words and pictures."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components import filters as filtering
from components import pipeline
from components.filters import Selection
from components.model import Request, Source
from components.store.memory import MemoryStore
from components.store.sql import source, visible
from components.store.sql.database import Database
from tests.store.sql.test_pictures import database
from tests.views.events import OF_PICTURES

DATES = (
    *("2023-03-25", "2023-03-26", "2023-03", "2023-10-29", "2023-03-26T02:30", "2023-10-29T02:30"),
    *("2023-03-26T01:30+01:00", "2023-03-25T23:30Z", "2023-10-29T00:30Z", "2023-10-29T01:30Z", "2023-07-01/.."),
    *("2023-03-26T01:30+01:00/2023-03-27", "[..2023-03-26]", "[2023-03-26T10:00Z,2023-03-28]"),
    *("{2023-03-26,2023-03-28T10:00Z}", "2019-12-30", ""),
)
ZONES = ("", "Europe/Paris", "America/New_York", "Asia/Kolkata", "Pacific/Apia")
ROWS = "\n".join(f'e{k},"{date}",Event {k},{"AB"[k % 2]},2023-11-0{k % 2 + 1}' for k, date in enumerate(DATES))
EVENTS = pipeline.load(Source("zoned.csv", f"id,date,title,actors,reported\n{ROWS}".encode()))
DATABASE = database(EVENTS)


def titles(events: MemoryStore | Database, zone: str, **given: str) -> list[str]:
    placed = events.in_zone(zone)
    filters = tuple((name, (value,)) for name, value in given.items())
    store, rows = placed.listing(Selection(filtering.checked(filters, placed.vocabulary(filtering.COLUMNS))))
    return store.cells("title", rows)


@pytest.mark.parametrize("events", [EVENTS, DATABASE], ids=["memory", "database"])
def test_a_day_is_asked_for_by_the_clock(events: MemoryStore | Database) -> None:
    """23:30 in UTC is the 25th there and the 26th in Paris; what has no zone is the same day anywhere."""
    utc, paris = (titles(events, zone, **{"from": "2023-03-25", "to": "2023-03-25"}) for zone in ("", "Europe/Paris"))
    assert "Event 7" in utc
    assert "Event 7" not in paris
    assert {"Event 0"} < set(utc) & set(paris)
    assert "Event 4" not in paris
    assert "Event 7" in titles(events, "Europe/Paris", **{"from": "2023-03-25T23:30Z", "to": "2023-03-25T23:30Z"})


@pytest.mark.parametrize("zone", ZONES)
def test_a_database_lists_what_the_memory_does_in_the_same_words(zone: str) -> None:
    near, far = EVENTS.in_zone(zone), DATABASE.in_zone(zone)
    assert titles(EVENTS, zone) == titles(DATABASE, zone)
    (one, rows), (other, others) = near.listing(Selection()), far.listing(Selection())
    assert one.words(rows) == other.words(others)
    same = ("earliest_start", "latest_start", "earliest_end", "latest_end", "words")
    for row, twin in zip(rows.tolist(), others.tolist(), strict=True):
        assert [getattr(one.event(row), name) for name in same] == [getattr(other.event(twin), name) for name in same]


@pytest.mark.parametrize("few", [source.FEW, 0])
@given(
    st.sampled_from(ZONES),
    st.sampled_from(["swimlane", "density"]),
    st.sampled_from([None, (1_679_700_000.0, 1_679_900_000.0), (1_698_500_000.0, 1_698_600_000.0)]),
    st.sampled_from(["actor", ""]),
)
@settings(OF_PICTURES, max_examples=6)
def test_a_picture_of_a_database_is_that_of_the_memory(
    few: int, zone: str, view: str, window: tuple[float, float] | None, lanes: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "FEW", few)
        patch.setattr(visible, "LISTED", few)
        request = Request(title="Both", zone=zone, view=view, window=window, lanes=lanes)
        assert pipeline.draw(DATABASE, request).scene == pipeline.draw(EVENTS, request).scene


def test_without_a_zone_among_them_all_zones_are_one() -> None:
    events = pipeline.load(Source("bare.csv", b"date,title\n2023-03-26T02:30,A\n2023-03-26,B\n"))
    assert events.in_zone("Asia/Kolkata") is events
    assert events.words(events.order()) == ["26 Mar 2023", "26 Mar 2023, 02:30"]
    assert pipeline.draw(events, Request(zone="Asia/Kolkata")).scene == pipeline.draw(events, Request()).scene
    both = database(events)
    assert both.in_zone("Asia/Kolkata") is both


def test_the_picture_says_whose_clock_it_is() -> None:
    drawn = pipeline.draw(EVENTS, Request(zone="Asia/Kolkata")).scene
    assert drawn.axis is not None
    assert drawn.axis.zone == "Asia/Kolkata"
    words = " ".join(text for text, _ in drawn.heading.subtitle)
    assert "times in Asia/Kolkata, 2 of them without a zone and placed as typed" in words
    assert {mark.event for mark in drawn.marks if getattr(mark, "doubt", None) and mark.doubt.bare} == {"e4", "e5"}  # type: ignore[union-attr]
