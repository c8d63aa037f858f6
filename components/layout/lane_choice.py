"""Lane choice: the requested lanes, and the groups that get one of their own, in order."""

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
    """The requested lanes: their maximum number, the pinned and the hidden ones (by name). All others form a list:
    those with `search` in their names and, if a lane is `followed`, those that share an event with it. `order` (one of
    `model.ORDERS`) sorts the list; its lanes are shown from place `begin` on (0 is the first)."""

    most: int
    pinned: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    order: str = Request.lane_order
    followed: str = ""
    search: str = ""
    begin: int = 0
    grouped: bool = False  # whether a lane's name begins with that of its group, and those of each stand together

    def name(self, lane: str) -> str:
        """The requested name of a lane: without its group's."""
        return own_name(lane) if self.grouped else lane

    def follows(self, lane: str) -> bool:
        """Whether it is the followed lane."""
        return self.followed in (lane, self.name(lane))

    @property
    def first(self) -> tuple[str, ...]:
        """The lanes that come first."""
        return (*filter(None, [self.followed]), *self.pinned)


@dataclass(frozen=True, eq=False)
class Census:
    """The number of events of each group of `names`, the start of its first and the end of its last one (s), the number
    it shares with the followed one, and the number of events without a group. `hues` are the groups' colours."""

    names: tuple[str, ...]
    events: Int64
    entrance: Int64
    leaving: Int64
    shared: Int64
    without: int
    hues: Int64


@dataclass(frozen=True, eq=False)
class Choice:
    """The groups with a lane of their own, from the top; `number` has each group's lane, that of the others after the
    last, -1 if it is hidden. `lane_range` is the place in the list of the first and of the last lane shown (both 0 if
    none is), and the length of the list."""

    own: Int64
    number: Int64
    fixed: int  # of `own`, stay where they are
    without_lane: tuple[str, ...]
    left_out: tuple[int, ...]
    lane_range: tuple[int, int, int]


def chosen(count: Census, options: LaneOptions) -> Choice:
    """The groups that get a lane of their own: pinned ones, and as many of the list as there is room for."""
    seen = np.flatnonzero(count.events)
    left_out = _named(seen, count, options, options.hidden)
    first = [one for one in _named(seen, count, options, options.first) if one not in left_out]
    busiest = seen[np.argsort(-count.events[seen], kind="stable")]
    busiest = busiest[~np.isin(busiest, [*first, *left_out])]
    listed = _ordered(_listed(busiest, count, options), count, options)
    if options.grouped:
        listed = _together(listed, count)
    room = max(0, options.most - len(first))
    if len(busiest) > min(room, len(listed)):
        room = max(0, room - 1)  # the others share a lane
    begin = min(options.begin, max(0, len(listed) - room))
    some = listed[begin : begin + room]
    fixed = len(first)
    if options.order == Request.lane_order and not options.followed and not options.grouped:
        some = some[np.argsort(count.entrance[some], kind="stable")]
    else:
        fixed += len(some)
    own = np.concatenate([np.array(first, np.int64), some])
    number = np.full(len(count.names) + 1, len(own), np.int64)
    number[own] = np.arange(len(own))
    number[left_out] = -1
    without_lane = tuple(count.names[one] for one in busiest[number[busiest] == len(own)].tolist())
    lane_range = (begin + 1, begin + len(some), len(listed)) if len(some) else (0, 0, len(listed))
    return Choice(own, number, fixed, without_lane, tuple(left_out), lane_range)


def _named(groups: Int64, count: Census, options: LaneOptions, names: Sequence[str]) -> list[int]:
    """The groups requested by name, in the order of the names."""
    if not names:
        return []
    number_of: dict[str, list[int]] = {}
    for one in groups.tolist():
        for name in {count.names[one], options.name(count.names[one])}:
            number_of.setdefault(name, []).append(one)
    return list(dict.fromkeys(one for name in names for one in number_of.get(name, ())))


def _together(groups: Int64, count: Census) -> Int64:
    """The lanes of each group adjacent, in the order of the groups' first lanes."""
    place: dict[str, int] = {}
    at = [place.setdefault(count.names[one].partition(WITHIN)[0], len(place)) for one in groups.tolist()]
    return groups[np.argsort(np.array(at, np.int64), kind="stable")]


def _listed(groups: Int64, count: Census, options: LaneOptions) -> Int64:
    """Those of the groups that are in the list."""
    if options.followed:
        groups = groups[count.shared[groups] > 0]
    if text := fold(options.search):
        groups = groups[[text in fold(count.names[one]) for one in groups.tolist()]]
    return groups


def _ordered(groups: Int64, count: Census, options: LaneOptions) -> Int64:
    """The groups, given from the busiest on, in order."""
    if options.order == "first":
        return groups[np.argsort(count.entrance[groups], kind="stable")]
    if options.order == "last":
        return groups[np.argsort(~count.leaving[groups], kind="stable")]  # ~ turns the order round and never overflows
    if options.order == "name":
        return np.array(sorted(groups.tolist(), key=lambda one: _alphabetical(count.names[one])), np.int64)
    if options.order == "meetings" and options.followed:
        return groups[np.argsort(-count.shared[groups], kind="stable")]
    return groups


def _alphabetical(name: str) -> tuple[str, str]:
    """A sort key by letters, and by numbers in the name: 2 comes before 10."""
    return _NUMBERS.sub(lambda found: found[0].zfill(_DIGITS), fold(name)), name
