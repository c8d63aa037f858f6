"""FLOOR 3 · export: kept events, or the figure drawn of them, → bytes. One file a format.

A new format is a new file with a function that makes the bytes, and one line in `FORMATS`: the page's buttons and the
suffixes that the command line takes come from there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from components.export.as_csv import as_csv
from components.export.as_json import as_json
from components.export.image import image, missing_browser
from components.export.name import file_name

if TYPE_CHECKING:
    from components.model import Int64, Store

__all__ = ["FORMATS", "Format", "file_name", "missing_browser"]

Figure = Callable[[], dict[str, Any]]  # drawn only by those who need it


@dataclass(frozen=True)
class Format:
    """A file format: its name is the suffix without the dot. A `picture` shows events and needs at least one; whether
    this machine can make it is another matter: `needs_browser`."""

    name: str
    label: str
    mime: str
    make: Callable[[Store, Int64, Figure], bytes]
    picture: bool = False
    needs_browser: bool = False
    raw: Callable[[Store, Int64, Figure], bytes] | None = None  # with no cell marked for spreadsheets, where there is


def _image(name: str, label: str, mime: str) -> Format:
    def make(_store: Store, _rows: Int64, figure: Figure) -> bytes:
        drawn = figure()
        return image(drawn, name, round(drawn["layout"]["width"]), round(drawn["layout"]["height"]))

    return Format(name, label, mime, make, picture=True, needs_browser=True)


FORMATS = (
    _image("png", "PNG image", "image/png"),
    _image("svg", "SVG image, its text stays text", "image/svg+xml"),
    _image("pdf", "PDF document", "application/pdf"),
    Format(
        "csv",
        "CSV, Dateline's own columns and the file's",
        "text/csv",
        lambda store, rows, _: as_csv(store, rows),
        raw=lambda store, rows, _: as_csv(store, rows, raw=True),
    ),
    Format("json", "JSON, every bound spelled out", "application/json", lambda store, rows, _: as_json(store, rows)),
)
