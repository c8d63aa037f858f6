"""Numbers that may be dates: seconds since 1970 and the like, days of a spreadsheet, digits in a row, years."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from components.language import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from components.model import Numbers

UNITS: dict[Numbers, str] = {
    "seconds": message("seconds since 1970"),
    "milliseconds": message("milliseconds since 1970"),
    "microseconds": message("microseconds since 1970"),
    "days": message("days as spreadsheets count them"),
    "digits": message("year, month, day and time written in one"),
    "years": message("years"),
}
"""The units that numbers may count, each in words."""

_MOST = 0.95  # of the numbers must be in bounds
_SCALE: dict[Numbers, int] = {"seconds": 0, "milliseconds": 3, "microseconds": 6}  # digits after the second
_FIRST, _LAST = 315_532_800, 4_102_444_800  # 1980 and 2100 in seconds since 1970
_DAYS = (10_000, 75_000)  # 1927 to 2105 in a spreadsheet's days
_YEARS = (1400, 2100)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SHEET = datetime(1899, 12, 30, tzinfo=UTC)  # day 0 of a spreadsheet whose 1900 is a leap year
_SECONDS = 86_400


def units_of(cells: Sequence[str]) -> tuple[Numbers, ...]:
    """The units in which nearly all of the numbers may count time, in the order of UNITS; () if they are not dates."""
    found = [unit for unit in UNITS if sum(1 for cell in cells if as_edtf(cell, unit)) >= _MOST * len(cells)]
    return tuple(found) if cells else ()


def as_edtf(cell: str, unit: Numbers) -> str:
    """The date that a number means in this unit, as EDTF; "" if the cell is no number, or the date lies outside the
    years that are plausible for the unit."""
    text = cell.strip()
    if not re.fullmatch(r"\d{1,20}(?:\.\d{1,12})?", text, re.ASCII):
        return ""
    if unit == "digits":
        return _from_digits(text)
    if unit == "years":
        year = text.removesuffix(".0")
        return year if year.isdecimal() and len(year) == 4 and _YEARS[0] <= int(year) <= _YEARS[1] else ""
    integer, _, fraction = text.partition(".")
    return _from_spreadsheet(text) if unit == "days" else _since_1970(int(integer), fraction, _SCALE[unit])


def dated_number(cell: str, unit: Numbers) -> str:
    """A number in this unit as its date, any other cell as it is."""
    return (as_edtf(cell, unit) or cell) if unit else cell


def dates_from_numbers(
    columns: Mapping[str, pd.Series], unit: Numbers
) -> tuple[dict[str, pd.Series], list[tuple[str, str]]]:
    """The columns with the numbers of dates, starts and ends read in this unit, and the fact for the receipt."""
    if not unit:
        return dict(columns), []
    dated: dict[str, pd.Series] = {}
    example = ("", "")
    for name, cells in columns.items():
        date_of = (
            {cell: dated_number(cell, unit) for cell in cells.unique()} if name in ("date", "start", "end") else {}
        )
        changed = {cell: edtf for cell, edtf in date_of.items() if cell != edtf}
        dated[name] = cells.map(date_of).astype("str") if changed else cells
        example = example if example[0] else next(iter(changed.items()), example)
    if not example[0]:
        return dated, []
    note = message("{unit}: “{number}” is {date}", unit=UNITS[unit], number=example[0], date=example[1])
    return dated, [(message("numbers"), note)]


def _since_1970(number: int, digits: str, scale: int) -> str:
    seconds, remainder = divmod(number, 10**scale)
    if not _FIRST <= seconds < _LAST:
        return ""
    moment = _EPOCH + timedelta(seconds=seconds)
    fraction = (f"{remainder:0{scale}}" if scale else digits[:9]).rstrip("0")
    return f"{moment:%Y-%m-%dT%H:%M:%S}{'.' if fraction else ''}{fraction}Z"


def _from_spreadsheet(text: str) -> str:
    number = float(text)
    if not _DAYS[0] <= number < _DAYS[1]:
        return ""
    moment = _SHEET + timedelta(seconds=round(number * _SECONDS))
    return f"{moment:%Y-%m-%dT%H:%M:%S}" if moment.hour or moment.minute or moment.second else f"{moment:%Y-%m-%d}"


def _from_digits(text: str) -> str:
    shapes = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
    if len(text) not in shapes or not _YEARS[0] <= int(text[:4]) <= _YEARS[1]:
        return ""
    try:
        moment = datetime.strptime(text, shapes[len(text)])
    except ValueError:
        return ""
    return f"{moment:%Y-%m-%d}" if len(text) == 8 else f"{moment:%Y-%m-%dT%H:%M}{text[12:] and ':' + text[12:]}"
