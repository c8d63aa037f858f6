"""Events as Timesketch's CSV (timesketch.org): a message, a moment in UTC, a description of the moment, and further
fields.

Timesketch's moments are always exact. Each event is at the first moment of its date; `precision`, the EDTF and all
bounds tell how exact that is.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from components.export.formatting import table
from components.export.plain_dates import outer_bounds

if TYPE_CHECKING:
    from components.model import Event, Int64, Store

_BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")
_HEADER = (
    *("message", "datetime", "timestamp_desc", "event_id", "edtf", "precision", *_BOUNDS),
    *("participants", "details", "event_status", "event_source", "event_locator"),
)
_NO_TYPE = "Event date"  # the description of the moment of an event without a type


def as_timesketch(store: Store, rows: Int64, raw: bool = False) -> bytes:
    """One line a row. Times without a zone are taken as UTC. Actors are written as in our column `actors`."""
    casts = store.cells("actors", rows)
    lines = map(_row, store.events(rows), casts)
    return table(_HEADER, lines, raw)


def _row(event: Event, cast: str) -> tuple[str, ...]:
    bounds = [getattr(event, name) or "" for name in _BOUNDS]
    return (
        event.title,
        _moment(outer_bounds(event)[0]),
        event.type or _NO_TYPE,
        event.id,
        event.date,
        event.precision,
        *bounds,
        cast,
        event.description,
        event.status,
        event.source,
        event.locator,
    )


def _moment(text: str) -> str:
    moment = datetime.fromisoformat(text)
    return (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
