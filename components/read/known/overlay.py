"""Columns that a person states, in place of those of a known layout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from components.read.columns.mapping import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.read.rows import Rows


def overlaid(known: Rows, rows: Rows, stated: Sequence[tuple[str, str]]) -> Rows:
    """The rows `known` (`rows` under our columns) with the columns that a person has `stated`: these replace the
    layout's, and the file's own columns that they name are put back if the layout has used them."""
    gone = {target for target, _ in stated}
    if gone & {"start", "year"}:
        gone |= {"date"}
    columns = dict(zip(known.header, known.columns, strict=True))
    if "end" in gone and "start" not in gone and "date" in columns:  # the layout's beginning, with another end
        columns["start"] = [date.partition("/")[0] for date in columns["date"]]
        gone |= {"date"}
    remaining = {name: column for name, column in columns.items() if name not in gone}
    there = {plain(name) for name in remaining}
    for _, wanted in stated:
        at = next((at for at, name in enumerate(rows.header) if plain(name) == plain(wanted)), None)
        if wanted and at is not None and plain(wanted) not in there:
            remaining[rows.header[at]] = rows.columns[at]
            there.add(plain(wanted))
    return replace(known, header=tuple(remaining), columns=tuple(remaining.values()))
