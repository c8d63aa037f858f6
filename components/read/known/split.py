"""Dates in several columns: EM-DAT's disasters, and any table with separate columns for year, month and day."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from components.dates import suggest
from components.language import message
from components.read.known.layout import Arranged, Layout, Sheet, first_of, join_filled, map_cells
from components.read.known.stamps import from_parts, interval
from components.read.wording import counted, listed, quoted

if TYPE_CHECKING:
    from components.read.rows import Rows

# Names of (year, month, day), without blanks and underscores: of a start, and of an end that goes with it.
_STARTS = (
    *(("startyear", "startmonth", "startday"), ("yrbeg1", "monbeg1", "daybeg1"), ("yrbeg", "monbeg", "daybeg")),
    *(("styear", "stmon", "stday"), ("styear", "stmonth", "stday"), ("beginyear", "beginmonth", "beginday")),
    *(("startyear1", "startmonth1", "startday1"), ("year", "month", "day"), ("iyear", "imonth", "iday")),
    ("yyyy", "mm", "dd"),
)
_ENDS = (
    *(("endyear", "endmonth", "endday"), ("yrend1", "monend1", "dayend1"), ("yrend", "monend", "dayend")),
    *(("endyear", "endmon", "endday"), ("endyear1", "endmonth1", "endday1")),
)
_UNKNOWN = ("-", "nan", "none", "null", "-7", "-8", "-9", "-99", "-999", "-9999", ".", "na", "n/a", "?", "unknown")
_PARTS = ("year", "month", "day")
_DATES = tuple(f"{side} {part}" for side in ("start", "end") for part in _PARTS)


def _headed(rows: Rows) -> Rows:
    """The parts of start and end under the names used here, whichever of their names the file has."""
    squeezed = [re.sub(r"[\s_]", "", name.lower()) for name in rows.header]
    renamed = dict(zip(squeezed, rows.header, strict=True))
    for side, candidates in (("start", _STARTS), ("end", _ENDS)):
        found = next((names for names in candidates if {*names[:2]} <= {*squeezed}), ())
        renamed |= {name: f"{side} {part}" for name, part in zip(found, _PARTS, strict=False) if name in renamed}
    return replace(rows, header=tuple(renamed[name] for name in squeezed))


def _date(*cells: str) -> str:
    """The EDTF of a year, month and day; a two-digit year stays as typed, since its century is unknown."""
    parts = list(map(_known_part, cells, _PARTS))
    if re.fullmatch(r"\d{1,2}(?:\.0+)?", parts[0], re.ASCII):
        return " ".join(filter(None, parts)) if any(parts[1:]) else f"'{parts[0]:0>2}"
    return from_parts(*parts)


def _span(*cells: str) -> str:
    start, end = _date(*cells[:3]), _date(*cells[3:])
    return interval(start, end) if start else f"/{end}" if end else ""


def _known_part(cell: str, part: str) -> str:
    """A part of a date, a month as its number; "" if its cell says that it is unknown."""
    if cell.lower() in _UNKNOWN or (part != "year" and not cell.strip("0.")):
        return ""
    if part == "month" and cell.isalpha():
        return (suggest(f"{cell} 2000") or f"2000-{cell}")[5:]
    return cell


def _from_above(sheet: Sheet) -> tuple[list[list[str]], list[str]]:
    """The years, months and days of starts, and the note on filled cells. A blank year beside a month or day, and a
    blank month beside such a year, is that of the row above: such lists write each once."""
    years, months, days = parts = [list(sheet[f"start {part}"]) for part in _PARTS]
    filled = 0
    for row in range(1, len(years)):
        given = _known_part(days[row].strip(), "day") or _known_part(months[row].strip(), "month")
        if given and not years[row].strip() and years[row - 1].strip():
            years[row], filled = years[row - 1], filled + 1
            if not months[row].strip():
                months[row], filled = months[row - 1], filled + 1
    if not filled:
        return parts, []
    return parts, [
        message(
            "{cells} for a year or month read as the one above, since the rest of the date is there.",
            cells=counted(filled, "blank cell"),
        )
    ]


def _parts(sheet: Sheet) -> Arranged:
    starts, above = _from_above(sheet)
    date = {"date": map_cells(_span, *starts, *(sheet[name] for name in _DATES[3:]))}
    codes = sorted({cell.strip() for name in _DATES for cell in sheet[name] if cell.strip().lower() in _UNKNOWN})
    if not codes:
        return date, [message("Dates are put together of year, month and day."), *above]
    note = message(
        "Dates are put together of year, month and day; {codes} and blanks are parts that are not known.",
        codes=listed([quoted(code) for code in codes]),
    )
    return date, [note, *above]


def _em_dat(sheet: Sheet) -> Arranged:
    columns, notes = _parts(sheet)
    kind = first_of(sheet, ("disaster subtype", "disaster type"))
    titles = sheet.map_cells(
        lambda event, what, country: join_filled((event or what, country), ", "), "event name", kind, "country"
    )
    number = first_of(sheet, ("disno.", "dis no", "disno"))
    ours = {"id": sheet[number], "title": titles, "type": sheet["disaster type"]}
    return columns | ours, [*notes, message("Titles are made of the event's name, or else its kind, and the country.")]


EM_DAT = Layout(
    name="EM-DAT",
    needs=frozenset(("start year", "start month", "disaster type")),
    taken=frozenset((*_DATES, "disno.", "dis no", "disno", "disaster type")),
    arrange=_em_dat,
    headed=_headed,
)
PARTS = Layout(
    name=message("a table with year, month and day apart"),
    needs=frozenset(("start year", "start month")),
    taken=frozenset(_DATES),
    arrange=_parts,
    headed=_headed,
    unless=frozenset(("date", "start")),
)
