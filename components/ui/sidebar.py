"""The filters: one widget a field of `filters.FIELDS`, each option with the number of events it would keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.filters import FIELDS, MOST_OPTIONS, describe, options
from components.ui import say, url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from components.filters import Field, Filters
    from components.model import Option, Store


def filters(store: Store, offered: Mapping[str, Sequence[Option]] | None = None) -> tuple[Filters, tuple[str, ...]]:
    """Draw the widgets; the filters that hold, and a sentence for each value of the address that cannot be asked. The
    options are those of `store`, or as they are `offered`."""
    asked = url.filters(url.parameters())
    kept, complaints = url.sifted(asked, store)
    counts = options(store, kept) if offered is None else offered
    for field in FIELDS:
        given = dict(asked).get(field.name, ())
        if field.widget == "many":
            _several(field, dict(kept).get(field.name, ()), counts.get(field.name, ()))
        elif field.widget == "one":
            _single(field, given, counts.get(field.name, ()))
        else:
            _words(field, given)
    st.button("Clear the filters", key="clear", on_click=url.ask, args=((),), disabled=not asked, width="stretch")
    return kept, complaints


def nothing_left(asked: Filters) -> None:
    """What stands in the picture's place where the filters leave no event, with the way back."""
    if not asked:
        say.paragraph("There are no events to show.")
        return
    say.paragraph(f"No event matches: {' · '.join(describe(asked))}.")
    st.button("Clear the filters and show every event", key="clear-all", on_click=url.ask, args=((),), type="primary")


def _key(field: Field) -> str:
    return f"filter-{field.name}"


def _several(field: Field, chosen: Sequence[str], counted: Sequence[Option]) -> None:
    """A chosen value stays on offer even where no event of the file has it; of very many, those that are not on offer
    can be typed."""
    more = len(counted) == MOST_OPTIONS
    counts = {option.value: option.count for option in counted}
    values = list(dict.fromkeys((*counts, *chosen)))
    st.session_state[_key(field)] = list(chosen)
    st.multiselect(
        field.label,
        values,
        key=_key(field),
        format_func=_counted(counts),
        help=f"{field.help} The {MOST_OPTIONS:,} most frequent are listed; others can be typed."
        if more
        else field.help,
        placeholder="All",
        accept_new_options=more,
        on_change=_changed,
    )


def _single(field: Field, given: Sequence[str], counted: Sequence[Option]) -> None:
    values = field.choices or tuple(option.value for option in counted)
    st.session_state[_key(field)] = next((value for value in given if value in values), values[0])
    counts = {option.value: option.count for option in counted}
    st.selectbox(
        field.label, values, key=_key(field), format_func=_counted(counts), help=field.help, on_change=_changed
    )


def _counted(counts: Mapping[str, int]) -> Callable[[str], str]:
    """How an option reads: "North Korea · 6"; without a number where it is not among those that are counted."""
    most = len(counts) == MOST_OPTIONS
    return lambda value: (
        (value or "not given") + (f" · {counts.get(value, 0):,}" if value in counts or not most else "")
    )


def _words(field: Field, typed: Sequence[str]) -> None:
    """What was typed stays in the field even if it cannot be asked, so that it can be mended."""
    text = typed[0] if typed else ""
    if st.session_state.get(_key(field)) != text:
        st.session_state[_key(field)] = text
    hint = "2014, 2014-10 or 2014-10-28" if field.widget == "date" else None
    st.text_input(field.label, key=_key(field), help=field.help, placeholder=hint, on_change=_changed)


def _changed() -> None:
    """All widgets go into the address at once, so that two quick changes do not undo one another."""
    given = ((field.name, _values(field)) for field in FIELDS)
    url.ask(tuple((name, values) for name, values in given if values))


def _values(field: Field) -> tuple[str, ...]:
    """What the widget holds; of a field with fixed choices the first is what holds anyway, so it is nothing asked."""
    value = st.session_state.get(_key(field)) or ()
    if isinstance(value, str):
        if field.choices and value not in field.choices:  # the label that an option had before its number changed
            return ()
        return (value,) if value.strip() and value not in field.choices[:1] else ()
    return tuple(value)
