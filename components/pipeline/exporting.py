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

DRAWN = ("png", "webp", "pdf", "report.pdf")  # formats whose letters are drawn here; an SVG is read elsewhere


def export(events: Events, request: Request, name: str, raw: bool = False, profile: Profile = "public") -> bytes:
    """The file of the format `name` for `request`; `raw` leaves cells unguarded against spreadsheets. Raises
    RequestError, ExportError if nothing is drawn, or if there are more pages than the format has."""
    made = export_pages(events, request, name, raw, profile)
    if len(made) > 1:
        raise ExportError(
            message(
                "The picture has {n} pages, and {name} has one; export it as PDF, or as one page.",
                n=len(made),
                name=name,
            )
        )
    return made[0]


def export_pages(
    events: Events, request: Request, name: str, raw: bool = False, profile: Profile = "public"
) -> tuple[bytes, ...]:
    """Like `export`, but several files if the picture has several pages and the format only one."""
    form = _format(name)
    make = form.raw if raw else form.make
    if make is None:
        known = ", ".join(form.name for form in FORMATS if form.raw)
        raise RequestError(
            message("Nothing in {name} is marked for spreadsheets; raw text is for {known}.", name=name, known=known)
        )
    if form.lists and not events.one_by_one:
        pictures = ", ".join(form.name for form in FORMATS if not form.lists)
        raise RequestError(
            message(
                "A database is not written as {name}, which would hold all of it; pictures are: {pictures}.",
                name=name,
                pictures=pictures,
            )
        )
    with events.together(), using_language(request.language):
        events = events.in_zone(request.zone)
        names = events.known(filters.COLUMNS)
        valid = checked(names, request)
        if form.picture and not source(events, valid.filters).summary().shown:
            filtered = "; ".join(filters.describe(valid.filters))
            raise ExportError(
                message("No event of {file} matches: {filters}.", file=events.name, filters=filtered)
                if filtered
                else message("{file} has no events to draw.", file=events.name)
            )
        rows = filters.matching_rows(names, valid.filters)
        if form.holds and len(rows) and not form.holds.of(names, rows).any():
            raise ExportError(
                message(
                    "{label} holds no events {others}, and all of them are.", label=form.label, others=form.holds.others
                )
            )
        if form.one_page:
            pages = picture(events, valid, profile).pages
            return tuple(make(names, rows, partial(_itself, page)) for page in pages)
        return (make(names, rows, drawing_of(events, valid, form.size, profile)),)


def _format(name: str) -> Format:
    form = next((form for form in FORMATS if form.name == name), None)
    if form is None:
        known = ", ".join(form.name for form in FORMATS)
        raise RequestError(message("There is no export format “{name}”; there are: {known}.", name=name, known=known))
    return form


def _itself(page: Picture, _wide: int | None = None) -> Picture:
    return page


def each(events: Events, request: Request, column: str) -> tuple[tuple[ValueRequest, ...], int]:
    """The requests for one file for each value of a column among the events that pass `request`, and the number of
    events without one. Raises RequestError."""
    with events.together():
        events = events.in_zone(request.zone)
        names = events.known(filters.COLUMNS)
        valid = checked(names, request)
        selected = source(events, valid.filters)
        ones = exporting.each(selected, names, valid, column)
        return ones, selected.summary().shown - source(events, exporting.together(valid, ones)).summary().shown


def left_out(events: Events, request: Request, name: str) -> tuple[str, ...]:
    """Sentences about what the format `name` leaves out of the events for `request`. Raises RequestError."""
    form = _format(name)
    names = events.in_zone(request.zone).known(filters.COLUMNS)
    sentences = [*losses(form, names)]
    if form.holds:
        rows = filters.matching_rows(names, checked(names, request).filters)
        if lost := len(rows) - int(form.holds.of(names, rows).sum()):
            sentences.append(
                message(
                    "{lost} of {n} events are not in it: it holds none {others}.",
                    lost=lost,
                    n=len(rows),
                    others=form.holds.others,
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
    if not events.one_by_one or not any(name in DRAWN for name in names):
        return ()
    from components.export.glyphs import missing  # noqa: PLC0415 (slow to import, and not always needed)

    chronology = export(events, request, "txt").decode() if "report.pdf" in names else ""
    return missing(picture(events, request).svg() + chronology)
