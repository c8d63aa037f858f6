"""The definition of a known layout: how its header is recognised, and which of its columns hold what ours do."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from components.cells.markup import plain_text
from components.language import message
from components.read.sanitize import sanitize
from components.read.wording import counted

if TYPE_CHECKING:
    from components.model import DateOrder
    from components.read.rows import Rows

_LONGEST = 20_000  # characters of a cell that is read as Python's

Column = Sequence[str]
# Columns by name, ours and others that the layout adds, and notes on the translation.
Arranged = tuple[dict[str, Column], list[str]]


@dataclass(frozen=True, eq=False)
class Sheet:
    """Columns by name, case and surrounding blanks ignored; the first one of a duplicate name."""

    names: dict[str, Column]
    count: int
    order: DateOrder = ""  # the order of day and month in 01/02/2014 that a person states
    columns: tuple[tuple[str, Column], ...] = ()  # all columns under the file's names

    @classmethod
    def of(cls, rows: Rows, order: DateOrder = "") -> Sheet:
        """The sheet of these rows; `order` is the order of 01/02/2014 that a person states."""
        names: dict[str, Column] = {}
        columns = tuple(zip(rows.header, rows.columns, strict=True))
        for name, column in columns:
            names.setdefault(plain(name), column)
        return cls(names, len(rows.lines), order, columns)

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def __getitem__(self, name: str) -> Column:
        """The column, blank if the file has none of this name."""
        return self.names.get(name) or [""] * self.count

    def map_cells(self, make: Callable[..., str], *names: str) -> Column:
        """The results of `make` for the trimmed cells of these columns, computed once for each distinct combination."""
        return map_cells(make, *(self[name] for name in names))

    def inner(self, name: str) -> list[dict[str, Any]]:
        """The objects in a column of JSON, or assembled from columns named `name.key`, one for each row; {} for a row
        without any."""
        begins = f"{name}."
        found = self._together(
            (column.strip()[len(begins) :], cells)
            for column, cells in self.columns
            if column.strip().lower().startswith(begins)
        )
        return [row | object_in(cell) for row, cell in zip(found, self[name], strict=True)] if name in self else found

    def objects(self, wrapper: str) -> list[dict[str, Any]]:
        """The objects in the column `wrapper`, or in columns named `wrapper.key`; if there are none, the rows as
        objects."""
        if wrapper in self or any(name.startswith(f"{wrapper}.") for name in self.names):
            return self.inner(wrapper)
        return self._together((column.strip(), cells) for column, cells in self.columns)

    def _together(self, columns: Iterable[tuple[str, Column]]) -> list[dict[str, Any]]:
        """One object a row, assembled from columns by their paths, such as `date.start`; blank cells are left out."""
        found: list[dict[str, Any]] = [{} for _ in range(self.count)]
        for name, cells in columns:
            path = name.split(".")
            for row, cell in zip(found, cells, strict=True):
                if cell:
                    _put(row, path, cell)
        return found


@dataclass(frozen=True)
class Layout:
    """A layout of another program's files: how it is recognised and how its rows become rows of our columns.

    `needs` are the names (lower case) that the header must have. `taken` are the columns that ours replace; every other
    column of the file is kept. `headed` adds the header to rows without one. `recognises` checks the cells, if other
    programs use the same names. `keeps` says of each row whether it becomes an event.
    """

    name: str
    needs: frozenset[str]
    taken: frozenset[str]
    arrange: Callable[[Sheet], Arranged]
    headed: Callable[[Rows], Rows] | None = None
    unless: frozenset[str] = frozenset()  # a header with one of these is another file's
    recognises: Callable[[Sheet], bool] | None = None
    keeps: Callable[[Sheet], list[bool]] | None = None
    beside_ours: bool = False  # whether it is recognised although the header has our date and title


def headless(rows: Rows, header: tuple[str, ...], note: str) -> Rows:
    """The rows under the header that their file leaves out, with their first one, which was taken for a header. Its
    line is 1, or 0 if the next row's is 1."""
    columns = tuple([cell, *column] for cell, column in zip(rows.header, rows.columns, strict=True))
    further = [*rows.lines[:1], *(entry.line for entry in rows.rejected[:1]), 2]
    lines = [min(further) - 1, *rows.lines]
    with_first_row = replace(rows, header=header, columns=columns, lines=lines, notes=(*rows.notes, note))
    return (
        sanitize(with_first_row) if any("\0" in cell for cell in rows.header) else with_first_row
    )  # headers are not sanitized


def plain(name: str) -> str:
    """The name of a column in the form that layouts use."""
    return " ".join(name.lower().split())


def map_cells(make: Callable[..., str], *columns: Column) -> Column:
    """The results of `make` for the trimmed cells side by side, computed once for each distinct combination."""
    if len(columns) == 1:
        text_of = {cell: make(cell.strip()) for cell in set(columns[0])}
        return list(map(text_of.__getitem__, columns[0]))
    rows = list(zip(*columns, strict=True))
    result_of = {cells: make(*map(str.strip, cells)) for cells in set(rows)}
    return list(map(result_of.__getitem__, rows))


def plain_columns(*columns: Column) -> tuple[list[Column], list[str]]:
    """The columns with HTML replaced by the plain text that a browser shows, and the note on that."""
    plain_texts = [map_cells(plain_text, column) for column in columns]
    marked = sum(cell.strip() != text for column, texts in zip(columns, plain_texts, strict=True)
                 for cell, text in zip(column, texts, strict=True))  # fmt: skip
    return plain_texts, [
        message("HTML in {cells} is read as the plain text that it shows.", cells=counted(marked, "cell"))
    ] if marked else []


def join_filled(parts: Iterable[str], mark: str) -> str:
    """The non-blank parts, with `mark` in between."""
    return mark.join(part for part in parts if part)


def first_of(sheet: Sheet, names: Sequence[str]) -> str:
    """The first of the names that the sheet has, "" if it has none."""
    return next((name for name in names if name in sheet), "")


def one_line(text: str) -> str:
    """A text as a title: single blanks, no line breaks."""
    return " ".join(text.split())


def object_in(cell: str) -> dict[str, Any]:
    """The object in a cell of JSON, numbers as typed; {} if there is none."""
    found = value_of(cell)
    return found if isinstance(found, dict) else {}


def value_of(cell: str) -> Any:
    """The object or list in a cell of JSON, numbers as texts, or in Python's notation, as pandas writes it to CSV; any
    other cell as it is."""
    if not cell.startswith(("{", "[")):
        return cell
    try:
        return json.loads(cell, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):  # a cell of a table that only begins so
        return _parse_python(cell) if cell.startswith(("{'", "[{'", "['")) and len(cell) < _LONGEST else cell


def _parse_python(cell: str) -> Any:
    try:
        return ast.literal_eval(cell)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return cell


def _put(found: dict[str, Any], path: Sequence[str], cell: str) -> None:
    for key in path[:-1]:
        inner = found.setdefault(key, {})
        if not isinstance(inner, dict):
            return
        found = inner
    found[path[-1]] = value_of(cell)
