"""Who sits in which lane of which scale, for every window on it: made once for the same events and lanes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from components.layout import bands
from components.layout.bands import Wish
from components.layout.crowd import Crowd, crowd
from components.layout.density import density
from components.layout.scale import Scale, fit
from components.layout.shape import known as stretches
from components.layout.shape import opens
from components.layout.steps import finest
from components.views import context

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from numpy.typing import NDArray

    from components.layout.bands import Seats
    from components.layout.crowd import Seen
    from components.layout.stretch import Dated
    from components.model import Int64, Request, Store

    Float = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Ground:
    """The scale of all events with a place on it, and what is the same wherever one looks: one for any lanes."""

    rows: Int64
    scale: Scale
    dated: Dated  # of each stretch between folds, a moment that is known as finely as any there
    low: Int64  # first and last known second of each of `Known.dated`
    high: Int64
    cached: Callable[[Hashable, Callable[[], tuple[float, ...]]], tuple[float, ...]]  # the store's, for this ground

    def overview(self, columns: int) -> tuple[float, ...]:
        """How many of all events lie in each of the columns of the whole scale."""
        return self.cached(columns, lambda: self._overview(columns))

    def _overview(self, columns: int) -> tuple[float, ...]:
        per_unit = columns / (self.scale.units[-1] - self.scale.units[0])
        low = np.floor(self.scale.place(self.low) * per_unit)  # whole columns: no pixel shows more
        high = np.ceil(self.scale.place(self.high) * per_unit)
        return tuple(density(low, high, columns).round(3).tolist())


@dataclass(frozen=True, eq=False)
class Stage:
    """The seats of all events, and what is found of them for any window."""

    known: context.Known
    seats: Seats
    ground: Ground | None

    @property
    def store(self) -> Store:
        return self.known.store

    def complete(self) -> Stage:
        """With all that is found for any window, so that none of it is made when the size of a stage is known."""
        _ = self.waiting, self.waits, self.undated, self.placed, self.links, self.homes
        if self.ground:
            _ = self.marks.earliest, self.marks.latest, self.marks.weightiest, self.marks.place
        return self

    @cached_property
    def has_date(self) -> NDArray[np.bool_]:
        """Which seats have a place on the axis."""
        if not len(self.known.undated):
            return np.ones(len(self.seats.row), bool)
        return context.placeable(self.store.dates, self.seats.row)

    @cached_property
    def waiting(self) -> tuple[Int64, ...]:
        """The seats of each lane that have none."""
        waiting = np.flatnonzero(~self.has_date)
        lanes = self.seats.band[waiting]
        return tuple(waiting[lanes == lane] for lane in range(len(self.seats.bands)))

    @cached_property
    def waits(self) -> tuple[int, ...]:
        """How many of each lane's events have none."""
        return tuple(map(len, self.waiting))

    @cached_property
    def undated(self) -> int:
        """How many events with a seat have none."""
        return int(np.count_nonzero(self.seats.first & ~self.has_date))

    @cached_property
    def marks(self) -> Crowd:
        """All marks on the axis. Only where there is a scale."""
        return self.singles()

    def singles(self) -> Crowd:
        """Those of the events with a seat."""
        assert self.ground
        which = np.flatnonzero(self.has_date)
        if self.seats.unseen or self.ground.rows is not self.known.rows:
            rows = self.seats.row[which]
            stretch = stretches(self.store.dates, rows, self.known.until(rows))
        else:  # all of `Known.dated` have seats, those of each together and in the same order
            place = np.cumsum(self.seats.first[which]) - 1
            stretch = self.ground.low[place], self.ground.high[place]
        return crowd(self.seats, which, self.store.dates, stretch, self.ground.scale, self._weight)

    @cached_property
    def placed(self) -> int:
        """How many events have a mark on the axis."""
        return int(np.count_nonzero(self.seats.first & self.has_date))

    def outside(self, seen: Sequence[Seen]) -> int:
        """How many events have a mark on the axis, but none in what is `seen`."""
        return self.placed - sum(one.count for one in seen if one.part.first)

    @cached_property
    def links(self) -> Int64:
        """Links between two of the events, in file order."""
        links = self.store.links
        there = np.zeros(self.store.size if len(links.origin) else 0, bool)
        if len(there):
            there[self.known.rows] = True
        return np.flatnonzero(there[links.origin] & there[links.target])

    @cached_property
    def linked(self) -> Int64:
        """The seats of events that these links begin or end at, in time order."""
        links = self.store.links
        ends = np.unique(np.concatenate([links.origin[self.links], links.target[self.links]]))
        return np.flatnonzero(np.isin(self.seats.row, ends)) if len(ends) else np.zeros(0, np.int64)

    @cached_property
    def homes(self) -> dict[int, int]:
        """The lane in which the words of each of these events stand."""
        first = self.linked[self.seats.first[self.linked]]
        return dict(zip(self.seats.row[first].tolist(), self.seats.band[first].tolist(), strict=True))

    @cached_property
    def _weight(self) -> Int64:
        """How much the event of each seat matters."""
        return self.store.weight(self.seats.row)


def stage(store: Store, facts: context.Facts, request: Request, most: int) -> Stage:
    """The stage of one picture with at most `most` lanes. Raises RequestError."""
    wish = Wish(most, request.pinned, request.hidden)
    what = ("stage", request.filters, request.lanes, wish, request.unfolded, request.today)
    return store.cached(what, lambda: _stage(store, facts.known, request, wish).complete())


def _stage(store: Store, known: context.Known, request: Request, wish: Wish) -> Stage:
    groups = context.groups(store, known.rows, request.lanes)
    seats = bands.seat(groups, store.links, store.dates, known.rows, wish)
    if not len(known.dated):
        return Stage(known, seats, None)
    what = ("ground", request.filters, request.unfolded, request.today)
    return Stage(known, seats, store.cached(what, lambda: _ground(store, known, request, what)))


def _ground(store: Store, known: context.Known, request: Request, what: Hashable) -> Ground:
    dates, rows = store.dates, known.dated
    low, high = stretches(dates, rows, known.until(rows))
    lines, lengths = known.kept_in_sight, finest(dates.precision[rows])
    scale = fit((low, high), opens(dates, rows), lines, known.least, request.unfolded)
    dated = best_known(scale, low, lengths, lines)
    return Ground(known.rows, scale, dated, low, high, lambda about, answer: store.cached((what, about), answer))


def best_known(scale: Scale, moments: Int64, lengths: Float, lines: tuple[float, ...]) -> Dated:
    """`Ground.dated` of moments that are known as finely as `lengths` (s), and of reference lines."""
    at, long = np.append(moments, lines), np.append(lengths, np.zeros(len(lines)))
    between = np.searchsorted([end for fold in scale.folds for end in fold], at)
    stretches = [np.flatnonzero(between == one) for one in np.flatnonzero(np.bincount(between))]
    best = np.array([some[np.argmin(long[some])] for some in stretches])
    return at[best], long[best]
