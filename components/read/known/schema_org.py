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
        "id": [_text(one.get("identifier") or one.get("@id")) for one in found],
        "date": sheet.each(lambda start, end: interval(stamp(start), stamp(end)), "startdate", "enddate"),
        "title": sheet.each(one_line, "name"),
        "description": sheet["description"],
        "actors": [actors_cell(_people(one)) for one in found],
        "type": [_text(one.get("keywords")) or _kind(one) for one in found],
        "status": [_STATUS.get(_text(one.get("eventStatus")).rpartition("/")[2], "") for one in found],
        "source": [_source(one.get("subjectOf")) or _text(one.get("url")) for one in found],
        "edtf": sheet.each(_known, "dcterms:date"),
    }, []


def _known(cell: str) -> str:
    """A Dublin Core date as text, the first of several; in EDTF, [2000,2001] is no list."""
    if not cell.startswith(("[{", '["', '{"')):
        return cell
    one = next(iter(_listed(cell)), "")
    return _text(one.get("@value") if isinstance(one, dict) else one)


def _kind(one: dict[str, Any]) -> str:
    """A class more specific than Event."""
    kind = _text(one.get("@type"))
    return "" if kind == "Event" else kind


def _people(one: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """All people named, with their role, or the name of the property."""
    for key in _PEOPLE:
        for value in _listed(one.get(key)):
            role, thing = "" if key == "about" else key, value
            if isinstance(value, dict) and value.get("@type") == "Role":
                role, thing = _text(value.get("roleName")) or role, value.get(key)
            if name := _text(thing.get("name") if isinstance(thing, dict) else thing):
                yield name, role


def _source(value: Any) -> str:
    for one in _listed(value):
        if isinstance(one, dict):
            return _text(one.get("url")) or _text(one.get("name"))
    return ""


def _listed(value: Any) -> list[Any]:
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
