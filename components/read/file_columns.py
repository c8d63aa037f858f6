"""The columns of a file as one table: ours, trimmed, and the file's own."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

import pandas as pd

from components.language import message, messages
from components.model import COLUMNS
from components.read.columns.cells import column, equal_cells, one_chunk, trimmed, unguarded
from components.read.wording import counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.read.columns.dates import ReadDates
    from components.read.columns.mapping import ColumnMapping
    from components.read.rows import Rows

AS_TYPED = "date as typed"  # a column of the table, where dates were read that are not written as EDTF


def texts_of(rows: Rows, mapped: ColumnMapping) -> tuple[dict[str, pd.Series], dict[str, pd.Series], list[str]]:
    """Our columns, trimmed, and the file's own, untrimmed, each by name; and the note on guards. In a file that a
    spreadsheet wrote, cells of both lose the apostrophe that guards them."""
    texts: dict[str, pd.Series] = {}
    further: dict[str, pd.Series] = {}
    guarded = 0
    for target, index in mapped.ours.items():
        cells = trimmed(rows.columns[index])
        texts[target], marked = unguarded(cells) if rows.guarded else (column(cells), 0)
        if marked:
            texts[target] = column(trimmed(texts[target]))
        guarded += marked
    for name, index in mapped.further.items():
        further[name], marked = unguarded(rows.columns[index]) if rows.guarded else (column(rows.columns[index]), 0)
        guarded += marked
    notes = (
        [message("The apostrophe that marks text was taken off {cells}.", cells=counted(guarded, "cell"))]
        if guarded
        else []
    )
    return texts, further, notes


def frame_of(
    texts: Mapping[str, pd.Series], further: Mapping[str, pd.Series], dates: ReadDates, rows: int
) -> pd.DataFrame:
    """A table of n rows: COLUMNS, then `start` and `end` if the file has them, then the file's own columns, parts of
    dates included, then the dates as typed if they were read as something else."""
    empty = equal_cells(rows)
    ordered = {name: dates.texts if name == "date" else texts.get(name, empty) for name in COLUMNS}
    ordered |= {name: texts[name] for name in ("start", "end") if name in texts}
    ordered |= further
    if dates.typed is not None and (dates.typed != dates.texts).any():  # or it would tell nothing more
        names = chain((AS_TYPED,), (f"{AS_TYPED} ({copy})" for copy in count(2)))
        ordered[next(name for name in names if name not in ordered)] = dates.typed
    return pd.DataFrame(ordered, copy=False)


def unused_notes(rows: Rows, mapped: ColumnMapping) -> list[str]:
    """A note on the filled columns that say something about the date and were not used; [] if there are none."""
    unused = [index for index in mapped.qualifying if any(rows.columns[index])]
    if not unused:
        return []
    names = listed([quoted(rows.header[index].strip()) for index in unused])
    return [
        messages(
            len(unused),
            "{names} may say how dates are meant or known and is not used: dates are drawn as they are written.",
            "{names} may say how dates are meant or known and are not used: dates are drawn as they are written.",
            names=names,
        )
    ]


def in_one_chunk(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns in one chunk each, as the store needs them; the same table if they are so already."""
    columns = dict(frame.items())
    chunks = {name: one_chunk(cells) for name, cells in columns.items()}
    changed = any(chunks[name] is not cells for name, cells in columns.items())
    return pd.DataFrame(chunks, copy=False) if changed else frame
