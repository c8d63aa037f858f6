"""Events → redacted events, as a plan says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from components import filters
from components import redact as redacting
from components.errors import RequestError
from components.language import joined, plural, using_language
from components.pipeline.drawing import checked, source
from components.redact import Redaction
from components.store.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.model import Int64, Request
    from components.pipeline.events import Events
    from components.redact import Found, Plan


@dataclass(frozen=True, eq=False)
class RedactedEvents:
    """Redacted events, the request in redacted words, the `key` from actors to aliases, and the `places` in texts that
    may give away what is hidden. `coarser` is the number of dates made less precise, `aliased` the number of times that
    an actor was replaced by an alias."""

    store: MemoryStore
    request: Request
    key: dict[str, str]
    places: tuple[Found, ...]
    redaction: Redaction
    coarser: int
    aliased: int

    @property
    def found(self) -> tuple[Found, ...]:
        """The undecided places: while there are any, nothing may be exported."""
        return tuple(place for place in self.places if not place.do)

    def redacted_request(self, request: Request) -> Request:
        """Another request about the same events, in redacted words."""
        return replace(self.redaction.request(request), filters=self.request.filters)


def gather(events: Events, request: Request) -> MemoryStore:
    """The events to redact, in memory: of a file all, of a database those that pass `request`. Raises RequestError if
    these are too many or have dates in numbers only, DatabaseError."""
    if events.in_memory is not None:
        return events.in_memory
    with events.connection():
        events = events.in_zone(request.zone)
        valid = checked(events.vocabulary(filters.COLUMNS), request)
        return MemoryStore(redacting.gather(source(events, valid.filters)))


def redact(store: MemoryStore, request: Request, plan: Plan, key: Mapping[str, str]) -> RedactedEvents:
    """The redacted events with their request; no export of these has what the plan hides. `key` has earlier aliases,
    by actor. Raises RequestError."""
    aliases = redacting.aliases(plan, key, store.cast.names)
    with using_language(request.language):
        redaction = redacting.Redaction(plan, aliases)
        events = redaction.events(store.loaded)
        redacted = redaction.request(request)
        rows = _matching(store, request)
        leaving = MemoryStore(events.loaded)
        if not np.array_equal(rows, _matching(leaving, redacted)):
            # The filters name what is hidden or made coarser: the rows they kept are taken, and the filters dropped.
            events = redaction.events(store.loaded, rows)
            some = plural(
                store.size, "{some} of {n} event was chosen.", "{some} of {n} events were chosen.", some=len(rows)
            )
            hidden = joined(filter(None, (events.loaded.hidden, some)), " ")
            leaving = MemoryStore(replace(events.loaded, hidden=hidden))
            redacted = redaction.request(replace(request, filters=()))
    return RedactedEvents(leaving, redacted, aliases, redaction.places, redaction, events.coarser, events.aliased)


def _matching(store: MemoryStore, request: Request) -> Int64:
    """The rows that pass the filters, ascending; none if the filters are not valid."""
    events = store.in_zone(request.zone)
    try:
        return np.sort(filters.matching_rows(events, filters.checked(request.filters, events)))
    except RequestError:
        return np.empty(0, np.int64)
