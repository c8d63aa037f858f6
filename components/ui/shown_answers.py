"""The answers about the events that the page shows: the choices of the sidebar, the picture, the rows of the table and
the selected event."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from components import filters, pipeline
from components.model import Request
from components.ui import columns, navigation, session
from components.ui.sidebar import Choices

if TYPE_CHECKING:
    from components.filters import Filters
    from components.model import Int64, Store
    from components.pipeline import Drawn, Events
    from components.ui.answers import Answers


@dataclass
class Shown:
    """The last answers about some events. They stay on the page while new ones are awaited, or if these fail.

    `request` is the one that was drawn, and `generation` the `chart.ChartState.generation` of that time; `behind` is
    whether the picture is not the one that is asked for. `listed` are the rows of the table with their store, `about`
    is a store with the selected event."""

    answers: Answers
    choices: Choices | None = None
    drawn: Drawn | None = None
    request: Request = field(default_factory=Request)
    generation: int = 0
    behind: bool = False
    listed: tuple[Store, Int64] | None = None
    about: Store | None = None

    @property
    def listable(self) -> bool:
        """Whether all events can be written out one by one."""
        return self.answers.listable

    def step(self, by: int) -> None:
        """Select the event `by` places further on in the table."""
        if self.listed and len(self.listed[1]):
            navigation.step(*self.listed, by)

    def ask_choices(self, request: Request, added: tuple[str, ...]) -> Choices | None:
        """Ask for the choices of the sidebar, for the filters and lanes of `request` and the `added` columns. Returns
        the answer; None while it is awaited, or if it failed."""
        by, criteria, zone = (request.lanes, request.lane_groups), request.filters, request.zone
        ask = partial(_choices, criteria, by, added, zone)
        found = self.answers.answer("choices", (criteria, by, added, zone), ask)
        self.choices = found or self.choices
        return found

    def ask_events(self, request: Request) -> None:
        """Ask for the rows of the table, and for the selected event."""
        selected, zone = request.selected, request.zone

        def listing(events: Events) -> tuple[Store, Int64]:
            return events.in_zone(zone).listing(filters.Selection(request.filters))

        found = self.answers.answer("events", (request.filters, zone), listing)
        self.listed = found or self.listed
        if found and selected:
            key = selected, zone
            about = self.answers.answer("about", key, lambda events: events.in_zone(zone).with_linked(selected))
            self.about = about or self.about


@dataclass
class _Window:
    """The answers that this window shows."""

    shown: Shown | None = None


def current(answers: Answers) -> Shown:
    """The answers about the events of `answers` in this window; those about other events are dropped."""
    window = session.current().part(_Window)
    if window.shown is None or window.shown.answers.source is not answers.source:
        window.shown = Shown(answers)
    return window.shown


def _choices(requested: Filters, by: tuple[str, ...], added: tuple[str, ...], zone: str, events: Events) -> Choices:
    events = events.in_zone(zone)
    names = events.vocabulary(filters.COLUMNS)
    if more := [column for column in by if column in names.columns and column not in filters.COLUMNS]:
        names = events.vocabulary((*filters.COLUMNS, *more))
    source = pipeline.source(events, filters.valid_filters(requested, names)[0])
    values = {column: source.values(column) for column in columns.visible(requested, added, names)}
    return Choices(names, source.options(), values, source.summary())
