"""Columns of cells as pandas text: trimmed and unmarked where they are ours. What is done is done in Arrow's C++."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from components.cells.guard import unguard
from components.read.rows import ArrowCells

if TYPE_CHECKING:
    from collections.abc import Sequence

WHITE = "".join(c for c in map(chr, range(sys.maxunicode + 1)) if c.isspace())  # what `str.strip` takes off


def column(cells: Sequence[str]) -> pd.Series:
    """The cells as they are."""
    if isinstance(cells, ArrowCells):
        return pd.Series(cells.arrow.to_pandas(), dtype="str")
    return pd.Series(list(cells), dtype="str")


def blank(count: int) -> pd.Series:
    """`count` blank cells."""
    return pd.Series(np.full(count, ""), dtype="str")


def unmarked(cells: pd.Series) -> tuple[pd.Series, int]:
    """The cells without `guard`'s apostrophe, and of how many it was taken off."""
    marked = np.flatnonzero(cells.str.startswith("'").to_numpy(bool)).tolist()
    changed = {row: plain for row in marked if (plain := unguard(cell := str(cells.iloc[row]))) != cell}
    if not changed:
        return cells, 0
    cells = cells.copy()
    cells.iloc[list(changed)] = list(changed.values())
    return cells, len(changed)


def ours(cells: Sequence[str]) -> tuple[pd.Series, int]:
    """The cells without white space at their ends and `guard`'s apostrophe, and of how many that was taken off."""
    arrow = cells.arrow if isinstance(cells, ArrowCells) else pa.chunked_array([pa.array(cells, pa.large_string())])
    plain, marked = unmarked(trimmed(arrow))
    return (trimmed(plain) if marked else plain), marked


def trimmed(cells: pa.ChunkedArray | pd.Series) -> pd.Series:
    """The cells without white space at their ends, as `str.strip` takes it off."""
    if isinstance(cells, pd.Series):
        cells = pa.chunked_array([pa.array(cells, pa.large_string())])
    return column(ArrowCells(pc.utf8_trim(cells, characters=WHITE)))
