"""The columns of a picture: the names of its lanes, its time axis, the place for events without a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from components.layout import undated
from components.layout.fold_labels import LOW
from components.layout.heading import BOTTOM, EDGE
from components.layout.lane_heads import INSET

BELOW = LOW + BOTTOM  # px below the lanes or bars: axis, ticks, folds
HEAD = (114.0, 196.0)  # px of the column with the names of the lanes, narrowest and widest
HEAD_MOST = 0.3  # share of the picture's width that this column has at most
NARROW = 520  # px below which a picture is narrow
BESIDE_GUTTER = 10.0  # px between the axis and the gutter,
BESIDE_EDGE = 4.0  # and between the axis, or words in the gutter, and the right edge


@dataclass(frozen=True)
class Frame:
    """The columns of a picture in px, from left to right: start of the lanes, end of their names, start and end of the
    axis, the gutter."""

    left: float
    head: float
    start: float
    gutter: float  # left edge; equal to the right edge without one
    right: float

    @property
    def end(self) -> float:
        """The px at which the axis ends."""
        return self.gutter - (BESIDE_GUTTER if self.gutter < self.right else BESIDE_EDGE)

    @property
    def words(self) -> float:
        """The px at which words beside marks may begin: a browser draws no words that begin left of the axis."""
        return self.start + 1.0

    @property
    def names(self) -> float:
        """The maximum width of a lane's name (px)."""
        return self.head - self.left - INSET - 4.0

    def beside(self, tracks: Mapping[int, int]) -> float:
        """The px at which the words in the gutter begin, right of all its marks; `tracks` has the column of each
        mark."""
        return undated.column(self.gutter, max(tracks.values(), default=0)) + undated.MARK + 4.0


def frame(width: int, waiting: bool, dated: bool) -> Frame:
    """The columns of a picture `width` px wide, with a gutter if any event is undated (`waiting`); without a dated
    event the gutter takes the place of the axis."""
    head = min(max(HEAD[0], width * 0.165), HEAD[1], width * HEAD_MOST)
    right = width - EDGE
    gutter_width = undated.WIDE if width >= 820 else undated.NARROW if width >= NARROW else undated.SLIM
    start = EDGE + head + 16.0
    gutter = right if not waiting else right - gutter_width if dated else start
    return Frame(EDGE, EDGE + head, start, gutter, right)
