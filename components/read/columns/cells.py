"""Columns of cells as pandas text, trimmed, and without the guarding apostrophe. All work is done by Arrow in C++."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from components.cells.guard import unguard
from components.read.rows import ArrowCells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from components.model import Int64

WHITE = "".join(c for c in map(chr, range(0x3001)) if c.isspace())  # what `str.strip` takes off; there are no others

_WORD = 8  # bytes at a text's end that are compared first
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # a multiplier that spreads small numbers over 64 bits


def column(cells: Sequence[str]) -> pd.Series:
    """The cells as a column of pandas text, unchanged."""
    if isinstance(cells, ArrowCells):
        texts: pd.Series = cells.arrow.to_pandas()
        return texts
    return pd.Series(list(cells), dtype="str")


def arrow(cells: Sequence[str] | pd.Series) -> pa.ChunkedArray:
    """The cells as a ChunkedArray of large_string; nothing is copied if they are one already."""
    if isinstance(cells, ArrowCells):
        return cells.arrow
    texts = pa.array(cells.array if isinstance(cells, pd.Series) else cells, pa.large_string())
    return texts if isinstance(texts, pa.ChunkedArray) else pa.chunked_array([texts])


def one_chunk(cells: pd.Series) -> pd.Series:
    """The cells in one chunk: a large file is read in many chunks, and every access to a few cells would go through all
    of them."""
    texts = arrow(cells)
    return cells if texts.num_chunks == 1 else column(ArrowCells(pa.chunked_array([texts.combine_chunks()])))


def equal_cells(count: int, text: str = "") -> pd.Series:
    """A column of `count` equal cells, blank if no text is given."""
    return column(ArrowCells(pa.chunked_array([pa.repeat(pa.scalar(text, pa.large_string()), count)])))


def numbered_cells(before: str, numbers: Int64) -> pd.Series:
    """Each number as text, with the prefix `before`."""
    front, nothing = (pa.scalar(text, pa.large_string()) for text in (before, ""))
    texts = pc.binary_join_element_wise(front, pa.array(numbers).cast(pa.large_string()), nothing)
    return column(ArrowCells(pa.chunked_array([texts])))


def blank(cells: Sequence[str] | pd.Series) -> NDArray[np.bool_]:
    """Whether each cell is blank."""
    return _plain(pc.equal(arrow(cells), pa.scalar("", pa.large_string())))


def all_blank(cells: pd.Series) -> bool:
    """Whether all cells are blank."""
    return bool(blank(cells).all())


def are_among(cells: pd.Series, words: Sequence[str]) -> NDArray[np.bool_]:
    """Whether each cell, in small letters, is one of these words."""
    return _plain(pc.is_in(pc.utf8_lower(arrow(cells)), value_set=pa.array(words, pa.large_string())))


def replaced(cells: pd.Series, by: Mapping[str, str]) -> pd.Series:
    """The cells, each replaced as `by` says of its text; it has every text that occurs."""
    places = pc.index_in(arrow(cells), value_set=pa.array(by.keys(), pa.large_string()))
    texts = pa.array(by.values(), pa.large_string())
    return column(ArrowCells(pa.chunked_array([texts.take(chunk) for chunk in places.chunks], pa.large_string())))


def _plain(flags: pa.ChunkedArray) -> NDArray[np.bool_]:
    return np.asarray(flags.to_numpy(), np.bool_)


def unguarded(cells: Sequence[str]) -> tuple[pd.Series, int]:
    """The cells without the apostrophe of `guard`, and the number of cells that had one."""
    texts = arrow(cells)
    quoted = pc.starts_with(texts, "'")
    marked = np.flatnonzero(quoted.to_numpy()).tolist() if pc.any(quoted).as_py() else []
    changed = {row: plain for row in marked if (plain := unguard(cell := texts[row].as_py())) != cell}
    unguarded_cells = column(ArrowCells(texts))
    if changed:
        unguarded_cells = unguarded_cells.copy()
        unguarded_cells.iloc[list(changed)] = list(changed.values())
    return unguarded_cells, len(changed)


def trimmed(cells: Sequence[str] | pd.Series) -> ArrowCells:
    """The cells without white space at their ends, as `str.strip` removes it."""
    return ArrowCells(pc.utf8_trim(arrow(cells), characters=WHITE))


def duplicated(cells: pd.Series) -> NDArray[np.bool_]:
    """Whether each cell occurs more than once (bool, shape n). The lengths and last bytes of texts are compared first,
    as numbers: in most columns all cells differ."""
    if not len(cells):
        return np.zeros(0, bool)
    texts = arrow(cells).combine_chunks()
    offsets = np.frombuffer(texts.buffers()[1], np.int64)[texts.offset : texts.offset + len(texts) + 1]
    data = np.frombuffer(bytes(_WORD) + (texts.buffers()[2] or b""), np.uint8)
    length = np.diff(offsets).astype(np.uint64)
    ends = np.lib.stride_tricks.sliding_window_view(data, _WORD)[offsets[1:]].view("<u8").ravel()
    ends >>= 8 * (_WORD - np.minimum(length, _WORD))  # without what stands before a shorter text
    keys = ends ^ length * _SPREAD
    found = np.zeros(len(cells), bool)
    ordered = np.sort(keys)  # in less time than keys are counted in
    twice = ordered[1:] == ordered[:-1]
    if twice.any():
        rows = np.flatnonzero(pd.Series(keys).isin(np.unique(ordered[1:][twice])).to_numpy(bool))
        found[rows] = cells.iloc[rows].duplicated(keep=False).to_numpy(bool)
    return found
