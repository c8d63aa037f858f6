"""Lane assignment: the lanes of a picture, and the events in each.

1. Events are in groups (`grouping.py`), which are counted: `census`.
2. The busiest or requested groups get a lane of their own (`lane_choice.py`). The other groups share one lane, events
   without a group another: `all_lanes`.
3. Each event stands in the lanes of its groups: `pairs_of`.
4. Lanes are ordered so that ties and links cross few of them: `order_lanes`.

An event is left out only if all of its lanes are hidden on request.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Literal

import numpy as np

from components.language import listed, plural
from components.layout import lane_order
from components.layout.grouping import is_first, is_repeated
from components.layout.lane_choice import Census, choose_lanes
from components.layout.names import lane_name
from components.layout.range_maximum import positions
from components.layout.traits import entrance, leaving
from components.model import FUTURE, PAST, Flag
from components.scene import GREY, HUES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from components.layout.grouping import Groups
    from components.layout.lane_choice import LaneChoice, LaneOptions
    from components.model import Dates, Links

    Int64 = NDArray[np.int64]
    Int32 = NDArray[np.int32]

SAMPLE = 4_000  # events in several lanes, and links, by which lanes are ordered: more would change little
LINK_WEIGHT = 0.2  # of a link, beside 1 of an event in several lanes
UNDATED_WEIGHT = 0.3  # of an event without a date, whose tie is in the gutter and crosses little
EXAMPLES = 3  # names of groups in the note of the lane that they share


@dataclass(frozen=True)
class AssignedLane:
    """A lane before it has a place on the page. `key` is the index of its group in `Groups.names`, -1 for a shared
    lane. `kind` "others" is the lane of groups without one of their own, "none" that of events without a group."""

    name: str
    note: str
    events: int
    key: int
    kind: Literal["own", "others", "none"] = "own"
    more: int = 0  # number of groups that share it
    hue: int = GREY  # of the group, not of the lane's place, so that a filter recolours no group; see also `hues_of`

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
    """The lanes of events. Pair k puts event `row[k]` into lane `lane[k]`. Pairs are in time order, those of one event
    adjacent. `first` tells whether a pair is the first of its event: its lane has the event's words."""

    lanes: tuple[AssignedLane, ...]  # from top to bottom
    row: Int64
    lane: Int64
    first: NDArray[np.bool_]
    without_lane: tuple[str, ...]  # names of the groups without a lane of their own
    hidden: tuple[tuple[str, int], ...] = ()  # lanes left out on request, and how many events each has
    unseen: int = 0  # events all of whose lanes are hidden
    lane_range: tuple[int, int, int] = (0, 0, 0)  # as `lane_choice.LaneChoice` has it
    hues: tuple[int, ...] = field(init=False)  # of each lane; made here, so that a cache measures it, too

    def __post_init__(self) -> None:
        object.__setattr__(self, "hues", hues_of(self.lanes))


def hues_of(lanes: Sequence[AssignedLane]) -> tuple[int, ...]:
    """The hues of lanes from top to bottom: each has its own, unless a lane next to it has the same; then the next free
    one is taken. Shared lanes keep theirs."""
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
    """The lanes of the events `rows` (in time order) and their order. `count` is the `census` of the groups of `rows`.
    The words of an event in several lanes stand in the lane of its first group that has one."""
    choice = choose_lanes(count, options)
    shared = sum(_count_shared(groups, piece, choice) for piece in groups.pieces())
    roles = _roles(groups, choice)
    lanes, hidden = all_lanes((groups.others, groups.without), count, choice, roles, shared, options)
    row, lane, first = pairs_of(groups, choice, lanes, rows, options)
    used = np.flatnonzero(np.bincount(lane, minlength=len(lanes))).tolist()
    meetings = find_meetings(lane, first, lambda pairs: dates.flags[row[pairs]] & Flag.UNDATED != 0)
    found = order_lanes(lanes, used, (row, lane, first), links, dates, meetings, choice.fixed)
    unseen = len(rows) - int(np.count_nonzero(first))
    return replace(found, without_lane=choice.without_lane, hidden=hidden, unseen=unseen, lane_range=choice.lane_range)


def census(groups: Groups, dates: Dates, rows: Int64, options: LaneOptions, hues: Int64 | None = None) -> Census:
    """The counts of the groups of `rows`. `hues` are the colours of the groups; None: their indexes."""
    size = len(groups.names)
    count, shared = np.zeros(size, np.int64), np.zeros(size, np.int64)
    first, last = np.full(size, FUTURE), np.full(size, PAST)
    followed = [k for k, name in enumerate(groups.names) if options.follows(name)] if options.followed else []
    for piece in groups.pieces():
        row, key, event = groups.row[piece], groups.key[piece], groups.event[piece]
        distinct = ~is_repeated(event, key)
        count += np.bincount(key[distinct], minlength=size)
        early, late = dates.earliest_start[row], dates.latest_end[row]
        np.minimum.at(first, key, entrance(early, late, np.where))
        np.maximum.at(last, key, leaving(early, late, np.where))
        if followed:
            number = event - event[0]
            has_followed = np.bincount(number[np.isin(key, followed)], minlength=number[-1] + 1) > 0
            shared += np.bincount(key[distinct & has_followed[number]], minlength=size)
    hues = np.arange(size) if hues is None else hues
    without = len(rows) - (int(groups.event[-1]) + 1 if len(groups.event) else 0)
    return Census(groups.names, count, first, last, shared, without, hues)


def all_lanes(
    shared_names: tuple[str, str],
    count: Census,
    choice: LaneChoice,
    roles: Sequence[str],
    shared: int,
    options: LaneOptions,
) -> tuple[list[AssignedLane], tuple[tuple[str, int], ...]]:
    """All lanes, and the name and the number of events of each lane that is hidden.

    The lanes are those of `choice.own`, each with its role from `roles` as a note; the lane of the others, with
    `shared` events; and that of events without a group. `shared_names` are the names of the last two. Hidden shared
    lanes, and shared lanes without events, are among them, too.
    """
    lanes = [
        AssignedLane(count.names[key], role, int(count.events[key]), key, hue=int(count.hues[key]))
        for key, role in zip(choice.own.tolist(), roles, strict=True)
    ]
    examples = ", ".join(choice.without_lane[:EXAMPLES]) + " …" * (len(choice.without_lane) > EXAMPLES)
    lanes += [AssignedLane(shared_names[0], examples, shared, -1, "others", len(choice.without_lane))]
    lanes += [AssignedLane(shared_names[1], "", count.without, -1, "none")]
    hidden = [(count.names[key], int(count.events[key])) for key in choice.left_out]
    hidden += [(lane.name, lane.events) for lane in lanes[-2:] if lane.name in options.hidden and lane.events]
    return lanes, tuple(hidden)


def pairs_of(
    groups: Groups, choice: LaneChoice, lanes: Sequence[AssignedLane], rows: Int64, options: LaneOptions
) -> tuple[Int64, Int64, NDArray[np.bool_]]:
    """The pairs of an event and a lane in which it stands: the row, the lane, and whether the pair is the first of its
    event. Each pair is there once, in time order. Of an event's lanes, the one of the others comes last, since its
    words could be lost there among many."""
    others = len(choice.own)
    hidden = [lane.name in options.hidden and lane.events > 0 for lane in lanes[others:]]
    found = [_pairs(groups, piece, choice, not hidden[0]) for piece in (slice(0, 0), *groups.pieces())]
    row, lane, event = (np.concatenate(side) for side in zip(*found, strict=True))
    with_group, without = _places(groups, rows)
    if len(without) and not hidden[1]:
        sort = np.argsort(np.append(with_group[event], without), kind="stable")  # two sorted arrays
        row = np.append(row, rows[without])[sort]
        lane = np.append(lane, np.full(len(without), others + 1))[sort]
    return row, lane, is_first(row)


def _pairs(groups: Groups, piece: slice, choice: LaneChoice, shared: bool) -> tuple[Int64, Int64, Int32]:
    """The row, the lane and the number of the event of each such pair, in one piece of the groups. Pairs with the lane
    of the others are left out unless `shared`."""
    lane, event, others = choice.number[groups.key[piece]], groups.event[piece], len(choice.own)
    own = np.flatnonzero((lane >= 0) & (lane < others))
    own = own[~is_repeated(event[own], lane[own])]
    in_others = np.flatnonzero(lane == others) if shared else own[:0]
    in_others = in_others[is_first(event[in_others])]
    pairs = np.append(own, in_others)
    pairs = pairs[np.argsort(event[pairs] * 2 + (lane[pairs] == others), kind="stable")]
    return groups.row[piece][pairs], lane[pairs], event[pairs]


def _count_shared(groups: Groups, piece: slice, choice: LaneChoice) -> int:
    """The number of events in one piece of the groups that stand in the lane of others."""
    others = choice.number[groups.key[piece]] == len(choice.own)
    return int(np.count_nonzero(is_first(groups.row[piece][others])))


def _places(groups: Groups, rows: Int64) -> tuple[Int32, Int32]:
    """The indexes into `rows` of the events with a group, and of those without."""
    if len(groups.event) and groups.event[-1] + 1 == len(rows):
        return np.arange(len(rows), dtype=np.int32), np.zeros(0, np.int32)
    grouped = np.zeros(int(rows.max(initial=0)) + 1, bool)
    grouped[groups.row] = True
    has_group = grouped[rows]
    return np.flatnonzero(has_group).astype(np.int32), np.flatnonzero(~has_group).astype(np.int32)


def _roles(groups: Groups, choice: LaneChoice) -> tuple[str, ...]:
    """The most frequent role of each group with a lane of its own, "" if it has none."""
    pairs = np.flatnonzero(groups.role)  # mostly none, or few
    lane, role = choice.number[groups.key[pairs]], groups.role[pairs]
    own = (lane >= 0) & (lane < len(choice.own))
    found, count = np.unique(lane[own] * len(groups.roles) + role[own], return_counts=True)
    return usual_roles(len(choice.own), found // len(groups.roles), found % len(groups.roles), count, groups.roles)


def usual_roles(lanes: int, lane: Int64, role: Int64, count: Int64, roles: Sequence[str]) -> tuple[str, ...]:
    """The most frequent role in each of so many lanes; of equally frequent ones the first in `roles`; `roles[0]`, which
    is "", if a lane has none. Entry k says that the role `role[k]` (an index into `roles`) occurs `count[k]` times in
    the lane `lane[k]`."""
    best = np.zeros(lanes, np.int64)
    order = np.lexsort((-role, count))
    best[lane[order]] = role[order]  # of several values for one entry NumPy keeps the last
    return tuple(roles[role] for role in best.tolist())


Meeting = tuple[tuple[int, ...], bool]  # an event in several lanes: the lanes, and whether it has no date


def find_meetings(
    lane: Int64, first: NDArray[np.bool_], undated: Callable[[Int64], NDArray[np.bool_]]
) -> tuple[Meeting, ...]:
    """The meetings: the events that stand in several lanes, in time order, at most `SAMPLE`. Entry k of `lane` and
    `first` is a pair of an event and a lane, in time order; `first` tells whether it is the first of its event.
    `undated` tells of pairs, given by index, whether their event has no date."""
    starts = np.flatnonzero(first)
    ends = np.append(starts[1:], len(lane))
    several = np.flatnonzero(ends - starts > 1)[:SAMPLE]
    starts, ends = starts[several], ends[several]
    lanes = lane[positions(starts, ends)].tolist()
    stops = np.cumsum(ends - starts).tolist()
    flags = undated(starts).tolist()
    return tuple((tuple(lanes[a:b]), flag) for (a, b), flag in zip(pairwise([0, *stops]), flags, strict=True))


def order_lanes(
    lanes: Sequence[AssignedLane],
    used: Sequence[int],
    pairs: tuple[Int64, Int64, NDArray[np.bool_]],
    links: Links,
    dates: Dates,
    meetings: Sequence[Meeting],
    fixed: int,
) -> Assignment:
    """The assignment with the lanes that are `used` (indexes into `lanes`), in order: the first `fixed` as they are
    given, then the others so that few lanes are crossed, the two shared ones last. `pairs` are those of `pairs_of`."""
    row, lane, first = pairs
    own = [number for number in used if lanes[number].key >= 0]
    index = {number: k for k, number in enumerate(own)}

    def is_undated(row: int) -> bool:
        return bool(dates.flags[row] & Flag.UNDATED)

    members = {met: tuple(index[lane] for lane in met if lane in index) for met in {met for met, _ in meetings}}
    groups = [(members[met], UNDATED_WEIGHT if undated else 1.0) for met, undated in meetings]
    linked = np.flatnonzero(first & np.isin(row, np.concatenate([links.origin[:SAMPLE], links.target[:SAMPLE]])))
    home = dict(zip(row[linked].tolist(), lane[linked].tolist(), strict=True))
    pulls = [
        (index[home[a]], index[home[b]], LINK_WEIGHT * (UNDATED_WEIGHT if is_undated(a) or is_undated(b) else 1.0))
        for a, b in zip(links.origin.tolist()[:SAMPLE], links.target.tolist()[:SAMPLE], strict=True)
        if home.get(a) in index and home.get(b) in index
    ]
    best = [own[k] for k in lane_order.order(len(own), groups, pulls, fixed)]
    best += [number for number in used if lanes[number].key < 0]
    place = np.zeros(len(lanes), np.int64)
    place[best] = np.arange(len(best))
    return Assignment(tuple(lanes[number] for number in best), row, place[lane], first, ())
