"""The arrangement of a picture: marks, lanes, rows and words, without vertical positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from components.language import listed
from components.layout import bars, lane_heads, undated
from components.layout.bars import HIGH
from components.layout.labels import bare_mark, candidates, candidates_in_row, thin_bar
from components.layout.lane_room import ROW
from components.layout.mark_cells import CELL, OVERHANG
from components.layout.overlap import TOUCH, depth, meeting_ends
from components.layout.row_packing import GAP, Candidate, Placed, Wall, fill_labels, pack
from components.layout.rules import ROOMY, Rules
from components.layout.shape import SOFT, end_at
from components.layout.source import Visible
from components.views.shared import prepare
from components.views.shared.frame import Frame
from components.views.swimlane.histogram import WORDS, TimeWindow, area_height, full_height, has_shades
from components.views.swimlane.item_marks import cluster_words
from components.views.swimlane.items import InSight, Item, items_in_sight
from components.views.swimlane.ties import Tie, pulls_of, sort_rows, ties_between, walls_of

if TYPE_CHECKING:
    from components.layout.lane_assignment import Assignment
    from components.layout.lane_heads import Head
    from components.layout.lane_histogram import Counts
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


@dataclass(frozen=True, eq=False)
class _Packing:
    """What the packing of every lane depends on. `references` are the x of reference lines; `touch` is the px by which
    bars may overlap if they only touch; `counts` are those of all crowded lanes; `pulls` are those of `pulls_of`."""

    facts: prepare.Facts
    frame: Frame
    limits: Limits
    touch: float
    references: Sequence[float]
    ties: Sequence[Tie]
    pulls: Mapping[tuple[int, int], float]
    counts: Sequence[Counts]


def arrange(
    visible: Visible, facts: prepare.Facts, frame: Frame, window: TimeWindow | None, limits: Limits
) -> Arrangement:
    """The marks and words of all lanes, as dense as `limits` allow; without a `window` only undated events."""
    assignment = visible.assignment
    viewport = window.viewport if window else None
    rules = limits.rules(facts.budget, facts.opened)
    in_sight = items_in_sight(visible, facts, window, rules) if window else InSight()
    items = in_sight.items
    packing = _Packing(
        facts,
        frame,
        limits,
        viewport.touch if viewport else TOUCH,
        list(map(viewport.x, facts.lines)) if viewport else [],
        ties_between(items),
        pulls_of(visible, items),
        [item.counts for item in items if item.counts],
    )
    in_lane: list[list[Item]] = [[] for _ in assignment.lanes]
    for item in items:
        in_lane[item.lane].append(item)
    lanes = [_pack_lane(lane, members, packing) for lane, members in enumerate(in_lane)]
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


def _pack_lane(lane: int, items: Sequence[Item], packing: _Packing) -> list[Placed]:
    """The place of each item of a lane: first rows of clusters and events, then rows of thin bars, then a row for each
    area."""
    facts, frame, limits, touch = packing.facts, packing.frame, packing.limits, packing.touch
    members = [item for item in items if not (item.thin or item.area)]
    lines = sorted([*packing.references, *(tie.x for tie in packing.ties if tie.first <= lane <= tie.last)])
    choices = [_touching(_candidates(facts, item, frame, limits.words, lines), touch) for item in members]
    choices, label_choices = _in_rows(facts, members, choices, frame.end)
    placed, count = pack(choices, lines, max(limits.rows, _rows_needed(choices))) if choices else ([], 0)
    placed = sort_rows(placed, count, [packing.pulls.get((item.row, lane), 0.0) for item in members])
    rows = {item.row: place.row for item, place in zip(members, placed, strict=True) if not item.cluster}
    walls = [Wall(x, 0, count) for x in packing.references] + walls_of(packing.ties, lane, rows, count)
    thin_items = [item for item in items if item.thin]
    placed = fill_labels(placed, label_choices, walls) + _thin(facts, thin_items, count, frame, limits, touch)
    first = max((place.row + 1 for place in placed), default=0)
    areas = [item for item in items if item.area]
    return placed + [Placed(first + k, _area(item, limits, packing.counts)) for k, item in enumerate(areas)]


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


def _area(item: Item, limits: Limits, counts: Sequence[Counts]) -> Candidate:
    """The candidate of a profile or histogram; `counts` are those of all crowded lanes."""
    if limits.rows < ROOMY:
        return bare_mark(item.shape, limits.rows * ROW)
    if item.steps:
        return bare_mark(item.shape, HIGH + WORDS)
    return bare_mark(item.shape, area_height(counts) + WORDS)


def _touching(choices: tuple[Candidate, ...], touch: float) -> tuple[Candidate, ...]:
    """The candidates of one mark. Those of a bar may overlap neighbours that it only touches by `touch` px, by half of
    its length at most."""
    bare = choices[-1]
    most = min(touch, (bare.right - bare.left) / 2)
    return tuple(
        candidate._replace(bar=most) if candidate.bar and candidate.bar != most else candidate for candidate in choices
    )


def _in_rows(
    facts: prepare.Facts, items: Sequence[Item], choices: Sequence[tuple[Candidate, ...]], end: float
) -> tuple[list[tuple[Candidate, ...]], list[tuple[Candidate, ...]]]:
    """The candidates of each item for finding its row, and those for its label once it has a row. They differ for bars
    that touch others, so that these share a row even if their titles are longer than they are; `end` is the px of the
    axis' end."""
    row_choices, label_choices = list(choices), list(choices)
    bars = [k for k, options in enumerate(choices) if options[-1].bar]
    left, right, touch = (np.array([getattr(choices[k][-1], side) for k in bars]) for side in ("left", "right", "bar"))
    for k, before, after in zip(bars, *meeting_ends(left, right, touch, GAP), strict=True):
        if before or after:
            title = facts.event(items[k].row).title if len(choices[k]) > 1 else ""
            row_choices[k], label_choices[k] = candidates_in_row(
                choices[k], items[k].shape, title, end, (before, after)
            )
    return row_choices, label_choices


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


def _rows_needed(choices: Sequence[Sequence[Candidate]]) -> int:
    """The number of rows that marks need without words, each given by its candidates."""
    left, right, touch = (
        np.array([getattr(options[-1], side) for options in choices]) for side in ("left", "right", "bar")
    )
    return depth(left, right + np.where(touch > 0, -np.minimum(touch, (right - left) / 2), GAP))


def _thin(
    facts: prepare.Facts, items: Sequence[Item], first: int, frame: Frame, limits: Limits, touch: float
) -> list[Placed]:
    """The places of thin bars, in rows from `first` on; each has its title beside it if the next bar in its row leaves
    room. `touch` is the px by which bars may overlap if they only touch."""
    if not items:
        return []
    left, right = (np.array([getattr(item.shape, side) for item in items]) for side in ("left", "right"))
    hazes = [SOFT * facts.event(item.row).approximate for item in items]
    rows = bars.rows(left, bars.right_ends(left, right, touch))
    found = []
    ends: dict[int, float] = {}  # px in each row where the words of the next bar on the left must end
    for item, row, haze in zip(reversed(items), reversed(rows.tolist()), reversed(hazes), strict=True):
        assert item.size
        title = facts.event(item.row).title if item.first and limits.words else ""
        end = ends.get(row, frame.end)
        found.append(Placed(first + row, thin_bar(item.shape, title, item.size, end, haze)))
        ends[row] = min(end, item.shape.left - haze - GAP)
    return found[::-1]


def _candidates(
    facts: prepare.Facts, item: Item, frame: Frame, words: bool, lines: Sequence[float]
) -> tuple[Candidate, ...]:
    """The candidates of an item, the last one without words; `lines` are the x that words avoid."""
    if item.cluster:
        disc = item.shape.kind == "dot"
        shape = item.shape._replace(left=item.shape.left + OVERHANG * disc, right=item.shape.right - OVERHANG * disc)
        bare = bare_mark(shape, CELL) if disc else bare_mark(shape)
        if not (item.cluster.inseparable and words):
            return (bare,)
        titles, count = cluster_words(item.cluster, facts.zone)  # no zoom would show them
        choices = candidates(shape, listed(titles), count, frame.words, frame.end, lines, OVERHANG * disc)
        # A disc is too high for words above and below it.
        return (*(choice for choice in choices[:-1] if not (disc and choice.side == "around")), bare)
    event = facts.event(item.row)
    haze = SOFT * (event.approximate and item.shape.kind != "dot")
    if not item.first or not words:
        found: tuple[Candidate, ...] = (bare_mark(item.shape),)
    else:
        found = candidates(item.shape, event.title, event.words, frame.words, frame.end, lines, haze)
    if not haze:
        return found
    left, right = item.shape.left - haze, item.shape.right + haze
    return tuple(
        candidate._replace(left=min(candidate.left, left), right=max(candidate.right, right), bar=0.0)
        for candidate in found
    )


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
    room = frame.right - 4.0 - frame.beside(tracks)
    rest_room = frame.right - 4.0 - undated.rest_left(frame.gutter)
    entries = []
    for pairs, count in zip(shown, visible.waits, strict=True):
        events = [(facts.event(int(assignment.row[k])), bool(assignment.first[k])) for k in pairs]
        words = [(event.index, event.title if first else "", prepare.status_words(event)) for event, first in events]
        entries.append(undated.entries(words, count, room, 1 if limits.brief else undated.LINES, rest_room))
    return tuple(entries), tracks
