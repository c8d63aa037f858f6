"""FLOOR 3 · export: selected events, or their picture, → bytes. One file a format.

A new format is a new file with a function that makes the bytes, and one line in `FORMATS`, from which the page's menu
and the suffixes of the command line are made. file_format.py: what a format is; picture.py: SVG, PNG, WebP and PDF;
citation.py and signature.py: what is written into these; per_value.py: one file for each value of a column; name.py:
names of files; glyphs.py: letters without a font; facts.py and formatting.py: words that several formats share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.errors import RequestError
from components.export.as_calendar import as_calendar
from components.export.as_chronology import as_markdown, as_text
from components.export.as_cidoc import as_cidoc
from components.export.as_csv import as_csv
from components.export.as_excel import as_excel
from components.export.as_followthemoney import as_followthemoney
from components.export.as_json import as_json
from components.export.as_linked_places import as_linked_places
from components.export.as_markwhen import as_markwhen
from components.export.as_parquet import as_parquet
from components.export.as_schema_org import as_schema_org
from components.export.as_simile import as_simile
from components.export.as_timelinejs import as_document, as_sheet
from components.export.as_timesketch import as_timesketch
from components.export.as_vis import as_vis
from components.export.file_format import Format, data_format, picture_format, sheet_format
from components.export.name import file_name
from components.export.parts import missing_parts
from components.export.per_value import ValueRequest, filters_of_all, paths_by_value, per_value
from components.export.plain_dates import DATED, DATED_IN_YEARS, IN_YEARS
from components.language import joined, message

if TYPE_CHECKING:
    from pathlib import Path

    from components.export.drawing import Drawing
    from components.model import Int64, Request, Store

__all__ = ["FORMATS", "Format", "ValueRequest", "file_name", "filters_of_all", "format_of", "losses"]
__all__ += ["paths_by_value", "per_value"]


def _html(store: Store, rows: Int64, drawing: Drawing) -> bytes:
    from components.export.as_html import as_html  # noqa: PLC0415 (slow to import, and not always needed)

    return as_html(store, rows, drawing)


def _slim_html(store: Store, rows: Int64, drawing: Drawing) -> bytes:
    from components.export.as_html import as_slim_html  # noqa: PLC0415 (slow to import, and not always needed)

    return as_slim_html(store, rows, drawing)


def _report(store: Store, rows: Int64, drawing: Drawing) -> bytes:
    from components.export.as_report import as_report  # noqa: PLC0415 (slow to import, and not always needed)

    return as_report(store, rows, drawing)


def _room(request: Request) -> tuple[int, int]:
    from components.export.as_report import room  # noqa: PLC0415 (slow to import, and not always needed)

    return room(request)


CHRONOLOGY = ("ids", "reported", "links", "columns")  # what a chronology leaves out
_PARTS = message("Dates are years, months, days and times, anything finer is in words and in the EDTF beside.")
FORMATS = (
    picture_format("png", message("PNG image"), "image/png"),
    picture_format("svg", message("SVG image, its text stays text"), "image/svg+xml", letters=False),
    picture_format("pdf", message("PDF document, its text stays text"), "application/pdf", one_page=False),
    picture_format("webp", message("WebP image"), "image/webp"),
    Format("html", message("HTML page, opens without a network"), "text/html", _html, picture=True),
    Format("slim.html", message("HTML page, slim: without zoom"), "text/html", _slim_html, picture=True),
    sheet_format("csv", message("CSV, Dateline's own columns and the file's"), as_csv),
    data_format(
        "xlsx",
        message("Excel workbook, every cell a text"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        as_excel,
    ),
    data_format("json", message("JSON, every bound spelled out"), "application/json", as_json),
    data_format("parquet", message("Parquet, the columns of the CSV"), "application/vnd.apache.parquet", as_parquet),
    Format(
        "report.pdf",
        message("PDF report, the picture and a chronology"),
        "application/pdf",
        _report,
        loses=message("Dates are in words."),
        leaves=("ids", "type", *CHRONOLOGY[1:]),
        size=_room,
        letters=True,
        signed=True,
    ),
    data_format(
        "md",
        message("Markdown, a chronology to be read"),
        "text/markdown",
        as_markdown,
        leaves=CHRONOLOGY,
    ),
    data_format(
        "txt",
        message("Plain text, a chronology to be read"),
        "text/plain",
        as_text,
        leaves=CHRONOLOGY,
    ),
    data_format(
        "ics",
        message("iCalendar, for calendars"),
        "text/calendar",
        as_calendar,
        message(
            "A calendar has days and times only: what is known less well stands at all its possible days, with its "
            "EDTF beside, and its description says so."
        ),
        DATED_IN_YEARS,
        ("reported", "columns"),
    ),
    sheet_format(
        "timelinejs.csv",
        message("TimelineJS, rows for its spreadsheet"),
        as_sheet,
        _PARTS,
        DATED,
        ("actors", "status", "reported", "links", "columns"),
    ),
    data_format(
        "timelinejs.json",
        message("TimelineJS, its JSON"),
        "application/json",
        as_document,
        _PARTS,
        DATED,
        ("actors", "status", "reported", "links", "columns"),
    ),
    data_format(
        "vis.json",
        message("vis-timeline, items and groups"),
        "application/json",
        as_vis,
        message("What is known to a month or a span only is a range of the class “sometime”, with its EDTF beside."),
        DATED_IN_YEARS,
        ("actors", "status", "source", "reported", "links", "columns"),
    ),
    data_format(
        "simile.json",
        message("SIMILE Timeline, with the dates between which events begin and end"),
        "application/json",
        as_simile,
        message("“About” and “perhaps” are in words and in the EDTF beside."),
        DATED_IN_YEARS,
        ("actors", "type", "status", "reported", "links", "columns"),
    ),
    data_format(
        "mw",
        message("Markwhen text"),
        "text/plain",
        as_markwhen,
        _PARTS,
        DATED_IN_YEARS,
        ("actors", "status", "reported", "links", "columns"),
    ),
    sheet_format(
        "timesketch.csv",
        message("Timesketch, a line of a forensic timeline for each event"),
        as_timesketch,
        message("Every event stands at its first possible moment, in UTC, with its EDTF and bounds beside."),
        DATED_IN_YEARS,
        ("reported", "links", "columns"),
    ),
    data_format(
        "ftm.json",
        message("FollowTheMoney, entities for Aleph and OpenAleph"),
        "application/json",
        as_followthemoney,
        message("Dates are years, months, days and times in UTC, with the EDTF beside."),
        IN_YEARS,
        ("roles", "status", "reported", "links", "columns"),
    ),
    data_format(
        "lpf.json",
        message("Linked Places, GeoJSON with every bound of a date"),
        "application/geo+json",
        as_linked_places,
        message("“About” and “perhaps” of a part of a date are left out."),
        leaves=("actors", "status", "reported", "columns"),
    ),
    data_format(
        "ttl",
        message("CIDOC CRM as Turtle, with every bound of a date"),
        "text/turtle",
        as_cidoc,
        message("“About” and “perhaps” are in words."),
        leaves=("roles", "status", "reported", "further_links", "columns"),
    ),
    data_format(
        "jsonld",
        message("schema.org events as JSON-LD, for web pages"),
        "application/ld+json",
        as_schema_org,
        message("A date is the year, month or day that it surely lies in, more is in words and in the EDTF beside."),
        IN_YEARS,
        ("reported", "links", "columns"),
    ),
)


def losses(form: Format, store: Store) -> tuple[str, ...]:
    """Sentences about what the format leaves out: the precision of dates, and parts that these events have."""
    parts = missing_parts(form.leaves, store)
    missing = (message("Not in it: {parts}.", parts=joined(parts, ", ")),) if parts else ()
    return (*((form.loses,) if form.loses else ()), *missing)


def format_of(path: Path) -> str:
    """The name of the format for a file's suffix; if several fit (`.csv` and `.timesketch.csv`), the longest. Raises
    RequestError."""
    fitting = [form.name for form in FORMATS if path.name.lower().endswith(f".{form.name}")]
    if not fitting:
        known = ", ".join(f".{form.name}" for form in FORMATS)
        raise RequestError(
            message(
                "The end of a file's name says its format: {path} has to end in one of {known}.",
                path=str(path),
                known=known,
            )
        )
    return max(fitting, key=len)
