"""Events + request → the picture, on the page or for print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from components import filters
from components.errors import RequestError
from components.export.citation import Citation, Origin, Profile, cite, file_names, read_citation
from components.language import message, using_language
from components.model import Request
from components.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.export.drawing import Drawing
    from components.export.picture import Picture
    from components.filters import Filters
    from components.layout.source import EventSource
    from components.model import Int64, Store, Theme
    from components.pipeline.events import Events
    from components.scene import Scene


@dataclass(frozen=True, eq=False)
class Drawn:
    """A picture: the scene, its figure as plain data for plotly.js, and `rows`, the selected events in time order."""

    scene: Scene
    figure: dict[str, Any]
    rows: Int64
    cited: Citation
    theme: Theme

    def svg(self) -> str:
        """The same picture as an SVG element, which does not need plotly.js."""
        from components import draw as painting  # noqa: PLC0415 (slow to import, and not always needed)

        return painting.still(self.scene, self.theme)

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
    """The scene for `request`, the rows in it, and its citation, if `caption` asks for it."""
    if request.view not in VIEWS:
        raise RequestError(
            message("There is no view “{view}”; there are: {known}.", view=request.view, known=", ".join(VIEWS))
        )
    with events.together():
        events = events.in_zone(request.zone)
        names = events.known(filters.COLUMNS)
        valid = checked(names, request)
        events_source = source(events, valid.filters)
        with using_language(valid.language):
            scene = VIEWS[valid.view].draw(events_source, valid, filters.describe(valid.filters))
            cited = cite(caption or valid, scene, events_source.summary(), _origin(names), profile)
        return scene, filters.matching_rows(names, valid.filters), cited


def _origin(names: Store) -> Origin:
    """The origin of the events, for the citation."""
    sources = [one for one in names.codes("source")[0] if one.strip()]
    loaded = names.loaded
    files = file_names(loaded.digests or ((loaded.name, ""),))
    return Origin(files, len(loaded.rejected), tuple(sources), loaded.hidden)


def checked(names: Store, request: Request) -> Request:
    """The request with its filters checked against `names`, all names of the events, and with the default lanes if it
    asks for none. Raises RequestError."""
    lanes = lanes_of(names) if request.lanes == Request.lanes else request.lanes
    return replace(request, filters=filters.checked(request.filters, names), lanes=lanes)


def lanes_of(store: Store) -> str:
    """The default column of lanes: actors, or the column that makes the best lanes of a file without any."""
    return store.loaded.lanes


def picture(events: Events, request: Request, profile: Profile = "public") -> Picture:
    """The picture for `request`, ready to print: with its caption it is as high as requested. Raises RequestError,
    DatabaseError."""
    from components.export.picture import Picture  # noqa: PLC0415 (slow to import, and not always needed)

    untitled = replace(request, title=" ") if "title" in request.without else request  # a blank one is the file's name

    def drawn(high: int | None) -> Picture:
        unnamed = ("names",) if profile == "public" else ()
        laid_out = replace(untitled, height=high, without=(*request.without, *unnamed))
        scene, _, cited = _scene(events, laid_out, profile, request)
        return Picture(scene, request.theme, request.language, request.scale, cited, request.without)

    if request.height and request.pages == "more":
        whole = replace(drawn(None), page=float(request.height))
        if len(whole.pages) > 1:
            return whole
    made = drawn(request.height)
    if request.height is None or not made.foot:
        return made
    return drawn(max(1, request.height - round(made.height - made.scene.height)))


def drawing_of(
    events: Events,
    request: Request,
    size: Callable[[Request], tuple[int, int]] | None = None,
    profile: Profile = "public",
) -> Drawing:
    """A function that draws the picture of `request`: within the `size` in px that a format has for it, or at the width
    it needs."""

    def drawn(wide: int | None = None) -> Picture:
        if wide is None:
            return _within(events, request, size, profile)
        marks = max(1, min(2, wide // request.width)) * request.budget  # more would take long to find room for
        return picture(events, replace(request, width=wide, height=None, budget=marks), profile)

    return drawn


def _within(
    events: Events, request: Request, size: Callable[[Request], tuple[int, int]] | None, profile: Profile
) -> Picture:
    """The picture for `request`, or as wide as `size`, and at most as high."""
    if size is None:
        return picture(events, request, profile)
    wide, high = size(request)
    whole = picture(events, replace(request, width=wide, height=None), profile)
    return whole if whole.height <= high else picture(events, replace(request, width=wide, height=high), profile)


def recall(content: bytes, name: str, events: Events) -> tuple[Request, tuple[str, ...]]:
    """The request of the picture in a file, and sentences about how its data differ from `events`. Raises RequestError
    if it contains none."""
    found, now = read_citation(content, name), _origin(events.known(filters.COLUMNS)).files
    was = {digest for _, digest in found.files if digest}
    if not was or was == {digest for _, digest in now}:
        return found.request, ()
    names = ", ".join(file for file, _ in found.files)
    return found.request, (
        message(
            "The data is not what {name} was drawn of ({files}): its SHA-256 is another, so other events may be shown.",
            name=name,
            files=names,
        ),
    )
