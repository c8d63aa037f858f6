"""Events as an Excel workbook (Office Open XML, ECMA-376): one sheet, every cell a text.

So no text becomes a formula, and no date is changed: `2014-02` stays a month.
"""

from __future__ import annotations

import re
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from components.cells.guard import guard
from components.errors import ExportError
from components.language import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from components.model import Int64, Store

_MOST_ROWS, _MOST_COLUMNS, _MOST_CHARACTERS = 1_048_576, 16_384, 32_767  # of a sheet, and of a cell
_WIDE = {"title": 44, "description": 60, "actors": 30}  # characters; 14 for all other columns
_AT_A_TIME = 20_000  # rows whose cells are Python texts at the same time
_ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_|[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="events" sheetId="1" r:id="rId1"/></sheets></workbook>',
    # Styles: 0 plain text, 1 bold for the header, 2 for texts that look like formulas, which stay texts when edited. 49
    # is Excel's format “Text”.
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    "</fills><borders count=\"1\"><border/></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}  # fmt: skip


def as_excel(store: Store, rows: Int64) -> bytes:
    """A workbook with our columns and the file's own, one line a row below a header. Raises ExportError for more rows,
    columns or characters in a cell than a sheet can hold."""
    if len(rows) >= _MOST_ROWS or len(store.columns) > _MOST_COLUMNS:
        raise ExportError(
            message(
                "A sheet holds {rows} rows below its header and {columns} columns; there are {n} "
                "and {other}. Export fewer events, or CSV or Parquet.",
                rows=_MOST_ROWS - 1,
                columns=_MOST_COLUMNS,
                n=len(rows),
                other=len(store.columns),
            )
        )
    content = BytesIO()
    with ZipFile(content, "w") as packed:
        for name, text in _PARTS.items():
            packed.writestr(_entry(name), _HEAD + text)
        with packed.open(_entry("xl/worksheets/sheet1.xml"), "w") as sheet:
            for text in _sheet(store, rows):
                sheet.write(text.encode())
    return content.getvalue()


def _entry(name: str) -> ZipInfo:
    """A member of the package, with a fixed date, so that the same events make the same bytes."""
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    return entry


def _sheet(store: Store, rows: Int64) -> Iterator[str]:
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{_WIDE.get(column, 14)}" customWidth="1"/>'
        for number, column in enumerate(store.columns, 1)
    )
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    yield f"<cols>{widths}</cols><sheetData>"
    yield _row(store.columns, header=True)
    for begin in range(0, len(rows), _AT_A_TIME):
        piece = rows[begin : begin + _AT_A_TIME]
        yield from map(_row, zip(*(store.cells(column, piece) for column in store.columns), strict=True))
    yield "</sheetData></worksheet>"


def _row(cells: Iterable[str], header: bool = False) -> str:
    return f"<row>{''.join(_cell(cell, header) for cell in cells)}</row>"


def _cell(text: str, header: bool) -> str:
    if not text:
        return "<c/>"
    if len(text) > _MOST_CHARACTERS:
        raise ExportError(
            message(
                "A cell of a sheet holds {most_characters} characters; there is one of {n}, which begins "
                "with “{text}…”. Export CSV or Parquet.",
                most_characters=_MOST_CHARACTERS,
                n=len(text),
                text=text[:40],
            )
        )
    style = ' s="1"' if header else ' s="2"' if guard(text) != text else ""
    words = escape(_ESCAPED.sub(_escape_code, text), quote=False)
    return f'<c t="inlineStr"{style}><is><t xml:space="preserve">{words}</t></is></c>'


def _escape_code(found: re.Match[str]) -> str:
    """Excel's escape (`_x000D_`) for a character that XML cannot hold, or for the first one of a text that looks like
    such an escape."""
    return f"_x{ord(found[0][0]):04X}_{found[0][1:]}"
