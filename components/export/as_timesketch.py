"""Events as Timesketch's CSV (timesketch.org): a message, a moment in UTC, what the moment is, and further fields.

A timestamp is always exact there. An event stands at the first moment of its known date, and `precision`, the EDTF and
all its bounds say how exact that is.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from components.export.plain_dates import outer
from components.export.written import cast, table

if TYPE_CHECKING:
    from components.model import Event, Int64, Store

_BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")
_HEADER = (
    *("message", "datetime", "timestamp_desc", "event_id", "edtf", "precision", *_BOUNDS),
    *("participants", "details", "event_status", "event_source", "event_locator"),
)


def as_timesketch(store: Store, rows: Int64, raw: bool = False) -> bytes:
    """One line a row; moments without a zone are taken for UTC's."""
    return table(_HEADER, (_row(store.event(row)) for row in rows.tolist()), raw)


def _row(event: Event) -> tuple[str, ...]:
    bounds = [getattr(event, name) or "" for name in _BOUNDS]
    return (
        event.title,
        _moment(outer(event)[0]),
        event.type or "Event date",
        event.id,
        event.date,
        event.precision,
        *bounds,
        cast(event),
        event.description,
        event.status,
        event.source,
        event.locator,
    )


def _moment(text: str) -> str:
    moment = datetime.fromisoformat(text)
    return (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
