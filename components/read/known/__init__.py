"""Known layouts: files of other programs, recognised by their header and translated to our columns before `table.py`
reads them.

A new layout is a `Layout` in a file of its kin, and one line in KNOWN.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from components.language import message
from components.model import COLUMNS, DateOrder
from components.read.known import (
    appointments,
    casemap,
    conflict,
    followthemoney,
    forensic,
    gantt,
    gdelt,
    github,
    logs,
    places,
    planners,
    schema_org,
    services,
    simile,
    split,
    timelinejs,
    trackers,
    vis,
)
from components.read.known.layout import Column, Layout, Sheet, plain

if TYPE_CHECKING:
    from components.model import Int64
    from components.read.rows import Rows

KNOWN = (  # of several layouts that recognise a header, the first is used
    timelinejs.SHEET,
    timelinejs.DOCUMENT,
    vis.ITEMS,
    simile.EVENTS,
    forensic.TIMESKETCH_OF_OURS,
    forensic.TIMESKETCH,
    forensic.L2T,
    logs.MACTIME,
    logs.HAYABUSA,
    logs.ZEEK,
    forensic.IRIS,
    followthemoney.ENTITIES,
    places.PLACES,
    schema_org.EVENTS,
    conflict.ACLED,
    conflict.UCDP,
    gdelt.EVENTS,
    planners.PRECEDEN,
    planners.BEE_DOCS,
    gantt.PLOTLY,
    gantt.VISTIME,
    gantt.FRAPPE,
    trackers.JIRA,
    trackers.JIRA_API,
    github.ISSUES,
    github.GH_ISSUES,
    github.COMMITS,
    github.COMMIT_TABLE,
    github.RELEASES,
    github.GH_RELEASES,
    services.PAGES,
    services.RECORDS,
    services.ANSWERS,
    casemap.FACTS,
    appointments.GOOGLE,
    split.EM_DAT,
    split.PARTS,
)
_OURS = frozenset(("date", "title"))  # a header with both is ours already


def with_our_columns(rows: Rows, order: DateOrder = "") -> Rows:
    """The rows of a known layout under our columns, with a note; any other rows as they are, the same object. Columns
    that have no counterpart keep their names. `order` is the order of 01/02/2014 that a person states."""
    header_names = {plain(name) for name in rows.header}
    for layout in KNOWN:
        given = layout.headed(rows) if layout.headed else rows
        names = header_names if given is rows else {plain(name) for name in given.header}
        if _recognises(layout, given, names, order):
            original = rows if _count(given) == _count(rows) else given
            return _arrange(given, layout, order, original)
    return rows


def _recognises(layout: Layout, rows: Rows, names: set[str], order: DateOrder) -> bool:
    if not layout.needs <= names or layout.unless & names or (names >= _OURS and not layout.beside_ours):
        return False
    return layout.recognises is None or layout.recognises(Sheet.of(rows, order))


def _count(rows: Rows) -> int:
    return len(rows.lines) + len(rows.rejected)


def _arrange(rows: Rows, layout: Layout, order: DateOrder, original: Rows) -> Rows:
    ours, notes = layout.arrange(Sheet.of(rows, order))
    columns = {name: ours[name] for name in COLUMNS if name in ours and (name != "id" or any(ours[name]))}
    columns |= {name: cells for name, cells in ours.items() if name not in COLUMNS}
    seen: set[str] = set()
    further: list[tuple[str, Column]] = []
    for name, column in zip(rows.header, rows.columns, strict=True):
        if plain(name) not in layout.taken or plain(name) in seen:
            further.append((name, column))
        seen.add(plain(name))
    arranged = replace(
        rows,
        header=(*columns, *(name for name, _ in further)),
        columns=(*columns.values(), *(column for _, column in further)),
        notes=(*rows.notes, message("The columns are those of {name}, and read as such.", name=layout.name), *notes),
        facts=(*rows.facts, (message("layout"), layout.name)),
        original=original,
    )
    return _subset(arranged, np.flatnonzero(layout.keeps(Sheet.of(rows, order)))) if layout.keeps else arranged


def _subset(rows: Rows, chosen: Int64) -> Rows:
    """The rows with the numbers in `chosen`, and the same of their originals."""
    if len(chosen) == len(rows.lines):
        return rows
    return replace(
        rows,
        columns=tuple([column[row] for row in chosen.tolist()] for column in rows.columns),
        lines=[rows.lines[row] for row in chosen.tolist()],
        original=_subset(rows.original, chosen) if rows.original else None,
    )
