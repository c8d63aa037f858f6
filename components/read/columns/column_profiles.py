"""Column profiles: the contents of a column, judged by its name and a sample of its cells, such as dates, numbers,
addresses, short or long texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.language import message
from components.model import AS_FOUND, Flag
from components.read.columns.dates import GOING_ON, read_dates
from components.read.columns.header_words import suggested_roles
from components.read.columns.numbers import units_of
from components.read.columns.sides import NOT_KNOWN
from components.read.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.model import DateOrder, Numbers
    from components.read.rows import Rows

_ROWS = 300  # looked at for judging
_CELLS = 60_000  # looked at in a wide file
_TOP = 50  # rows of the sample that are the first of the file
_CHEAP = 20_000  # rows up to which the distinct cells of a whole column are counted
_MOST = 0.9  # of the informative cells must be of a kind for the column to be of it
_LONG = 120  # characters of a cell from which it is prose
_TIMES = frozenset(("date", "start", "end", "year"))  # roles of names under which C17 may be a century
LONGEST_DATE = 80  # characters

_NUMBER = re.compile(r"[-+−]?[$€£¥]?\s?\d[\d,.'’\s]*(?:[eE][-+]?\d+)?\s?[%€$£¥]?")
_DIGITS = re.compile(r"[-+]?\d+(?:\.\d+)?")
_YES_NO = re.compile(r"yes|no|y|n|t|f|true|false|ja|nein|oui|non|si|sí|x|0|1|wahr|falsch|vrai|faux", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?", re.IGNORECASE)
_NUMBERED = re.compile(r"[A-Za-z]{1,2}[-. ]?\d{1,3}")  # "C17" may be a century, and a page or a number of anything
_CODE = re.compile(r"(?=.*\d)[\w.:#/-]+|[0-9a-f]{8,}(?:-[0-9a-f]+)*|\(?-?\d+[.,]\d+[,;\s]+-?\d+[.,]\d+\)?", re.ASCII)
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NOT_KNOWN = re.compile(rf"[-–—?.]+|none|null|nan|nat|\\n|#n/a|<na>|{NOT_KNOWN.pattern}", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class ColumnProfile:
    """The profile of a column: its name, its place from 0, the cells of the sample (trimmed, blanks included), and the
    numbers of different and of all texts, of the whole column if it is short."""

    name: str
    at: int
    sample: tuple[str, ...]
    cells: tuple[str, ...]  # of the sample, those that are not blank
    different: int
    filled_count: int  # cells that are not blank, among which `different` are
    rows: int  # of the file

    @cached_property
    def roles(self) -> Mapping[str, int]:
        """The roles that the column's name suggests, as `header_words.suggested_roles` has them."""
        return suggested_roles(self.name)

    @property
    def filled(self) -> float:
        """The share of the sample's cells that are not blank."""
        return len(self.cells) / max(len(self.sample), 1)

    @property
    def distinct(self) -> float:
        """The share of different texts among all texts."""
        return self.different / max(self.filled_count, 1)

    @cached_property
    def length(self) -> float:
        """The median number of characters of a cell; in scripts that write a word in one or two, each counts twice."""
        return median(len(cell) + len(_WIDE.findall(cell)) for cell in self.cells) if self.cells else 0

    @cached_property
    def kind(self) -> str:
        """The kind of nine tenths of the cells: blank, date, number, clock, yes/no, link, mail, code or text."""
        if not self.cells:
            return "blank"
        for kind, pattern in (("yes/no", _YES_NO), ("number", _NUMBER), ("clock", _CLOCK), ("link", _URL)):
            if self.share(pattern) >= _MOST and not (kind == "clock" and self.share(_DIGITS) >= _MOST):
                return "number" if kind == "yes/no" and self.share(_DIGITS) >= _MOST and self.different > 2 else kind
        if self.share(_EMAIL) >= _MOST:
            return "mail"
        if self.dates >= _MOST:
            return "date"
        return "code" if self.share(_CODE) >= _MOST else "text"

    def share(self, pattern: re.Pattern[str]) -> float:
        """The share of the `informative` cells that a pattern matches from end to end."""
        return sum(1 for cell in self.informative if pattern.fullmatch(cell)) / max(len(self.informative), 1)

    @cached_property
    def informative(self) -> tuple[str, ...]:
        """The cells without placeholders for unknown values; all of them if there are no others."""
        return tuple(cell for cell in self.cells if not _NOT_KNOWN.fullmatch(cell)) or self.cells

    @cached_property
    def units(self) -> tuple[Numbers, ...]:
        """The units in which its numbers may count time (`numbers.UNITS`); () if its cells are not numbers."""
        return units_of(self.informative) if self.share(_DIGITS) >= _MOST else ()

    @cached_property
    def order(self) -> DateOrder:
        """The order of day and month in which its dates have to be read, "" if they prove none or need none."""
        return self._read[1]

    @property
    def dates(self) -> float:
        """The share of the different `informative` cells that are read as dates or have a date suggested, of those that
        are not words for an unknown date; 0 for numbers."""
        return self._read[0]

    @property
    def read_share(self) -> float:
        """The share of the same cells that are read as dates without a question."""
        return self._read[2]

    @cached_property
    def _read(self) -> tuple[float, DateOrder, float]:
        cells = list(dict.fromkeys(cell for cell in self.informative if not GOING_ON.fullmatch(cell)))
        with_digits = [cell for cell in cells if len(cell) <= LONGEST_DATE and any(map(str.isdecimal, cell))]
        if not cells or 2 * len(with_digits) < len(cells) or self.share(_DIGITS) >= _MOST:
            return 0, "", 0
        if self.share(_NUMBERED) >= _MOST and not _TIMES & self.roles.keys():
            return 0, "", 0
        readable, sure = _readable(cells)
        if readable >= _MOST:
            return readable, "", sure
        orders: tuple[DateOrder, ...] = ("dmy", "mdy")
        best = max(orders, key=lambda order: _readable(cells, order)[0])
        best_share = _readable(cells, best)[0]
        return (best_share, best, 0) if best_share > readable + 0.2 else (readable, "", sure)

    def description(self) -> str:
        """The profile in words."""
        if self.dates >= _MOST:
            return message("dates")
        words = {"blank": message("blank"), "number": message("numbers"), "clock": message("times of day"),
                 "yes/no": message("yes or no"),
                 "link": message("links"), "mail": message("e-mail addresses"), "code": message("codes")}  # fmt: skip
        if self.kind in words:
            return words[self.kind]
        return message("long texts") if self.length >= _LONG else counted(self.different, "different text")


def profiles(rows: Rows) -> tuple[ColumnProfile, ...]:
    """The profiles of all columns, from a sample of at most a few hundred rows."""
    rows_seen = sample(len(rows.lines), len(rows.header))
    return tuple(profile(name.strip(), index, rows.columns[index], rows_seen) for index, name in enumerate(rows.header))


def sample(rows: int, columns: int) -> list[int]:
    """The rows of the sample: the first ones, and others spread over the file."""
    most = max(10, min(_ROWS, _CELLS // max(columns, 1)))
    if rows <= most:
        return list(range(rows))
    top = min(_TOP, most // 2)
    return [*range(top), *np.linspace(top, rows - 1, most - top).astype(int).tolist()]


def profile(name: str, index: int, column: Sequence[str], rows_seen: Sequence[int]) -> ColumnProfile:
    """The profile of the column at `index`, from its cells in the rows `rows_seen`."""
    sampled = [column[row].strip() for row in rows_seen]
    cells = tuple(cell for cell in sampled if cell)
    counted_cells = [cell for cell in column if cell] if len(rows_seen) < len(column) <= _CHEAP else cells
    return ColumnProfile(name, index, tuple(sampled), cells, len(set(counted_cells)), len(counted_cells), len(column))


def _readable(cells: Sequence[str], order: DateOrder = "") -> tuple[float, float]:
    """The share of the cells that are read as dates or have a date suggested, and the share of those that are read; of
    the cells that are not words for an unknown date."""
    texts = pd.Series(list(cells), dtype="str")
    found = read_dates({"date": texts}, np.arange(len(cells)), replace(AS_FOUND, date_order=order))
    wrong = np.isin(np.arange(len(cells)), list(found.faults))
    unknown = int(np.count_nonzero(~wrong & ((found.dates.flags & Flag.UNDATED) != 0)))
    sure = len(cells) - unknown - int(wrong.sum())
    suggested = sum(1 for fault in found.faults.values() if fault.suggestion)
    known_count = max(len(cells) - unknown, 1)
    return (sure + suggested) / known_count, sure / known_count
