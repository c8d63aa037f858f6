"""What the picture promises for any events: all of them are there, nothing covers anything, it keeps to its size."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.layout.bands import NOBODY, OTHERS
from components.model import Request
from components.scene import Box, Cluster, Diamond, Dot, Fade, Scene, Span
from components.store.memory import MemoryStore
from components.views import VIEWS
from tests.views.events import csv_bytes, files, store

if TYPE_CHECKING:
    from components.scene import Mark

LEAST_HEIGHT = 320  # px: below, no heading and lanes for actors, for other actors and for nobody fit any more
HEIGHTS = st.none() | st.integers(240, 1200)
some = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def drawn(content: bytes, width: int = 1200, height: int | None = None, **asked: str) -> tuple[MemoryStore, Scene]:
    events = store(content)
    request = Request(width=width, height=height, **asked)  # type: ignore[arg-type]  # all texts
    return events, VIEWS["swimlane"](events, events.order(), request, ())


def ink(mark: Mark) -> Box:
    """The mark's own outline."""
    match mark:
        case Dot():
            return mark.x - 7.5, mark.y - 7.5, mark.x + 7.5, mark.y + 7.5
        case Span():
            return mark.left_x, mark.y - mark.height / 2, mark.right_x, mark.y + mark.height / 2
        case Fade():
            left, right = sorted((mark.solid_x, mark.gone_x))
            return left, mark.y - mark.height / 2, right, mark.y + mark.height / 2
        case Diamond():
            return mark.x - 10, mark.y - 10, mark.x + 10, mark.y + 10
        case Cluster():
            return mark.x - 12, mark.y - 12, mark.x + 12, mark.y + 12


def overlap(one: Box, other: Box, by: float = 0.1) -> bool:
    return min(one[2], other[2]) - max(one[0], other[0]) > by and min(one[3], other[3]) - max(one[1], other[1]) > by


def lane_of(mark: Mark, scene: Scene) -> int:
    return next(k for k, lane in enumerate(scene.lanes) if lane.top <= mark.y <= lane.bottom)


def expected_in_lanes(events: MemoryStore, scene: Scene) -> Counter[str]:
    """How many events each lane holds, counted from the file alone."""
    names = {lane.name for lane in scene.lanes}
    found: Counter[str] = Counter()
    for row in range(events.size):
        actors = {one.name for one in events.event(row).actors}
        found.update((actors & names) | ({OTHERS} if actors - names else set()) if actors else {NOBODY})
    return found


@some
@given(files(), st.integers(320, 1600), HEIGHTS)
def test_every_event_is_in_its_lanes(content: bytes, width: int, height: int | None) -> None:
    events, scene = drawn(content, width, height)
    found: Counter[str] = Counter()
    single: defaultdict[str, set[str]] = defaultdict(set)  # an event on several dates has several marks
    for mark in scene.marks:
        name = scene.lanes[lane_of(mark, scene)].name
        if isinstance(mark, Cluster):
            found[name] += mark.count
            assert len(mark.events) == min(mark.count, 20)
        else:
            single[name].add(mark.event)
    found.update({name: len(ids) for name, ids in single.items()})
    for label in scene.labels:
        if not label.event:
            number = label.lines[0].text.removeprefix("and ").split(" ")[0]
            middle = label.lines[0].y
            name = next(lane.name for lane in scene.lanes if lane.top <= middle <= lane.bottom)
            found[name] += int(number.replace(",", ""))
    expected = expected_in_lanes(events, scene)
    assert set(found) == set(expected)
    if len({events.event(row).id for row in range(events.size)}) == events.size:
        assert found == expected


@some
@given(files(), st.integers(320, 1600), HEIGHTS)
def test_nothing_covers_anything(content: bytes, width: int, height: int | None) -> None:
    _, scene = drawn(content, width, height)
    boxes = [(box, label) for label in scene.labels for box in label.boxes]
    for (one, a), (other, b) in combinations(boxes, 2):
        assert not overlap(one, other), (a, b)
    for box, label in boxes:
        assert box[0] >= 0
        assert box[2] <= scene.width
        assert box[1] >= 0
        assert box[3] <= scene.height
        for mark in scene.marks:
            assert not overlap(box, ink(mark)), (label, mark)
    for one_mark, other_mark in combinations(scene.marks, 2):
        same = not isinstance(one_mark, Cluster) and not isinstance(other_mark, Cluster)
        if same and one_mark.event == other_mark.event and one_mark.y == other_mark.y:  # type: ignore[union-attr]
            continue  # the parts of one event
        assert not overlap(ink(one_mark), ink(other_mark)), (one_mark, other_mark)


@some
@given(files(), st.integers(320, 1600), HEIGHTS)
def test_the_picture_keeps_to_its_size(content: bytes, width: int, height: int | None) -> None:
    _, scene = drawn(content, width, height)
    assert scene.width == width
    if height is not None and height >= LEAST_HEIGHT:
        assert scene.height == pytest.approx(height, abs=0.05)
    elif height is not None:
        assert scene.height >= height
        assert scene.height <= height + 0.05 or any("too low" in notice for notice in scene.notices)
    assert all(one.bottom == pytest.approx(other.top, abs=0.02) for one, other in pairwise(scene.lanes))
    assert all(lane.bottom <= scene.height for lane in scene.lanes)
    if scene.axis:
        assert scene.axis.left < scene.axis.right <= width
        assert all(scene.axis.left - 0.1 <= tick.x <= scene.axis.right + 0.1 for tick in scene.ticks)
    for mark in scene.marks:
        left, _, right, _ = ink(mark)
        assert left >= (scene.axis.left if scene.axis else 0) - 12
        assert right <= width
    for reference in scene.references:
        assert 0 <= reference.text_x <= width


@some
@given(files(), st.integers(320, 1600), HEIGHTS)
def test_the_same_again_and_in_words(content: bytes, width: int, height: int | None) -> None:
    events, scene = drawn(content, width, height)
    assert VIEWS["swimlane"](events, events.order(), Request(width=width, height=height), ()) == scene
    assert drawn(content, width, height)[1] == scene
    assert all(lane.name in scene.alt for lane in scene.lanes)
    said = dict(scene.hovers)
    assert len(said) == len(scene.hovers)
    assert all(mark.event in said for mark in scene.marks if not isinstance(mark, Cluster))
    assert all(np.isfinite(point).all() for link in scene.links for point in link.path)
    listed = len(scene.links) + sum(
        int(notice.split(" ")[0].replace(",", "")) for notice in scene.notices if "between shown events" in notice
    )
    assert listed == len(events.links.origin)


def rows(*given: dict[str, str]) -> bytes:
    columns = ("id", "date", "title", "actors", "status", "reported", "links")
    return csv_bytes(columns, [[one.get(column, "") for column in columns] for one in given])


def test_ids_that_stand_twice_keep_their_own_marks_and_words() -> None:
    _, scene = drawn(
        rows(
            {"id": "x", "title": "First", "status": "conditional"},
            {"id": "x", "title": "Second", "status": "cancelled"},
            {"id": "x", "date": "2014", "title": "Third"},
        )
    )
    statuses = [mark.status for mark in scene.marks if isinstance(mark, Diamond)]
    assert statuses == ["conditional", "cancelled"]
    assert {label.lines[0].text for label in scene.labels} == {"First", "Second", "Third"}
    ((event, said),) = scene.hovers
    assert event == "x"
    assert all(word in said for word in ("First", "Second", "Third"))


def test_a_set_open_on_both_sides_waits_in_the_gutter_with_its_words() -> None:
    _, scene = drawn(rows({"date": "[..2013,2015..]", "title": "Then or then"}, {"date": "2014", "title": "That year"}))
    assert scene.gutter
    (label,) = [one for one in scene.labels if one.lane == -1]
    assert [line.text for line in label.lines] == ["Then or then", "by 2013, or 2015 or later"]


def test_going_on_is_drawn_to_the_report_inside_the_axis() -> None:
    given_rows = [
        {"date": "2014-02/..", "title": f"t{year}", "reported": f"{year}"} for year in (2014, 2015, 2016, 2030)
    ]
    _, scene = drawn(rows(*given_rows))
    assert not scene.references  # four reports would be a thicket of lines
    ends = sorted(mark.right_x for mark in scene.marks if isinstance(mark, Span))
    assert ends == sorted(set(ends))
    assert scene.axis
    assert ends[-1] < scene.axis.right


def test_only_undated_events_need_no_axis() -> None:
    _, scene = drawn(rows({"title": "One", "actors": "Japan"}, {"title": "Two"}))
    assert scene.axis is None
    assert scene.ticks == ()
    assert len(scene.marks) == 2
    assert "without a date" in scene.heading.subtitle[0][0]


def test_no_events() -> None:
    _, scene = drawn(csv_bytes(("date", "title"), [("2014-99", "bad")]), height=400)
    assert (scene.marks, scene.lanes, scene.height) == ((), (), 400)


def test_ties_join_the_lanes_of_one_event() -> None:
    events = [
        {"id": "m", "date": "2014-10-27", "title": "Meeting", "actors": "A; B; C"},
        {"date": "2014-02-01", "title": "x"},
    ]
    _, scene = drawn(rows(*events))
    assert [tie.event for tie in scene.ties] == ["m", "m"]
    ys = sorted(mark.y for mark in scene.marks if isinstance(mark, Dot) and mark.event == "m")
    for tie, (above, below) in zip(scene.ties, pairwise(ys), strict=True):
        assert above < tie.top < tie.bottom < below
    assert sum(label.event == "m" for label in scene.labels) == 1


def test_links_are_dashed_where_it_depends_and_self_links_are_said() -> None:
    _, scene = drawn(
        rows(
            {"id": "a", "date": "2014-01", "title": "A", "links": "leads to: b; leads to: a"},
            {"id": "b", "title": "B", "status": "conditional", "links": "responds to: a"},
        )
    )
    assert [(link.origin, link.target, link.kind, link.dashed) for link in scene.links] == [
        ("a", "b", "leads to", True),
        ("b", "a", "responds to", True),
    ]
    assert any(notice.startswith("1 link between shown events is not drawn") for notice in scene.notices)


def test_reference_lines_keep_off_each_other() -> None:
    given_rows = [{"date": "2014-10-27", "title": "x", "reported": day} for day in ("2014-10-28", "2014-10-29")]
    _, scene = drawn(rows(*given_rows, {"date": "2014-10-29", "title": "y"}), width=500, today="2014-10-28")
    assert sorted(one.line for one in scene.references) == [0, 1, 2]
    assert any("today" in one.words for one in scene.references)


def test_today_is_drawn_only_where_it_is_in_range() -> None:
    events = rows({"date": "2014-10-27", "title": "x"}, {"date": "2014-10-29", "title": "y"})
    assert [one.words for one in drawn(events, today="2014-10-28")[1].references] == ["today, 28 October 2014"]
    assert drawn(events, today="2015-10-28")[1].references == ()


def test_the_legend_explains_what_is_there_and_nothing_else() -> None:
    events = rows(
        {"date": "2014-10-27", "title": "day", "actors": "A; B"},
        {"date": "2014-02", "title": "month"},
        {"date": "[..2014-03]", "title": "by"},
        {"date": "2014-05~", "title": "about"},
        {"title": "waits", "status": "conditional"},
    )
    assert [key.symbol for key in drawn(events)[1].legend] == ["day", "sometime", "by", "about", "conditional", "tie"]
    assert [key.symbol for key in drawn(rows({"date": "2014", "title": "x"}))[1].legend] == ["sometime"]


def test_actors_beyond_the_lanes_are_named() -> None:
    _, scene = drawn(rows(*({"date": f"2014-01-{k + 1:02}", "title": "t", "actors": f"A{k}"} for k in range(20))))
    assert len(scene.lanes) == 14
    assert any("7 less busy actors" in notice and "A13" in notice for notice in scene.notices)


def test_every_date_of_an_all_of_set_has_its_mark() -> None:
    _, scene = drawn(rows({"id": "s", "date": "{2014-01-03,2014-05,2014-08..2014-10}", "title": "Three times"}))
    assert [type(mark) for mark in scene.marks] == [Dot, Span, Span, Fade, Fade]
    assert len({mark.y for mark in scene.marks}) == 1


def test_the_axis_speaks_the_language_asked_for_and_no_finer_than_each_stretch_is_known() -> None:
    dates = ("2014-02", "2014-10-27", "2014-10-29", "[2014-11-21..2014-11-30]")
    content = rows(*({"date": date, "title": date} for date in dates))
    events = store(content)
    said = {}
    for language in ("en", "de", "ko"):
        scene = VIEWS["swimlane"](events, events.order(), Request(language=language), ())
        assert [tick.strong for tick in scene.ticks] == [True, *(False for _ in scene.ticks[1:])]
        said[language] = [*(tick.text for tick in scene.ticks[:2]), *(fold.words for fold in scene.folds)]
    assert said == {
        "en": ["Feb 2014", "27 Oct", "8 quiet months folded"],
        "de": ["Feb. 2014", "27. Okt.", "… 8 Monate …"],
        "ko": ["2014년 2월", "10월 27일", "… 8개월 …"],
    }
