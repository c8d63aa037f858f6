"""Events as CSV with `model.COLUMNS` and the file's own columns, which Dateline reads back without loss."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from components.cells.guard import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.model import Int64, Store


_AT_A_TIME = 20_000  # rows whose cells are Python texts at the same time


def as_csv(store: Store, rows: Int64, raw: bool = False) -> bytes:
    """CSV in UTF-8, one line a row in the order of `rows`. Formulas are guarded against spreadsheets, unless `raw`, for
    other programs."""
    columns = store.columns
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")  # with "\n" a lone carriage return in a cell would not be quoted
    writer.writerow(columns if raw else map(guard, columns))
    for begin in range(0, len(rows), _AT_A_TIME):
        piece = rows[begin : begin + _AT_A_TIME]
        writer.writerows(zip(*(_cells(store, column, piece, raw) for column in columns), strict=True))
    return text.getvalue().encode()


def _cells(store: Store, column: str, rows: Int64, raw: bool) -> Sequence[str]:
    """The cells of a column. Dates are never guarded: EDTF is no formula, and a guarded `-0044-03-15` would be no date
    for other programs."""
    cells = store.cells(column, rows)
    return cells if raw or column == "date" else list(map(guard, cells))
