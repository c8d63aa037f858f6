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
    """The rows with the header as their first row, if it has a date above a column of dates; any other rows as they
    are. Several years in the header may be names of columns and prove nothing, a single year does."""
    names = [name.strip() for name in rows.header]
    dated = [index for index, name in enumerate(names) if len(name) <= LONGEST_DATE and any(map(str.isdecimal, name))]
    if not dated or not len(rows.lines):
        return rows
    years = [name for name in names if _YEAR.fullmatch(name)]
    rows_seen = sample(len(rows.lines), len(names))
    if not any(_continues(names[index], rows.columns[index], rows_seen, len(years) == 1) for index in dated):
        return rows
    note = message("The file has no header: its first row is one of data, and columns are called by their letters.")
    facts = tuple(fact for fact in rows.facts if fact[0] != message("header"))
    return replace(headless(rows, letter_names(len(names)), note), facts=facts)


def letter_names(columns: int) -> tuple[str, ...]:
    """The names of `columns` columns without a header: Column A to Column Z, Column AA and so on."""
    return tuple(f"Column {_letters(index)}" for index in range(columns))


def is_lettered(header: Sequence[str]) -> bool:
    """Whether a header has the names of `letter_names`."""
    return tuple(header) == letter_names(len(header))


def _letters(index: int) -> str:
    before, letter = divmod(index, _LETTERS)
    return (_letters(before - 1) if before else "") + chr(ord("A") + letter)


def _continues(name: str, column: Sequence[str], rows_seen: Sequence[int], years_are_data: bool) -> bool:
    """Whether a name and the cells below it are dates of one kind. A year counts only with `years_are_data`."""
    if _YEAR.fullmatch(name):
        return years_are_data and all(_YEAR.fullmatch(column[row].strip()) for row in rows_seen)
    # The cells first: a column without dates is told by a look, a single name has to be read as a date.
    return profile("", 0, column, rows_seen).dates >= _PLAINLY and profile("", 0, (name,), (0,)).dates >= _PLAINLY
