"""Rejected rows: which rows of a file become no event, each with its line, its text and its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.language import message
from components.model import Rejected
from components.read.columns.cells import blank
from components.read.columns.date_column import take_dates
from components.read.wording import in_a_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from components.model import Dates, Int64
    from components.read.columns.date_faults import Fault
    from components.read.rows import Rows


@dataclass(frozen=True, eq=False)
class SplitRows:
    """The rows that are events (`frame`, `dates` and `lines`, of one length), and those that are rejected: an entry for
    each, ascending by row, the same rows as a table (`refused`), with a column `line`, and their row numbers."""

    frame: pd.DataFrame
    dates: Dates
    lines: Int64
    rejected: tuple[Rejected, ...]
    refused: pd.DataFrame
    rejected_rows: tuple[int, ...] = ()


def split_rows(
    frame: pd.DataFrame, dates: Dates, lines: Int64, original: Rows, faults: Mapping[int, Fault]
) -> SplitRows:
    """The n rows, split. Rejected are those with a fault in their date and those without a title; `original` are the
    same rows as in the file."""
    rejected = _rejected(original, frame["title"], faults, lines)
    entries = tuple(rejected.values())
    if not rejected:
        empty = frame.iloc[:0]  # taking no rows by their numbers would copy all that there are
        return SplitRows(frame, dates, lines, entries, empty.assign(line=lines[:0]))
    rows = list(rejected)
    keep = np.ones(len(lines), bool)
    keep[rows] = False
    return SplitRows(
        frame[keep].reset_index(drop=True),
        take_dates(dates, keep),
        lines[keep],
        entries,
        frame.iloc[rows].assign(line=lines[rows]),
        tuple(rows),
    )


def _rejected(original: Rows, titles: pd.Series, faults: Mapping[int, Fault], lines: Int64) -> dict[int, Rejected]:
    """The rejected rows by row number: one entry each, its reasons joined, under the column of the first."""
    untitled = set(np.flatnonzero(blank(titles)).tolist())
    if not faults and not untitled:
        return {}
    entries = {}
    columns = [list(cells) for cells in original.columns]  # many single cells of a column in Arrow's memory take long
    for row in sorted(untitled | faults.keys()):
        fault = faults.get(row)
        reasons = [fault.reason] if fault else []
        if row in untitled:
            reasons.append(message("the title is blank, and nothing else says what happened or when"))
        where = (fault.column, fault.value) if fault else ("title", "")
        raw = tuple(cells[row] for cells in columns)
        mend = fault.suggestion if fault and row not in untitled else ""
        entries[row] = Rejected(int(lines[row]), *where, in_a_row(reasons, "; "), raw, mend)
    return entries
