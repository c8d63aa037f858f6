"""TimelineJS: its spreadsheet, and its JSON (which `json_shapes` has made one list of slides, events and eras)."""

from __future__ import annotations

import json
import re
from typing import Any

from components.language import message
from components.read.known.layout import Arranged, Column, Layout, Sheet, one_line, plain_columns
from components.read.known.stamps import day_with_time, from_parts, interval
from components.read.wording import counted

_PARTS = ("year", "month", "day", "time")
_SHEET_DATES = (*_PARTS, *(f"end {part}" for part in _PARTS))
_BCE = message("Years before our era are counted without a year 0 in this file: its -44 is 44 BC, written -0043.")


def _sheet(sheet: Sheet) -> Arranged:
    dates = sheet.map_cells(_span, *_SHEET_DATES)
    return _ours(sheet, dates, sheet["headline"], sheet["text"], sheet["year"])


def _span(*cells: str) -> str:
    """The EDTF from eight cells: year, month, day, time and the same for the end, which is missing if all its parts are
    blank or 0."""
    (year, month, day, time), end = cells[:4], cells[4:]
    start = day_with_time(from_parts(_year(year), month, day), time)
    if not end[0].strip("0") and not any(part.strip("0") for part in end[1:]):
        return start
    return interval(start, day_with_time(from_parts(_year(end[0]), *end[1:3]), end[3]))


def _year(text: str) -> str:
    if re.fullmatch(r"-\d{1,4}", text, re.ASCII) and int(text) < 0:
        return str(int(text) + 1)
    return text


def _document(sheet: Sheet) -> Arranged:
    dates = sheet.map_cells(lambda start, end: interval(_moment(start), _moment(end)), "start_date", "end_date")
    texts = [_object(cell) for cell in sheet["text"]]
    headlines = [str(text.get("headline") or "") for text in texts]
    bodies = [str(text.get("text") or "") for text in texts]
    ours, notes = _ours(
        sheet, dates, headlines, bodies, sheet.map_cells(lambda d: str(_object(d).get("year")), "start_date")
    )
    return {"id": sheet["unique_id"], **ours}, notes


def _moment(cell: str) -> str:
    """The EDTF of an object of parts, numbers or texts, blank or null if unknown; anything else as typed."""
    parts = _object(cell)
    if not parts:
        return "" if cell in ("{}", "null") else cell
    part = {key: "" if value is None else str(value).strip() for key, value in parts.items()}
    given = [part.get(key, "") for key in ("hour", "minute", "second", "millisecond")]
    hour, minute, second, thousandth = given
    if not part.get("year", "").strip("0") and not any((part.get("month"), part.get("day"), *given)):
        return ""
    day = from_parts(_year(part.get("year", "")), part.get("month", ""), part.get("day", ""))
    if not any(given):
        return day
    clock = ":".join(f"{number:0>2}" for number in (hour or "0", minute or "0", second) if number)
    return day_with_time(day, f"{clock}.{thousandth:0>3}" if second and thousandth else clock)


def _object(cell: str) -> dict[str, Any]:
    try:
        found = json.loads(cell, parse_int=str, parse_float=str) if cell.startswith("{") else {}
    except (ValueError, RecursionError):  # a cell of a table that is only called so
        return {}
    return found if isinstance(found, dict) else {}


def _ours(sheet: Sheet, dates: Column, headlines: Column, texts: Column, years: Column) -> Arranged:
    (headlines, texts), marked = plain_columns(headlines, texts)
    bare = [not headline.strip() for headline in headlines]
    captions = sheet["media caption"] if "media caption" in sheet else sheet.map_cells(_caption, "media")
    stand_ins = [one_line(text or caption) for text, caption in zip(texts, captions, strict=True)]
    titles = [stand_in if no else title for no, stand_in, title in zip(bare, stand_ins, headlines, strict=True)]
    used = sum(no and bool(stand_in) for no, stand_in in zip(bare, stand_ins, strict=True))
    notes = marked
    notes += (
        [message("{slides} without a headline: the text or caption stands for it.", slides=counted(used, "slide"))]
        if used
        else []
    )
    if any(re.fullmatch(r"-0*[1-9]\d{0,3}", year.strip(), re.ASCII) for year in set(years)):
        notes.append(_BCE)
    if any(sheet["display date"]):
        notes.append(message("The column Display Date is kept, and not read."))
    types = sheet.map_cells(
        lambda kind, group: kind if kind.lower() in ("title", "era") else group or kind, "type", "group"
    )
    return {"date": dates, "title": titles, "description": texts, "type": types}, notes


def _caption(cell: str) -> str:
    media = _object(cell)
    return next((str(media[key]) for key in ("caption", "credit", "url") if media.get(key)), "")


SHEET = Layout(
    name=message("a TimelineJS spreadsheet"),
    needs=frozenset(("year", "headline")),
    taken=frozenset((*_SHEET_DATES, "headline", "text", "type")),
    arrange=_sheet,
)
DOCUMENT = Layout(
    name=message("a TimelineJS document"),
    needs=frozenset(("start_date", "text")),
    taken=frozenset(("start_date", "end_date", "text", "unique_id", "type")),
    arrange=_document,
    recognises=lambda sheet: any(cell.lstrip().startswith("{") for cell in sheet["start_date"]),
)
