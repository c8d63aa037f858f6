"""Lane assignment: the lanes, the busiest first, and the events in each; no event is left over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Literal

import numpy as np

from components.language import listed, plural
from components.layout import lane_order
from components.layout.grouping import again, begins
from components.layout.lane_choice import Census, chosen
from components.layout.names import lane_name
from components.layout.range_maximum import positions
from components.layout.traits import entrance, leaving
from components.model import FUTURE, PAST, Flag
from components.scene import GREY, HUES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from components.layout.grouping import Groups
    from components.layout.lane_choice import Choice, LaneOptions
    from components.model import Dates, Links

    Int64 = NDArray[np.int64]
    Int32 = NDArray[np.int32]

SAMPLE = 4_000  # shared events looked at to order the lanes: enough to see who meets whom
LINK_WEIGHT = 0.2
UNDATED_WEIGHT = 0.3  # a tie in the gutter is short and crosses little
EXAMPLES = 3  # of those who share a lane


@dataclass(frozen=True)
class AssignedLane:
    """A lane before it has a place on the page. `key` indexes `Groups.names`; it is -1 for the two shared lanes."""

    name: str
    note: str
    events: int
    key: int
    kind: Literal["own", "others", "none"] = "own"
    more: int = 0  # groups that share it
    hue: int = GREY  # follows who it is, not the place, so that filtering does not recolour anyone; see also `hues_of`

    @property
    def count(self) -> str:
        """The number of events in words: "3 events", of a shared lane "12 lanes, 30 events"."""
        events = plural(self.events, "{n} event", "{n} events")
        if self.kind != "others":
            return events
        return listed((plural(self.more, "{n} lane", "{n} lanes"), events))

    @property
    def display_name(self) -> str:
        """The name in the current language."""
        return lane_name(self.name, self.kind)


@dataclass(frozen=True, eq=False)
class Assignment:
    """The lanes of events. Pair k puts event `row[k]` into lane `lane[k]`; `first` marks the pair of each event
    that carries its words."""

    lanes: tuple[AssignedLane, ...]  # from top to bottom
    row: Int64
    lane: Int64
    first: NDArray[np.bool_]
    without_lane: tuple[str, ...]  # names of the groups without a lane of their own
    hidden: tuple[tuple[str, int], ...] = ()  # lanes left out on request, and how many events each has
    unseen: int = 0  # events that stand in hidden lanes only
    lane_range: tuple[int, int, int] = (0, 0, 0)  # as `lane_choice.Choice` has it
    hues: tuple[int, ...] = field(init=False)  # of each lane; a cache measures it with the rest

    def __post_init__(self) -> None:
        object.__setattr__(self, "hues", hues_of(self.lanes))


def hues_of(lanes: Sequence[AssignedLane]) -> tuple[int, ...]:
    """The hues of lanes from top to bottom: each its own, changed only where adjacent lanes would have the same."""
    found: list[int] = []
    for lane, below in zip_longest(lanes, lanes[1:]):
        above = {hue % HUES for hue in found[-1:]}
        next_to = above | ({below.hue % HUES} if below else set())
        taken = above if below and below.key >= 0 else next_to
        if lane.key < 0 or lane.hue % HUES not in taken:
            found.append(lane.hue)
        else:
            found.append(next(hue for hue in range(lane.hue, lane.hue + HUES) if hue % HUES not in next_to))
    return tuple(found)


def assign(groups: Groups, count: Census, links: Links, dates: Dates, rows: Int64, options: LaneOptions) -> Assignment:
    """Lanes for the events `rows` (in time order), ordered with few crossings. Of the groups, counted in `count`, the
    `chosen` ones get lanes, the others share one, events without a group have one more. The words of an event in
    several lanes stand in the lane of its first group that has one."""
    choice = chosen(count, options)
    shared = sum(_shared(groups, piece, choice) for piece in groups.pieces())
    roles = _given(groups, choice)
    lanes, gone = all_lanes((groups.others, groups.without), count, choice, roles, shared, options)
    row, lane, first = pairs_of(groups, choice, lanes, rows, options)
    used = np.flatnonzero(np.bincount(lane, minlength=len(lanes))).tolist()
    meetings = find_meetings(lane, first, lambda at: dates.flags[row[at]] & Flag.UNDATED != 0)
    found = ordered_lanes(lanes, used, (row, lane, first), links, dates, meetings, choice.fixed)
    unseen = len(rows) - int(np.count_nonzero(first))
    return replace(found, without_lane=choice.without_lane, hidden=gone, unseen=unseen, lane_range=choice.lane_range)


def census(groups: Groups, dates: Dates, rows: Int64, options: LaneOptions, hues: Int64 | None = None) -> Census:
    """The counts of the groups of `rows`. `hues` are their colours, if these are not their places."""
    size = len(groups.names)
    count, shared = np.zeros(size, np.int64), np.zeros(size, np.int64)
    first, last = np.full(size, FUTURE), np.full(size, PAST)
    followed = [k for k, name in enumerate(groups.names) if options.follows(name)] if options.followed else []
    for piece in groups.pieces():
        row, key, event = groups.row[piece], groups.key[piece], groups.event[piece]
        distinct = ~again(event, key)
        count += np.bincount(key[distinct], minlength=size)
        early, late = dates.earliest_start[row], dates.latest_end[row]
        np.minimum.at(first, key, entrance(early, late, np.where))
        np.maximum.at(last, key, leaving(early, late, np.where))
        if followed:
            own = event - event[0]
            theirs = np.bincount(own[np.isin(key, followed)], minlength=own[-1] + 1) > 0
            shared += np.bincount(key[distinct & theirs[own]], minlength=size)
    hues = np.arange(size) if hues is None else hues
    without = len(rows) - (int(groups.event[-1]) + 1 if len(groups.event) else 0)
    return Census(groups.names, count, first, last, shared, without, hues)


def all_lanes(
    unnamed: tuple[str, str], count: Census, choice: Choice, usual: Sequence[str], shared: int, options: LaneOptions
) -> tuple[list[AssignedLane], tuple[tuple[str, int], ...]]:
    """The lanes, and the names and events of those that are left out.

    Each group's own lane has its `usual` role; the lane of the others has `shared` events; events without a group have
    one more. `unnamed` are the names of these two.
    """
    named = zip(choice.own.tolist(), usual, strict=True)
    hue = count.hues
    lanes = [
        AssignedLane(count.names[one], role, int(count.events[one]), one, hue=int(hue[one])) for one, role in named
    ]
    some = ", ".join(choice.without_lane[:EXAMPLES]) + " …" * (len(choice.without_lane) > EXAMPLES)
    lanes += [AssignedLane(unnamed[0], some, shared, -1, "others", len(choice.without_lane))]
    lanes += [AssignedLane(unnamed[1], "", count.without, -1, "none")]
    gone = [(count.names[one], int(count.events[one])) for one in choice.left_out]
    gone += [(lane.name, lane.events) for lane in lanes[-2:] if lane.name in options.hidden and lane.events]
    return lanes, tuple(gone)


def pairs_of(
    groups: Groups, choice: Choice, lanes: Sequence[AssignedLane], rows: Int64, options: LaneOptions
) -> tuple[Int64, Int64, NDArray[np.bool_]]:
    """Pairs of an event (its row) and a lane that it stands in, each once, in time order; and which of them are the
    first of their event. Of an event's lanes that of the others comes last, where its words could be lost among
    many."""
    others = len(choice.own)
    hidden = [lane.name in options.hidden and lane.events > 0 for lane in lanes[others:]]
    found = [_pairs(groups, piece, choice, not hidden[0]) for piece in (slice(0, 0), *groups.pieces())]
    row, lane, event = (np.concatenate(side) for side in zip(*found, strict=True))
    place, without = _places(groups, rows)
    if len(without) and not hidden[1]:
        sort = np.argsort(np.append(place[event], without), kind="stable")  # merges two that are in order
        row = np.append(row, rows[without])[sort]
        lane = np.append(lane, np.full(len(without), others + 1))[sort]
    return row, lane, begins(row)


def _pairs(groups: Groups, piece: slice, choice: Choice, shared: bool) -> tuple[Int64, Int64, Int32]:
    """The row, the lane and the number of the event of each such pair of one piece of the groups, those in the `shared`
    lane of others only where that is seen."""
    lane, event, others = choice.number[groups.key[piece]], groups.event[piece], len(choice.own)
    own = np.flatnonzero((lane >= 0) & (lane < others))
    own = own[~again(event[own], lane[own])]
    rest = np.flatnonzero(lane == others) if shared else own[:0]
    rest = rest[begins(event[rest])]
    both = np.append(own, rest)
    both = both[np.argsort(event[both] * 2 + (lane[both] == others), kind="stable")]
    return groups.row[piece][both], lane[both], event[both]


def _shared(groups: Groups, piece: slice, choice: Choice) -> int:
    """The number of events in one piece of the groups that stand in the lane of others."""
    others = choice.number[groups.key[piece]] == len(choice.own)
    return int(np.count_nonzero(begins(groups.row[piece][others])))


def _places(groups: Groups, rows: Int64) -> tuple[Int32, Int32]:
    """The places in `rows` of the events with a group, and of those without."""
    if len(groups.event) and groups.event[-1] + 1 == len(rows):
        return np.arange(len(rows), dtype=np.int32), np.zeros(0, np.int32)
    grouped = np.zeros(int(rows.max(initial=0)) + 1, bool)
    grouped[groups.row] = True
    some = grouped[rows]
    return np.flatnonzero(some).astype(np.int32), np.flatnonzero(~some).astype(np.int32)


def _given(groups: Groups, choice: Choice) -> tuple[str, ...]:
    """The most frequent role of each group with a lane of its own."""
    pairs = np.flatnonzero(groups.role)  # mostly none, or few
    lane, role = choice.number[groups.key[pairs]], groups.role[pairs]
    own = (lane >= 0) & (lane < len(choice.own))
    found, count = np.unique(lane[own] * len(groups.roles) + role[own], return_counts=True)
    return usual(len(choice.own), found // len(groups.roles), found % len(groups.roles), count, groups.roles)


def usual(lanes: int, lane: Int64, role: Int64, count: Int64, roles: Sequence[str]) -> tuple[str, ...]:
    """The most frequent role in each lane, of equal ones the first in `roles`; "" if no role is given. Entry k says
    that the role `role[k]` (an index into `roles`) occurs `count[k]` times in the lane `lane[k]`."""
    best = np.zeros(lanes, np.int64)
    order = np.lexsort((-role, count))
    best[lane[order]] = role[order]  # the last that is written to a place stays
    return tuple(roles[one] for one in best.tolist())


Meeting = tuple[tuple[int, ...], bool]  # the lanes of an event in several, and whether it has no date


def find_meetings(
    lane: Int64, first: NDArray[np.bool_], undated: Callable[[Int64], NDArray[np.bool_]]
) -> tuple[Meeting, ...]:
    """The first events, in time order, that stand in several lanes. Pairs of an event and a `lane` stand in time order;
    `first` marks the first pair of each event, and `undated` says of some pairs, by index, whether their event has no
    date."""
    starts = np.flatnonzero(first)
    ends = np.append(starts[1:], len(lane))
    several = np.flatnonzero(ends - starts > 1)[:SAMPLE]
    starts, ends = starts[several], ends[several]
    together = lane[positions(starts, ends)].tolist()
    stops = np.cumsum(ends - starts).tolist()
    waits = undated(starts).tolist()
    return tuple((tuple(together[a:b]), one) for (a, b), one in zip(pairwise([0, *stops]), waits, strict=True))


def ordered_lanes(
    lanes: Sequence[AssignedLane],
    used: Sequence[int],
    pairs: tuple[Int64, Int64, NDArray[np.bool_]],
    links: Links,
    dates: Dates,
    meetings: Sequence[Meeting],
    fixed: int,
) -> Assignment:
    """The lanes that are `used`: the first `fixed` in their order, then those in the order with the fewest crossings,
    the two shared ones last."""
    row, lane, first = pairs
    own = [one for one in used if lanes[one].key >= 0]
    at = {lane: index for index, lane in enumerate(own)}

    def waits(one: int) -> bool:
        return bool(dates.flags[one] & Flag.UNDATED)

    members = {met: tuple(at[lane] for lane in met if lane in at) for met in {met for met, _ in meetings}}  # few differ
    groups = [(members[met], UNDATED_WEIGHT if undated else 1.0) for met, undated in meetings]
    some = np.flatnonzero(first & np.isin(row, np.concatenate([links.origin[:SAMPLE], links.target[:SAMPLE]])))
    home = dict(zip(row[some].tolist(), lane[some].tolist(), strict=True))
    pulls = [
        (at[home[a]], at[home[b]], LINK_WEIGHT * (UNDATED_WEIGHT if waits(a) or waits(b) else 1.0))
        for a, b in zip(links.origin.tolist()[:SAMPLE], links.target.tolist()[:SAMPLE], strict=True)
        if home.get(a) in at and home.get(b) in at
    ]
    best = [own[index] for index in lane_order.order(len(own), groups, pulls, fixed)]
    best += [one for one in used if lanes[one].key < 0]
    number = np.zeros(len(lanes), np.int64)
    number[best] = np.arange(len(best))
    return Assignment(tuple(lanes[one] for one in best), row, number[lane], first, ())
