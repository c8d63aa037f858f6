"""Dates as columns: bounds in seconds, and how each is known.

Times are whole seconds since 1970-01-01T00:00:00Z in the proleptic Gregorian calendar (EDTF's, with a year 0), int64,
so that the Big Bang and a log line share one axis. `PAST` and `FUTURE` are the bounds of a side that is open or
unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Int64 = NDArray[np.int64]
    Int32 = NDArray[np.int32]


PAST = int(np.iinfo(np.int64).min)
FUTURE = int(np.iinfo(np.int64).max)
NO_ZONE = int(np.iinfo(np.int16).min)


class Flag(IntFlag):
    """Bits of `Dates.flags`: how a date is known."""

    START_APPROXIMATE = 1
    START_UNCERTAIN = 2
    END_APPROXIMATE = 4
    END_UNCERTAIN = 8
    APPROXIMATE = 1 | 4
    UNCERTAIN = 2 | 8
    INTERVAL = 16  # something that lasted: 2014-02/2014-05
    ONE_OF = 32  # one of these, not known which: [..]
    ALL_OF = 64  # all of these: {..}
    OPEN_START = 128  # a ".." before the first date
    OPEN_END = 256  # a ".." after the last date
    UNKNOWN_START = 512  # a blank before the slash: it began at an unknown time
    UNKNOWN_END = 1024
    TIME = 2048  # a time of day is given: the bounds are instants, not whole days
    UNDATED = 4096  # a blank cell, or a date that is refused


class Precision(IntEnum):
    """The unit in which a date is given, coarse to fine; for an interval or a set, the finest one in it."""

    NONE = 0
    MILLENNIUM = 1
    CENTURY = 2
    DECADE = 3
    YEAR = 4
    HALF = 5
    THIRD = 6
    QUARTER = 7
    SEASON = 8
    MONTH = 9
    DAY = 10
    HOUR = 11
    MINUTE = 12
    SECOND = 13
    FRACTION = 14


@dataclass(frozen=True, eq=False)
class Dates:
    """n dates as columns of length n. Bounds are inclusive: a day's latest is its last second. The end bounds of a
    single date, or of one of several, equal its start bounds.

    A side that is open or unknown, and both sides of an undated row, have `PAST` as their earliest and `FUTURE` as
    their latest bound; `flags` says which of these it is. If ".." stands inside a set only the outer bound is missing:
    `[..2014-10-28]` is PAST, 28 Oct, PAST, 28 Oct.

    Times with an offset are converted to UTC; a time without a zone is stored as if it were UTC, with `NO_ZONE`: see
    `dates.placed`.
    """

    earliest_start: Int64
    latest_start: Int64
    earliest_end: Int64
    latest_end: Int64
    flags: NDArray[np.uint16]  # bits of Flag
    precision: NDArray[np.uint8]  # Precision
    start_offset: NDArray[np.int16]  # minutes east of UTC, NO_ZONE where none is given
    end_offset: NDArray[np.int16]
    start_nanos: Int32 | None = None  # within the second; None where no text of the column has a fraction
    end_nanos: Int32 | None = None
