"""Everything known of the selected event, with the links that leave it and those that reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from components.ui import say, session

if TYPE_CHECKING:
    from components.model import Event, Int64, Store


def show(store: Store, selected: str, rows: Int64) -> None:
    """The event with the id `selected`; `rows` are those of the picture."""
    with st.container(key="details"):
        _event(store, selected, rows)


def _event(store: Store, selected: str, rows: Int64) -> None:
    row = store.row_of(selected)
    if row is None:
        say.heading("Event", f"There is no event “{selected}” here." if selected else "")
        say.paragraph("Select an event in the picture or in the table, and everything known about it stands here.")
        return
    event = store.event(row)
    say.heading(event.title, "" if (rows == row).any() else "Not in the picture: the filters leave it out.")
    if event.description:
        say.paragraph(event.description)
    say.facts(_facts(event))
    with st.container(gap=None):
        _links(store, event)
    st.button("Close", key="close", on_click=select, args=("",), help="Select no event")


def select(event: str) -> None:
    """Select the event with this id; "" selects none."""
    session.here().ask(selected=event)


def spoken(store: Store, selected: str) -> str:
    """What a screen reader says of the event with the id `selected`, "" if there is none."""
    row = store.row_of(selected)
    if row is None:
        return ""
    event = store.event(row)
    return "; ".join(
        filter(None, (event.title, event.words, ", ".join(part.name for part in event.actors), event.status))
    )


def _facts(event: Event) -> list[tuple[str, str]]:
    actors = "; ".join(f"{part.name} ({part.role})" if part.role else part.name for part in event.actors)
    return [
        ("Date", event.words),
        ("As written", event.date),
        ("Starts", _between(event.earliest_start, event.latest_start) if event.date else ""),
        ("Ends", _between(event.earliest_end, event.latest_end) if event.date else ""),
        ("Known", " and ".join(word for word in ("approximate", "uncertain") if getattr(event, word))),
        ("Actors", actors),
        ("Status", event.status),
        ("Type", event.type),
        ("Reported", event.reported),
        ("Source", event.source),
        ("Where in it", event.locator),
        ("Id, line", f"{event.id}, line {event.line:,}"),
    ]


def _between(earliest: str | None, latest: str | None) -> str:
    """Two bounds, inclusive."""
    if earliest == latest:
        return earliest or "not known"
    if earliest is None:
        return f"by {latest}"
    return f"{earliest} or later" if latest is None else f"between {earliest} and {latest}"


def _links(store: Store, event: Event) -> None:
    for number, link in enumerate(event.links):
        if link.index is None:
            say.line(f"{link.kind}: “{link.target}”, which is no event of this file")
        else:
            _jump(f"{link.kind} → {store.event(link.index).title}", link.target, f"to-{number}")
    links = store.links
    for number in np.flatnonzero(links.target == event.index).tolist():
        origin = store.event(int(links.origin[number]))
        _jump(f"{origin.title} → {links.kinds[links.kind[number]]} this", origin.id, f"from-{number}")


def _jump(label: str, event: str, key: str) -> None:
    st.button(say.literal(label), key=f"link-{key}", type="tertiary", on_click=select, args=(event,))
