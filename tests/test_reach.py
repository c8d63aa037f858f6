"""Where an event is, is said once: what a filter keeps of a window is what the picture of that window shows and what
the table lists, wherever the events are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components import filters, pipeline
from components.layout.shape import placeable
from components.model import Flag, Request
from components.scene import Cluster
from components.store.sql import source as sql
from tests.store.sql.test_pictures import database
from tests.views.events import DATES, DAYS, OF_PICTURES, csv_bytes, store

if TYPE_CHECKING:
    from components.scene import Scene

DAY = 86_400
EVENING = int(np.datetime64("2015-11-13T21:00", "s").astype(int))
MINUTES = st.integers(0, 90).map(lambda minute: str(np.datetime64(EVENING + 60 * minute, "s")))
OF_AN_EVENING = st.one_of(
    MINUTES,
    st.tuples(MINUTES, MINUTES).map(sorted).map("/".join),
    *(MINUTES.map(form.format) for form in ("{}/..", "../{}", "{}/", "[..{}]")),
    st.just("2015-11-13"),
)
LENGTHS = st.sampled_from([60, 3_600, DAY, 40 * DAY, 10**9, 10**11])  # s: up to a thousand times all there is, and more
WINDOWS = st.tuples(DAYS, DAYS).map(sorted).map(lambda pair: (str(pair[0]), str(pair[1])))


def shown(scene: Scene) -> int:
    """Events that are drawn or counted, where each has one lane."""
    counted = sum(mark.count for mark in scene.marks if isinstance(mark, Cluster))
    return counted + len(scene.hovers)


@pytest.mark.parametrize("few", [20_000, 0])
@given(st.lists(DATES, min_size=1, max_size=30), WINDOWS, st.sampled_from([600, 3]))
@settings(OF_PICTURES, max_examples=8)
def test_filter_picture_and_table_agree(
    monkeypatch: pytest.MonkeyPatch, few: int, texts: list[str], window: tuple[str, str], budget: int
) -> None:
    monkeypatch.setattr(sql, "FEW", few)
    texts = [text for text in texts if text[:1] != "{"]  # between its dates an event on several is nowhere
    events = store(csv_bytes(("date", "title"), [(text, f"Event {k}") for k, text in enumerate(texts)]))
    requested = (("from", (window[0],)), ("to", (window[1],)))
    retained = filters.matching_rows(events, requested)
    first, after = (float(np.datetime64(day, "s").astype(int)) for day in window)
    request = Request(lanes="", window=(first, after + DAY), budget=budget)
    some = np.arange(events.size)
    dated = placeable(events.dates, some)
    inside = int(np.count_nonzero(dated[retained]))
    sources = (events, database(events)) if few == 0 else (events,)
    for source in sources:
        scene = pipeline.draw(source, request).scene
        assert int(np.count_nonzero(dated)) - scene.outside == inside
        waiting = sum(label.lines[0].text.startswith("and ") for label in scene.labels)
        if not waiting and dated.all():
            assert shown(scene) == inside
    table = pipeline.draw(events, replace(request, window=None, filters=requested)).rows
    assert sorted(table.tolist()) == sorted(retained.tolist())


@given(st.lists(OF_AN_EVENING, min_size=1, max_size=6), LENGTHS, st.floats(-2, 1), st.floats(0.1, 1))
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_a_window_of_any_length_anywhere_shows_what_a_filter_finds_in_it(
    texts: list[str], length: int, start: float, share: float
) -> None:
    events = store(csv_bytes(("date", "title"), [(text, f"Event {k}") for k, text in enumerate(texts)]))
    first = EVENING + int(start * length)
    last = first + max(1, int(share * length))
    inside = (events.dates.earliest_start < last) & (events.dates.latest_end >= first)
    scene = pipeline.draw(events, Request(lanes="", window=(float(first), float(last)))).scene
    assert events.size - scene.outside == int(np.count_nonzero(inside))
    assert shown(scene) == int(np.count_nonzero(inside))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("1949-06-01/..", True),
        ("1949-06-01/", True),
        ("../1960-01-01", True),
        ("[1949-06-01..]", True),
        ("[..1960-01-01]", True),
        ("1950-04-30", False),  # the day before, whose dot would reach into the picture
        ("1950-05-01", True),
        ("1950-05-31T23:59:59", True),
        ("1950-06-01T00:00:00", False),
        ("1950-06-01", False),
        ("{1949-01-01,1951-01-01}", False),
        ("1950-06-10/1950", False),  # its end, known to the year, is no earlier than its start
        ("19XX/1950-04-20", False),  # nor its start later than its end
    ],
)
def test_an_event_at_the_edge_of_a_window_is_drawn_or_counted_as_outside(text: str, inside: bool) -> None:
    events = store(csv_bytes(("date", "title"), [(text, "One"), ("1950-05-10", "Other"), ("1940", "First")]))
    window = tuple(float(np.datetime64(day, "s").astype(int)) for day in ("1950-05-01", "1950-06-01"))
    scene = pipeline.draw(events, Request(window=(window[0], window[1]))).scene
    assert scene.outside == 2 - inside
    assert len(scene.hovers) == 1 + inside
    retained = filters.matching_rows(events, (("from", ("1950-05",)), ("to", ("1950-05",))))
    assert (0 in retained) == (inside or bool(events.dates.flags[0] & Flag.ALL_OF))
