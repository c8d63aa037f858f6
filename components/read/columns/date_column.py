"""A column of dates as its distinct values; which of them are not EDTF, and the column with meanings in their place."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from components.dates import Meaning
from components.read.columns.cells import arrow
from components.read.columns.cells import column as text_column
from components.read.rows import ArrowCells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from components.model import Dates, Int64

_SAMPLE = 20_000  # cells looked at to tell whether a column repeats itself


@dataclass(frozen=True, eq=False)
class DateColumn:
    """A column as its values and, for each row, the index of its value (`codes`). The values may repeat: see
    `date_column`."""

    name: str
    codes: Int64
    values: Sequence[str]

    def with_values(self, values: Sequence[str]) -> pd.Series:
        """The column with other values in place of its own."""
        return text_column(values).take(self.codes).reset_index(drop=True)

    def per_row(self, dates: Dates) -> Dates:
        """The dates of the rows, given the dates of the values."""
        if len(self.codes) == len(self.values) and (self.codes == np.arange(len(self.codes))).all():
            return dates
        return take_dates(dates, self.codes)


def date_column(name: str, cells: pd.Series) -> DateColumn:
    """A column of dates. Its values are distinct, unless the column hardly repeats: then finding them costs more than
    it saves."""
    if cells.iloc[:_SAMPLE].nunique() * 2 > min(len(cells), _SAMPLE):
        return DateColumn(name, np.arange(len(cells)), ArrowCells(arrow(cells)))
    codes, values = pd.factorize(cells)
    return DateColumn(name, codes, values.tolist())


def refused_values(column: DateColumn, wrong: Mapping[int, str]) -> list[str]:
    """The values with the codes in `wrong`, which are not EDTF; without `..` in a column of starts or ends."""
    return [column.values[code] for code in wrong if column.name == "date" or column.values[code] != ".."]


def with_meanings(column: DateColumn, meaning_of: Mapping[str, Meaning]) -> pd.Series:
    """The column with each text replaced by its meaning, if it has one that is accepted."""
    unknown = Meaning()
    if not meaning_of:
        return column.with_values(column.values)
    found = ((value, meaning_of.get(value, unknown)) for value in column.values)
    return column.with_values([meaning.edtf if meaning.accepted else value for value, meaning in found])


def take_dates(dates: Dates, keep: NDArray[np.bool_] | Int64) -> Dates:
    """The dates of some rows: those that a mask selects, or those with these numbers, in their order."""
    columns: dict[str, Any] = {part.name: getattr(dates, part.name) for part in fields(dates)}
    return replace(dates, **{name: column[keep] for name, column in columns.items() if column is not None})
