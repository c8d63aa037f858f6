"""Contents of the page's panels from a database, as small stores in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from components.cells import links as notation
from components.store.sql.subset import subset

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from components.store.sql.expressions import Selection, Tables
    from components.store.sql.queries import Queries
    from components.store.sql.subset import Subset

MOST = 1_000  # events in the page's table
MOST_LINKED = 200  # events, the selected one and those linked with it


def first_events(database: Queries, selection: Selection) -> Subset:
    """The first of the selected events in time order, undated ones last, MOST at most. Raises DatabaseError."""
    return subset(database, ("first", selection), lambda tables: selection.where(tables).order_by("rank").limit(MOST))


def event_with_linked(database: Queries, id: str) -> Subset:
    """The event with this id, those it links to, and those whose cell of links contains the id; MOST_LINKED at most, in
    time order after the event. Raises DatabaseError."""
    found = database.ask(lambda tables: _with_id(tables.events, id).order_by("row").limit(1).select("links"))
    targets = {target for cell in found["links"] for _, target in notation.parse(cell)}

    def linked(tables: Tables) -> ir.Table:
        events = tables.events
        found = events.filter(events.id.isin([id, *sorted(targets)]) | events.links.contains(id))
        return found.order_by(ibis.desc(found.id == id), "rank").limit(MOST_LINKED)

    return subset(database, ("about", id), linked)


def _with_id(events: ir.Table, id: str) -> ir.Table:
    return events.filter(events.id == id)
