"""Number formats of dates in an Excel workbook: the cell of “Oct 2014” holds a whole day, and only its format shows a
month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.read.formats.excel_archive import column_number

if TYPE_CHECKING:
    from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MONTH_ONLY = {17: "mmm-yy"}  # the built-in formats without a day
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)")
_STYLE = re.compile(rb"\bs\s*=\s*[\"'](\d+)[\"']")
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")


def shown_lengths(members: dict[str, bytes], sheet: str) -> dict[tuple[int, int], int]:
    """Cells shown as a month or a year only: (row from 1, column from 0) → the number of characters of `2014-10-28`
    that they show."""
    lengths = _lengths(members.get("xl/styles.xml", b""))
    xml = members.get(_member_of_sheet(members, sheet), b"") if lengths else b""
    found = {}
    for cell in _CELL.finditer(xml):
        style, place = _STYLE.search(cell[1]), _PLACE.search(cell[1])
        if style and place and int(style[1]) in lengths:
            found[int(place[2]), column_number(place[1]) - 1] = lengths[int(style[1])]
    return found


def _lengths(styles: bytes) -> dict[int, int]:
    """Cell style → 7 if its format has months and years but no days, 4 if it has years only."""
    root = _tree(styles)
    if root is None:
        return {}
    codes = _MONTH_ONLY | {
        int(form.get("numFmtId", "0")): form.get("formatCode", "") for form in root.iter(f"{_MAIN}numFmt")
    }
    used = root.find(f"{_MAIN}cellXfs")
    formats = [] if used is None else [codes.get(int(style.get("numFmtId") or 0), "") for style in used]
    return {style: length for style, code in enumerate(formats) if (length := _length(code))}


def _length(code: str) -> int:
    plain = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", code.partition(";")[0]).lower()
    if "y" not in plain or re.search("[dhs0#?]", plain):
        return 0
    return 7 if "m" in plain else 4


def _member_of_sheet(members: dict[str, bytes], sheet: str) -> str:
    """The name of the archive member with a sheet's cells."""
    book, relations = _tree(members.get("xl/workbook.xml", b"")), _tree(members.get("xl/_rels/workbook.xml.rels", b""))
    if book is None or relations is None:
        return ""
    key = next((element.get(_RELATION) for element in book.iter(f"{_MAIN}sheet") if element.get("name") == sheet), None)
    target = next((element.get("Target", "") for element in relations if element.get("Id") == key), "")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _tree(xml: bytes) -> ElementTree.Element | None:
    from xml.etree import ElementTree as Trees  # noqa: PLC0415 (slow to import, and not always needed)

    try:
        return Trees.fromstring(xml)
    except (Trees.ParseError, ValueError, LookupError):
        return None
