"""Columns beside the dates that say the same once more, a year, a month, a weekday, a length in days, and contradict
them on a few rows: remarked on with their lines, never changed. How often a column agrees tells that it says the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.dates.calendar import DAY, civil
from components.dates.hints import MONTHS
from components.model import FUTURE, PAST, Flag, Precision
from components.read.wording import at_lines, counted, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from components.model import Dates, Int64

AGREE = 0.75  # of the rows that can be compared, before the others are said to contradict
FEWEST = 3  # rows that must agree
NONE = -1
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LENGTH = re.compile(r"(?:.*\b)?(?:days|nights|duration|length|age|years)(?: .*)?")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.0+)?(?: ?(?:d|days?|nights?|y|years?))?", re.I | re.A)


def contradictions(columns: pd.DataFrame, dates: Dates, lines: Int64) -> list[str]:
    """A sentence for each of the file's further columns that contradicts dates it otherwise agrees with."""
    notes = []
    for name, cells in columns.items():
        plain = re.sub(r"[\s_./-]+", " ", str(name)).strip().lower()
        for pattern, precision, of_cell, of_date in _PARTS:
            if re.fullmatch(pattern, plain):
                notes += _compared(str(name), cells, dates, lines, precision, of_cell, of_date)
        if _LENGTH.fullmatch(plain):
            notes += _lengths(str(name), cells, dates, lines)
    return notes


def _compared(
    name: str,
    cells: pd.Series,
    dates: Dates,
    lines: Int64,
    precision: Precision,
    of_cell: Callable[[str], int],
    of_date: Callable[[Int64], Int64],
) -> list[str]:
    """What a column of parts of dates says otherwise; dates that start between several such parts say nothing."""
    codes, values = pd.factorize(cells)
    said = np.array([of_cell(str(value).strip().lower()) for value in values], np.int64)[codes]
    known = (said != NONE) & (dates.earliest_start > PAST) & (dates.latest_start < FUTURE)
    known &= (dates.precision >= precision) & ((dates.flags & (Flag.UNDATED | Flag.ALL_OF)) == 0)
    rows = np.flatnonzero(known)
    first, last = of_date(dates.earliest_start[rows]), of_date(dates.latest_start[rows])
    one = first == last
    rows, first = rows[one], first[one]
    return _differing(name, cells, lines, rows, said[rows] != first, "a date that says otherwise")


def _lengths(name: str, cells: pd.Series, dates: Dates, lines: Int64) -> list[str]:
    """What a column of lengths in days or years says otherwise than start and end do, the last day counted or not."""
    codes, values = pd.factorize(cells)
    numbers = [_NUMBER.fullmatch(str(value).strip()) for value in values]
    said = np.array([float(re.split(r"[ a-z]", m[0].lower())[0]) if m else np.nan for m in numbers])[codes]
    span = (dates.flags & Flag.INTERVAL).astype(bool) & (dates.earliest_start > PAST) & (dates.latest_end < FUTURE)
    span &= (dates.precision >= Precision.DAY) & ~np.isnan(said)
    rows = np.flatnonzero(span)
    days = (dates.latest_end[rows] - dates.earliest_start[rows]) / DAY
    least = (dates.earliest_end[rows] - dates.latest_start[rows]) / DAY
    for unit in (1.0, 365.2425):
        fits = (said[rows] * unit >= np.floor(least) - 1) & (said[rows] * unit <= np.ceil(days) + (unit > 1))
        if unit > 1:
            fits = (said[rows] >= np.floor(least / unit)) & (said[rows] <= np.ceil(days / unit))
        if notes := _differing(name, cells, lines, rows, ~fits, "a start and an end that are otherwise far apart"):
            return notes
    return []


def _differing(
    name: str,
    cells: pd.Series,
    lines: Int64,
    rows: Int64,
    differ: NDArray[np.bool_],
    what: str,
) -> list[str]:
    same = int((~differ).sum())
    if not differ.any() or same < max(FEWEST, AGREE * len(rows)):
        return []
    at = rows[differ]
    such = quoted(str(cells.iloc[int(at[0])]))
    return [
        f"The column {quoted(name)} agrees with {counted(same, 'date')} and contradicts {len(at):,} "
        f"({at_lines(lines[at])}), the first by {such} beside {what}: perhaps an error of the source; drawn as the "
        "date is written."
    ]


def said_year(text: str) -> int:
    """The year of three or four digits that a cell says, NONE if it is none."""
    match = re.fullmatch(r"(-?\d{3,4})(?:\.0+)?", text, re.A)
    return int(match[1]) if match else NONE


def _number(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        match = re.fullmatch(r"0?(\d{1,2})(?:\.0+)?", text, re.A)
        return int(match[1]) if match and 1 <= int(match[1]) <= most else NONE

    return read


def _name(names: tuple[str, ...]) -> Callable[[str], int]:
    """The place of a name among `names`, of which three letters are enough, from 1."""

    def read(text: str) -> int:
        letters = text.rstrip(".")
        found = [at for at, name in enumerate(names, 1) if len(letters) > 2 and name.lower().startswith(letters)]
        return found[0] if found else NONE

    return read


def _month(text: str) -> int:
    number = _number(12)(text)
    return number if number != NONE else _name(MONTHS)(text)


def weekday(seconds: Int64) -> Int64:
    """The weekday of moments in seconds since 1970, Monday is 1."""
    return np.asarray((seconds // DAY + 3) % 7 + 1)  # the first day of 1970 was a Thursday


said_weekday = _name(_WEEKDAYS)
"""The number of the weekday that a cell names, from 1 for Monday, NONE if it is none."""
_PARTS = (
    (r"(?:[a-z]+ )?(?:year|yr|yyyy)", Precision.YEAR, said_year, lambda seconds: civil(seconds)[0]),
    (r"(?:[a-z]+ )?(?:month|month name|mon|mm)", Precision.MONTH, _month, lambda seconds: civil(seconds)[1]),
    (r"(?:[a-z]+ )?(?:day|dd|day of month|mday)", Precision.DAY, _number(31), lambda seconds: civil(seconds)[2]),
    (
        r"(?:[a-z]+ )?(?:day|week ?day|day of (?:the )?week|dayofweek|dow|day ?name)",
        Precision.DAY,
        said_weekday,
        weekday,
    ),
)
