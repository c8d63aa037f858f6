"""Ties and links before they are drawn: the rows that they cross, and their pull on the order of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from components.layout.row_packing import Placed, Wall
from components.layout.source import Visible
from components.views.swimlane.items import Item

LINKED = 0.3  # pull of a link on a mark; a tie has 1


@dataclass(frozen=True)
class Tie:
    """The tie of the event of `row` at `x` px, between the lanes `first` and `last`."""

    row: int
    x: float
    first: int
    last: int


def walls_of(ties: Sequence[Tie], lane: int, rows: Mapping[int, int], count: int) -> list[Wall]:
    """The ties in a lane as obstacles for words: through all of its `count` rows, in the first or last lane of a tie
    only down or up from the row of its mark, which `rows` has by the row of the event."""
    walls = []
    for tie in ties:
        if tie.first <= lane <= tie.last:
            top = rows.get(tie.row, 0) if lane == tie.first else 0
            bottom = rows.get(tie.row, count) if lane == tie.last else count
            walls.append(Wall(tie.x, top, bottom))
    return walls


def ties_between(items: tuple[Item, ...]) -> list[Tie]:
    """The ties of events with marks of their own in several lanes."""
    items_of: dict[int, list[Item]] = {}
    for item in items:
        if not item.cluster:
            items_of.setdefault(item.row, []).append(item)
    return [
        Tie(row, marks[0].shape.tie_x, marks[0].lane, marks[-1].lane)
        for row, marks in items_of.items()
        if marks[0].lane < marks[-1].lane
    ]


def pulls_of(visible: Visible, items: tuple[Item, ...]) -> dict[tuple[int, int], float]:
    """The pull of ties and links on the mark of each single event, by row of the event and lane; negative for up."""
    links, homes = visible.store.links, visible.homes
    lanes: dict[int, list[int]] = {}
    for item in items:
        if not item.cluster:
            lanes.setdefault(item.row, []).append(item.lane)
    linked_lanes: dict[int, list[int]] = {}
    origin, target = links.origin[visible.links], links.target[visible.links]
    drawn = np.fromiter(lanes, np.int64)
    relevant = np.isin(origin, drawn) | np.isin(target, drawn)
    for start, end in zip(origin[relevant].tolist(), target[relevant].tolist(), strict=True):
        if start in homes and end in homes:
            linked_lanes.setdefault(start, []).append(homes[end])
            linked_lanes.setdefault(end, []).append(homes[start])

    def pull(lane: int, others: Sequence[int]) -> int:
        return sum((other > lane) - (other < lane) for other in others)

    return {
        (item.row, item.lane): pull(item.lane, lanes[item.row])
        + LINKED * pull(item.lane, linked_lanes.get(item.row, ()))
        for item in items
        if not item.cluster
    }


def sort_rows(placed: list[Placed], rows: int, pulls: Sequence[float]) -> list[Placed]:
    """The same marks with the rows of their lane in another order: rows that ties and links pull up come first, so that
    these cross fewer marks. `pulls` has the pull on each mark."""
    row_pulls = [0.0] * rows
    for mark, pull in zip(placed, pulls, strict=True):
        row_pulls[mark.row] += pull
    new_row = {row: k for k, row in enumerate(sorted(range(rows), key=lambda row: (row_pulls[row], row)))}
    return [Placed(new_row[mark.row], mark.candidate) for mark in placed]
