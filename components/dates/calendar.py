"""Civil days and seconds: the proleptic Gregorian calendar with a year 0, vectorised, for all years in the range of
int64 seconds.

The day count follows Howard Hinnant's "chrono-compatible low-level date algorithms": years begin in March, so that the
leap day comes last, and 400 years are one era of 146,097 days.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from components.model import FUTURE, NO_ZONE, PAST

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from components.model import Int64

DAY = 86_400  # seconds
YEAR_LIMIT = 292_277_000_000  # years either side of 0 whose every second fits in int64, with room for a neighbour
_ERA = 146_097  # days in 400 years
_TO_1970 = 719_468  # days from 1 March of year 0 to 1 January 1970
_EPOCH, _LAST = date(1970, 1, 1).toordinal(), date.max.toordinal()
_MONTH_DAYS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], dtype=np.int64)


def is_leap(year: ArrayLike) -> NDArray[np.bool_]:
    """Whether each year has a 29 February."""
    year = np.asarray(year, dtype=np.int64)
    return np.asarray((year & 3 == 0) & ((year % 100 != 0) | (year & 15 == 0)))


def month_days(year: ArrayLike, month: ArrayLike) -> Int64:
    """Days in each month; `month` is 1 to 12."""
    month = np.asarray(month, dtype=np.int64)
    return np.asarray(_MONTH_DAYS[month] + ((month == 2) & is_leap(year)))


def seconds(year: ArrayLike, month: ArrayLike, day: ArrayLike, second_of_day: ArrayLike = 0) -> Int64:
    """Seconds since 1970-01-01T00:00:00. Months above 12 and days after the month's end overflow into the following
    ones. `year` must lie within ±YEAR_LIMIT; nothing is checked."""
    months = np.asarray(month, dtype=np.int64) + 9  # March counts as 12, so that one division gives year and month
    march_year = np.asarray(year, dtype=np.int64) + months // 12 - 1
    era = march_year // 400
    of_era = march_year - era * 400
    of_year = (153 * (months % 12) + 2) // 5 + np.asarray(day, dtype=np.int64) - 1
    days = era * _ERA + of_era * 365 + of_era // 4 - of_era // 100 + of_year - _TO_1970
    return np.asarray(days * DAY + second_of_day)


def civil(seconds: ArrayLike) -> tuple[Int64, Int64, Int64, Int64]:
    """Year, month (1-12), day (1-31) and second of the day (0-86399) of each moment; any int64."""
    seconds = np.asarray(seconds, dtype=np.int64)
    days, second_of_day = np.divmod(seconds, DAY)
    days = days + _TO_1970
    era = days // _ERA
    of_era = days - era * _ERA
    year_of_era = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    months = (5 * of_year + 2) // 153
    day = of_year - (153 * months + 2) // 5 + 1
    month = np.where(months < 10, months + 3, months - 9)
    year = year_of_era + era * 400 + (month <= 2)
    return year, month, day, second_of_day


def civil_at(second: int) -> tuple[int, int, int, int]:
    """`civil` of one moment. Python's own dates are much quicker than arrays of one, in the range that they cover."""
    days, of_day = divmod(second, DAY)
    if 1 <= days + _EPOCH <= _LAST:
        day = date.fromordinal(days + _EPOCH)
        return day.year, day.month, day.day, of_day
    year, month, of_month, _ = civil(max(second, PAST))  # the first of all days begins before it
    return int(year), int(month), int(of_month), of_day


def iso(second: int, time: bool = False, offset: int = NO_ZONE, nanos: int = 0) -> str | None:
    """The ISO 8601 text of one bound, None for `PAST` and `FUTURE`. A whole day as "2014-02-28"; with `time` an instant
    in its own offset (minutes east of UTC), "Z" for UTC itself and nothing for NO_ZONE: "2014-10-28T16:12:00+05:30".
    Years outside 0 to 9999 carry a sign: "-0044-03-15"."""
    if second in (PAST, FUTURE):
        return None
    shift = 0 if offset == NO_ZONE else offset
    days, of_day = divmod(second + shift * 60, DAY)
    if not time:
        return _day(days)
    fraction = f".{nanos:09}".rstrip("0") if nanos else ""
    clock = f"{of_day // 3600:02}:{of_day // 60 % 60:02}:{of_day % 60:02}{fraction}"
    return f"{_day(days)}T{clock}{zone_text(offset)}"


def _day(days: int) -> str:
    """A day since 1970 as text."""
    year, month, day, _ = civil_at(days * DAY)
    return f"{year_text(year)}-{month:02}-{day:02}"


def year_text(year: int) -> str:
    """A year in ISO 8601: at least four digits, with a sign if it is negative or has more."""
    if 0 <= year <= 9999:
        return f"{year:04}"
    return f"{'-' if year < 0 else '+'}{abs(year):04}"


def zone_text(offset: int) -> str:
    """Minutes east of UTC in ISO 8601: "Z", "+05:30", "" for NO_ZONE."""
    if offset == NO_ZONE:
        return ""
    if offset == 0:
        return "Z"
    return f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02}:{abs(offset) % 60:02}"
