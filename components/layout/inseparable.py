"""Inseparable marks: those that overlap at every zoom, since their times have a moment in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.layout.overlap import depth

if TYPE_CHECKING:
    from components.layout.mark_index import MarkIndex
    from components.model import Int64

_MEET = 1e-3  # share of a mark's time by which rounding may let it reach into the next


def inseparable(marks: MarkIndex, at: Int64) -> int:
    """The largest number of the marks `at` (entries of the index, none an aggregate) whose times have a moment in
    common."""
    run = np.searchsorted([one.start for one in marks.runs], at, side="right") - 1
    past, future = np.array([one.opens for one in marks.runs], bool).reshape(-1, 2)[run].T
    middle, half = marks.middle[at], marks.half[at]
    first = np.where(past, -np.inf, middle - half)
    last = np.where(future, np.inf, middle + half * (1.0 - _MEET))
    return depth(first, np.maximum(last, np.nextafter(first, np.inf)))  # a moment, too, lies over what is at it
