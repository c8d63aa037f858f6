"""The possible dates of a pattern of digits and X: the earliest and latest that exist, vectorised.

A pattern is given digit by digit, X as 10. Only real dates count: 2004-XX-31 runs from 31 January to 31 December.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from components.dates.calendar import is_leap

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.model import Int64

X = 10
_ANY = 11 * X + X  # the code of XX
_LENGTHS = np.array(
    [[0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]]
)


def year_range(digits: Int64, negative: bool) -> tuple[Int64, Int64]:
    """First and last year of each pattern; `digits` has shape (4, n)."""
    places = np.array([[1000], [100], [10], [1]])
    low = (np.where(digits == X, 0, digits) * places).sum(axis=0)
    high = (np.where(digits == X, 9, digits) * places).sum(axis=0)
    return (-high, -low) if negative else (low, high)


def month_range(tens: Int64, ones: Int64) -> tuple[Int64, Int64]:
    """First and last month (1-12) of each pattern, 0 where there is none."""
    first, last = _month_days()
    code = tens * 11 + ones
    return first[0, code, _ANY] // 32, last[0, code, _ANY] // 32


def day_range(
    year: Int64, month: tuple[Int64, Int64], day: tuple[Int64, Int64], negative: bool
) -> tuple[tuple[Int64, Int64, Int64], tuple[Int64, Int64, Int64]]:
    """(year, month, day) of the first and the last day of each pattern; month 0 if there is none. `year` has shape (4,
    n), `month` and `day` are their two digits. Every year has the days of a common year, so the first and last years
    decide, unless only 29 February fits: then the first and last leap years do."""
    first, last = _month_days()
    month_code, day_code = month[0] * 11 + month[1], day[0] * 11 + day[1]
    low, high = year_range(year, negative)
    only_leap = (first[0, month_code, day_code] == 0) & (first[1, month_code, day_code] > 0)
    for i in np.flatnonzero(only_leap & (low != high)):
        low[i], high[i] = _leap_years(tuple(year[:, i].tolist()), negative)
    early = first[is_leap(low).astype(np.intp), month_code, day_code]
    late = last[is_leap(high).astype(np.intp), month_code, day_code]
    return (low, early // 32, early % 32), (high, late // 32, late % 32)


@cache
def _leap_years(digits: tuple[int, ...], negative: bool) -> tuple[int, int]:
    """First and last leap year of a pattern; the common year 1 twice if it has none."""
    years = np.zeros(1, dtype=np.int64)
    for digit in digits:
        choices = np.arange(10) if digit == X else np.array([digit])
        years = (years[:, None] * 10 + choices).ravel()
    years = years[is_leap(years)]
    if not len(years):
        return 1, 1
    low, high = int(years[0]), int(years[-1])
    return (-high, -low) if negative else (low, high)


@cache
def _month_days() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first and last day as month * 32 + day, 0 for none, by [leap year, month pattern, day pattern]."""
    first, last = np.zeros((2, 2, 121, 121), dtype=np.int64)
    months, days = _matches(13), _matches(32)
    for of_leap in range(2):
        for month in range(1, 13):
            fits = days & (np.arange(32) >= 1) & (np.arange(32) <= _LENGTHS[of_leap, month])
            has_day = months[:, month, None] & fits.any(axis=1)
            earliest, latest = fits.argmax(axis=1), 31 - fits[:, ::-1].argmax(axis=1)
            last[of_leap] = np.where(has_day, month * 32 + latest, last[of_leap])
            first[of_leap] = np.where(has_day & (first[of_leap] == 0), month * 32 + earliest, first[of_leap])
    return first, last


def _matches(count: int) -> NDArray[np.bool_]:
    """Whether two-digit pattern p can be the number k, as [p, k] for k below `count`."""
    pattern, number = np.arange(121)[:, None], np.arange(count)
    tens, ones = pattern // 11, pattern % 11
    return np.asarray(((tens == X) | (tens == number // 10)) & ((ones == X) | (ones == number % 10)))
