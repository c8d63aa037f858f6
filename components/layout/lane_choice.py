"""Lane choice: the groups that get a lane of their own, in order, by the request for lanes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.cells.fold import fold
from components.layout.lane_groups import WITHIN, own_name
from components.model import Request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.model import Int64

_NUMBERS = re.compile(r"\d+")
_DIGITS = 12  # of a number in a name


@dataclass(frozen=True)
class LaneOptions:
    """The request for lanes: at most `most` of them, the pinned and the followed ones first, the hidden ones never (all
    by name). All others form a list, if they have `search` in their names and, where a lane is `followed`, share an
    event with it. `order` (one of `model.ORDERS`) sorts the list; its lanes are shown from place `begin` on (0 is the
    first)."""

    most: int
    pinned: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    order: str = Request.lane_order
    followed: str = ""
    search: str = ""
    begin: int = 0
    grouped: bool = False  # whether names begin with that of a group (`lane_groups`), whose lanes are adjacent

    def name(self, lane: str) -> str:
        """The name by which a lane is requested: without its group's."""
        return own_name(lane) if self.grouped else lane

    def follows(self, lane: str) -> bool:
        """Whether it is the followed lane."""
        return self.followed in (lane, self.name(lane))

    @property
    def first(self) -> tuple[str, ...]:
        """The names of the lanes that come first."""
        return (*filter(None, [self.followed]), *self.pinned)


@dataclass(frozen=True, eq=False)
class Census:
    """The counts of groups, one entry each: the name; the number of events; the start of the first and the end of the
    last of them (s; FUTURE and PAST without any); the number of events that it shares with the followed group; and the
    colour (`hues`). `without` is the number of events without a group."""

    names: tuple[str, ...]
    events: Int64
    entrance: Int64
    leaving: Int64
    shared: Int64
    without: int
    hues: Int64


@dataclass(frozen=True, eq=False)
class LaneChoice:
    """The chosen lanes. `own` are the groups (indexes into `Census.names`) with a lane of their own, from the top; the
    first `fixed` of them stay where they are. `number` has the lane of each group: an index into `own`, its length for
    the lane of all others, -1 for a hidden group. `without_lane` are the names of the groups that share that lane,
    `left_out` the hidden groups. `lane_range` is the place in the list (from 1) of the first and of the last lane shown
    (both 0 if none is), and the length of the list."""

    own: Int64
    number: Int64
    fixed: int
    without_lane: tuple[str, ...]
    left_out: tuple[int, ...]
    lane_range: tuple[int, int, int]


def choose_lanes(count: Census, options: LaneOptions) -> LaneChoice:
    """The lanes: those of the followed and of the pinned groups, and as many of the list as there is room for. If any
    group is left over, the others share one of the lanes. A picture may have more than `most` if more are pinned."""
    seen = np.flatnonzero(count.events)
    left_out = _groups_named(seen, count, options, options.hidden)
    first = [group for group in _groups_named(seen, count, options, options.first) if group not in left_out]
    busiest = seen[np.argsort(-count.events[seen], kind="stable")]
    busiest = busiest[~np.isin(busiest, [*first, *left_out])]
    listed = _sort(_list(busiest, count, options), count, options)
    if options.grouped:
        listed = _sort_by_outer_group(listed, count)
    room = max(0, options.most - len(first))
    if len(busiest) > min(room, len(listed)):
        room = max(0, room - 1)  # the others share a lane
    begin = min(options.begin, max(0, len(listed) - room))
    page = listed[begin : begin + room]
    fixed = len(first)
    if options.order == Request.lane_order and not options.followed and not options.grouped:
        page = page[np.argsort(count.entrance[page], kind="stable")]
    else:
        fixed += len(page)
    own = np.concatenate([np.array(first, np.int64), page])
    number = np.full(len(count.names), len(own), np.int64)
    number[own] = np.arange(len(own))
    number[left_out] = -1
    without_lane = tuple(count.names[group] for group in busiest[number[busiest] == len(own)].tolist())
    lane_range = (begin + 1, begin + len(page), len(listed)) if len(page) else (0, 0, len(listed))
    return LaneChoice(own, number, fixed, without_lane, tuple(left_out), lane_range)


def _groups_named(groups: Int64, count: Census, options: LaneOptions, names: Sequence[str]) -> list[int]:
    """The groups with one of the names, with or without that of their own group, in the order of the names."""
    if not names:
        return []
    groups_of: dict[str, list[int]] = {}
    for group in groups.tolist():
        for name in {count.names[group], options.name(count.names[group])}:
            groups_of.setdefault(name, []).append(group)
    return list(dict.fromkeys(group for name in names for group in groups_of.get(name, ())))


def _sort_by_outer_group(groups: Int64, count: Census) -> Int64:
    """The lanes sorted so that those of one group are adjacent, in the order of the groups' first lanes."""
    places: dict[str, int] = {}
    place = [places.setdefault(count.names[lane].partition(WITHIN)[0], len(places)) for lane in groups.tolist()]
    return groups[np.argsort(np.array(place, np.int64), kind="stable")]


def _list(groups: Int64, count: Census, options: LaneOptions) -> Int64:
    """Those of the groups that are in the list."""
    if options.followed:
        groups = groups[count.shared[groups] > 0]
    if text := fold(options.search):
        groups = groups[[text in fold(count.names[group]) for group in groups.tolist()]]
    return groups


def _sort(groups: Int64, count: Census, options: LaneOptions) -> Int64:
    """The groups in the requested order; they are given from the busiest on."""
    if options.order == "first":
        return groups[np.argsort(count.entrance[groups], kind="stable")]
    if options.order == "last":
        return groups[np.argsort(~count.leaving[groups], kind="stable")]  # ~ turns the order round and never overflows
    if options.order == "name":
        return np.array(sorted(groups.tolist(), key=lambda group: _alphabetical(count.names[group])), np.int64)
    if options.order == "meetings" and options.followed:
        return groups[np.argsort(-count.shared[groups], kind="stable")]
    return groups


def _alphabetical(name: str) -> tuple[str, str]:
    """A sort key by letters, and by numbers in the name: 2 comes before 10."""
    return _NUMBERS.sub(lambda found: found[0].zfill(_DIGITS), fold(name)), name
