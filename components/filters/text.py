"""Filter by a text, taken literally, case and accents ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.cells.fold import fold
from components.filters.field import Field, Filter
from components.language import message, say

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from components.filters.field import Criteria, Rows, Tables
    from components.model import Int64, Store

_SEARCH = Field(
    "search",
    message("Search"),
    "Events with this text in their words; case and accents don't matter.",
    "text",
    example=message("In all texts of the file"),
)


def _check(_store: Store, criteria: Criteria) -> Criteria:
    return {"search": (" ".join(criteria["search"][0].split()),)}


def _keep(store: Store, criteria: Criteria, among: Rows) -> Int64:
    found = np.flatnonzero(store.contains(criteria["search"][0], among))
    return found if among is None else among[found]


def _where(_tables: Tables, events: ir.Table, criteria: Criteria) -> ir.Table:
    return events.filter(events.folded.contains(fold(criteria["search"][0])))


def _describe(criteria: Criteria) -> tuple[str, ...]:
    return (say("with “{text}”", text=criteria["search"][0]),)


def searched(criteria: Criteria) -> str:
    """The text that is searched for, "" if there is none."""
    return next(iter(criteria.get(_SEARCH.name, ())), "")


TEXT = Filter((_SEARCH,), _check, _keep, _where, _describe)
