"""The choice of lanes: their column, order and groups, the first and the hidden ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from components import pipeline
from components.filters import MOST_OPTIONS, options
from components.language import joined, message, number, say, say_in_context
from components.layout.names import column_name
from components.model import ORDERS, Request
from components.read.columns.lanes import makes_groups
from components.read.file_columns import AS_TYPED
from components.ui import safe_text, session, widgets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.model import Store

MOST_COUNTED = 200_000  # events: with more, the lanes of each column are not counted
MOST_NAMED = 2  # columns side by side
NAMES = {"": message("None: one lane for everything"), "actor": message("Actor"), "type": message("Type")}
NAMES |= {"status": message("Status")}
_ORDERS = {
    "meetings": message("Those that meet side by side"),
    "first": message("First event"),
    "last": message("Last event, the latest first"),
    "count": message("Number of events"),
    "name": message("Name"),
}
_SEARCH = "lane-search"
_NOT = {"id", "title", "description", "date", "actors", "links", "start", "end", AS_TYPED}  # nearly all values differ


def valid_request(store: Store, request: Request) -> tuple[Request, tuple[str, ...]]:
    """`request` with the lanes that these events have, and a sentence for each part that does not fit. `store` has all
    names and the values of the columns."""
    by = pipeline.default_lanes(store) if request.lanes == Request.lanes else request.lanes
    columns, complaints = columns_for_lanes(store), []
    if by not in columns:
        known = ", ".join(filter(None, columns))
        sentence = message(
            "The address asks for lanes by “{column}”, which is no column of this file; there are: {columns}."
        )
        complaints.append(say(sentence, column=by, columns=known))
        by = Request.lanes
    names = _lanes(store, by)
    pinned, hidden = (tuple(name for name in given if name in names) for given in (request.pinned, request.hidden))
    if len(names) > MOST_OPTIONS:  # so that any other name can be typed, and mistyped
        others = {*request.pinned, *request.hidden} - {*pinned, *hidden}
        complaints += [say("There is no lane “{name}” in this file.", name=name) for name in others]
    followed = request.followed if request.followed in names else ""
    if request.followed and not followed:
        complaints.append(say("There is no lane “{name}” in this file.", name=request.followed))
    groups = request.lane_groups
    if groups and groups not in _groupings(store, by):
        sentence = message("The lanes cannot be in groups by “{column}”; by these they can: {columns}.")
        complaints.append(say(sentence, column=groups, columns=", ".join(filter(None, _groupings(store, by)))))
        groups = ""
    valid = replace(request, lanes=by, pinned=pinned, hidden=hidden, followed=followed, lane_groups=groups)
    return valid, tuple(complaints)


def show(store: Store, request: Request) -> None:
    """The widgets for lanes; `request` has the valid lanes."""
    by, pinned, hidden, columns = request.lanes, request.pinned, request.hidden, columns_for_lanes(store)
    names = _lanes(store, by)
    offered = names if len(names) <= MOST_OPTIONS else _busiest(store, by)
    _column(store, by, columns)
    if by:
        chosen = (
            pinned
            or hidden
            or request.lane_groups
            or request.followed
            or request.lane_search
            or request.lane_order != Request.lane_order
        )
        with st.expander(say("Find, order and hide lanes"), expanded=bool(chosen)):
            widgets.set_value(_SEARCH, request.lane_search)
            st.text_input(say("Find lanes"), key=_SEARCH, placeholder=say("Part of a name"), on_change=_searched)
            widgets.set_value("order", request.lane_order)
            st.selectbox(
                say("Order"), ORDERS, key="order", format_func=lambda order: say(_ORDERS[order]), on_change=_ordered
            )
            _grouped(store, request)
            if by == "actor":
                _follow(request.followed, offered, names)
            _several(say("First"), "pinned", say("The busiest"), pinned, offered, names)
            _several(say("Left out"), "hidden", say_in_context("lanes", "None"), hidden, offered, names)


def _groupings(store: Store, by: str) -> tuple[str, ...]:
    """The columns by which lanes can be grouped, "" for none."""
    return ("", *(name for name in columns_for_lanes(store) if name not in ("", "actor", by)))


def _grouped(store: Store, request: Request) -> None:
    """The column by which lanes are grouped, and the groups that are expanded."""
    widgets.set_value("lane-groups", request.lane_groups)
    st.selectbox(
        say("In groups by"),
        _groupings(store, request.lanes),
        key="lane-groups",
        format_func=lambda column: column_label(column) if column else say("No groups"),
        on_change=_by_groups,
    )
    if request.lane_groups:
        names = _lanes(store, request.lane_groups)
        offered = names if len(names) <= MOST_OPTIONS else _busiest(store, request.lane_groups)
        _several(say("Expanded groups"), "expanded", say("None"), request.expanded, offered, names)


def _by_groups() -> None:
    if change := widgets.chosen("lane-groups"):
        session.current().ask(lane_groups=change.after, expanded=(), first_lane=1)


def _follow(followed: str, offered: Sequence[str], names: Sequence[str]) -> None:
    """The choice of the followed actor, whose lane comes first, with those it meets."""
    widgets.set_value("followed", followed, state=followed or None)
    st.selectbox(
        say("Follow one actor"),
        tuple(dict.fromkeys((*offered, *filter(None, [followed])))),
        key="followed",
        index=None,
        placeholder=say("Nobody"),
        on_change=_followed,
        accept_new_options=offered is not names,
        help=say("Its lane comes first; below are those it has events with, the most often first."),
    )


def columns_for_lanes(store: Store) -> tuple[str, ...]:
    """The columns that can make lanes: "actor" if there are actors, those of the file, and "" for a single lane."""
    actors = ("actor",) if store.cast.names else ()
    return (*actors, *(name for name in store.columns if name not in _NOT), "")


def _column(store: Store, by: str, columns: Sequence[str]) -> None:
    """The choice of the column of the lanes: the best candidates side by side, with the number of lanes of each, then a
    list of the others."""
    usual = pipeline.default_lanes(store)
    by = by if by in columns else ""  # "actor" where there are no actors
    counts = _counts(store, columns)
    candidates = [name for name in _candidates(store, usual, counts) if name in columns]
    first = tuple(dict.fromkeys((*candidates[:MOST_NAMED], by)))
    labels = {name: _label(name, counts) for name in columns}
    widgets.set_value("lanes", by)
    st.segmented_control(
        say("Lanes by"),
        first,
        key="lanes",
        format_func=lambda name: safe_text.literal(labels[name]),
        required=True,
        on_change=_by,
    )
    useless = {
        name for name, count in counts.items() if count <= (name in NAMES)
    }  # such as a status that all events have
    if others := tuple(name for name in columns if name not in (*first, *useless)):
        widgets.set_value("more-lanes", None)
        st.selectbox(
            say("Lanes by another column"),
            others,
            index=None,
            key="more-lanes",
            format_func=labels.__getitem__,
            placeholder=say("Another column"),
            label_visibility="collapsed",
            on_change=_by_another,
        )
    if by != usual and usual in columns:
        safe_text.line(say("Suggested: {column}", column=column_label(usual)))


def _counts(store: Store, columns: Sequence[str]) -> dict[str, int]:
    """The number of lanes that each column makes; empty if there are very many events."""
    if not 0 < store.size <= MOST_COUNTED:
        return {}
    return {name: len(_lanes(store, name)) for name in columns if name}


def _candidates(store: Store, usual: str, counts: Mapping[str, int]) -> list[str]:
    """The columns that make lanes, the suggested one first, then ours, then those with the fewest lanes. A column of
    the file whose values all differ, or that has amounts or times, makes none."""
    useful = (
        name
        for name, count in counts.items()
        if count > 1 and (name in NAMES or (count < store.size and makes_groups(name, _lanes(store, name))))
    )
    ours = [usual, "actor", "type", "status"]
    return sorted(
        {usual, *useful}, key=lambda name: (ours.index(name) if name in ours else len(ours), counts.get(name, 0), name)
    )


def _label(name: str, counts: Mapping[str, int]) -> str:
    """The label of a choice: "Type · 5"."""
    return joined((column_label(name), number(counts[name])), " · ") if name in counts else column_label(name)


def column_label(column: str) -> str:
    """The label of a column in this choice."""
    return say(NAMES[column]) if column in NAMES else column_name(column)


def _several(
    label: str, key: str, nothing: str, chosen: Sequence[str], offered: Sequence[str], names: Sequence[str]
) -> None:
    """The choice of several lanes for the request's field `key`. `nothing` stands for no choice; if not all `names` are
    `offered`, others can be typed."""
    widgets.set_value(key, tuple(chosen), state=list(chosen))
    st.multiselect(
        label,
        tuple(dict.fromkeys((*offered, *chosen))),
        key=key,
        placeholder=nothing,
        on_change=_chosen,
        args=(key,),
        accept_new_options=offered is not names,
        help=say("The {n} busiest are listed; others can be typed.", n=MOST_OPTIONS) if offered is not names else None,
    )


def _busiest(store: Store, by: str) -> tuple[str, ...]:
    """The names of MOST_OPTIONS lanes, those with the most events first; none is blank."""
    if by == "actor":
        return tuple(option.value for option in options(store, ())["actor"])

    def most() -> tuple[str, ...]:
        values, codes = store.codes(by)
        order = np.argsort(-np.bincount(codes), kind="stable")[: MOST_OPTIONS + 1]  # one may be blank
        return tuple(value for index in order.tolist() if (value := values[index]))[:MOST_OPTIONS]

    return store.derived(("busiest", by), most)


def _lanes(store: Store, by: str) -> tuple[str, ...]:
    """The names of all lanes that a column makes."""
    if by == "actor":
        return store.cast.names
    return tuple(name for name in store.codes(by)[0] if name) if by else ()


def _by() -> None:
    if change := widgets.chosen("lanes"):
        ask(change.after)


def _by_another() -> None:
    change = widgets.changed("more-lanes", session.widget_values().get("more-lanes"))
    if change and change.after is not None:
        ask(change.after)


def ask(column: str) -> None:
    """Make lanes by this column from now on; names of lanes by another column are dropped."""
    none = {"pinned": (), "hidden": (), "followed": "", "lane_search": "", "expanded": ()}
    session.current().ask(lanes=column, lane_groups="", first_lane=1, **none)


def _searched() -> None:
    change = widgets.changed(_SEARCH, session.widget_values().get(_SEARCH) or "")
    if change:
        session.current().ask(lane_search=change.after.strip(), first_lane=1)


def _ordered() -> None:
    if change := widgets.chosen("order"):
        session.current().ask(lane_order=change.after, first_lane=1)


def _followed() -> None:
    change = widgets.changed("followed", session.widget_values().get("followed") or "")
    if change:
        session.current().ask(followed=change.after, first_lane=1)


def _chosen(key: str) -> None:
    change = widgets.changed(key, tuple(session.widget_values().get(key) or ()))
    if change:
        current = session.current()
        current.ask(**{key: session.merged(getattr(current.request, key), change.before, change.after)})
