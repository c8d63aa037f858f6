"""Events in memory that are in sight: their lanes, and the links between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.layout.grouping import group_events
from components.layout.lane_groups import by_group, hues
from components.layout.source import Visible

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.layout.grouping import Groups
    from components.layout.lane_assignment import Assignment
    from components.layout.mark_index import MarkIndex
    from components.layout.source import LaneSpec
    from components.model import Int64, Store


def lanes_of(store: Store, rows: Int64, lanes: LaneSpec) -> tuple[Groups, Int64]:
    """The groups of `rows` that may have lanes, and the colours (hues) of these."""
    found = group_events(store, rows, lanes.column)
    if not lanes.within:
        return found, np.arange(len(found.names))
    outer = group_events(store, rows, lanes.within)
    inner = by_group(found, outer, rows, lanes.within, lanes.expanded)
    return inner, hues(inner.names, found.names, outer.names)


def visible(
    store: Store, rows: Int64, assignment: Assignment, has_date: NDArray[np.bool_], marks: MarkIndex | None
) -> Visible:
    """The answer to `EventSource.visible` for events in memory that have lanes."""
    undated = np.flatnonzero(~has_date)
    lanes = assignment.lane[undated]
    waiting = tuple(undated[lanes == lane] for lane in range(len(assignment.lanes)))
    links, linked = _links(store, rows, assignment)
    first = linked[assignment.first[linked]]
    return Visible(
        store,
        assignment,
        marks,
        has_date,
        waiting,
        tuple(map(len, waiting)),
        int(np.count_nonzero(assignment.first & ~has_date)),
        int(np.count_nonzero(assignment.first & has_date)),
        None,
        links,
        linked,
        dict(zip(assignment.row[first].tolist(), assignment.lane[first].tolist(), strict=True)),
    )


def _links(store: Store, rows: Int64, assignment: Assignment) -> tuple[Int64, Int64]:
    """`Visible.links` and `Visible.linked`."""
    links = store.links
    selected = np.zeros(store.size if len(links.origin) else 0, bool)
    if len(selected):
        selected[rows] = True
    between = np.flatnonzero(selected[links.origin] & selected[links.target])
    ends = np.unique(np.concatenate([links.origin[between], links.target[between]]))
    return between, np.flatnonzero(np.isin(assignment.row, ends)) if len(ends) else np.zeros(0, np.int64)
