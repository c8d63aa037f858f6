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


def ours(cells: Sequence[str]) -> tuple[pd.Series, int]:
    """The cells without white space at their ends and `guard`'s apostrophe, and of how many that was taken off."""
    arrow = cells.arrow if isinstance(cells, ArrowCells) else pa.chunked_array([pa.array(cells, pa.large_string())])
    bare = pc.utf8_trim(arrow, characters=WHITE)
    trimmed = column(ArrowCells(bare))
    marked = np.flatnonzero(pc.starts_with(bare, "'").to_numpy())
    changed = {row: unguard(cell) for row in marked.tolist() if unguard(cell := str(trimmed.iloc[row])) != cell}
    if changed:
        trimmed = trimmed.copy()
        trimmed.iloc[list(changed)] = [cell.strip() for cell in changed.values()]
    return trimmed, len(changed)
