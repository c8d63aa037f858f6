"""The events that a counting mark stands for, as far as the scene determines them: those in its lane, within its
period, without a mark of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.marks import kind_of
from components.model import FUTURE, PAST, Flag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from components.model import Int64, Store
    from components.scene import Lane, Mark, Scene

SLACK = 1e-3  # share of a period, whose ends are rounded in the scene


def members(store: Store, rows: Int64, scene: Scene) -> Callable[[Mark], Sequence[int]]:
    """A function from a mark of the scene to the indexes into `rows` of the events that it counts; none for a mark of a
    single event."""
    ids = store.cells("id", rows)
    dates = store.dates
    first, last = dates.earliest_start[rows], dates.latest_end[rows]
    first = np.where(first == PAST, dates.latest_start[rows], first)
    last = np.where(last == FUTURE, dates.earliest_end[rows], last)
    dated = (dates.flags[rows] & Flag.UNDATED) == 0
    inside = {lane: _inside(store, rows, lane, scene.lanes) for lane in scene.lanes}
    alone: dict[Lane | None, set[str]] = {}
    for mark in scene.marks:
        if event := kind_of(mark).event(mark):
            alone.setdefault(_lane(scene, mark), set()).add(event)

    def counted(mark: Mark) -> Sequence[int]:
        kind = kind_of(mark)
        if kind.answers:
            answers = kind.answers(mark)
            begin, end = min(part.first for part in answers), max(part.last for part in answers)
        elif kind.aggregate:
            aggregate = kind.aggregate(mark)
            begin, end = aggregate.first, aggregate.last
        else:
            return ()
        slack = max(1.0, SLACK * (end - begin))
        lane = _lane(scene, mark)
        found = dated & (first >= begin - slack) & (last <= end + slack)
        if lane is not None:
            found = found & inside[lane]
        single = alone.get(lane, set())
        return [index for index in np.flatnonzero(found).tolist() if ids[index] not in single]

    return counted


def _lane(scene: Scene, mark: Mark) -> Lane | None:
    return next((lane for lane in scene.lanes if lane.top <= mark.y <= lane.bottom), None)


def _inside(store: Store, rows: Int64, lane: Lane, lanes: Sequence[Lane]) -> NDArray[np.bool_]:
    """Whether each row may be in a lane (bool): of an actor, or of the first column whose values include the names of
    all lanes. Always true for shared lanes, and if there is no such column."""
    if lane.kind != "own":
        return np.ones(len(rows), bool)
    if lane.name in store.cast.names:
        return np.isin(rows, store.postings(store.cast.names.index(lane.name)))
    names = {other.name for other in lanes if other.kind == "own"}
    for column in store.columns:
        values, codes = store.codes(column)
        if names <= set(values):
            return np.equal(codes[rows], values.index(lane.name))
    return np.ones(len(rows), bool)
