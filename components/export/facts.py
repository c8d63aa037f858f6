"""Facts about an event as names and values, for the drawer beside the picture and for HTML pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.export.formatting import actors
from components.language import message, say
from components.layout.names import column_name, status_name
from components.model import COLUMNS
from components.read.file_columns import AS_TYPED

if TYPE_CHECKING:
    from components.model import Event, Store

_HOW = (message("approximate"), message("uncertain"))
MOST_FURTHER = 60  # columns of the file's own


def facts(store: Store, event: Event) -> list[tuple[str, str]]:
    """The facts about an event, each with its name, but for title, description and links; "" for unknown ones. The
    file's own columns (MOST_FURTHER at most) are last."""
    known = [
        (say("Date"), event.words),
        (say("In the file"), _typed(store, event)),
        (say("Starts"), _between(event.earliest_start, event.latest_start) if event.date else ""),
        (say("Ends"), _between(event.earliest_end, event.latest_end) if event.date else ""),
        (say("Known"), say(" and ").join(say(word) for word in _HOW if getattr(event, word))),
        (say("Actors"), actors(event, "; ")),
        (say("Status"), status_name(event.status)),
        (say("Type"), event.type),
        (say("Reported"), event.reported),
        (say("Source"), event.source),
        (say("Where in it"), event.locator),
        (say("Id, line"), say("{id}, line {n}", id=event.id, n=event.line)),
    ]
    return known + _further(store, event)


def _typed(store: Store, event: Event) -> str:
    """The date as typed in the file, if it was not EDTF there; else its EDTF."""
    cells = store.cells(AS_TYPED, np.array([event.index])) if AS_TYPED in store.columns else [""]
    return cells[0] or event.date


def _further(store: Store, event: Event) -> list[tuple[str, str]]:
    """The values of the file's own columns for the event."""
    row = np.array([event.index])
    further = [column for column in store.columns if column not in (*COLUMNS, "start", "end", AS_TYPED)][:MOST_FURTHER]
    return [(column_name(column), store.cells(column, row)[0]) for column in further]


def _between(earliest: str | None, latest: str | None) -> str:
    """Two bounds, inclusive, in words."""
    if earliest == latest:
        return earliest or say("not known")
    if earliest is None:
        return say("by {date}", date=str(latest))
    if latest is None:
        return say("{date} or later", date=earliest)
    return say("between {first} and {last}", first=earliest, last=latest)
