"""Columns that repeat a part of the date, such as a year, a month, a weekday or a length in days, and contradict it on
a few rows: these rows are noted with their lines, never changed. A column is held to repeat the date if both agree on
most rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.dates import read_edtf, suggest
from components.dates.calendar import DAY, civil
from components.dates.english import CODES, DAY_CODES, MONTHS
from components.dates.spelling import foreign_readings
from components.language import message
from components.model import FUTURE, PAST, Flag, Precision
from components.read.wording import at_lines, counted, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from components.model import Dates, Int64

YEAR_NAMES = "year|yr|yyyy|jahr|année|annee|an|año|ano|anno|jaar|år|rok|год|연도|년도|年|年份|سنة|السنة"
WEEKDAY_NAMES = (
    r"day|week ?day|day of (?:the )?week|dayofweek|dow|day ?name|wochentag|tag|jour(?: de la semaine)?|día|dia"
    r"|día de la semana|dia da semana|giorno|weekdag|dag|день недели|день|요일|曜日|星期|اليوم"
)
"""The names of columns of years and of weekdays, in lower case, as patterns."""
AGREE = 0.75  # of the rows that can be compared must agree for the others to be contradictions
FEWEST = 3  # rows that must agree
NONE = -1
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PERIODS = {
    "decade": r"(?:[a-z]+ )?(?:decades?|jahrzehnt|décennie|decennie|década|decada|decennio|年代)",
    "century": (
        r"(?:[a-z]+ )?(?:century|centuries|cent|jahrhundert|jh|siècle|siecle|siglo|século|seculo|secolo"
        r"|eeuw|век|세기|世紀|世纪)"
    ),
}
_MOST_NAMES = 400  # of distinct cells in a column of decades or centuries
_LONGEST_NAME = 30  # characters of a month or weekday
_YEAR_OF_DAYS = 366
_LENGTH = re.compile(r"(?:.*\b)?(?:days|nights|duration|length|age|years)(?: .*)?")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.0+)?(?: ?(?:d|days?|nights?|y|years?))?", re.I | re.A)


def contradictions(columns: pd.DataFrame, dates: Dates, lines: Int64) -> list[str]:
    """A sentence for each further column of the file that contradicts dates with which it otherwise agrees."""
    notes = []
    for name, cells in columns.items():
        plain = re.sub(r"[\s_./-]+", " ", str(name)).strip().lower()
        for pattern, precision, of_cell, of_date in _PARTS:
            if re.fullmatch(pattern, plain):
                notes += _part_notes(str(name), cells, dates, lines, precision, of_cell, of_date)
        for unit, called in _PERIODS.items():
            if re.fullmatch(called, plain):
                notes += _period_notes(str(name), cells, dates, lines, unit)
        if _LENGTH.fullmatch(plain):
            notes += _length_notes(str(name), cells, dates, lines)
    return notes


def _part_notes(
    name: str,
    cells: pd.Series,
    dates: Dates,
    lines: Int64,
    precision: Precision,
    of_cell: Callable[[str], int],
    of_date: Callable[[Int64], Int64],
) -> list[str]:
    """A note on the contradictions of a column of date parts, if there are any. `of_cell` and `of_date` make the part
    of a cell and of moments; dates that may start in several such parts are left out."""
    codes, values = pd.factorize(cells)
    claimed = np.array([of_cell(str(value).strip().lower()) for value in values], np.int64)[codes]
    comparable = (claimed != NONE) & (dates.earliest_start > PAST) & (dates.latest_start < FUTURE)
    comparable &= (dates.precision >= precision) & ((dates.flags & (Flag.UNDATED | Flag.ALL_OF)) == 0)
    rows = np.flatnonzero(comparable)
    first, last = of_date(dates.earliest_start[rows]), of_date(dates.latest_start[rows])
    is_single = first == last
    rows, first = rows[is_single], first[is_single]
    return _difference_notes(name, cells, lines, rows, claimed[rows] != first, message("a date that says otherwise"))


def _period_notes(name: str, cells: pd.Series, dates: Dates, lines: Int64, unit: str) -> list[str]:
    """A note on the contradictions of a column of decades or centuries. The year after a century, such as 1900 after
    18XX, may belong to either."""
    codes, values = pd.factorize(cells)
    if len(values) > _MOST_NAMES:
        return []
    claimed = [_period_edtf(str(value).strip().lower(), unit) for value in values]
    periods, wrong = read_edtf(claimed, explain=False)
    comparable = np.array([bool(text) and index not in wrong for index, text in enumerate(claimed)], bool)[codes]
    comparable &= (dates.precision >= Precision.YEAR) & ((dates.flags & (Flag.UNDATED | Flag.ALL_OF)) == 0)
    comparable &= (dates.earliest_start > PAST) & (dates.latest_end < FUTURE)
    rows = np.flatnonzero(comparable)
    first, last = periods.earliest_start[codes[rows]], periods.latest_end[codes[rows]]
    last = last + (_YEAR_OF_DAYS * DAY if unit == "century" else 0)
    differ = (dates.earliest_start[rows] > last) | (dates.latest_end[rows] < first)
    return _difference_notes(name, cells, lines, rows, differ, message("a date that says otherwise"))


def _period_edtf(text: str, unit: str) -> str:
    """The EDTF of a decade or century; any other text in capitals, for `read_edtf` to read or refuse."""
    if match := re.fullmatch(r"(?P<century>\d\d)00'?s", text, re.A):  # a decade or a century, but for the column
        return f"{match['century']}{'XX' if unit == 'century' else '0X'}"
    if unit == "decade" and re.fullmatch(r"\d{3}0(?:\.0)?", text, re.A):
        return f"{text[:3]}X"
    whole = re.fullmatch(r"(\d{1,2}|[ivx]{1,5})(?:st|nd|rd|th|e|\.|\.0)?", text, re.A)
    return suggest(f"{whole[1].upper()} century" if whole and unit == "century" else text) or text.upper()


def _length_notes(name: str, cells: pd.Series, dates: Dates, lines: Int64) -> list[str]:
    """A note on the contradictions between a column of lengths, in days or in years, and start and end, the last day
    counted or not."""
    codes, values = pd.factorize(cells)
    numbers = [_NUMBER.fullmatch(str(value).strip()) for value in values]
    claimed = np.array([float(re.split(r"[ a-z]", m[0].lower())[0]) if m else np.nan for m in numbers])[codes]
    span = (dates.flags & Flag.INTERVAL).astype(bool) & (dates.earliest_start > PAST) & (dates.latest_end < FUTURE)
    span &= (dates.precision >= Precision.DAY) & ~np.isnan(claimed)
    rows = np.flatnonzero(span)
    days = (dates.latest_end[rows] - dates.earliest_start[rows]) / DAY
    least = (dates.earliest_end[rows] - dates.latest_start[rows]) / DAY
    for unit in (1.0, 365.2425):
        fits = (claimed[rows] * unit >= np.floor(least) - 1) & (claimed[rows] * unit <= np.ceil(days) + (unit > 1))
        if unit > 1:
            fits = (claimed[rows] >= np.floor(least / unit)) & (claimed[rows] <= np.ceil(days / unit))
        if notes := _difference_notes(
            name, cells, lines, rows, ~fits, message("a start and an end that are otherwise far apart")
        ):
            return notes
    return []


def _difference_notes(
    name: str,
    cells: pd.Series,
    lines: Int64,
    rows: Int64,
    differ: NDArray[np.bool_],
    otherwise: str,
) -> list[str]:
    same = int((~differ).sum())
    if not differ.any() or same < max(FEWEST, AGREE * len(rows)):
        return []
    differing = rows[differ]
    example = quoted(str(cells.iloc[int(differing[0])]))
    return [
        message(
            "{name} fits {dates}, but not {n} ({lines}), where it says {such} beside {what}. Please "
            "check: the date is drawn.",
            name=quoted(name),
            dates=counted(same, "date"),
            n=len(differing),
            lines=at_lines(lines[differing]),
            such=example,
            what=otherwise,
        )
    ]


def year_in(text: str) -> int:
    """The year of three or four digits in a cell, with a minus for years before 0; NONE if the cell is no such year."""
    match = re.fullmatch(r"(-?\d{3,4})(?:\.0+)?", text, re.A)
    return int(match[1]) if match else NONE


def _number_reader(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        match = re.fullmatch(r"0?(\d{1,2})(?:\.0+)?", text, re.A)
        return int(match[1]) if match and 1 <= int(match[1]) <= most else NONE

    return read


def _name_reader(names: tuple[str, ...]) -> Callable[[str], int]:
    """A function that returns the number of a name among `names`, from 1, NONE if it is none; three letters are
    enough."""

    def read(text: str) -> int:
        letters = text.rstrip(".")
        found = [index for index, name in enumerate(names, 1) if len(letters) > 2 and name.lower().startswith(letters)]
        return found[0] if found else NONE

    return read


def _month(text: str) -> int:
    number = _number_reader(12)(text)
    return number if number != NONE else _number_of_name(text, MONTHS, CODES)


def _number_of_name(text: str, names: tuple[str, ...], codes: Sequence[str]) -> int:
    """The number of an English or foreign name, from 1; NONE if it is none, or has several meanings in different
    languages."""
    index = _name_reader(names)(text)
    if index != NONE or len(text) > _LONGEST_NAME or text.isdigit():
        return index
    found = {codes.index(reading) + 1 for reading in foreign_readings(text, False) if reading in codes}
    return found.pop() if len(found) == 1 else NONE


def weekday(seconds: Int64) -> Int64:
    """The weekday of each moment, given in seconds since 1970: 1 for Monday to 7 for Sunday."""
    return np.asarray((seconds // DAY + 3) % 7 + 1)  # the first day of 1970 was a Thursday


def weekday_in(text: str) -> int:
    """The number of the weekday that a cell names in any language, from 1 for Monday, NONE if it names none."""
    return _number_of_name(text, _WEEKDAYS, DAY_CODES)


_PARTS = (
    (
        rf"(?:[a-z]+ )?(?:{YEAR_NAMES})",
        Precision.YEAR,
        year_in,
        lambda seconds: civil(seconds)[0],
    ),
    (
        r"(?:[a-z]+ )?(?:month|month name|mon|mm|monat|mois|mes|mês|mese|maand|måned|månad|miesiąc|месяц|월|月|الشهر)",
        Precision.MONTH,
        _month,
        lambda seconds: civil(seconds)[1],
    ),
    (
        r"(?:[a-z]+ )?(?:day|dd|day of month|mday|tag|jour|día|dia|giorno|dag|день|일|日|اليوم)",
        Precision.DAY,
        _number_reader(31),
        lambda seconds: civil(seconds)[2],
    ),
    (
        rf"(?:[a-z]+ )?(?:{WEEKDAY_NAMES})",
        Precision.DAY,
        weekday_in,
        weekday,
    ),
)
