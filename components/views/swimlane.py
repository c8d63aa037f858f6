"""The swimlane timeline: actors as lanes, marks by how well the date is known.

seats (who sits in which lane) → scale → level of detail → shapes and labels stacked in rows → heights → Scene.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from components.dates import read_edtf
from components.layout import bands, gutter
from components.layout.detail import CELL, bubble, clusters
from components.layout.heading import heading
from components.layout.labels import bare, ways
from components.layout.scale import Scale, fit
from components.layout.shape import Shape, extents, joined, known, shape
from components.layout.stack import Placed, Way, stack
from components.model import FUTURE, PAST, Event, Flag
from components.scene import Scene
from components.views import compose, context

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from components.layout.bands import Seats
    from components.model import Int64, Request, Store

    Float = NDArray[np.float64]

MOST_LANES = 14
MOST_ROWS = 6
MOST_MEMBERS = 40  # marks of one event on several dates
LEAST_LANE = 40.0  # px
PAD = 9.0  # px above and below the rows of a lane
BRIEF_PAD = 4.0
BRIEF = 220.0  # px that all but the lanes for actors take in a picture that says as little as it can
EDGE = 18.0  # px around the picture
HEAD = (114.0, 196.0)  # px of the column with the lanes' names, narrowest and widest
HEAD_MOST = 0.3  # of the picture's width: all that the names may take in a very small one
ABOVE = 21.0  # px between heading and lanes, and for each line of reference lines' words:
REFERENCE_LINE = 15.0


@dataclass(frozen=True)
class Frame:
    """px from left to right: where the lanes start, where names end, where the axis starts and ends, the gutter."""

    left: float
    head: float
    start: float
    end: float
    gutter: float  # left edge; equal to the right edge without one
    right: float

    @property
    def names(self) -> float:
        """px that a lane's name may be wide."""
        return self.head - self.left - 18.0

    def beside(self, tracks: Mapping[int, int]) -> float:
        """px where the words of the gutter start: right of all its marks."""
        return gutter.column(self.gutter, max(tracks.values(), default=0)) + gutter.MARK + 4.0


@dataclass(frozen=True)
class Limits:
    """How dense the picture may get. Tried in turn until the asked height holds it."""

    lanes: int
    rows: int
    words: bool
    waiting: int  # events a lane names in the gutter
    brief: bool = False  # names on one line, no legend


@dataclass(frozen=True)
class Item:
    """Something with one mark in one lane: an event, or a cluster of several."""

    lane: int
    rows: Int64  # the event's row, or all of a cluster's
    event: Event  # the cluster's first
    shape: Shape  # all its ink together
    parts: tuple[Shape, ...]  # its marks: several for an event on several dates
    first: bool  # whether the words stand here


@dataclass(frozen=True, eq=False)
class Plan:
    """Everything but the heights: what stands in which lane and row."""

    seats: Seats
    items: tuple[Item, ...]
    placed: tuple[Placed, ...]
    undated: tuple[tuple[gutter.Entry, ...], ...]  # a lane's entries in the gutter
    tracks: dict[int, int]  # the column there of an undated row
    heights: tuple[tuple[float, ...], ...]  # a lane's rows
    needs: tuple[float, ...]  # a lane's least height
    brief: bool


def swimlane(store: Store, rows: Int64, request: Request, caption: tuple[str, ...] = ()) -> Scene:
    """The Scene of `rows` (in time order, undated last) at `request.width` px; `caption` are the filters in words."""
    facts = context.facts(store, rows, request, caption)
    frame = _frame(request.width, len(facts.undated) > 0, len(facts.dated) > 0)
    scale = _scale(store, facts) if len(facts.dated) else None
    above = ABOVE + REFERENCE_LINE * max(1, len(facts.references))
    seated = cache(lambda most: bands.seat(store.cast, store.links, store.dates, facts.rows, most))
    for limits in _limits(request.height):
        plan = _plan(store, facts, seated(limits.lanes), frame, scale, limits)
        symbols = compose.symbols(store, facts, plan)
        head, legend, top = heading(facts.title, facts.subtitle, symbols, request.width, limits.brief)
        if request.height is None or top + above + sum(plan.needs) + compose.BELOW <= request.height:
            break
    picture = compose.scene(store, facts, frame, scale, plan, top + above, request)
    return replace(picture, heading=head, legend=legend)


def _scale(store: Store, facts: context.Facts) -> Scale:
    dates, rows = store.dates, facts.dated
    opens = dates.earliest_start[rows] == PAST, dates.latest_end[rows] == FUTURE
    return fit(known(dates, rows, facts.until[rows]), opens, facts.kept_in_sight, facts.least)


def _limits(height: int | None) -> tuple[Limits, ...]:
    roomy = Limits(MOST_LANES, MOST_ROWS, True, gutter.MOST)
    if height is None:
        return (roomy,)
    room = int((height - BRIEF) / LEAST_LANE)
    return (
        roomy,
        Limits(MOST_LANES, 3, True, 2),
        Limits(MOST_LANES, 2, True, 1),
        Limits(MOST_LANES, 1, True, 0, brief=True),
        Limits(MOST_LANES, 1, False, 0, brief=True),
        Limits(min(MOST_LANES, max(1, room)), 1, False, 0, brief=True),
    )


def _frame(wide: int, undated: bool, dated: bool) -> Frame:
    """Columns for the width; without dated events the gutter takes the axis' place."""
    head = min(max(HEAD[0], wide * 0.165), HEAD[1], wide * HEAD_MOST)
    right = wide - EDGE
    gutter_wide = gutter.WIDE if wide >= 820 else gutter.NARROW if wide >= 520 else gutter.SLIM
    start = EDGE + head + 16.0
    left = right if not undated else right - gutter_wide if dated else start
    return Frame(EDGE, EDGE + head, start, left - (10.0 if undated else 4.0), left, right)


def _plan(store: Store, facts: context.Facts, seats: Seats, frame: Frame, scale: Scale | None, limits: Limits) -> Plan:
    items = _items(store, facts, seats, frame, scale, limits) if scale else ()
    lanes = range(len(seats.bands))
    placed: list[Placed] = []
    heights = []
    lines = (
        [] if scale is None else context.to_px(scale, frame.start, frame.end)(np.array(facts.kept_in_sight)).tolist()
    )
    ties = _ties(items)
    for lane in lanes:
        members = [item for item in items if item.lane == lane]
        options = [_ways(item, facts, frame, limits.words) for item in members]
        stacked, count = stack(options, [*lines, *(x for x, top, bottom in ties if top <= lane <= bottom)], limits.rows)
        placed += stacked
        high = [max((one.way.height for one in stacked if one.row == row), default=0.0) for row in range(count)]
        heights.append(tuple(high))
    waiting, tracks = _undated(facts, seats, frame, limits)
    pad = BRIEF_PAD if limits.brief else PAD
    needs = []
    for lane in lanes:
        _, _, head = bands.head(seats.bands[lane], frame.names, limits.brief)
        needs.append(max(LEAST_LANE, sum(heights[lane]) + 2 * pad, head + 14.0, gutter.height(waiting[lane]) + 2 * pad))
    return Plan(seats, items, tuple(placed), waiting, tracks, tuple(heights), tuple(needs), limits.brief)


def _items(
    store: Store, facts: context.Facts, seats: Seats, frame: Frame, scale: Scale, limits: Limits
) -> tuple[Item, ...]:
    """Marks of all lanes, by lane and from left to right, crowded ones joined to clusters."""
    to_px = context.to_px(scale, frame.start, frame.end)
    dated = facts.has_date[seats.row]
    row, lane, first = seats.row[dated], seats.band[dated], seats.first[dated]
    stretch = known(store.dates, row, facts.until[row])
    left, right = extents(store.dates, row, stretch, to_px, frame.start, frame.end)
    middle = (to_px(stretch[0]) + to_px(stretch[1])) / 2
    group = clusters(lane, left, middle, right, limits.rows, max(12, facts.budget // max(1, len(seats.bands))))
    found = []
    for k in np.flatnonzero(group < 0).tolist():
        event = facts.event(int(row[k]))
        parts = _parts(store, facts, event, to_px, frame)
        found.append(Item(int(lane[k]), row[k : k + 1], event, joined(parts), parts, bool(first[k])))
    order = np.argsort(group, kind="stable")
    order = order[group[order] >= 0]
    for members in np.split(order, np.flatnonzero(np.diff(group[order])) + 1) if len(order) else ():
        ends = [float(end) for end in bubble(np.mean(middle[members]))]
        outline = Shape("dot", ends[0], ends[1], sum(ends) / 2)
        event = facts.event(int(row[members[0]]))
        found.append(Item(int(lane[members[0]]), row[members], event, outline, (outline,), False))
    return tuple(sorted(found, key=lambda item: (item.lane, item.shape.left, item.shape.right, item.event.index)))


def _parts(
    store: Store, facts: context.Facts, event: Event, to_px: Callable[[ArrayLike], Float], frame: Frame
) -> tuple[Shape, ...]:
    """The shapes of an event: one, but of an all-of set ("on 3 Feb, 8 Mar and 1 May") one for each member."""
    dates, rows = store.dates, [event.index]
    if dates.flags[event.index] & Flag.ALL_OF:
        members = [_interval(member.strip()) for member in event.date.strip()[1:-1].split(",")[:MOST_MEMBERS]]
        dates, _ = read_edtf(members)
        rows = list(range(len(members)))
    until = int(facts.until[event.index])
    return tuple(shape(dates, row, until, to_px, frame.start, frame.end) for row in rows)


def _interval(member: str) -> str:
    """A member of an all-of set as a date of its own: the range a..b is all of a/b."""
    first, dots, last = member.partition("..")
    return f"{first or '..'}/{last or '..'}" if dots else member


def _ties(items: tuple[Item, ...]) -> list[tuple[float, int, int]]:
    """Where lines between the lanes of one event will run: x, first and last lane."""
    lanes: dict[int, list[Item]] = {}
    for item in items:
        if len(item.rows) == 1:
            lanes.setdefault(item.event.index, []).append(item)
    return [
        (some[0].shape.anchor, some[0].lane, some[-1].lane) for some in lanes.values() if some[0].lane < some[-1].lane
    ]


def _ways(item: Item, facts: context.Facts, frame: Frame, words: bool) -> tuple[Way, ...]:
    if len(item.rows) > 1:
        return (bare(item.shape, CELL),)
    if not item.first or not words:
        return (bare(item.shape),)
    return ways(item.shape, item.event.title, item.event.words, frame.start - 4.0, frame.end)


def _undated(
    facts: context.Facts, seats: Seats, frame: Frame, limits: Limits
) -> tuple[tuple[tuple[gutter.Entry, ...], ...], dict[int, int]]:
    """Each lane's entries in the gutter, and the column of each event."""
    waiting = np.flatnonzero(~facts.has_date[seats.row])
    lanes = (waiting[seats.band[waiting] == lane] for lane in range(len(seats.bands)))
    shown = [pairs[: limits.waiting] for pairs in lanes]
    counts = np.bincount(seats.band[waiting], minlength=len(seats.bands))
    spans: dict[int, tuple[int, int]] = {}
    for k in sorted(int(k) for pairs in shown for k in pairs):
        first, last = spans.get(int(seats.row[k]), (int(seats.band[k]),) * 2)
        spans[int(seats.row[k])] = min(first, int(seats.band[k])), max(last, int(seats.band[k]))
    columns = gutter.tracks(list(spans.values()), frame.right - frame.gutter)
    tracks = dict(zip(spans, columns, strict=True))
    room = frame.right - 4.0 - frame.beside(tracks)
    found = []
    for pairs, count in zip(shown, counts, strict=True):
        events = [(facts.event(int(seats.row[k])), bool(seats.first[k])) for k in pairs]
        named = [(event.index, event.title if first else "", context.status_words(event)) for event, first in events]
        found.append(gutter.entries(named, int(count), room, 1 if limits.brief else gutter.LINES))
    return tuple(found), tracks
