"""Clustering: the marks of a lane that are no bars, joined until its rows hold them (steps 2 to 8 of `detail.py`)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from components.layout.bars import SIZES
from components.layout.mark_cells import CELL, OVERHANG, RADIUS
from components.layout.overlap import TOUCH, depth, merge, overlaps_more_than
from components.layout.row_packing import GAP
from components.layout.rules import ROOMY

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    from components.layout.bars import Size
    from components.layout.lane_room import Room
    from components.layout.mark_cells import Slices

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    Ink = Callable[[Int64], tuple[Float, Float, Float]]  # entries of the index → left, middle and right px of each

CROWDED = 6  # cells of several marks: a lane with fewer of them is never a histogram
ALONE = 0.5  # cells of one mark for each cell of several: with more of them a lane is no histogram
LUMPS = 2  # clusters that a lane with room for heights has before a histogram may replace them


@dataclass(frozen=True, eq=False)
class Detail:
    """The level of detail of one lane: marks drawn as themselves, and clusters.

    `single` are the entries of the index that are drawn as themselves; bars among them have the `size`. Cluster k
    stands around `x[k]` px, `half[k]` to either side, and holds `count[k]` marks: those of a cell, or, where `long[k]`,
    all that overlap in a stretch. The cluster `profile` (-1: none) holds all marks of lasting events, where their bars
    have no room.

    A cluster may have several slices of the index: slice j has the entries from `start[j]` up to `end[j]`, of the
    cluster `cluster_of_slice[j]`. In a crowded lane all marks but the bars are in the slices of `dense` instead (their
    starts and their ends), in no cluster.
    """

    single: Int64
    x: Float
    half: Float
    long: Bools
    count: Int64
    start: Int64
    end: Int64
    cluster_of_slice: Int64
    profile: int = -1
    size: Size = SIZES[0]
    dense: tuple[Int64, Int64] | None = None


def cluster(slices: Slices, ink_of: Ink, room: Room, apart: bool, looked: bool) -> Detail:
    """The level of detail of marks that are no bars: each by itself if there is room, else clusters or a histogram.
    `looked` tells whether every slice is a single mark, `apart` whether every slice of long marks is."""
    few = looked and len(slices.begin) <= room.most
    none, nowhere = np.zeros(0, np.int64), np.zeros(0)
    empty = Detail(none, nowhere, nowhere, none > 0, none, none, none, none)
    if not len(slices.begin) or (few and depth(slices.left, slices.right + GAP) <= room.rows):
        return replace(empty, single=slices.begin)
    if _are_crowded(slices):
        return replace(empty, dense=(slices.begin, slices.end))
    found = (few and _cluster_full_cells(slices, ink_of, room)) or _cluster_until_it_fits(slices, ink_of, room, apart)
    discs = np.count_nonzero(~found.long)
    if room.rows >= ROOMY and discs >= LUMPS and len(found.single) + np.count_nonzero(found.long) <= ALONE * discs:
        return replace(empty, dense=(slices.begin, slices.end))
    return found


def _cluster_full_cells(slices: Slices, ink_of: Ink, room: Room) -> Detail | None:
    """Clusters of only the cells with more marks on top of each other than there are rows; None if that does not
    fit."""
    room = replace(room, rows=max(room.rows, room.shared))
    full = np.unique(slices.cell[overlaps_more_than(room.rows, slices.left, slices.right + GAP) & ~slices.long])
    none = np.zeros(len(slices.long), bool)
    return _try_clusters(slices, (slices.long | ~np.isin(slices.cell, full), none, False), ink_of, room)


def _are_crowded(slices: Slices) -> bool:
    """Whether most cells that have any marks have several."""
    _, cell = np.unique(slices.cell, return_inverse=True)
    several = np.bincount(cell, slices.count) > 1
    crowded = np.count_nonzero(several)
    return bool(is_dense(crowded, len(several) - crowded))


def is_dense(crowded: ArrayLike, others: ArrayLike) -> Bools:
    """Whether `crowded` cells of several marks, beside so many `others` of one, are too many for clusters (bool, of the
    shape of both)."""
    return (np.asarray(crowded) >= CROWDED) & (np.asarray(others) <= ALONE * np.asarray(crowded))


def _cluster_until_it_fits(slices: Slices, ink_of: Ink, room: Room, apart: bool) -> Detail:
    """The first of these that fits:

    1. long marks by themselves (only if they are known one by one, `apart`), all others in cells;
    2. long marks joined to stretches by kind (only with more than two rows);
    3. long marks joined to stretches; with one row they are in cells, too, as it has no room for both;
    4. the same with cells twice as wide, again and again. Once all marks are in one cell, stretches near one another
       are joined.
    """
    none = np.zeros(len(slices.long), bool)
    joins = slices.long if room.rows > 1 else none
    tries = [(slices.long, none, False)] * apart + [(none, joins, True)] * (room.rows > 2) + [(none, joins, False)]
    for choice in tries:
        if found := _try_clusters(slices, choice, ink_of, room):
            return found
    found, doubled, reach = None, 0, 0.0
    while found is None:
        doubled += 1
        if len(np.unique(slices.cell[~joins] >> doubled)) <= 1:
            reach = max(GAP, 2 * reach)
        found = _try_clusters(slices, (none, joins, False), ink_of, room, doubled, reach)
    return found


def _try_clusters(
    slices: Slices, choice: tuple[Bools, Bools, bool], ink_of: Ink, room: Room, doubled: int = 0, reach: float = 0.0
) -> Detail | None:
    """The clusters for a `choice`: the slices that stay by themselves, those that are joined to stretches, and whether
    the latter are by kind. All others are in cells, `doubled` so many times. Stretches less than `reach` px apart are
    one. None if the rows do not hold it."""
    free, joined, by_kind = choice
    in_cells = ~free & ~joined
    cells, cell_of = np.unique(slices.cell[in_cells] >> doubled, return_inverse=True)
    kind = slices.lasting[joined] if by_kind else np.zeros(np.count_nonzero(joined), bool)
    left, right, stretch_of = merge(slices.left[joined], slices.right[joined] + reach, kind)
    right = right - reach
    group = np.full(len(free), -1)
    group[in_cells], group[joined] = cell_of, stretch_of + len(cells)
    cell_width = CELL * 2**doubled
    x = np.append((cells + 0.5) * cell_width + room.origin, (left + right) / 2)
    half = np.append(np.full(len(cells), RADIUS), (right - left - GAP) / 2 - TOUCH)  # so that neighbours share a row
    count = np.bincount(group[~free], slices.count[~free], len(x)).astype(np.int64)
    several = count > 1
    number = np.append(np.where(several, np.cumsum(several) - 1, -1), -1)[group]  # group -1 takes the last
    alone = number < 0
    x, half, long = x[several], half[several], np.flatnonzero(several) >= len(cells)
    if len(count) + np.count_nonzero(free) > 1:
        lows, highs = _extents(slices, alone, ink_of)
        taken = half - OVERHANG * ~long
        if depth(np.append(lows, x - taken), np.append(highs, x + taken) + GAP) > room.rows:
            return None
    clustered = ~alone
    return Detail(
        slices.begin[alone],
        x,
        half,
        long,
        count[several],
        slices.begin[clustered],
        slices.end[clustered],
        number[clustered],
    )


def _extents(slices: Slices, alone: Bools, ink_of: Ink) -> tuple[Float, Float]:
    """The left and right px of the slices `alone`, each a single mark; those not yet known are looked up."""
    left, right = slices.left[alone], slices.right[alone]
    if (unknown := np.isnan(left)).any():
        left[unknown], _, right[unknown] = ink_of(slices.begin[alone][unknown])
    return left, right
