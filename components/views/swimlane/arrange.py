"""The arrangement of a picture: marks, lanes, rows and words, without vertical positions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from components.language import listed
from components.layout import bars, lane_heads, undated
from components.layout.bars import HIGH
from components.layout.labels import bare_mark, candidates, in_row, thin_bar
from components.layout.lane_room import ROW
from components.layout.mark_cells import CELL
from components.layout.overlap import TOUCH, depth, meeting_ends
from components.layout.row_packing import GAP, Candidate, Placed, Wall, fill_labels, pack
from components.layout.rules import ROOMY, Rules
from components.layout.shape import SOFT, ended
from components.layout.source import Visible
from components.views.shared import prepare
from components.views.shared.frame import Frame
from components.views.swimlane.histogram import WORDS, Shown, full_height, shaded, tall
from components.views.swimlane.items import InSight, Item, items_in_sight
from components.views.swimlane.marked import named
from components.views.swimlane.ties import ordered, pulls_of, ties_between, walls_of

if TYPE_CHECKING:
    from components.layout.lane_assignment import Assignment
    from components.layout.lane_heads import Head
    from components.layout.lane_histogram import Counts
    from components.model import Int64

MOST_ROWS = 6
DENSE_ROWS = 14  # where all events share one lane
LEAST_LANE = 40.0  # px
PAD = 9.0  # px above and below the rows of a lane
BRIEF_PAD = 4.0
MOST_LINKS = 80  # drawn at once: more would be a thicket


@dataclass(frozen=True)
class Limits:
    """Limits on the density of a picture, tried one after the other until it fits its height."""

    lanes: int
    rows: int
    words: bool
    waiting: int  # events a lane names in the gutter
    brief: bool = False  # names on one line, no legend

    def rules(self, budget: int, opened: tuple[str, ...]) -> Rules:
        """The same limits for each lane, with a budget for all lanes together."""
        return Rules(self.rows, budget, opened)


@dataclass(frozen=True, eq=False)
class Arrangement:
    """An arrangement: the marks and words in each lane and row, and everything else but vertical positions."""

    seen: Visible
    items: tuple[Item, ...]
    placed: tuple[Placed, ...]
    undated: tuple[tuple[undated.Entry, ...], ...]  # a lane's entries in the gutter
    tracks: dict[int, int]  # the column there of an undated row
    heads: tuple[Head, ...]  # a lane's name and note
    heights: tuple[tuple[float, ...], ...]  # a lane's rows
    needs: tuple[float, ...]  # a lane's least height
    brief: bool
    outside: int  # dated events with a lane, but out of sight
    shown: Shown | None  # what is seen of the time axis
    roomy: bool  # whether there is room for the words of histograms,
    shaded: bool  # and whether there is none for their heights

    @cached_property
    def full(self) -> dict[int, float]:
        """The number of events at the full height of each lane's histogram: the same in all lanes, except the lane of
        events without a group if that would dwarf the rest."""
        counts = {item.lane: item.counts for item in self.items if item.counts}
        own = [lane for lane in counts if self.assignment.lanes[lane].kind != "others"]
        shared = full_height([counts[lane] for lane in own or counts])
        return {lane: max(shared, full_height([counts[lane]])) for lane in counts}

    @property
    def assignment(self) -> Assignment:
        """The lanes of the events."""
        return self.seen.assignment

    @cached_property
    def links(self) -> Int64:
        """The links to draw: the first of those between events with a mark, by themselves or in a cluster."""
        links, among = self.seen.store.links, self.seen.links
        shown = {row for item in self.items for row in (item.cluster.linked if item.cluster else (item.row,))}
        ends = np.fromiter(shown | self.tracks.keys(), np.int64)
        origin, target = links.origin[among], links.target[among]
        drawable = np.isin(origin, ends) & np.isin(target, ends) & (origin != target)
        return np.asarray(among[drawable][:MOST_LINKS])


def arrange(seen: Visible, facts: prepare.Facts, frame: Frame, shown: Shown | None, limits: Limits) -> Arrangement:
    """The marks and words of all lanes, as dense as `limits` allow."""
    assignment = seen.assignment
    viewport = shown.viewport if shown else None
    found = items_in_sight(seen, facts, shown, limits.rules(facts.budget, facts.opened)) if shown else InSight()
    items = found.items
    counts = [item.counts for item in items if item.counts]
    placed: list[Placed] = []
    heights = []
    references = list(map(viewport.x, facts.lines)) if viewport else []
    ties = ties_between(items)
    pulls = pulls_of(seen, items)
    touch = viewport.touch if viewport else TOUCH
    in_lane: list[list[Item]] = [[] for _ in assignment.lanes]
    for item in items:
        in_lane[item.lane].append(item)
    for lane, own in enumerate(in_lane):
        lines = sorted([*references, *(tie.x for tie in ties if tie.first <= lane <= tie.last)])
        slender = [item for item in own if item.thin]
        areas = [item for item in own if item.area]
        members = [item for item in own if not (item.thin or item.area)]
        choices = [_touching(_ways(facts, item, frame, limits.words, lines), touch) for item in members]
        choices, every = _in_rows(facts, members, choices, frame.end)
        stacked, count = pack(choices, lines, max(limits.rows, _needed(choices))) if choices else ([], 0)
        stacked = ordered(stacked, count, [pulls.get((item.row, lane), 0.0) for item in members])
        rows = {item.row: one.row for item, one in zip(members, stacked, strict=True) if not item.cluster}
        walls = [Wall(x, 0, count) for x in references] + walls_of(ties, lane, rows, count)
        stacked = fill_labels(stacked, every, walls) + _thin(facts, slender, count, frame, limits, touch)
        count = max((one.row + 1 for one in stacked), default=0)
        stacked += [Placed(count + k, _area(item, limits, counts)) for k, item in enumerate(areas)]
        count = max(1, count + len(areas))
        placed += stacked
        high = [0.0] * count
        for one in stacked:
            high[one.row] = max(high[one.row], one.candidate.height)
        heights.append(tuple(high))
    waiting, tracks = _undated(seen, facts, frame, limits)
    heads = tuple(lane_heads.head(lane, frame.names, limits.brief) for lane in assignment.lanes)
    return Arrangement(
        seen,
        _cut(items, placed),
        tuple(placed),
        waiting,
        tracks,
        heads,
        tuple(heights),
        _needs(heights, heads, waiting, limits),
        limits.brief,
        found.outside,
        shown,
        limits.rows >= ROOMY,
        shaded(limits.rows * ROW),
    )


def _needs(
    heights: Sequence[Sequence[float]],
    heads: Sequence[Head],
    waiting: Sequence[Sequence[undated.Entry]],
    limits: Limits,
) -> tuple[float, ...]:
    """The least height (px) of each lane: that of its rows, of its name, of its entries in the gutter."""
    pad = BRIEF_PAD if limits.brief else PAD
    return tuple(
        max(LEAST_LANE, sum(rows) + 2 * pad, head + 14.0, undated.height(entries) + 2 * pad)
        for rows, (_, _, head), entries in zip(heights, heads, waiting, strict=True)
    )


def _area(item: Item, limits: Limits, counts: Sequence[Counts]) -> Candidate:
    """The row of a mark that is an area, among crowded lanes."""
    if limits.rows < ROOMY:
        return bare_mark(item.shape, limits.rows * ROW)
    if item.steps:
        return bare_mark(item.shape, HIGH + WORDS)
    return bare_mark(item.shape, tall(counts) + WORDS)


def _touching(ways: tuple[Candidate, ...], touch: float) -> tuple[Candidate, ...]:
    """The candidates of a bar that may overlap neighbours that it only touches, by `touch` px, or by half of its
    length."""
    bare = ways[-1]
    most = min(touch, (bare.right - bare.left) / 2)
    return tuple(
        candidate._replace(bar=most) if candidate.bar and candidate.bar != most else candidate for candidate in ways
    )


def _in_rows(
    facts: prepare.Facts, items: Sequence[Item], choices: Sequence[tuple[Candidate, ...]], end: float
) -> tuple[list[tuple[Candidate, ...]], list[tuple[Candidate, ...]]]:
    """The ways of each item to find its row by, and those to find its words by once it has one: bars that touch others
    have more, so that they share a row though their titles are longer than they are."""
    some, every = list(choices), list(choices)
    bars = [k for k, ways in enumerate(choices) if ways[-1].bar]
    left, right, touch = (np.array([getattr(choices[k][-1], side) for k in bars]) for side in ("left", "right", "bar"))
    for k, before, after in zip(bars, *meeting_ends(left, right, touch, GAP), strict=True):
        if before or after:
            title = facts.event(items[k].row).title if len(choices[k]) > 1 else ""
            some[k], every[k] = in_row(choices[k], items[k].shape, title, end, (before, after))
    return some, every


def _cut(items: Sequence[Item], placed: Sequence[Placed]) -> tuple[Item, ...]:
    """The items; of two touching bars in a row, the first ends where the other begins."""
    found = list(items)
    rows: dict[tuple[int, int], list[int]] = {}
    for k, (item, one) in enumerate(zip(items, placed, strict=True)):
        if item.size:
            rows.setdefault((item.lane, one.row), []).append(k)
    for some in rows.values():
        some.sort(key=lambda k: items[k].shape.left)
        for first, second in pairwise(some):
            end = items[second].shape.left
            if items[first].shape.right > end:
                part = ended(items[first].shape, end)
                found[first] = items[first]._replace(shape=part, parts=(part,))
    return tuple(found)


def _needed(choices: Sequence[Sequence[Candidate]]) -> int:
    """The number of rows that marks need without any words."""
    left, right, touch = (np.array([getattr(ways[-1], side) for ways in choices]) for side in ("left", "right", "bar"))
    return depth(left, right + np.where(touch > 0, -np.minimum(touch, (right - left) / 2), GAP))


def _thin(
    facts: prepare.Facts, items: Sequence[Item], first: int, frame: Frame, limits: Limits, touch: float
) -> list[Placed]:
    """Thin bars in rows from `first` on, each with its title beside it if the next in its row leaves room."""
    if not items:
        return []
    left, right = (np.array([getattr(item.shape, side) for item in items]) for side in ("left", "right"))
    soft = [SOFT * facts.event(item.row).approximate for item in items]
    row = bars.rows(left, bars.shortened(left, right, touch))
    found = []
    ends: dict[int, float] = {}  # where the words of a bar have to end in each row, for those behind it
    for item, own, reach in zip(reversed(items), reversed(row.tolist()), reversed(soft), strict=True):
        assert item.size
        title = facts.event(item.row).title if item.first and limits.words else ""
        end = ends.get(own, frame.end)
        found.append(Placed(first + own, thin_bar(item.shape, title, item.size, end, reach)))
        ends[own] = min(end, item.shape.left - reach - GAP)
    return found[::-1]


def _ways(facts: prepare.Facts, item: Item, frame: Frame, words: bool, lines: Sequence[float]) -> tuple[Candidate, ...]:
    if item.cluster:
        disc = item.shape.kind == "dot"
        bare = bare_mark(item.shape, CELL) if disc else bare_mark(item.shape)
        if not (item.cluster.inseparable and words):
            return (bare,)
        titles, many = named(item.cluster, facts.zone)  # no zoom would show them
        ways = candidates(item.shape, listed(titles), many, frame.words, frame.end, lines)
        # A disc is higher than what can have words above and below it.
        return (*(way for way in ways[:-1] if not (disc and way.side == "around")), bare)
    event = facts.event(item.row)
    halo = SOFT * (event.approximate and item.shape.kind != "dot")
    if not item.first or not words:
        found: tuple[Candidate, ...] = (bare_mark(item.shape),)
    else:
        found = candidates(item.shape, event.title, event.words, frame.words, frame.end, lines, halo)
    if not halo:
        return found
    left, right = item.shape.left - halo, item.shape.right + halo
    return tuple(
        candidate._replace(left=min(candidate.left, left), right=max(candidate.right, right), bar=0.0)
        for candidate in found
    )


def _undated(
    seen: Visible, facts: prepare.Facts, frame: Frame, limits: Limits
) -> tuple[tuple[tuple[undated.Entry, ...], ...], dict[int, int]]:
    """Each lane's entries in the gutter, and the column of each event."""
    assignment = seen.assignment
    shown = [pairs[: limits.waiting] for pairs in seen.waiting]
    spans: dict[int, tuple[int, int]] = {}
    for k in sorted(int(k) for pairs in shown for k in pairs):
        first, last = spans.get(int(assignment.row[k]), (int(assignment.lane[k]),) * 2)
        spans[int(assignment.row[k])] = min(first, int(assignment.lane[k])), max(last, int(assignment.lane[k]))
    columns = undated.tracks(list(spans.values()), frame.right - frame.gutter)
    tracks = dict(zip(spans, columns, strict=True))
    room = frame.right - 4.0 - frame.beside(tracks)
    found = []
    for pairs, waits in zip(shown, seen.waits, strict=True):
        events = [(facts.event(int(assignment.row[k])), bool(assignment.first[k])) for k in pairs]
        named = [(event.index, event.title if first else "", prepare.status_words(event)) for event, first in events]
        found.append(undated.entries(named, waits, room, 1 if limits.brief else undated.LINES))
    return tuple(found), tracks
