"""CSV and its kin: bytes → rows. What encodes, separates and heads the table is found and said."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from components.errors import SourceError
from components.model import Rejected
from components.read.bounds import within_cells
from components.read.columns.mapping import recognised
from components.read.formats.decode import decode
from components.read.formats.delimited_dialect import comment, header, separator, total
from components.read.formats.delimited_fast import regular
from components.read.formats.delimited_records import Fault, records
from components.read.rows import Rows
from components.read.wording import at_lines, counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.model import Int64, Reading, Source
    from components.read.formats.decode import Text
    from components.read.formats.delimited_dialect import Separator

_CHUNK = 20_000  # rows turned into columns at a time
_COUNTED = 100  # rows after which their cells are counted
_HEAD = 1 << 20  # characters among which separator and header are looked for
_TOP = 500  # records that tell how wide the table is


@dataclass(frozen=True)
class _Top:
    """How the table begins: its header, the `title` lines before it, and `body`, the first line (from 0) after it."""

    line: int
    header: tuple[str, ...]
    titles: tuple[int, ...]  # lines, from 1
    blank: int
    body: int
    start: int  # of the body, in characters


@dataclass
class _Builder:
    """Rows under way: full chunks become columns, so that no million lists are alive at once."""

    top: _Top
    mark: Separator
    columns: tuple[Sequence[str], ...]
    lines: Sequence[int] | Int64 = field(default_factory=list)
    chunk: list[list[str]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    blank: int = 0
    short: list[int] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    total: str = ""

    def add(self, line: int, cells: list[str]) -> None:
        self.lines.append(line)  # type: ignore[union-attr]  # a list, as long as rows are added
        self.chunk.append(cells)
        if len(self.chunk) == _CHUNK:
            self.flush()

    def flush(self) -> None:
        for column, values in zip(self.columns, zip(*self.chunk, strict=True), strict=False):
            column.extend(values)  # type: ignore[attr-defined]  # lists, as long as rows are added
        self.chunk.clear()


def rows(source: Source, reading: Reading) -> Rows:
    """Every record below the header. Raises SourceError where there is no header or no text, RequestError for a
    reading that cannot be."""
    decoded = decode(source, reading.encoding)
    head = _lines(decoded.text[:_HEAD])
    mark = separator(head, reading.separator, reading.mapping)
    top = _top(decoded.text, head, mark, reading, source.name)
    within_cells(source, 1, len(top.header))
    build = _regular(decoded.text, top, mark) or _strict(decoded.text, top, mark, source)
    build.blank += top.blank
    if len(build.lines) and total([column[-1] for column in build.columns], top.header):
        build = _without_total(build)
    used = replace(reading, encoding=decoded.encoding, separator=mark.mark)
    notes, facts = tuple(_notes(build)), tuple(_facts(decoded, build, head))
    return Rows(top.header, build.columns, build.lines, tuple(build.rejected), notes, facts, used, guarded=True)


def _lines(text: str) -> list[str]:
    return list(io.StringIO(text, newline=""))


def _top(text: str, head: list[str], mark: Separator, reading: Reading, name: str) -> _Top:
    found = list(islice(records(head, mark.mark, mark.lines), _TOP))
    at = header([[] if isinstance(cells, Fault) else cells for _, cells in found], reading.mapping)
    if at + 1 >= len(found) and sum(map(len, head)) < len(text):  # the header's own line fills the whole head
        return _top(text, _lines(text), mark, reading, name)
    line, cells = found[at] if found else (1, [])
    filled = not isinstance(cells, Fault) and any(cell.strip() for cell in cells)
    if isinstance(cells, Fault) or not filled or not recognised(cells, reading.mapping):
        for number, fault in found[: at + 1] if filled else found:  # the header may be the line that is no CSV
            if isinstance(fault, Fault):
                raise SourceError(f"{name} has no header that can be read: on line {number}, {fault.reason}.")
    if isinstance(cells, Fault) or not filled:
        raise SourceError(f"{name} is empty: it holds nothing but separators and blanks; a header row is needed.")
    before = [(number, row) for number, row in found[:at]]
    titles = tuple(number for number, row in before if isinstance(row, Fault) or any(cell.strip() for cell in row))
    body = found[at + 1][0] - 1 if at + 1 < len(found) else len(head)
    return _Top(line, tuple(cells), titles, len(before) - len(titles), body, sum(map(len, head[:body])))


def _regular(text: str, top: _Top, mark: Separator) -> _Builder | None:
    """All rows at once, if not one has a flaw."""
    found = regular(text[top.start :].encode(), mark.mark, len(top.header))
    if found is None:
        return None
    return _Builder(top, mark, found.columns, found.lines + top.body + 1, blank=found.blank)


def _strict(text: str, top: _Top, mark: Separator, source: Source) -> _Builder:
    """Row by row; one with a flaw is rejected."""
    header, width, nul = top.header, len(top.header), "\0" in text
    build = _Builder(top, mark, tuple([] for _ in header))
    for line, cells in records(_lines(text), mark.mark, top.body):
        if isinstance(cells, Fault):
            build.rejected.append(Rejected(line, "", cells.text, cells.reason, (cells.text,)))
        elif not cells or not (cells[0].strip() or any(map(str.strip, cells))):
            build.blank += 1
        elif nul and (fault := _nul(header, line, cells)):
            build.rejected.append(fault)
        elif len(cells) == width:
            build.add(line, cells)
        elif comment(cells, width):
            build.comments.append(f"{quoted(mark.mark.join(cells))} (line {line})")
        elif len(cells) > width:
            build.rejected.append(_too_long(width, line, cells, mark))
        else:
            build.short.append(line)
            build.add(line, cells + [""] * (width - len(cells)))
        if not len(build.lines) % _COUNTED:
            within_cells(source, len(build.lines), width)
    within_cells(source, len(build.lines), width)
    build.flush()
    return build


def _without_total(build: _Builder) -> _Builder:
    said = f"{quoted(build.mark.mark.join(column[-1] for column in build.columns))} (line {build.lines[-1]})"
    columns = tuple(column[:-1] for column in build.columns)
    short = [line for line in build.short if line != build.lines[-1]]
    return replace(build, columns=columns, lines=build.lines[:-1], short=short, total=said)


def _nul(header: tuple[str, ...], line: int, cells: list[str]) -> Rejected | None:
    at = next((i for i, cell in enumerate(cells) if "\0" in cell), None)
    if at is None:
        return None
    column = header[at].strip() if at < len(header) else ""
    reason = "a NUL character, which no text has: this part of the file is damaged"
    return Rejected(line, column, cells[at], reason, tuple(cells))


def _too_long(width: int, line: int, cells: list[str], mark: Separator) -> Rejected:
    reason = (
        f"{counted(len(cells), 'cell')} where the header has {width:,}; "
        f"put cells that have a {mark.name} in them between quotation marks"
    )
    return Rejected(line, "", mark.mark.join(cells[width:]), reason, tuple(cells))


def _facts(decoded: Text, build: _Builder, head: list[str]) -> Iterator[tuple[str, str]]:
    top, mark = build.top, build.mark
    yield "format", "CSV"
    yield "encoding", f"{_shown(decoded.encoding)}, {decoded.because}"
    yield "separator", f"{mark.name}, {mark.because}"
    titles = [quoted(head[line - 1].strip()) for line in top.titles]
    yield (
        "header",
        f"line {top.line}"
        + (f", after {counted(len(titles), 'title line')}: " if titles else "")
        + (listed(titles) if titles else ""),
    )
    if build.comments:
        yield (
            "comments",
            f"{counted(len(build.comments), 'line')} with # first, not read as rows: {listed(build.comments)}",
        )
    if build.total:
        yield "total", f"the last line adds up the others and is no row: {build.total}"


def _shown(encoding: str) -> str:
    return encoding.title() if encoding.startswith("windows") else encoding.upper()


def _notes(build: _Builder) -> Iterator[str]:
    if build.blank:
        yield f"{counted(build.blank, 'blank line')} skipped, not counted as {'a row' if build.blank == 1 else 'rows'}."
    if build.short:
        yield (
            f"{counted(len(build.short), 'row')} with fewer cells than the header's {len(build.top.header)} "
            f"({at_lines(build.short)}): the missing cells are read as blank."
        )
    if not len(build.lines) and not build.rejected:
        yield f"The file has a header ({quoted(', '.join(build.top.header))}) and no rows."
