"""Level of detail: the marks of a lane that are drawn as themselves, and the clusters that the others are joined to.

The steps for one lane:

1. Marks of lasting events that are long enough are bars. Their rows are thinner where more of them overlap. If even the
   thinnest rows do not fit, or would only be a solid block without titles, all marks of lasting events become one
   profile: the number of them at each moment.
2. All other marks are drawn as themselves if the lane may hold so many and its rows have room. A lane of few marks gets
   more rows if its marks are inseparable, that is, overlap at every zoom.
3. If there is no room and most cells (`CELL` px of the axis), at least `clustering.CROWDED`, have several marks, all of
   these other marks become one histogram.
4. Of few marks only those are joined whose cells have more of them than rows: one cluster for each such cell.
5. If that does not fit, the marks of each cell are joined. A mark that is alone in its cell stays itself, and so does
   one longer than `LONG` px.
6. If that does not fit, the long marks are joined, too, all that overlap to one stretch. So none is counted at a moment
   that may not be its own. At first lasting events and inexact dates have stretches of their own, then common ones.
7. If that does not fit, the cells are doubled until the rows hold all.
8. If clusters of cells are nearly all that results, a histogram replaces them in a lane with room for heights.

Cells are counted from `Room.origin` (px of a fixed moment), so that panning does not regroup the marks. `exact` looks
at every mark; `counted` takes the same steps with the numbers of marks in cells. Steps 2 to 8 are in `clustering.py`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from components.layout.bars import HIGH, right_ends, size
from components.layout.clustering import cluster
from components.layout.inseparable import count_inseparable
from components.layout.mark_cells import Slices, by_cell, may_be_a_bar, may_be_long, one_by_one
from components.layout.mark_index import ink, join_consecutive
from components.layout.overlap import depth
from components.layout.row_packing import ROW
from components.layout.rules import FEW, ROOMY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.layout.clustering import Detail, Ink
    from components.layout.lane_room import Room
    from components.layout.mark_index import MarkIndex, RunInSight
    from components.layout.scale import Viewport

    Float = NDArray[np.float64]

WORDY = 14.0  # px of a row of bars that has room for titles
ALIKE = 4  # bars for each pair of ends: without titles so many would be seen as one block
BARS = 4  # times as many bars may be drawn as themselves as other marks


def detail(marks: MarkIndex, runs: Sequence[RunInSight], viewport: Viewport, room: Room) -> Detail:
    """The level of detail of one lane, given its marks in sight."""
    few = sum(run.count for run in runs) <= FEW and not any(run.run.aggregated for run in runs)
    found = (exact if few else counted)(marks, runs, viewport, room)
    return replace(found, dense=join_consecutive(marks, *found.dense)) if found.dense else found


def exact(marks: MarkIndex, runs: Sequence[RunInSight], viewport: Viewport, room: Room) -> Detail:
    """The level of detail of one lane, found by a look at every mark. There must be no aggregates."""
    slices = one_by_one(marks, runs, viewport, room.origin)
    others = slices.begin[~(slices.long & slices.lasting)]
    if room.rows >= ROOMY and (len(others) <= room.most or room.opened):
        room = room.with_rows_for(count_inseparable(marks, others))
    return _bars_and_others(slices, lambda entries: ink(marks, entries, viewport), room, True, True)


def counted(marks: MarkIndex, runs: Sequence[RunInSight], viewport: Viewport, room: Room) -> Detail:
    """The level of detail of one lane, found by a search for the edges of the cells in each run. Only runs whose marks
    may be long are looked at mark by mark, if these are at most `FEW` and no aggregates."""
    bars = any(may_be_a_bar(marks, run, viewport) for run in runs if run.run.lasts)
    lengthy = [run for run in runs if (bars if run.run.lasts else may_be_long(run, viewport))]
    apart = sum(run.count for run in lengthy) <= FEW and not any(run.run.aggregated for run in lengthy)
    short = by_cell(marks, [run for run in runs if run not in lengthy], viewport, room.origin, long=False)
    long = (
        one_by_one(marks, lengthy, viewport, room.origin)
        if apart
        else by_cell(marks, lengthy, viewport, room.origin, long=True)
    )
    columns = {name: np.concatenate([column, getattr(long, name)]) for name, column in vars(short).items()}
    return _bars_and_others(Slices(**columns), lambda entries: ink(marks, entries, viewport), room, apart, False)


def _bars_and_others(slices: Slices, ink_of: Ink, room: Room, apart: bool, looked: bool) -> Detail:
    """The level of detail of bars and of all other marks. `looked` tells whether every slice is a single mark, `apart`
    whether every slice of long marks is."""
    bars = slices.long & slices.lasting & apart
    if room.rows == 1 and not bars.all():
        bars[:] = False  # one row has no room for bars and other marks
    if not bars.any():
        return cluster(slices, ink_of, room, apart, looked)
    share = room.bars - ROW * (not bars.all() and room.rows < ROOMY)
    left, right = slices.left[bars], slices.right[bars]
    rows = depth(left, right_ends(left, right, room.touch))
    drawable = FEW if room.opened else BARS * room.most
    bar_size = size(rows, share) if np.count_nonzero(bars) <= drawable else None
    if bar_size and room.rows >= ROOMY and bar_size.row < WORDY and _are_a_block(left, right):
        bar_size = None
    if not bar_size:
        bars = slices.lasting  # the shortest, too
    taken = int(np.ceil((rows * bar_size.row if bar_size else min(share, HIGH)) / ROW))
    if room.rows < ROOMY:
        room = replace(room, rows=max(min(room.rows, 2), room.rows - taken), shared=0)
    others = cluster(slices.select(~bars), ink_of, room, apart, looked)
    if bar_size:
        return replace(others, single=np.append(others.single, slices.begin[bars]), size=bar_size)
    return _with_profile(others, slices.select(bars))


def _with_profile(others: Detail, lasting: Slices) -> Detail:
    """The level of detail with one more cluster, the profile, of all the `lasting` slices."""
    low, high = lasting.left.min(), lasting.right.max()
    number = len(others.x)
    return replace(
        others,
        x=np.append(others.x, (low + high) / 2),
        half=np.append(others.half, (high - low) / 2),
        long=np.append(others.long, True),
        count=np.append(others.count, len(lasting.begin)),
        start=np.append(others.start, lasting.begin),
        end=np.append(others.end, lasting.end),
        cluster_of_slice=np.append(others.cluster_of_slice, np.full(len(lasting.begin), number)),
        profile=number,
    )


def _are_a_block(left: Float, right: Float) -> bool:
    """Whether bars without titles would be one solid block: most of them begin and end where others do."""
    places = set(zip(np.round(left).tolist(), np.round(right).tolist(), strict=True))
    return ALIKE * len(places) <= len(left)
