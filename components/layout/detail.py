"""Level of detail: which marks of a lane are drawn as themselves and which stand together as a count.

What lasted has bars of its own, thinner ones in more rows where more lasted at once; where even the thinnest are too
many, all of them are counted by how many there were at once. All else of a lane is thinned out when it holds more than
its share of marks or needs more than its rows, of which a lane of few marks has more where no zoom could part them:
then the marks of each `CELL` px join, except where one is alone or longer than `LONG` px; of few marks only those of
the cells where the rows do not hold each. Where the rows still do not hold them, the long ones join, too: all that
overlap, to one stretch, so that none is counted at a moment that is not known to be its own; first what lasted apart
from what is only not known better, then together. After that those of twice as many px join, until the rows do hold
them. Cells are counted from `Room.origin` (px of a fixed moment), so that panning does not regroup them. Where most
cells are crowded, and not only a few, all of the lane but its bars is one histogram. `exact` looks at every mark;
`counted` does the same with counts alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from components.layout.bars import FULL, HIGH, OPEN, SIZES, Size, size, touching
from components.layout.inseparable import inseparable
from components.layout.mark_cells import CELL, DISC, Slices, by_cell, may_be_a_bar, may_be_long, one_by_one
from components.layout.mark_index import consecutive, ink
from components.layout.overlap import TOUCH, depth, over, stretches
from components.layout.row_packing import GAP
from components.layout.rules import FEW, ROOMY

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import ArrayLike, NDArray

    from components.layout.mark_index import MarkIndex, Seen
    from components.layout.rules import Rules
    from components.layout.scale import Viewport

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    Ink = Callable[[Int64], tuple[Float, Float, Float]]  # left, middle and right px of some marks

LEAST_SHARE = 12  # marks that a lane may hold however many lanes there are
SHARED = 14  # rows that few lanes share in a picture that is as high as it needs to be
ROW = 22.0  # px of a row of marks without words
OPENED = int(OPEN / ROW)  # rows of marks that a lane that is opened may have
CROWDED = 6  # cells of several marks that a lane shows as clusters, if so many are not
LUMPS = 2  # clusters that are nearly all there is of a lane: where there is room for heights, a histogram tells more
ALONE = 0.5  # as many as these of one mark only: fewer make a histogram
WORDY = 14.0  # px of a row of bars that has room for titles
ALIKE = 4  # bars for each place where any begins and ends: without titles only their number would be seen
BARS = 4  # times as many bars may be drawn as themselves as other marks


@dataclass(frozen=True)
class Room:
    """The room of a lane: `rows` of marks, `most` marks drawn as themselves. Cells are counted from `origin` (px)."""

    rows: int
    most: int
    origin: float = 0.0
    touch: float = TOUCH  # px by which bars may lie over one another in a row
    opened: bool = False  # whether it has as many rows as its marks need
    shared: int = 0  # rows that it may have where it is not crowded, if more

    @property
    def bars(self) -> float:
        """The px that bars may take."""
        if self.opened:
            return OPEN
        return FULL if self.rows >= ROOMY else self.rows * ROW

    def holding(self, together: int) -> Room:
        """The room with rows for as many marks as no zoom could part, if these are not too many; opened, for all."""
        if self.opened:
            return replace(self, rows=OPENED, most=FEW)
        return replace(self, rows=max(self.rows, together)) if together * ROW <= FULL else self


def room(lanes: int, rules: Rules, viewport: Viewport) -> Room:
    """The room of each of the lanes."""
    origin = viewport.x(viewport.scale.seconds[0]) if viewport.scale.units[-1] > viewport.first else viewport.left
    most = max(LEAST_SHARE, rules.budget // max(1, lanes))
    shared = SHARED // max(1, lanes) if rules.roomy else 0
    return Room(rules.rows, most, origin % CELL, viewport.touch, shared=shared)


@dataclass(frozen=True, eq=False)
class Detail:
    """The level of detail of one lane: marks drawn as themselves, and clusters.

    Cluster k stands around `x[k]` px, `half[k]` to either side, and holds `count[k]` marks: those of a cell, or where
    `long[k]` all that overlap in a stretch. If a lane has more bars than it may hold, the cluster `ribbon` has all of
    them (-1: none has); else bars have the `size`.

    The marks of cluster k are the entries `start` to `end` of the index for which `of` is k: slices, of which a cluster
    may have several. If most of the lane is crowded, all but the bars are in the slices of `dense` instead, given by
    their starts and ends.
    """

    single: Int64
    x: Float
    half: Float
    long: Bools
    count: Int64
    start: Int64
    end: Int64
    of: Int64
    ribbon: int = -1
    size: Size = SIZES[0]
    dense: tuple[Int64, Int64] | None = None


def detail(marks: MarkIndex, seen: Sequence[Seen], viewport: Viewport, room: Room) -> Detail:
    """The level of detail of one lane, whose marks in sight are `seen`."""
    few = sum(one.count for one in seen) <= FEW and not any(one.run.aggregated for one in seen)
    found = (exact if few else counted)(marks, seen, viewport, room)
    return replace(found, dense=consecutive(marks, *found.dense)) if found.dense else found


def exact(marks: MarkIndex, seen: Sequence[Seen], viewport: Viewport, room: Room) -> Detail:
    """The level of detail, found by a look at every mark."""
    some = one_by_one(marks, seen, viewport, room.origin)
    rest = some.begin[~(some.long & some.lasting)]
    if room.rows >= ROOMY and (len(rest) <= room.most or room.opened):
        room = room.holding(inseparable(marks, rest))
    return _parted(some, lambda at: ink(marks, at, viewport), room, True, True)


def counted(marks: MarkIndex, seen: Sequence[Seen], viewport: Viewport, room: Room) -> Detail:
    """The level of detail, found by searching the edges of the cells in each run. Only marks that may be long, if they
    are few, are looked at."""
    bars = any(may_be_a_bar(marks, one, viewport) for one in seen if one.run.lasts)
    lengthy = [one for one in seen if (bars if one.run.lasts else may_be_long(one, viewport))]
    apart = sum(one.count for one in lengthy) <= FEW and not any(one.run.aggregated for one in lengthy)
    counted = by_cell(marks, [one for one in seen if one not in lengthy], viewport, room.origin, long=False)
    others = (
        one_by_one(marks, lengthy, viewport, room.origin)
        if apart
        else by_cell(marks, lengthy, viewport, room.origin, long=True)
    )
    both = {name: np.concatenate([column, getattr(others, name)]) for name, column in vars(counted).items()}
    return _parted(Slices(**both), lambda at: ink(marks, at, viewport), room, apart, False)


def _parted(some: Slices, ink_of: Ink, room: Room, apart: bool, looked: bool) -> Detail:
    """Bars and all else; `looked` tells that there was a look at every mark, `apart` at all that are long."""
    bars = some.long & some.lasting & apart
    if room.rows == 1 and not bars.all():
        bars[:] = False  # there is no place for both
    if not bars.any():
        return _thinned(some, ink_of, room, apart, looked)
    others = not bars.all()
    share = room.bars - ROW * (others and room.rows < ROOMY)
    needed = depth(some.left[bars], touching(some.left[bars], some.right[bars], room.touch))
    drawable = FEW if room.opened else BARS * room.most
    own = size(needed, share) if np.count_nonzero(bars) <= drawable else None
    if own and room.rows >= ROOMY and own.row < WORDY and _block(some.left[bars], some.right[bars]):
        own = None
    if not own:
        bars = some.lasting  # the shortest, too
    taken = np.ceil((needed * own.row if own else min(share, HIGH)) / ROW)
    left = room if room.rows >= ROOMY else replace(room, rows=max(min(room.rows, 2), room.rows - int(taken)), shared=0)
    rest = _thinned(some.of(~bars), ink_of, left, apart, looked)
    if own:
        return replace(rest, single=np.append(rest.single, some.begin[bars]), size=own)
    low, high = some.left[bars].min(), some.right[bars].max()
    number = len(rest.x)
    return replace(
        rest,
        x=np.append(rest.x, (low + high) / 2),
        half=np.append(rest.half, (high - low) / 2),
        long=np.append(rest.long, True),
        count=np.append(rest.count, np.count_nonzero(bars)),
        start=np.append(rest.start, some.begin[bars]),
        end=np.append(rest.end, some.end[bars]),
        of=np.append(rest.of, np.full(np.count_nonzero(bars), number)),
        ribbon=number,
    )


def _block(left: Float, right: Float) -> bool:
    """Whether bars without titles would be one solid block: most of them begin and end where others do."""
    places = set(zip(np.round(left).tolist(), np.round(right).tolist(), strict=True))
    return ALIKE * len(places) <= len(left)


def _thinned(some: Slices, ink_of: Ink, room: Room, apart: bool, looked: bool) -> Detail:
    """Each by itself if there is room, else as clusters."""
    fits = looked and len(some.begin) <= room.most and depth(some.left, some.right + GAP) <= room.rows
    none, nowhere = np.zeros(0, np.int64), np.zeros(0)
    empty = Detail(none, nowhere, nowhere, none > 0, none, none, none, none)
    if fits or not len(some.begin):
        return replace(empty, single=some.begin)
    if _crowded(some):
        return replace(empty, dense=(some.begin, some.end))
    few = looked and len(some.begin) <= room.most
    found = (few and _sparse(some, ink_of, room)) or _coarser(some, ink_of, room, apart)
    lumps = np.count_nonzero(~found.long)
    if room.rows >= ROOMY and lumps >= LUMPS and len(found.single) + np.count_nonzero(found.long) <= ALONE * lumps:
        return replace(empty, dense=(some.begin, some.end))
    return found


def _sparse(some: Slices, ink_of: Ink, room: Room) -> Detail | None:
    """Only marks of cells in which the rows do not hold each by itself as clusters, if that fits."""
    room = replace(room, rows=max(room.rows, room.shared))
    full = np.unique(some.cell[over(some.left, some.right + GAP, room.rows) & ~some.long])
    none = np.zeros(len(some.long), bool)
    return _tried(some, (some.long | ~np.isin(some.cell, full), none, False), ink_of, room)


def _crowded(some: Slices) -> bool:
    """Whether most cells that have any marks have several."""
    _, cell = np.unique(some.cell, return_inverse=True)
    several = np.bincount(cell, some.count) > 1
    crowded = np.count_nonzero(several)
    return bool(dense(crowded, len(several) - crowded))


def dense(crowded: ArrayLike, others: ArrayLike) -> Bools:
    """Whether `crowded` cells of several marks beside so many `others` of one are too many for clusters."""
    return (np.asarray(crowded) >= CROWDED) & (np.asarray(others) <= ALONE * np.asarray(crowded))


def _coarser(some: Slices, ink_of: Ink, room: Room, apart: bool) -> Detail:
    """The first try that fits: long marks by themselves, if they can be told `apart`; joined by kind; all joined; then
    with cells ever wider, and in the end with stretches that are near one another as one. One row has no place for
    cells and stretches, so there the long ones lie in cells, too."""
    none = np.zeros(len(some.long), bool)
    joins = some.long if room.rows > 1 else none
    tries = [(some.long, none, False)] * apart + [(none, joins, True)] * (room.rows > 2) + [(none, joins, False)]
    for how in tries:
        if found := _tried(some, how, ink_of, room):
            return found
    found, doubled, reach = None, 0, 0.0
    while found is None:
        doubled += 1
        if len(np.unique(some.cell[~joins] >> doubled)) <= 1:  # wider cells join no more: stretches have to
            reach = max(GAP, 2 * reach)
        found = _tried(some, (none, joins, False), ink_of, room, doubled, reach)
    return found


def _tried(
    some: Slices, how: tuple[Bools, Bools, bool], ink_of: Ink, room: Room, doubled: int = 0, reach: float = 0.0
) -> Detail | None:
    """With some marks `free`, by themselves, some `joined` as stretches (`by_kind` or not) and the rest in cells,
    `doubled` so many times; None if the rows do not hold it. Stretches less than `reach` px apart are one."""
    free, joined, by_kind = how
    rest = ~free & ~joined
    cells, of_cell = np.unique(some.cell[rest] >> doubled, return_inverse=True)
    kind = some.lasting[joined] if by_kind else np.zeros(np.count_nonzero(joined), bool)
    left, right, of_stretch = stretches(some.left[joined], some.right[joined] + reach, kind)
    right = right - reach
    group = np.full(len(free), -1)
    group[rest], group[joined] = of_cell, of_stretch + len(cells)
    wide = CELL * 2**doubled
    x = np.append((cells + 0.5) * wide + room.origin, (left + right) / 2)
    half = np.append(np.full(len(cells), DISC), (right - left - GAP) / 2 - TOUCH)  # what meets stands in one row
    count = np.bincount(group[~free], some.count[~free], len(x)).astype(np.int64)
    several = count > 1
    number = np.append(np.where(several, np.cumsum(several) - 1, -1), -1)[group]  # the free have the last
    alone = number < 0
    x, half = x[several], half[several]
    if len(count) + np.count_nonzero(free) > 1:
        lows, highs = _inks(some, alone, ink_of)
        if depth(np.append(lows, x - half), np.append(highs, x + half) + GAP) > room.rows:
            return None
    long = np.flatnonzero(several) >= len(cells)
    return Detail(
        some.begin[alone], x, half, long, count[several], some.begin[~alone], some.end[~alone], number[~alone]
    )


def _inks(some: Slices, alone: Bools, ink_of: Ink) -> tuple[Float, Float]:
    """Left and right px of those `alone`; those not looked at are looked up."""
    left, right = some.left[alone], some.right[alone]
    if (unknown := np.isnan(left)).any():
        left[unknown], _, right[unknown] = ink_of(some.begin[alone][unknown])
    return left, right
