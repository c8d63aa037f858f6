"""Events as vis-timeline's JSON (visjs.github.io/vis-timeline): items and groups for its two data sets."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from components.export.formatting import document, filled
from components.export.plain_dates import exact, lasts, outer_bounds

if TYPE_CHECKING:
    from typing import Any

    from components.model import Event, Int64, Store


def as_vis(store: Store, rows: Int64) -> bytes:
    """One item a row, grouped by type; `edtf` has its date as in the file, `when` the date in words."""
    items = list(map(_item, store.events(rows)))
    names = dict.fromkeys(item["group"] for item in items if "group" in item)
    return document({"items": items, "groups": [{"id": name, "content": escape(name, quote=False)} for name in names]})


def _item(event: Event) -> dict[str, Any]:
    first, last = outer_bounds(event)
    return filled(
        id=event.id,
        content=escape(event.title, quote=False),
        start=first,
        end=last if last != first else "",
        type="range" if last != first else "point",
        className="" if exact(event) or lasts(event) else "sometime",
        title=escape(event.description, quote=False).replace("\n", "<br>"),
        group=event.type,
        edtf=event.date,
        when=event.words,
    )
