"""Random marks on lanes, as the level of detail gets them, and the plain truth about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.dates import read_edtf
from components.layout.lane_assignment import AssignedLane, Assignment
from components.layout.mark_index import MarkIndex
from components.layout.mark_runs import event_marks, index_marks
from components.layout.scale import Scale, Viewport, viewport_of
from components.layout.shape import known
from components.model import PAST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.model import Dates

DAY = 86_400
LEFT, RIGHT = 100.0, 1000.0
LANES = 3


@dataclass(frozen=True, eq=False)
class Marks:
    """`count` marks on `LANES` lanes in 2014."""

    dates: Dates
    assignment: Assignment
    index: MarkIndex
    scale: Scale
    low: NDArray[np.int64]
    high: NDArray[np.int64]

    def viewport(self, first: float, last: float) -> Viewport:
        """The window between two shares of the year."""
        whole = self.scale.seconds[-1] - self.scale.seconds[0]
        start = self.scale.seconds[0]
        return self.between(start + first * whole, start + last * whole)

    def between(self, first: float, last: float) -> Viewport:
        """The window between two seconds."""
        return viewport_of(self.scale, (first, last), LEFT, RIGHT)


def marks(count: int, seed: int, spans: float = 0.3) -> Marks:
    """Days, months, spans of up to half a year, and dates open on a side."""
    rng = np.random.default_rng(seed)
    day = np.datetime64("2014-01-01") + rng.integers(0, 300, count)
    later = day + np.where(rng.random(count) < 0.5, rng.integers(1, 9, count), rng.integers(1, 180, count))
    kind = rng.random(count)
    texts = []
    for first, last, k in zip(day.astype(str), later.astype(str), kind.tolist(), strict=True):
        forms = (f"{first}/{last}", f"[{first}..{last}]", f"{{{first},{last}}}")
        opens = (f"[..{first}]", f"[{first}..]", f"{first}/..", f"../{first}", first[:7], f"{first}T12:00:00Z")
        texts.append(forms[int(k * 1e6) % 3] if k < spans else opens[int(k * 1e6) % 6] if k < spans + 0.2 else first)
    return placed(texts, rng)


def placed(texts: list[str], rng: np.random.Generator, lanes: int = LANES) -> Marks:
    """Marks of these dates in any of the first so many lanes."""
    dates, refused = read_edtf(texts)
    assert not refused
    count = len(texts)
    rows = np.arange(count)
    stretch = known(dates, rows, np.full(count, PAST))
    start, end = float(stretch[0].min() - 20 * DAY), float(stretch[1].max() + 20 * DAY)
    scale = Scale((start, end), (0.0, end - start))
    every = tuple(AssignedLane(f"lane {k}", "", 0, k) for k in range(LANES))
    assignment = Assignment(every, rows, rng.integers(0, lanes, count), rng.random(count) < 0.6, ())
    weight = rng.integers(0, 5, count)
    index = index_marks(assignment, rows, event_marks(rows, dates, stretch, scale), rows, weight)
    return Marks(dates, assignment, index, scale, *stretch)
