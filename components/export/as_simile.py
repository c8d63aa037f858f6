"""Events as SIMILE Timeline's JSON (simile-widgets.org), with the dates between which each begins and ends. SIMILE
shows titles and descriptions as HTML, so special characters are escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from components.export.formatting import address, document, filled
from components.export.plain_dates import lasts, outer_bounds

if TYPE_CHECKING:
    from typing import Any

    from components.model import Event, Int64, Store


def as_simile(store: Store, rows: Int64) -> bytes:
    """One event a row; `edtf` has its date as in the file."""
    return document({"dateTimeFormat": "iso8601", "events": list(map(_event, store.events(rows)))})


def _event(event: Event) -> dict[str, Any]:
    first, last = outer_bounds(event)
    between = {"latestStart": event.latest_start, "earliestEnd": event.earliest_end} if lasts(event) else {}
    return filled(
        id=event.id,
        start=first,
        **{name: bound for name, bound in between.items() if bound not in (first, last)},
        end=last if last != first else "",
        title=escape(event.title, quote=False),
        description=escape(event.description, quote=False),
        link=address(event),
        edtf=event.date,
        caption=event.words,
    ) | {"durationEvent": lasts(event)}
