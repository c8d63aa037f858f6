"""Excel workbooks (.xlsx): the first sheet that holds a table → rows; a row's line is its number in the sheet.

Typed cells become the text that says the same: days and times as ISO 8601, 2014.0 as 2014, TRUE and FALSE. A date that
its cell shows as a month or a year is read as that. Formulas count with the value that was last worked out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import python_calamine

from components.errors import SourceError
from components.read.formats.excel_archive import packed, sheets, unpacked, within_bounds
from components.read.formats.excel_number_formats import shown_as
from components.read.rows import Rows
from components.read.sanitize import sound
from components.read.wording import at_lines, counted, listed, quoted

if TYPE_CHECKING:
    from components.model import Reading, Source

_ZIP = b"PK\x03\x04"
_EXACT = 10**15  # whole numbers from here on have more digits than a spreadsheet keeps


@dataclass(frozen=True)
class _Table:
    """A sheet's rows from its header on, and the number of the header's row."""

    sheet: str
    first: int
    grid: list[list[Any]]
    above: list[str]


def knows(content: bytes) -> bool:
    """Whether a file is a zip archive with a workbook in it."""
    return content.startswith(_ZIP) and b"xl/" in content


def rows(source: Source, _reading: Reading) -> Rows:
    """Every row below the header of the first sheet with a table. Raises SourceError where there is none."""
    if not source.content.startswith(_ZIP):
        raise SourceError(f"{source.name} is no Excel workbook (.xlsx); save it as one.")
    members = unpacked(source)
    if any(name.endswith("workbook.bin") for name in members):
        raise SourceError(f"{source.name} is a binary workbook (.xlsb); save it as .xlsx and load that.")
    within_bounds(source, members)
    workbook = _opened(source, members)
    table, notes = _table(source, workbook)
    return sound(_rows(table, shown_as(members, table.sheet), [*notes, *_errors(members)]))


def _opened(source: Source, members: dict[str, bytes]) -> python_calamine.CalamineWorkbook:
    try:
        return python_calamine.CalamineWorkbook.from_filelike(packed(members))
    except (python_calamine.CalamineError, OSError) as fault:
        raise SourceError(
            f"{source.name} cannot be read as an Excel workbook; open it in a spreadsheet program and save it again."
        ) from fault


def _table(source: Source, workbook: python_calamine.CalamineWorkbook) -> tuple[_Table, list[str]]:
    """The first sheet with two rows of two cells, visible ones first; what is said names the others."""
    kinds = [sheet for sheet in workbook.sheets_metadata if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet]
    kinds.sort(key=lambda sheet: sheet.visible != python_calamine.SheetVisibleEnum.Visible)
    for sheet in kinds:
        try:
            grid = workbook.get_sheet_by_name(sheet.name)
            found = _header(sheet.name, grid.start, list(grid.iter_rows()))
        except (python_calamine.CalamineError, OSError) as fault:
            raise SourceError(
                f"{source.name} has a sheet {quoted(sheet.name)} that cannot be read; "
                "open the workbook in a spreadsheet program and save it again."
            ) from fault
        if found:
            others = [quoted(other.name) for other in kinds if other is not sheet]
            left = f"; not read: {listed(others)}" if others else ""
            return found, [f"Read from the sheet {quoted(sheet.name)}{left}."]
    names = listed([quoted(sheet.name) for sheet in kinds])
    raise SourceError(
        f"{source.name} has no sheet with a table of at least two columns and a row below its header ({names})."
    )


def _header(name: str, start: tuple[int, int] | None, grid: list[list[Any]]) -> _Table | None:
    filled = [sum(cell not in ("", None) for cell in row) for row in grid]
    wide = [at for at, count in enumerate(filled) if count > 1]
    if not wide:
        return None
    at = wide[0]
    first = (start[0] if start else 0) + at + 1
    above = [" ".join(_text(cell, False) for cell in row if cell != "") for row in grid[:at]]
    return _Table(name, first, grid[at:], [text for text in above if text])


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
    if table.first > 1:
        above = f" ({listed([quoted(text) for text in table.above])} above it)" if table.above else ""
        notes = [*notes, f"The header is in row {table.first}{above}."]
    if blank:
        notes = [*notes, f"{counted(blank, 'blank row')} skipped, not counted as {'a row' if blank == 1 else 'rows'}."]
    if shown:
        at = sorted({line for line, _ in shown} & set(lines))
        notes = [*notes, f"Dates that their cells show as a month or a year are read as that ({at_lines(at)})."]
    facts = (("format", "Excel"), ("sheet", table.sheet), ("header", f"row {table.first}"))
    return Rows(tuple(header), tuple(columns), lines, (), tuple(notes), facts, guarded=True)


def _column(cells: list[Any], lengths: list[int]) -> list[str]:
    """The texts of a column; its times have seconds where any of them has."""
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
    return [f"{counted(found, 'cell')} with an error such as #N/A or #REF!, read as blank."] if found else []
