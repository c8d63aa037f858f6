"""Events of schema.org, as JSON-LD on web pages has them (schema.org/Event)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from components.language import message
from components.read.formats.notation import actors_cell
from components.read.known.layout import Arranged, Layout, Sheet, one_line, value_of
from components.read.known.stamps import interval, stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

_STATUS = {"EventCancelled": "cancelled", "EventScheduled": "scheduled"}
_PEOPLE = ("organizer", "performer", "attendee", "contributor", "about")


def _events(sheet: Sheet) -> Arranged:
    found = sheet.objects("item")
    return {
        "id": [_text(event.get("identifier") or event.get("@id")) for event in found],
        "date": sheet.map_cells(lambda start, end: interval(stamp(start), stamp(end)), "startdate", "enddate"),
        "title": sheet.map_cells(one_line, "name"),
        "description": sheet["description"],
        "actors": [actors_cell(_people(event)) for event in found],
        "type": [_text(event.get("keywords")) or _kind(event) for event in found],
        "status": [_STATUS.get(_text(event.get("eventStatus")).rpartition("/")[2], "") for event in found],
        "source": [_source(event.get("subjectOf")) or _text(event.get("url")) for event in found],
        "edtf": sheet.map_cells(_dublin_core_date, "dcterms:date"),
    }, []


def _dublin_core_date(cell: str) -> str:
    """A Dublin Core date as text, the first of several; EDTF such as [2000,2001] is no list."""
    if not cell.startswith(("[{", '["', '{"')):
        return cell
    first_date = next(iter(_as_list(cell)), "")
    return _text(first_date.get("@value") if isinstance(first_date, dict) else first_date)


def _kind(event: dict[str, Any]) -> str:
    """The class of an event, "" for Event itself."""
    kind = _text(event.get("@type"))
    return "" if kind == "Event" else kind


def _people(event: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """All people named, each with their role, or else the name of the property."""
    for key in _PEOPLE:
        for value in _as_list(event.get(key)):
            role, thing = "" if key == "about" else key, value
            if isinstance(value, dict) and value.get("@type") == "Role":
                role, thing = _text(value.get("roleName")) or role, value.get(key)
            if name := _text(thing.get("name") if isinstance(thing, dict) else thing):
                yield name, role


def _source(value: Any) -> str:
    for entry in _as_list(value):
        if isinstance(entry, dict):
            return _text(entry.get("url")) or _text(entry.get("name"))
    return ""


def _as_list(value: Any) -> list[Any]:
    value = value_of(value) if isinstance(value, str) else value
    return value if isinstance(value, list) else [value] if value else []


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _recognises(sheet: Sheet) -> bool:
    kinds = [cell for cell in sheet["@type"] if cell]
    return any("Event" in kind for kind in kinds)


EVENTS = Layout(
    name=message("events of schema.org"),
    needs=frozenset(("@type", "name")),
    taken=frozenset(("identifier", "startdate", "enddate", "name", "description", "keywords", "eventstatus")),
    arrange=_events,
    recognises=_recognises,
    beside_ours=True,
)
