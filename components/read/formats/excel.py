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
from components.read.formats.excel_archive import packed, sheets, unpacked, within_bounds
from components.read.formats.excel_number_formats import shown_as
from components.read.rows import Rows
from components.read.sanitize import sanitized
from components.read.wording import at_lines, counted, listed, quoted

if TYPE_CHECKING:
    from components.model import Reading, Source

_ZIP = b"PK\x03\x04"
_Range = tuple[tuple[int, int], tuple[int, int]]  # first and last row and column, from 0
_EXACT = 10**15  # whole numbers from here on have more digits than a spreadsheet keeps


@dataclass(frozen=True)
class _Table:
    """The rows of a sheet from its header on, and the number of the header's row."""

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
    members = unpacked(source)
    if any(name.endswith("workbook.bin") for name in members):
        raise SourceError(
            message("{file} is a binary workbook (.xlsb); save it as .xlsx and load that.", file=source.name)
        )
    within_bounds(source, members)
    workbook = _opened(source, members)
    try:
        table, notes = _table(source, workbook, reading.sheet)
    except SourceError:
        if lines := _chat(workbook, reading.sheet):  # pasted into one column
            return chat.of_lines(source, lines, reading)
        raise
    return sanitized(_rows(table, shown_as(members, table.sheet), [*notes, *_errors(members)]))


def _opened(source: Source, members: dict[str, bytes]) -> python_calamine.CalamineWorkbook:
    try:
        return python_calamine.CalamineWorkbook.from_filelike(packed(members))
    except (python_calamine.CalamineError, OSError) as fault:
        raise SourceError(
            message(
                "{file} cannot be read as an Excel workbook; open it in a spreadsheet program and save it again.",
                file=source.name,
            )
        ) from fault


def _table(source: Source, workbook: python_calamine.CalamineWorkbook, stated: str) -> tuple[_Table, list[str]]:
    """The stated sheet, or the first with two rows of two cells, visible ones first; a note names the others."""
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
    grid = list(sheet.iter_rows())
    filled = [sum(cell not in ("", None) for cell in row) for row in grid]
    wide = [at for at, count in enumerate(filled) if count > 1]
    if not wide:
        return None
    at, start = wide[0], sheet.start or (0, 0)
    above = [" ".join(_text(cell, False) for cell in row if cell != "") for row in grid[:at]]
    body, ranges = grid[at:], sheet.merged_cell_ranges or []
    if names := _joined(body, ranges, (start[0] + at, start[1])):
        at, body = at + 1, [names, *body[2:]]
    merged = _filled_down(body, ranges, (start[0] + at, start[1]))
    return _Table(sheet.name, start[0] + at + 1, body, [text for text in above if text], merged, bool(names))


def _joined(grid: list[list[Any]], ranges: list[_Range], start: tuple[int, int]) -> list[Any]:
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
    others = [cell for at, cell in enumerate(upper) if at not in over]
    often = Counter(cell for cell in (*lower, *others) if cell != "")
    names = [cell if often[cell] == 1 or at not in named else f"{over[at]} {cell}" for at, cell in enumerate(lower)]
    return [name if at in named else upper[at] for at, name in enumerate(names)]


def _filled_down(grid: list[list[Any]], ranges: list[_Range], start: tuple[int, int]) -> int:
    """The number of cells below the header that received the value of the cell they are merged with, further up in
    their column; `start` is the place of the grid's first cell in the sheet."""
    count = 0
    solid = [any(cell != "" for cell in row) for row in grid]
    for (top, left), (bottom, _) in ranges:
        column, first = left - start[1], top - start[0]
        if first < 1 or not 0 <= column < len(grid[0]) or first >= len(grid) or grid[first][column] == "":
            continue
        for at in range(first + 1, min(bottom - start[0] + 1, len(grid))):
            if solid[at] and (row := grid[at])[column] == "":
                row[column] = grid[first][column]
                count += 1
    return count


def _rows(table: _Table, shown: dict[tuple[int, int], int], notes: list[str]) -> Rows:
    body = [(line, row) for line, row in enumerate(table.grid[1:], table.first + 1) if any(cell != "" for cell in row)]
    blank = len(table.grid) - 1 - len(body)
    lines = [line for line, _ in body]
    columns: list[list[str]] = []
    header: list[str] = []
    for place, name in enumerate(table.grid[0]):
        cells = [row[place] for _, row in body]
        if name == "" and not any(cell != "" for cell in cells):
            continue  # a column that is only formatted
        header.append(_text(name, False))
        columns.append(_column(cells, [shown.get((line, place), 0) for line in lines] if shown else []))
    if table.two:
        note = message("The header has two rows: names below a merged cell are those of the columns.")
        notes = [*notes, note]
    if table.first > 1:
        note = message("The header is in row {row}.", row=f"{table.first}")
        if table.above:
            note = message(
                "The header is in row {row} ({texts} above it).",
                row=f"{table.first}",
                texts=listed([quoted(text) for text in table.above]),
            )
        notes = [*notes, note]
    if blank:
        note = messages(
            blank, "{n} blank row skipped, not counted as a row.", "{n} blank rows skipped, not counted as rows."
        )
        notes = [*notes, note]
    if table.merged:
        note = counted(table.merged, "cell")
        notes = [
            *notes,
            message("Merged cells say what they say for each of their rows: {cells} filled down.", cells=note),
        ]
    if shown:
        at = sorted({line for line, _ in shown} & set(lines))
        notes = [
            *notes,
            message("Dates that their cells show as a month or a year are read as that ({lines}).", lines=at_lines(at)),
        ]
    first = message("row {row}", row=f"{table.first}")
    facts = ((message("format"), "Excel"), (message("sheet"), table.sheet), (message("header"), first))
    used = replace(AS_FOUND, sheet=table.sheet)
    return Rows(tuple(header), tuple(columns), lines, (), tuple(notes), facts, used, guarded=True)


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
        hours, rest = divmod(int(cell.total_seconds()), 3600)
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return str(cell)


def _errors(members: dict[str, bytes]) -> list[str]:
    found = sum(xml.count(b't="e"') for xml in sheets(members))
    return (
        [message("{cells} with an error such as #N/A or #REF!, read as blank.", cells=counted(found, "cell"))]
        if found
        else []
    )
