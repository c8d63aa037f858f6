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
"""What numbers may count, and how it is said."""

_MOST = 0.95  # of the numbers must be in bounds
_SCALE: dict[Numbers, int] = {"seconds": 0, "milliseconds": 3, "microseconds": 6}  # digits after the second
_FIRST, _LAST = 315_532_800, 4_102_444_800  # 1980 and 2100 in seconds since 1970
_DAYS = (10_000, 75_000)  # 1927 to 2105 in a spreadsheet's days
_YEARS = (1400, 2100)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SHEET = datetime(1899, 12, 30, tzinfo=UTC)  # day 0 of a spreadsheet whose 1900 is a leap year
_SECONDS = 86_400


def units_of(cells: Sequence[str]) -> tuple[Numbers, ...]:
    """The units in which nearly all of the numbers may count time, the likeliest first; () if they are not dates."""
    found = [unit for unit in UNITS if sum(1 for cell in cells if as_edtf(cell, unit)) >= _MOST * len(cells)]
    return tuple(found) if cells else ()


def as_edtf(cell: str, unit: Numbers) -> str:
    """The date that a number means in this unit, "" if it is outside the years that people record."""
    text = cell.strip()
    if not re.fullmatch(r"\d{1,20}(?:\.\d{1,12})?", text, re.ASCII):
        return ""
    if unit == "digits":
        return _digits(text)
    if unit == "years":
        year = text.removesuffix(".0")
        return year if year.isdecimal() and len(year) == 4 and _YEARS[0] <= int(year) <= _YEARS[1] else ""
    whole, _, part = text.partition(".")
    return _of_sheet(text) if unit == "days" else _since_1970(int(whole), part, _SCALE[unit])


def dated_number(cell: str, unit: Numbers) -> str:
    """A number in this unit as its date, any other cell as it is."""
    return (as_edtf(cell, unit) or cell) if unit else cell


def counted_from(columns: Mapping[str, pd.Series], unit: Numbers) -> tuple[dict[str, pd.Series], list[tuple[str, str]]]:
    """The columns of dates with their numbers read in this unit, and the fact for the receipt."""
    if not unit:
        return dict(columns), []
    made: dict[str, pd.Series] = {}
    first = ("", "")
    for name, cells in columns.items():
        of = {cell: dated_number(cell, unit) for cell in cells.unique()} if name in ("date", "start", "end") else {}
        changed = {cell: edtf for cell, edtf in of.items() if cell != edtf}
        made[name] = cells.map(of).astype("str") if changed else cells
        first = first if first[0] else next(iter(changed.items()), first)
    if not first[0]:
        return made, []
    note = message("{unit}: “{number}” is {date}", unit=UNITS[unit], number=first[0], date=first[1])
    return made, [(message("numbers"), note)]


def _since_1970(number: int, part: str, scale: int) -> str:
    seconds, rest = divmod(number, 10**scale)
    if not _FIRST <= seconds < _LAST:
        return ""
    moment = _EPOCH + timedelta(seconds=seconds)
    fraction = (f"{rest:0{scale}}" if scale else part[:9]).rstrip("0")
    return f"{moment:%Y-%m-%dT%H:%M:%S}{'.' if fraction else ''}{fraction}Z"


def _of_sheet(text: str) -> str:
    number = float(text)
    if not _DAYS[0] <= number < _DAYS[1]:
        return ""
    moment = _SHEET + timedelta(seconds=round(number * _SECONDS))
    return f"{moment:%Y-%m-%dT%H:%M:%S}" if moment.hour or moment.minute or moment.second else f"{moment:%Y-%m-%d}"


def _digits(text: str) -> str:
    shapes = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
    if len(text) not in shapes or not _YEARS[0] <= int(text[:4]) <= _YEARS[1]:
        return ""
    try:
        moment = datetime.strptime(text, shapes[len(text)])
    except ValueError:
        return ""
    return f"{moment:%Y-%m-%d}" if len(text) == 8 else f"{moment:%Y-%m-%dT%H:%M}{text[12:] and ':' + text[12:]}"
