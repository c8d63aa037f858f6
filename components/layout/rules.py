"""Rules: sizes and numbers by which a view decides which marks are exact and which are only counted. Both kinds of
event sources get them."""

from __future__ import annotations

from dataclasses import dataclass

from components.layout import undated
from components.layout.mark_cells import BAR, CELL, LONG
from components.layout.mark_runs import short_half
from components.layout.shape import NARROWEST

ROOMY = 4  # rows of a lane in a picture that is as high as it needs to be
FEW = 2_000  # marks of one lane that are looked at one by one


@dataclass(frozen=True)
class Rules:
    """Sizes (px) and numbers that decide which marks are in sight, and which are exact or only counted."""

    rows: int  # of marks that a lane may hold
    budget: int  # marks drawn as themselves, in all lanes together
    opened: tuple[str, ...] = ()  # names of lanes that have as many rows as their marks need
    alone: int = FEW  # marks of one lane that are looked at one by one
    cell: float = CELL  # of the axis that one cluster stands for
    long: float = LONG  # beyond which a mark says more by itself than in a count
    bar: float = BAR  # beyond which the mark of a lasting event has a bar of its own
    narrowest: float = NARROWEST  # a span, however short its time
    waiting: int = undated.MOST  # events without a date that a lane names

    @property
    def roomy(self) -> bool:
        """Whether the picture is as high as its lanes need."""
        return self.rows >= ROOMY

    def short(self, per_unit: float, several: bool = False) -> float:
        """The largest bound of a run (half a length, in units that are `per_unit` px wide) none of whose marks is long;
        -1 if there is none. Of the marks of an event with `several`, the first and the last may be wider than their
        time, which is allowed for."""
        return short_half(self.long - several * self.narrowest, per_unit)
