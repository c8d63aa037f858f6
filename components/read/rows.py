"""What a format's reader hands on: cells as text, column by column, before anything is made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from components.model import AS_FOUND, Reading

if TYPE_CHECKING:
    import pyarrow as pa

    from components.model import Rejected, Source


class ArrowCells(Sequence[str]):
    """A column of cells that stays in Arrow's memory; `arrow` is a ChunkedArray of text without gaps."""

    def __init__(self, arrow: pa.ChunkedArray) -> None:
        self.arrow = arrow

    def __len__(self) -> int:
        return len(self.arrow)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        found: str | list[str] = self.arrow[at].to_pylist() if isinstance(at, slice) else self.arrow[at].as_py()
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.arrow.to_pylist())


@dataclass(frozen=True)
class Rows:
    """A header and, under each of its names, one cell a row; `lines` are the rows' first lines in the file, from 1.

    `rejected` are the rows that have no place under this header; every row is in `columns` or there. `reading` is how
    the file was read as far as its format knows, and `facts` say so to people (`model.Loaded`). Where a known layout
    was translated into our columns, `original` are the same rows as the file has them: what is shown of a rejected row.
    """

    header: tuple[str, ...]
    columns: tuple[Sequence[str], ...]
    lines: list[int]
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    reading: Reading = AS_FOUND
    original: Rows | None = None


@dataclass(frozen=True)
class Reader:
    """A file format: the suffixes it goes by, and how its bytes become rows (or a SourceError)."""

    label: str
    suffixes: tuple[str, ...]
    rows: Callable[[Source, Reading], Rows]
