"""Cells that no text file can hold: their row is rejected, with the reason."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from components.language import message
from components.model import Rejected

if TYPE_CHECKING:
    from components.read.rows import Rows

_UNSOUND = re.compile("[\0\ud800-\udfff]")


def sanitize(rows: Rows) -> Rows:
    """The rows without those that have a cell with a NUL or half of a surrogate pair: these are rejected, their raw
    text escaped. Such characters in the header are escaped."""
    header = tuple(map(_escaped, rows.header))
    faults: dict[int, int] = {}  # row → its first column with such a cell
    for column, cells in enumerate(rows.columns):
        if not any(map(_UNSOUND.search, cells)):  # as a rule
            continue
        faults |= {row: column for row, cell in enumerate(cells) if _UNSOUND.search(cell) and row not in faults}
    if not faults:
        return replace(rows, header=header)
    rejected = [
        Rejected(int(rows.lines[row]), header[column], raw[column], _reason(rows.columns[column][row]), raw)
        for row, column in sorted(faults.items())
        for raw in [tuple(_escaped(cells[row]) for cells in rows.columns)]
    ]
    columns = tuple([cell for row, cell in enumerate(cells) if row not in faults] for cells in rows.columns)
    lines = [line for row, line in enumerate(rows.lines) if row not in faults]
    return replace(rows, header=header, columns=columns, lines=lines, rejected=(*rows.rejected, *rejected))


def _escaped(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


def _reason(cell: str) -> str:
    if "\0" in cell:
        return message("a NUL character, which no text has: this part of the file is damaged")
    return message("half of a surrogate pair, which is no character: this part of the file is damaged")
