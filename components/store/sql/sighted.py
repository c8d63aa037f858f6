"""The marks in sight of a picture, worded for a database lane by lane: which are known one by one, and how many others
there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis
import numpy as np

from components.layout.heaps import Heaps
from components.store.sql import placing

if TYPE_CHECKING:
    from collections.abc import Callable

    import ibis.expr.types as ir
    from numpy.typing import NDArray

    from components.layout.scale import Sight
    from components.layout.source import Rules
    from components.store.sql.questions import Tables
    from components.store.sql.seating import Seating

    Found = dict[str, NDArray[Any]]
    Word = Callable[[Tables, ir.Table], ir.Table]  # of both tables and the events that are kept

NAMED = 3  # marks of a cell that are known by name, however many it has
CELL_OF = ("lane", "cell", "long")  # marks that stand together,
PARTS = 64  # and so many parts of them, of which the best are looked at first


@dataclass(frozen=True)
class Sighted:
    """The marks of `sight`, in the lanes of `seats`; cells are counted from `origin` (px). `rules` tell what is long
    and what is in sight."""

    seats: Seating
    sight: Sight
    origin: float
    rules: Rules

    def events(self, kept: ir.Table) -> ir.Table:
        return placing.in_sight(kept, self.sight, self.origin, self.rules)

    def placed(self, tables: Tables, kept: ir.Table) -> ir.Table:
        return self.seats.placed(tables, self.events(kept), ("rank", "u0", "u1", "key", *placing.MARK))

    def marks(self, tables: Tables, kept: ir.Table) -> ir.Table:
        """`count`, and `u0` to `u1` in which they are, by lane and MARK."""
        placed = self.placed(tables, kept)
        return placed.group_by("lane", *placing.MARK).aggregate(
            count=lambda table: table.count(), u0=placed.u0.min(), u1=placed.u1.max()
        )

    def important(self, marks: Found, most: int) -> Word:
        """The `rank` of the marks that are to be known one by one."""
        lane, count, long = (marks[name].astype(np.int64) for name in ("lane", "count", "long"))
        lanes = int(lane.max(initial=0)) + 1
        total, lengthy = np.bincount(lane, count, lanes), np.bincount(lane, count * long, lanes)
        sparse, apart = np.flatnonzero(total <= most).tolist(), np.flatnonzero(lengthy <= self.rules.alone).tolist()

        def word(tables: Tables, kept: ir.Table) -> ir.Table:
            placed = self.placed(tables, kept)
            alone = placed.lane.isin(sparse) | ((placed.long == 1) & placed.lane.isin(apart))
            least = _least(placed)
            cells = [placed[name] == least[f"{name}_of"] for name in CELL_OF]
            enough = placed.left_join(least, cells).filter(lambda both: both.least.isnull() | (both.key >= both.least))
            return enough.select("rank").union(placed.filter(alone).select("rank")).distinct()

        return word


def _least(placed: ir.Table) -> ir.Table:
    """By cell a key (`least`) that as many marks as are NAMED reach, and few others: the third best of the best of some
    parts. To sort all marks of a cell would take much longer."""
    parts = placed.group_by(*CELL_OF, part=placed["rank"] % PARTS).aggregate(best=placed.key.max())
    window = ibis.window(group_by=[parts[name] for name in CELL_OF], order_by=ibis.desc(parts.best))
    numbered = parts.mutate(number=ibis.row_number().over(window))
    third = numbered.filter(numbered.number == NAMED - 1)
    return third.select(least="best", **{f"{name}_of": name for name in CELL_OF})


def heaps(marks: Found, known: Found, there: Sighted | None) -> Heaps:
    """The marks less those that are known one by one."""
    names = ("lane", *placing.MARK)
    if there is None:
        none, nowhere = np.zeros(0, np.int64), np.zeros(0)
        return Heaps(none, none, none, none > 0, nowhere, nowhere, nowhere, none)
    apart = dict(zip(zip(*(known[name].tolist() for name in names), strict=True), known["count"].tolist(), strict=True))
    keys = zip(*(marks[name].tolist() for name in names), strict=True)
    left = marks["count"].astype(np.int64) - np.array([apart.get(key, 0) for key in keys], np.int64)
    some = left > 0
    lane, cell, kind, opens, long = (marks[name].astype(np.int64)[some] for name in names)
    sight = there.sight
    middle = sight.first + ((cell + 0.5) * there.rules.cell + there.origin - sight.left) / sight.per_unit
    first, last = (marks[name].astype(float)[some] for name in ("u0", "u1"))
    return Heaps(lane, kind, opens, long == 1, np.clip(middle, sight.first, sight.last), first, last, left[some])
