"""What a known layout is: how it is told by its header, and which of its columns hold what ours do."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from components.cells.markup import plain_text
from components.language import message
from components.read.sanitize import sanitized
from components.read.wording import counted

if TYPE_CHECKING:
    from components.model import DateOrder
    from components.read.rows import Rows

_LONGEST = 20_000  # characters of a cell that is read as Python's

Column = Sequence[str]
# Our columns by name, others that are kept under a name of the layout's own, and what is to be said of the translation.
Arranged = tuple[dict[str, Column], list[str]]


@dataclass(frozen=True, eq=False)
class Sheet:
    """Rows by column name, whatever the case and the blanks around it; of a name that stands twice, the first."""

    names: dict[str, Column]
    count: int
    order: DateOrder = ""  # what the person says of days and months in 01/02/2014
    columns: tuple[tuple[str, Column], ...] = ()  # all of them, by the names that the file has

    @classmethod
    def of(cls, rows: Rows, order: DateOrder = "") -> Sheet:
        """The sheet of these rows; `order` is what a person says of 01/02/2014."""
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

    def each(self, make: Callable[..., str], *names: str) -> Column:
        """`make` of the trimmed cells of these columns, once for each distinct set of them."""
        return each(make, *(self[name] for name in names))

    def inner(self, name: str) -> list[dict[str, Any]]:
        """The objects in a column of JSON, or of columns named `name.key`, put together again; {} where none is."""
        begins = f"{name}."
        found = self._together(
            (column.strip()[len(begins) :], cells)
            for column, cells in self.columns
            if column.strip().lower().startswith(begins)
        )
        return [row | inside(cell) for row, cell in zip(found, self[name], strict=True)] if name in self else found

    def objects(self, wrapper: str) -> list[dict[str, Any]]:
        """The objects that are wrapped in a column of JSON, or in several; where there is none, the rows as objects."""
        if wrapper in self or any(name.startswith(f"{wrapper}.") for name in self.names):
            return self.inner(wrapper)
        return self._together((column.strip(), cells) for column, cells in self.columns)

    def _together(self, columns: Iterable[tuple[str, Column]]) -> list[dict[str, Any]]:
        """One object a row of columns by their paths, `date.start`; blank cells are left out."""
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

    `needs` are the names (lower case) that the header must have. `taken` are the columns that ours replace whole; every
    other column of the file is kept. `headed` adds the header to rows without one. `recognises` looks at the cells,
    where other programs use the same names. `keeps` says of each row whether it is one of ours at all, where files
    have records of other things.
    """

    name: str
    needs: frozenset[str]
    taken: frozenset[str]
    arrange: Callable[[Sheet], Arranged]
    headed: Callable[[Rows], Rows] | None = None
    unless: frozenset[str] = frozenset()  # a header with one of these is another file's
    recognises: Callable[[Sheet], bool] | None = None
    keeps: Callable[[Sheet], list[bool]] | None = None
    beside_ours: bool = False  # whether it is told although there are a date and a title, as its records may have them


def headless(rows: Rows, header: tuple[str, ...], note: str) -> Rows:
    """Rows whose first one was taken for a header, with the header that their file leaves out."""
    columns = tuple([cell, *column] for cell, column in zip(rows.header, rows.columns, strict=True))
    further = [*rows.lines[:1], *(entry.line for entry in rows.rejected[:1]), 2]
    lines = [min(further) - 1, *rows.lines]
    made = replace(rows, header=header, columns=columns, lines=lines, notes=(*rows.notes, note))
    return sanitized(made) if any("\0" in cell for cell in rows.header) else made  # a header was not looked through


def plain(name: str) -> str:
    """A header's name as layouts write it."""
    return " ".join(name.lower().split())


def each(make: Callable[..., str], *columns: Column) -> Column:
    """`make` of the trimmed cells side by side, worked out once for each distinct combination."""
    if len(columns) == 1:
        one = {cell: make(cell.strip()) for cell in set(columns[0])}
        return list(map(one.__getitem__, columns[0]))
    rows = list(zip(*columns, strict=True))
    made = {cells: make(*map(str.strip, cells)) for cells in set(rows)}
    return list(map(made.__getitem__, rows))


def plainly(*columns: Column) -> tuple[list[Column], list[str]]:
    """The columns with the HTML that their program shows as plain text, and the note that says so."""
    made = [each(plain_text, column) for column in columns]
    marked = sum(cell.strip() != text for column, texts in zip(columns, made, strict=True)
                 for cell, text in zip(column, texts, strict=True))  # fmt: skip
    return made, [
        message("HTML in {cells} is read as the plain text that it shows.", cells=counted(marked, "cell"))
    ] if marked else []


def joined(parts: Iterable[str], mark: str) -> str:
    """The parts that are not blank, with `mark` between them."""
    return mark.join(part for part in parts if part)


def first_of(sheet: Sheet, names: Sequence[str]) -> str:
    """The first of the names that the sheet has, "" if it has none."""
    return next((name for name in names if name in sheet), "")


def one_line(text: str) -> str:
    """A text made fit for a title: single blanks, no line breaks."""
    return " ".join(text.split())


def inside(cell: str) -> dict[str, Any]:
    """The object that a cell of JSON holds, numbers as they are typed; {} if it holds none."""
    found = value_of(cell)
    return found if isinstance(found, dict) else {}


def value_of(cell: str) -> Any:
    """What a cell of JSON holds, an object or a list, numbers as they are typed, or one of Python's, as pandas writes
    them to CSV; any other cell as it is."""
    if not cell.startswith(("{", "[")):
        return cell
    try:
        return json.loads(cell, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):  # a cell of a table that only begins so
        return _of_python(cell) if cell.startswith(("{'", "[{'", "['")) and len(cell) < _LONGEST else cell


def _of_python(cell: str) -> Any:
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
