"""Events as JSON-LD in the vocabulary of schema.org (schema.org/Event), for web pages and search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.export.formatting import address, document, filled, source
from components.export.plain_dates import common_unit, edtf, exact, lasts

if TYPE_CHECKING:
    from typing import Any

    from components.model import Event, Int64, Role, Store

_STATUS = {"cancelled": "EventCancelled", "scheduled": "EventScheduled", "expected": "EventScheduled"}


_CONTEXT = [
    "https://schema.org",
    {"dcterms": "http://purl.org/dc/terms/", "edtf": "http://id.loc.gov/datatypes/edtf/"},
]


def as_schema_org(store: Store, rows: Int64) -> bytes:
    """One schema:Event a row. A start or an end is the finest moment, day, month or year that certainly contains it,
    and left out if there is none. disambiguatingDescription has the date in words, and Dublin Core's date its EDTF,
    with the Library of Congress' data type."""
    return document({"@context": _CONTEXT, "@graph": list(map(_event, store.events(rows)))})


def _event(event: Event) -> dict[str, Any]:
    start, end = (
        common_unit(event.earliest_start, event.latest_start),
        common_unit(event.earliest_end, event.latest_end),
    )
    status = _STATUS.get(event.status, "")
    known = {"@type": "edtf:EDTF", "@value": edtf(event)} if edtf(event) else {}
    return {"@type": "Event"} | filled(
        identifier=event.id,
        name=event.title,
        description=event.description,
        startDate=str(start or ""),
        endDate=str(end or "") if lasts(event) else "",
        disambiguatingDescription="" if exact(event) else event.words,
        eventStatus=status and f"https://schema.org/{status}",
        keywords=event.type,
        about=[_about(part) for part in event.actors],
        subjectOf=_source(event),
        **{"dcterms:date": known},
    )


def _about(part: Role) -> dict[str, Any]:
    thing = {"@type": "Thing", "name": part.name}
    return {"@type": "Role", "roleName": part.role, "about": thing} if part.role else thing


def _source(event: Event) -> dict[str, Any]:
    citation = source(event)
    return {"@type": "CreativeWork"} | filled(name=citation, url=address(event)) if citation else {}
