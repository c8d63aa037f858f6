"""Items: events and clusters in sight, each with one mark in one lane."""

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
from components.layout.shape import Shape, clipped, joined, shape
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
    from components.views.swimlane.histogram import Shown

MOST_MEMBERS = 40  # marks of one event on several dates


@dataclass(frozen=True)
class ClusterInfo:
    """The contents of a cluster: the number of marks, the first and last known second, the sides on which any of it is
    open, the number of each of `traits.KINDS`, the ids and titles of the most important events, the rows with links to
    draw, and whether it is inseparable."""

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
        """Whether its events have rows of their own, which no zoom gives them, where the lane is opened."""
        return self.inseparable and self.count <= OPENED


class Item(NamedTuple):
    """An event or a cluster that has one mark in one lane."""

    lane: int
    row: int  # of a cluster the one that matters most
    shape: Shape  # all its ink together
    parts: tuple[Shape, ...]  # its marks: several for an event on several dates
    first: bool  # whether the words stand here
    cluster: ClusterInfo | None = None  # of a cluster
    size: Size | None = None  # of a bar
    steps: tuple[tuple[float, int], ...] = ()  # where a cluster tells how many there are at once, as `Profile` has it
    counts: Counts | None = None  # where it tells how many there are in each step of time
    holds: tuple[tuple[int, float], ...] = ()  # of these, where each of the rows with links is (px)

    @property
    def area(self) -> bool:
        """Whether the mark is an area, with different words at different places."""
        return bool(self.steps or self.counts)

    @property
    def opens(self) -> bool:
        """Whether its events get rows of their own when the lane is opened."""
        return bool(self.steps or (self.cluster and self.cluster.opens_lane))

    @property
    def thin(self) -> bool:
        """Whether the mark stands in a row of thin bars."""
        return self.size is not None and self.size != SIZES[0]


@dataclass(frozen=True, eq=False)
class InSight:
    """The items by lane and from left to right, and the number of events whose marks are all out of sight."""

    items: tuple[Item, ...] = ()
    outside: int = 0


def items_in_sight(seen: Visible, facts: prepare.Facts, shown: Shown, rules: Rules) -> InSight:
    """The items of all lanes in sight: events that are too close joined to clusters, dense lanes counted."""
    assignment, marks = seen.assignment, seen.marks
    viewport = shown.viewport
    assert marks
    own = room(len(assignment.lanes), rules, viewport)
    some = in_sight(marks, viewport)
    in_lane: dict[int, list[RunInSight]] = {}
    for one in some:
        in_lane.setdefault(one.run.lane, []).append(one)
    lanes = sorted(in_lane)
    rooms = [replace(own, opened=rules.roomy and assignment.lanes[lane].name in rules.opened) for lane in lanes]
    details = [detail(marks, in_lane[lane], viewport, room) for lane, room in zip(lanes, rooms, strict=True)]
    dense = dense_lanes(seen, dict(zip(lanes, details, strict=True)), shown, rules)
    found = [_dense_item(lane, one, shown) for lane, one in dense.items()]
    between = 0  # events on several dates, none of them in sight
    aparts = [dense[lane].apart if lane in dense else [] for lane in lanes]
    singles = [
        np.sort(np.append(marks.pair[each.single], np.array(apart, np.int32)))
        for each, apart in zip(details, aparts, strict=True)
    ]
    facts.look_up(assignment.row[np.concatenate([np.zeros(0, np.int64), *singles])])
    to_px = cache(viewport.x)  # many begin and end with the same days
    for lane, each, alone in zip(lanes, details, singles, strict=True):
        rows = assignment.row[alone]
        last = np.maximum(until(seen.store, rows), facts.now)
        for row, first, going in zip(rows.tolist(), assignment.first[alone].tolist(), last.tolist(), strict=True):
            event = facts.event(row)
            if parts := _parts(seen.store, event, going, viewport, to_px):
                bar = each.size if len(parts) == 1 and parts[0].kind == "lasted" else None
                found.append(Item(lane, event.index, joined(parts), parts, first, size=bar))
            else:
                between += first
    found += _clusters(seen, marks, viewport, lanes, details)
    # Clusters first, so that they stand in one row and the words of the others find their place around them.
    found.sort(key=lambda item: (item.lane, _order(item), item.shape.left, item.row))
    placed = sum(one.count for one in some if one.run.first)
    return InSight(tuple(found), between + (seen.placed - placed if seen.outside is None else seen.outside))


def _dense_item(lane: int, one: DenseLane, shown: Shown) -> Item:
    """The item for all events of a crowded lane without a mark of their own."""
    left, right = round(shown.viewport.left, 2), round(shown.viewport.right, 2)
    outline = Shape("sometime", left, right, (left + right) / 2)
    first, last = (round(second) for second in shown.viewport.seconds)
    rows = tuple(dict.fromkeys(row for row, _ in one.holds))
    cluster = ClusterInfo(one.count, first, last, (False, False), (), (), (), rows)
    return Item(lane, -1, outline, (outline,), False, cluster, counts=one.counts, holds=one.holds)


def _order(item: Item) -> int:
    return 2 + item.thin if not item.cluster else 4 if item.area else int(item.shape.kind != "dot")


def _clusters(
    seen: Visible, marks: MarkIndex, viewport: Viewport, lanes: list[int], details: list[Detail]
) -> list[Item]:
    """The clusters of all lanes."""
    sizes = [len(each.x) for each in details]
    if not sum(sizes):
        return []
    offset = np.append(0, np.cumsum(sizes)[:-1])
    lane = np.repeat(lanes, sizes)
    x, half = (np.concatenate([np.zeros(0), *(getattr(each, side) for each in details)]) for side in ("x", "half"))
    long = np.concatenate([each.long for each in details])
    slices = [(one.start, one.end, one.cluster_of_slice + k) for one, k in zip(details, offset, strict=True)]
    start, end, of = (np.concatenate(side) for side in zip(*slices, strict=True))
    count = np.concatenate([each.count for each in details])
    stats = cluster_stats(marks, len(x), start, end, of)
    seconds = np.rint(viewport.scale.moment(np.stack([stats.first, stats.last]))).astype(np.int64)
    together = all_inseparable(marks, count, start, end, of)
    linked = _linked(seen, marks, start, end, of)
    named = seen.assignment.row[stats.named[stats.named >= 0]]
    ids, titles = (seen.store.cells(column, named) for column in ("id", "title"))
    ends = np.cumsum((stats.named >= 0).sum(axis=1)).tolist()
    profiles = {
        int(each.profile + first): each for each, first in zip(details, offset, strict=True) if each.profile >= 0
    }
    found = []
    for k, (begin, stop) in enumerate(pairwise([0, *ends])):
        some = slice(begin, stop)
        first, last = seconds[:, k].tolist()
        opens = bool(stats.opens[k, 0]), bool(stats.opens[k, 1])
        kinds = tuple(stats.kinds[k].tolist())
        members = tuple(ids[some]), tuple(map(title_name, titles[some]))
        always = k not in profiles and bool(together[k])
        cluster = ClusterInfo(int(count[k]), first, last, opens, kinds, *members, linked.get(k, ()), always)
        low, high = float(x[k] - half[k]), float(x[k] + half[k])
        inward = max(0.0, viewport.left - low) - max(0.0, high - viewport.right)
        low, high = round(low + inward, 2), round(high + inward, 2)
        outline = Shape("sometime" if long[k] else "dot", low, high, (low + high) / 2)
        levels = _at_once(marks, profiles[k], viewport) if k in profiles else ()
        found.append(Item(int(lane[k]), int(named[begin]), outline, (outline,), False, cluster, steps=levels))
    return found


def _at_once(marks: MarkIndex, found: Detail, viewport: Viewport) -> tuple[tuple[float, int], ...]:
    """The number of simultaneous events of the marks of a profile, by px."""
    at = found.start[found.cluster_of_slice == found.profile]
    left, _, right = ink(marks, at, viewport)
    columns, counts = at_once(left, right)
    changes = np.flatnonzero(np.diff(counts, prepend=0))
    steps = zip(columns[changes].astype(float).tolist(), counts[changes].tolist(), strict=True)
    return (*steps, (float(columns[-1] + 1), 0))


def _linked(seen: Visible, marks: MarkIndex, start: Int64, end: Int64, of: Int64) -> dict[int, tuple[int, ...]]:
    """The rows of each cluster, given by its slices, at which links begin or end."""
    pairs = seen.linked[seen.has_date[seen.linked]]
    place = marks.place[pairs].astype(np.int64) if len(pairs) else pairs
    order = np.argsort(start)
    slot = np.searchsorted(start[order], place, side="right") - 1
    inside = (slot >= 0) & (place < end[order][slot])
    found: dict[int, list[int]] = {}
    for cluster, row in zip(of[order][slot[inside]].tolist(), seen.assignment.row[pairs[inside]].tolist(), strict=True):
        found.setdefault(cluster, []).append(row)
    return {cluster: tuple(dict.fromkeys(rows)) for cluster, rows in found.items()}


def _parts(store: Store, event: Event, last: int, viewport: Viewport, to_px: ToPx) -> tuple[Shape, ...]:
    """The shapes of an event: one, but for an all-of set ("on 3 Feb, 8 Mar and 1 May") one for each member, only those
    in sight. `last` is the second until which it is known to go on."""
    dates, rows = store.dates, [event.index]
    if traits.several(dates.flags[event.index]):
        members = [_interval(member.strip()) for member in event.date.strip()[1:-1].split(",")[:MOST_MEMBERS]]
        dates = placed(read_edtf(members)[0], zone(store.zone))
        every = np.arange(len(dates.flags))
        rows = every[reaches(dates, every, viewport)].tolist()
    whole = (shape(dates, row, last, to_px, viewport.left, viewport.right) for row in rows)
    return tuple(clipped(one, viewport.left, viewport.right) for one in whole)


def reaches(dates: Dates, rows: Int64, viewport: Viewport) -> NDArray[np.bool_]:
    """Whether each of the rows reaches into the window, by the rule of `mark_index.in_sight` (bool)."""
    first, last, moment = viewport.inner
    start, end = dates.earliest_start[rows], dates.latest_end[rows]
    begin = viewport.scale.place(start.astype(float))
    instant = traits.instant(dates.flags[rows], start, end)
    stop = np.where(instant, begin + moment, viewport.scale.place(end.astype(float) + 1.0))
    return np.asarray(((start == PAST) | (begin < last)) & ((end == FUTURE) | (stop > first)), bool)


def _interval(member: str) -> str:
    """A member of an all-of set as a separate date: the range a..b means all of a/b."""
    first, dots, last = member.partition("..")
    return f"{first or '..'}/{last or '..'}" if dots else member
