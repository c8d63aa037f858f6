"""A file format: its name, how its file is made, and what it loses or leaves out; pictures, tables and other data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.export.drawing import Drawing
    from components.export.plain_dates import Accepted
    from components.model import Int64, Request, Store


@dataclass(frozen=True)
class Format:
    """A file format, named by its suffix without the dot. A `picture` shows events and needs at least one; with
    `one_page` its file holds one page. `loses` is a sentence about the precision that dates lose in it, "" for none;
    `leaves` are the parts of events that it leaves out (`parts.PARTS`). `holds` tells which events it can hold, None
    for all; `make` leaves the others out. `lists` is whether it contains the events one by one, with or without a
    picture; `letters`, whether its letters are drawn with our fonts, with boxes for those that no font has; `signed`,
    whether it has a place for a signature (C2PA)."""

    name: str
    label: str
    mime: str
    make: Callable[[Store, Int64, Drawing], bytes]
    picture: bool = False
    one_page: bool = False
    size: Callable[[Request], tuple[int, int]] | None = None  # px, the largest picture that it holds
    raw: Callable[[Store, Int64, Drawing], bytes] | None = (
        None  # `make` without guards against formulas in spreadsheets; None: it never has any
    )
    loses: str = ""
    leaves: tuple[str, ...] = ()
    holds: Accepted | None = None
    lists: bool = True
    letters: bool = False
    signed: bool = False


def picture_format(name: str, label: str, mime: str, one_page: bool = True, letters: bool = True) -> Format:
    """The format of a picture alone, made by picture.py."""

    def make(_store: Store, _rows: Int64, drawing: Drawing) -> bytes:
        from components.export.picture import MAKERS  # noqa: PLC0415 (slow to import, and not always needed)

        return MAKERS[name](drawing())

    return Format(name, label, mime, make, True, one_page, lists=False, letters=letters, signed=True)


def data_format(
    name: str,
    label: str,
    mime: str,
    make: Callable[[Store, Int64], bytes],
    loses: str = "",
    holds: Accepted | None = None,
    leaves: tuple[str, ...] = (),
) -> Format:
    """The format of a file of data; `make` gets the rows that it can hold."""
    return Format(name, label, mime, _limited(make, holds), loses=loses, leaves=leaves, holds=holds)


def sheet_format(
    name: str,
    label: str,
    make: Callable[[Store, Int64, bool], bytes],
    loses: str = "",
    holds: Accepted | None = None,
    leaves: tuple[str, ...] = (),
) -> Format:
    """The format of a table in CSV. `make` also takes whether it is raw: without guards against formulas."""
    guarded = _limited(lambda store, rows: make(store, rows, False), holds)
    raw = _limited(lambda store, rows: make(store, rows, True), holds)
    return Format(name, label, "text/csv", guarded, raw=raw, loses=loses, leaves=leaves, holds=holds)


def _limited(make: Callable[[Store, Int64], bytes], holds: Accepted | None) -> Callable[[Store, Int64, Drawing], bytes]:
    """A `make` of a `Format` that leaves out the rows that the format cannot hold."""
    return lambda store, rows, _: make(store, rows[holds.of(store, rows)] if holds else rows)
