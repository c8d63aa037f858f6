"""The page of events in a database, which may be slow or lost: what is asked of it is waited for, with a way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from components import filters, pipeline
from components.errors import TimelineError
from components.model import Request
from components.store.sql import shown
from components.store.sql.address import Address, of_environment
from components.store.sql.failures import DatabaseError
from components.ui import chart, details, downloads, lanes, say, session, sidebar, steps, table, view, widgets
from components.ui.asking import Line, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from components.filters import Filters
    from components.model import Option
    from components.pipeline import Drawn
    from components.store.sql.database import Database, Extent
    from components.store.sql.excerpt import Excerpt

T = TypeVar("T")

SECRET = "database"
CHART = "distant"
SOON = 0.5  # s, within which an answer comes without a word
LOOK = 0.5  # s between two looks whether it has come


@dataclass(frozen=True)
class Choices:
    """What the sidebar offers: `names` has no event, but all names and values there are."""

    names: Excerpt
    options: dict[str, tuple[Option, ...]]
    extent: Extent


@dataclass
class Lately:
    """The last answers that were shown; they stay while another is asked for, or cannot be had."""

    choices: Choices | None = None
    drawn: Drawn | None = None
    asked: int = 0  # how many windows the hand had asked for then
    behind: bool = False  # the picture is not the one that is asked for
    events: Excerpt | None = None
    about: Excerpt | None = None


def address() -> Address | None:
    """Where the database is, as Streamlit's secrets or the environment say, None if neither does; the address of the
    page has no say. Raises DatabaseError."""
    if not st.secrets.load_if_toml_exists() or SECRET not in st.secrets:
        return of_environment()
    said = st.secrets[SECRET]
    if isinstance(said, str):
        return Address(said)
    if (
        not isinstance(said, Mapping)
        or not said.keys() <= {"address", "events", "participation"}
        or "address" not in said
    ):
        raise DatabaseError(
            f"“{SECRET}” in the secrets is an address, or a table of address, events and participation."
        )
    return Address(**{name: str(text) for name, text in said.items() if name != "address"}, text=str(said["address"]))


@st.cache_resource(scope="session", show_spinner=False, on_release=Line.close, hash_funcs={Address: hash})
def _line(address: Address) -> Line:
    """This window's, closed with it."""
    return Line(address)


def page(address: Address) -> None:
    """All the page shows of the database at `address`."""
    here = session.here()
    line, lately = _line(address), here.part(Lately)
    progress, notices = st.container(), st.container()  # always there: what comes and goes must not move the picture
    by, asked = here.request.lanes, here.request.filters
    with progress:
        found = _answer(line, "choices", (asked, by), partial(_choices, asked, by))
    choices = lately.choices = found or lately.choices
    if choices is None:
        return
    with st.sidebar:
        kept, complaints = sidebar.filters(choices.names, choices.options)
        request = lanes.asked(choices.names, replace(here.request, filters=kept, title=address.title))
        widgets.end(widgets.SIDEBAR)
    with notices:
        say.line(_ledger(choices.extent))
        for complaint in complaints:
            say.warning(complaint)
    if choices.extent.dated + choices.extent.undated:
        view.choice(request.view)
        _picture(line, lately, choices.names, request, found is not None, here.beyond_the_picture())
        _beside(line, lately, choices, request, found is not None and not lately.behind)
    else:
        sidebar.nothing_left(kept)


def _answer(line: Line, name: str, key: Hashable, ask: Callable[[Database], T]) -> T | None:
    """The answer, or None where it is still waited for or there is none, which is said then."""
    question = line.ask((name, key), ask)
    if not question.done.wait(SOON):
        _waiting(line, name, question)
        return None
    try:
        return question.result()
    except TimelineError as error:
        say.error(str(error))
        st.button("Ask again", key=f"again-{name}", on_click=line.again)
        return None


@st.fragment(run_every=LOOK)
def _waiting(line: Line, name: str, question: Question[T]) -> None:
    """What is being asked, for how long, and the way to take it back. The page may be used meanwhile."""
    if question.done.is_set():
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Cancel", key=f"cancel-{name}", on_click=line.cancel)
        say.line(f"Asking {line.address} … {monotonic() - question.begun:.0f} s")


def _choices(asked: Filters, by: str, database: Database) -> Choices:
    names = shown.names(database, filters.COLUMNS, by)
    kept, _ = sidebar.sifted(asked, names)
    selection = filters.Selection(kept)
    return Choices(names, selection.counts(database), database.extent(selection))


def _ledger(extent: Extent) -> str:
    size = extent.dated + extent.undated
    events = f"{size:,} event{'s' * (size != 1)}"
    return f"shown: {events} = {extent.dated:,} on the time axis + {extent.undated:,} without a date"


def picture(database: Database, request: Request) -> Drawn:
    """The picture of what is asked of a database."""
    return pipeline.draw(database, request)


@st.fragment
def _picture(line: Line, lately: Lately, names: Excerpt, asked: Request, ask: bool, of: object) -> None:
    """The picture; a zoom, a resize or another theme runs this alone. `ask` is whether all before it was answered: who
    takes a question back does not want the next one asked."""
    here = session.begin()
    if here.beyond_the_picture() != of:
        st.rerun()  # a click in the picture: details and table follow
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
        drawn = _answer(line, "picture", request, lambda database: picture(database, request)) if ask else None
    lately.behind = drawn is None
    if drawn:
        lately.drawn, lately.asked = drawn, seen.asked
    if lately.drawn is None:
        return
    hands = chart.Hands(details.select, here.show, partial(_step, lately), here.unfold)
    said = details.spoken(lately.about, request.selected) if lately.about else ""
    chart.timeline(
        lately.drawn.figure,
        key=CHART,
        hands=hands,
        selected=request.selected,
        said=said,
        asked=lately.asked,
    )
    for notice in lately.drawn.notices:
        say.line(notice)
    lanes.more(request, lately.drawn.scene.more)
    downloads.offer(names, request, lately.drawn.scene)


def _step(lately: Lately, by: int) -> None:
    """From event to event of those in the table."""
    if lately.events and lately.events.size:
        steps.step(lately.events, lately.events.order(), by)


def _beside(line: Line, lately: Lately, choices: Choices, request: Request, ask: bool) -> None:
    """What stands below the picture: the selected event, and the first of those kept in words."""
    progress = st.container()
    kept, selected = request.filters, request.selected
    with progress:
        found = _answer(line, "events", kept, lambda one: shown.first(one, filters.Selection(kept))) if ask else None
        lately.events = found or lately.events
        if found and selected:
            lately.about = _answer(line, "about", selected, lambda one: shown.about(one, selected)) or lately.about
    left, right = st.columns([2, 3], gap="large")
    about, events = lately.about or choices.names, lately.events
    with left:
        details.show(about, selected, filters.kept(about, kept))
    if events:
        with right:
            table.show(events, events.order(), selected)
            size = choices.extent.dated + choices.extent.undated
            if events.size < size:
                say.line(f"The first {events.size:,} of {size:,} events; filters bring others.")
