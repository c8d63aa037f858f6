"""What pictures of the same events share is found once, and is not mixed up with what others share."""

from __future__ import annotations

from components.filters import Selection
from components.layout.lane_choice import LaneOptions
from components.layout.rules import Rules
from components.layout.source import AxisSpec, LaneSpec, Visible
from components.store.memory import MemoryStore
from components.store.memory.source import Everything
from tests.views.events import csv_bytes, store

HEADER = ("id", "date", "title", "actors", "links")
ROWS = [
    ("a", "2014-01-01", "A", "One; Two", "leads to: b"),
    ("b", "2014-05-01", "B", "Two", ""),
    ("c", "", "C", "Two; One", "leads to: a; leads to: c"),
]
RULES, ANY, AXIS = Rules(6, 600), LaneOptions(14), AxisSpec((), 120.0)


def visible(events: MemoryStore, column: str = "actor", options: LaneOptions = ANY) -> Visible:
    source = events.source(Everything())
    return source.visible(LaneSpec(column, options), source.axis(AXIS), None, RULES)


def test_the_same_question_has_one_answer_and_others_have_others() -> None:
    events = store(csv_bytes(HEADER, ROWS))
    first = visible(events)
    assert visible(events) is first
    assert events.source(Everything()).axis(AxisSpec((), 120.0)) is events.source(Everything()).axis(
        AxisSpec((), 120.0)
    )
    for column, options in (
        ("", LaneOptions(14)),
        ("actor", LaneOptions(14, ("Two",))),
        ("actor", LaneOptions(14, (), ("Two",))),
    ):
        assert visible(events, column, options) is not first


def test_each_selection_has_answers_of_its_own() -> None:
    events = store(csv_bytes(HEADER, ROWS))
    for name, shown in (("One", 2), ("Two", 3), ("One", 2)):
        assert events.source(Selection((("actor", (name,)),))).summary().shown == shown


def test_what_waits_what_is_placed_and_what_links_join() -> None:
    events = store(csv_bytes(HEADER, ROWS))
    found = visible(events)
    assert (found.placed, found.undated) == (2, 1)
    assert sorted(events.loaded.table["id"].iloc[list(found.homes)]) == ["a", "b", "c"]
    assert len(found.links) == 3
