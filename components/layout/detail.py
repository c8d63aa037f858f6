"""Level of detail: which marks of a lane are drawn as themselves and which stand together as a count.

A lane is thinned out when it holds more than its share of marks or needs more than its rows: then the marks of each
`CELL` px join, except where one is alone or longer than `LONG` px; and where the rows still do not hold them, the long
ones too, and those of twice as many px, until they do. Cells are counted from `Room.origin` (px of a fixed moment), so
that panning does not regroup them. `few` looks at every mark; `many` does the same with counts alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.layout.crowd import ink
from components.layout.stack import GAP

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from components.layout.crowd import Crowd, Seen
    from components.layout.scale import Sight

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]

CELL = 30.0  # px of axis that one cluster stands for
LONG = 2 * CELL  # px of a mark that says more by itself than in a count
FEW = 2_000  # marks of one lane that are looked at one by one


@dataclass(frozen=True)
class Room:
    """What a lane may hold: `rows` of marks, `most` marks drawn as themselves. Cells are counted from `origin` (px)."""

    rows: int
    most: int
    origin: float = 0.0


@dataclass(frozen=True, eq=False)
class Detail:
    """Of one lane: marks drawn as themselves, and clusters. Cluster k stands at `x[k]` px and holds `count[k]` marks.

    They are the entries `start` to `end` of the crowd for which `of` is k: slices, of which a cluster may have several.
    """

    single: Int64
    x: Float
    count: Int64
    start: Int64
    end: Int64
    of: Int64


def detail(marks: Crowd, seen: Sequence[Seen], sight: Sight, room: Room) -> Detail:
    """The level of detail of one lane, of which `seen` is in sight."""
    if sum(one.count for one in seen) <= FEW and not any(one.part.heaped for one in seen):
        return few(marks, seen, sight, room)
    return many(marks, seen, sight, room)


def few(marks: Crowd, seen: Sequence[Seen], sight: Sight, room: Room) -> Detail:
    """By a look at every mark."""
    at = np.concatenate([one.marks for one in seen])
    left, middle, right = _ink(marks, seen, sight)
    if len(at) <= room.most and depth(left, right + GAP) <= room.rows:
        return _joined(at, np.full(len(at), -1), np.zeros(0), np.zeros(0, np.int64))
    long = right - left > LONG

    def tried(wide: float, apart: bool) -> Detail | None:
        free = long if apart else np.zeros(len(at), bool)
        cell = np.where(free, np.nan, np.floor((middle - room.origin) / wide))  # no NaN is equal to another
        cells, index, count = np.unique(cell, return_inverse=True, return_counts=True, equal_nan=False)
        number = np.where(count > 1, np.cumsum(count > 1) - 1, -1)[index]
        x = (cells[count > 1] + 0.5) * wide + room.origin
        alone = number < 0
        if len(count) > 1 and not _fits(left[alone], right[alone], x, room.rows):
            return None
        return _joined(at, number, x, count[count > 1])

    return _coarser(tried, bool(long.any()))


def many(marks: Crowd, seen: Sequence[Seen], sight: Sight, room: Room) -> Detail:
    """By searching the edges of the cells in each part; only marks that may be long, if they are few, are looked at."""
    lengthy = [one for one in seen if _may_be_long(one, sight)]
    if sum(one.count for one in lengthy) > FEW:
        lengthy = []
    counted = [one for one in seen if one not in lengthy]
    at = np.concatenate([np.zeros(0, np.int64), *(one.marks for one in lengthy)])
    left, middle, right = _ink(marks, lengthy, sight)
    long = right - left > LONG

    def tried(wide: float, apart: bool) -> Detail | None:
        free = long if apart else np.zeros(len(at), bool)
        begin, end, cell = _slices(marks, counted, sight, room.origin, wide)
        begin, end = np.append(begin, at[~free]), np.append(end, at[~free] + 1)
        cell = np.append(cell, np.floor((middle[~free] - room.origin) / wide).astype(np.int64))
        cells, index = np.unique(cell, return_inverse=True)
        count = np.bincount(index, marks.count(begin, end)).astype(np.int64)
        number = np.where(count > 1, np.cumsum(count > 1) - 1, -1)
        x = np.asarray((cells[count > 1] + 0.5) * wide + room.origin, float)
        joins = number[index] >= 0
        alone = begin[~joins]
        ends = [_ink_of(marks, counted, lengthy, alone, sight), (left[free], right[free])]
        lows, highs = (np.concatenate(side) for side in zip(*ends, strict=True))
        if len(cells) + free.sum() > 1 and not _fits(lows, highs, x, room.rows):
            return None
        single = np.append(alone, at[free])
        return Detail(single, x, count[count > 1], begin[joins], end[joins], number[index][joins])

    return _coarser(tried, bool(long.any()))


def _coarser(tried: Callable[[float, bool], Detail | None], apart: bool) -> Detail:
    """The first try that fits: with the long marks apart, without, then with cells ever wider."""
    found = tried(CELL, apart)
    wide = CELL * (1 if apart else 2)
    while found is None:
        found = tried(wide, False)
        wide *= 2
    return found


def _joined(at: Int64, number: Int64, x: Float, count: Int64) -> Detail:
    joins = number >= 0
    return Detail(at[~joins], x, count, at[joins], at[joins] + 1, number[joins])


def _fits(left: Float, right: Float, x: Float, rows: int) -> bool:
    lows, highs = np.append(left, x - (CELL - GAP) / 2), np.append(right, x + (CELL - GAP) / 2)
    return depth(lows, highs + GAP) <= rows


def _may_be_long(seen: Seen, sight: Sight) -> bool:
    part = seen.part
    return 2 * part.bound * sight.per_unit + part.left + part.right > LONG


def _slices(marks: Crowd, seen: Sequence[Seen], sight: Sight, origin: float, wide: float) -> tuple[Int64, Int64, Int64]:
    """Slices of the crowd, none empty, and the cell that each lies in."""
    first = int(np.floor((sight.left - origin) / wide))
    cells = np.arange(first, int(np.floor((sight.right - origin) / wide)) + 1)
    edges = sight.first + (cells[1:] * wide + origin - sight.left) / sight.per_unit
    found: list[tuple[Int64, Int64, Int64]] = [(np.zeros(0, np.int64),) * 3]
    for one in seen:
        low, high = one.sure
        inner = np.searchsorted(marks.middle[low:high], edges) + low
        begin, end = np.append(low, inner), np.append(inner, high)
        some = end > begin
        found.append((begin[some], end[some], cells[some]))
        _, middle, _ = ink(marks, one.part, one.ends, sight)
        found.append((one.ends, one.ends + 1, np.floor((middle - origin) / wide).astype(np.int64)))
    begin, end, cell = (np.concatenate(side) for side in zip(*found, strict=True))
    return begin, end, cell


def _ink(marks: Crowd, seen: Sequence[Seen], sight: Sight) -> tuple[Float, Float, Float]:
    """px of all that is seen: left, middle, right."""
    found = [(np.zeros(0),) * 3, *(ink(marks, one.part, one.marks, sight) for one in seen)]
    left, middle, right = (np.concatenate(side) for side in zip(*found, strict=True))
    return left, middle, right


def _ink_of(
    marks: Crowd, counted: Sequence[Seen], lengthy: Sequence[Seen], at: Int64, sight: Sight
) -> tuple[Float, Float]:
    """Left and right px of the few marks `at`, whose parts are looked up."""
    found = [(np.zeros(0),) * 2]
    for one in (*counted, *lengthy):
        here = at[(at >= one.part.start) & (at < one.part.end)]
        if len(here):
            left, _, right = ink(marks, one.part, here, sight)
            found.append((left, right))
    left, right = (np.concatenate(side) for side in zip(*found, strict=True))
    return left, right


def depth(left: Float, right: Float) -> int:
    """How many intervals lie over one another at the most: the rows they need."""
    if not len(left):
        return 0
    starts, ends = np.sort(left), np.sort(right)
    return int((np.arange(1, len(starts) + 1) - np.searchsorted(ends, starts, side="right")).max())
