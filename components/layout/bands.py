"""Which lanes there are and which event stands in which: the busiest actors first, nothing left over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.layout import lanes
from components.layout.text import width, wrap
from components.model import FUTURE, PAST, Flag
from components.scene import Lane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.model import Cast, Dates, Links

    Int64 = NDArray[np.int64]

SAMPLE = 4_000  # shared events looked at to order the lanes: enough to see who meets whom
NAME = 13.5  # px
NOTE = 11.0
NAME_LINE = 17.0
NOTE_LINE = 15.0
LINK_WEIGHT = 0.2
UNDATED_WEIGHT = 0.3  # a tie in the gutter is short and crosses little
GREY = 5  # the last of the theme's hues
OTHERS = "Other actors"
NOBODY = "No actor given"


@dataclass(frozen=True)
class Band:
    """One lane before it has a place: `actor` indexes `Cast.names` (-1 for the two lanes of no single one)."""

    name: str
    note: str
    count: str
    actor: int

    @property
    def hue(self) -> int:
        """Follows the actor, not the place, so that filtering does not recolour anyone."""
        return self.actor if self.actor >= 0 else GREY


@dataclass(frozen=True, eq=False)
class Seats:
    """Who sits where: pair k puts event `row[k]` into lane `band[k]`; `first` marks the lane that carries its words."""

    bands: tuple[Band, ...]  # from top to bottom
    row: Int64
    band: Int64
    first: NDArray[np.bool_]
    unseated: tuple[str, ...]  # names of the actors without a lane of their own


def seat(cast: Cast, links: Links, dates: Dates, rows: Int64, most: int) -> Seats:
    """Lanes for the events `rows` (in time order), at most `most` for actors, ordered so that little has to cross.

    Actors beyond the busiest share one of them, events without actors have one more. An event in several lanes gives
    its words to the first actor named that has a lane.
    """
    event, actor, role = _participations(cast, rows)
    size = len(cast.start)
    seen, count = np.unique(np.unique(actor * size + event) // size, return_counts=True)
    busiest = np.argsort(-count, kind="stable")
    own = seen[busiest if len(seen) <= most else busiest[: most - 1]]
    events = dict(zip(seen.tolist(), count.tolist(), strict=True))
    own = own[np.argsort(_entrances(event, actor, own, dates), kind="stable")]
    number = np.full(len(cast.names) + 1, len(own), np.int64)
    number[own] = np.arange(len(own))
    without = np.setdiff1d(rows, event, assume_unique=False)
    row = np.concatenate([event, without])
    band = np.concatenate([number[actor], np.full(len(without), len(own) + 1)])
    row, band, first = _once(row, band, rows)
    bands = [
        Band(cast.names[one], _usual(cast, role[actor == one]), f"{events[one]:,} event{'s' * (events[one] > 1)}", one)
        for one in own.tolist()
    ]
    unseated = tuple(cast.names[one] for one in seen[busiest] if number[one] == len(own))
    bands += [Band(OTHERS, "", f"{len(unseated):,} more", -1), Band(NOBODY, "", "", -1)]
    return _arranged(bands, row, band, first, links, dates, unseated)


def _entrances(event: Int64, actor: Int64, own: Int64, dates: Dates) -> Int64:
    """When each of the `own` actors has its first event (s): the known bound where only one is known."""
    start = np.where(dates.earliest_start[event] == PAST, dates.latest_end[event], dates.earliest_start[event])
    first = np.full(int(actor.max(initial=0)) + 1, FUTURE)
    np.minimum.at(first, actor, start)
    return first[own]


def _participations(cast: Cast, rows: Int64) -> tuple[Int64, Int64, Int64]:
    """(row, actor, role) of all participations of `rows`, in that order."""
    count = cast.start[rows + 1] - cast.start[rows]
    index = np.repeat(cast.start[rows] - np.append(0, np.cumsum(count)[:-1]), count) + np.arange(count.sum())
    return np.repeat(rows, count), cast.actor[index].astype(np.int64), cast.role[index].astype(np.int64)


def _once(row: Int64, band: Int64, order: Int64) -> tuple[Int64, Int64, NDArray[np.bool_]]:
    """Each pair once, in time order; the first of each event is marked."""
    place = np.empty(int(order.max(initial=0)) + 1, np.int64)
    place[order] = np.arange(len(order))
    _, unique = np.unique(place[row] * (int(band.max(initial=0)) + 1) + band, return_index=True)
    unique = np.sort(unique)
    unique = unique[np.argsort(place[row[unique]], kind="stable")]
    row, band = row[unique], band[unique]
    first = np.append(True, row[1:] != row[:-1]) if len(row) else np.zeros(0, bool)
    return row, band, first


def _usual(cast: Cast, roles: Int64) -> str:
    """The role given most often, of those given at all."""
    named = roles[roles > 0]
    return cast.roles[np.bincount(named).argmax()] if len(named) else ""


def _arranged(
    bands: list[Band],
    row: Int64,
    band: Int64,
    first: NDArray[np.bool_],
    links: Links,
    dates: Dates,
    unseated: tuple[str, ...],
) -> Seats:
    """Lanes in the order with the fewest crossings, empty ones left out, the two shared ones last."""
    used = np.unique(band)
    own = [int(one) for one in used if bands[one].actor >= 0]
    starts = np.flatnonzero(first)
    ends = np.append(starts[1:], len(row))
    several = np.flatnonzero(ends - starts > 1)[:SAMPLE]
    at = {lane: index for index, lane in enumerate(own)}
    waits = dates.flags & Flag.UNDATED != 0
    groups = []
    for k in several.tolist():
        weight = UNDATED_WEIGHT if waits[row[starts[k]]] else 1.0
        groups.append(([at[lane] for lane in band[starts[k] : ends[k]].tolist() if lane in at], weight))
    home = dict(zip(row[first].tolist(), band[first].tolist(), strict=True))
    pulls = [
        (at[home[a]], at[home[b]], LINK_WEIGHT * (UNDATED_WEIGHT if waits[a] or waits[b] else 1.0))
        for a, b in zip(links.origin.tolist()[:SAMPLE], links.target.tolist()[:SAMPLE], strict=True)
        if home.get(a) in at and home.get(b) in at
    ]
    best = [own[index] for index in lanes.order(len(own), groups, pulls)]
    best += [int(one) for one in used if bands[one].actor < 0]
    number = np.zeros(len(bands), np.int64)
    number[best] = np.arange(len(best))
    return Seats(tuple(bands[one] for one in best), row, number[band], first, unseated)


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
    return Lane(band.name, names, notes, top, bottom, band.hue, tuple(rows))
