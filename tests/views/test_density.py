"""The bars of a histogram make up all events, whatever is known of their dates, in memory and in a database."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from components import pipeline
from components.errors import RequestError
from components.layout.histogram import levels
from components.layout.shape import known, opens
from components.model import PAST, Request
from components.scene import Bar, Scene
from components.store.memory import MemoryStore
from components.store.memory.source import Everything
from tests.store.sql.test_pictures import database
from tests.test_cases import CASES, request
from tests.views.events import OF_PICTURES, REQUESTS, csv_bytes, files, store

if TYPE_CHECKING:
    from components.store.sql.database import Database

some = settings(OF_PICTURES, max_examples=30)
SPREAD: tuple[str, ...] = (
    "2010-10-05/2014-02-17",
    "2012-12",
    "[..2011-11-18]",
    "{2011-11-08,2014-12-09}",
    "{2013-04-03,2013-12-01}",
)
SPREAD += ("[..2014-07-15]", "[..2011-05-23]", "2014-03-31T16:12:00+05:30", "2014-10-28T16:12:00", "2014-07")
TIED = csv_bytes(("date", "title"), [(when, "A") for when in SPREAD * 12])  # quarters of equal length are equally high
# To a database the last two days are one period, beside 13.8 billion years.
FAR_BACK = csv_bytes(("date", "title"), [("Y-13800000000", "A"), ("2010-07-02", "B"), ("2011-09-09", "C")])
DENSITY = [case for case in CASES if case.name.startswith("density")]


def drawn(events: MemoryStore | Database, requested: Request) -> Scene:
    return pipeline.draw(events, replace(requested, view="density", title="Both")).scene


def bars(scene: Scene) -> list[Bar]:
    return [mark for mark in scene.marks if isinstance(mark, Bar)]


@some
@given(files(), REQUESTS)
def test_all_bars_and_the_undated_are_all_events(content: bytes, requested: Request) -> None:
    events = store(content)
    scene = drawn(events, replace(requested, window=None, language="en"))
    summary = events.source(Everything()).summary()
    beyond = [float(found[1]) for notice in scene.notices if (found := re.match(r"([\d.]+) events? outside", notice))]
    total = sum(bar.count for bar in bars(scene)) + sum(beyond)
    assert total == pytest.approx(summary.dated, abs=0.011)  # the axis may be fitted to what is known best
    assert summary.dated + (summary.shown - summary.dated) == events.size
    assert (scene.gutter is not None) == (summary.dated < summary.shown)
    notice = [line.text for label in scene.labels for line in label.lines][:1]
    assert notice == [f"{summary.shown - summary.dated}"] * (scene.gutter is not None)


@some
@given(files(), REQUESTS)
def test_each_bin_holds_what_each_event_brings_to_it(content: bytes, requested: Request) -> None:
    """Reckoned event by event: its share is how much of the time in which it may have been lies in the bin."""
    events = store(content)
    scene = drawn(events, requested)
    dated = [row for row in range(events.size) if known(events.dates, np.array([row]), np.array([PAST]))[0][0] > PAST]
    if not bars(scene) or len(dated) != events.source(Everything()).summary().dated:
        return
    source = events.source(Everything())
    each = source._dated()
    low, high = each.per_row(each.first), each.per_row(each.last)
    past, future = opens(events.dates, each.rows)
    seconds = [second for second, _ in scene.axis.knots] if scene.axis else []
    seen = [edge for bar in bars(scene) for edge in (bar.first, bar.last)]
    for edges in {(bar.first, bar.last) for bar in bars(scene)}:
        shares = 0.0
        starts = np.where(past, min([*seconds[:1], *seen]), low).tolist()
        ends = np.where(future, max([*seconds[-1:], *seen]), high + 1).tolist()
        for first, end in zip(starts, ends, strict=True):
            shares += max(0.0, min(end, edges[1]) - max(first, edges[0])) / (end - first)
        found = sum(bar.count for bar in bars(scene) if (bar.first, bar.last) == edges)
        assert found == pytest.approx(shares, abs=0.02)  # a moment with a time of day takes no time at all


@some
@given(files(), REQUESTS)
def test_bars_stand_upon_one_another_inside_the_picture(content: bytes, requested: Request) -> None:
    scene = drawn(store(content), requested)
    for bar in bars(scene):
        assert scene.axis
        assert scene.axis.left <= bar.left <= bar.right <= scene.axis.right
        assert scene.lanes[0].top <= bar.top <= bar.bottom <= scene.axis.y
        assert bar.first < bar.last
    stacked: dict[float, float] = {}
    for bar in bars(scene):
        assert bar.bottom == pytest.approx(stacked.get(bar.first, scene.lanes[0].bottom), abs=0.011)
        stacked[bar.first] = bar.top


@given(files(), REQUESTS)
@example(TIED, Request(window=(-725_377.0, 1_280_451_184.0), lanes="", width=1464))
@example(FAR_BACK, Request(lanes=""))
@settings(some, max_examples=8)
def test_a_database_has_the_same_bars(content: bytes, requested: Request) -> None:
    events = store(content)
    if requested.lanes == Request.lanes:  # of a file that names no actors, memory has groups of another column then
        requested = replace(requested, lanes=pipeline.default_lanes(events))
    assert alike(drawn(database(events), requested), drawn(events, requested))


@pytest.mark.parametrize("case", DENSITY, ids=lambda case: case.name)
def test_a_database_gives_the_accepted_picture(case: Path) -> None:
    fields = request((case / "request.json").read_text("utf-8"))
    events = store((case / "events.csv").read_bytes())
    titled = replace(fields, title=fields.title or events.name)
    assert alike(pipeline.draw(database(events), titled).scene, pipeline.draw(events, titled).scene)
    assert json.loads((case / "scene.json").read_text("utf-8"))["marks"]


def alike(one: Scene, other: Scene) -> bool:
    """Whether two scenes are the same; sums may differ by the order of their parts."""
    sums, others = ([(bar.count, bar.top, bar.bottom) for bar in bars(scene)] for scene in (one, other))
    assert np.allclose(np.array(sums).reshape(-1, 3), np.array(others).reshape(-1, 3), atol=0.011)
    plain = [
        replace(scene, marks=tuple(replace(bar, count=0.0, top=0.0, bottom=0.0) for bar in bars(scene)))
        for scene in (one, other)
    ]
    return plain[0] == plain[1]


def test_bars_are_by_hour_to_century_as_the_window_allows() -> None:
    events = store(csv_bytes(("date", "title"), [("1805-10-21T12:00", "Then"), ("2014-10-28T16:12", "Now")]))
    units = {}
    for days in (1, 10, 100, 1_000, 10_000, 100_000):
        middle = 1_414_512_720.0
        requested = Request(window=(middle - days * 43_200, middle + days * 43_200), view="density")
        (line, _), *_ = pipeline.draw(events, requested).scene.heading.subtitle
        units[days] = line.rsplit(" ", 1)[1]
    assert list(units.values()) == ["hour", "day", "day", "week", "quarter", "decade"]


def test_dates_that_are_known_to_the_year_are_not_drawn_by_day() -> None:
    events = store(csv_bytes(("date", "title"), [("2012", "A"), ("2013", "B")]))
    scene = drawn(events, Request())
    assert [round(bar.count, 6) for bar in bars(scene)] == [1, 1]


def test_an_event_of_several_actors_is_parted_among_them() -> None:
    rows = [("2014-01-01", "A", "Ann; Bob; Ann [host]"), ("2014-01-01", "B", "Ann"), ("2014-01-01", "C", "")]
    scene = drawn(store(csv_bytes(("date", "title", "actors"), rows)), Request())
    assert [bar.count for bar in bars(scene)] == [1.5, 0.5, 1.0]
    assert [(key.words, key.hue) for key in scene.legend] == [("Ann", 0), ("Bob", 1), ("No actor given", 5)]


def test_many_values_have_one_colour_and_it_is_said() -> None:
    rows = [("2014-01-01", f"Event {k}", f"Actor {k}") for k in range(9)]
    scene = drawn(store(csv_bytes(("date", "title", "actors"), rows)), Request())
    assert {bar.hue for bar in bars(scene)} == {0}
    assert scene.legend == ()
    assert any("one colour" in notice for notice in scene.notices)


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(RequestError, match="no column “colour”"):
        drawn(store(csv_bytes(("date", "title"), [("2014", "A")])), Request(lanes="colour"))


@given(st.floats(0.001, 1e9))
def test_levels_are_few_round_and_reach_the_most(most: float) -> None:
    found = levels(most)
    assert found[0] == 0
    assert found[-1] >= most * 0.999
    assert 2 <= len(found) <= 7
