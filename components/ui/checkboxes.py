"""Checkboxes for the most frequent values of a filter; all others are found in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.language import number, say
from components.ui import safe_text, session, widgets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from components.filters import Field
    from components.model import Option

FEW = 6  # values, of which each has a checkbox
FIRST = 4  # values with a checkbox if there are more
MOST = 12  # checkboxes, those of chosen values included


def values_on_offer(counted: Sequence[Option], chosen: Sequence[str], without: bool) -> tuple[str, ...]:
    """The values that have a checkbox: the most frequent ones, then others that are chosen, MOST at most. `counted` has
    the values, the most frequent first, with the events that each would keep. If the filter excludes chosen values
    (`without`), the most frequent value is the one that keeps the fewest events."""
    ranked = [option.value for option in counted]
    if without:
        ranked = [option.value for option in sorted(counted, key=lambda option: option.count)]
    first = ranked if len(ranked) <= FEW else ranked[:FIRST]
    return tuple(dict.fromkeys((*first, *chosen)))[:MOST]


def show(
    field: Field,
    values: Sequence[str],
    chosen: Sequence[str],
    counted: Sequence[Option],
    on_change: Callable[..., None],
) -> None:
    """A checkbox for each of `values`, with the number of events it would keep at its right; `on_change` is called with
    the field and the value."""
    counts = {option.value: option.count for option in counted}
    with st.container(key=f"ticks-{field.name}", gap="xsmall"):
        for value in values:
            key = _key(field, value)
            widgets.set_value(key, value in chosen)
            name = safe_text.literal(value or say("not given"))
            count = f" *{number(counts[value])}*" if value in counts else ""
            st.checkbox(name + count, key=key, width="stretch", on_change=on_change, args=(field, value))


def changed(field: Field, value: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The values chosen before and after a person changed the checkbox of one value; None if the browser only repeats
    an older state."""
    key = _key(field, value)
    change = widgets.changed(key, bool(session.widget_values().get(key)))
    return ((value,) if change.before else (), (value,) if change.after else ()) if change else None


def _key(field: Field, value: str) -> str:
    return f"tick-{field.name}-{value}"
