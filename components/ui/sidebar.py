"""The sidebar, the most used widgets first: search, lanes, actors, dates, all other filters. Each option has the number
of events it would keep."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from components import filters
from components.filters import MOST_OPTIONS, describe
from components.filters import columns as filter_columns
from components.language import joined, number, say, say_in_context
from components.ui import checkboxes, columns, lanes, safe_text, session, widgets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from components.filters import Field, Filters
    from components.layout.source import Summary
    from components.model import Option, Request, Store

_PLACED = (filters.TEXT, filters.ACTOR, filters.PERIOD, filter_columns.COLUMN)  # the others are further filters


@dataclass(frozen=True)
class Choices:
    """The choices of the sidebar: `names` is a store with all names and values, though perhaps no events; `options` has
    the options of each field, `columns` those of each column with a widget, with counts; `summary` is that of the
    events that pass the filters."""

    names: Store
    options: Mapping[str, tuple[Option, ...]]
    columns: Mapping[str, tuple[Option, ...]]
    summary: Summary


@dataclass
class _Last:
    """The last run: the filters that were requested, and the valid ones. `values` has the values by field and label,
    those of earlier runs too: the browser sends labels, and the counts in them change."""

    requested: Filters = ()
    valid: Filters = ()
    values: dict[str, dict[str, str]] = field(default_factory=dict)


def valid_request(choices: Choices, request: Request) -> tuple[Request, tuple[str, ...]]:
    """`request` with the valid filters of the session and valid lanes, and a sentence for each value that is not
    valid."""
    valid, complaints = filters.valid_filters(session.current().request.filters, choices.names)
    request, others = lanes.valid_request(choices.names, replace(request, filters=valid))
    return request, (*complaints, *others)


def show(choices: Choices, request: Request) -> None:
    """The widgets of the sidebar, for a valid `request`."""
    requested, valid = session.current().request.filters, request.filters
    last = session.current().part(_Last)
    last.requested, last.valid = requested, valid
    given = dict(requested)

    def draw(*fields: Field) -> None:
        for entry in fields:
            values = given.get(entry.name, ()), dict(valid).get(entry.name, ())
            _field(entry, *values, choices.options.get(entry.name, ()))

    draw(*filters.TEXT.fields)
    lanes.show(choices.names, request)
    _actors(choices, given, dict(valid), draw)
    draw(*filters.PERIOD.fields)
    draw(*(entry for each in filters.FILTERS if each not in _PLACED for entry in each.fields))
    columns.show(choices.names, choices.columns)
    if requested:
        st.button(say("Clear the filters"), key="clear", on_click=clear, width="stretch")


def _actors(
    choices: Choices, given: Mapping[str, Sequence[str]], valid: Mapping[str, Sequence[str]], draw: Callable[..., None]
) -> None:
    """A checkbox for each of the most frequent actors, if there are any; if there are more, a list of all of them."""
    actor, match = filters.ACTOR.fields
    chosen, counted = valid.get(actor.name, ()), choices.options.get(actor.name, ())
    if not counted and actor.name not in given:
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
        safe_text.label(say("Actors"))
        if len(counted) > 1 or chosen:
            draw(match)
    ticked = checkboxes.values_on_offer(counted, chosen, valid.get(match.name) == ("none",))
    checkboxes.show(actor, ticked, chosen, counted, _toggled)
    if len(counted) > checkboxes.FEW:
        with st.expander(say("All {n} actors", n=len(choices.names.cast.names))):
            draw(actor)


def _field(field: Field, given: Sequence[str], valid: Sequence[str], counts: Sequence[Option]) -> None:
    """The widget of a field, with the values `given` in the request and those that are `valid`; none if there is
    nothing to choose."""
    if field.widget == "many":
        if given or len(counts) > 1:
            _several(field, valid, counts)
    elif field.widget == "one":
        _single(field, given, counts)
    else:
        _text_field(field, given)


def no_events(filters: Filters) -> None:
    """The message in place of the picture if no event passes the filters, with a button to clear them."""
    if not filters:
        safe_text.paragraph(say("There are no events to show."))
        return
    safe_text.paragraph(say("No event matches: {filters}.", filters=joined(describe(filters), " · ")))
    st.button(say("Clear the filters and show every event"), key="clear-all", on_click=clear, type="primary")


def clear() -> None:
    """Clear all filters."""
    session.current().ask(filters=())


def _key(field: Field) -> str:
    return f"filter-{field.name}"


def _several(field: Field, chosen: Sequence[str], counted: Sequence[Option]) -> None:
    """The choice of several values. Chosen values are options even if no event has them; if there are more values than
    options, others can be typed."""
    more = len(counted) == MOST_OPTIONS
    counts = {option.value: option.count for option in counted}
    values = list(dict.fromkeys((*counts, *chosen)))
    widgets.set_value(_key(field), tuple(chosen), state=list(chosen))
    st.multiselect(
        say(field.label),
        values,
        key=_key(field),
        format_func=_option_label(field, values, counts),
        help=say("The {n} most frequent are listed; others can be typed.", n=MOST_OPTIONS) if more else None,
        placeholder=say_in_context("values", "All"),
        accept_new_options=more,
        on_change=_chosen,
        args=(field,),
    )


def _single(field: Field, given: Sequence[str], counted: Sequence[Option]) -> None:
    values = field.choices or tuple(option.value for option in counted)
    chosen = next((value for value in given if value in values), values[0])
    widgets.set_value(_key(field), (chosen,), state=chosen)
    st.segmented_control(
        say(field.label),
        values,
        key=_key(field),
        format_func=say,
        required=True,
        label_visibility="collapsed" if field.of else "visible",
        on_change=_chosen,
        args=(field,),
    )


def _option_label(field: Field, values: Sequence[str], counts: Mapping[str, int]) -> Callable[[str], str]:
    """The function that gives an option its label: "North Korea · 6", or without a number if it was not counted. The
    labels are remembered for the callback."""
    most = len(counts) == MOST_OPTIONS

    def label(value: str) -> str:
        name = field.display(value) or say("not given")
        return joined((name, number(counts.get(value, 0))), " · ") if value in counts or not most else name

    known = session.current().part(_Last).values
    known[field.name] = known.get(field.name, {}) | {label(value): value for value in values}
    return label


def _text_field(field: Field, typed: Sequence[str]) -> None:
    """A text field. Text that is not valid stays in it, so that it can be corrected."""
    widgets.set_value(_key(field), tuple(typed[:1]), state=typed[0] if typed else "")
    if field.widget != "date":
        _typed(field)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", wrap=False):
        _typed(field)
        _calendar(field)


def _typed(field: Field) -> None:
    st.text_input(say(field.label), key=_key(field), placeholder=say(field.example), on_change=_chosen, args=(field,))


def _calendar(field: Field) -> None:
    """A calendar to choose a day from."""
    key = f"day-{field.name}"
    with st.popover(
        say("Calendar for {field}", field=say(field.label)),
        icon=":material/calendar_month:",
        key=f"calendar-of-{field.name}",
    ):
        widgets.set_value(key, None)
        st.date_input(
            say("{field}, a day", field=say(field.label)),
            key=key,
            value=None,
            min_value=date.min,
            max_value=date.max,
            on_change=_picked,
            args=(field,),
        )


def _picked(field: Field) -> None:
    """Take over the day chosen in the calendar as if it had been typed."""
    change = widgets.changed(f"day-{field.name}", session.widget_values().get(f"day-{field.name}"))
    if change and change.after:
        session.current().ask_filter(field.name, (change.after.isoformat(),))


def _chosen(field: Field) -> None:
    """Apply a person's change of a widget to the filters in force."""
    current = session.current()
    change = widgets.changed(_key(field), _values(field, current.part(_Last).values.get(field.name, {})))
    if change is None:
        return
    values = change.after
    if field.widget == "many":
        values = session.merged(_current(field), change.before, change.after)
    current.ask_filter(field.name, () if values == field.choices[:1] else values)  # the first choice is the default


def _toggled(field: Field, value: str) -> None:
    """Add or remove one value, beside all others in force."""
    if change := checkboxes.changed(field, value):
        session.current().ask_filter(field.name, session.merged(_current(field), *change))


def _current(field: Field) -> tuple[str, ...]:
    """The values of a field in force, as its widget writes them."""
    current = session.current()
    last = current.part(_Last)
    filters = last.valid if current.request.filters == last.requested else current.request.filters
    return dict(filters).get(field.name, ())


def _values(field: Field, labels: Mapping[str, str]) -> tuple[str, ...]:
    """The values of a field's widget; labels are replaced by the values that they stand for."""
    value = session.widget_values().get(_key(field)) or ()
    if isinstance(value, str):
        value = (value,) if value.strip() else ()
    return tuple(labels.get(text, text) for text in value) if field.widget in ("many", "one") else tuple(value)
