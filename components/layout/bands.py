"""Which lanes there are and which event stands in which: the busiest first, nothing left over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np

from components.layout import lanes
from components.layout.extremes import spread
from components.layout.groups import again, begins
from components.layout.text import width, wrap
from components.model import FUTURE, PAST, Flag
from components.scene import Lane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.layout.groups import Groups
    from components.model import Dates, Links

    Int64 = NDArray[np.int64]

SAMPLE = 4_000  # shared events looked at to order the lanes: enough to see who meets whom
NAME = 13.5  # px
NOTE = 11.0
NAME_LINE = 17.0
NOTE_LINE = 15.0
LINK_WEIGHT = 0.2
UNDATED_WEIGHT = 0.3  # a tie in the gutter is short and crosses little
NAMED = 3  # of those who share a lane
GREY = 5  # the last of the theme's hues


@dataclass(frozen=True)
class Band:
    """One lane before it has a place: `key` indexes `Groups.names` (-1 for the two lanes of no single one)."""

    name: str
    note: str
    events: int
    key: int
    kind: Literal["own", "others", "none"] = "own"
    more: int = 0  # groups that share it

    @property
    def hue(self) -> int:
        """Follows who it is, not the place, so that filtering does not recolour anyone."""
        return self.key if self.key >= 0 else GREY

    @property
    def count(self) -> str:
        """ "12 lanes, 30 events" of one that is shared, else "3 events"."""
        events = f"{self.events:,} event{'s' if self.events != 1 else ''}"
        return f"{self.more:,} lanes, {events}" if self.kind == "others" else events


@dataclass(frozen=True, eq=False)
class Seats:
    """Who sits where: pair k puts event `row[k]` into lane `band[k]`; `first` marks the lane that carries its words."""

    bands: tuple[Band, ...]  # from top to bottom
    row: Int64
    band: Int64
    first: NDArray[np.bool_]
    unseated: tuple[str, ...]  # names of the groups without a lane of their own
    hidden: tuple[tuple[str, int], ...] = ()  # lanes left out on request, and how many events each has
    unseen: int = 0  # events that stand in hidden lanes only


@dataclass(frozen=True)
class Wish:
    """Which lanes are wanted: how many at most, those that come first, those left out (by name)."""

    most: int
    pinned: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


def seat(groups: Groups, links: Links, dates: Dates, rows: Int64, wish: Wish) -> Seats:
    """Lanes for the events `rows` (in time order), ordered so that little has to cross.

    Of the groups the pinned ones and the busiest get lanes, the others share one, events without a group have one more.
    An event in several lanes gives its words to its first group that has a lane.
    """
    event, key, role = groups.row, groups.key, groups.role
    count = np.bincount(key[~again(event, key)], minlength=1)
    seen = np.flatnonzero(count)
    number_of = {groups.names[one]: one for one in seen.tolist()} if wish.pinned or wish.hidden else {}
    left_out = np.array([number_of[name] for name in wish.hidden if name in number_of], np.int64)
    pinned = [number_of[name] for name in dict.fromkeys(wish.pinned) if name in number_of and name not in wish.hidden]
    busiest = seen[np.argsort(-count[seen], kind="stable")]
    busiest = busiest[~np.isin(busiest, [*pinned, *left_out.tolist()])]
    room = max(0, wish.most - len(pinned))
    own = busiest if len(busiest) <= room else busiest[: max(0, room - 1)]
    own = own[np.argsort(_entrances(event, key, own, dates), kind="stable")]
    own = np.concatenate([np.array(pinned, np.int64), own])
    number = np.full(len(groups.names) + 1, len(own), np.int64)
    number[own] = np.arange(len(own))
    number[left_out] = -1
    without = _without(event, rows, len(dates.flags))
    band = number[key]
    given = np.flatnonzero(role)  # mostly none, or few
    roles, of = role[given], key[given]
    bands = [Band(groups.names[one], _usual(groups, roles[of == one]), int(count[one]), one) for one in own.tolist()]
    unseated = tuple(groups.names[one] for one in busiest[number[busiest] == len(own)].tolist())
    shared = int(np.count_nonzero(begins(event[band == len(own)])))
    some = ", ".join(unseated[:NAMED]) + " …" * (len(unseated) > NAMED)
    bands += [Band(groups.others, some, shared, -1, "others", len(unseated))]
    bands += [Band(groups.without, "", len(without), -1, "none")]
    row, band = np.append(event, without), np.append(band, np.full(len(without), len(own) + 1))
    gone = [(groups.names[one], int(count[one])) for one in left_out.tolist()]
    for k in (len(own), len(own) + 1):
        if bands[k].name in wish.hidden and bands[k].events:
            band = np.where(band == k, -1, band)
            gone.append((bands[k].name, bands[k].events))
    if gone:
        row, band = row[band >= 0], band[band >= 0]
    row, band, first = _once(row, band, rows)
    found = _arranged(bands, row, band, first, links, dates, len(pinned))
    unseen = len(rows) - int(np.count_nonzero(first))
    return replace(found, unseated=unseated, hidden=tuple(gone), unseen=unseen)


def _without(event: Int64, rows: Int64, size: int) -> Int64:
    """Those of `rows` that are in no pair."""
    if np.count_nonzero(begins(event)) == len(rows):
        return rows[:0]
    grouped = np.zeros(size, bool)
    grouped[event] = True
    return rows[~grouped[rows]]


def _entrances(event: Int64, key: Int64, own: Int64, dates: Dates) -> Int64:
    """When each of the `own` groups has its first event (s): the known bound where only one is known."""
    heads = begins(event)
    rows = event[heads]
    start = dates.earliest_start[rows]
    open_start = np.flatnonzero(start == PAST)
    start[open_start] = dates.latest_end[rows[open_start]]
    first = np.full(int(key.max(initial=0)) + 1, FUTURE)
    np.minimum.at(first, key, start[np.cumsum(heads) - 1])
    return first[own]


def _once(row: Int64, band: Int64, order: Int64) -> tuple[Int64, Int64, NDArray[np.bool_]]:
    """Each pair once, in time order; the first of each event is marked."""
    place = np.empty(int(order.max(initial=0)) + 1, np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    at = place[row]
    if (at[1:] < at[:-1]).any():
        sort = np.argsort(at, kind="stable")  # of what is in order but for a second run at its end: merges the two
        row, band = row[sort], band[sort]
    twice = again(row, band)
    if twice.any():
        row, band = row[~twice], band[~twice]
    return row, band, begins(row)


def _usual(groups: Groups, roles: Int64) -> str:
    """The role given most often, of those given at all."""
    named = roles[roles > 0]
    return groups.roles[np.bincount(named).argmax()] if len(named) else ""


def _arranged(
    bands: list[Band],
    row: Int64,
    band: Int64,
    first: NDArray[np.bool_],
    links: Links,
    dates: Dates,
    pinned: int,
) -> Seats:
    """Lanes in the order with the fewest crossings, empty ones left out, the two shared ones last."""
    used = np.flatnonzero(np.bincount(band, minlength=len(bands)))
    own = [int(one) for one in used if bands[one].key >= 0]
    starts = np.flatnonzero(first)
    ends = np.append(starts[1:], len(row))
    several = np.flatnonzero(ends - starts > 1)[:SAMPLE]
    starts, ends = starts[several], ends[several]
    at = {lane: index for index, lane in enumerate(own)}
    place = np.full(len(bands), -1)
    place[own] = np.arange(len(own))

    def waits(one: int) -> bool:
        return bool(dates.flags[one] & Flag.UNDATED)

    weights = np.where(dates.flags[row[starts]] & int(Flag.UNDATED), UNDATED_WEIGHT, 1.0).tolist()
    met = place[band[spread(starts, ends)]]
    stops = np.append(0, np.cumsum(met >= 0))[np.cumsum(ends - starts)].tolist()
    met = met[met >= 0].tolist()
    groups = [
        (tuple(met[start:end]), weight) for (start, end), weight in zip(pairwise([0, *stops]), weights, strict=True)
    ]
    some = np.flatnonzero(first & np.isin(row, np.concatenate([links.origin[:SAMPLE], links.target[:SAMPLE]])))
    home = dict(zip(row[some].tolist(), band[some].tolist(), strict=True))
    pulls = [
        (at[home[a]], at[home[b]], LINK_WEIGHT * (UNDATED_WEIGHT if waits(a) or waits(b) else 1.0))
        for a, b in zip(links.origin.tolist()[:SAMPLE], links.target.tolist()[:SAMPLE], strict=True)
        if home.get(a) in at and home.get(b) in at
    ]
    best = [own[index] for index in lanes.order(len(own), groups, pulls, pinned)]
    best += [int(one) for one in used if bands[one].key < 0]
    number = np.zeros(len(bands), np.int64)
    number[best] = np.arange(len(best))
    return Seats(tuple(bands[one] for one in best), row, number[band], first, ())


def head(band: Band, wide: float, brief: bool) -> tuple[tuple[str, ...], tuple[str, ...], float]:
    """A lane's name and note wrapped to `wide` px, and the height they need; a brief one is its name on one line."""
    names = wrap(band.name, wide, NAME, 1 if brief else 3, bold=True)
    if brief:
        return names, (), len(names) * NAME_LINE
    whole = " · ".join(filter(None, (band.note, band.count)))
    apart = (*wrap(band.note, wide, NOTE, 2), band.count)
    notes = tuple(filter(None, (whole,) if width(whole, NOTE) <= wide else apart))
    return names, notes, len(names) * NAME_LINE + len(notes) * NOTE_LINE


def lane(band: Band, wide: float, brief: bool, top: float, bottom: float, rows: Sequence[float]) -> Lane:
    """The band at its place."""
    names, notes, _ = head(band, wide, brief)
    return Lane(band.name, names, notes, top, bottom, band.hue, tuple(rows), band.kind, band.events)
