"""Some events of a database as a store in memory, with all that the others decide: colours, order, weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.cells import links as notation
from components.model import COLUMNS, Flag, Links, Loaded
from components.store.memory import MemoryStore
from components.store.tables import TEXTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.model import Int32, Int64
    from components.store.found import Page


class Excerpt(MemoryStore):
    """A `MemoryStore` of the events of `page`, in the order of the table. `values` has by column all values there are
    anywhere, in order of first appearance, `weight_of` the weight of each event of the page."""

    def __init__(
        self, name: str, page: Page, more: Mapping[str, list[str]], weights: Int64, values: Mapping[str, tuple[str, ...]]
    ) -> None:
        super().__init__(_loaded(name, page, more))
        self._weights, self._values = weights, values

    def codes(self, column: str) -> tuple[tuple[str, ...], Int32]:
        """As of all events: the same values in the same order."""
        values, codes = super().codes(column)
        if column not in self._values:
            return values, codes
        known = dict.fromkeys([*self._values[column], *values])
        place = {value: k for k, value in enumerate(known)}
        return tuple(known), np.array([place[value] for value in values], np.int32)[codes]

    def weight(self, rows: Int64) -> Int64:
        """How much each of `rows` matters among all events."""
        return self._weights[rows]


def _loaded(name: str, page: Page, more: Mapping[str, list[str]]) -> Loaded:
    size = len(page.row)
    texts = {column: page.texts[column] if column in TEXTS else [""] * size for column in COLUMNS}
    table = pd.DataFrame({column: pd.array(list(cells), "str") for column, cells in {**texts, **more}.items()})
    table["line"] = page.row
    undated = int(np.count_nonzero(page.dates.flags & Flag.UNDATED))
    links = _links(list(texts["links"]), list(texts["id"]))
    return Loaded(
        name, table, table[:0], page.dates, page.cast, links, (), (), (), size, size - undated, undated
    )  # fmt: skip


def _links(cells: list[str], ids: list[str]) -> Links:
    """The links between these events."""
    rows = {id: row for row, id in reversed(list(enumerate(ids)))}
    kinds: dict[str, int] = {}
    found = [
        (row, rows[target], kinds.setdefault(kind, len(kinds)))
        for row, cell in enumerate(cells)
        if cell
        for kind, target in notation.parse(cell)
        if target in rows
    ]
    origin, target_rows, codes = np.array(found, np.int32).reshape(-1, 3).T
    return Links(tuple(kinds), origin, target_rows, codes)
