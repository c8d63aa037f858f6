"""Tables without a header, whose first row is data: their columns are named by the letters of a spreadsheet."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from components.language import message
from components.read.columns.column_profiles import LONGEST_DATE, profile, sample
from components.read.known.layout import headless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.read.rows import Rows

_PLAINLY = 0.8  # of the cells of a column are dates
_YEAR = re.compile(r"[12]\d{3}")
_LETTERS = 26


def with_header(rows: Rows) -> Rows:
    """The rows with the header among them, if it has a date above a column of dates; any other rows as they are. A row
    of years may be the names of columns, a single year is not."""
    names = [name.strip() for name in rows.header]
    dated = [at for at, name in enumerate(names) if len(name) <= LONGEST_DATE and any(map(str.isdecimal, name))]
    if not dated or not len(rows.lines):
        return rows
    years = [name for name in names if _YEAR.fullmatch(name)]
    places = sample(len(rows.lines), len(names))
    if not any(_continues(names[at], rows.columns[at], places, len(years) == 1) for at in dated):
        return rows
    note = message("The file has no header: its first row is one of data, and columns are called by their letters.")
    facts = tuple(fact for fact in rows.facts if fact[0] != message("header"))
    return replace(headless(rows, letter_names(len(names)), note), facts=facts)


def letter_names(columns: int) -> tuple[str, ...]:
    """Names for so many columns without a header: Column A to Column Z, Column AA and so on."""
    return tuple(f"Column {_letters(at)}" for at in range(columns))


def is_lettered(header: Sequence[str]) -> bool:
    """Whether these are the names of columns without a header."""
    return tuple(header) == letter_names(len(header))


def _letters(at: int) -> str:
    before, own = divmod(at, _LETTERS)
    return (_letters(before - 1) if before else "") + chr(ord("A") + own)


def _continues(name: str, column: Sequence[str], places: Sequence[int], years: bool) -> bool:
    """Whether a name and the cells below it are dates of one kind."""
    if _YEAR.fullmatch(name):
        return years and all(_YEAR.fullmatch(column[place].strip()) for place in places)
    # The cells first: a column without dates is told by a look, a single name has to be read as a date.
    return profile("", 0, column, places).dates >= _PLAINLY and profile("", 0, (name,), (0,)).dates >= _PLAINLY
