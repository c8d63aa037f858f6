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
    """Redacted events, the request in redacted words, the key with every alias, and the `places` in texts that give
    away what is hidden. `coarser` is the number of dates made less precise, `aliased` how often an actor was replaced
    by an alias."""

    store: MemoryStore
    request: Request
    key: dict[str, str]
    places: tuple[Found, ...]
    redaction: Redaction
    coarser: int
    aliased: int

    @property
    def found(self) -> tuple[Found, ...]:
        """The places that are undecided: while there are any, nothing may be exported."""
        return tuple(one for one in self.places if not one.do)

    def redacted_request(self, request: Request) -> Request:
        """Another request about the same events, in redacted words."""
        return replace(self.redaction.request(request), filters=self.request.filters)


def gathered(events: Events, request: Request) -> MemoryStore:
    """The events in memory, to be redacted: of a file all, of a database those that pass `request`. Raises RequestError
    if these are too many, DatabaseError."""
    if isinstance(events, MemoryStore):
        return events
    with events.together():
        events = events.in_zone(request.zone)
        valid = checked(events.known(filters.COLUMNS), request)
        return MemoryStore(redacting.gathered(source(events, valid.filters)))


def redact(store: MemoryStore, request: Request, plan: Plan, key: Mapping[str, str]) -> RedactedEvents:
    """The redacted events with their request; all exports of these are without what the plan hides. `key` has earlier
    aliases. Raises RequestError."""
    made = redacting.aliases(plan, key, store.cast.names)
    with using_language(request.language):
        redaction = redacting.Redaction(plan, made)
        events = redaction.events(store.loaded)
        redacted = redaction.request(request)
        rows = _matching(store, request)
        if not np.array_equal(rows, _matching(left := MemoryStore(events.loaded), redacted)):
            # What was filtered by is hidden, or no longer told as exactly: those that were kept leave, and no others.
            events = redaction.events(store.loaded, rows)
            some = plural(
                store.size, "{some} of {n} event was chosen.", "{some} of {n} events were chosen.", some=len(rows)
            )
            hidden = joined(filter(None, (events.loaded.hidden, some)), " ")
            left = MemoryStore(replace(events.loaded, hidden=hidden))
            redacted = redaction.request(replace(request, filters=()))
    return RedactedEvents(left, redacted, made, redaction.places, redaction, events.coarser, events.aliased)


def _matching(store: MemoryStore, request: Request) -> Int64:
    """The rows that pass the filters, none if these are not valid."""
    events = store.in_zone(request.zone)
    try:
        return np.sort(filters.matching_rows(events, filters.checked(request.filters, events)))
    except RequestError:
        return np.empty(0, np.int64)
