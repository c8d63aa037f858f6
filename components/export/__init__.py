"""FLOOR 3 · export: kept events, or the picture drawn of them, → bytes. One file a format.

A new format is a new file with a function that makes the bytes, and one line in `FORMATS`: the page's buttons and the
suffixes that the command line takes come from there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.export.as_csv import as_csv
from components.export.as_json import as_json
from components.export.name import file_name
from components.export.picture import Picture, as_pdf, as_png, as_svg, as_webp

if TYPE_CHECKING:
    from components.model import Int64, Store

__all__ = ["FORMATS", "Format", "Picture", "file_name"]

Drawing = Callable[[], Picture]  # made only for those who need it


@dataclass(frozen=True)
class Format:
    """A file format: its name is the suffix without the dot. A `picture` shows events and needs at least one."""

    name: str
    label: str
    mime: str
    make: Callable[[Store, Int64, Drawing], bytes]
    picture: bool = False
    raw: Callable[[Store, Int64, Drawing], bytes] | None = None  # with no cell marked for spreadsheets, where there is


def _picture(name: str, label: str, mime: str, make: Callable[[Picture], bytes]) -> Format:
    return Format(name, label, mime, lambda _store, _rows, drawing: make(drawing()), picture=True)


FORMATS = (
    _picture("png", "PNG image", "image/png", as_png),
    _picture("svg", "SVG image, its text stays text", "image/svg+xml", as_svg),
    _picture("pdf", "PDF document, its text stays text", "application/pdf", as_pdf),
    _picture("webp", "WebP image", "image/webp", as_webp),
    Format(
        "csv",
        "CSV, Dateline's own columns and the file's",
        "text/csv",
        lambda store, rows, _: as_csv(store, rows),
        raw=lambda store, rows, _: as_csv(store, rows, raw=True),
    ),
    Format("json", "JSON, every bound spelled out", "application/json", lambda store, rows, _: as_json(store, rows)),
)
