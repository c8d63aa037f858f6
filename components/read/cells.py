"""Columns of cells as pandas text: trimmed and unmarked where they are ours. What is done is done in Arrow's C++."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from components.cells.guard import unguard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    Cells: TypeAlias = Sequence[str] | pa.ChunkedArray

_WHITE = "".join(c for c in map(chr, range(sys.maxunicode + 1)) if c.isspace())  # what `str.strip` takes off


def column(cells: Cells) -> pd.Series:
    """The cells as they are."""
    if isinstance(cells, pa.ChunkedArray):
        return pd.Series(cells.to_pandas(), dtype="str")
    return pd.Series(list(cells), dtype="str")


def blank(count: int) -> pd.Series:
    """`count` blank cells."""
    return pd.Series(np.full(count, ""), dtype="str")


def ours(cells: Cells) -> tuple[pd.Series, int]:
    """The cells without white space at their ends and `guard`'s apostrophe, and of how many that was taken off."""
    arrow = cells if isinstance(cells, pa.ChunkedArray) else pa.chunked_array([pa.array(cells, pa.large_string())])
    bare = pc.utf8_trim(arrow, characters=_WHITE)
    trimmed = column(bare)
    marked = np.flatnonzero(pc.starts_with(bare, "'").to_numpy())
    changed = {row: unguard(cell) for row in marked.tolist() if unguard(cell := str(trimmed.iloc[row])) != cell}
    if changed:
        trimmed = trimmed.copy()
        trimmed.iloc[list(changed)] = [cell.strip() for cell in changed.values()]
    return trimmed, len(changed)
