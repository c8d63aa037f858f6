"""Single dates, vectorised: the grammar is applied once per shape of text, the digits are read for all rows of that
shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.dates import masks
from components.dates.calendar import DAY, YEAR_LIMIT, month_days, seconds
from components.dates.grammar import DATE, GROUPS, LONG_YEAR, LONGEST, QUALIFIED, Fault
from components.dates.shapes import groups, shapes
from components.model import NO_ZONE, Flag, Precision

if TYPE_CHECKING:
    import re

    from numpy.typing import NDArray

    from components.model import Int32, Int64

    Bytes = NDArray[np.uint8]

# For each number in the month's place: its first month, length in months (0: no such month) and precision.
_MONTH, _LENGTH, _PRECISION = np.zeros((3, 100), dtype=np.int64)
_MONTH[1:13], _LENGTH[1:13], _PRECISION[1:13] = range(1, 13), 1, Precision.MONTH
for _code, _group in GROUPS.items():
    _MONTH[_code], _LENGTH[_code], _PRECISION[_code] = _group.month, _group.length, _group.precision

_MOST_WEST, _MOST_EAST = 12 * 60, 14 * 60  # minutes from UTC: Baker Island's zone and the Line Islands'

_YEAR_UNITS = (Precision.MILLENNIUM, Precision.MILLENNIUM, Precision.CENTURY, Precision.DECADE)


@dataclass(frozen=True, eq=False)
class Atoms:
    """n single dates: inclusive bounds in seconds, and the other columns of `model.Dates`."""

    low: Int64
    high: Int64
    flags: NDArray[np.uint16]
    precision: NDArray[np.uint8]
    offset: NDArray[np.int16]
    nanos: Int32
    fault: NDArray[np.uint8]  # grammar.Fault

    @classmethod
    def blank(cls, count: int) -> Atoms:
        """`count` empty dates, to be filled in."""
        return cls(
            np.zeros(count, np.int64),
            np.zeros(count, np.int64),
            np.zeros(count, np.uint16),
            np.zeros(count, np.uint8),
            np.full(count, NO_ZONE, np.int16),
            np.zeros(count, np.int32),
            np.zeros(count, np.uint8),
        )


def read_atoms(buffer: Bytes, start: Int64, length: Int64) -> Atoms:
    """The dates at `buffer[start:start + length]`; `buffer` must have LONGEST more bytes after the last start."""
    atoms = Atoms.blank(len(start))
    atoms.fault[length > LONGEST] = Fault.FORM
    for rows in groups(np.minimum(length, LONGEST + 1)) if len(start) else ():
        width = int(length[rows[0]])
        if width > LONGEST:
            continue
        cells = np.lib.stride_tricks.sliding_window_view(buffer, width)[start[rows]]
        for shape, members in shapes(cells):
            indexes = rows[members]
            if match := DATE.fullmatch(shape):
                _read_date(match, cells[members].T, atoms, indexes)
            elif match := LONG_YEAR.fullmatch(shape):
                _read_long_year(match, cells[members].T, atoms, indexes)
            else:
                atoms.fault[indexes] = Fault.FORM
    return atoms


def _digits(match: re.Match[str], name: str, columns: Bytes) -> Int64:
    """The digits of one part of the text, shape (places, n), X as 10; a sign is left out."""
    first, last = match.span(name)
    if match[name].startswith("-"):
        first += 1
    part = columns[first:last]
    return np.where(part == ord("X"), masks.X, part - ord("0")).astype(np.int64)


def _number(match: re.Match[str], name: str, columns: Bytes, sign: bool = False) -> Int64:
    """One part of the text as a whole number, shape (n,)."""
    negative = match[name].startswith("-")
    first, last = match.span(name)
    value = np.zeros(columns.shape[1], dtype=np.int64)
    for column in columns[first + negative : last]:
        value = value * 10 + (column - ord("0"))
    return -value if negative and sign else value


def _qualifiers(match: re.Match[str]) -> Flag:
    """The flags of the qualifiers in a date, whichever part they belong to."""
    parts = match.groupdict()
    marks = "".join(parts.get(name) or "" for name in QUALIFIED)
    flags = Flag(0)
    if "~" in marks or "%" in marks:
        flags |= Flag.APPROXIMATE
    if "?" in marks or "%" in marks:
        flags |= Flag.UNCERTAIN
    return flags


def _read_date(match: re.Match[str], columns: Bytes, atoms: Atoms, indexes: Int64) -> None:
    """Read dates with four-digit years, with or without X digits and a time of day, into `atoms` at `indexes`."""
    atoms.flags[indexes] = _qualifiers(match)
    fault = np.zeros(len(indexes), dtype=np.uint8)
    if "X" in match[0]:
        low, high, precision = _masked_date(match, columns, fault)
    else:
        low, high, precision = _full_date(match, columns, fault)
    if match["time"]:
        atoms.flags[indexes] |= np.uint16(Flag.TIME)
        if "X" in match[0] or not match["day"]:
            fault[fault == 0] = Fault.TIME_MASK
        low, high, precision = _time(match, columns, low, fault, atoms, indexes)
    atoms.low[indexes], atoms.high[indexes], atoms.precision[indexes], atoms.fault[indexes] = (
        low,
        high,
        precision,
        fault,
    )


def _full_date(
    match: re.Match[str], columns: Bytes, fault: NDArray[np.uint8]
) -> tuple[Int64, Int64, Int64 | Precision]:
    """The bounds of dates without X digits, in seconds, and their precision."""
    year = _number(match, "year", columns, sign=True)
    if match["year"].startswith("-"):
        fault[year == 0] = Fault.MINUS_ZERO
    if not match["month"]:
        return seconds(year, 1, 1), seconds(year + 1, 1, 1) - 1, Precision.YEAR
    month = _number(match, "month", columns)
    if not match["day"]:
        fault[_LENGTH[month] == 0] = Fault.MONTH
        first = _MONTH[month]
        return seconds(year, first, 1), seconds(year, first + _LENGTH[month], 1) - 1, _PRECISION[month]
    day = _number(match, "day", columns)
    exists = _LENGTH[month] == 1
    days = month_days(year, np.where(exists, month, 1))
    fault[(day < 1) | (day > days)] = Fault.DAY
    fault[~exists] = np.where(_LENGTH[month] > 0, Fault.GROUP_DAY, Fault.MONTH)[~exists]
    low = seconds(year, month, day)
    return low, low + (DAY - 1), Precision.DAY


def _masked_date(
    match: re.Match[str], columns: Bytes, fault: NDArray[np.uint8]
) -> tuple[Int64, Int64, Int64 | Precision]:
    """The bounds of dates with X digits, in seconds, and their precision: the finest unit before the first X."""
    negative = match["year"].startswith("-")
    digits = _digits(match, "year", columns)
    first_year, last_year = masks.year_range(digits, negative)
    year = match["year"].lstrip("-")
    unit = _YEAR_UNITS[year.index("X")] if "X" in year else Precision.YEAR
    if negative:
        fault[(digits == 0).all(axis=0)] = Fault.MINUS_ZERO
    if not match["month"]:
        return seconds(first_year, 1, 1), seconds(last_year + 1, 1, 1) - 1, unit
    tens, ones = _digits(match, "month", columns)
    if match["day"]:
        day_tens, day_ones = _digits(match, "day", columns)
        early, late = masks.day_range(digits, (tens, ones), (day_tens, day_ones), negative)
        fault[early[1] == 0] = Fault.MASK
        only_day_masked = "X" in match["day"] and "X" not in year + match["month"]
        return seconds(*early), seconds(*late) + (DAY - 1), Precision.MONTH if only_day_masked else unit
    if "X" in match["month"]:
        first, last = masks.month_range(tens, ones)
        fault[first == 0] = Fault.MASK
        return seconds(first_year, first, 1), seconds(last_year, last + 1, 1) - 1, unit
    month = tens * 10 + ones
    fault[_LENGTH[month] == 0] = Fault.MONTH
    first = _MONTH[month]
    return seconds(first_year, first, 1), seconds(last_year, first + _LENGTH[month], 1) - 1, unit


def _time(
    match: re.Match[str], columns: Bytes, midnight: Int64, fault: NDArray[np.uint8], atoms: Atoms, indexes: Int64
) -> tuple[Int64, Int64, Precision]:
    """The bounds of times in UTC (or local, without a zone); 24:00 is 00:00 of the next day."""
    zeros = np.zeros(len(indexes), dtype=np.int64)
    hour = _number(match, "hour", columns)
    minute = _number(match, "minute", columns) if match["minute"] else zeros
    second = _number(match, "second", columns) if match["second"] else zeros
    nanos = _fraction_nanos(match, columns) if match["fraction"] else zeros
    offset = zeros
    if match["zone_hour"]:
        zone_hours = _number(match, "zone_hour", columns)
        zone_minutes = _number(match, "zone_minute", columns) if match["zone_minute"] else zeros
        offset = (zone_hours * 60 + zone_minutes) * (-1 if match["zone"].startswith("-") else 1)
        west = match["zone"].startswith("-")
        fault[(zone_minutes > 59) | (zone_hours * 60 + zone_minutes > (_MOST_WEST if west else _MOST_EAST))] = (
            Fault.OFFSET
        )
        if west:
            fault[(fault == 0) & (offset == 0)] = Fault.UNKNOWN_OFFSET
    fault[(hour == 24) & ((minute > 0) | (second > 0) | (nanos > 0))] = Fault.MIDNIGHT
    fault[second == 60] = Fault.LEAP_SECOND
    fault[second > 60] = Fault.SECOND
    fault[minute > 59] = Fault.MINUTE
    fault[hour > 24] = Fault.HOUR
    if match["zone"]:
        atoms.offset[indexes] = np.where(fault == Fault.OFFSET, 0, offset)
    atoms.nanos[indexes] = nanos
    low = midnight + hour * 3600 + minute * 60 + second - offset * 60
    if match["fraction"]:
        return low, low, Precision.FRACTION
    if match["second"]:
        return low, low, Precision.SECOND
    return (low, low + 59, Precision.MINUTE) if match["minute"] else (low, low + 3599, Precision.HOUR)


def _fraction_nanos(match: re.Match[str], columns: Bytes) -> Int64:
    """The fraction in nanoseconds; digits after the ninth are dropped."""
    first, last = match.span("fraction")
    digits = columns[first : min(last, first + 9)].astype(np.int64) - ord("0")
    return np.asarray((digits * 10 ** np.arange(8, 8 - len(digits), -1)[:, None]).sum(axis=0))


def _read_long_year(match: re.Match[str], columns: Bytes, atoms: Atoms, indexes: Int64) -> None:
    """Read `Y` years, exponents and significant digits. A year beyond the range of int64 seconds is a fault."""
    part = "long" if match["long"] else "short"
    fault = np.zeros(len(indexes), dtype=np.uint8)
    too_far = len(match[part].lstrip("-")) > 18  # int64 holds 18 digits whatever they are
    year = np.zeros(len(indexes), dtype=np.int64) if too_far else _number(match, part, columns)
    if match["exponent"]:
        exponent = _number(match, "exponent", columns) if len(match["exponent"]) <= 3 else np.full(len(indexes), 999)
        beyond = (year > 0) & ((exponent > 12) | (year > YEAR_LIMIT // 10 ** np.minimum(exponent, 12)))
        fault[beyond] = Fault.YEAR
        year = year * 10 ** np.where(beyond, 0, np.minimum(exponent, 12))
    if too_far:
        fault[:] = Fault.YEAR
    fault[year > YEAR_LIMIT] = Fault.YEAR
    year = np.minimum(year, YEAR_LIMIT)
    first_digit = match.start(part) + match[part].startswith("-")
    if part == "long":
        fault[columns[first_digit] == ord("0")] = Fault.ZEROS
    elif match["short"].startswith("-"):
        fault[year == 0] = Fault.MINUS_ZERO
    width = np.ones(len(indexes), dtype=np.int64)
    if match["significant"]:
        significant = _number(match, "significant", columns) if len(match["significant"]) <= 3 else year * 0 + 999
        places = (year[:, None] >= 10 ** np.arange(1, 12)).sum(axis=1) + 1
        if part == "short":
            places = np.full(len(indexes), 4)
        fault[significant == 0] = Fault.DIGITS
        width = 10 ** np.maximum(places - np.maximum(significant, 1), 0)
    first = year // width * width
    last = np.minimum(first + width - 1, YEAR_LIMIT)
    if match[part].startswith("-"):
        first, last = -last, -first
    atoms.flags[indexes] = _qualifiers(match)
    atoms.low[indexes], atoms.high[indexes] = seconds(first, 1, 1), seconds(last + 1, 1, 1) - 1
    units = np.array([Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM])
    atoms.precision[indexes] = units[np.searchsorted([10, 100, 1000], width, side="right")]
    atoms.fault[indexes] = fault
