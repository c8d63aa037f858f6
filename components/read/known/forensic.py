"""Logs and case notes: Timesketch and Plaso, DFIR-IRIS."""

from __future__ import annotations

import re

from components.read.formats.notation import actors_cell
from components.read.known.layout import Arranged, Layout, Sheet, each, one_line
from components.read.known.stamps import interval, stamp


def _timesketch(sheet: Sheet) -> Arranged:
    return {
        "date": sheet.each(stamp, "datetime"),
        "title": each(one_line, sheet["message"]),
        "type": sheet["timestamp_desc"],
    }, []


def _iris(sheet: Sheet) -> Arranged:
    dates = sheet.each(
        lambda start, zone, end, end_zone: interval(_zoned(start, zone), _zoned(end, end_zone or zone)),
        *("event_date", "event_tz", "event_end_date", "event_end_tz"),
    )
    return {
        "date": dates,
        "title": sheet["event_title"],
        "description": sheet["event_content"],
        "actors": sheet.each(lambda cell: actors_cell((name, "asset") for name in cell.split(";")), "event_assets"),
        "type": sheet["event_category"],
        "source": sheet["event_source"],
    }, ["Assets are read as actors."]


def _zoned(text: str, zone: str) -> str:
    """A time with the zone that stands beside it, unless it has its own."""
    read = stamp(text)
    offset = re.fullmatch(r"(?:UTC|GMT)?([+-]\d{2}):?(\d{2})|(Z|UTC|GMT)", zone, re.IGNORECASE | re.ASCII)
    if "T" not in read or offset is None or re.search(r"(?:Z|[+-]\d{2}(?::\d{2})?)$", read.partition("T")[2]):
        return f"{read} {zone}" if zone and offset is None and "T" in read else read
    return read + (f"{offset[1]}:{offset[2]}" if offset[1] else "Z")


TIMESKETCH = Layout(
    name="Timesketch or Plaso",
    needs=frozenset(("message", "datetime", "timestamp_desc")),
    taken=frozenset(("message", "datetime", "timestamp_desc")),
    arrange=_timesketch,
)
IRIS = Layout(
    name="a DFIR-IRIS timeline",
    needs=frozenset(("event_date", "event_title")),
    taken=frozenset(
        ("event_date", "event_tz", "event_end_date", "event_end_tz", "event_title", "event_content", "event_assets")
    )
    | {"event_category", "event_source"},
    arrange=_iris,
)
