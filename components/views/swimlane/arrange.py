"""The arrangement of a picture: what stands in each lane and row, without vertical positions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from components.layout import lane_heads, undated
from components.layout.overlap import TOUCH
from components.layout.row_packing import ROW, Placed
from components.layout.rules import ROOMY, Rules
from components.layout.shape import end_at
from components.layout.source import Visible
from components.views.shared import prepare
from components.views.shared.frame import BESIDE_EDGE, Frame
from components.views.swimlane.histogram import TimeWindow, full_height, has_shades
from components.views.swimlane.items import InSight, Item, items_in_sight
from components.views.swimlane.lane_rows import Packing, pack_lane
from components.views.swimlane.ties import pulls_of, ties_between

if TYPE_CHECKING:
    from components.layout.lane_assignment import Assignment
    from components.layout.lane_heads import Head
    from components.model import Int64

MOST_ROWS = 6  # rows of a lane
DENSE_ROWS = 14  # rows if all events share one lane
LEAST_LANE = 40.0  # px of a lane's height at least
PAD = 9.0  # px above and below the rows of a lane
BRIEF_PAD = 4.0  # the same in a brief picture
MOST_LINKS = 80  # links drawn at once; more could not be told apart


@dataclass(frozen=True)
class Limits:
    """Limits on the density of a picture, tried one after the other until it fits its height."""

    lanes: int
    rows: int  # of a lane
    words: bool  # whether marks have words
    waiting: int  # undated events that a lane names in the gutter
    brief: bool = False  # names on one line, no legend

    def rules(self, budget: int, opened: tuple[str, ...]) -> Rules:
        """The limits of each lane as rules, with a budget of marks for all lanes and the names of opened lanes."""
        return Rules(self.rows, budget, opened)


@dataclass(frozen=True, eq=False)
class Arrangement:
    """An arrangement: the marks and words in each lane and row, without vertical positions."""

    visible: Visible
    items: tuple[Item, ...]
    placed: tuple[Placed, ...]  # the place of each item
    undated: tuple[tuple[undated.Entry, ...], ...]  # a lane's entries in the gutter
    tracks: dict[int, int]  # the column in the gutter of each undated row
    heads: tuple[Head, ...]  # a lane's name and note
    heights: tuple[tuple[float, ...], ...]  # px of a lane's rows
    needs: tuple[float, ...]  # px that a lane needs at least
    brief: bool
    outside: int  # dated events with a lane, but out of sight
    window: TimeWindow | None  # None without a time axis
    roomy: bool  # whether there is room for the words of histograms
    has_shades: bool  # whether histograms have shades, since there is no room for heights

    @cached_property
    def full(self) -> dict[int, float]:
        """The number of events at the full height of each lane's histogram, by lane: the same in all lanes, except that
        the lane shared by all groups without one has a larger number if it needs one."""
        counts = {item.lane: item.counts for item in self.items if item.counts}
        separate = [lane for lane in counts if self.assignment.lanes[lane].kind != "others"]
        shared = full_height([counts[lane] for lane in separate or counts])
        return {lane: max(shared, full_height([counts[lane]])) for lane in counts}

    @property
    def assignment(self) -> Assignment:
        """The lanes of the events."""
        return self.visible.assignment

    @property
    def lanes_in_sight(self) -> tuple[int, ...]:
        """The first and last lane in sight and the number of lanes, () if all of them are in sight."""
        return self.assignment.lane_range if self.assignment.without_lane else ()

    @cached_property
    def links(self) -> Int64:
        """The links to draw (indexes): the first MOST_LINKS between two events with marks, alone or in a cluster."""
        links, visible = self.visible.store.links, self.visible.links
        drawn = {row for item in self.items for row in (item.cluster.linked if item.cluster else (item.row,))}
        ends = np.fromiter(drawn | self.tracks.keys(), np.int64)
        origin, target = links.origin[visible], links.target[visible]
        drawable = np.isin(origin, ends) & np.isin(target, ends) & (origin != target)
        return np.asarray(visible[drawable][:MOST_LINKS])


def arrange(
    visible: Visible, facts: prepare.Facts, frame: Frame, window: TimeWindow | None, limits: Limits
) -> Arrangement:
    """The marks and words of all lanes, as dense as `limits` allow; without a `window` only undated events."""
    assignment = visible.assignment
    viewport = window.viewport if window else None
    rules = limits.rules(facts.budget, facts.opened)
    in_sight = items_in_sight(visible, facts, window, rules) if window else InSight()
    items = in_sight.items
    packing = Packing(
        facts,
        frame,
        limits.rows,
        limits.words,
        viewport.touch if viewport else TOUCH,
        list(map(viewport.x, facts.lines)) if viewport else [],
        ties_between(items),
        pulls_of(visible, items),
        [item.counts for item in items if item.counts],
    )
    in_lane: list[list[Item]] = [[] for _ in assignment.lanes]
    for item in items:
        in_lane[item.lane].append(item)
    lanes = [pack_lane(lane, members, packing) for lane, members in enumerate(in_lane)]
    placed = tuple(place for lane in lanes for place in lane)
    heights = tuple(map(_row_heights, lanes))
    entries, tracks = _undated(visible, facts, frame, limits)
    heads = tuple(lane_heads.head(lane, frame.names, limits.brief) for lane in assignment.lanes)
    return Arrangement(
        visible,
        _cut(items, placed),
        placed,
        entries,
        tracks,
        heads,
        heights,
        _needs(heights, heads, entries, limits),
        limits.brief,
        in_sight.outside,
        window,
        limits.rows >= ROOMY,
        has_shades(limits.rows * ROW),
    )


def _row_heights(placed: Sequence[Placed]) -> tuple[float, ...]:
    """The height (px) of each row of a lane, one of 0 px for a lane without marks."""
    heights = [0.0] * max((place.row + 1 for place in placed), default=1)
    for place in placed:
        heights[place.row] = max(heights[place.row], place.candidate.height)
    return tuple(heights)


def _needs(
    heights: Sequence[Sequence[float]],
    heads: Sequence[Head],
    undated_entries: Sequence[Sequence[undated.Entry]],
    limits: Limits,
) -> tuple[float, ...]:
    """The least height (px) of each lane: enough for its rows, its name and its entries in the gutter."""
    pad = BRIEF_PAD if limits.brief else PAD
    return tuple(
        max(LEAST_LANE, sum(rows) + 2 * pad, head_height + 14.0, undated.height(entries) + 2 * pad)
        for rows, (_, _, head_height), entries in zip(heights, heads, undated_entries, strict=True)
    )


def _cut(items: Sequence[Item], placed: Sequence[Placed]) -> tuple[Item, ...]:
    """The items; of two touching bars in a row, the first ends where the other begins."""
    result = list(items)
    rows: dict[tuple[int, int], list[int]] = {}
    for k, (item, place) in enumerate(zip(items, placed, strict=True)):
        if item.size:
            rows.setdefault((item.lane, place.row), []).append(k)
    for row in rows.values():
        row.sort(key=lambda k: items[k].shape.left)
        for first, second in pairwise(row):
            end = items[second].shape.left
            if items[first].shape.right > end:
                part = end_at(items[first].shape, end)
                result[first] = items[first]._replace(shape=part, parts=(part,))
    return tuple(result)


def _undated(
    visible: Visible, facts: prepare.Facts, frame: Frame, limits: Limits
) -> tuple[tuple[tuple[undated.Entry, ...], ...], dict[int, int]]:
    """The entries of each lane in the gutter, and the column there of each row."""
    assignment = visible.assignment
    shown = [pairs[: limits.waiting] for pairs in visible.waiting]
    spans: dict[int, tuple[int, int]] = {}
    for k in sorted(int(k) for pairs in shown for k in pairs):
        first, last = spans.get(int(assignment.row[k]), (int(assignment.lane[k]),) * 2)
        spans[int(assignment.row[k])] = min(first, int(assignment.lane[k])), max(last, int(assignment.lane[k]))
    columns = undated.tracks(list(spans.values()), frame.right - frame.gutter)
    tracks = dict(zip(spans, columns, strict=True))
    room = frame.right - BESIDE_EDGE - frame.beside(tracks)
    rest_room = frame.right - BESIDE_EDGE - undated.rest_left(frame.gutter)
    entries = []
    for pairs, count in zip(shown, visible.waits, strict=True):
        events = [(facts.event(int(assignment.row[k])), bool(assignment.first[k])) for k in pairs]
        words = [(event.index, event.title if first else "", prepare.status_words(event)) for event, first in events]
        entries.append(undated.entries(words, count, room, 1 if limits.brief else undated.LINES, rest_room))
    return tuple(entries), tracks
