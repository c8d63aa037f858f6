"""The marks in a window, as SQL expressions: their number by lane and cell, and the most important ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import ibis
import numpy as np

from components.layout import traits
from components.layout.cluster_stats import NAMED
from components.layout.clustering import is_dense
from components.layout.inseparable import MEET
from components.store.sql import positions, steps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import ibis.expr.types as ir
    from numpy.typing import NDArray

    from components.dates import Zone
    from components.layout.lane_histogram import TimeSteps
    from components.layout.rules import Rules
    from components.layout.scale import Viewport
    from components.store.sql.expressions import Tables
    from components.store.sql.lanes import SqlLanes
    from components.store.sql.selected import Found

    Placed = Callable[[ir.Table], ir.Table]  # a query of the marks in sight

EXACT = NAMED + 1  # exact marks of each cell: those that a cluster names, and one more
MARK_OF = ("lane", *positions.MARK)
CELL_OF = ("lane", "cell", "long", "lasts")  # the columns in which marks of one cell agree
PARTS = 64  # parts of a cell, whose best marks are compared


@dataclass(frozen=True)
class InView:
    """A query for the marks in the window `viewport`, in the lanes of `lanes`. Cells are counted from `origin` (px);
    `rules` define which marks are long and how wide a cell is."""

    lanes: SqlLanes
    viewport: Viewport
    origin: float
    rules: Rules
    zone: Zone = field(compare=False)
    steps: TimeSteps = field(compare=False)  # follow from the other fields

    def events(self, selected: ir.Table) -> ir.Table:
        """The events among `selected` in sight, with the columns of `positions.in_sight`."""
        events = self.lanes.only(selected, positions.READ)
        return positions.in_sight(events, self.viewport, self.origin, self.rules)

    def placed(self, tables: Tables, events: ir.Table) -> ir.Table:
        """The marks of the events in sight, one row for each lane that an event stands in."""
        return self.lanes.placed(tables, events, ("rank", "u0", "u1", "wide", "key", *positions.MARK))

    def marks(self, placed: ir.Table, brief: Sequence[int] = ()) -> ir.Table:
        """The number of marks (`count`) by lane and the columns MARK, the units `u0` to `u1` between which they lie,
        the unit where the latest begins (`latest_first`) and that where the earliest ends (`earliest_last`, less what
        rounding may add), and the width of the widest (`wide`, px). `brief` are the lanes of `InView.brief`."""
        placed = _shortened(placed, brief)
        return placed.group_by("lane", *positions.MARK).aggregate(
            count=lambda table: table.count(),
            u0=placed.u0.min(),
            u1=placed.u1.max(),
            latest_first=placed.u0.max(),
            earliest_last=(placed.u1 - (placed.u1 - placed.u0) / 2.0 * MEET).min(),
            wide=placed.wide.max(),
        )

    def brief(self, marks: Found) -> list[int]:
        """The lanes that have lasting events, none of which is open or wide enough for a bar; ascending."""
        lasting = _lasting(marks)
        bars = lasting & ((marks["opens"] > 0) | (marks["wide"] > self.rules.bar))
        return sorted({*marks["lane"][lasting].tolist()} - {*marks["lane"][bars].tolist()})

    def stepped(self, tables: Tables, events: ir.Table) -> ir.Table:
        """The events in sight by lane and by the time steps in which they begin and end, as `steps.by_step`."""
        placed = steps.stepped(self.lanes.only(events, steps.READ), self.steps, self.zone)
        return steps.by_step(self.lanes.placed(tables, placed, steps.COLUMNS))

    def important(self, marks: Found, most: Sequence[int], brief: Sequence[int]) -> Placed:
        """The query for the `rank` of the exact marks: all marks of a lane with no more than `most` (one number a lane)
        besides its bars, the long marks of a lane with no more than `rules.alone`, and the most important marks of each
        cell."""
        lane, count, long = (marks[name].astype(np.int64) for name in ("lane", "count", "long"))
        lanes = int(lane.max(initial=0)) + 1
        bars = count * long * _lasting(marks)
        others, lengthy = np.bincount(lane, count - bars, lanes), np.bincount(lane, count * long, lanes)
        sparse = np.flatnonzero(others <= np.array(most[:lanes])).tolist()
        apart = np.flatnonzero(lengthy <= self.rules.alone).tolist()
        histograms = _dense(marks, lanes)

        def word(placed: ir.Table) -> ir.Table:
            placed = _shortened(placed.select("rank", "key", *MARK_OF), brief)
            lasts = (placed.long == 1) & (placed.kind == traits.LASTING) & (placed.several == 0)
            placed = placed.mutate(lasts=ibis.ifelse(lasts, 1, 0).cast("int64"))  # long marks form clusters of one kind
            if histograms:  # all cells of such a lane count as one
                placed = placed.mutate(cell=ibis.ifelse(placed.lane.isin(histograms), 0, placed.cell))
            exact = placed.lane.isin(sparse) | ((placed.long == 1) & placed.lane.isin(apart))
            least = _least(placed)
            cells = [placed[name] == least[f"{name}_of"] for name in CELL_OF]
            enough = placed.left_join(least, cells).filter(lambda both: both.least.isnull() | (both.key >= both.least))
            return enough.select("rank").union(placed.filter(exact).select("rank")).distinct()

        return word


def _dense(marks: Found, lanes: int) -> list[int]:
    """The lanes that are histograms whichever of their marks have bars, and whichever cells at the ends of the axis are
    joined to their neighbours."""
    lane, cell, count = (marks[name].astype(np.int64) for name in ("lane", "cell", "count"))
    (lane, _), index = np.unique(np.stack([lane, cell]), axis=1, return_inverse=True)
    cluster = np.bincount(index, count * ~_lasting(marks)) > 1
    cells, crowded = np.bincount(lane, minlength=lanes), np.bincount(lane, cluster, lanes) - 2
    return np.flatnonzero(is_dense(crowded, cells - 2 - crowded)).tolist()


def _lasting(marks: Found) -> NDArray[np.bool_]:
    """Whether each mark is of a lasting event, as in `mark_index.Run.lasts`."""
    return np.asarray((marks["kind"] == traits.LASTING) & (marks["several"] == 0), bool)


def _shortened(placed: ir.Table, brief: Sequence[int]) -> ir.Table:
    """The same marks; in the lanes `brief`, whose lasting events are all too short for bars, none of these is long."""
    if not brief:
        return placed
    short = (placed.kind == traits.LASTING) & (placed.several == 0) & placed.lane.isin(brief)
    return placed.mutate(long=ibis.ifelse(short, ibis.literal(0, "int64"), placed.long))


def shortened(marks: Found, brief: Sequence[int]) -> Found:
    """The answer `marks` with no lasting event long in the lanes `brief`; marks that then agree in MARK_OF are added
    up."""
    short = _lasting(marks) & np.isin(marks["lane"], brief)
    marks = {**marks, "long": np.where(short, 0, marks["long"])}
    keys, index = np.unique(np.stack([marks[name].astype(np.int64) for name in MARK_OF]), axis=1, return_inverse=True)
    order = np.argsort(index, kind="stable")
    begins = np.searchsorted(index[order], np.arange(keys.shape[1]))
    reductions = {"count": np.add, "u0": np.minimum, "u1": np.maximum}
    reductions |= {"latest_first": np.maximum, "earliest_last": np.minimum}
    joined = {name: reduce.reduceat(marks[name][order], begins) for name, reduce in reductions.items() if len(begins)}
    return {**dict(zip(MARK_OF, keys, strict=True)), **joined}


def _least(placed: ir.Table) -> ir.Table:
    """A key (`least`) for each cell that at least EXACT marks reach, and few others: of the best marks of its PARTS,
    the key of the EXACT-th. Cells with marks in fewer parts have none. Sorting all marks of a cell would take much
    longer."""
    parts = placed.group_by(*CELL_OF, part=placed["rank"] % PARTS).aggregate(best=placed.key.max())
    window = ibis.window(group_by=[parts[name] for name in CELL_OF], order_by=ibis.desc(parts.best))
    numbered = parts.mutate(number=ibis.row_number().over(window))
    last = numbered.filter(numbered.number == EXACT - 1)
    return last.select(least="best", **{f"{name}_of": name for name in CELL_OF})
