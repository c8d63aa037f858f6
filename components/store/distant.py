"""What a picture asks of a database: everything in numbers, and the few events that it shows as themselves.

    whole → lanes → scale (quiet) → in sight: heaps of marks that are only counted, and an excerpt of those that are not
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis
import numpy as np

from components.dates import read_edtf
from components.layout.bands import SAMPLE, Census, Meeting, chosen
from components.layout.detail import CELL, FEW
from components.layout.far import Lanes, Seen
from components.layout.gutter import MOST as WAITING
from components.layout.heaps import Heaps
from components.layout.weight import LINK
from components.layout.whole import Whole
from components.model import COLUMNS, FUTURE, PAST
from components.store import placing, questions
from components.store.excerpt import Excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import ibis.expr.types as ir
    from numpy.typing import NDArray

    from components.layout.bands import Wish
    from components.layout.scale import Scale, Sight
    from components.model import Int64
    from components.store.database import Database
    from components.store.questions import Filters, Tables

    Word = Callable[[Tables, ir.Table], ir.Table]  # of both tables and the events that are kept

    Float = NDArray[np.float64]
    Found = dict[str, NDArray[Any]]

NAMED = 3  # marks of a cell that are known by name, however many there are
QUIET = 4_096  # cells of the whole extent in which quiet stretches are looked for: far finer than what is folded
REPORTED = 100  # different reports beyond which none is drawn in any case
LINKED = FEW  # events with links, beyond which no links are drawn


@dataclass(frozen=True)
class Distant:
    """`layout.far.Far` over a database: the events that `filters` keep. A question may raise DatabaseError."""

    database: Database
    filters: Filters

    @property
    def name(self) -> str:
        return self.database.name

    def whole(self) -> Whole:
        """All of them in numbers."""
        with self.database.together():
            size = int(self.database.ask(lambda tables: tables.events.aggregate(size=tables.events.count()))["size"][0])
            found = {name: int(value[0]) for name, value in self._ask(lambda _, kept: _numbers(kept)).items()}
            reports = self._ask(lambda _, kept: kept.select(value=kept.reported).distinct().limit(REPORTED))
        dates, _ = read_edtf(reports["value"].tolist())
        last = np.unique(np.where(dates.latest_end == FUTURE, PAST, dates.latest_end))
        return Whole(
            size=size,
            shown=found["shown"],
            dated=found["dated"],
            reported=tuple(last[last != PAST].tolist()),
            timed=found["untimed"] == 0,
            first=found["first"],
            last=found["last"],
            starts=(found["start"], found["open_first"]),
            ends=(found["end"], found["open_last"]),
        )

    def everything(self, column: str) -> Excerpt:
        """All of them, for when they are few."""
        with self.database.together():
            return self._excerpt(lambda _, kept: kept, column)

    def lanes(self, column: str, wish: Wish, shared: tuple[str, str]) -> Lanes:
        """Who gets a lane. Raises RequestError for a column that is not there."""
        with self.database.together():
            count = self._census(column)
            choice = chosen(count, wish)
            seats = _Seats.of(column, count.names, choice, wish, shared)
            others = self._size(lambda tables, kept: seats.others(tables, kept)) if choice.unseated else 0
            seated = self._size(seats.rows) if seats.left_out else None
            return Lanes(
                column, wish, count, choice, self._usual(seats), others, seated, self._meetings(seats)
            )  # fmt: skip
