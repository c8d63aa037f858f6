"""Events, to-dos and journal entries of an iCalendar file → rows of our columns.

An all-day event ends on the day before DTEND, which is exclusive; a to-do ends when it is due. A time gets the offset
of its zone at that moment; one without a zone stays without.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import icalendar

from components.language import message
from components.read.formats.calendar_components import KIND_NAMES, Entry, Fault, moment, parameter, values_of
from components.read.formats.notation import actors_cell, links_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.read.formats.calendar_zones import Zones

NAMED = (
    ("id", "UID"),
    ("date", "DTSTART"),
    ("title", "SUMMARY"),
    ("description", "DESCRIPTION"),
    ("actors", "ATTENDEE"),
)
HEADER = (
    "id",
    "date",
    "title",
    "description",
    "actors",
    "type",
    "status",
    "source",
    "links",
    "location",
    "repeats",
    "edtf",
    "component",
)
_ROLES = {"CHAIR": "chair", "OPT-PARTICIPANT": "optional", "NON-PARTICIPANT": "for information"}
_KINDS = {"PARENT": "part of", "CHILD": "contains", "SIBLING": "beside"}
_STATUSES = {
    **dict.fromkeys(("confirmed", "completed", "final"), ""),
    **dict.fromkeys(("needs-action", "in-process"), "scheduled"),
    "tentative": "expected",
}


def cells(event: Entry, zones: Zones) -> tuple[str, ...]:
    """The row of an entry, under HEADER. Raises Fault."""
    status = text(event, "STATUS").lower()
    return (
        f"{text(event, 'UID')} {text(event, 'RECURRENCE-ID')}".strip() if "UID" in event else "",
        edtf_of(event, zones),
        " ".join(text(event, "SUMMARY").split()),
        text(event, "DESCRIPTION"),
        actors_cell([*_people(event, "ORGANIZER"), *_people(event, "ATTENDEE")]),
        ", ".join(str(name) for group in values_of(event, "CATEGORIES") for name in group.cats),
        _STATUSES.get(status, status),
        text(event, "URL"),
        links_cell((_related(value), str(value)) for value in values_of(event, "RELATED-TO")),
        text(event, "LOCATION"),
        "; ".join(value.to_ical().decode() for name in ("RRULE", "RDATE") for value in values_of(event, name)),
        text(event, "X-EDTF"),
        KIND_NAMES[event.name or "VEVENT"],
    )


def edtf_of(event: Entry, zones: Zones) -> str:
    """The EDTF of an entry's time, "" if it has none. Raises Fault."""
    due = "DUE" if isinstance(event, icalendar.Todo) else ""
    start, end = moment(event, "DTSTART", zones), moment(event, due or "DTEND", zones)
    if due and start is None:
        start, end = end or moment(event, "COMPLETED", zones), None
    if start is None:
        return ""
    length = next((value.dt for value in values_of(event, "DURATION")), None)
    if end is None and isinstance(length, timedelta):
        try:
            end = start + length
        except OverflowError:
            raise Fault(message("DURATION leads beyond the year 9999")) from None
    is_day = not isinstance(start, datetime)
    if end is not None and is_day == isinstance(end, datetime):
        raise Fault(
            message("DTSTART and {end} are not of one kind: one is a day, the other has a time", end=due or "DTEND")
        )
    if is_day and end is not None and end > start and not due:
        end -= timedelta(1)  # DTEND is the first day after the event
    first, last = _edtf(start), "" if end is None else _edtf(end)
    return f"{first}/{last}" if last and last != first else first


def _edtf(moment: date) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    offset = moment.utcoffset()
    if offset is None:
        return moment.isoformat()
    if not offset or offset.total_seconds() % 60:  # EDTF has offsets in whole minutes
        try:
            return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
        except OverflowError:
            raise Fault(message("the time lies outside of the years 1 to 9999")) from None
    return moment.isoformat()


def text(event: Entry, name: str) -> str:
    """A property's values as one text, "" if it is missing."""
    return "; ".join(
        value.to_ical().decode() if name == "RECURRENCE-ID" else str(value).strip() for value in values_of(event, name)
    )


def _people(event: Entry, name: str) -> Iterator[tuple[str, str]]:
    for value in values_of(event, name):
        address = str(value)
        plain = address[7:] if address.lower().startswith("mailto:") else address
        role = "organizer" if name == "ORGANIZER" else _ROLES.get(parameter(value, "ROLE").upper(), "attendee")
        yield parameter(value, "CN").strip() or plain, role


def _related(value: Any) -> str:
    kind = parameter(value, "RELTYPE") or "PARENT"
    return _KINDS.get(kind.upper(), kind.lower().removeprefix("x-").replace("-", " "))
