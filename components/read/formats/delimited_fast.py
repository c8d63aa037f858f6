"""CSV without faults, read at once by Arrow in C++.

Anything with a fault is left to the strict reader: whatever is read here, `delimited` reads the same, only slower.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from components.read.columns.cells import WHITE
from components.read.rows import ArrowCells

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.model import Int64

_QUOTE, _LINE, _RETURN = ord('"'), ord("\n"), ord("\r")


@dataclass(frozen=True, eq=False)
class FastRows:
    """The `columns` of all rows that are not blank, the first line of each (`lines`, from 0), and the number of `blank`
    rows."""

    columns: tuple[ArrowCells, ...]
    lines: Int64
    blank: int


def fast_rows(data: bytes, mark: str, width: int, begin: int = 0) -> FastRows | None:
    """The rows from byte `begin` on, all of `width` cells. None for anything that the strict reader must look at: a
    longer or shorter row, a misplaced quotation mark, a NUL, a lone carriage return."""
    if begin >= len(data) or not mark.isascii() or data.find(b"\0", begin) >= 0:
        return None
    text = np.frombuffer(data, np.uint8)[begin:]
    returns = np.flatnonzero(text == _RETURN) if data.find(b"\r", begin) >= 0 else np.zeros(0, np.int64)
    if len(returns) and (returns[-1] + 1 == len(text) or (text[returns + 1] != _LINE).any()):
        return None  # some line ends in a lone carriage return
    quotes = np.flatnonzero(text == _QUOTE) if data.find(b'"', begin) >= 0 else np.zeros(0, np.int64)
    if not _are_quotes_regular(text, quotes, ord(mark)):
        return None
    ends = np.flatnonzero(text == _LINE)
    line = np.arange(len(ends) + 1)
    if len(quotes):
        outside = np.searchsorted(quotes, ends) % 2 == 0
        ends, line = ends[outside], np.append(0, line[1:][outside])
    starts = np.append(0, ends + 1)
    stops = np.append(ends, len(text))
    solid = (stops > starts) & ~((stops == starts + 1) & (text[np.minimum(starts, len(text) - 1)] == _RETURN))
    table = _arrow_table(pa.py_buffer(data).slice(begin), mark, width, bool(len(quotes)))
    if table is None or table.num_rows != int(solid.sum()):
        return None
    lines = line[solid]
    empty = _empty_rows(table)
    if len(empty):
        keep = np.ones(len(lines), bool)
        keep[empty] = False
        table, lines = table.filter(pa.array(keep)), lines[keep]
    last = len(line) - 1 if text[-1] == _LINE else len(line)
    blank = last - int(solid.sum()) + len(empty)
    return FastRows(tuple(ArrowCells(column) for column in table.columns), lines, blank)


def _are_quotes_regular(text: NDArray[np.uint8], quotes: Int64, mark: int) -> bool:
    """Whether quotation marks open at a cell's first character, close at its last, and are doubled in between."""
    if len(quotes) % 2:
        return False
    if not len(quotes):
        return True
    edge = np.zeros(256, bool)
    edge[[mark, _LINE, _RETURN]] = True
    opening, closing = quotes[::2], quotes[1::2]
    begins, finishes = edge[text[opening - 1]], edge[text[np.minimum(closing + 1, len(text) - 1)]]
    begins[0] |= opening[0] == 0
    finishes[-1] |= closing[-1] + 1 == len(text)
    twice = opening[1:] == closing[:-1] + 1
    begins[1:] |= twice
    finishes[:-1] |= twice
    return bool(begins.all() and finishes.all())


def _arrow_table(data: pa.Buffer, mark: str, width: int, quotes: bool) -> Any:
    names = [str(index) for index in range(width)]
    try:
        return pyarrow.csv.read_csv(
            pa.BufferReader(data),
            pyarrow.csv.ReadOptions(column_names=names, block_size=1 << 23),
            pyarrow.csv.ParseOptions(delimiter=mark, quote_char='"' if quotes else False, newlines_in_values=quotes),
            pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(names, pa.large_string())),
        )
    except pa.ArrowInvalid:  # a row of another length, or one too long for a block
        return None


def _empty_rows(table: Any) -> Int64:
    """The numbers of the rows with only white space in all their cells."""
    rows = np.arange(table.num_rows)
    for column in table.columns:
        cells = column if len(rows) == table.num_rows else column.take(rows)
        rows = rows[pc.equal(pc.utf8_trim(cells, characters=WHITE), "").to_numpy()]
        if not len(rows):
            break
    return rows
