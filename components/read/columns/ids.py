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

    from components.read.columns.mapping import Mapped

_SAMPLE = 20_000  # cells looked at first: of a column of ids, they settle it
_LEAST = 0.5  # of the cells that are filled, distinct; ids of events that stand on two rows each are still ids


def with_checked_ids(placed: Mapped, header: Sequence[str], columns: Sequence[Sequence[str]], stated: bool) -> Mapped:
    """The columns without an id that identifies no events, such as “Secret Identity” filled in half of the rows: it
    stays one of the file's own. An id that is `stated` by a person, or in a file written by us, is always one."""
    at = placed.ours.get("id")
    ours = {name.strip() for name in header} >= set(COLUMNS)
    if at is None or stated or ours or _tells_apart(columns[at][:_SAMPLE]) or _tells_apart(columns[at]):
        return placed
    values, filled = _distinct(columns[at])
    name = next(name for name in (f"id ({copy})" for copy in count(2)) if name not in placed.further)
    note = message(
        "The column {column} has {values} in {rows}, so it is no id of events: it is kept as {name}.",
        column=quoted(header[at].strip()),
        values=counted(values, "value"),
        rows=counted(filled, "row"),
        name=quoted(name),
    )
    others = {target: column for target, column in placed.ours.items() if target != "id"}
    return replace(placed, ours=others, further={**placed.further, name: at}, notes=(*placed.notes, note))


def _tells_apart(cells: Sequence[str]) -> bool:
    values, filled = _distinct(cells)
    return values >= filled * _LEAST


def _distinct(cells: Sequence[str]) -> tuple[int, int]:
    """The number of distinct texts, and of non-blank cells."""
    texts = arrow(cells)
    filled = texts.filter(pc.not_equal(texts, ""))
    return pc.count_distinct(filled).as_py(), len(filled)
