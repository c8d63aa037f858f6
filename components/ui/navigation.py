"""Navigation from event to event in time order; the window follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.layout.shape import known
from components.model import PAST
from components.ui import session

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.model import Int64, Store


def step(store: Store, rows: Int64, by: int) -> None:
    """Select the event `by` places further on in `rows` (in time order), and move the window to it."""
    selected = _places(store, rows, session.current().request.selected)
    place = selected[0] + by if selected else _first(store, rows) + by - 1 if by > 0 else len(rows) + by
    row = int(rows[min(max(place, 0), len(rows) - 1)])
    session.current().ask(selected=store.cells("id", np.array([row]))[0])
    _follow(store, row)


def _places(store: Store, rows: Int64, event: str) -> list[int]:
    """The places in `rows` of the event with this id; an id may stand twice, and the filters may keep only the
    second."""
    row = store.row_of(event)
    if row is None:
        return []
    places: list[int] = np.flatnonzero(rows == row).tolist()
    return places or [place for place, id in enumerate(store.cells("id", rows)) if id == event]


def place(store: Store, rows: Int64, event: str) -> int | None:
    """The place in `rows` of the event with this id, None if it is not there."""
    return next(iter(_places(store, rows, event)), None)


def rows_in_window(store: Store, rows: Int64) -> Int64:
    """The rows that may lie in the window; all rows if everything is shown."""
    window = session.current().request.window
    if window is None:
        return rows
    return rows[_within(store, rows, window)]


def _first(store: Store, rows: Int64) -> int:
    """The place of the first event in the window, or of the first of all."""
    shown = session.current().request.window
    if shown is None:
        return 0
    there = np.flatnonzero(_within(store, rows, shown))
    return int(there[0]) if len(there) else 0


def _within(store: Store, rows: Int64, window: tuple[float, float]) -> NDArray[np.bool_]:
    """Whether each of `rows` may lie in a window (s), as far as its dates are known."""
    first, last = known(store.dates, rows, np.full(len(rows), PAST))
    within: NDArray[np.bool_] = (first <= last) & (last >= window[0]) & (first <= window[1])
    return within


def _follow(store: Store, row: int) -> None:
    shown = session.current().request.window
    (first,), (last,) = known(store.dates, np.array([row]), np.array([PAST]))
    if shown is None or first > last:
        return
    if store.dates.latest_end[row] >= shown[0] and store.dates.earliest_start[row] < shown[1]:
        return
    by = (float(first) + float(last)) / 2 - (shown[0] + shown[1]) / 2
    session.current().ask(window=(shown[0] + by, shown[1] + by))
