"""The marks in sight by the cells of the axis they lie in: slices of the index, found without a look at each mark.

Cells are `CELL` px wide and counted from a fixed moment, so that panning does not regroup their marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.layout.mark_index import ink
from components.layout.row_packing import GAP
from components.layout.shape import NARROWEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.layout.mark_index import MarkIndex, Run, Seen
    from components.layout.scale import Viewport

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]
    Bools = NDArray[np.bool_]

CELL = 30.0  # px of axis that one cluster stands for
LONG = 2 * CELL  # px of a mark that says more by itself than in a count
BAR = 20.0  # px of what lasted that has a bar of its own
DISC = (CELL - GAP) / 2  # px of a cell's cluster to either side


@dataclass(frozen=True, eq=False)
class Slices:
    """Slices of the index, none empty, of `count` marks each. For each slice: the cell of its marks' middles; whether
    the marks are `long`, and `lasting`; and the left and right px of their ink (NaN: not looked up)."""

    begin: Int64
    end: Int64
    count: Int64
    cell: Int64
    long: Bools
    lasting: Bools
    left: Float
    right: Float

    def of(self, which: Bools) -> Slices:
        """Some of the slices."""
        return Slices(**{name: column[which] for name, column in vars(self).items()})


def one_by_one(marks: MarkIndex, seen: Sequence[Seen], viewport: Viewport, origin: float) -> Slices:
    """The marks in sight as slices of one mark each."""
    at = np.concatenate([np.zeros(0, np.int64), *(one.marks for one in seen)])
    of = np.repeat(np.arange(len(seen)), np.array([one.count for one in seen], np.int64))
    left, middle, right = ink(marks, at, viewport)
    lasting = np.array([one.run.lasts for one in seen], bool)[of]
    long = right - left > np.where(lasting, BAR, LONG)
    cell = np.floor((middle - origin) / CELL).astype(np.int64)
    return Slices(at, at + 1, np.ones_like(at), _whole(cell, viewport, origin), long, lasting, left, right)


def by_cell(marks: MarkIndex, seen: Sequence[Seen], viewport: Viewport, origin: float, long: bool) -> Slices:
    """The marks of each run by cell. If they are `long`, their extent is looked up."""
    begin, end, cell, run = _slices(marks, seen, viewport, origin)
    cell = _whole(cell, viewport, origin)
    left = right = np.full(len(begin), np.nan)
    if long and len(begin):
        left, right = _covered(marks, (begin, end), cell, [seen[k].run for k in run.tolist()], viewport)
    kind = np.array([one.run.lasts for one in seen], bool)[run]
    return Slices(begin, end, marks.count(begin, end), cell, np.full(len(begin), long), kind, left, right)


def _covered(
    marks: MarkIndex, slices: tuple[Int64, Int64], cell: Int64, runs: Sequence[Run], viewport: Viewport
) -> tuple[Float, Float]:
    """The left and right px covered by all slices of a cell with the same properties, however they are divided."""
    past, future = np.array([run.opens for run in runs]).T
    first = np.where(past, viewport.first, -marks.earliest.of(*slices))
    last = np.where(future, viewport.last, marks.latest.of(*slices))
    alike = np.array([(run.kind, run.extra > 0, *run.opens) for run in runs], np.int64)
    found, of = np.unique(np.column_stack([cell, alike]), axis=0, return_inverse=True)
    lows, highs = np.full(len(found), np.inf), np.full(len(found), -np.inf)
    np.minimum.at(lows, of, first)
    np.maximum.at(highs, of, last)
    left, right = viewport.at(np.clip([lows[of], highs[of]], viewport.first, viewport.last))
    return np.minimum(left, right - NARROWEST), np.maximum(right, left + NARROWEST)


def _whole(cell: Int64, viewport: Viewport, origin: float) -> Int64:
    """The cells; one at the end of the window that is too narrow for a cluster joins the next."""
    first = int(np.ceil((viewport.left - origin + DISC) / CELL - 0.5))
    last = int(np.floor((viewport.right - origin - DISC) / CELL - 0.5))
    return np.clip(cell, first, max(first, last))


def may_be_a_bar(marks: MarkIndex, seen: Seen, viewport: Viewport) -> bool:
    """Whether any mark of a lasting event is long enough for a bar. If none of a lane is, all of it lies in cells."""
    run = seen.run
    if run.aggregated or any(run.opens):
        return run.bound > 0
    return 2 * run.high * viewport.per_unit > BAR and 2 * marks.half[seen.marks].max() * viewport.per_unit > BAR


def may_be_long(seen: Seen, viewport: Viewport) -> bool:
    """Whether any mark of a run may be longer than `LONG`, by the run's bound."""
    run = seen.run
    if run.aggregated:
        return run.bound > 0
    return any(run.opens) or 2 * (run.bound * viewport.per_unit + run.extra) > LONG


def _slices(
    marks: MarkIndex, seen: Sequence[Seen], viewport: Viewport, origin: float
) -> tuple[Int64, Int64, Int64, Int64]:
    """Slices of the index, none empty; the cell of each, and the index of its run in `seen`."""
    first = int(np.floor((viewport.left - origin) / CELL))
    cells = np.arange(first, int(np.floor((viewport.right - origin) / CELL)) + 1)
    edges = viewport.first + (cells[1:] * CELL + origin - viewport.left) / viewport.per_unit
    found: list[tuple[Int64, ...]] = [(np.zeros(0, np.int64),) * 4]
    for number, one in enumerate(seen):
        low, high = one.sure
        inner = np.searchsorted(marks.middle[low:high], edges) + low
        begin, end = np.append(low, inner), np.append(inner, high)
        some = end > begin
        found.append((begin[some], end[some], cells[some], np.full(np.count_nonzero(some), number)))
        _, middle, _ = ink(marks, one.ends, viewport)
        cell = np.floor((middle - origin) / CELL).astype(np.int64)
        found.append((one.ends, one.ends + 1, cell, np.full(len(cell), number)))
    begin, end, cell, run = (np.concatenate(side) for side in zip(*found, strict=True))
    return begin, end, cell, run
