"""What a format's reader hands on: cells as text, column by column, before anything is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.model import AS_FOUND, Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.model import Rejected, Source


@dataclass(frozen=True)
class Rows:
    """A header and, under each of its names, one cell a row; `lines` are the rows' first lines in the file, from 1.

    `rejected` are the rows that have no place under this header; every row is in `columns` or there. `reading` is how
    the file was read as far as its format knows, and `facts` say so to people (`model.Loaded`). Where a known layout
    was translated into our columns, `original` are the same rows as the file has them: what is shown of a rejected row.
    """

    header: tuple[str, ...]
    columns: tuple[list[str], ...]
    lines: list[int]
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    reading: Reading = AS_FOUND
    original: Rows | None = None


@dataclass(frozen=True)
class Reader:
    """A file format: the suffixes it goes by, and how its bytes become rows (or a SourceError).

    `knows` tells it by its bytes, where a format can be told so; then the suffix does not matter.
    """

    label: str
    suffixes: tuple[str, ...]
    rows: Callable[[Source, Reading], Rows]
    knows: Callable[[bytes], bool] = lambda _: False
