"""Everything known about the selected event, with the links from it and to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from components.export.facts import facts
from components.language import say
from components.layout.names import status_name, title_name
from components.ui import safe_text, session

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.model import Event, Store


@dataclass(frozen=True)
class Around:
    """The neighbours of the selected event: its place among the `count` events of the table, None if it is not among
    them, and the step to the next or previous one."""

    place: int | None
    count: int
    step: Callable[[int], None]


def show(store: Store, selected: str, shown: bool, around: Around, words: str = "") -> None:
    """The event with the id `selected`, in a drawer beside the picture; nothing if none is selected. `shown` is whether
    it passes the filters, `words` are the search terms."""
    if not selected:
        return
    with st.container(key="details-bar", horizontal=True, vertical_alignment="center", gap="small"):
        _step_button("previous", say("Previous"), -1, around)
        place = around.place
        safe_text.line("" if place is None else say("{place} of {n}", place=place + 1, n=around.count))
        _step_button("next", say("Next"), 1, around)
        st.button(say("Close"), key="close", on_click=select, args=("",), icon=":material/close:", type="tertiary")
    row = store.row_of(selected)
    if row is None:
        safe_text.heading(say("Event"), say("There is no event “{id}” here.", id=selected))
    else:
        _event(store, store.event(row), shown, words)


def _step_button(key: str, label: str, by: int, around: Around) -> None:
    at_end = around.place is None or not 0 <= around.place + by < around.count
    icon = ":material/chevron_left:" if by < 0 else ":material/chevron_right:"
    st.button(label, key=f"go-{key}", on_click=around.step, args=(by,), icon=icon, disabled=at_end)


def _event(store: Store, event: Event, shown: bool, words: str) -> None:
    muted = "" if shown else say("Not in the picture: the filters leave it out.")
    safe_text.heading(title_name(event.title), muted, words)
    if event.description:
        safe_text.paragraph(event.description, words)
    safe_text.facts(facts(store, event), words)
    with st.container(gap=None):
        _links(store, event)


def select(event: str) -> None:
    """Select the event with this id; "" selects none."""
    session.current().ask(selected=event)


def description(store: Store, selected: str) -> str:
    """The description of the event with the id `selected` for screen readers, "" if there is none."""
    row = store.row_of(selected)
    if row is None:
        return ""
    event = store.event(row)
    people = ", ".join(part.name for part in event.actors)
    return "; ".join(filter(None, (title_name(event.title), event.words, people, status_name(event.status))))


def _links(store: Store, event: Event) -> None:
    for number, link in enumerate(event.links):
        if link.index is None:
            sentence = say("{kind}: “{id}”, which is no event of this file", kind=link.kind, id=link.target)
            safe_text.line(sentence)
        else:
            _jump(f"{link.kind} → {title_name(store.event(link.index).title)}", link.target, f"to-{number}")
    links = store.links
    for number in np.flatnonzero(links.target == event.index).tolist():
        origin = store.event(int(links.origin[number]))
        kind = links.kinds[links.kind[number]]
        _jump(say("{title} → {kind} this", title=title_name(origin.title), kind=kind), origin.id, f"from-{number}")


def _jump(label: str, event: str, key: str) -> None:
    name = f"link-{key}-{event}"  # a second click may come when the links of another event are there
    st.button(safe_text.literal(label), key=name, type="tertiary", on_click=select, args=(event,))
