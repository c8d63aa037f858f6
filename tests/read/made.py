"""Small files of each format, made on the spot."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def workbook(
    *sheets: Sequence[Sequence[Any]], shown: Mapping[str, str] | None = None, merged: Sequence[str] = ()
) -> bytes:
    """An .xlsx of these sheets, “Sheet 1” and on; `shown` are number formats by cell of the first, `merged` ranges."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
        for place, form in (shown or {}).items() if number == 1 else ():
            sheet[place].number_format = form
        for place in merged if number == 1 else ():
            sheet.merge_cells(place)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def archive(members: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, member in members.items():
            made.writestr(name, member)
    return content.getvalue()


def changed(book: bytes, members: Mapping[str, bytes]) -> bytes:
    """A workbook with some of its parts replaced, or more of them."""
    with zipfile.ZipFile(io.BytesIO(book)) as made:
        return archive({name: made.read(name) for name in made.namelist()} | dict(members))


def sheet_xml(rows: bytes) -> bytes:
    name = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<?xml version="1.0"?><worksheet xmlns="' + name + b'"><sheetData>' + rows + b"</sheetData></worksheet>"


def parquet(columns: Mapping[str, Any], **options: Any) -> bytes:
    content = io.BytesIO()
    pq.write_table(pa.table(dict(columns)), content, **options)
    return content.getvalue()


def as_json(value: Any) -> bytes:
    return json.dumps(value).encode()


def calendar(*events: str, more: str = "") -> bytes:
    """An .ics with these events' lines."""
    wrapped = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{more}{wrapped}END:VCALENDAR\n".replace("\n", "\r\n").encode()
