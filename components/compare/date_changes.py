"""Changes of dates between two versions of a file, decided by the four bounds of each date.

A date allows a range of starts and a range of ends. If the new ranges lie within the old ones the date is more precise,
if they enclose them less; if either pair of ranges has no moment in common, one contradicts the other; otherwise the
date has shifted. If the bounds are the same, "~" and "?" decide, and remaining differences are only of notation.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

from components.language import message
from components.model import FUTURE, NO_ZONE, PAST, Flag

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.model import Dates, Int64

    Bools = NDArray[np.bool_]

_EAST, _WEST = 14 * 3_600, 12 * 3_600  # seconds that a clock may be ahead of UTC, and behind it
_NANOS = 1_000_000_000
_DOUBTS = Flag.APPROXIMATE | Flag.UNCERTAIN


class DateChange(IntEnum):
    """The kinds of change of a date."""

    SAME = 0
    BETTER = 1  # the new one lies within the old one, or is less in doubt
    WORSE = 2  # the new one contains the old one, or is more in doubt
    CONTRADICTED = 3  # they have no start, or no end, in common
    SHIFTED = 4  # they overlap, and each allows what the other does not
    OTHERWISE = 5  # the same moments, otherwise qualified or otherwise told


WORDS = {
    DateChange.BETTER: message("date known better"),
    DateChange.WORSE: message("date known worse"),
    DateChange.CONTRADICTED: message("date contradicted"),
    DateChange.SHIFTED: message("date shifted"),
    DateChange.OTHERWISE: message("date worded differently"),
}


def date_changes(old: Dates, new: Dates, rows: tuple[Int64, Int64], texts: Bools) -> NDArray[np.uint8]:
    """The change of date of n pairs of a row of `old` and one of `new`; `texts` says which are written differently. A
    local time counts as a time in any zone if the other side has a zone."""
    before, after = _ranges(old, new, *rows)
    within = _are_within(after, before)
    around = _are_within(before, after)
    apart = _are_apart(before, after)
    doubts = np.bitwise_count(old.flags[rows[0]] & _DOUBTS), np.bitwise_count(new.flags[rows[1]] & _DOUBTS)
    same = within & around
    plain = same & ~_are_noted_differently(old, new, rows, texts)
    found = np.full(len(rows[0]), DateChange.SHIFTED, np.uint8)
    found[within & (doubts[1] <= doubts[0]) | same & (doubts[1] < doubts[0])] = DateChange.BETTER
    found[around & (doubts[1] >= doubts[0]) | same & (doubts[1] > doubts[0])] = DateChange.WORSE
    found[same & (doubts[0] == doubts[1])] = DateChange.OTHERWISE
    found[(within | around) & ~same & (found == DateChange.SHIFTED)] = DateChange.OTHERWISE
    found[plain] = DateChange.SAME
    found[apart] = DateChange.CONTRADICTED
    return found


def _ranges(
    old: Dates, new: Dates, old_rows: Int64, new_rows: Int64
) -> tuple[list[NDArray[np.int64]], list[NDArray[np.int64]]]:
    """The earliest and latest start and end of both sides of n pairs: for each side low and high in seconds, and the
    nanoseconds of each."""
    found = []
    for dates, rows, other, others in ((old, old_rows, new, new_rows), (new, new_rows, old, old_rows)):
        bounds = []
        for side in ("start", "end"):
            low, high = getattr(dates, f"earliest_{side}")[rows], getattr(dates, f"latest_{side}")[rows]
            bare = _timed(dates, rows) & (getattr(dates, f"{side}_offset")[rows] == NO_ZONE)
            zoned = _timed(other, others) & (getattr(other, f"{side}_offset")[others] != NO_ZONE)
            low = np.where(bare & zoned & (low > PAST), low - _EAST, low)
            high = np.where(bare & zoned & (high < FUTURE), high + _WEST, high)
            bounds += [low, high, *_nanos(dates, side, rows)]
        found.append(bounds)
    return found[0], found[1]


def _timed(dates: Dates, rows: Int64) -> Bools:
    return np.asarray(dates.flags[rows] & Flag.TIME != 0)


def _nanos(dates: Dates, side: str, rows: Int64) -> tuple[Int64, Int64]:
    """The first and last nanosecond of the bounds' seconds: one if a fraction is given, else the whole second."""
    given = getattr(dates, f"{side}_nanos")
    if given is None:
        return np.zeros(len(rows), np.int64), np.full(len(rows), _NANOS - 1)
    low = given[rows].astype(np.int64)
    return low, np.where(low > 0, low, _NANOS - 1)


def _not_before(a: Int64, a_nanos: Int64, b: Int64, b_nanos: Int64) -> Bools:
    return np.asarray((a > b) | (a == b) & (a_nanos >= b_nanos))


def _are_within(inner: list[Int64], outer: list[Int64]) -> Bools:
    """Whether all inner starts and ends are among the outer ones (bool, shape n)."""
    found = np.ones(len(inner[0]), bool)
    for side in (0, 4):
        low, high, first, last = inner[side : side + 4]
        least, most, least_nanos, most_nanos = outer[side : side + 4]
        found &= _not_before(low, first, least, least_nanos) & _not_before(most, most_nanos, high, last)
    return found


def _are_apart(before: list[Int64], after: list[Int64]) -> Bools:
    """Whether the dates have no start, or no end, in common (bool)."""
    found = np.zeros(len(before[0]), bool)
    for side in (0, 4):
        low, high, first, last = before[side : side + 4]
        least, most, least_nanos, most_nanos = after[side : side + 4]
        found |= ~_not_before(high, last, least, least_nanos) | ~_not_before(most, most_nanos, low, first)
    return found


def _are_noted_differently(old: Dates, new: Dates, rows: tuple[Int64, Int64], texts: Bools) -> Bools:
    """Whether dates of the same bounds differ in their notation or in parts that bounds do not show: members of a set,
    single digits, zones (bool)."""
    found = texts.copy()
    for name in ("flags", "precision", "start_offset", "end_offset"):
        found |= getattr(old, name)[rows[0]] != getattr(new, name)[rows[1]]
    return found
