"""What a format's reader hands on: cells as text, column by column, before anything is made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from components.model import AS_FOUND, Reading

if TYPE_CHECKING:
    from components.model import Int64, Rejected, Source


Progress = Callable[[float, str], None]  # how much is done, from 0 to 1, and what is being done


def unseen(_done: float, _doing: str) -> None:
    """Progress that nobody looks at."""


class ArrowCells(Sequence[str]):
    """A column of cells that stays in Arrow's memory; `arrow` is a ChunkedArray of large_string without gaps."""

    def __init__(self, arrow: pa.ChunkedArray) -> None:
        self.arrow = arrow

    def __len__(self) -> int:
        return len(self.arrow)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> ArrowCells: ...
    def __getitem__(self, at: int | slice) -> str | ArrowCells:
        if isinstance(at, slice):
            return ArrowCells(self.arrow[at])
        found: str = self.arrow[at].as_py()
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.arrow.to_pylist())

    def joined(self) -> bytes:
        """The cells in UTF-8, each followed by a NUL, as `dates.read_edtf` takes them."""
        nothing, nul = (pa.scalar(text, pa.large_string()) for text in ("", "\0"))
        texts = pc.binary_join_element_wise(self.arrow, nothing, nul)
        return b"".join(_bytes(chunk) for chunk in texts.chunks)


def _bytes(texts: pa.LargeStringArray) -> bytes:
    """All the texts of an array, one right behind the other."""
    _, offsets, data = texts.buffers()
    if data is None:
        return b""
    ends = np.frombuffer(offsets, np.int64)
    return memoryview(data)[ends[texts.offset] : ends[texts.offset + len(texts)]].tobytes()


@dataclass(frozen=True)
class Rows:
    """A header and, under each of its names, one cell a row; `lines` are the rows' first lines in the file, from 1.

    `rejected` are the rows that have no place under this header; every row is in `columns` or there. `reading` is how
    the file was read as far as its format knows, and `facts` say so to people (`model.Loaded`). Where a known layout
    was translated into our columns, `original` are the same rows as the file has them, to show rejected rows from.
    `guarded` says that a spreadsheet wrote them, so that an apostrophe may mark a text that looks like a formula.
    `named` are our columns with the file's names for them, where the format has put them under ours. `turned` are the
    first and the last of the columns of dates whose cells were made rows.
    """

    header: tuple[str, ...]
    columns: tuple[Sequence[str], ...]
    lines: Sequence[int] | Int64
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    reading: Reading = AS_FOUND
    original: Rows | None = None
    guarded: bool = False
    named: tuple[tuple[str, str], ...] = ()
    turned: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reader:
    """A file format: the suffixes it goes by, and how its bytes become rows (or a SourceError).

    `knows` tells it by its bytes, where a format can be told so; then the suffix does not matter. A `binary` format is
    always told so: a text under its name is none.
    """

    label: str
    suffixes: tuple[str, ...]
    rows: Callable[[Source, Reading], Rows]
    knows: Callable[[bytes], bool] = lambda _: False
    binary: bool = False
