"""Machine logs: The Sleuth Kit's mactime, Hayabusa's detections, Zeek's network logs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from components.language import message
from components.read.formats.notation import actors_cell
from components.read.known.forensic import known_cell
from components.read.known.layout import Arranged, Column, Layout, Sheet, headless, join_filled, one_line
from components.read.known.moments import edtf_of_clocked, edtf_of_epoch, from_micros, micros_of
from components.read.known.stamps import interval, order_note, order_of, stamp
from components.read.wording import counted

if TYPE_CHECKING:
    from components.read.rows import Rows

_MACTIME = ("Date", "Size", "Type", "Mode", "UID", "GID", "Meta", "File Name")
_TIMES = re.compile(r"[m.][a.][c.][b.]")
_WORDS = {"m": "modified", "a": "accessed", "c": "changed", "b": "born"}


def _headed(rows: Rows) -> Rows:
    """The rows under mactime's header, which its older versions leave out."""
    first = [cell.strip() for cell in rows.header]
    if len(first) != len(_MACTIME) or not _TIMES.fullmatch(first[2]) or not re.search(r"\d{4}", first[0]):
        return rows
    return headless(rows, _MACTIME, message("The file has no header; its eight columns are mactime's."))


def _mactime(sheet: Sheet) -> Arranged:
    dates, above, filled = [], "", 0
    for cell in sheet["date"]:
        filled += not cell.strip() and bool(above)
        above = cell.strip() or above
        dates.append(above)
    read = {text: stamp(text) for text in set(dates)}
    notes = (
        [
            message(
                "{dates} read as the date of the row above, as mactime means it.", dates=counted(filled, "blank date")
            )
        ]
        if filled
        else []
    )
    return {
        "date": [read[text] for text in dates],
        "title": sheet.map_cells(one_line, "file name"),
        "actors": sheet.map_cells(lambda owner: actors_cell([(owner, "owner")] if not owner.isdigit() else []), "uid"),
        "type": sheet.map_cells(_times, "type"),
    }, notes


def _times(letters: str) -> str:
    """`m.c.` → modified, changed."""
    return join_filled((_WORDS.get(letter, "") for letter in letters), ", ") if _TIMES.fullmatch(letters) else letters


def _hayabusa(sheet: Sheet) -> Arranged:
    order, why = order_of(sheet["timestamp"], sheet.order, "")
    details = next((name for name in ("details", "allfieldinfo") if name in sheet), "details")
    return {
        "date": sheet.map_cells(lambda text: edtf_of_clocked(text, order), "timestamp"),
        "title": sheet.map_cells(one_line, "ruletitle"),
        "description": [
            _fields(found) or known_cell(cell.strip())
            for found, cell in zip(sheet.inner(details), sheet[details], strict=True)
        ],
        "actors": sheet.map_cells(lambda computer: actors_cell([(known_cell(computer), "computer")]), "computer"),
        "type": sheet["level"],
        "source": sheet["evtxfile"],
    }, order_note(order, why)


def _fields(found: dict[str, Any]) -> str:
    """The fields of a detection, an object in JSON, as its CSV writes them."""
    return " ¦ ".join(f"{key}: {text}" for key, text in found.items())


# What a row of one of Zeek's logs is about, by the columns that it may have, the most telling first.
_SUBJECTS = (("note", "msg"), ("query",), ("method", "host", "uri"), ("server_name",), ("name",), ("filename",))
_ENDS = ("id.orig_h", "id.resp_h", "id.resp_p", "proto", "service")


def _zeek(sheet: Sheet) -> Arranged:
    names = list(dict.fromkeys(name for subject in _SUBJECTS for name in subject if name in sheet))
    ids = sheet["uid"]
    ours: dict[str, Column] = {
        "date": sheet.map_cells(_lasting, "ts", "duration"),
        "title": sheet.map_cells(
            lambda *cells: _title(
                [*map(_known_text, cells[:5])], dict(zip(names, map(_known_text, cells[5:]), strict=True))
            ),
            *(*_ENDS, *names),
        ),
        "actors": sheet.map_cells(
            lambda origin, responder: actors_cell(
                [(_known_text(origin), "originator"), (_known_text(responder), "responder")]
            ),
            *_ENDS[:2],
        ),
        "type": sheet.map_cells(
            lambda path, what, proto: path or _known_text(what) or _known_text(proto), "_path", "service", "proto"
        ),
    }
    if len(set(ids)) == len(ids):
        ours["id"] = ids
    numbers = any(micros_of(cell.strip()) is not None for cell in sheet["ts"][:1])
    notes = [message("Times are seconds since 1970, in UTC.")] if numbers else []
    return ours, [*notes, message("Titles are made of the two ends and what the row is about.")]


def _known_text(cell: str) -> str:
    return "" if cell in ("-", "(empty)") else cell


def _lasting(text: str, duration: str) -> str:
    """The interval from a row's time to the end of its duration (s), if it has one."""
    start, length = micros_of(text), micros_of(duration)
    if start is None:
        return stamp(text)
    end = from_micros(start + length) if length and length > 0 else ""
    return interval(edtf_of_epoch(text), end)


def _title(ends: list[str], cells: dict[str, str]) -> str:
    """`10.0.0.1 → 10.0.0.2:53 dns, example.org`."""
    origin, target, port, proto, service = ends
    about = next(([cells.get(name, "") for name in subject] for subject in _SUBJECTS if cells.get(subject[0])), [])
    between = join_filled((origin, join_filled((target, port), ":")), " → ")
    return one_line(join_filled((join_filled((between, service or proto), " "), join_filled(about, " ")), ", "))


MACTIME = Layout(
    name=message("a mactime timeline"),
    needs=frozenset(("date", "size", "type", "mode", "uid", "gid", "meta", "file name")),
    taken=frozenset(("date", "type", "file name")),
    arrange=_mactime,
    headed=_headed,
)
HAYABUSA = Layout(
    name=message("a Hayabusa timeline"),
    needs=frozenset(("timestamp", "ruletitle", "level", "computer")),
    taken=frozenset(("timestamp", "ruletitle", "details", "computer", "level", "evtxfile")),
    arrange=_hayabusa,
)
ZEEK = Layout(
    name=message("a Zeek log"),
    needs=frozenset(("ts", "id.orig_h", "id.resp_h")),
    taken=frozenset(("ts", "id.orig_h", "id.resp_h")),
    arrange=_zeek,
)
