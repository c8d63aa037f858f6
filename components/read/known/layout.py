"""What a known layout is: how it is told by its header, and which of its columns hold what ours do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from components.read.sanitize import sound

if TYPE_CHECKING:
    from components.model import DateOrder
    from components.read.rows import Rows

Column = Sequence[str]
Arranged = tuple[dict[str, Column], list[str]]  # our columns by name, and what is to be said of the translation


@dataclass(frozen=True, eq=False)
class Sheet:
    """Rows by column name, whatever the case and the blanks around it; of a name that stands twice, the first."""

    names: dict[str, Column]
    count: int
    order: DateOrder = ""  # what the person says of days and months in 01/02/2014

    @classmethod
    def of(cls, rows: Rows, order: DateOrder = "") -> Sheet:
        names: dict[str, Column] = {}
        for name, column in zip(rows.header, rows.columns, strict=True):
            names.setdefault(plain(name), column)
        return cls(names, len(rows.lines), order)

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def __getitem__(self, name: str) -> Column:
        """The column, blank if the file has none of this name."""
        return self.names.get(name) or [""] * self.count

    def each(self, make: Callable[..., str], *names: str) -> Column:
        """`make` of the trimmed cells of these columns, once for each distinct set of them."""
        return each(make, *(self[name] for name in names))


@dataclass(frozen=True)
class Layout:
    """`needs` are the header's names (lower case) that tell the layout; `taken` those that our columns replace whole,
    every other column of the file is kept. `headed` gives rows without a header the one they should have."""

    name: str
    needs: frozenset[str]
    taken: frozenset[str]
    arrange: Callable[[Sheet], Arranged]
    headed: Callable[[Rows], Rows] | None = None
    unless: frozenset[str] = frozenset()  # a header with one of these is another file's


def headless(rows: Rows, header: tuple[str, ...], note: str) -> Rows:
    """Rows whose first one was taken for a header, with the header that their file leaves out."""
    columns = tuple([cell, *column] for cell, column in zip(rows.header, rows.columns, strict=True))
    further = [*rows.lines[:1], *(entry.line for entry in rows.rejected[:1]), 2]
    lines = [min(further) - 1, *rows.lines]
    made = replace(rows, header=header, columns=columns, lines=lines, notes=(*rows.notes, note))
    return sound(made) if any("\0" in cell for cell in rows.header) else made  # a header was not looked through


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


def joined(parts: Iterable[str], mark: str) -> str:
    """The parts that are not blank, with `mark` between them."""
    return mark.join(part for part in parts if part)


def first_of(sheet: Sheet, names: Sequence[str]) -> str:
    """The first of the names that the sheet has, "" if it has none."""
    return next((name for name in names if name in sheet), "")


def one_line(text: str) -> str:
    """A text made fit for a title: single blanks, no line breaks."""
    return " ".join(text.split())
