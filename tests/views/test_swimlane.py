"""What the picture promises for any events: all of them are there, nothing covers anything, it keeps to its size."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from components import pipeline
from components.errors import RequestError
from components.layout.cluster_stats import NAMED
from components.layout.eras import TITLE
from components.layout.lane_room import OPENED
from components.layout.shape import NARROWEST, RADIUS, known
from components.layout.text import width
from components.marks import event_of, kind_of
from components.marks.kind import LIMIT
from components.model import FUTURE, PAST, Request
from components.scene import Box, Cluster, Diamond, Dot, Era, Fade, Histogram, Profile, Scene, Span
from components.store.memory import MemoryStore
from components.store.memory.source import Everything
from components.views import VIEWS
from tests.test_cases import CASES
from tests.test_cases import picture as golden
from tests.views.events import REQUESTS, csv_bytes, files, store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.model import Event
    from components.scene import Mark

LEAST_HEIGHT = 302  # px below the heading's first line: lanes for actors, for other actors and for nobody need as many


def drawn(content: bytes, width: int = 1200, **parameters: Any) -> tuple[MemoryStore, Scene]:
    events = store(content)
    return events, picture(events, Request(width=width, **parameters))


def picture(events: MemoryStore, request: Request) -> Scene:
    return VIEWS["swimlane"].draw(events.source(Everything()), request, ())


def ink(mark: Mark) -> Box:
    """The box of the mark's own outline, without the caps that stand out of it."""
    left, top, right, bottom = kind_of(mark).box(mark)
    if isinstance(mark, Span):
        top, bottom = mark.y - mark.height / 2, mark.y + mark.height / 2
    if isinstance(mark, Histogram) and mark.peak:
        top = mark.peak[1]  # nothing is painted above the highest step, and its words stand there
    return left, top, right, bottom


def caps(mark: Mark) -> list[Box]:
    """The hard edges of a span, which stand out above and below it."""
    if not isinstance(mark, Span):
        return []
    _, top, _, bottom = kind_of(mark).box(mark)
    sides = ((mark.left_x, mark.left), (mark.right_x, mark.right))
    return [(x - LIMIT / 2, top, x + LIMIT / 2, bottom) for x, end in sides if end == "cap"]


def overlaps(ones: Sequence[Box], others: Sequence[Box], by: float = 0.1) -> NDArray[np.bool_]:
    """Whether each of `ones` and each of `others` cover each other by more than `by` px both ways."""
    a, b = (np.array(boxes, float).reshape(-1, 4) for boxes in (ones, others))
    low = np.maximum(a[:, None, :2], b[None, :, :2])
    high = np.minimum(a[:, None, 2:], b[None, :, 2:])
    return np.asarray((high - low > by).all(axis=2))


def in_lanes(scene: Scene) -> list[Mark]:
    """The marks that are not behind the lanes."""
    return [mark for mark in scene.marks if not isinstance(mark, Era)]


def lane_of(mark: Mark, scene: Scene) -> str:
    return next(lane.name for lane in scene.lanes if lane.top <= mark.y <= lane.bottom)


def values(event: Event, column: str) -> set[str]:
    """What an event says in the column of the lanes or of their groups."""
    if column == "actor":
        return {one.name for one in event.actors}
    value = {"type": event.type.strip(), "status": event.status.strip() or "occurred"}.get(column, "")
    return {value} - {""}


def wanted(event: Event, request: Request) -> set[str]:
    """The lanes an event belongs to, were there one for each value; in a group its own name hides a lane, too."""
    lanes, groups = values(event, request.lanes), values(event, request.lane_groups)
    hidden = set(request.hidden)
    if request.lane_groups in ("", request.lanes) or not request.lanes:  # nothing to put in groups
        return (lanes or {f"No {request.lanes} given" if request.lanes else "All events"}) - hidden
    within = {(group, lane) for group in groups & set(request.expanded) for lane in lanes}
    if within:
        return {f"{group} › {lane}" for group, lane in within if lane not in hidden}
    return (groups or {f"No {request.lane_groups} given"}) - hidden


def expected_in_lanes(events: MemoryStore, scene: Scene, request: Request) -> tuple[Counter[str], int]:
    """How many events each lane holds, and how many stand in hidden lanes only, counted from the file alone."""
    others = next((lane.name for lane in scene.lanes if lane.kind == "others"), None)
    shown = {lane.name for lane in scene.lanes}
    found: Counter[str] = Counter()
    unseen = 0
    behind = set(events.source(Everything()).eras()[1].tolist())
    for event in events.events(np.array(sorted(set(range(events.size)) - behind), int)):
        lanes = wanted(event, request)
        own = (lanes & shown) | ({others} if others and lanes - shown else set())
        found.update(own)
        unseen += not own
    return found, unseen


def found_in_lanes(scene: Scene) -> Counter[str]:
    """How many events the picture shows in each lane: as marks, in clusters, and counted in the gutter."""
    found: Counter[str] = Counter()
    single: defaultdict[str, set[str]] = defaultdict(set)  # an event on several dates has several marks
    for mark in in_lanes(scene):
        name = lane_of(mark, scene)
        if isinstance(mark, Cluster):
            found[name] += mark.count
            assert len(mark.events) == min(mark.count, NAMED)
        elif isinstance(mark, Profile | Histogram):
            found[name] += mark.count
        else:
            single[name].add(event_of(mark))
    found.update({name: len(ids) for name, ids in single.items()})
    for label in scene.labels:
        if not label.event and label.lane < 0:  # in the gutter; others name the highest steps of histograms
            number = label.lines[0].text.removeprefix("and ").split(" ")[0]
            middle = label.lines[0].y
            name = next(lane.name for lane in scene.lanes if lane.top <= middle <= lane.bottom)
            found[name] += int(number.replace(",", ""))
    return found


def every_event_is_in_its_lanes_or_said_to_be_elsewhere(events: MemoryStore, scene: Scene, request: Request) -> None:
    expected, unseen = expected_in_lanes(events, scene, request)
    assert {lane.name for lane in scene.lanes} == set(expected)
    assert {lane.name: lane.events for lane in scene.lanes} == expected
    texts = [re.search(r"(\d+) events? stands? in no other lane|1 event stands", notice) for notice in scene.notices]
    assert sum(int(match[1]) for match in texts if match) == unseen
    assert any(f"{scene.outside:,} event" in notice and "outside" in notice for notice in scene.notices) == (
        scene.outside > 0
    )
    if not events.loaded.table["id"].is_unique:
        return  # marks say whose they are by id
    found = found_in_lanes(scene)
    lacking = expected - found
    assert not found - expected
    eras = len(events.source(Everything()).eras()[1]) - sum(isinstance(mark, Era) for mark in scene.marks)
    assert (lacking.total() + eras > 0) == (scene.outside > 0)
    if request.lanes != "actor":  # where every event is in one lane
        assert lacking.total() + eras == scene.outside


def nothing_covers_anything(events: MemoryStore, scene: Scene, request: Request) -> None:
    words = [box for label in scene.labels for box in label.boxes]
    for left, top, right, bottom in words:
        assert left >= 0
        assert right <= scene.width
        assert top >= 0
        assert bottom <= scene.height
    assert np.array_equal(overlaps(words, words), np.eye(len(words), dtype=bool))
    if scene.axis:  # a browser draws no words that are fixed to a place before or after it
        places = [line.x or label.x for label in scene.labels if label.lane >= 0 for line in label.lines]
        assert all(scene.axis.left <= x <= scene.axis.right for x in places)
    drawn = in_lanes(scene)
    marks = [ink(mark) for mark in drawn]
    edges = [cap for mark in drawn for cap in caps(mark)]
    own: dict[tuple[str, int], list[Box]] = defaultdict(list)
    for mark, box in zip(drawn, marks, strict=True):
        own[event_of(mark), round(mark.y)].append(box)
    for label in scene.labels:
        for line, box in zip(label.lines, label.boxes, strict=True):
            beside = [one for one in marks if one not in own[label.event, round(line.y)]]
            if line.role in ("inside", "over"):
                bar = own[label.event, round(line.y)]
                assert min(left for left, *_ in bar) <= box[0]
                assert box[2] <= max(right for _, _, right, _ in bar)
                assert not overlaps([box], beside).any()
            else:
                assert not overlaps([box], [*marks, *edges]).any()
    for i, j in zip(*np.nonzero(np.triu(overlaps(marks, marks), 1)), strict=True):
        one, other = drawn[i], drawn[j]
        assert not isinstance(one, Cluster | Profile)
        assert not isinstance(other, Cluster | Profile)
        assert (one.event, one.y) == (other.event, other.y)  # the parts of one event


def titles_of_eras_stand_apart_and_above_the_lanes(events: MemoryStore, scene: Scene, request: Request) -> None:
    eras = [mark for mark in scene.marks if isinstance(mark, Era)]
    ends = [(lane.top, lane.bottom) for lane in scene.lanes] or [(scene.axis.y, scene.axis.y)] if scene.axis else []
    words = []
    for era in eras:
        _, top, _, bottom = ink(era)
        half = width(era.words, TITLE) / 2
        if era.words:
            words.append((era.text_x - half, top, era.text_x + half, bottom))
            assert era.left_x <= words[-1][0]
            assert words[-1][2] <= era.right_x
        assert bottom <= ends[0][0] + 0.1
        assert era.bottom == ends[-1][1]
    assert np.array_equal(overlaps(words, words), np.eye(len(words), dtype=bool))


def the_picture_keeps_to_its_size(events: MemoryStore, scene: Scene, request: Request) -> None:
    width, height = request.width, request.height
    assert scene.width == width
    lines = [y for _, y in (*scene.heading.title, *scene.heading.subtitle)]
    if height is not None and height >= LEAST_HEIGHT + lines[-1] - lines[0]:
        assert scene.height == pytest.approx(height, abs=0.05)
    elif height is not None:
        assert scene.height >= height
        assert scene.height <= height + 0.05 or any("too low" in notice for notice in scene.notices)
    assert all(one.bottom == pytest.approx(other.top, abs=0.02) for one, other in pairwise(scene.lanes))
    assert all(lane.bottom <= scene.height for lane in scene.lanes)
    if scene.axis:
        assert scene.axis.left < scene.axis.right <= width
        assert scene.axis.first < scene.axis.last
        seconds, units = np.array(scene.axis.knots).T
        assert (np.diff(seconds) > 0).all()
        assert (np.diff(units) > 0).all()
        assert all(scene.axis.left - 0.1 <= tick.x <= scene.axis.right + 0.1 for tick in scene.ticks)
        assert all(one.x < other.x for one, other in pairwise(scene.ticks))
    for mark in scene.marks:
        left, _, right, _ = ink(mark)
        before = 0 if isinstance(mark, Cluster) else 2 * RADIUS  # a dot is seen whole while any of it is in
        assert left >= (scene.axis.left if scene.axis else 0) - before
        assert right <= width
    for reference in scene.references:
        assert 0 <= reference.text_x <= width


def folds_hide_no_event(events: MemoryStore, scene: Scene, request: Request) -> None:
    dates = events.dates
    bounds = np.stack([dates.earliest_start, dates.latest_start, dates.earliest_end, dates.latest_end])
    rows = np.flatnonzero(((bounds != PAST) & (bounds != FUTURE)).any(axis=0))
    first, last = known(dates, rows, np.full(len(rows), PAST))
    for fold in scene.folds:
        assert not ((first < fold.last) & (last > fold.first)).any()
        assert not any(fold.first < second < fold.last for second in request.unfolded)
    if request.window is None:
        folded = picture(events, replace(request, unfolded=())) if request.unfolded else scene
        folds = {(fold.first, fold.last) for fold in folded.folds}
        assert {(stretch.first, stretch.last) for stretch in scene.unfolded} <= folds
    if scene.axis:  # rounded to a thousandth a column
        assert sum(scene.overview) == pytest.approx(len(rows), abs=0.0005 * len(scene.overview) + 0.001)


def the_same_again_and_in_words(events: MemoryStore, scene: Scene, request: Request) -> None:
    assert picture(events, request) == scene == picture(MemoryStore(events.loaded), request)
    assert all(lane.name in scene.alt for lane in scene.lanes)
    texts = dict(scene.hovers)
    assert len(texts) == len(scene.hovers)
    assert all(event_of(mark) in texts for mark in scene.marks if event_of(mark))
    assert all(np.isfinite(point).all() for link in scene.links for point in link.path)
    listed = len(scene.links) + sum(
        int(notice.split(" ")[0].replace(",", "")) for notice in scene.notices if "between shown events" in notice
    )
    assert listed == len(events.links.origin)


PROMISES = (
    every_event_is_in_its_lanes_or_said_to_be_elsewhere,
    nothing_covers_anything,
    titles_of_eras_stand_apart_and_above_the_lanes,
    the_picture_keeps_to_its_size,
    folds_hide_no_event,
    the_same_again_and_in_words,
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@example(b"date,type\n2010-01-01,\n2010-01-01,Era\n", Request(lanes="status", hidden=("occurred",), width=320))
@given(files(), REQUESTS)
def test_every_picture_keeps_its_promises(content: bytes, request: Request) -> None:
    """All of them are looked for in one picture: to draw it takes longer than to look."""
    events = store(content)
    scene = picture(events, request)
    for promise in PROMISES:
        promise(events, scene, request)


def rows(*given: dict[str, str]) -> bytes:
    columns = ("id", "date", "title", "actors", "type", "status", "reported", "links")
    return csv_bytes(columns, [[one.get(column, "") for column in columns] for one in given])


def test_ids_that_stand_twice_keep_their_own_marks_and_words() -> None:
    _, scene = drawn(
        rows(
            {"id": "x", "title": "First", "status": "conditional"},
            {"id": "x", "title": "Second", "status": "cancelled"},
            {"id": "x", "date": "2014", "title": "Third"},
            *({"id": other, "date": "2014", "title": "Another"} for other in "yz"),  # or the column would be no ids
        )
    )
    statuses = [mark.status for mark in scene.marks if isinstance(mark, Diamond)]
    assert statuses == ["conditional", "cancelled"]
    assert {label.lines[0].text for label in scene.labels} >= {"First", "Second", "Third"}
    texts = dict(scene.hovers)["x"]
    assert all(word in texts for word in ("First", "Second", "Third"))


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


@pytest.mark.parametrize("view", VIEWS)
def test_reference_lines_keep_off_each_other_and_the_heading(view: str) -> None:
    given_rows = [{"date": "2014-10-27", "title": "x", "reported": day} for day in ("2014-10-28", "2014-10-29")]
    events = store(rows(*given_rows, {"date": "2014-10-29", "title": "y"}))
    scene = VIEWS[view].draw(events.source(Everything()), Request(width=500, today="2014-10-28"), ())
    assert any("today" in one.words for one in scene.references)
    middles = sorted(one.text_y for one in scene.references)
    middles = [max(y for _, y in scene.heading.subtitle), *middles, scene.lanes[0].top]
    assert len(middles) == 5
    assert all(other - one >= 12.0 for one, other in pairwise(middles))


def test_no_link_ends_on_a_disc() -> None:
    scene = golden(next(case for case in CASES if case.name == "small"))
    discs = [mark for mark in scene.marks if isinstance(mark, Cluster) and not mark.half]
    ends = [end for link in scene.links for end in (link.path[0], link.path[-1])]
    assert discs
    assert ends
    assert all(hypot(x - one.x, y - one.y) > kind_of(one).box(one)[2] - one.x for one in discs for x, y in ends)


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
    days = rows({"date": "{2014-02-03,2014-03-08}", "title": "on two days"})
    assert [key.symbol for key in drawn(days)[1].legend] == ["day"]


def test_actors_beyond_the_lanes_are_named() -> None:
    _, scene = drawn(rows(*({"date": f"2014-01-{k + 1:02}", "title": "t", "actors": f"A{k}"} for k in range(20))))
    assert len(scene.lanes) == 14
    assert any("7 less busy lanes" in notice and "A13" in notice for notice in scene.notices)


MEETINGS = rows(
    {"id": "a", "date": "2014-01-03", "title": "First", "actors": "A; B", "type": "meeting"},
    {"id": "b", "date": "2014-02-03", "title": "Second", "actors": "B", "type": "vote"},
    {"id": "c", "date": "2014-03-03", "title": "Third", "actors": "C"},
)


def test_pinned_lanes_come_first_and_hidden_ones_are_said() -> None:
    _, scene = drawn(MEETINGS, pinned=("C", "Nobody"), hidden=("B",))
    assert [lane.name for lane in scene.lanes] == ["C", "A"]
    assert scene.notices[:2] == (
        "1 lane is hidden, with as many events: B (2); 1 event stands in no other lane.",
        "No event shown has a lane that is asked to be pinned: Nobody.",
    )


def test_lanes_of_a_column() -> None:
    _, scene = drawn(MEETINGS, lanes="type")
    assert [lane.name for lane in scene.lanes] == ["meeting", "vote", "No type given"]
    assert scene.stems == ()
    with pytest.raises(RequestError, match="There is no column “colour” to make lanes of; there are: actor, id"):
        pipeline.draw(store(MEETINGS), Request(lanes="colour"))


def test_one_lane_for_all_has_stems_down_to_the_axis() -> None:
    _, scene = drawn(MEETINGS, lanes="")
    assert [(lane.name, lane.events) for lane in scene.lanes] == [("All events", 3)]
    assert scene.ties == ()
    assert scene.axis
    assert [(stem.event, stem.bottom) for stem in scene.stems] == [(name, scene.axis.y) for name in "abc"]
    dots = {mark.event: mark for mark in scene.marks if isinstance(mark, Dot)}
    assert all(stem.x == dots[stem.event].x and stem.top > dots[stem.event].y for stem in scene.stems)


def test_a_window_shows_what_lies_in_it_and_counts_the_rest() -> None:
    whole, near = (drawn(MEETINGS, window=window)[1] for window in (None, (1_391_212_800.0, 1_391_904_000.0)))
    assert [mark.event for mark in near.marks if isinstance(mark, (Dot, Span))] == ["b"]
    assert near.outside == 2
    assert near.heading.subtitle[-1][0].endswith("zoomed in to 1 to 8 February 2014")
    assert "2 events lie outside this window." in near.notices
    assert [lane.name for lane in near.lanes] == [lane.name for lane in whole.lanes]  # they stay where they are
    assert near.axis
    assert whole.axis
    assert near.axis.knots == whole.axis.knots
    assert near.overview == whole.overview
    assert {tick.text for tick in near.ticks} >= {"3 Feb", "5 Feb"}


@settings(max_examples=50)
@given(st.lists(st.integers(20, 90), min_size=2, max_size=10), st.integers(360, 1400), st.integers(0, 1))
def test_what_only_touches_shares_a_row(days: list[int], width: int, shared: int) -> None:
    """At any width, whether the last day of one is the first of the next or not."""
    start, events = date(2013, 1, 1), []
    for at, long in enumerate(days):
        end = start + timedelta(long)
        events.append({"id": str(at), "date": f"{start}/{end}", "title": f"A shift of {long} days, the {at}th of many"})
        start = end + timedelta(1 - shared)
    _, scene = drawn(rows(*events), width)
    bars = sorted((mark for mark in scene.marks if isinstance(mark, Span)), key=lambda mark: mark.left_x)
    assert len(bars) == len(days)
    meet = [one.right_x <= other.left_x + 0.05 for one, other in pairwise(bars)]
    assert len({mark.y for mark in bars}) == 1 or not all(meet) or min(b.right_x - b.left_x for b in bars) <= NARROWEST


def test_words_as_wide_as_the_axis_begin_where_it_does() -> None:
    """A browser draws no words whose place on the axis lies before it."""
    for letters in range(20, 34):
        _, scene = drawn(rows({"id": "a", "date": "2014-02-03", "title": "n" * letters}), 384)
        assert scene.axis
        assert all(scene.axis.left <= label.x for label in scene.labels)


def test_what_is_only_about_then_keeps_its_halo_off_what_it_follows() -> None:
    """The halo begins less than a pixel before the other ends: it does not touch as an end does."""
    first = {"id": "a", "date": "2010-10-11/2013-10-12", "actors": "A"}
    events, scene = drawn(rows(first, {"id": "b", "date": "2014-02~/2014-05~", "actors": "A"}), 320)
    nothing_covers_anything(events, scene, Request())


def test_a_quiet_stretch_is_unfolded_on_request() -> None:
    events = rows(*({"date": date, "title": date} for date in ("2014-02-01", "2014-02-05", "2014-10-27")))
    folded, spread = (drawn(events, unfolded=unfolded)[1] for unfolded in ((), (1_400_000_000,)))
    assert [fold.text for fold in folded.folds] == ["8 quiet months folded"]
    assert folded.unfolded == ()
    assert [fold.text for fold in spread.unfolded] == ["8 quiet months"]
    assert spread.folds == ()
    assert [(fold.first, fold.last) for fold in spread.unfolded] == [(fold.first, fold.last) for fold in folded.folds]


DETAINED = rows(
    *({"date": f"{1970 + k % 15}/{1990 + k % 20}", "title": f"No. {k}", "actors": "Prison"} for k in range(200)),
    {"date": "1975-03-01", "title": "Opened", "actors": "Director"},
)


def test_a_lane_that_is_opened_has_a_bar_for_each_that_lasted() -> None:
    counted, opened = (drawn(DETAINED, opened=names)[1] for names in ((), ("Prison", "Nobody")))
    assert [mark.count for mark in counted.marks if isinstance(mark, Profile)] == [200]
    assert [lane.rows_for for lane in counted.lanes] == ["some", ""]
    bars = [mark for mark in opened.marks if isinstance(mark, Span) and mark.kind == "lasted"]
    assert (len(bars), [lane.rows_for for lane in opened.lanes]) == (200, ["all", ""])
    assert len({bar.y for bar in bars}) == 200  # as many rows as there were at once
    assert opened.height > counted.height


@pytest.mark.parametrize(
    ("count", "opens", "told"),
    [(OPENED, "some", "click to see each by itself"), (OPENED + 1, "", "the table shows each by itself")],
)
def test_a_lane_opens_for_as_many_at_one_moment_as_it_has_room_for(count: int, opens: str, told: str) -> None:
    """A click on it that changes nothing would be a lie."""
    _, scene = drawn(rows(*({"id": str(k), "date": "2014-03-05", "actors": "A"} for k in range(count))))
    (cluster,) = [mark for mark in scene.marks if isinstance(mark, Cluster)]
    assert cluster.words.splitlines()[-1] == told
    assert [lane.rows_for for lane in scene.lanes] == [opens]
    _, opened = drawn(rows(*({"id": str(k), "date": "2014-03-05", "actors": "A"} for k in range(count))), opened=("A",))
    assert sum(not isinstance(mark, Cluster) for mark in opened.marks) == (count if opens else 0)


def test_an_asked_height_decides_over_an_opened_lane() -> None:
    _, scene = drawn(DETAINED, opened=("Prison",), height=400)
    assert (scene.height, [lane.rows_for for lane in scene.lanes]) == (400, ["", ""])


def test_the_lane_of_those_without_one_has_room_in_a_low_picture() -> None:
    busy = [{"date": "2014-01-01", "title": "t", "actors": f"A{k % 12}"} for k in range(24)]
    others = [{"date": "2014-01-01", "title": "x", "reported": f"2014-01-0{k}"} for k in (2, 3)]  # two lines of words
    _, scene = drawn(rows(*busy, *others), height=624, most_lanes=10)
    assert (scene.height, scene.lanes[-1].kind, len(scene.lanes)) == (624, "none", 10)


def test_every_date_of_an_all_of_set_has_its_mark() -> None:
    _, scene = drawn(rows({"id": "s", "date": "{2014-01-03,2014-05,2014-08..2014-10}", "title": "Three times"}))
    assert [type(mark) for mark in scene.marks] == [Dot, Span, Span, Fade, Fade]
    assert len({mark.y for mark in scene.marks}) == 1


def test_the_axis_speaks_the_language_asked_for_and_no_finer_than_each_stretch_is_known() -> None:
    dates = ("2014-02", "2014-10-27", "2014-10-29", "[2014-11-21..2014-11-30]")
    content = rows(*({"date": date, "title": date} for date in dates))
    events = store(content)
    texts = {}
    for language in ("en", "de", "ko"):
        scene = VIEWS["swimlane"].draw(events.source(Everything()), Request(language=language), ())
        assert [tick.strong for tick in scene.ticks] == [True, *(False for _ in scene.ticks[1:])]
        texts[language] = [*(tick.text for tick in scene.ticks[:2]), *(fold.words for fold in scene.folds)]
    assert texts == {
        "en": ["Feb 2014", "27 Oct", "8 quiet months folded"],
        "de": ["Feb. 2014", "27. Okt.", "8 Monate ohne Ereignis, eingeklappt"],
        "ko": ["2014년 2월", "10월 27일", "8개월, 사건 없음, 접음"],
    }
