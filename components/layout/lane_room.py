"""The room of a lane: its rows, and the number of marks that it may draw as themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from components.layout.bars import FULL, OPEN
from components.layout.mark_cells import CELL
from components.layout.overlap import TOUCH
from components.layout.row_packing import ROW
from components.layout.rules import FEW, ROOMY

if TYPE_CHECKING:
    from components.layout.rules import Rules
    from components.layout.scale import Viewport

LEAST_SHARE = 12  # marks that a lane may hold however many lanes there are
SHARED = 14  # rows that few lanes share in a picture that is as high as it needs to be
OPENED = int(OPEN / ROW)  # rows of marks that an opened lane may have


@dataclass(frozen=True)
class Room:
    """The room of a lane: `rows` of marks, `most` marks drawn as themselves. Cells are counted from `origin` (px)."""

    rows: int
    most: int
    origin: float = 0.0
    touch: float = TOUCH  # px by which bars may overlap in a row
    opened: bool = False  # whether it has as many rows as its marks need
    shared: int = 0  # rows that it may have where it is not crowded, if more

    @property
    def bars(self) -> float:
        """The px that bars may take."""
        if self.opened:
            return OPEN
        return FULL if self.rows >= ROOMY else self.rows * ROW

    def with_rows_for(self, inseparable: int) -> Room:
        """The room with at least `inseparable` rows, unless these are higher than `FULL` px. An opened lane has all the
        rows that any lane may have."""
        if self.opened:
            return replace(self, rows=OPENED, most=FEW)
        return replace(self, rows=max(self.rows, inseparable)) if inseparable * ROW <= FULL else self


def room(lanes: int, rules: Rules, viewport: Viewport) -> Room:
    """The room of each of so many lanes."""
    origin = viewport.x(viewport.scale.seconds[0]) if viewport.scale.units[-1] > viewport.first else viewport.left
    most = max(LEAST_SHARE, rules.budget // max(1, lanes))
    shared = SHARED // max(1, lanes) if rules.roomy else 0
    return Room(rules.rows, most, origin % CELL, viewport.touch, shared=shared)
