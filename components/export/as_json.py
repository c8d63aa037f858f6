"""Events as JSON: a list of objects, undated events included, with every bound spelled out."""

from __future__ import annotations

import json
from itertools import chain, count
from typing import TYPE_CHECKING

from components.model import COLUMNS

if TYPE_CHECKING:
    from typing import Any

    from components.model import Event, Int64, Store


def as_json(store: Store, rows: Int64) -> bytes:
    """JSON in UTF-8, one object a row in the order of `rows`. Bounds are ISO 8601, null if unknown or open. The file's
    own columns follow under their names; one that has the name of another key gets a
    number."""
    events = list(map(_object, store.events(rows)))
    for column in store.columns[len(COLUMNS) :]:
        for event, cell in zip(events, store.cells(column, rows), strict=True):
            names = chain((column,), (f"{column} ({copy})" for copy in count(2)))
            event[next(name for name in names if name not in event)] = cell
    return (json.dumps(events, ensure_ascii=False, indent=2) + "\n").encode()


def _object(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "title": event.title,
        "description": event.description,
        "date": event.date,
        "earliest_start": event.earliest_start,
        "latest_start": event.latest_start,
        "earliest_end": event.earliest_end,
        "latest_end": event.latest_end,
        "approximate": event.approximate,
        "uncertain": event.uncertain,
        "precision": event.precision,
        "actors": [{"name": part.name, "role": part.role} for part in event.actors],
        "type": event.type,
        "status": event.status,
        "reported": event.reported,
        "source": event.source,
        "locator": event.locator,
        "links": [{"kind": link.kind, "target": link.target} for link in event.links],
        "line": event.line,
    }
