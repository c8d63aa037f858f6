"""CaseMap's fact sheets: fuzzy dates such as `07/??/97`, `<06/15/97`, `7/1/08 - 7/4/08`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.language import message
from components.read.known.layout import Arranged, Layout, Sheet, first_of, one_line
from components.read.known.stamps import clock, edtf_of_slashed, interval, order_note, order_of, shift_day

if TYPE_CHECKING:
    from components.model import DateOrder

_FACT = re.compile(
    r"(?P<side><|>|=<|<=|=>|>=|~|=)?\s*(?P<a>\d{1,2}|\?{1,2})/(?P<b>\d{1,2}|\?{1,2})/(?P<year>\d{4}|\d{2})"
    r"(?:\s+(?P<time>\d{1,2}:(?:\d{2}|\?\?)(?::\d{2})?\s*(?:[ap]\.?m\.?)?))?(?:\s*#\d+)?",
    re.IGNORECASE | re.ASCII,
)
_MONTH = re.compile(r"(?P<a>\d{1,2})/(?P<year>\d{4}|\d{2})", re.ASCII)
_LONGEST = 200  # characters of a date; a longer text is none
_PIVOT = 30  # years of two digits from here on are of the 20th century
_NAMES = ("date and time", "date & time")


def _facts(sheet: Sheet) -> Arranged:
    column = sheet[first_of(sheet, _NAMES)]
    order, why = order_of([re.sub(r"^[<>=~\s]+", "", cell) for cell in column], sheet.order, "mdy")
    notes = [
        *order_note(order, why),
        message("Years of two digits are read as 1930 to 2029."),
        message("Question marks lower the precision; < and > are read as before and after, ~ as about."),
    ]
    dates = sheet.map_cells(lambda text: _range(text, order), first_of(sheet, _NAMES))
    titles = sheet.map_cells(one_line, "fact text")
    return {"date": dates, "title": titles, "source": sheet[first_of(sheet, ("source(s)", "sources"))]}, (
        notes if any(cell.strip() for cell in column) else []
    )


def _range(text: str, order: DateOrder) -> str:
    """The EDTF of one date, or of two with a hyphen or “to” in between."""
    if text.lower() in ("to be determined", "tbd"):
        return ""
    if len(text) > _LONGEST:
        return text
    ends = re.split(r"\s+(?:-|–|to)\s+", text, flags=re.IGNORECASE)
    if len(ends) == 2:
        start, end = (_fact(part, order) for part in ends)
        return interval(start, end) if start and end else text
    return _fact(text, order) or edtf_of_slashed(text, order)


def _fact(text: str, order: DateOrder) -> str:
    """The EDTF of one fuzzy date, "" if it is none."""
    match = _FACT.fullmatch(text) or _MONTH.fullmatch(text)
    if match is None or not order:
        return ""
    part = {"side": "", "b": "", "time": "", **{key: value or "" for key, value in match.groupdict().items()}}
    month, day = (part["b"], part["a"]) if order == "dmy" and part["b"] else (part["a"], part["b"])
    if "?" not in month and not 1 <= int(month) <= 12:
        return ""
    known_parts = "" if "?" in month else f"-{month:0>2}"
    if known_parts and day and "?" not in day:
        known_parts += f"-{day:0>2}"
    elif not known_parts and day and "?" not in day:
        return ""
    date = _century(part["year"]) + known_parts
    if part["time"]:
        read = clock(part["time"].replace("??", "00"))
        if read is None or len(date) != len("2014-10-28"):
            return ""
        date += f"T{read[:2]}" if "??" in part["time"] else f"T{read}"
    return _with_sign(date, part["side"])


def _century(year: str) -> str:
    return year if len(year) == 4 else f"{19 if int(year) >= _PIVOT else 20}{year}"


def _with_sign(date: str, side: str) -> str:
    """The date, the dates before it (<) or after it (>), or about it (~). A day, month or year is itself excluded,
    unless there is an equals sign."""
    if side in ("<", ">"):
        date = _neighbour(date, -1 if side == "<" else 1) or date
    if side and side[0] == "~":
        return f"{date}~"
    if "<" in side:
        return f"[..{date}]"
    return f"[{date}..]" if ">" in side else date


def _neighbour(date: str, step: int) -> str:
    if "T" in date:
        return date
    if len(date) == len("2014-10-28"):
        return shift_day(date, step)
    year, _, month = date.partition("-")
    count = int(year) * 12 + int(month) - 1 + step if month else int(year) + step
    return f"{count // 12:04}-{count % 12 + 1:02}" if month else f"{count:04}"


FACTS = Layout(
    name=message("a CaseMap fact sheet"),
    needs=frozenset(("fact text",)),
    taken=frozenset((*_NAMES, "fact text", "source(s)", "sources")),
    arrange=_facts,
)
