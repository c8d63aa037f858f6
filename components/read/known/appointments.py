"""Google Calendar's CSV: `Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.language import message
from components.read.known.layout import Arranged, Layout, Sheet
from components.read.known.stamps import day_with_time, edtf_of_slashed, interval, order_note, order_of

if TYPE_CHECKING:
    from components.model import DateOrder

_DATES = ("start date", "start time", "end date", "end time", "all day event")


def _google(sheet: Sheet) -> Arranged:
    order, why = order_of([*sheet["start date"], *sheet["end date"]], sheet.order, "mdy")
    dates = sheet.map_cells(lambda *cells: _date(order, *cells), *_DATES)
    return {"date": dates, "title": sheet["subject"], "description": sheet["description"]}, [
        *order_note(order, why),
        message("Times have no zone in this format. The end of an event of whole days is its last day."),
    ]


def _date(order: DateOrder, day: str, time: str, end_day: str, end_time: str, all_day: str) -> str:
    start, end = edtf_of_slashed(day, order), edtf_of_slashed(end_day, order)
    if all_day.lower() in ("true", "yes", "1"):
        return interval(start, end)
    begins = day_with_time(start, time)
    ends = day_with_time(end or (start if end_time else ""), end_time)
    return interval(begins, ends)


GOOGLE = Layout(
    name=message("a Google Calendar CSV"),
    needs=frozenset(("subject", "start date")),
    taken=frozenset((*_DATES, "subject", "description")),
    arrange=_google,
)
