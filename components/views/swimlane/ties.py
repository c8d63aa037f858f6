"""Ties and links before they are drawn: the rows they will cross, and their pull on the order of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from components.layout.row_packing import Placed, Wall
from components.layout.source import Visible
from components.views.swimlane.items import Item

LINKED = 0.3  # how much a link pulls a mark up or down within its lane, beside a tie


@dataclass(frozen=True)
class Tie:
    """A line between the lanes of the event of `row`, before it is drawn."""

    row: int
    x: float
    first: int
    last: int


def walls_of(ties: Sequence[Tie], lane: int, rows: Mapping[int, int], count: int) -> list[Wall]:
    """The ties in a lane as obstacles for words: through all of its `count` rows, or only up or down from the row of
    their mark (`rows`)."""
    found = []
    for tie in ties:
        if tie.first <= lane <= tie.last:
            top = rows.get(tie.row, 0) if lane == tie.first else 0
            bottom = rows.get(tie.row, count) if lane == tie.last else count
            found.append(Wall(tie.x, top, bottom))
    return found


def ties_between(items: tuple[Item, ...]) -> list[Tie]:
    """The ties of events with marks of their own in several lanes."""
    lanes: dict[int, list[Item]] = {}
    for item in items:
        if not item.cluster:
            lanes.setdefault(item.row, []).append(item)
    return [
        Tie(row, some[0].shape.hold, some[0].lane, some[-1].lane)
        for row, some in lanes.items()
        if some[0].lane < some[-1].lane
    ]


def pulls_of(seen: Visible, items: tuple[Item, ...]) -> dict[tuple[int, int], float]:
    """The pull of the ties and links of each (row, lane) on its mark, negative for up."""
    links, homes = seen.store.links, seen.homes
    lanes: dict[int, list[int]] = {}
    for item in items:
        if not item.cluster:
            lanes.setdefault(item.row, []).append(item.lane)
    joined_to: dict[int, list[int]] = {}
    origin, target = links.origin[seen.links], links.target[seen.links]
    drawn = np.fromiter(lanes, np.int64)
    some = np.isin(origin, drawn) | np.isin(target, drawn)
    for one, other in zip(origin[some].tolist(), target[some].tolist(), strict=True):
        if one in homes and other in homes:
            joined_to.setdefault(one, []).append(homes[other])
            joined_to.setdefault(other, []).append(homes[one])

    def way(lane: int, others: Sequence[int]) -> int:
        return sum((other > lane) - (other < lane) for other in others)

    return {
        (item.row, item.lane): way(item.lane, lanes[item.row]) + LINKED * way(item.lane, joined_to.get(item.row, ()))
        for item in items
        if not item.cluster
    }


def ordered(placed: list[Placed], rows: int, pulls: Sequence[float]) -> list[Placed]:
    """The rows of a lane in a new order: first those whose ties and links go up, so that these cross fewer marks."""
    down = [0.0] * rows
    for one, pull in zip(placed, pulls, strict=True):
        down[one.row] += pull
    place = {row: k for k, row in enumerate(sorted(range(rows), key=lambda row: (down[row], row)))}
    return [Placed(place[one.row], one.candidate) for one in placed]
