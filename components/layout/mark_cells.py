"""Marks in sight by cell of the axis: slices of the index, found without a look at each mark.

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

    from components.layout.mark_index import MarkIndex, Run, RunInSight
    from components.layout.scale import Viewport

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]
    Bools = NDArray[np.bool_]

CELL = 30.0  # px of axis that one cluster stands for
LONG = 2 * CELL  # px beyond which a mark says more by itself than in a count
BAR = 20.0  # px beyond which the mark of a lasting event has a bar of its own
RADIUS = 14.0  # px of the disc of a cell's cluster, with the paper around it
OVERHANG = RADIUS - (CELL - GAP) / 2  # px of it in the gap beside it, so that discs of neighbouring cells share a row


@dataclass(frozen=True, eq=False)
class Slices:
    """Slices of the index, none empty, one entry each: the entries from `begin` up to `end`; the number of marks; the
    cell in which their middles lie; whether they are `long`, and of `lasting` events; and the left and right px of
    their ink (NaN: not looked up)."""

    begin: Int64
    end: Int64
    count: Int64
    cell: Int64
    long: Bools
    lasting: Bools
    left: Float
    right: Float

    def select(self, which: Bools) -> Slices:
        """The slices for which `which` is true."""
        return Slices(**{name: column[which] for name, column in vars(self).items()})


def one_by_one(marks: MarkIndex, runs: Sequence[RunInSight], viewport: Viewport, origin: float) -> Slices:
    """The marks in sight as slices of one mark each; none may be an aggregate."""
    entries = np.concatenate([np.zeros(0, np.int64), *(run.marks for run in runs)])
    run_of = np.repeat(np.arange(len(runs)), np.array([run.count for run in runs], np.int64))
    left, middle, right = ink(marks, entries, viewport)
    lasting = np.array([run.run.lasts for run in runs], bool)[run_of]
    long = right - left > np.where(lasting, BAR, LONG)
    cell = _join_edge_cells(np.floor((middle - origin) / CELL).astype(np.int64), viewport, origin)
    return Slices(entries, entries + 1, np.ones_like(entries), cell, long, lasting, left, right)


def by_cell(marks: MarkIndex, runs: Sequence[RunInSight], viewport: Viewport, origin: float, long: bool) -> Slices:
    """The marks in sight as slices of those of one run and cell. All of them count as `long` or as short; the left and
    right px are looked up of long ones only, and are those of all alike slices of a cell together."""
    begin, end, cell, run_of = _slices(marks, runs, viewport, origin)
    cell = _join_edge_cells(cell, viewport, origin)
    left = right = np.full(len(begin), np.nan)
    if long and len(begin):
        left, right = _extents(marks, (begin, end), cell, [runs[k].run for k in run_of.tolist()], viewport)
    lasting = np.array([run.run.lasts for run in runs], bool)[run_of]
    return Slices(begin, end, marks.count(begin, end), cell, np.full(len(begin), long), lasting, left, right)


def _extents(
    marks: MarkIndex, slices: tuple[Int64, Int64], cell: Int64, runs: Sequence[Run], viewport: Viewport
) -> tuple[Float, Float]:
    """The left and right px of each slice, and of all others of its cell that have the same kind and the same open
    sides: so that they do not depend on how marks are divided into runs."""
    past, future = np.array([run.opens for run in runs]).T
    first = np.where(past, viewport.first, -marks.earliest.largest(*slices))
    last = np.where(future, viewport.last, marks.latest.largest(*slices))
    alike = np.array([(run.kind, run.extra > 0, *run.opens) for run in runs], np.int64)
    groups, group_of = np.unique(np.column_stack([cell, alike]), axis=0, return_inverse=True)
    lows, highs = np.full(len(groups), np.inf), np.full(len(groups), -np.inf)
    np.minimum.at(lows, group_of, first)
    np.maximum.at(highs, group_of, last)
    left, right = viewport.unit_px(np.clip([lows[group_of], highs[group_of]], viewport.first, viewport.last))
    return np.minimum(left, right - NARROWEST), np.maximum(right, left + NARROWEST)


def _join_edge_cells(cell: Int64, viewport: Viewport, origin: float) -> Int64:
    """The cells, of which those at an end of the window with less room than a cluster needs join their neighbour."""
    first = int(np.ceil((viewport.left - origin + RADIUS) / CELL - 0.5))
    last = int(np.floor((viewport.right - origin - RADIUS) / CELL - 0.5))
    return np.clip(cell, first, max(first, last))


def may_be_a_bar(marks: MarkIndex, seen: RunInSight, viewport: Viewport) -> bool:
    """Whether any mark of a run of lasting events may be long enough for a bar."""
    run = seen.run
    if run.aggregated or any(run.opens):
        return run.bound > 0
    return 2 * run.longest * viewport.per_unit > BAR and 2 * marks.half[seen.marks].max() * viewport.per_unit > BAR


def may_be_long(seen: RunInSight, viewport: Viewport) -> bool:
    """Whether any mark of a run may be longer than `LONG`, by the run's bound."""
    run = seen.run
    if run.aggregated:
        return run.bound > 0
    return any(run.opens) or 2 * (run.bound * viewport.per_unit + run.extra) > LONG


def _slices(
    marks: MarkIndex, runs: Sequence[RunInSight], viewport: Viewport, origin: float
) -> tuple[Int64, Int64, Int64, Int64]:
    """The slices of the index by run and cell, none empty: their starts, their ends, the cell of each, and the index of
    its run in `runs`."""
    first = int(np.floor((viewport.left - origin) / CELL))
    cells = np.arange(first, int(np.floor((viewport.right - origin) / CELL)) + 1)
    edges = viewport.first + (cells[1:] * CELL + origin - viewport.left) / viewport.per_unit
    found: list[tuple[Int64, ...]] = [(np.zeros(0, np.int64),) * 4]
    for number, run in enumerate(runs):
        low, high = run.sure
        inner = np.searchsorted(marks.middle[low:high], edges) + low
        begin, end = np.append(low, inner), np.append(inner, high)
        filled = end > begin
        found.append((begin[filled], end[filled], cells[filled], np.full(np.count_nonzero(filled), number)))
        _, middle, _ = ink(marks, run.ends, viewport)
        cell = np.floor((middle - origin) / CELL).astype(np.int64)
        found.append((run.ends, run.ends + 1, cell, np.full(len(cell), number)))
    begin, end, cell, run_of = (np.concatenate(column) for column in zip(*found, strict=True))
    return begin, end, cell, run_of
