"""The swimlane timeline of events in a database: the same picture, of numbers and of the few events that are shown.

Few events are asked for one by one, and the picture is made as of any others. Of many, lanes and scale come of numbers
of all of them, and of what is in sight only those marks are known that are drawn as themselves or named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from components.layout import bands
from components.layout.bands import Wish
from components.layout.density import density
from components.layout.groups import unnamed
from components.layout.heaps import heaped
from components.layout.scale import fit
from components.layout.steps import finest
from components.views import context
from components.views.items import room
from components.views.plan import DENSE_ROWS, MOST_ROWS
from components.views.stage import Ground, Stage, best_known, stage
from components.views.swimlane import picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.layout.bands import Band, Seats
    from components.layout.crowd import Crowd, Seen
    from components.layout.far import Far
    from components.layout.far import Seen as FarSeen
    from components.layout.scale import Sight
    from components.layout.whole import Whole
    from components.model import Int64, Request
    from components.scene import Scene

FEW = 20_000  # events that are asked for one by one


@dataclass(frozen=True, eq=False)
class FarGround(Ground):
    """A scale of events that are elsewhere."""

    far: Far

    def overview(self, columns: int) -> tuple[float, ...]:
        """How many of all events lie in each of the columns of the whole scale."""
        low, high, count = self.far.overview(self.scale, columns / (self.scale.units[-1] - self.scale.units[0]))
        return tuple(density(low, high, columns, count).round(3).tolist())


@dataclass(frozen=True, eq=False)
class FarStage(Stage):
    """A stage on which those are seated who are known one by one."""

    seen: FarSeen
    lane_of: Int64  # of the lanes as they were chosen, the place from the top

    @cached_property
    def waits(self) -> tuple[int, ...]:
        """How many of each lane's events have no place on the axis."""
        waits = np.zeros(len(self.seats.bands), np.int64)
        there = self.lane_of >= 0
        waits[self.lane_of[there]] = np.array(self.seen.waits)[there]
        return tuple(waits.tolist())

    @cached_property
    def undated(self) -> int:
        """How many events with a seat have none."""
        return self.seen.undated

    @cached_property
    def marks(self) -> Crowd:
        """All marks in sight."""
        heaps = self.seen.heaps
        return heaped(self.singles(), replace(heaps, lane=self.lane_of[heaps.lane]))

    def outside(self, seen: Sequence[Seen]) -> int:
        """How many events have a mark on the axis, but none in sight."""
        return self.seen.outside


def swimlane(far: Far, request: Request, caption: tuple[str, ...] = ()) -> Scene:
    """As `swimlane.swimlane`, of the kept events of a database. Raises RequestError, DatabaseError."""
    whole = far.whole()
    column = "actor" if request.lanes in context.ACTORS else request.lanes
    if whole.shown <= FEW:
        store = far.everything(column)
        facts = context.far_facts(store, whole, request, caption)
        ground = stage(store, facts, request, max(1, request.most_lanes)).ground
        return picture(whole, ground, request, lambda most, _: (facts, stage(store, facts, request, most)))
    ground = _ground(far, whole, request)

    def staged(most: int, sight: Sight | None) -> tuple[context.Facts, Stage]:
        return _staged(far, whole, (request, column, caption), ground, sight, most)

    return picture(whole, ground, request, staged)


def _ground(far: Far, whole: Whole, request: Request) -> FarGround | None:
    if not whole.dated:
        return None
    references, least = context.frame(whole, request.today)
    lines = tuple(float(second) for second, _ in references)
    low, high, past, future, precision = far.quiet(whole)
    scale = fit((low, high), (past, future), lines, least, request.unfolded)
    return FarGround(
        low, scale, best_known(scale, low, finest(precision), lines), low, high, lambda _, answer: answer(), far
    )


def _staged(
    far: Far,
    whole: Whole,
    asked: tuple[Request, str, tuple[str, ...]],
    ground: FarGround | None,
    sight: Sight | None,
    most: int,
) -> tuple[context.Facts, FarStage]:
    request, column, caption = asked
    others, without = unnamed(column)
    lanes = far.lanes(column, Wish(most, request.pinned, request.hidden), (others, without))
    banded, gone = bands.banded((others, without), lanes.count, lanes.choice, lanes.usual, lanes.others, lanes.wish)
    used = [k for k, band in enumerate(banded) if band.events and (band.key >= 0 or band.name not in request.hidden)]
    own = room(len(used), request.budget, sight, MOST_ROWS if request.lanes else DENSE_ROWS) if sight else None
    seen = far.seen(lanes, sight, own.origin if own else 0.0, own.most if own else 0)
    facts = context.far_facts(seen.store, whole, request, caption)
    groups = context.groups(seen.store, facts.known.rows, request.lanes)
    row, band, first = bands.taken(groups, lanes.choice, banded, facts.known.rows, lanes.wish)
    arranged = bands.arranged(
        banded, used, (row, band, first), seen.store.links, seen.store.dates, lanes.meetings, lanes.choice.pinned
    )
    unseen = 0 if lanes.seated is None else whole.shown - lanes.seated
    seats = replace(arranged, unseated=lanes.choice.unseated, hidden=gone, unseen=unseen)
    return facts, FarStage(facts.known, seats, ground, seen, _places(banded, seats))


def _places(chosen: Sequence[Band], seats: Seats) -> Int64:
    """Of each lane as it was chosen, its place from the top, -1 if it has none."""
    place = {id(band): k for k, band in enumerate(seats.bands)}
    return np.array([place.get(id(band), -1) for band in chosen], np.int64)
