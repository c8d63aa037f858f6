"""Gantt charts of plotly, vistime and Frappe Gantt: `Task,Start,Finish,Resource`, `event,start,end,group,color` and
`id,name,start,end,progress,dependencies`."""

from __future__ import annotations

import re

from components.language import message
from components.read.formats.notation import actors_cell, links_cell
from components.read.known.layout import Arranged, Layout, Sheet, map_cells, value_of
from components.read.known.stamps import spans


def _plotly(sheet: Sheet) -> Arranged:
    dates, notes = spans(sheet, "start", "finish")
    columns = {"date": dates, "title": sheet["task"]}
    if "resource" in sheet:
        columns["actors"] = map_cells(lambda name: actors_cell([(name, "")]), sheet["resource"])
    return columns, notes


def _vistime(sheet: Sheet) -> Arranged:
    dates, notes = spans(sheet, "start", "end")
    return {"date": dates, "title": sheet["event"], "type": sheet["group"]}, notes


def _frappe(sheet: Sheet) -> Arranged:
    dates, notes = spans(sheet, "start", "end")
    return {
        "id": sheet["id" if "id" in sheet else "name"],
        "date": dates,
        "title": sheet["name"],
        "links": sheet.map_cells(_dependencies, "dependencies"),
    }, [message("Dependencies are read as links."), *notes]


def _dependencies(cell: str) -> str:
    """The ids in a list, or in a text with commas or semicolons."""
    found = value_of(cell)
    ids = found if isinstance(found, list) else re.split("[,;]", cell)
    return links_cell([("depends on", name) for task in ids if (name := str(task).strip())])


PLOTLY = Layout(
    name=message("a plotly Gantt chart"),
    needs=frozenset(("task", "start", "finish")),
    taken=frozenset(("task", "start", "finish", "resource")),
    arrange=_plotly,
    unless=frozenset(("title", "date")),
)
VISTIME = Layout(
    name="vistime",
    needs=frozenset(("event", "start")),
    taken=frozenset(("event", "start", "end", "group")),
    arrange=_vistime,
    unless=frozenset(("title", "date")),
)
FRAPPE = Layout(
    name=message("a Frappe Gantt chart"),
    needs=frozenset(("name", "start", "progress", "dependencies")),
    taken=frozenset(("id", "name", "start", "end", "dependencies")),
    arrange=_frappe,
    unless=frozenset(("title", "date")),
)
