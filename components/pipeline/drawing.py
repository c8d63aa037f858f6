"""Events + request → the picture, on the page or for print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from components import filters
from components.errors import RequestError
from components.export.citation import SOURCES, Citation, Origin, Profile, cite, file_names, read_citation
from components.language import message, using_language
from components.layout.grouping import check_column
from components.model import Request
from components.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.export.drawing import Drawing
    from components.export.picture import Picture
    from components.filters import Filters
    from components.layout.source import EventSource
    from components.model import Int64, Loaded, Store, Theme
    from components.pipeline.events import Events
    from components.scene import Scene


@dataclass(frozen=True, eq=False)
class Drawn:
    """A picture: the scene, its figure as plain data for plotly.js, its citation, and `rows`, the selected events in
    time order, undated ones last (none for a database)."""

    scene: Scene
    figure: dict[str, Any]
    rows: Int64
    cited: Citation
    theme: Theme

    def svg(self) -> str:
        """The picture as the text of an SVG element, which does not need plotly.js."""
        from components import draw as painting  # noqa: PLC0415 (slow to import, and not always needed)

        return painting.still_image(self.scene, self.theme)

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about what the picture summarises or leaves out."""
        return self.scene.notices


def source(events: Events, criteria: Filters) -> EventSource:
    """The events that pass checked filters, as an `EventSource` for views."""
    return events.source(filters.Selection(criteria))


def draw(events: Events, request: Request) -> Drawn:
    """The picture for `request`; for a database `rows` is empty. Raises RequestError, DatabaseError."""
    from components import draw as painting  # noqa: PLC0415 (slow to import, and not always needed)

    scene, rows, cited = _scene(events, request)
    return Drawn(scene, painting.figure(scene, request.theme), rows, cited, request.theme)


def _scene(
    events: Events, request: Request, profile: Profile = "public", caption: Request | None = None
) -> tuple[Scene, Int64, Citation]:
    """The scene for `request`, the rows it shows (none for a database), and its citation, which cites `caption` instead
    of `request` if it is given. Raises RequestError, DatabaseError."""
    if request.view not in VIEWS:
        raise RequestError(
            message("There is no view “{view}”; there are: {known}.", view=request.view, known=", ".join(VIEWS))
        )
    with events.connection():
        events = events.in_zone(request.zone)
        names = events.vocabulary(filters.COLUMNS)
        valid = checked(names, request)
        for column in (valid.lanes, valid.lane_groups):
            check_column(column, names.columns)
        events_source = source(events, valid.filters)
        with using_language(valid.language):
            scene = VIEWS[valid.view].draw(events_source, valid, filters.describe(valid.filters))
            cited = cite(caption or valid, scene, events_source.summary(), _origin(events, names.loaded), profile)
        return scene, filters.matching_rows(names, valid.filters), cited


def _origin(events: Events, loaded: Loaded) -> Origin:
    """The origin of the events, for the citation; `loaded` has the form of their file."""
    sources, count = events.first_values("source", SOURCES)
    return Origin(_files(loaded), len(loaded.rejected), sources, count, loaded.hidden)


def _files(loaded: Loaded) -> tuple[tuple[str, str], ...]:
    return file_names(loaded.digests or ((loaded.name, ""),))


def checked(names: Store, request: Request) -> Request:
    """The request with its filters checked against `names`, a store with all names of the events, and with these
    events' default column of lanes where it has the default of a `Request`. Raises RequestError."""
    lanes = default_lanes(names) if request.lanes == Request.lanes else request.lanes
    return replace(request, filters=filters.checked(request.filters, names), lanes=lanes)


def default_lanes(store: Store) -> str:
    """The default column of lanes: "actor", or for events without actors the column that makes the best lanes, "" if
    none does."""
    return store.loaded.lanes


def picture(events: Events, request: Request, profile: Profile = "public") -> Picture:
    """The picture for `request`, ready to print. With its caption it is as high as requested; with `request.pages`
    "more" it is on pages of this height, if one is not enough. Raises RequestError, DatabaseError."""
    from components.export.picture import Picture  # noqa: PLC0415 (slow to import, and not always needed)

    untitled = replace(request, title=" ") if "title" in request.without else request  # "" would be the file's name

    def draw_at(height: int | None) -> Picture:
        unnamed = ("names",) if profile == "public" else ()
        laid_out = replace(untitled, height=height, without=(*request.without, *unnamed))
        scene, _, cited = _scene(events, laid_out, profile, request)
        return Picture(scene, request.theme, request.language, request.scale, cited, request.without)

    if request.height and request.pages == "more":
        paged = replace(draw_at(None), page=float(request.height))
        if len(paged.pages) > 1:
            return paged
    drawn = draw_at(request.height)
    if request.height is None or not drawn.foot:
        return drawn
    return draw_at(max(1, request.height - round(drawn.height - drawn.scene.height)))


def drawing_of(
    events: Events,
    request: Request,
    size: Callable[[Request], tuple[int, int]] | None = None,
    profile: Profile = "public",
) -> Drawing:
    """A function that draws the picture of `request`: at the width (px) that it is called with and the height that this
    needs, or without a width within the `size` (width, height in px) of a format, if it has one."""

    def draw_at(width: int | None = None) -> Picture:
        if width is None:
            return _within(events, request, size, profile)
        budget = max(1, min(2, width // request.width)) * request.budget  # the layout of more marks would take long
        return picture(events, replace(request, width=width, height=None, budget=budget), profile)

    return draw_at


def _within(
    events: Events, request: Request, size: Callable[[Request], tuple[int, int]] | None, profile: Profile
) -> Picture:
    """The picture for `request`; with a `size` (width, height in px) as wide as that, and at most as high."""
    if size is None:
        return picture(events, request, profile)
    width, height = size(request)
    found = picture(events, replace(request, width=width, height=None), profile)
    return found if found.height <= height else picture(events, replace(request, width=width, height=height), profile)


def recall(content: bytes, name: str, events: Events) -> tuple[Request, tuple[str, ...]]:
    """The request of the picture in the file `name`, and a sentence if it was drawn of other data than `events`. Raises
    RequestError if the file has no request, DatabaseError."""
    found, files = read_citation(content, name), _files(events.vocabulary(()).loaded)
    drawn_of = {digest for _, digest in found.files if digest}
    if not drawn_of or drawn_of == {digest for _, digest in files}:
        return found.request, ()
    names = ", ".join(file for file, _ in found.files)
    return found.request, (
        message(
            "The data is not what {name} was drawn of ({files}): its SHA-256 is another, so other events may be shown.",
            name=name,
            files=names,
        ),
    )
