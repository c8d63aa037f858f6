"""Whether a column called id identifies events: an id is different in nearly every row."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

import pyarrow.compute as pc

from components.language import message
from components.model import COLUMNS
from components.read.columns.cells import arrow
from components.read.wording import counted, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.read.columns.mapping import ColumnMapping

_SAMPLE = 20_000  # cells looked at first: for a column of ids, they are enough
_LEAST = 0.5  # of the filled cells must be distinct; ids of events with two rows each are still ids


def with_checked_ids(
    mapped: ColumnMapping, header: Sequence[str], columns: Sequence[Sequence[str]], stated: bool
) -> ColumnMapping:
    """The mapping without an id that identifies no events, such as “Secret Identity”: fewer than half of its filled
    cells are distinct, and it becomes one of the file's own. An id is never checked if a person `stated` it or the file
    has all of COLUMNS."""
    index = mapped.ours.get("id")
    ours = {name.strip() for name in header} >= set(COLUMNS)
    if index is None or stated or ours or _tells_apart(columns[index][:_SAMPLE]) or _tells_apart(columns[index]):
        return mapped
    values, filled = _distinct(columns[index])
    name = next(name for name in (f"id ({copy})" for copy in count(2)) if name not in mapped.further)
    note = message(
        "The column {column} has {values} in {rows}, so it is no id of events: it is kept as {name}.",
        column=quoted(header[index].strip()),
        values=counted(values, "value"),
        rows=counted(filled, "row"),
        name=quoted(name),
    )
    others = {target: column for target, column in mapped.ours.items() if target != "id"}
    return replace(mapped, ours=others, further={**mapped.further, name: index}, notes=(*mapped.notes, note))


def _tells_apart(cells: Sequence[str]) -> bool:
    values, filled = _distinct(cells)
    return values >= filled * _LEAST


def _distinct(cells: Sequence[str]) -> tuple[int, int]:
    """The number of distinct texts, and of non-blank cells."""
    texts = arrow(cells)
    filled = texts.filter(pc.not_equal(texts, ""))
    return pc.count_distinct(filled).as_py(), len(filled)
