"""What pictures of the same events share is made once, and is not mixed up with what others share."""

from __future__ import annotations

import numpy as np

from components.model import Request
from components.store.memory import MemoryStore
from components.views import context
from components.views.stage import Stage, stage
from tests.views.events import csv_bytes, store

HEADER = ("id", "date", "title", "actors", "links")
ROWS = [
    ("a", "2014-01-01", "A", "One; Two", "leads to: b"),
    ("b", "2014-05-01", "B", "Two", ""),
    ("c", "", "C", "Two; One", "leads to: a; leads to: c"),
]


def staged(events: MemoryStore, rows: np.ndarray[tuple[int], np.dtype[np.int64]], request: Request) -> Stage:
    return stage(events, context.facts(events, rows, request, ()), request, request.most_lanes)


def test_a_window_another_width_and_words_share_one_stage() -> None:
    events = store(csv_bytes(HEADER, ROWS))
    first = staged(events, events.order(), Request())
    assert staged(events, events.order(), Request(window=(1.4e9, 1.5e9), width=400, title="T", selected="a")) is first


def test_other_lanes_share_only_the_scale() -> None:
    events = store(csv_bytes(HEADER, ROWS))
    first = staged(events, events.order(), Request())
    for asked in (Request(lanes=""), Request(pinned=("Two",)), Request(hidden=("Two",)), Request(most_lanes=1)):
        other = staged(events, events.order(), asked)
        assert other is not first
        assert other.ground is first.ground


def test_other_rows_have_a_stage_of_their_own_even_in_the_place_of_old_ones() -> None:
    events = store(csv_bytes(HEADER, ROWS))
    for turn in range(300):  # arrays that are not kept give their place, and with it their `id`, to the next
        asked = Request(filters=(("search", (str(turn),)),))
        assert staged(events, np.array([turn % 3]), asked).known.rows.tolist() == [turn % 3]


def test_what_waits_what_is_placed_and_what_links_join() -> None:
    events = store(csv_bytes(HEADER, ROWS))
    found = staged(events, events.order(), Request())
    assert (found.placed, found.undated) == (2, 1)
    assert sorted(events.loaded.table["id"].iloc[list(found.homes)]) == ["a", "b", "c"]
    assert len(found.links) == 3
