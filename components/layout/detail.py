"""Level of detail: which marks of a lane are drawn as themselves and which stand together as a count.

What lasted has bars of its own, thinner ones in more rows where more lasted at once; where even the thinnest are too
many, all of them are counted by how many there were at once. All else of a lane is thinned out when it holds more
than its share of marks or needs more than its rows: then the marks of each `CELL` px join, except where one is alone
or longer than `LONG` px; of few marks only those of the cells where the rows do not hold each. Where the rows still
do not hold them, the long ones join, too: all that overlap, to one stretch, so that none is counted at a moment that
is not known to be its own; first what lasted apart from what is only not known better, then together. After that
those of twice as many px join, until the rows do hold them. Cells are counted from `Room.origin` (px of a fixed
moment), so that panning does not regroup them. Where most cells are crowded, and not only a few, all of the lane but
its bars is one histogram. `exact` looks at every mark; `counted` does the same with counts alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from components.layout.bars import FULL, HIGH, OPEN, SIZES, Size, size, touching
from components.layout.mark_index import consecutive, ink, ink_in
from components.layout.overlap import TOUCH, depth, over, stretches
from components.layout.row_packing import GAP
from components.layout.shape import NARROWEST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import ArrayLike, NDArray

    from components.layout.mark_index import MarkIndex, Run, Seen
    from components.layout.scale import Viewport
    from components.layout.source import Rules

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    Ink = Callable[[Int64], tuple[Float, Float]]  # left and right px of some marks

CELL = 30.0  # px of axis that one cluster stands for
LONG = 2 * CELL  # px of a mark that says more by itself than in a count
BAR = 20.0  # px of what lasted that has a bar of its own
LEAST_SHARE = 12  # marks that a lane may hold however many lanes there are
FEW = 2_000  # marks of one lane that are looked at one by one
ROOMY = 4  # rows of a lane in a picture that is as high as it needs to be,
SHARED = 14  # and rows that few lanes share there
ROW = 22.0  # px of a row of marks without words
CROWDED = 6  # cells of several marks that a lane shows as clusters, if so many are not
ALONE = 0.5  # as many as these of one mark only: fewer make a histogram
BARS = 4  # times as many bars may be drawn as themselves as other marks
DISC = (CELL - GAP) / 2  # px of a cell's cluster to either side


@dataclass(frozen=True)
class Room:
    """What a lane may hold: `rows` of marks, `most` marks drawn as themselves. Cells are counted from `origin` (px)."""

    rows: int
    most: int
    origin: float = 0.0
    touch: float = TOUCH  # px by which bars may lie over one another in a row
    opened: bool = False  # whether it has as many rows of bars as they need
    shared: int = 0  # rows that it may have where it is not crowded, if more

    @property
    def bars(self) -> float:
        """px that bars may take."""
        if self.opened:
            return OPEN
        return FULL if self.rows >= ROOMY else self.rows * ROW


def room(lanes: int, rules: Rules, sight: Viewport) -> Room:
    """What each of the lanes may hold."""
    origin = sight.x(sight.scale.seconds[0]) if sight.scale.units[-1] > sight.first else sight.left
    most = max(LEAST_SHARE, rules.budget // max(1, lanes))
    shared = SHARED // max(1, lanes) if rules.rows >= ROOMY else 0
    return Room(rules.rows, most, origin % CELL, sight.touch, shared=shared)


@dataclass(frozen=True, eq=False)
class Detail:
    """Of one lane: marks drawn as themselves, and clusters. Cluster k stands around `x[k]` px, `half[k]` to either
    side, and holds `count[k]` marks: those of a cell, or where `long[k]` all that overlap in a stretch. If a lane has
    more bars than it may hold, the cluster `ribbon` has all of them (-1: none has); else bars have the `size`.

    They are the entries `start` to `end` of the index for which `of` is k: slices, of which a cluster may have several.
    If most of the lane is crowded, all but the bars are in the slices of `crowd` instead, from its first to its second.
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


def detail(marks: MarkIndex, seen: Sequence[Seen], sight: Viewport, room: Room) -> Detail:
    """The level of detail of one lane, of which `seen` is in sight."""
    few = sum(one.count for one in seen) <= FEW and not any(one.run.aggregated for one in seen)
    found = (exact if few else counted)(marks, seen, sight, room)
    return replace(found, dense=consecutive(marks, *found.dense)) if found.dense else found


@dataclass(frozen=True, eq=False)
class _Some:
    """Slices of the index, none empty, of `count` marks each, and what joins them: the cell of `CELL` px in which their
    middles lie; whether they are `long`, and `lasting`; and where they are, the px of their ink (NaN: not looked at).
    """

    begin: Int64
    end: Int64
    count: Int64
    cell: Int64
    long: Bools
    lasting: Bools
    left: Float
    right: Float

    def of(self, which: Bools) -> _Some:
        """Some of these."""
        return _Some(**{name: column[which] for name, column in vars(self).items()})


def exact(marks: MarkIndex, seen: Sequence[Seen], sight: Viewport, room: Room) -> Detail:
    """By a look at every mark."""
    runs = [one.run for one in seen]
    return _parted(_each(marks, seen, sight, room), lambda at: ink_in(marks, runs, at, sight), room, True, True)


def counted(marks: MarkIndex, seen: Sequence[Seen], sight: Viewport, room: Room) -> Detail:
    """By searching the edges of the cells in each run; only marks that may be long, if they are few, are looked at."""
    runs = [one.run for one in seen]
    bars = any(_may_be_a_bar(marks, one, sight) for one in seen if one.run.lasts)
    lengthy = [one for one in seen if (bars if one.run.lasts else _may_be_long(one, sight))]
    apart = sum(one.count for one in lengthy) <= FEW and not any(one.run.aggregated for one in lengthy)
    counted = _counted(marks, [one for one in seen if one not in lengthy], sight, room, long=False)
    others = _each(marks, lengthy, sight, room) if apart else _counted(marks, lengthy, sight, room, long=True)
    both = {name: np.concatenate([column, getattr(others, name)]) for name, column in vars(counted).items()}
    return _parted(_Some(**both), lambda at: ink_in(marks, runs, at, sight), room, apart, False)


def _parted(some: _Some, ink_of: Ink, room: Room, apart: bool, looked: bool) -> Detail:
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


def _thinned(some: _Some, ink_of: Ink, room: Room, apart: bool, looked: bool) -> Detail:
    """Each by itself if there is room, else as clusters."""
    fits = looked and len(some.begin) <= room.most and depth(some.left, some.right + GAP) <= room.rows
    none, nowhere = np.zeros(0, np.int64), np.zeros(0)
    empty = Detail(none, nowhere, nowhere, none > 0, none, none, none, none)
    if fits or not len(some.begin):
        return replace(empty, single=some.begin)
    if _crowded(some):
        return replace(empty, dense=(some.begin, some.end))
    few = looked and len(some.begin) <= room.most
    return (few and _sparse(some, ink_of, room)) or _coarser(some, ink_of, room, apart)


def _sparse(some: _Some, ink_of: Ink, room: Room) -> Detail | None:
    """Only marks of cells in which the rows do not hold each by itself as clusters, if that fits."""
    room = replace(room, rows=max(room.rows, room.shared))
    full = np.unique(some.cell[over(some.left, some.right + GAP, room.rows) & ~some.long])
    none = np.zeros(len(some.long), bool)
    return _tried(some, (some.long | ~np.isin(some.cell, full), none, False), ink_of, room)


def _crowded(some: _Some) -> bool:
    """Whether most cells that have any marks have several."""
    _, cell = np.unique(some.cell, return_inverse=True)
    several = np.bincount(cell, some.count) > 1
    crowded = np.count_nonzero(several)
    return bool(dense(crowded, len(several) - crowded))


def dense(crowded: ArrayLike, others: ArrayLike) -> Bools:
    """Whether so many crowded cells beside so many `others` are too many for clusters."""
    return (np.asarray(crowded) >= CROWDED) & (np.asarray(others) <= ALONE * np.asarray(crowded))


def _coarser(some: _Some, ink_of: Ink, room: Room, apart: bool) -> Detail:
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
    some: _Some, how: tuple[Bools, Bools, bool], ink_of: Ink, room: Room, doubled: int = 0, reach: float = 0.0
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


def _inks(some: _Some, alone: Bools, ink_of: Ink) -> tuple[Float, Float]:
    """Left and right px of those `alone`; those not looked at are looked up."""
    left, right = some.left[alone], some.right[alone]
    if (unknown := np.isnan(left)).any():
        left[unknown], right[unknown] = ink_of(some.begin[alone][unknown])
    return left, right


def _each(marks: MarkIndex, seen: Sequence[Seen], sight: Viewport, room: Room) -> _Some:
    """Every mark by itself."""
    at = np.concatenate([np.zeros(0, np.int64), *(one.marks for one in seen)])
    left, middle, right = _ink(marks, seen, sight)
    lasting = np.repeat([one.run.lasts for one in seen], [one.count for one in seen]).astype(bool)
    long = right - left > np.where(lasting, BAR, LONG)
    cell = np.floor((middle - room.origin) / CELL).astype(np.int64)
    return _Some(at, at + 1, np.ones_like(at), _whole(cell, sight, room.origin), long, lasting, left, right)


def _counted(marks: MarkIndex, seen: Sequence[Seen], sight: Viewport, room: Room, long: bool) -> _Some:
    """The marks of each run by the cells they lie in; where they are `long`, what all of them cover is looked up."""
    begin, end, cell, run = _slices(marks, seen, sight, room.origin)
    cell = _whole(cell, sight, room.origin)
    left = right = np.full(len(begin), np.nan)
    if long and len(begin):
        left, right = _covered(marks, (begin, end), cell, [seen[k].run for k in run.tolist()], sight)
    kind = np.array([one.run.lasts for one in seen], bool)[run]
    return _Some(begin, end, marks.count(begin, end), cell, np.full(len(begin), long), kind, left, right)


def _covered(
    marks: MarkIndex, slices: tuple[Int64, Int64], cell: Int64, runs: Sequence[Run], sight: Viewport
) -> tuple[Float, Float]:
    """Left and right px of what all slices of a cell cover together that are alike, however they are divided."""
    past, future = np.array([run.opens for run in runs]).T
    first = np.where(past, sight.first, -marks.earliest.of(*slices))
    last = np.where(future, sight.last, marks.latest.of(*slices))
    alike = np.array([(run.kind, run.extra > 0, *run.opens) for run in runs], np.int64)
    found, of = np.unique(np.column_stack([cell, alike]), axis=0, return_inverse=True)
    lows, highs = np.full(len(found), np.inf), np.full(len(found), -np.inf)
    np.minimum.at(lows, of, first)
    np.maximum.at(highs, of, last)
    left, right = sight.at(np.clip([lows[of], highs[of]], sight.first, sight.last))
    return np.minimum(left, right - NARROWEST), np.maximum(right, left + NARROWEST)


def _whole(cell: Int64, sight: Viewport, origin: float) -> Int64:
    """Cells at the ends of which too little is in sight for a cluster are one with the next."""
    first = int(np.ceil((sight.left - origin + DISC) / CELL - 0.5))
    last = int(np.floor((sight.right - origin - DISC) / CELL - 0.5))
    return np.clip(cell, first, max(first, last))


def _may_be_a_bar(marks: MarkIndex, seen: Seen, sight: Viewport) -> bool:
    """Whether any of what lasted is long enough for a bar; if none of a lane is, all of it lies in cells."""
    run = seen.run
    if run.aggregated or any(run.opens):
        return run.bound > 0
    return 2 * run.high * sight.per_unit > BAR and 2 * marks.half[seen.marks].max() * sight.per_unit > BAR


def _may_be_long(seen: Seen, sight: Viewport) -> bool:
    run = seen.run
    if run.aggregated:
        return run.bound > 0
    return any(run.opens) or 2 * (run.bound * sight.per_unit + run.extra) > LONG


def _slices(
    marks: MarkIndex, seen: Sequence[Seen], sight: Viewport, origin: float
) -> tuple[Int64, Int64, Int64, Int64]:
    """Slices of the index, none empty; the cell that each lies in, and the index of its run in `seen`."""
    first = int(np.floor((sight.left - origin) / CELL))
    cells = np.arange(first, int(np.floor((sight.right - origin) / CELL)) + 1)
    edges = sight.first + (cells[1:] * CELL + origin - sight.left) / sight.per_unit
    found: list[tuple[Int64, ...]] = [(np.zeros(0, np.int64),) * 4]
    for number, one in enumerate(seen):
        low, high = one.sure
        inner = np.searchsorted(marks.middle[low:high], edges) + low
        begin, end = np.append(low, inner), np.append(inner, high)
        some = end > begin
        found.append((begin[some], end[some], cells[some], np.full(np.count_nonzero(some), number)))
        _, middle, _ = ink(marks, one.run, one.ends, sight)
        cell = np.floor((middle - origin) / CELL).astype(np.int64)
        found.append((one.ends, one.ends + 1, cell, np.full(len(cell), number)))
    begin, end, cell, run = (np.concatenate(side) for side in zip(*found, strict=True))
    return begin, end, cell, run


def _ink(marks: MarkIndex, seen: Sequence[Seen], sight: Viewport) -> tuple[Float, Float, Float]:
    """px of all that is seen: left, middle, right."""
    found = [(np.zeros(0),) * 3, *(ink(marks, one.run, one.marks, sight) for one in seen)]
    left, middle, right = (np.concatenate(side) for side in zip(*found, strict=True))
    return left, middle, right
