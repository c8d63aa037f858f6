"""Filters by any column of the file, added by a person: its values with counts, or a range of its numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from components.filters import FIELDS, columns
from components.language import joined, number, say, say_in_context
from components.layout.names import column_name
from components.ui import safe_text, session, widgets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.filters import Filters
    from components.model import Option, Store

ADD = "add-column"
_OWN_PLACE = {"title", *(each.column for each in FIELDS)}  # columns with a widget elsewhere; titles are searched
_MANY = 12  # distinct numbers: more are filtered by a range, no more by their values


@dataclass
class AddedColumns:
    """The columns whose widget a person has added, and for each column its values by the labels of its options."""

    names: tuple[str, ...] = ()
    values: dict[str, dict[str, str]] = field(default_factory=dict)


def visible(filters: Filters, added: Sequence[str], names: Store) -> tuple[str, ...]:
    """The columns that have a widget: those in a filter, then those `added`."""
    filtered = columns.by_column(dict(filters).get(columns.NAME, ()), names.columns)
    existing = columns.columns(names)
    return tuple(name for name in dict.fromkeys((*filtered, *added)) if name in existing)


def show(names: Store, options: Mapping[str, Sequence[Option]]) -> None:
    """A widget for each column of `options`, which has its values with counts, and a choice to add another column.
    `names` is a store with all names."""
    criteria = columns.by_column(dict(session.current().request.filters).get(columns.NAME, ()), names.columns)
    for column, counted in options.items():
        if _is_number(counted):
            _range(column, criteria.get(column, ()), counted)
        else:
            _values(column, criteria.get(column, ()), counted)
    others = [name for name in columns.columns(names) if name not in options and name not in _OWN_PLACE]
    if others:
        widgets.set_value(ADD, None)
        st.selectbox(
            say("Filter by another column"),
            others,
            index=None,
            key=ADD,
            format_func=column_name,
            placeholder=say("+ Filter by another column"),
            label_visibility="collapsed",
            on_change=_add,
        )


def _is_number(counted: Sequence[Option]) -> bool:
    """Whether a column holds nothing but numbers, and too many to choose from."""
    texts = [option.value for option in counted if option.value]
    return len(texts) > _MANY and all(re.fullmatch(columns.NUMBER, text) for text in texts)


def _values(column: str, values: Sequence[str], counted: Sequence[Option]) -> None:
    counts = {option.value: option.count for option in counted}
    labels = {
        value: joined((value or say("not given"), number(counts.get(value, 0))), " · ")
        for value in dict.fromkeys((*counts, *values))
    }
    known = session.current().part(AddedColumns).values
    known[column] = known.get(column, {}) | {label: value for value, label in labels.items()}
    widgets.set_value(_key(column), tuple(values), state=list(values))
    st.multiselect(
        safe_text.literal(column_name(column)),
        tuple(labels),
        key=_key(column),
        format_func=lambda value: labels.get(value, value),
        placeholder=say_in_context("values", "All"),
        on_change=_chosen,
        args=(column,),
    )


def _range(column: str, values: Sequence[str], counted: Sequence[Option]) -> None:
    """Two fields for the ends of a range; typed text that is no number is ignored."""
    numbers = sorted((float(option.value), option.value) for option in counted if option.value)
    least, most = _ends(values)
    with st.container(horizontal=True, gap="small"):
        for side, typed, bound in (("from", least, numbers[0]), ("to", most, numbers[-1])):
            key = f"{_key(column)}-{side}"
            widgets.set_value(key, typed)
            name = column_name(column)
            label = safe_text.literal(
                say("{column}, from", column=name) if side == "from" else say("{column}, to", column=name)
            )
            st.text_input(label, key=key, placeholder=bound[1], on_change=_ranged, args=(column, side))


def _ends(values: Sequence[str]) -> tuple[str, str]:
    """The first and the last number of the range in force, "" for an open end."""
    least, most = next((value.split("..") for value in values if columns.number_range(value)), ("", ""))
    return least, most


def _key(column: str) -> str:
    return f"column-{column}"


def _add() -> None:
    change = widgets.changed(ADD, session.widget_values().get(ADD))
    if change and change.after:
        added = session.current().part(AddedColumns)
        added.names = tuple(dict.fromkeys((*added.names, change.after)))


def _chosen(column: str) -> None:
    """Filter by the values chosen in a column, beside the filters by other columns."""
    labels = session.current().part(AddedColumns).values.get(column, {})
    change = widgets.changed(
        _key(column), tuple(labels.get(label, label) for label in session.widget_values().get(_key(column)) or ())
    )
    if change:
        ask(column, session.merged(_now(column), change.before, change.after))


def _ranged(column: str, side: str) -> None:
    """Set one end of the range of a column to the number that was typed."""
    key = f"{_key(column)}-{side}"
    change = widgets.changed(key, (session.widget_values().get(key) or "").strip())
    if change and (not change.after or re.fullmatch(columns.NUMBER, change.after)):
        least, most = _ends(_now(column))
        ends = (change.after, most) if side == "from" else (least, change.after)
        ask(column, ("..".join(ends),) if any(ends) else ())


def _now(column: str) -> tuple[str, ...]:
    """The values or ranges by which a column is filtered now."""
    values = dict(session.current().request.filters).get(columns.NAME, ())
    return columns.by_column(values, (column,)).get(column, ())


def ask(column: str, values: Sequence[str]) -> None:
    """Filter by these values of a column from now on, beside the filters by other columns."""
    current = session.current()
    others = columns.without(dict(current.request.filters).get(columns.NAME, ()), column)
    current.ask_filter(columns.NAME, (*others, *(f"{column}={value}" for value in values)))
