"""By a piece of text, taken literally, whatever its case and accents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.cells.fold import fold
from components.filters.field import Field, Filter
from components.language import message, say

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from components.filters.field import Asked, Rows, Tables
    from components.model import Int64, Store

_SEARCH = Field(
    "search", message("Search"), "Events with this text in their words; case and accents don't matter.", "text"
)


def _check(_store: Store, asked: Asked) -> Asked:
    return {"search": (" ".join(asked["search"][0].split()),)}


def _keep(store: Store, asked: Asked, among: Rows) -> Int64:
    found = np.flatnonzero(store.contains(asked["search"][0], among))
    return found if among is None else among[found]


def _where(_tables: Tables, events: ir.Table, asked: Asked) -> ir.Table:
    return events.filter(events.folded.contains(fold(asked["search"][0])))


def _describe(asked: Asked) -> tuple[str, ...]:
    return (say("with “{text}”", text=asked["search"][0]),)


TEXT = Filter((_SEARCH,), _check, _keep, _where, _describe)
