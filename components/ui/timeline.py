"""The page of some events, in a file or in a database: sidebar, picture, selected event, rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components import filters, pipeline
from components.language import say
from components.model import Request
from components.store.memory import source as _source  # noqa: F401 (with the page, as the views are)
from components.ui import (
    chart,
    chips,
    clock,
    columns,
    details,
    downloads,
    editing,
    edits,
    files,
    header,
    lanes_in_sight,
    navigation,
    reading,
    safe_text,
    session,
    share_dialog,
    sharing,
    sidebar,
    style,
    table,
    tabs,
    view,
    widgets,
    window_drafts,
)
from components.ui.sidebar import Choices
from components.ui.tabs import Tab
from components.views import density, swimlane  # noqa: F401 (here with the page, not when its first picture is waited for)

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.delta_generator import DeltaGenerator

    from components.filters import Filters
    from components.model import Int64, Source, Store
    from components.pipeline import Drawn, Events
    from components.store.memory import MemoryStore
    from components.ui.answers import Answers

CHART = "timeline"
IN_VIEW = "in-view"  # the switch that leaves in the table what is in the picture's window


@dataclass
class Shown:
    """The last answers about some events. They stay on the page while new ones are awaited, or cannot be had."""

    answers: Answers
    choices: Choices | None = None
    drawn: Drawn | None = None
    request: Request = field(default_factory=Request)  # what was drawn
    generation: int = 0  # how many windows the hand had asked for then
    behind: bool = False  # the picture is not the one that is asked for
    listed: tuple[Store, Int64] | None = None
    about: Store | None = None

    @property
    def one_by_one(self) -> bool:
        """Whether all events can be listed."""
        return self.answers.one_by_one

    def step(self, by: int) -> None:
        """Select the event `by` places further on in the table."""
        if self.listed and len(self.listed[1]):
            navigation.step(*self.listed, by)


@dataclass
class _Window:
    """The answers that this window shows."""

    shown: Shown | None = None


@dataclass(frozen=True)
class Page:
    """A page of events: its access to them, its title, the files (none for a database), other tabs below the picture,
    and `dependencies`, all that the whole page depends on."""

    answers: Answers
    title: str
    dependencies: Callable[[], object]
    store: MemoryStore | None = None
    tabs: tuple[Tab, ...] = ()
    sources: tuple[Source, ...] = ()  # the files that are open

    @property
    def source(self) -> Source | None:
        """The file, if a single one is open."""
        return self.sources[0] if len(self.sources) == 1 else None


def show(page: Page, progress: DeltaGenerator, complaints: tuple[str, ...] = ()) -> None:
    """The whole page of the events. `progress` is the place for messages about what is awaited."""
    current, shown = session.current(), _shown(page.answers)
    sharing.begin(page.title, page.sources)
    if not sharing.nothing_hidden():
        style.without_table_downloads()
    head, notices = st.container(), st.container()  # always there: what comes and goes must not move the picture
    asked = current.request
    by, filters, zone = (asked.lanes, asked.lane_groups), asked.filters, asked.zone
    added = current.part(columns.AddedColumns).names
    with progress:
        found = page.answers.answer("choices", (filters, by, added, zone), partial(_choices, filters, by, added, zone))
    choices = shown.choices = found or shown.choices
    if choices is None:
        return
    request, others = sidebar.valid_request(choices, replace(current.request, title=_title(page)))
    with st.sidebar:
        sidebar.show(choices, request)
        widgets.end(widgets.SIDEBAR)
    with head:
        menu = header.show(choices, request, page)
    gather = partial(_gather, page, shown, request)
    if menu:
        with menu:
            downloads.offer(choices.names, request, shown, page.store, gather, choices.summary.shown)
    with notices:
        _notices(page, choices, request, (*current.complaints, *complaints, *others))
    with st.container(key="board"):  # its places are always there, for the same reason
        place, drawer, below = (st.container(key=key) for key in ("picture", "details", "below-picture"))
    if choices.summary.shown:
        with place:
            picture(page, shown, request, found is not None, page.dependencies())
        _ask(shown, request, found is not None and not shown.behind)
        with drawer:
            _details(shown, request)
    else:
        with place:
            sidebar.no_events(request.filters)
    with below:
        events = Tab(tabs.EVENTS, say("Events"), partial(_events, page, shown, request))
        tabs.show((events, *page.tabs))
    share_dialog.show(choices.names, gather, shown)


def _notices(page: Page, choices: Choices, request: Request, complaints: tuple[str, ...]) -> None:
    """The messages and questions above the picture, the choice of view and time zone, and the filters."""
    for complaint in complaints:
        safe_text.warning(complaint)
    files.offer_previous_filters(choices.names)
    if page.store:
        reading.blank_ends(page.store.loaded)
        reading.blank_dates(page.store.loaded)
        reading.vague_dates(page.store.loaded)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        view.choice(request.view)
        if choices.names.zoned:
            clock.choice(session.current().request.zone)
    chips.show(request.filters)


def _gather(page: Page, shown: Shown, request: Request) -> MemoryStore | None:
    """The events in memory, to be redacted; from a database, those that pass the filters."""
    if page.store:
        return page.store
    key = request.filters, request.zone
    return shown.answers.answer("leaving", key, lambda events: pipeline.gather(events, request))


def _title(page: Page) -> str:
    """The title of the timeline: as asked, as in the draft of the file, or the usual one."""
    saved = window_drafts.text_of(page.source, "title") if page.source else ""
    return session.current().request.title or saved or page.title


def _shown(answers: Answers) -> Shown:
    """The answers about these events; answers about others are dropped."""
    memory = session.current().part(_Window)
    if memory.shown is None or memory.shown.answers.of is not answers.of:
        memory.shown = Shown(answers)
    return memory.shown


def _choices(requested: Filters, by: tuple[str, ...], added: tuple[str, ...], zone: str, events: Events) -> Choices:
    events = events.in_zone(zone)
    names = events.vocabulary(filters.COLUMNS)
    if more := [column for column in by if column in names.columns and column not in filters.COLUMNS]:
        names = events.vocabulary((*filters.COLUMNS, *more))
    source = pipeline.source(events, filters.valid_filters(requested, names)[0])
    values = {column: source.values(column) for column in columns.shown(requested, added, names)}
    return Choices(names, source.options(), values, source.summary())


@st.fragment
def picture(page: Page, shown: Shown, requested: Request, ask: bool, of: object) -> None:
    """The picture; a zoom, a resize or another theme runs this alone. `of` is what the page was run for: if that has
    changed, by a click in the picture or because the browser sent a filter or a file along with it, the whole page
    runs. `ask` is whether all earlier questions were answered: after a cancelled question the next one is not asked."""
    current = session.begin()
    if of != page.dependencies():
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
        handlers=chart.Handlers(
            details.select,
            current.show,
            shown.step,
            current.unfold,
            current.open_lane,
            current.expand,
            partial(lanes_in_sight.turn, lane_range),
        ),
        selected=request.selected,
        description=details.description(about, request.selected),
        generation=shown.generation,
    )
    for notice in (*shown.drawn.notices, *pipeline.missing_letters(shown.drawn)):
        safe_text.line(notice)
    lanes_in_sight.more(request, shown.drawn.scene.more)


def _ask(shown: Shown, request: Request, ask: bool) -> None:
    """Ask for the first events that pass the filters, and for the selected one. `ask` is whether the picture is
    there."""
    valid, selected, zone, answers = request.filters, request.selected, request.zone, shown.answers

    def listed(events: Events) -> tuple[Store, Int64]:
        return events.in_zone(zone).listing(filters.Selection(valid))

    with st.container():
        found = answers.answer("events", (valid, zone), listed) if ask else None
        shown.listed = found or shown.listed
        if found and selected:
            about = answers.answer("about", (selected, zone), lambda events: events.in_zone(zone).with_linked(selected))
            shown.about = about or shown.about


def _details(shown: Shown, request: Request) -> None:
    """The drawer with the selected event."""
    if shown.choices is None:
        return
    about = shown.about or shown.choices.names
    row, place, count = about.row_of(request.selected), None, 0
    if shown.listed:
        store, rows = shown.listed
        place, count = navigation.place(store, rows, request.selected), len(rows)
    matches = row is not None and bool((filters.matching_rows(about, request.filters) == row).any())
    details.show(about, request.selected, matches, details.Around(place, count, shown.step), _words(request))


def _events(page: Page, shown: Shown, request: Request) -> None:
    """The events as rows, read-only or editable."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        inside = st.toggle(say("Only what is in view"), key=IN_VIEW)
        alone = page.store and not page.store.loaded.parts
        typed = alone and st.toggle(say("Edit the events"), key=editing.SHOWN)
        if typed:
            edits.count()
    if not shown.listed or not shown.choices:
        return
    store, rows = shown.listed
    if inside:
        rows = navigation.rows_in_window(store, rows)
    if typed and page.store:
        editing.events(page.store, rows, (request.filters, in_view()), request.selected)
        return
    table.show(store, rows, request.selected, _words(request))
    size, first = shown.choices.summary.shown, len(shown.listed[1])
    if first < size:
        safe_text.line(say("The first {some} of {n} events; filters bring others.", some=first, n=size))


def _words(request: Request) -> str:
    """The search text."""
    return next(iter(dict(request.filters).get("search", ())), "")


def in_view() -> object:
    """The window, if the table shows only the events in it; else None."""
    return session.current().request.window if session.widget_values().get(IN_VIEW) else None
