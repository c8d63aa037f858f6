"""Bars as plotly and vistime take them: `Task,Start,Finish,Resource` and `event,start,end,group,color`."""

from __future__ import annotations

from components.read.formats.notation import actors_cell
from components.read.known.layout import Arranged, Layout, Sheet, each
from components.read.known.stamps import spans


def _plotly(sheet: Sheet) -> Arranged:
    dates, notes = spans(sheet, "start", "finish")
    columns = {"date": dates, "title": sheet["task"]}
    if "resource" in sheet:
        columns["actors"] = each(lambda name: actors_cell([(name, "")]), sheet["resource"])
    return columns, notes


def _vistime(sheet: Sheet) -> Arranged:
    dates, notes = spans(sheet, "start", "end")
    return {"date": dates, "title": sheet["event"], "type": sheet["group"]}, notes


PLOTLY = Layout(
    name="a plotly Gantt chart",
    needs=frozenset(("task", "start", "finish")),
    taken=frozenset(("task", "start", "finish", "resource")),
    arrange=_plotly,
    unless=frozenset(("title",)),
)
VISTIME = Layout(
    name="vistime",
    needs=frozenset(("event", "start")),
    taken=frozenset(("event", "start", "end", "group")),
    arrange=_vistime,
    unless=frozenset(("title",)),
)
