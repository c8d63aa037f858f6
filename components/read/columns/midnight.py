"""Midnight as a placeholder: if all times of a column are 00:00:00, a program wrote them that knew only days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from components.read.columns.cells import arrow, column
from components.read.rows import ArrowCells

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

_SAMPLE = 1_000  # cells that are looked at first: they nearly always have a time that is not midnight
_TIME = r"\dT\d"
_MIDNIGHT = r"T00(?::00(?::00(?:\.0+)?)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?(~|\?|%|/|,|\.\.|\]|\}|$)"


def without_midnights(
    texts: pd.Series, but: NDArray[np.bool_] | None = None, every: bool = False
) -> tuple[pd.Series, int]:
    """The n dates in EDTF without their times, and the number of changed ones, if every time is midnight in its zone;
    otherwise the dates as they are, and 0. Rows in `but` (bool) keep their times and prove nothing. With `every`, each
    midnight is removed, whatever other times there are."""
    cells = arrow(texts)
    if not every and _has_another(cells[:_SAMPLE], None if but is None else but[:_SAMPLE]):
        return texts, 0
    timed = pc.match_substring_regex(cells, _TIME).to_numpy()
    if but is not None:
        timed &= ~but
    if not timed.any():
        return texts, 0
    bare = pc.replace_substring_regex(cells, _MIDNIGHT, r"\1")
    if not every and (timed & pc.match_substring_regex(bare, _TIME).to_numpy()).any():
        return texts, 0
    changed = timed & pc.not_equal(bare, cells).to_numpy()
    return column(ArrowCells(pc.if_else(pa.array(changed), bare, cells))), int(changed.sum())


def without_midnight(text: str) -> str:
    """One date in EDTF without its time if that is midnight."""
    return re.sub(_MIDNIGHT, r"\1", text, flags=re.ASCII)


def _has_another(cells: pa.ChunkedArray, but: NDArray[np.bool_] | None) -> bool:
    """Whether a cell outside of `but` has a time that is not midnight."""
    bare = pc.replace_substring_regex(cells, _MIDNIGHT, r"\1")
    other = pc.match_substring_regex(bare, _TIME).to_numpy()
    return bool((other if but is None else other & ~but).any())
