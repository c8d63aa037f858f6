"""Axis segments: the window cut at its folds, each with its seconds, its px and the precision of its dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from components.layout.scale import Scale

    Dated = tuple[ArrayLike, ArrayLike]  # moments (s), and the precision of the dates there (s, by `finest_step`)

GAP = 18.0  # px between two texts; half of it is enough at a fold
OUT = 20.0  # px by which a text may reach beyond the ends of the axis
NONE: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())


@dataclass(frozen=True)
class Segment:
    """A segment of the axis between two folds: its ends in seconds (`start`, `end`) and in px from the left end of the
    axis (`left`, `right`), and the px between which its texts may stand (`low`, `high`)."""

    start: float
    end: float
    left: float
    right: float
    low: float
    high: float
    least: float  # seconds: the finest precision of the dates in it, 0 for none; no step should be finer

    @property
    def per_second(self) -> float:
        """The px that a second is wide."""
        return (self.right - self.left) / (self.end - self.start)

    def x(self, second: float) -> float:
        """The px of a moment (s)."""
        return self.left + (second - self.start) * self.per_second

    def holds(self, x: float, wide: float) -> bool:
        """Whether a text `wide` px wide around `x` stays within this segment."""
        return self.low <= x - wide / 2 and x + wide / 2 <= self.high


def segments(scale: Scale, first: float, last: float, pixels: float, dated: Dated) -> list[Segment]:
    """The segments of the window from `first` to `last` (units of the scale), drawn `pixels` wide, cut at its folds.
    Texts may reach almost to the middle of a fold, and `OUT` px beyond the ends of the axis."""
    start, end = scale.moment(np.array([first, last])).tolist()
    edges = [start, *(edge for fold in scale.folds for edge in fold if start < edge < end), end]
    starts_inside = any(fold_start <= start < fold_end for fold_start, fold_end in scale.folds)
    pairs = [(a, b) for a, b in zip(edges[starts_inside::2], edges[starts_inside + 1 :: 2], strict=False) if a < b]
    px = ((scale.place(np.array(pairs).reshape(-1, 2)) - first) * pixels / (last - first)).tolist()
    found = []
    for k, ((a, b), (left, right)) in enumerate(zip(pairs, px, strict=True)):
        low = (px[k - 1][1] + left + GAP / 2) / 2 if k else -OUT
        high = (right + px[k + 1][0] - GAP / 2) / 2 if k + 1 < len(px) else pixels + OUT
        found.append(Segment(a, b, left, right, low, high, _least(scale, (a + b) / 2, dated)))
    return found


def _least(scale: Scale, second: float, dated: Dated) -> float:
    """The finest precision (s) of the dates between the two folds around `second`; 0 without any."""
    start = max((end for _, end in scale.folds if end <= second), default=-np.inf)
    end = min((start for start, _ in scale.folds if start >= second), default=np.inf)
    moments, lengths = np.asarray(dated[0], float), np.asarray(dated[1], float)
    inside = lengths[(moments >= start) & (moments <= end)]
    return float(inside.min()) if len(inside) else 0.0
