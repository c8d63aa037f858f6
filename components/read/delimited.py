"""CSV (RFC 4180, strictly): bytes → rows. A row that is no CSV is rejected with its line, and reading goes on."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from components.errors import SourceError
from components.model import Rejected
from components.read.decode import decode
from components.read.rows import Rows
from components.read.wording import at_lines, counted, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.model import Reading, Source

# Cells may be as long as the file; csv's own 128 KiB bound is a process-wide switch, so it is set once, to what fits
# a C long everywhere, and never back: another thread may be reading.
csv.field_size_limit(2**31 - 1)

_CHUNK = 20_000  # rows turned into columns at a time
_MOST_CELLS = 200_000_000  # rows times columns held in memory
_MOST_READ_AGAIN = 100_000  # lines, and 4 times the file, before the rest of a file full of stray quotes is given up


@dataclass(frozen=True)
class _Fault:
    """A line that is no CSV."""

    reason: str
    text: str


@dataclass
class _Builder:
    """Rows under way: full chunks become columns, so that no million lists are alive at once."""

    header: tuple[str, ...]
    columns: tuple[list[str], ...]
    lines: list[int] = field(default_factory=list)
    chunk: list[list[str]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    blank: int = 0
    short: list[int] = field(default_factory=list)

    def add(self, line: int, cells: list[str]) -> None:
        self.lines.append(line)
        self.chunk.append(cells)
        if len(self.chunk) == _CHUNK:
            self.flush()

    def flush(self) -> None:
        for column, values in zip(self.columns, zip(*self.chunk, strict=True), strict=False):
            column.extend(values)
        self.chunk.clear()


def rows(source: Source, _reading: Reading) -> Rows:
    """Every record below the header. Raises SourceError where there is no header or no text."""
    text, notes = decode(source)
    records = _records(list(io.StringIO(text, newline="")))
    at, header = _header(records, source.name)
    build = _Builder(header, tuple([] for _ in header))
    width, nul = len(header), "\0" in text
    for line, cells in records:
        if isinstance(cells, _Fault):
            build.rejected.append(Rejected(line, "", cells.text, cells.reason, (cells.text,)))
        elif not cells or not (cells[0].strip() or any(map(str.strip, cells))):
            build.blank += 1
        elif nul and (fault := _nul(header, line, cells)):
            build.rejected.append(fault)
        elif len(cells) == width:
            build.add(line, cells)
        elif len(cells) > width:
            build.rejected.append(_too_long(width, line, cells))
        else:
            build.short.append(line)
            build.add(line, cells + [""] * (width - len(cells)))
        if len(build.lines) * width > _MOST_CELLS:
            raise SourceError(
                f"{source.name} has more than {_MOST_CELLS:,} cells by line {line:,} ({counted(width, 'column')}); "
                "load a part of its rows or columns."
            )
    build.flush()
    facts = (("format", "CSV"), ("header", f"line {at}"))
    return Rows(header, build.columns, build.lines, tuple(build.rejected), (*notes, *_notes(build)), facts)


def _records(lines: list[str]) -> Iterator[tuple[int, list[str] | _Fault]]:
    """Each record with the number of its first line. After a fault, reading goes on at the very next line, so that
    one stray quotation mark costs one line and not the rest of the file."""
    first, again = 0, _MOST_READ_AGAIN + 4 * len(lines)
    while first < len(lines):
        base = first
        reader = csv.reader(map(lines.__getitem__, range(base, len(lines))), strict=True)
        try:
            for cells in reader:
                yield first + 1, cells
                first = base + reader.line_num
        except csv.Error as fault:
            taken = base + reader.line_num - first
            again -= taken
            if again < 0:
                rest = "".join(lines[first:])
                yield first + 1, _Fault("from here on quotation marks do not match: the rest of the file", rest)
                return
            yield first + 1, _Fault(_reason(fault, taken), lines[first].rstrip("\r\n"))
            first += 1


def _reason(fault: csv.Error, taken: int) -> str:
    if "end of data" in str(fault):
        return "a quotation mark opens a cell and is never closed; close it, or write it twice if it is meant"
    if taken > 1:
        return (
            f"a quotation mark opens a cell that is not closed before line {taken} from here goes wrong; "
            "close it, or write it twice if it is meant"
        )
    return "text follows a closing quotation mark; write quotation marks inside a quoted cell twice"


def _header(records: Iterator[tuple[int, list[str] | _Fault]], name: str) -> tuple[int, tuple[str, ...]]:
    for line, cells in records:
        if isinstance(cells, _Fault):
            raise SourceError(f"{name} has no header that can be read: on line {line}, {cells.reason}.")
        if any(cell.strip() for cell in cells):
            return line, tuple(cells)
    raise SourceError(f"{name} is empty: it holds nothing but separators; a header row is needed.")


def _nul(header: tuple[str, ...], line: int, cells: list[str]) -> Rejected | None:
    at = next((i for i, cell in enumerate(cells) if "\0" in cell), None)
    if at is None:
        return None
    column = header[at].strip() if at < len(header) else ""
    reason = "a NUL character, which no text has: this part of the file is damaged"
    return Rejected(line, column, cells[at], reason, tuple(cells))


def _too_long(width: int, line: int, cells: list[str]) -> Rejected:
    reason = (
        f"{counted(len(cells), 'cell')} where the header has {width:,}; "
        "put cells that have a comma in them between quotation marks"
    )
    return Rejected(line, "", ",".join(cells[width:]), reason, tuple(cells))


def _notes(build: _Builder) -> Iterator[str]:
    if build.blank:
        yield f"{counted(build.blank, 'blank line')} skipped, not counted as {'a row' if build.blank == 1 else 'rows'}."
    if build.short:
        yield (
            f"{counted(len(build.short), 'row')} with fewer cells than the header's {len(build.header)} "
            f"({at_lines(build.short)}): the missing cells are read as blank."
        )
    if not build.lines and not build.rejected:
        yield f"The file has a header ({quoted(', '.join(build.header))}) and no rows."
