"""Forensic timelines and case notes: Timesketch and Plaso, log2timeline's l2t_csv, DFIR-IRIS."""

from __future__ import annotations

from dataclasses import replace

from components.language import message
from components.read.formats.notation import actors_cell, links_cell
from components.read.known.layout import Arranged, Column, Layout, Sheet, first_of, map_cells, one_line
from components.read.known.moments import edtf_of_epoch, with_zone
from components.read.known.stamps import clock, day_with_time, edtf_of_slashed, interval, order_of, stamp

_NONE = ("-", "N/A")  # what Plaso writes for nothing
_MICROS = 10**6
_NO_TYPE = "Event date"  # our export's type for events without one
_PEOPLE = (("username", "user"), ("hostname", "host"), ("computer_name", "host"))  # Plaso's names, and their roles


def known_cell(cell: str) -> str:
    """A cell, "" if it is Plaso's sign for none."""
    return "" if cell in _NONE else cell


def _timesketch(sheet: Sheet) -> Arranged:
    dates = sheet.map_cells(_moment, "datetime", "timestamp", "timestamp_desc")
    people = [(name, role) for name, role in _PEOPLE if name in sheet]
    ours: dict[str, Column] = {
        "date": dates,
        "title": map_cells(one_line, sheet["message"]),
        "type": sheet["timestamp_desc"],
    }
    if people:
        roles = [role for _, role in people]
        ours["actors"] = sheet.map_cells(
            lambda *cells: actors_cell(zip(map(known_cell, cells), roles, strict=True)), *(name for name, _ in people)
        )
    if where := first_of(sheet, ("display_name", "filename")):
        ours["source"] = sheet.map_cells(known_cell, where)
    numbers = "datetime" not in sheet or any(not cell.strip() for cell in sheet["datetime"])
    return ours, [message("Timestamps are microseconds since 1970, in UTC.")] if numbers else []


def _timesketch_of_ours(sheet: Sheet) -> Arranged:
    """Dateline's own export for Timesketch, with its added columns."""
    ours, notes = _timesketch(sheet)
    kinds = sheet.map_cells(lambda kind: "" if kind == _NO_TYPE else kind, "timestamp_desc")
    return ours | {name: sheet[theirs] for name, theirs in _OURS.items()} | {"type": kinds}, notes


def _moment(text: str, micros: str, what: str) -> str:
    """The time as written, else from the number of microseconds since 1970; `what` if that says that it is not a
    time."""
    if text:
        return stamp(text)
    return what if what.lower() == "not a time" else edtf_of_epoch(micros, _MICROS)


def _l2t(sheet: Sheet) -> Arranged:
    order, _ = order_of(sheet["date"], sheet.order, "mdy")

    def moment(day: str, time: str, zone: str) -> str:
        read = edtf_of_slashed(day, order)
        return with_zone(day_with_time(read, time), zone) if clock(time) else read

    return {
        "date": sheet.map_cells(moment, "date", "time", "timezone"),
        "title": sheet.map_cells(lambda short, full: one_line(full if short in _BLANK else short), "short", "desc"),
        "description": sheet["desc"],
        "actors": sheet.map_cells(
            lambda user, host: actors_cell([(known_cell(user), "user"), (known_cell(host), "host")]), "user", "host"
        ),
        "type": sheet["type"],
        "source": sheet.map_cells(known_cell, "filename"),
    }, [message("Dates are month first, as this format has them; each time is one of the zone beside it.")]


_BLANK = ("", "-", "[Empty description]")  # titles of l2t_csv that say nothing


def _iris(sheet: Sheet) -> Arranged:
    dates = sheet.map_cells(
        lambda start, zone, end, end_zone: interval(
            with_zone(stamp(start), zone), with_zone(stamp(end), end_zone or zone)
        ),
        *("event_date", "event_tz", "event_end_date", "event_end_tz"),
    )  # fmt: skip
    return {
        "id": sheet["event_id"],
        "date": dates,
        "title": sheet["event_title"],
        "description": sheet["event_content"],
        "actors": sheet.map_cells(
            lambda cell: actors_cell((name, "asset") for name in cell.split(";")), "event_assets"
        ),
        "type": sheet["event_category"],
        "source": sheet["event_source"],
        "links": sheet.map_cells(lambda parent: links_cell([("part of", parent)] if parent else []), "parent_event_id"),
    }, [message("Assets are read as actors.")]


TIMESKETCH = Layout(
    name=message("Timesketch or Plaso"),
    needs=frozenset(("message", "timestamp_desc")),
    taken=frozenset(("message", "datetime", "timestamp_desc", "display_name", *(name for name, _ in _PEOPLE))),
    arrange=_timesketch,
    recognises=lambda sheet: "datetime" in sheet or "timestamp" in sheet,
)
_OURS = {
    "id": "event_id",
    "description": "details",
    "actors": "participants",
    "status": "event_status",
    "source": "event_source",
    "locator": "event_locator",
}
_BOUNDS = ("precision", "earliest_start", "latest_start", "earliest_end", "latest_end")  # in the EDTF already
TIMESKETCH_OF_OURS = replace(
    TIMESKETCH,
    needs=TIMESKETCH.needs | {"datetime", "edtf", *_OURS.values()},
    taken=TIMESKETCH.taken | {*_OURS.values(), *_BOUNDS},
    arrange=_timesketch_of_ours,
)
L2T = Layout(
    name="log2timeline's l2t_csv",
    needs=frozenset(("date", "time", "timezone", "macb", "sourcetype", "short", "desc")),
    taken=frozenset(("date", "time", "timezone", "type", "user", "host", "short", "desc", "filename")),
    arrange=_l2t,
)
IRIS = Layout(
    name=message("a DFIR-IRIS timeline"),
    needs=frozenset(("event_date", "event_title")),
    taken=frozenset(
        ("event_date", "event_tz", "event_end_date", "event_end_tz", "event_title", "event_content", "event_assets")
    )
    | {"event_category", "event_source", "event_id", "parent_event_id"},
    arrange=_iris,
)
