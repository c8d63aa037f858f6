"""CSV and similar formats: bytes → rows. Encoding, separator and header are detected and reported."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from components.language import message, messages
from components.model import Rejected
from components.read.bounds import within_cells
from components.read.formats.decode import decode
from components.read.formats.delimited_dialect import is_comment, is_total, separator
from components.read.formats.delimited_fast import fast_rows
from components.read.formats.delimited_records import PLAIN, Fault, records
from components.read.formats.delimited_top import Top, lines_of, top_of
from components.read.rows import Rows
from components.read.wording import at_lines, counted, in_a_row, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.model import Int64, Reading, Source
    from components.read.formats.decode import Text
    from components.read.formats.delimited_dialect import Separator

_CHUNK = 20_000  # rows turned into columns at a time
_HEAD = 1 << 20  # characters among which separator and header are looked for
_COUNTED = 100  # rows after which their cells are counted


@dataclass
class _Builder:
    """Rows being collected: full chunks become columns, so that there are never a million lists at once."""

    top: Top
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
        """Add one row."""
        self.lines.append(line)  # type: ignore[union-attr]  # a list, as long as rows are added
        self.chunk.append(cells)
        if len(self.chunk) == _CHUNK:
            self.flush()

    def flush(self) -> None:
        """Turn the collected rows into a chunk of each column."""
        for column, values in zip(self.columns, zip(*self.chunk, strict=True), strict=False):
            column.extend(values)  # type: ignore[attr-defined]  # lists, as long as rows are added
        self.chunk.clear()


def rows(source: Source, reading: Reading) -> Rows:
    """The rows below the header. Raises SourceError if there is no header or no text, RequestError for an impossible
    reading."""
    decoded = decode(source, reading.encoding)
    head = lines_of(decoded.text[:_HEAD])
    mark = separator(head, reading.separator, reading.mapping)
    top = top_of(decoded.text, head, mark, reading, source.name)
    within_cells(source, 1, len(top.header))
    build = _read_fast(decoded, top, mark) or _read_strictly(decoded.text, top, mark, source)
    build.blank += top.blank
    if top.trailing_separators:
        build = _without_trailing_cells(build)
    if len(build.lines) and is_total([column[-1] for column in build.columns], top.header):
        build = _without_total(build)
    used = replace(reading, encoding=decoded.encoding, separator=mark.mark)
    notes, facts = tuple(_notes(build)), tuple(_facts(decoded, build, head))
    return Rows(top.header, build.columns, build.lines, tuple(build.rejected), notes, facts, used, guarded=True)


def _read_fast(decoded: Text, top: Top, mark: Separator) -> _Builder | None:
    """The rows, read all at once; None if any of them may have a fault."""
    begin, data = len(decoded.text[: top.start].encode()), decoded.utf8 or decoded.text.encode()
    found = fast_rows(data, mark.mark, top.width, begin) if mark.quotes == PLAIN else None
    if found is None:
        return None
    return _Builder(top, mark, found.columns, found.lines + top.body + 1, blank=found.blank)


def _read_strictly(text: str, top: Top, mark: Separator, source: Source) -> _Builder:
    """The rows, read one by one; faulty ones are rejected. Raises SourceError if there are too many."""
    header, width, nul = top.header, top.width, "\0" in text
    build = _Builder(top, mark, tuple([] for _ in range(width)))
    for line, cells in records(lines_of(text), mark.mark, top.body, mark.quotes):
        if isinstance(cells, Fault):
            build.rejected.append(Rejected(line, "", cells.text, cells.reason, (cells.text,)))
        elif not cells or not (cells[0].strip() or any(map(str.strip, cells))):
            build.blank += 1
        elif nul and (fault := _nul_fault(header, line, cells)):
            build.rejected.append(fault)
        elif len(cells) == width:
            build.add(line, cells)
        elif is_comment(cells, width):
            build.comments.append(message("{text} (line {line})", text=quoted(mark.mark.join(cells)), line=f"{line}"))
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
    last = quoted(build.mark.mark.join(column[-1] for column in build.columns))
    reason = message("{text} (line {line})", text=last, line=f"{build.lines[-1]}")
    columns = tuple(column[:-1] for column in build.columns)
    short = [line for line in build.short if line != build.lines[-1]]
    return replace(build, columns=columns, lines=build.lines[:-1], short=short, total=reason)


def _without_trailing_cells(build: _Builder) -> _Builder:
    """The rows without the empty cells after the last separators; a row with text in such a cell is rejected."""
    width = len(build.top.header)
    overlong = {row for column in build.columns[width:] for row, cell in enumerate(column) if cell and cell.strip()}
    overlong_rows = sorted(overlong)
    rejected = [
        _too_long(width, int(build.lines[row]), [column[row] for column in build.columns], build.mark)
        for row in overlong_rows
    ]
    if overlong:
        keep = [row for row in range(len(build.lines)) if row not in overlong]
        columns = tuple([column[row] for row in keep] for column in build.columns[:width])
        lines = [int(build.lines[row]) for row in keep]
        return replace(build, columns=columns, lines=lines, rejected=[*build.rejected, *rejected])
    return replace(build, columns=build.columns[:width])


def _nul_fault(header: tuple[str, ...], line: int, cells: list[str]) -> Rejected | None:
    index = next((i for i, cell in enumerate(cells) if "\0" in cell), None)
    if index is None:
        return None
    column = header[index].strip() if index < len(header) else ""
    reason = message("a NUL character, which no text has: this part of the file is damaged")
    return Rejected(line, column, cells[index], reason, tuple(cells))


def _too_long(width: int, line: int, cells: list[str], mark: Separator) -> Rejected:
    reason = message(
        "{cells} where the header has {width}; put cells that have a {mark} in them between quotation marks",
        cells=counted(len(cells), "cell"),
        width=width,
        mark=mark.name,
    )
    return Rejected(line, "", mark.mark.join(cells[width:]), reason, tuple(cells))


def _facts(decoded: Text, build: _Builder, head: list[str]) -> Iterator[tuple[str, str]]:
    top, mark = build.top, build.mark
    yield message("format"), "CSV"
    yield message("encoding"), in_a_row((_encoding_name(decoded.encoding), decoded.because))
    yield message("separator"), in_a_row((mark.name, mark.because))
    if description := mark.quotes.description():
        yield message("quotation marks"), description
    titles = [quoted(head[line - 1].strip()) for line in top.titles]
    after = [message("after {text}", text=quoted(top.marked))] if top.marked else []
    if titles:
        lines = counted(len(titles), "title line")
        after.append(message("after {lines}: {titles}", lines=lines, titles=listed(titles)))
    yield message("header"), in_a_row((at_lines((top.line,)), *after))
    if build.comments:
        description = message(
            "{lines} with # first, not read as rows: {texts}",
            lines=counted(len(build.comments), "line"),
            texts=listed(build.comments),
        )
        yield message("comments"), description
    if build.total:
        yield (
            message("total"),
            message("the last line adds up the others and is no row: {total}", total=build.total),
        )


def _encoding_name(encoding: str) -> str:
    return encoding.title() if encoding.startswith("windows") else encoding.upper()


def _notes(build: _Builder) -> Iterator[str]:
    if build.blank:
        yield messages(
            build.blank,
            "{n} blank line skipped, not counted as a row.",
            "{n} blank lines skipped, not counted as rows.",
        )
    if build.top.trailing_separators:
        more = counted(build.top.trailing_separators, "separator")
        yield message("Each row ends with {separators} that the header does not have: left out.", separators=more)
    if build.short:
        fewer = (
            message(
                "{rows} with fewer cells than the other rows' {width} ({lines}): the missing cells are read as blank."
            )
            if build.top.trailing_separators
            else message(
                "{rows} with fewer cells than the header's {width} ({lines}): the missing cells are read as blank."
            )
        )
        short = counted(len(build.short), "row")
        yield message(fewer, rows=short, width=f"{build.top.width}", lines=at_lines(build.short))
    if not len(build.lines) and not build.rejected:
        names = quoted(", ".join(build.top.header))
        yield message("The file has a header ({names}) and no rows.", names=names)
