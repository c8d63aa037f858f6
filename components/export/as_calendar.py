"""Events as iCalendar (RFC 5545; the calendar's name after RFC 7986): days and moments.

A calendar has no dates that are known to the month, and no uncertain ones. Such an event covers all its possible days,
and its description has the date in words. No entry blocks time or invites anybody.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from components.export.formatting import about, address, title, when
from components.export.plain_dates import edtf, exact, outer_bounds
from components.layout.names import title_name

if TYPE_CHECKING:
    import icalendar

    from components.model import Event, Int64, Store

_STATUS = {"cancelled": "CANCELLED", "occurred": "CONFIRMED", "scheduled": "CONFIRMED", "": "CONFIRMED"}
_KINDS = {"part of": "PARENT", "contains": "CHILD", "beside": "SIBLING"}
_REVISED = datetime(
    1970, 1, 1, tzinfo=UTC
)  # required but not known; constant, so that the same events make the same bytes


def as_calendar(store: Store, rows: Int64) -> bytes:
    """One VEVENT a row, each with a date in the years 1 to 9999."""
    import icalendar  # noqa: PLC0415 (slow to import, and not always needed)

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Dateline//Timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("name", title(store))
    calendar.add("x-wr-calname", title(store))  # for calendars older than RFC 7986
    for event in store.events(rows):
        calendar.add_component(_entry(store, event))
    content: bytes = calendar.to_ical()
    return content


def _entry(store: Store, event: Event) -> icalendar.Event:
    import icalendar  # noqa: PLC0415 (slow to import, and not always needed)

    entry = icalendar.Event()
    entry.add("uid", _uid(store, event.id))
    entry.add("dtstamp", _REVISED)
    entry.add("transp", "TRANSPARENT")
    entry.add("status", _STATUS.get(event.status, "TENTATIVE"))
    start, end = _sides(event)
    entry.add("dtstart", start)
    if end is not None:
        entry.add("dtend", end)
    for name, text in (
        ("summary", title_name(event.title)),
        ("description", _description(event)),
        ("url", address(event)),
    ):
        if text:
            entry.add(name, text)
    if edtf_text := edtf(event):
        entry.add("x-edtf", edtf_text)
    if event.type:
        entry.add("categories", [event.type])
    for link in event.links:
        kind = _KINDS.get(link.kind.lower()) or _name(link.kind)
        entry.add("related-to", _uid(store, link.target), parameters={"RELTYPE": kind} if kind else {})
    return entry


def _sides(event: Event) -> tuple[date, date | None]:
    """The start and the end, both days or both moments. The end day is the one after the last, as DTEND is exclusive.
    No end for a single day or moment, or for moments of which only one has a zone."""
    first, last = outer_bounds(event)
    if "T" in first and "T" in last:
        start, end = _moment(first), _moment(last)
        return start, end if end != start and (end.tzinfo is None) == (start.tzinfo is None) else None
    begin, end_day = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
    try:
        return begin, end_day + timedelta(1) if end_day > begin else None
    except OverflowError:  # the last day of the calendar
        return begin, None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text).replace(microsecond=0)
    return moment.astimezone(UTC) if moment.tzinfo else moment


def _description(event: Event) -> str:
    lines = ["" if exact(event) else when(event), event.description, *about(event)]
    return "\n".join(filter(None, lines))


def _uid(store: Store, name: str) -> str:
    """An id that is unique across files."""
    return f"{name}@{'-'.join(title(store).split())}"


def _name(kind: str) -> str:
    """The experimental name of a kind of link, `X-LEADS-TO`; "" if it has characters that such a name must not have."""
    words = "-".join(kind.upper().split())
    return f"X-{words}" if words.isascii() and words.replace("-", "").isalnum() else ""
