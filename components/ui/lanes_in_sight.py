"""The buttons around the picture for lanes that are not in sight: previous, next, and more at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.language import message, plural, say
from components.model import MOST_LANES, Request
from components.ui import safe_text, session

if TYPE_CHECKING:
    from collections.abc import Sequence

MORE = 12  # lanes that one click adds


def pager(lane_range: Sequence[int]) -> None:
    """The lanes in sight (`lane_range`: the first, the last and the number of all, from 1), with buttons for previous
    and next; nothing if the range is empty, as all are in sight."""
    if not lane_range:
        return
    first, last, count = lane_range
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="lanes-in-sight"):
        words = say("Lanes {first} to {last} of {n}", first=first, last=last, n=count) if last else ""
        safe_text.line(words or say("None of the lanes"))
        steps = (
            (message("Earlier lanes"), "arrow_upward", "Alt+PageUp", -1, first > 1),
            (message("Later lanes"), "arrow_downward", "Alt+PageDown", 1, last < count),
        )
        for label, icon, key, by, possible in steps:
            st.button(
                say(label),
                icon=f":material/{icon}:",
                shortcut=key,
                on_click=turn,
                args=(lane_range, by),
                disabled=not possible,
            )


def turn(lane_range: Sequence[int], by: int) -> None:
    """Show the next (1) or previous (-1) page of as many lanes, if there is one."""
    if not lane_range:
        return
    first, last, count = lane_range
    if by > 0 and last < count:
        session.current().ask(first_lane=last + 1)
    elif by < 0 and first > 1:
        session.current().ask(first_lane=max(1, 2 * first - last - 1))


def more(request: Request, others: int) -> None:
    """A button that gives lanes to the `others`, which share one for lack of room; and the button to undo it."""
    if others and request.most_lanes < MOST_LANES:
        added = min(MORE, others)
        most = min(request.most_lanes + MORE, MOST_LANES)
        st.button(plural(added, "Show {n} more lane", "Show {n} more lanes"), on_click=_show, args=(most,))
    if request.most_lanes > Request.most_lanes:
        st.button(say("Show fewer lanes"), on_click=_show, args=(Request.most_lanes,))


def _show(most: int) -> None:
    session.current().ask(most_lanes=most)
