"""Bounds on the size of a file, and on what it becomes in memory: a small file that unpacks to a huge one is refused
first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.errors import SourceError
from components.language import message

if TYPE_CHECKING:
    from components.model import Source

MOST_BYTES = 1_000_000_000  # of any file as it comes
_FREE = 20_000_000  # bytes that any file may unpack to
_RATIO = 30  # further bytes for each byte of the file: no table packs better, only a zip bomb does
_FREE_CELLS = 2_000_000  # rows times columns that any file may have
_CELLS_A_BYTE = 8  # further cells for each byte of the file, or for each cell written in it
_MOST_CELLS = 200_000_000  # rows times columns that no file may exceed
MOST_COLUMNS = 16_384  # as many as a spreadsheet has; each costs time and memory even where it is blank


def within_size(name: str, size: int) -> None:
    """Check the size of a file. Raises SourceError if it has more bytes than any file may have."""
    if size > MOST_BYTES:
        raise SourceError(
            message(
                "{name} has {size} bytes or more, and files are read up to {most}: load a part of it, or ask it as a "
                "database.",
                name=name,
                size=size,
                most=MOST_BYTES,
            )
        )


def most_bytes(source: Source) -> int:
    """The bytes that a file may unpack to, in proportion to its own size."""
    return _FREE + _RATIO * len(source.content)


def within_bytes(source: Source, size: int, what: str) -> None:
    """Check the cost of unpacking. Raises SourceError if `what` of the file would take `size` bytes, out of all
    proportion to the file's own size."""
    allowed = most_bytes(source)
    if size > allowed:
        raise SourceError(
            message(
                "{file} holds {size} bytes but {what} would take {taken}, more than the {allowed} that are safe to "
                "unpack; save it as CSV and load that.",
                file=source.name,
                size=len(source.content),
                what=what,
                taken=size,
                allowed=allowed,
            )
        )


def within_cells(source: Source, rows: int, columns: int, written: int | None = None) -> None:
    """Check the size of a table. Raises SourceError if it has more than MOST_COLUMNS columns, or if rows × columns is
    more than any table may have, or out of all proportion to the file: to its bytes, or to the number of cells
    `written` in it, if that is known."""
    if columns > MOST_COLUMNS:
        raise SourceError(
            message(
                "{file} has {columns} columns, more than the {most} that can be held; load a part of its columns.",
                file=source.name,
                columns=columns,
                most=MOST_COLUMNS,
            )
        )
    allowed = min(_MOST_CELLS, _FREE_CELLS + _CELLS_A_BYTE * (len(source.content) if written is None else written))
    if rows * columns > allowed:
        raise SourceError(
            message(
                "{file} has {rows} rows of {columns} columns, more than the {allowed} cells that are safe to hold for "
                "a file of its size; load a part of its rows or columns.",
                file=source.name,
                rows=rows,
                columns=columns,
                allowed=allowed,
            )
        )
