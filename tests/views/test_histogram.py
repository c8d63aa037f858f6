"""Crowded lanes are histograms that count every event once, on one scale, and say so under the pointer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.draw.readouts import readouts
from components.layout.lane_histogram import LEAST
from components.marks import event_of, paint
from components.marks.ink import Stroke
from components.marks.palette import PALETTES
from components.model import Request
from components.scene import Cluster, Histogram, Profile, Scene
from tests.views.events import HEADER, csv_bytes, many_events, store
from tests.views.test_swimlane import picture, rows

SEEDS = st.integers(0, 2**32 - 1)
DAYS = st.integers(14_600, 17_400)  # since the epoch
WINDOWS = st.none() | st.tuples(DAYS, DAYS).map(lambda pair: (min(pair) * 86_400.0, (max(pair) + 1) * 86_400.0))
some = settings(max_examples=10, suppress_health_check=list(HealthCheck))


def histograms(scene: Scene) -> list[Histogram]:
    return [mark for mark in scene.marks if isinstance(mark, Histogram)]


def inside(mark: Histogram) -> float:
    """How many events its steps have."""
    return sum(count + more for _, count, more in mark.steps)


@some
@given(SEEDS, WINDOWS, st.integers(20, 400), st.sampled_from(["", "actor"]), st.sampled_from([420, 1200]))
def test_every_event_in_sight_is_counted_once(
    seed: int, window: tuple[float, float] | None, count: int, lanes: str, width: int
) -> None:
    events = store(many_events(seed, count, lanes=1))
    scene = picture(events, Request(window=window, lanes=lanes, width=width))
    areas = [mark for mark in scene.marks if isinstance(mark, Cluster | Profile | Histogram)]
    single = {event_of(mark) for mark in scene.marks if event_of(mark)}
    assert sum(mark.count for mark in areas) + len(single) + scene.outside == count
    for mark in histograms(scene):
        assert inside(mark) + mark.beyond == pytest.approx(mark.count, abs=0.01)


@some
@given(SEEDS, WINDOWS)
def test_heights_are_on_one_scale_and_in_their_band(seed: int, window: tuple[float, float] | None) -> None:
    scene = picture(store(many_events(seed)), Request(window=window))
    found = histograms(scene)
    assert len({(mark.most, round(mark.bottom - mark.top, 1)) for mark in found}) <= 1
    for mark in found:
        most = max(count + more for _, count, more in mark.steps)
        assert most <= mark.most + 1e-6
        band = next(lane for lane in scene.lanes if lane.top <= mark.y <= lane.bottom)
        assert band.top <= mark.top < mark.bottom <= band.bottom
        for ink in paint(mark, PALETTES["light"]):
            points = ink.points if isinstance(ink, Stroke) else ()
            assert all(mark.top - 0.1 <= y <= mark.bottom for _, y in points)
            assert all(scene.axis.left - 0.1 <= x <= scene.axis.right + 0.1 for x, _ in points) if scene.axis else True


@some
@given(SEEDS, WINDOWS)
def test_the_pointer_is_told_all_that_is_known_and_once(seed: int, window: tuple[float, float] | None) -> None:
    scene = picture(store(many_events(seed)), Request(window=window))
    found, marks = readouts(scene), histograms(scene)
    if found is None:
        assert not marks
        return
    assert len(set(found.when)) == len(found.when) == len(found.px) - 1
    names = {lane.name: lane for lane in scene.lanes}
    for mark, name, (top, bottom, indexes) in zip(marks, found.names, found.histograms, strict=True):
        assert names[name].top <= mark.top < mark.bottom <= names[name].bottom
        assert (top, bottom) == (mark.top, mark.bottom)
        assert [x for x, _, _ in mark.steps] == list(found.px)
        for index, (_, count, more) in zip(indexes, mark.steps, strict=False):
            words = found.texts[index] if index >= 0 else "0 events"
            assert int(words.split(" ")[0].replace(",", "")) == count
            assert ("less exact" in words) == (more > LEAST)


def test_a_lane_that_dwarfs_the_rest_has_a_scale_of_its_own_and_says_so() -> None:
    days = [f"2014-{1 + k % 12:02}-{1 + k // 12 % 28:02}" for k in range(300)]
    few = [{"date": day, "actors": "Japan"} for day in days]
    many = [{"date": day, "actors": f"Actor {k % 90}"} for k, day in enumerate(days * 12)]
    scene = picture(store(rows(*few, *many)), Request(most_lanes=1, pinned=("Japan",)))
    own, others = histograms(scene)
    assert own.most < others.most
    assert "“Other actors” on a scale of its own" in "".join(text for text, _ in scene.heading.subtitle)
    assert "events by " in scene.alt


def test_what_matters_most_is_marked_on_its_own_and_tied_by_its_links() -> None:
    days = [f"2014-{1 + k % 12:02}-{1 + k // 12 % 28:02}" for k in range(300)]
    plain = [{"id": f"e{k}", "date": day, "title": "Vote"} for k, day in enumerate(days)]
    plain[7] |= {"title": "The cause", "links": "leads to: e200; leads to: e90; leads to: e40"}
    scene = picture(store(rows(*plain)), Request())
    (mark,) = histograms(scene)
    assert mark.count == 299
    assert [label.lines[0].text for label in scene.labels] == ["The cause"]
    assert {(link.origin, link.target) for link in scene.links} == {("e7", f"e{k}") for k in (40, 90, 200)}


@some
@given(SEEDS, WINDOWS)
def test_a_low_lane_has_a_shade_wherever_it_has_events(seed: int, window: tuple[float, float] | None) -> None:
    scene = picture(store(many_events(seed)), Request(window=window, height=370, budget=20))
    for mark in histograms(scene):
        assert mark.shades
        assert "the more, the stronger" in "".join(text for text, _ in scene.heading.subtitle)
        areas = [ink for ink in paint(mark, PALETTES["light"]) if isinstance(ink, Stroke)]
        assert len({ink.style.fill for ink in areas}) == len(areas)  # one for each shade
        assert all(mark.top <= y <= mark.bottom for ink in areas for _, y in ink.points)
        known = [ink for ink in areas if ink.points[0][1] == mark.bottom]
        for x, count, _ in mark.steps[:-1]:
            assert sum(_covers(ink, x) for ink in known) == (count > 0)


def _covers(area: Stroke, x: float) -> bool:
    """Whether an area is above its ground right of `x`."""
    ground = area.points[0][1]
    return [y for px, y in area.points[1:-2] if px <= x][-1] < ground


def test_a_burst_of_a_day_is_seen_in_thirty_years() -> None:
    days = [f"{1990 + k % 30}-{1 + k % 12:02}-{1 + k % 28:02}" for k in range(420)] + ["2001-09-11"] * 60
    scene = picture(store(csv_bytes(HEADER, [(f"e{k}", day) for k, day in enumerate(days)])), Request())
    (mark,) = histograms(scene)
    counts = sorted(count for _, count, _ in mark.steps)
    assert counts[-1] >= 60 > 8 * counts[-2]
    assert mark.peak
    assert re.match(r"6\d events, September 2001", mark.words)
    assert mark.words in scene.alt
    assert [label.lines[0].text for label in scene.labels] == [mark.words]


def test_a_lane_opens_where_its_events_find_room() -> None:
    events = store(many_events(3, 500, lanes=1))
    whole = Request(lanes="")
    assert histograms(picture(events, whole))
    week = replace(whole, window=(1_262_304_000.0, 1_262_304_000.0 + 40 * 86_400))
    scene = picture(events, week)
    assert not histograms(scene)
    assert scene.labels
