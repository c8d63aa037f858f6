"""The columns of a picture: the names of its lanes, its time axis, the place for events without a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from components.layout import undated
from components.layout.heading import EDGE

BELOW = 60.0  # px under the lanes or bars: axis, ticks, folds
HEAD = (114.0, 196.0)  # px of the column with the lanes' names, narrowest and widest
HEAD_MOST = 0.3  # of the picture's width: all that the names may take in a very small one


@dataclass(frozen=True)
class Frame:
    """The columns of a picture in px, from left to right: start of the lanes, end of their names, start and end of the
    axis, the gutter."""

    left: float
    head: float
    start: float
    end: float
    gutter: float  # left edge; equal to the right edge without one
    right: float

    @property
    def words(self) -> float:
        """The px where words beside marks may begin: a browser draws none that begin before the axis does."""
        return self.start + 1.0

    @property
    def names(self) -> float:
        """The maximum width of a lane's name (px)."""
        return self.head - self.left - 18.0

    def beside(self, tracks: Mapping[int, int]) -> float:
        """The px at which the words of the gutter start: right of all its marks."""
        return undated.column(self.gutter, max(tracks.values(), default=0)) + undated.MARK + 4.0


def frame(wide: int, waiting: bool, dated: bool) -> Frame:
    """The columns for this width, with a gutter if any events are undated (`waiting`); without dated events it takes
    the place of the axis."""
    head = min(max(HEAD[0], wide * 0.165), HEAD[1], wide * HEAD_MOST)
    right = wide - EDGE
    gutter_wide = undated.WIDE if wide >= 820 else undated.NARROW if wide >= 520 else undated.SLIM
    start = EDGE + head + 16.0
    left = right if not waiting else right - gutter_wide if dated else start
    return Frame(EDGE, EDGE + head, start, left - (10.0 if waiting else 4.0), left, right)
