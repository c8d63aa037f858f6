"""Events + request → files; and sentences about what a file leaves out, or cannot show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from components import export as exporting
from components import filters
from components.errors import ExportError, RequestError
from components.export import FORMATS, Format, losses
from components.language import message, using_language
from components.pipeline.drawing import Drawn, checked, drawing_of, picture, source

if TYPE_CHECKING:
    from collections.abc import Collection

    from components.export import ValueRequest
    from components.export.citation import Profile
    from components.export.picture import Picture
    from components.model import Request
    from components.pipeline.events import Events


def export(events: Events, request: Request, name: str, raw: bool = False, profile: Profile = "public") -> bytes:
    """The file of the format `name` for `request`; `raw` leaves cells unguarded against spreadsheets. Raises
    RequestError for a format that does not exist, has no raw form or cannot be made of a database; ExportError if no
    event is left to export, or if the picture has several pages and the format one; DatabaseError."""
    files = export_pages(events, request, name, raw, profile)
    if len(files) > 1:
        raise ExportError(
            message(
                "The picture has {n} pages, and {name} has one; export it as PDF, or as one page.",
                n=len(files),
                name=name,
            )
        )
    return files[0]


def export_pages(
    events: Events, request: Request, name: str, raw: bool = False, profile: Profile = "public"
) -> tuple[bytes, ...]:
    """The files of `export`: one for each page if the picture has several and the format one. Raises the errors of
    `export` but that for pages."""
    format = _format(name)
    make = format.raw if raw else format.make
    if make is None:
        known = ", ".join(known.name for known in FORMATS if known.raw)
        raise RequestError(
            message("Nothing in {name} is marked for spreadsheets; raw text is for {known}.", name=name, known=known)
        )
    if format.lists and events.in_memory is None:
        pictures = ", ".join(known.name for known in FORMATS if not known.lists)
        raise RequestError(
            message(
                "A database is not written as {name}, which would hold all of it; pictures are: {pictures}.",
                name=name,
                pictures=pictures,
            )
        )
    with events.connection(), using_language(request.language):
        events = events.in_zone(request.zone)
        names = events.vocabulary(filters.COLUMNS)
        valid = checked(names, request)
        if format.picture and not source(events, valid.filters).summary().shown:
            filtered = "; ".join(filters.describe(valid.filters))
            raise ExportError(
                message("No event of {file} matches: {filters}.", file=events.name, filters=filtered)
                if filtered
                else message("{file} has no events to draw.", file=events.name)
            )
        rows = filters.matching_rows(names, valid.filters)
        if format.holds and len(rows) and not format.holds.of(names, rows).any():
            raise ExportError(
                message(
                    "{label} holds no events {others}, and all of them are.",
                    label=format.label,
                    others=format.holds.others,
                )
            )
        if format.one_page:
            pages = picture(events, valid, profile).pages
            return tuple(make(names, rows, partial(_fixed_page, page)) for page in pages)
        return (make(names, rows, drawing_of(events, valid, format.size, profile)),)


def _format(name: str) -> Format:
    found = next((format for format in FORMATS if format.name == name), None)
    if found is None:
        known = ", ".join(format.name for format in FORMATS)
        raise RequestError(message("There is no export format “{name}”; there are: {known}.", name=name, known=known))
    return found


def _fixed_page(page: Picture, _width: int | None = None) -> Picture:
    """The page itself, at any width: an `export.drawing.Drawing` of one page."""
    return page


def per_value(events: Events, request: Request, column: str) -> tuple[tuple[ValueRequest, ...], int]:
    """The requests for one file for each value of a column among the events that pass `request`, and the number of
    these events that are in none of the files. Raises RequestError, DatabaseError."""
    with events.connection():
        events = events.in_zone(request.zone)
        names = events.vocabulary(filters.COLUMNS)
        valid = checked(names, request)
        selected = source(events, valid.filters)
        requests = exporting.per_value(selected, names, valid, column)
        inside = source(events, exporting.filters_of_all(requests)).summary().shown
        return requests, selected.summary().shown - inside


def omissions(events: Events, request: Request, name: str) -> tuple[str, ...]:
    """Sentences about what the format `name` leaves out of the events for `request`: fields of all events, and events
    it cannot hold. Raises RequestError."""
    format = _format(name)
    names = events.in_zone(request.zone).vocabulary(filters.COLUMNS)
    sentences = [*losses(format, names)]
    if format.holds:
        rows = filters.matching_rows(names, checked(names, request).filters)
        if lost := len(rows) - int(format.holds.of(names, rows).sum()):
            sentences.append(
                message(
                    "{lost} of {n} events are not in it: it holds none {others}.",
                    lost=lost,
                    n=len(rows),
                    others=format.holds.others,
                )
            )
    return tuple(sentences)


def missing_letters(drawn: Drawn) -> tuple[str, ...]:
    """Sentences about letters of a picture that no font has; boxes replace them in files with drawn letters."""
    from components.export.glyphs import missing  # noqa: PLC0415 (slow to import, and not always needed)

    written = [text for trace in drawn.figure["data"] for text in trace.get("text") or ()]
    return missing("".join((*written, *drawn.cited.sentences)))


def letters_as_boxes(events: Events, request: Request, names: Collection[str]) -> tuple[str, ...]:
    """Sentences about letters that no font has, and that boxes replace in files of these formats; none for a database.
    Raises RequestError."""
    forms = [form for form in FORMATS if form.letters and form.name in names]
    if events.in_memory is None or not forms:
        return ()
    from components.export.glyphs import missing  # noqa: PLC0415 (slow to import, and not always needed)

    chronology = export(events, request, "txt").decode() if any(form.lists for form in forms) else ""
    return missing(picture(events, request).svg() + chronology)
