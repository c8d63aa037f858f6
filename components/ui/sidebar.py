"""The filters: one widget a field of `filters.FIELDS`, each option with the number of events it would keep."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from components.errors import RequestError
from components.filters import FIELDS, MOST_OPTIONS, checked, describe
from components.ui import say, session, widgets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from components.filters import Field, Filters
    from components.model import Option, Store


@dataclass
class _Last:
    """Of the last run: the filters that were asked, as they held, and what each field's options were called in the
    last runs, by label: the browser sends labels, and the numbers in them change."""

    asked: Filters = ()
    kept: Filters = ()
    values: dict[str, dict[str, str]] = field(default_factory=dict)


def filters(store: Store, counts: Mapping[str, Sequence[Option]]) -> tuple[Filters, tuple[str, ...]]:
    """Draw the widgets; the filters that hold, and a sentence for each value that cannot be asked. `counts` are
    the options of each field."""
    asked = session.here().request.filters
    kept, complaints = sifted(asked, store)
    last = session.here().part(_Last)
    last.asked, last.kept = asked, kept
    for each in FIELDS:
        given = dict(asked).get(each.name, ())
        if each.widget == "many" and (given or each.name in counts):
            _several(each, dict(kept).get(each.name, ()), counts.get(each.name, ()))
        elif each.widget == "one":
            _single(each, given, counts.get(each.name, ()))
        elif each.widget != "many":
            _words(each, given)
    st.button("Clear the filters", key="clear", on_click=_clear, disabled=not asked, width="stretch")
    return kept, complaints


def sifted(asked: Filters, store: Store) -> tuple[Filters, tuple[str, ...]]:
    """What can be asked of this file, as `filters.checked` writes it, and one sentence for each value that cannot."""
    kept: dict[str, tuple[str, ...]] = {}
    complaints: list[str] = []
    for name, values in asked:
        for value in values:
            trial = kept | {name: (*kept.get(name, ()), value)}
            try:
                checked(tuple(trial.items()), store)
            except RequestError as error:  # an address may be old or mistyped: said, and the rest is still answered
                complaints.append(str(error))
            else:
                kept = trial
    return checked(tuple(kept.items()), store), tuple(complaints)


def nothing_left(asked: Filters) -> None:
    """What stands in the picture's place where the filters leave no event, with the way back."""
    if not asked:
        say.paragraph("There are no events to show.")
        return
    say.paragraph(f"No event matches: {' · '.join(describe(asked))}.")
    st.button("Clear the filters and show every event", key="clear-all", on_click=_clear, type="primary")


def _clear() -> None:
    session.here().ask(filters=())


def _key(field: Field) -> str:
    return f"filter-{field.name}"


def _several(field: Field, chosen: Sequence[str], counted: Sequence[Option]) -> None:
    """A chosen value stays on offer even where no event of the file has it; of very many, those that are not on offer
    can be typed."""
    more = len(counted) == MOST_OPTIONS
    counts = {option.value: option.count for option in counted}
    values = list(dict.fromkeys((*counts, *chosen)))
    widgets.give(_key(field), tuple(chosen), state=list(chosen))
    st.multiselect(
        field.label,
        values,
        key=_key(field),
        format_func=_counted(field, values, counts),
        help=f"{field.help} The {MOST_OPTIONS:,} most frequent are listed; others can be typed."
        if more
        else field.help,
        placeholder="All",
        accept_new_options=more,
        on_change=_chosen,
        args=(field,),
    )


def _single(field: Field, given: Sequence[str], counted: Sequence[Option]) -> None:
    values = field.choices or tuple(option.value for option in counted)
    counts = {option.value: option.count for option in counted}
    chosen = next((value for value in given if value in values), values[0])
    widgets.give(_key(field), (chosen,), state=chosen)
    labels = _counted(field, values, counts)
    st.selectbox(
        field.label, values, key=_key(field), format_func=labels, help=field.help, on_change=_chosen, args=(field,)
    )


def _counted(field: Field, values: Sequence[str], counts: Mapping[str, int]) -> Callable[[str], str]:
    """How an option reads: "North Korea · 6"; without a number where it is not among those that are counted."""
    most = len(counts) == MOST_OPTIONS

    def label(value: str) -> str:
        return (value or "not given") + (f" · {counts.get(value, 0):,}" if value in counts or not most else "")

    known = session.here().part(_Last).values
    known[field.name] = known.get(field.name, {}) | {label(value): value for value in values}
    return label


def _words(field: Field, typed: Sequence[str]) -> None:
    """What was typed stays in the field even if it cannot be asked, so that it can be mended."""
    widgets.give(_key(field), tuple(typed[:1]), state=typed[0] if typed else "")
    hint = "2014, 2014-10 or 2014-10-28" if field.widget == "date" else None
    st.text_input(field.label, key=_key(field), help=field.help, placeholder=hint, on_change=_chosen, args=(field,))


def _chosen(field: Field) -> None:
    """What a person did to a field's widget is done to the filters that hold by now."""
    here = session.here()
    last = here.part(_Last)
    change = widgets.changed(_key(field), _values(field, last.values.get(field.name, {})))
    if change is None:
        return
    now = last.kept if here.request.filters == last.asked else here.request.filters  # as the widget writes them
    values = change.after
    if field.widget == "many":
        values = session.merged(dict(now).get(field.name, ()), change.before, change.after)
    here.ask_filter(field.name, () if values == field.choices[:1] else values)  # the first choice holds anyway


def _values(field: Field, labels: Mapping[str, str]) -> tuple[str, ...]:
    """What the widget holds."""
    value = session.held().get(_key(field)) or ()
    if isinstance(value, str):
        value = (value,) if value.strip() else ()
    return tuple(labels.get(each, each) for each in value) if field.widget in ("many", "one") else tuple(value)
