"""The filters in force, above the picture: one button for each value, which removes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.filters import FIELDS, columns, label
from components.language import say
from components.layout.names import column_name
from components.ui import safe_text, session, sidebar

if TYPE_CHECKING:
    from components.filters import Field, Filters

MOST = 40  # buttons; further filters are removed in the sidebar


def show(filters: Filters) -> None:
    """A button for each filter that is set, and one that clears all of them."""
    fields = {field.name: field for field in FIELDS}
    in_force = [(name, value) for name, values in filters for value in values if not fields[name].of]
    if not in_force:
        return
    with st.container(key="chips", horizontal=True, gap="small", vertical_alignment="center"):
        for name, value in in_force[:MOST]:
            st.button(
                safe_text.literal(f"{_words(fields[name], value, filters)} ✕"),
                key=f"chip-{name}-{value}",  # a click may come late, when other chips are there
                on_click=_drop,
                args=(name, value),
                help=say("Take it back"),
            )
        st.button(
            say("Clear"), key="clear-chips", on_click=sidebar.clear, type="tertiary", help=say("Show every event")
        )


def _words(field: Field, value: str, filters: Filters) -> str:
    """The words of one value of a field, or of a column of the file, as `filters` mean it."""
    of, wanted = say(label(field, filters)), field.display(value)
    if field.name == columns.NAME:
        name, _, wanted = value.partition("=")
        of = column_name(name)
    return say("{name}: {value}", name=of, value=wanted or say("not given"))


def _drop(name: str, value: str) -> None:
    """Remove this value from the filter, whatever white space is around it."""
    current = session.current()
    values = dict(current.request.filters).get(name, ())
    current.ask_filter(name, tuple(other for other in values if other.strip() != value.strip()))
