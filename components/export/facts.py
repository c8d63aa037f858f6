"""Everything known of an event, as names and what is known: what the page shows beside the picture, and what an HTML
page holds of each event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.export.written import cast
from components.model import COLUMNS

if TYPE_CHECKING:
    from components.model import Event, Store

MOST_FURTHER = 60  # of the file's own columns


def facts(store: Store, event: Event) -> list[tuple[str, str]]:
    """What is known of the event but for its title, description and links; "" for what is not known."""
    known = [
        ("Date", event.words),
        ("In the file", event.date),
        ("Starts", _between(event.earliest_start, event.latest_start) if event.date else ""),
        ("Ends", _between(event.earliest_end, event.latest_end) if event.date else ""),
        ("Known", " and ".join(word for word in ("approximate", "uncertain") if getattr(event, word))),
        ("Actors", cast(event, "; ")),
        ("Status", event.status),
        ("Type", event.type),
        ("Reported", event.reported),
        ("Source", event.source),
        ("Where in it", event.locator),
        ("Id, line", f"{event.id}, line {event.line:,}"),
    ]
    return known + _further(store, event)


def _further(store: Store, event: Event) -> list[tuple[str, str]]:
    """What the file's own columns say of the event."""
    row = np.array([event.index])
    further = [column for column in store.columns if column not in (*COLUMNS, "start", "end")][:MOST_FURTHER]
    return [(column, store.cells(column, row)[0]) for column in further]


def _between(earliest: str | None, latest: str | None) -> str:
    """Two bounds, inclusive."""
    if earliest == latest:
        return earliest or "not known"
    if earliest is None:
        return f"by {latest}"
    return f"{earliest} or later" if latest is None else f"between {earliest} and {latest}"
