"""The picture on the page, with the notices below it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components import pipeline
from components.ui import chart, details, lanes_in_sight, safe_text, session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from components.model import Request
    from components.ui.shown_answers import Shown

CHART = "timeline"


@st.fragment
def show(
    shown: Shown, requested: Request, ask: bool, dependencies: object, dependencies_now: Callable[[], object]
) -> None:
    """The picture. A zoom, a resize or another theme runs this alone.

    `dependencies` is what the page was run for. If `dependencies_now` returns something else, as a click in the picture
    changed it or the browser sent a filter or a file along, the whole page runs. `ask` is whether all earlier questions
    were answered: after a cancelled question the next one is not asked."""
    current = session.begin()
    if dependencies != dependencies_now():
        st.rerun()
    seen = chart.state(CHART)
    request = replace(
        requested,
        window=current.request.window,
        unfolded=current.request.unfolded,
        opened=current.request.opened,
        width=seen.width or requested.width,
        theme=seen.theme or requested.theme,
        language=st.context.locale or requested.language,
    )
    with st.container():
        drawn = shown.answers.answer("picture", request, lambda events: pipeline.draw(events, request)) if ask else None
    shown.behind = drawn is None
    if drawn:
        shown.drawn, shown.request, shown.generation = drawn, request, seen.generation
    if shown.drawn is None or shown.choices is None:
        return
    about = shown.about or shown.choices.names
    lane_range = shown.drawn.scene.lanes_in_sight
    lanes_in_sight.pager(lane_range)
    chart.timeline(
        shown.drawn.figure,
        shown.drawn.svg,
        key=CHART,
        handlers=_handlers(current, shown, lane_range),
        selected=request.selected,
        description=details.description(about, request.selected),
        generation=shown.generation,
    )
    for notice in (*shown.drawn.notices, *pipeline.missing_letters(shown.drawn)):
        safe_text.line(notice)
    lanes_in_sight.more(request, shown.drawn.scene.more)


def _handlers(current: session.Session, shown: Shown, lane_range: Sequence[int]) -> chart.Handlers:
    """The actions for gestures in the picture."""
    return chart.Handlers(
        select=details.select,
        show=current.show,
        step=shown.step,
        unfold=current.unfold,
        open=current.open_lane,
        expand=current.expand,
        turn=partial(lanes_in_sight.turn, lane_range),
    )
