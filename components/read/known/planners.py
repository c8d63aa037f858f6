"""Timelines for presentations: Preceden's eleven columns, Bee Docs Timeline 3D."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from components.language import message
from components.read.known.layout import Arranged, Layout, Sheet, headless
from components.read.known.stamps import edtf_of_slashed, interval, order_note, order_of, spans

if TYPE_CHECKING:
    from components.model import DateOrder
    from components.read.rows import Rows

_PRECEDEN = (
    *("Layer Name", "Event ID", "Event Name", "Event Notes", "Start Date", "Start Approximate"),
    *("End Date", "End Approximate", "Milestone", "Symbol", "Color"),
)
_YES_NO = ("", "yes", "no", "true", "false")
_YES = ("yes", "true")


def _headed(rows: Rows) -> Rows:
    """The rows under Preceden's header, which is optional: its columns have fixed places."""
    first = rows.header
    if len(first) != len(_PRECEDEN):
        return rows
    if first[0].strip().lower() == "layer name":
        return replace(rows, header=_PRECEDEN)
    marks = [first[index].strip().lower() for index in (5, 7, 8)]
    if not (any(marks) and set(marks) <= set(_YES_NO) and first[4].strip() and first[2].strip()):
        return rows
    return headless(rows, _PRECEDEN, message("The file has no header; its eleven columns are Preceden's."))


def _preceden(sheet: Sheet) -> Arranged:
    order, why = order_of((*sheet["start date"], *sheet["end date"]), sheet.order, "")
    dates = sheet.map_cells(
        lambda start, about, end, end_about: interval(_about(start, about, order), _about(end, end_about, order)),
        *("start date", "start approximate", "end date", "end approximate"),
    )
    return {
        "id": sheet["event id"],
        "date": dates,
        "title": sheet["event name"],
        "description": sheet["event notes"],
        "type": sheet["layer name"],
    }, [message("Dates marked as approximate are read as “about”: 1914~."), *order_note(order, why)]


def _about(text: str, approximate: str, order: DateOrder) -> str:
    day = edtf_of_slashed(text, order)
    plain = re.fullmatch(r"Y?-?\d+(?:-\d{2}){0,2}", day, re.ASCII)
    return f"{day}~" if day and plain and approximate.lower() in _YES else day


def _bee_docs(sheet: Sheet) -> Arranged:
    dates, notes = spans(sheet, "start time", "end time")
    return {
        "date": dates,
        "title": sheet["label"],
        "description": sheet["notes"],
        "type": sheet["tags"],
        "source": sheet["link"],
    }, notes


PRECEDEN = Layout(
    name=message("a Preceden timeline"),
    needs=frozenset(("layer name", "event name", "start date", "start approximate")),
    taken=frozenset(name.lower() for name in _PRECEDEN[:8]),
    arrange=_preceden,
    headed=_headed,
)
BEE_DOCS = Layout(
    name="Bee Docs Timeline 3D",
    needs=frozenset(("label", "start time", "end time")),
    taken=frozenset(("label", "start time", "end time", "notes", "tags", "link")),
    arrange=_bee_docs,
)
