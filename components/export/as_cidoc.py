"""Events in the vocabulary of CIDOC CRM (cidoc-crm.org), as Turtle, which museums and archives exchange.

A time span has four bounds there: it begins between P82a and P81a, and ends between P81b and P82b.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from components.cells.iri import escape
from components.export.formatting import address, source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.model import Event, Int64, Store

_PREFIXES = """@prefix crm: <http://www.cidoc-crm.org/cidoc-crm/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_BOUNDS = {
    "P82a_begin_of_the_begin": ("earliest_start", "T00:00:00"),
    "P81a_end_of_the_begin": ("latest_start", "T23:59:59"),
    "P81b_begin_of_the_end": ("earliest_end", "T00:00:00"),
    "P82b_end_of_the_end": ("latest_end", "T23:59:59"),
}
_PARTS = {"part of": "crm:P9i_forms_part_of", "contains": "crm:P9_consists_of"}


def as_cidoc(store: Store, rows: Int64) -> bytes:
    """One E5 Event a row, an E39 Actor for each name."""
    events = list(store.events(rows))
    names = dict.fromkeys(part.name for event in events for part in event.actors)
    actors = (f"<#actor/{escape(name)}> a crm:E39_Actor ;\n    rdfs:label {_text(name)} .\n" for name in names)
    return "\n".join([_PREFIXES, *map(_event, events), *actors]).encode()


def _event(event: Event) -> str:
    return f"<#{escape(event.id)}> a crm:E5_Event ;\n    " + " ;\n    ".join(_properties(event)) + " .\n"


def _properties(event: Event) -> Iterator[str]:
    """The properties of an event, one after the other."""
    yield f"rdfs:label {_text(event.title)}"
    if event.description:
        yield f"crm:P3_has_note {_text(event.description)}"
    if event.type:
        yield f"crm:P2_has_type [ a crm:E55_Type ; rdfs:label {_text(event.type)} ]"
    if event.precision:
        yield f"crm:P4_has_time-span [ {' ; '.join(_span(event))} ]"
    for name in dict.fromkeys(part.name for part in event.actors):
        yield f"crm:P11_had_participant <#actor/{escape(name)}>"
    for link in event.links:
        if kind := _PARTS.get(link.kind.lower()):
            yield f"{kind} <#{escape(link.target)}>"
    if label := source(event):
        more = f" ; rdfs:seeAlso <{escape(address(event), '/:?#[]@!$&()*+,;=%')}>" if address(event) else ""
        yield f"crm:P70i_is_documented_in [ a crm:E31_Document ; rdfs:label {_text(label)}{more} ]"


def _span(event: Event) -> Iterator[str]:
    yield f"a crm:E52_Time-Span ; rdfs:label {_text(event.words)}"
    for name, (bound, clock) in _BOUNDS.items():
        if text := getattr(event, bound):
            moment = text if "T" in text else text + clock
            yield f'crm:{name} "{moment.removeprefix("+")}"^^xsd:dateTime'


def _text(text: str) -> str:
    """A literal; Turtle escapes like JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
