"""Items: the events and clusters in sight, each with one mark in one lane."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from components.dates import placed, read_edtf, zone
from components.layout import traits
from components.layout.bars import SIZES, at_once
from components.layout.cluster_stats import cluster_stats
from components.layout.detail import detail
from components.layout.inseparable import all_inseparable
from components.layout.lane_room import OPENED, room
from components.layout.mark_index import in_sight, ink
from components.layout.names import title_name
from components.layout.reports import until
from components.layout.shape import Shape, clip, join, shape
from components.model import FUTURE, PAST, Event
from components.views.shared import prepare
from components.views.swimlane.dense_lanes import dense_lanes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.layout.bars import Size
    from components.layout.clustering import Detail
    from components.layout.lane_histogram import Counts
    from components.layout.mark_index import MarkIndex, RunInSight
    from components.layout.rules import Rules
    from components.layout.scale import Viewport
    from components.layout.shape import ToPx
    from components.layout.source import Visible
    from components.model import Dates, Int64, Store
    from components.views.swimlane.dense_lanes import DenseLane
    from components.views.swimlane.histogram import TimeWindow

MOST_MEMBERS = 40  # marks of one event on several dates; further dates have none


@dataclass(frozen=True)
class ClusterInfo:
    """The contents of a cluster: the number of marks, their time (`first` is its first second, `last` the second after
    it), whether any is open at the start and at the end, the number of each of `traits.KINDS`, the ids and titles of
    the most important events, the rows with links, and whether no zoom separates the marks. For a histogram the time is
    that of the window, and kinds, ids and titles are empty."""

    count: int
    first: int
    last: int
    opens: tuple[bool, bool]
    kinds: tuple[int, ...]
    ids: tuple[str, ...]
    titles: tuple[str, ...]
    linked: tuple[int, ...]
    inseparable: bool = False

    @property
    def opens_lane(self) -> bool:
        """Whether opening the lane gives each of its events a place, which no zoom does."""
        return self.inseparable and self.count <= OPENED


class Item(NamedTuple):
    """An event, a cluster, or a profile or histogram of many events, in one lane."""

    lane: int
    row: int  # of a cluster that of its most important event, of a histogram -1
    shape: Shape  # all its marks together
    parts: tuple[Shape, ...]  # its marks: several for an event on several dates
    first: bool  # whether the words of the event stand in this lane
    cluster: ClusterInfo | None = None  # of anything but a single event
    size: Size | None = None  # of a bar
    steps: tuple[tuple[float, int], ...] = ()  # of a profile, as in `scene.Profile`
    counts: Counts | None = None  # of a histogram
    link_ends: tuple[tuple[int, float], ...] = ()  # of a histogram: rows with links, and their x (px)

    @property
    def area(self) -> bool:
        """Whether it is a profile or a histogram, with other words at other places."""
        return bool(self.steps or self.counts)

    @property
    def opens(self) -> bool:
        """Whether opening the lane gives each of its events a place."""
        return bool(self.steps or (self.cluster and self.cluster.opens_lane))

    @property
    def thin(self) -> bool:
        """Whether it is a bar thinner than the usual ones, in rows of such bars."""
        return self.size is not None and self.size != SIZES[0]


@dataclass(frozen=True, eq=False)
class InSight:
    """The items by lane, in each clusters first, then events, thin bars and areas, from left to right; and the number
    of events whose marks are all out of sight."""

    items: tuple[Item, ...] = ()
    outside: int = 0


def items_in_sight(visible: Visible, facts: prepare.Facts, window: TimeWindow, rules: Rules) -> InSight:
    """The items of all lanes in sight: events that are too close are joined to clusters, crowded lanes are counted."""
    assignment, marks = visible.assignment, visible.marks
    viewport = window.viewport
    assert marks
    usual_room = room(len(assignment.lanes), rules, viewport)
    runs = in_sight(marks, viewport)
    in_lane: dict[int, list[RunInSight]] = {}
    for part in runs:
        in_lane.setdefault(part.run.lane, []).append(part)
    lanes = sorted(in_lane)
    rooms = [replace(usual_room, opened=rules.roomy and assignment.lanes[lane].name in rules.opened) for lane in lanes]
    details = [detail(marks, in_lane[lane], viewport, space) for lane, space in zip(lanes, rooms, strict=True)]
    dense = dense_lanes(visible, dict(zip(lanes, details, strict=True)), window, rules)
    items = [_dense_item(lane, counted, window) for lane, counted in dense.items()]
    without_mark = 0  # events on several dates, none of them in sight
    outstanding = [dense[lane].outstanding if lane in dense else [] for lane in lanes]
    singles = [
        np.sort(np.append(marks.pair[lane_detail.single], np.array(pairs, np.int32)))
        for lane_detail, pairs in zip(details, outstanding, strict=True)
    ]
    facts.look_up(assignment.row[np.concatenate([np.zeros(0, np.int64), *singles])])
    to_px = cache(viewport.x)  # many events begin and end on the same days
    for lane, lane_detail, pairs in zip(lanes, details, singles, strict=True):
        rows = assignment.row[pairs]
        last = np.maximum(until(visible.store, rows), facts.now)
        for row, first, last_known in zip(rows.tolist(), assignment.first[pairs].tolist(), last.tolist(), strict=True):
            event = facts.event(row)
            if parts := _parts(visible.store, event, last_known, viewport, to_px):
                size = lane_detail.size if len(parts) == 1 and parts[0].kind == "lasted" else None
                items.append(Item(lane, event.index, join(parts), parts, first, size=size))
            else:
                without_mark += first
    items += _clusters(visible, marks, viewport, lanes, details)
    # Clusters first, so that they stand in one row and the words of events find room around them.
    items.sort(key=lambda item: (item.lane, _order(item), item.shape.left, item.row))
    placed = sum(part.count for part in runs if part.run.first)
    outside = visible.placed - placed if visible.outside is None else visible.outside
    return InSight(tuple(items), without_mark + outside)


def _dense_item(lane: int, dense: DenseLane, window: TimeWindow) -> Item:
    """The histogram of a crowded lane: all its events without a mark of their own."""
    left, right = round(window.viewport.left, 2), round(window.viewport.right, 2)
    outline = Shape("sometime", left, right, (left + right) / 2)
    first, last = (round(second) for second in window.viewport.seconds)
    rows = tuple(dict.fromkeys(row for row, _ in dense.link_ends))
    cluster = ClusterInfo(dense.count, first, last, (False, False), (), (), (), rows)
    return Item(lane, -1, outline, (outline,), False, cluster, counts=dense.counts, link_ends=dense.link_ends)


def _order(item: Item) -> int:
    """The order of items in a lane: discs, other clusters, events, thin bars, areas."""
    return 2 + item.thin if not item.cluster else 4 if item.area else int(item.shape.kind != "dot")


def _clusters(
    visible: Visible, marks: MarkIndex, viewport: Viewport, lanes: list[int], details: list[Detail]
) -> list[Item]:
    """The clusters and profiles of all lanes; `details` has the level of detail of each of `lanes`."""
    sizes = [len(level.x) for level in details]
    if not sum(sizes):
        return []
    offset = np.append(0, np.cumsum(sizes)[:-1])
    lane = np.repeat(lanes, sizes)
    x, half = (np.concatenate([np.zeros(0), *(getattr(level, side) for level in details)]) for side in ("x", "half"))
    long = np.concatenate([level.long for level in details])
    slices = [(level.start, level.end, level.cluster_of_slice + k) for level, k in zip(details, offset, strict=True)]
    start, end, cluster_of = (np.concatenate(side) for side in zip(*slices, strict=True))
    count = np.concatenate([level.count for level in details])
    stats = cluster_stats(marks, len(x), start, end, cluster_of)
    seconds = np.rint(viewport.scale.moment(np.stack([stats.first, stats.last]))).astype(np.int64)
    together = all_inseparable(marks, count, start, end, cluster_of)
    linked = _linked_rows(visible, marks, start, end, cluster_of)
    named = visible.assignment.row[stats.named[stats.named >= 0]]
    ids, titles = (visible.store.cells(column, named) for column in ("id", "title"))
    ends = np.cumsum((stats.named >= 0).sum(axis=1)).tolist()
    profiles = {int(level.profile + k): level for level, k in zip(details, offset, strict=True) if level.profile >= 0}
    items = []
    for k, (begin, stop) in enumerate(pairwise([0, *ends])):
        most_important = slice(begin, stop)
        first, last = seconds[:, k].tolist()
        opens = bool(stats.opens[k, 0]), bool(stats.opens[k, 1])
        kinds = tuple(stats.kinds[k].tolist())
        members = tuple(ids[most_important]), tuple(map(title_name, titles[most_important]))
        inseparable = k not in profiles and bool(together[k])
        cluster = ClusterInfo(int(count[k]), first, last, opens, kinds, *members, linked.get(k, ()), inseparable)
        low, high = float(x[k] - half[k]), float(x[k] + half[k])
        inward = max(0.0, viewport.left - low) - max(0.0, high - viewport.right)
        low, high = round(low + inward, 2), round(high + inward, 2)
        outline = Shape("sometime" if long[k] else "dot", low, high, (low + high) / 2)
        steps = _profile_steps(marks, profiles[k], viewport) if k in profiles else ()
        items.append(Item(int(lane[k]), int(named[begin]), outline, (outline,), False, cluster, steps=steps))
    return items


def _profile_steps(marks: MarkIndex, lane_detail: Detail, viewport: Viewport) -> tuple[tuple[float, int], ...]:
    """The steps of a profile: each px at which the number of simultaneous events changes, and that number; the last has
    0."""
    entries = lane_detail.start[lane_detail.cluster_of_slice == lane_detail.profile]
    left, _, right = ink(marks, entries, viewport)
    columns, counts = at_once(left, right)
    changes = np.flatnonzero(np.diff(counts, prepend=0))
    steps = zip(columns[changes].astype(float).tolist(), counts[changes].tolist(), strict=True)
    return (*steps, (float(columns[-1] + 1), 0))


def _linked_rows(
    visible: Visible, marks: MarkIndex, start: Int64, end: Int64, cluster_of: Int64
) -> dict[int, tuple[int, ...]]:
    """The rows with links of each cluster that has any; clusters are given by slices of the index."""
    pairs = visible.linked[visible.has_date[visible.linked]]
    entry = marks.place[pairs].astype(np.int64) if len(pairs) else pairs
    order = np.argsort(start)
    slot = np.searchsorted(start[order], entry, side="right") - 1
    inside = (slot >= 0) & (entry < end[order][slot])
    linked: dict[int, list[int]] = {}
    clusters = cluster_of[order][slot[inside]].tolist()
    for cluster, row in zip(clusters, visible.assignment.row[pairs[inside]].tolist(), strict=True):
        linked.setdefault(cluster, []).append(row)
    return {cluster: tuple(dict.fromkeys(rows)) for cluster, rows in linked.items()}


def _parts(store: Store, event: Event, last: int, viewport: Viewport, to_px: ToPx) -> tuple[Shape, ...]:
    """The shapes of an event: one, or for an all-of set ("on 3 Feb, 8 Mar and 1 May") one for each of its first
    MOST_MEMBERS members that is in sight. `last` is the second until which it is known to go on."""
    dates, rows = store.dates, [event.index]
    if traits.several(dates.flags[event.index]):
        members = [_interval(member.strip()) for member in event.date.strip()[1:-1].split(",")[:MOST_MEMBERS]]
        dates = placed(read_edtf(members)[0], zone(store.zone))
        members_rows = np.arange(len(dates.flags))
        rows = members_rows[reaches(dates, members_rows, viewport)].tolist()
    shapes = (shape(dates, row, last, to_px, viewport.left, viewport.right) for row in rows)
    return tuple(clip(form, viewport.left, viewport.right) for form in shapes)


def reaches(dates: Dates, rows: Int64, viewport: Viewport) -> NDArray[np.bool_]:
    """Whether each of the rows of `dates` reaches into the viewport, by the rule of `mark_index.in_sight` (bool)."""
    first, last, moment = viewport.inner
    start, end = dates.earliest_start[rows], dates.latest_end[rows]
    start_unit = viewport.scale.place(start.astype(float))
    instant = traits.instant(dates.flags[rows], start, end)
    end_unit = np.where(instant, start_unit + moment, viewport.scale.place(end.astype(float) + 1.0))
    return np.asarray(((start == PAST) | (start_unit < last)) & ((end == FUTURE) | (end_unit > first)), bool)


def _interval(member: str) -> str:
    """A member of an all-of set as a separate date: the range a..b means all of a/b."""
    first, dots, last = member.partition("..")
    return f"{first or '..'}/{last or '..'}" if dots else member
