"""vis-timeline's items: `id,content,start,end,group,type,title`."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from components.language import message
from components.read.known.layout import Arranged, Layout, Sheet, map_cells, one_line, plain_columns
from components.read.known.stamps import interval, stamp

BACKGROUND = "background"  # of the types of items the one that is no event among others


def _items(sheet: Sheet) -> Arranged:
    dates = sheet.map_cells(lambda start, end: interval(_moment(start), _moment(end)), "start", "end")
    (titles, texts), marked = plain_columns(sheet["content"], sheet["title"])
    columns = {"date": dates, "title": map_cells(one_line, titles), "description": texts}
    numbers = any(re.fullmatch(r"-?\d{5,}", cell.strip()) for cell in (*sheet["start"], *sheet["end"]))
    note = message("Numbers in start and end are milliseconds since 1970, in UTC, as vis-timeline has them.")
    kinds = sheet.map_cells(lambda kind, group: kind if kind == BACKGROUND else group, "type", "group")
    return {"id": sheet["id"], **columns, "type": kinds}, [*marked, *([note] if numbers else [])]


def _moment(text: str) -> str:
    if not re.fullmatch(r"-?\d{5,15}", text, re.ASCII):
        return stamp(text)
    try:
        return datetime.fromtimestamp(int(text) / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    except (ValueError, OverflowError, OSError):
        return text


ITEMS = Layout(
    name=message("vis-timeline items"),
    needs=frozenset(("content", "start")),
    taken=frozenset(("id", "content", "start", "end", "title", "group")),
    arrange=_items,
    unless=frozenset(("date", "description", "actors", "status", "locator")),
)
