"""Columns that a person states, in place of those of a known layout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from components.read.columns.column_names import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.read.rows import Rows


def overlay(known: Rows, rows: Rows, stated: Sequence[tuple[str, str]]) -> Rows:
    """The rows `known` (`rows` under our columns) with the columns that a person has `stated`: these replace the
    layout's, and the file's own columns that they name are added again if the layout has used them."""
    replaced = {target for target, _ in stated}
    if replaced & {"start", "year"}:
        replaced |= {"date"}
    columns = dict(zip(known.header, known.columns, strict=True))
    if "end" in replaced and "start" not in replaced and "date" in columns:  # the layout's beginning, with another end
        columns["start"] = [date.partition("/")[0] for date in columns["date"]]
        replaced |= {"date"}
    remaining = {name: column for name, column in columns.items() if name not in replaced}
    present = {plain(name) for name in remaining}
    for _, wanted in stated:
        index = next((index for index, name in enumerate(rows.header) if plain(name) == plain(wanted)), None)
        if wanted and index is not None and plain(wanted) not in present:
            remaining[rows.header[index]] = rows.columns[index]
            present.add(plain(wanted))
    return replace(known, header=tuple(remaining), columns=tuple(remaining.values()))
