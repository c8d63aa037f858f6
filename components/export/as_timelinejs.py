"""Events for TimelineJS (timeline.knightlab.com): rows for its spreadsheet, or its JSON. Both have dates in parts, so
that a month stays a month; the display date has the date in words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from components.export.formatting import document, filled, source, table
from components.export.plain_dates import edtf, span

if TYPE_CHECKING:
    from typing import Any

    from components.export.plain_dates import Moment
    from components.model import Event, Int64, Store

_HEADER = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline"),
    *("Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background", "EDTF"),
)
_HUMAN = 9999  # years: earlier and later ones need the cosmological scale


def as_sheet(store: Store, rows: Int64, raw: bool = False) -> bytes:
    """The rows of the spreadsheet as CSV, to be imported into a copy of the template."""
    return table(_HEADER, map(_row, store.events(rows)), raw)


def as_document(store: Store, rows: Int64) -> bytes:
    """TimelineJS's JSON: one event a row, its id as `unique_id`."""
    events = list(map(_slide, store.events(rows)))
    years = [abs(int(slide["start_date"]["year"])) for slide in events]
    return document({"scale": "cosmological" if max(years, default=0) > _HUMAN else "human", "events": events})


def _row(event: Event) -> tuple[str, ...]:
    start, end = span(event)
    words = _headline(event), _text(event)
    return (
        *_parts(start),
        *_parts(end),
        event.words,
        *words,
        *[""] * 5,
        escape(event.type, quote=False),
        "",
        edtf(event),
    )


def _parts(given: Moment | None) -> tuple[str, str, str, str]:
    if given is None:
        return "", "", "", ""
    return _year(given.year), given.month.lstrip("0"), given.day.lstrip("0"), given.clock.partition(".")[0]


def _year(year: str) -> str:
    """A year of ISO 8601 in TimelineJS's count, without a year 0: the year before 1 is -1. Years of the cosmological
    scale are unchanged."""
    number = int(year)
    return str(number if number > 0 or number < -_HUMAN else number - 1)


def _slide(event: Event) -> dict[str, Any]:
    start, end = span(event)
    return filled(
        unique_id=event.id,
        start_date=_date(start),
        end_date=_date(end),
        display_date=event.words,
        edtf=edtf(event),
        group=escape(event.type, quote=False),
        text=filled(headline=_headline(event), text=_text(event)),
    )


def _date(given: Moment | None) -> dict[str, Any]:
    if given is None:
        return {}
    day = filled(year=_year(given.year), month=given.month.lstrip("0"), day=given.day.lstrip("0"))
    hour, minute, second, fraction = _clock(given)
    return day | filled(hour=hour, minute=minute, second=second, millisecond=fraction)


def _clock(given: Moment) -> tuple[str, str, str, str]:
    clock, _, fraction = given.clock.partition(".")
    hour, minute, second = clock.split(":") if clock else ("", "", "")
    return hour, minute, second, fraction[:3].ljust(3, "0") if fraction else ""


def _headline(event: Event) -> str:
    return escape(event.title, quote=False)


def _text(event: Event) -> str:
    """The description and the source as HTML, which TimelineJS expects."""
    described = escape(event.description, quote=False).replace("\n", "<br>")
    citation = source(event)
    return described + (f"<p>Source: {escape(citation, quote=False)}</p>" if citation else "")
