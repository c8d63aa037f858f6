"""The page of some events, in a file or in a database: what to show, the picture, the selected event, the rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from components import filters, pipeline
from components.ui import chart, details, downloads, lanes, say, session, sidebar, steps, table, view, widgets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamlit.delta_generator import DeltaGenerator

    from components.filters import Filters
    from components.layout.source import Summary
    from components.model import Int64, Option, Request, Store
    from components.pipeline import Drawn, Events
    from components.ui.answers import Answers

CHART = "timeline"
NO_ROWS = np.zeros(0, np.int64)


@dataclass(frozen=True)
class Choices:
    """What the sidebar offers: `names` has all names and values there are, and perhaps no event."""

    names: Store
    options: Mapping[str, tuple[Option, ...]]
    summary: Summary


@dataclass
class Shown:
    """The last answers about some events; they stay on the page while another is waited for, or cannot be had."""

    of: object = None
    choices: Choices | None = None
    drawn: Drawn | None = None
    asked: int = 0  # how many windows the hand had asked for then
    behind: bool = False  # the picture is not the one that is asked for
    listed: tuple[Store, Int64] | None = None
    about: Store | None = None


@dataclass
class _Window:
    """What this window shows."""

    shown: Shown = field(default_factory=Shown)


@dataclass(frozen=True)
class Page:
    """Where the answers come from, the title over the picture, `ledger` what is said of how many events are kept, and
    `run_for` all that the whole page depends on."""

    answers: Answers
    title: str
    ledger: Callable[[Summary], str]
    run_for: Callable[[], object]


def show(page: Page, progress: DeltaGenerator, complaints: tuple[str, ...] = ()) -> Int64:
    """Everything that is shown of the events, and which of them are: rows of those that are listed. `progress` is where
    it says what is waited for."""
    here, shown = session.here(), _shown(page.answers)
    notices = st.container()  # always there: what comes and goes must not move the picture
    by, asked = here.request.lanes, here.request.filters
    with progress:
        found = page.answers.answer("choices", (asked, by), partial(_choices, asked, by))
    choices = shown.choices = found or shown.choices
    if choices is None:
        return NO_ROWS
    with st.sidebar:
        kept, others = sidebar.filters(choices.names, choices.options)
        request = lanes.asked(choices.names, replace(here.request, filters=kept, title=page.title))
        widgets.end(widgets.SIDEBAR)
    with notices:
        say.line(page.ledger(choices.summary))
        for complaint in (*here.complaints, *complaints, *others):
            say.warning(complaint)
    if choices.summary.shown:
        view.choice(request.view)
        picture(page, shown, request, found is not None, page.run_for())
        _beside(page.answers, shown, request, found is not None and not shown.behind)
    else:
        sidebar.nothing_left(kept)
        return NO_ROWS
    return shown.listed[1] if shown.listed else NO_ROWS


def _shown(answers: Answers) -> Shown:
    """What is shown of these events; of others nothing stays."""
    mine = session.here().part(_Window)
    if mine.shown.of is not answers.of:
        mine.shown = Shown(answers.of)
    return mine.shown


def _choices(asked: Filters, by: str, events: Events) -> Choices:
    names = events.known(filters.COLUMNS)
    if by in names.columns and by not in filters.COLUMNS:
        names = events.known((*filters.COLUMNS, by))
    source = pipeline.source(events, sidebar.sifted(asked, names)[0])
    return Choices(names, source.options(), source.summary())


@st.fragment
def picture(page: Page, shown: Shown, asked: Request, ask: bool, of: object) -> None:
    """The picture; a zoom, a resize or another theme runs this alone. `of` is what the page was run for: if that has
    changed, by a click in the picture or because the browser sent a filter or a file along with it, the page follows.
    `ask` is whether all before it was answered: who takes a question back does not want the next one asked."""
    here = session.begin()
    if of != page.run_for():
        st.rerun()
    seen = chart.state(CHART)
    request = replace(
        asked,
        window=here.request.window,
        unfolded=here.request.unfolded,
        width=seen.width or asked.width,
        theme=seen.theme or asked.theme,
        language=st.context.locale or asked.language,
    )
    with st.container():
        drawn = page.answers.answer("picture", request, lambda events: pipeline.draw(events, request)) if ask else None
    shown.behind = drawn is None
    if drawn:
        shown.drawn, shown.asked = drawn, seen.asked
    if shown.drawn is None or shown.choices is None:
        return
    names = shown.choices.names
    about = shown.about or names
    chart.timeline(
        shown.drawn.figure,
        key=CHART,
        hands=chart.Hands(details.select, here.show, partial(_step, shown), here.unfold),
        selected=request.selected,
        said=details.spoken(about, request.selected),
        asked=shown.asked,
    )
    for notice in shown.drawn.notices:
        say.line(notice)
    lanes.more(request, shown.drawn.scene.more)
    downloads.offer(names, request, shown.drawn, page.answers.one_by_one)


def _step(shown: Shown, by: int) -> None:
    """From event to event of those in the table."""
    if shown.listed and len(shown.listed[1]):
        steps.step(*shown.listed, by)


def _beside(answers: Answers, shown: Shown, request: Request, ask: bool) -> None:
    """What stands below the picture: the selected event, and the first of those kept in words. `ask` is whether the
    picture is there."""
    kept, selected = request.filters, request.selected
    with st.container():
        found = answers.answer("events", kept, lambda events: events.listed(filters.Selection(kept))) if ask else None
        shown.listed = found or shown.listed
        if found and selected:
            shown.about = answers.answer("about", selected, lambda events: events.about(selected)) or shown.about
    if shown.choices is None:
        return
    left, right = st.columns([2, 3], gap="large")
    about = shown.about or shown.choices.names
    with left:
        details.show(about, selected, filters.kept(about, kept))
    if shown.listed:
        with right:
            table.show(*shown.listed, selected)
            size, first = shown.choices.summary.shown, len(shown.listed[1])
            if first < size:
                say.line(f"The first {first:,} of {size:,} events; filters bring others.")
