"""The result of a format's reader: cells as text, column by column, before anything is interpreted."""

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


def no_progress(_done: float, _doing: str) -> None:
    """A progress callback that does nothing."""


class ArrowCells(Sequence[str]):
    """A column of cells in Arrow's memory; `arrow` is a ChunkedArray of large_string without nulls."""

    def __init__(self, arrow: pa.ChunkedArray) -> None:
        self.arrow = arrow

    def __len__(self) -> int:
        return len(self.arrow)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> ArrowCells: ...
    def __getitem__(self, index: int | slice) -> str | ArrowCells:
        if isinstance(index, slice):
            return ArrowCells(self.arrow[index])
        cell: str = self.arrow[index].as_py()
        return cell

    def __iter__(self) -> Iterator[str]:
        return iter(self.arrow.to_pylist())

    def joined(self) -> bytes:
        """The cells in UTF-8, each followed by a NUL, as `dates.read_edtf` takes them."""
        nothing, nul = (pa.scalar(text, pa.large_string()) for text in ("", "\0"))
        texts = pc.binary_join_element_wise(self.arrow, nothing, nul)
        return b"".join(_bytes(chunk) for chunk in texts.chunks)


def _bytes(texts: pa.LargeStringArray) -> bytes:
    """All texts of an array, concatenated."""
    _, offsets, data = texts.buffers()
    if data is None:
        return b""
    ends = np.frombuffer(offsets, np.int64)
    return memoryview(data)[ends[texts.offset] : ends[texts.offset + len(texts)]].tobytes()


@dataclass(frozen=True)
class Rows:
    """A header and, under each of its names, one cell a row; `lines` are the first lines of the rows in the file, from
    1.

    `rejected` are the rows that do not fit this header; every row is in `columns` or there. `reading` is how the file
    was read as far as its format determines it, and `facts` describe that (`model.Loaded`). If a known layout was
    translated to our columns, `original` are the same rows as in the file, to show rejected rows from. `guarded` says
    that a spreadsheet wrote them, so that an apostrophe may mark a text that looks like a formula. `named` are our
    columns with the file's names for them, if the format has renamed them. `unpivoted` are the first and the last of
    the date columns that were unpivoted.
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
    unpivoted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reader:
    """A file format: its suffixes, and the function that turns bytes into rows (or raises SourceError). `knows`
    recognises it by its bytes, if that is possible; then the suffix does not matter. A `binary` format is always
    recognised by its bytes: a text with its suffix is something else. A file that is called a table is never read as
    a `loose` one, whose lines may look like its rows."""

    label: str
    suffixes: tuple[str, ...]
    rows: Callable[[Source, Reading], Rows]
    knows: Callable[[bytes], bool] = lambda _: False
    binary: bool = False
    loose: bool = False
