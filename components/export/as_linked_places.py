"""Events in the Linked Places format (github.com/LinkedPasts/linked-places-format): GeoJSON with time spans. A start
and an end each lie between two dates, so every bound is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.cells.iri import escape
from components.dates.units import whole_unit
from components.export.formatting import address, document, filled, source
from components.export.plain_dates import lasts, moment

if TYPE_CHECKING:
    from typing import Any

    from components.model import Event, Int64, Store

_CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
_SAFE = "/:?#[]@!$&'()*+,;=~" + "%"  # of an address, beside letters and digits
_MEMBER = r"-?\d{4}(?:-\d\d){0,2}[~?%]?"
_SET = re.compile(rf"\{{\s*{_MEMBER}(?:\.\.{_MEMBER})?(?:\s*,\s*{_MEMBER}(?:\.\.{_MEMBER})?)*\s*\}}")


def as_linked_places(store: Store, rows: Int64) -> bytes:
    """A FeatureCollection, one Feature a row, without coordinates, which Dateline does not know."""
    features = list(map(_feature, store.events(rows)))
    return document({"type": "FeatureCollection", "@context": _CONTEXT, "features": features})


def _feature(event: Event) -> dict[str, Any]:
    citation = filled(label=source(event), **{"@id": address(event)})
    name = filled(toponym=event.title, citations=[citation] if citation else [])
    relations = [
        filled(relationType=link.kind or "related", relationTo=_iri(link.target), label=link.kind)
        for link in event.links
    ]
    return (
        {"@id": _iri(event.id), "type": "Feature", "properties": {"title": event.title}}
        | filled(
            when=_when(event),
            names=[name],
            types=[{"identifier": "", "label": event.type}] if event.type else [],
            descriptions=[{"value": event.description}] if event.description else [],
            relations=relations,
        )
        | {"geometry": {"type": "GeometryCollection", "geometries": []}}
    )


def _iri(name: str) -> str:
    """An id as a reference within the file; the few characters that an IRI must not have are replaced."""
    return escape(name, _SAFE)


def _when(event: Event) -> dict[str, Any]:
    if not event.precision:
        return {}
    if _SET.fullmatch(event.date.strip()):
        spans = [_member(member.strip()) for member in event.date.strip()[1:-1].split(",")]
    else:
        spans = [_span(event)]
    return filled(timespans=spans, label=event.words)


def _member(text: str) -> dict[str, Any]:
    """The time span of one member of a set, all of whose dates apply."""
    first, _, last = text.partition("..")
    return {"start": {"in": first}} | ({"end": {"in": last}} if last else {})


def _span(event: Event) -> dict[str, Any]:
    start = _side(event.earliest_start, event.latest_start)
    if not lasts(event):
        mark = event.date.strip()[-1:]
        return {"start": {"in": f"{start['in']}{mark}"} if "in" in start and mark in ("~", "?", "%") else start}
    end = _side(event.earliest_end, event.latest_end)
    # A time span must have a start, and an unknown end is after it.
    start = start or {"latest": next(iter(end.values()), "")}
    return {"start": start, "end": end or {"earliest": next(iter(start.values()))}}


def _side(first: str | None, last: str | None) -> dict[str, str]:
    """A start or an end: a year, month, day or moment it lies `in`, or the known ones of its earliest and latest
    date."""
    if first and last and (known := whole_unit(first, last)):
        return {"in": known}
    return filled(earliest=_short(first), latest=_short(last))


def _short(bound: str | None) -> str:
    """A bound in ISO 8601; only the year if that has more than four digits; "" for none."""
    if not bound:
        return ""
    parts = moment(bound)
    return parts.year if len(parts.year.lstrip("+-")) > 4 else bound
