"""Excel workbooks (.xlsx): the first sheet that holds a table → rows; a row's line is its number in the sheet.

Typed cells become equivalent text: days and times as ISO 8601, 2014.0 as 2014, TRUE and FALSE. A date that its cell
shows as a month or a year is read as that. Formulas count with their last computed value.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import python_calamine

from components.errors import RequestError, SourceError
from components.language import message, messages
from components.model import AS_FOUND
from components.read.formats import chat
from components.read.formats.excel_archive import pack, sheets, unpack, within_bounds
from components.read.formats.excel_number_formats import shown_lengths
from components.read.rows import Rows
from components.read.sanitize import sanitize
from components.read.wording import at_lines, counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.model import Reading, Source

_ZIP = b"PK\x03\x04"
_Range = tuple[tuple[int, int], tuple[int, int]]  # first and last row and column, from 0
_EXACT = 10**15  # whole numbers from here on have more digits than a spreadsheet keeps


@dataclass(frozen=True)
class _Table:
    """The rows of a sheet from its header on, the number of the header's row (`first`, from 1), and the texts above
    it."""

    sheet: str
    first: int
    grid: list[list[Any]]
    above: list[str]
    merged: int = 0  # cells under a merged one, which are given its value
    two: bool = False  # whether the header has two rows, of which `first` is the lower


def knows(content: bytes) -> bool:
    """Whether a file is a zip archive with a workbook in it."""
    return content.startswith(_ZIP) and b"xl/" in content


def rows(source: Source, reading: Reading) -> Rows:
    """The rows below the header of the sheet that is stated, or else of the first with a table. Raises SourceError if
    there is none, RequestError for an unknown sheet."""
    if not source.content.startswith(_ZIP):
        raise SourceError(message("{file} is no Excel workbook (.xlsx); save it as one.", file=source.name))
    members = unpack(source)
    if any(name.endswith("workbook.bin") for name in members):
        raise SourceError(
            message("{file} is a binary workbook (.xlsb); save it as .xlsx and load that.", file=source.name)
        )
    within_bounds(source, members)
    workbook = _open_workbook(source, members)
    try:
        table, notes = _table(source, workbook, reading.sheet)
    except SourceError:
        if lines := _chat(workbook, reading.sheet):  # pasted into one column
            return chat.rows_of_lines(source, lines, reading)
        raise
    return sanitize(_rows(table, shown_lengths(members, table.sheet), [*notes, *_errors(members)]))


def _open_workbook(source: Source, members: dict[str, bytes]) -> python_calamine.CalamineWorkbook:
    try:
        return python_calamine.CalamineWorkbook.from_filelike(pack(members))
    except (python_calamine.CalamineError, OSError) as fault:
        raise SourceError(
            message(
                "{file} cannot be read as an Excel workbook; open it in a spreadsheet program and save it again.",
                file=source.name,
            )
        ) from fault


def _table(source: Source, workbook: python_calamine.CalamineWorkbook, stated: str) -> tuple[_Table, list[str]]:
    """The table of the stated sheet, or of the first with a row of two filled cells, visible sheets first; and a note
    that names the others. Raises SourceError if there is none, RequestError for an unknown sheet."""
    kinds = [sheet for sheet in workbook.sheets_metadata if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet]
    kinds.sort(key=lambda sheet: sheet.visible != python_calamine.SheetVisibleEnum.Visible)
    names = listed([quoted(sheet.name) for sheet in kinds], 20)
    wanted = [sheet for sheet in kinds if stated.strip().casefold() in ("", sheet.name.strip().casefold())]
    if stated and not wanted:
        raise RequestError(
            message(
                "{file} has no sheet {stated}; there are: {names}.",
                file=source.name,
                stated=quoted(stated),
                names=names,
            )
        )
    for sheet in wanted:
        try:
            found = _header(workbook.get_sheet_by_name(sheet.name))
        except (python_calamine.CalamineError, OSError) as fault:
            raise SourceError(
                message(
                    "{file} has a sheet {name} that cannot be read; open the workbook in a spreadsheet program and "
                    "save it again.",
                    file=source.name,
                    name=quoted(sheet.name),
                )
            ) from fault
        if found:
            others = [quoted(other.name) for other in kinds if other is not sheet]
            if not others:
                return found, [message("Read from the sheet {sheet}.", sheet=quoted(sheet.name))]
            note = message(
                "Read from the sheet {sheet}. Not read: {others}. Name another as “sheet” to read that instead.",
                sheet=quoted(sheet.name),
                others=listed(others),
            )
            return found, [note]
    raise SourceError(
        message(
            "{file} has no sheet with a table of at least two columns and a row below its header ({names}).",
            file=source.name,
            names=message("{sheet} is none", sheet=quoted(stated)) if stated else names,
        )
    )


def _chat(workbook: python_calamine.CalamineWorkbook, stated: str) -> list[tuple[int, str]]:
    """The lines of a chat, each with the number of its row, of the first sheet that holds one; none if no sheet
    does."""
    kinds = [sheet for sheet in workbook.sheets_metadata if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet]
    for kind in kinds:
        if stated.strip().casefold() not in ("", kind.name.strip().casefold()):
            continue
        try:
            sheet = workbook.get_sheet_by_name(kind.name)
        except (python_calamine.CalamineError, OSError):
            continue  # which has been said
        cells = enumerate(sheet.iter_rows(), (sheet.start or (0, 0))[0] + 1)
        lines = [(row, line) for row, texts in cells for line in "".join(map(str, texts)).splitlines()]
        if chat.knows("\n".join(line for _, line in lines).encode()):
            return lines
    return []


def _header(sheet: python_calamine.CalamineSheet) -> _Table | None:
    """The table that begins with the first row of two filled cells; None if there is no such row."""
    grid = list(sheet.iter_rows())
    filled = [sum(cell not in ("", None) for cell in row) for row in grid]
    wide = [index for index, count in enumerate(filled) if count > 1]
    if not wide:
        return None
    index, start = wide[0], sheet.start or (0, 0)
    above = [" ".join(_text(cell, False) for cell in row if cell != "") for row in grid[:index]]
    body, ranges = grid[index:], sheet.merged_cell_ranges or []
    if names := _two_row_header(body, ranges, (start[0] + index, start[1])):
        index, body = index + 1, [names, *body[2:]]
    merged = _fill_merged_cells(body, ranges, (start[0] + index, start[1]))
    return _Table(sheet.name, start[0] + index + 1, body, [text for text in above if text], merged, bool(names))


def _two_row_header(grid: list[list[Any]], ranges: list[_Range], start: tuple[int, int]) -> list[Any]:
    """The names of a header of two rows, the upper one with cells merged over several columns: the lower names,
    preceded by the upper one if several are the same. Empty for a header of one row."""
    if len(grid) < 3:
        return []
    upper, lower = grid[:2]
    wide = [(left - start[1], right - start[1]) for (top, left), (bottom, right) in ranges
            if top == bottom == start[0] and left < right]  # fmt: skip
    over = {column: upper[left] for left, right in wide for column in range(left, right + 1) if column < len(upper)}
    named = {column for column, cell in enumerate(lower) if cell != ""}
    if not over or not named or not named <= over.keys() or any(not isinstance(lower[column], str) for column in named):
        return []
    others = [cell for index, cell in enumerate(upper) if index not in over]
    count_of = Counter(cell for cell in (*lower, *others) if cell != "")
    names = [
        cell if count_of[cell] == 1 or index not in named else f"{over[index]} {cell}"
        for index, cell in enumerate(lower)
    ]
    return [name if index in named else upper[index] for index, name in enumerate(names)]


def _fill_merged_cells(grid: list[list[Any]], ranges: list[_Range], start: tuple[int, int]) -> int:
    """The number of cells below the header that are filled with the value of the cell they are merged with, further up
    in their column. `start` is the place of the grid's first cell in the sheet; the grid is changed."""
    count = 0
    is_filled = [any(cell != "" for cell in row) for row in grid]
    for (top, left), (bottom, _) in ranges:
        column, first = left - start[1], top - start[0]
        if first < 1 or not 0 <= column < len(grid[0]) or first >= len(grid) or grid[first][column] == "":
            continue
        for index in range(first + 1, min(bottom - start[0] + 1, len(grid))):
            if is_filled[index] and (row := grid[index])[column] == "":
                row[column] = grid[first][column]
                count += 1
    return count


def _rows(table: _Table, shown: dict[tuple[int, int], int], notes: list[str]) -> Rows:
    body = [(line, row) for line, row in enumerate(table.grid[1:], table.first + 1) if any(cell != "" for cell in row)]
    blank = len(table.grid) - 1 - len(body)
    lines = [line for line, _ in body]
    columns: list[list[str]] = []
    header: list[str] = []
    for index, name in enumerate(table.grid[0]):
        cells = [row[index] for _, row in body]
        if name == "" and not any(cell != "" for cell in cells):
            continue  # a column that is only formatted
        header.append(_text(name, False))
        columns.append(_column(cells, [shown.get((line, index), 0) for line in lines] if shown else []))
    notes = [*notes, *_table_notes(table, blank)]
    if shown:
        shown_lines = sorted({line for line, _ in shown} & set(lines))
        note = message(
            "Dates that their cells show as a month or a year are read as that ({lines}).", lines=at_lines(shown_lines)
        )
        notes.append(note)
    first = message("row {row}", row=f"{table.first}")
    facts = ((message("format"), "Excel"), (message("sheet"), table.sheet), (message("header"), first))
    used = replace(AS_FOUND, sheet=table.sheet)
    return Rows(tuple(header), tuple(columns), lines, (), tuple(notes), facts, used, guarded=True)


def _table_notes(table: _Table, blank: int) -> Iterator[str]:
    """Notes on the header, on `blank` rows and on merged cells."""
    if table.two:
        yield message("The header has two rows: names below a merged cell are those of the columns.")
    if table.above and table.first > 1:
        yield message(
            "The header is in row {row} ({texts} above it).",
            row=f"{table.first}",
            texts=listed([quoted(text) for text in table.above]),
        )
    elif table.first > 1:
        yield message("The header is in row {row}.", row=f"{table.first}")
    if blank:
        yield messages(
            blank, "{n} blank row skipped, not counted as a row.", "{n} blank rows skipped, not counted as rows."
        )
    if table.merged:
        cells = counted(table.merged, "cell")
        yield message("Merged cells say what they say for each of their rows: {cells} filled down.", cells=cells)


def _column(cells: list[Any], lengths: list[int]) -> list[str]:
    """The texts of a column; its times have seconds if any of them does."""
    seconds = any(isinstance(cell, (datetime, time)) and (cell.second or cell.microsecond) for cell in cells)
    texts = [cell if isinstance(cell, str) else _text(cell, seconds) for cell in cells]
    if any(lengths):
        texts = [text[:length] if length else text for text, length in zip(texts, lengths, strict=True)]
    return texts


def _text(cell: Any, seconds: bool) -> str:
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT else repr(cell)
    if isinstance(cell, (datetime, time)):
        exact = "auto" if seconds else "minutes"
        return cell.isoformat(**({"sep": "T"} if isinstance(cell, datetime) else {}), timespec=exact)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        hours, remainder = divmod(int(cell.total_seconds()), 3600)
        return f"{hours}:{remainder // 60:02}:{remainder % 60:02}"
    return str(cell)


def _errors(members: dict[str, bytes]) -> list[str]:
    found = sum(xml.count(b't="e"') for xml in sheets(members))
    return (
        [message("{cells} with an error such as #N/A or #REF!, read as blank.", cells=counted(found, "cell"))]
        if found
        else []
    )
