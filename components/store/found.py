"""What a database answers: frozen dataclasses with numpy arrays, the same from every engine.

Times are whole seconds as in `model`. The *known stretch* of an event reaches from the first to the last of its bounds
that are known, or to when it was reported to go on (`layout.shape.known`); an event without any has no place in time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from components.model import Cast, Dates, Int32, Int64

    Texts = Mapping[str, NDArray[np.object_]]  # by column, one entry an event, "" where a cell is blank


@dataclass(frozen=True)
class Extent:
    """First and last known second of some events, None where none is known, and how many have a place in time."""

    first: int | None
    last: int | None
    dated: int
    undated: int


@dataclass(frozen=True, eq=False)
class Page:
    """The first events of a window in time order; `count` is how many the window has in all.

    `row`, `first`, `last` (the known stretch, s), `dates` and `texts` have one entry an event of the page, and `cast`
    is theirs: event i of the page takes `[start[i]:start[i + 1]]`.
    """

    count: int
    row: Int64
    first: Int64
    last: Int64
    dates: Dates
    texts: Texts
    cast: Cast


@dataclass(frozen=True, eq=False)
class Lanes:
    """The busiest values of a column (or actors), the busiest first; of equal ones that which appears first.

    `events` has one entry a name, then one for all other values together and one for events without a value: how many
    different events each lane has, wherever they are in time. `others` values share the lane of the others.
    """

    column: str
    names: tuple[str, ...]
    events: Int64
    others: int


@dataclass(frozen=True, eq=False)
class Cells:
    """How many events stand where: one entry a cell that has any, by lane and then by cell.

    `lane` counts as `Lanes.events` does, `cell` from the first edge on. `earliest` and `latest` (s) are the ends of the
    known stretches counted there, not clipped. An event is counted once in each of its lanes.
    """

    lane: Int32
    cell: Int32
    count: Int64
    earliest: Int64
    latest: Int64
