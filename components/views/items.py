"""What has one mark in one lane: an event that is in sight, or a cluster of several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.dates import read_edtf
from components.layout.detail import CELL, bubble, clusters
from components.layout.shape import Shape, clipped, extents, joined, known, shape
from components.model import Event, Flag
from components.views import context

if TYPE_CHECKING:
    from components.layout.bands import Seats
    from components.layout.scale import Sight
    from components.model import Int64, Store

MOST_MEMBERS = 40  # marks of one event on several dates


@dataclass(frozen=True)
class Item:
    """Something with one mark in one lane: an event, or a cluster of several."""

    lane: int
    rows: Int64  # the event's row, or all of a cluster's
    event: Event  # the cluster's first
    shape: Shape  # all its ink together
    parts: tuple[Shape, ...]  # its marks: several for an event on several dates
    first: bool  # whether the words stand here


def items_in_sight(store: Store, facts: context.Facts, seats: Seats, sight: Sight, most_rows: int) -> tuple[Item, ...]:
    """What is in sight of the marks of all lanes, by lane and from left to right; crowded ones joined to clusters."""
    dated = np.flatnonzero(facts.has_date[seats.row])
    stretch = known(store.dates, seats.row[dated], facts.until[seats.row[dated]])
    left, right = extents(store.dates, seats.row[dated], stretch, sight.px, sight.left, sight.right)
    seen = (right > sight.left) & (left < sight.right)
    dated, left, right = dated[seen], np.maximum(left[seen], sight.left), np.minimum(right[seen], sight.right)
    row, lane, first = seats.row[dated], seats.band[dated], seats.first[dated]
    middle = np.clip((sight.px(stretch[0][seen]) + sight.px(stretch[1][seen])) / 2, sight.left, sight.right)
    origin = float(sight.px(sight.scale.seconds[0])) if sight.scale.units[-1] > sight.first else sight.left
    most = max(12, facts.budget // max(1, len(seats.bands)))
    group = clusters(lane, left, middle, right, most_rows, most, origin % CELL)
    found = []
    for k in np.flatnonzero(group < 0).tolist():
        event = facts.event(int(row[k]))
        if parts := _parts(store, facts, event, sight):
            found.append(Item(int(lane[k]), row[k : k + 1], event, joined(parts), parts, bool(first[k])))
    order = np.argsort(group, kind="stable")
    order = order[group[order] >= 0]
    for members in np.split(order, np.flatnonzero(np.diff(group[order])) + 1) if len(order) else ():
        ends = [float(end) for end in bubble(np.mean(middle[members]), origin % CELL)]
        inward = max(0.0, sight.left - ends[0]) - max(0.0, ends[1] - sight.right)
        outline = Shape("dot", ends[0] + inward, ends[1] + inward, sum(ends) / 2 + inward)
        event = facts.event(int(row[members[0]]))
        found.append(Item(int(lane[members[0]]), row[members], event, outline, (outline,), False))
    # Clusters first, so that they stand in one row and the words of the others find their place around them.
    return tuple(sorted(found, key=lambda item: (item.lane, len(item.rows) == 1, item.shape.left, item.event.index)))


def _parts(store: Store, facts: context.Facts, event: Event, sight: Sight) -> tuple[Shape, ...]:
    """The shapes of an event: one, but of an all-of set ("on 3 Feb, 8 Mar and 1 May") one for each member.

    Only what is in sight of them.
    """
    dates, rows = store.dates, [event.index]
    if dates.flags[event.index] & Flag.ALL_OF:
        members = [_interval(member.strip()) for member in event.date.strip()[1:-1].split(",")[:MOST_MEMBERS]]
        dates, _ = read_edtf(members)
        rows = list(range(len(members)))
    until = int(facts.until[event.index])
    whole = (shape(dates, row, until, sight.px, sight.left, sight.right) for row in rows)
    return tuple(part for one in whole if (part := clipped(one, sight.left, sight.right)))


def _interval(member: str) -> str:
    """A member of an all-of set as a date of its own: the range a..b is all of a/b."""
    first, dots, last = member.partition("..")
    return f"{first or '..'}/{last or '..'}" if dots else member
