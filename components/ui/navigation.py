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
    """Select the event `by` places further on in `rows` (in time order, not empty), and move the window to it. Without
    a selection, the steps start at the first event in the window, or backwards at the last row."""
    selected = _places(store, rows, session.current().request.selected)
    place = selected[0] + by if selected else _first(store, rows) + by - 1 if by > 0 else len(rows) + by
    row = int(rows[min(max(place, 0), len(rows) - 1)])
    session.current().ask(selected=store.cells("id", np.array([row]))[0])
    _follow(store, row)


def _places(store: Store, rows: Int64, event: str) -> list[int]:
    """The indexes in `rows` of the event with this id. If several events have it and the filters leave out the first,
    those of the others."""
    row = store.row_of(event)
    if row is None:
        return []
    places: list[int] = np.flatnonzero(rows == row).tolist()
    return places or [place for place, id in enumerate(store.cells("id", rows)) if id == event]


def place(store: Store, rows: Int64, event: str) -> int | None:
    """The index in `rows` of the event with this id, None if it is not there."""
    return next(iter(_places(store, rows, event)), None)


def rows_in_window(store: Store, rows: Int64) -> Int64:
    """The rows whose known period overlaps the window; all rows if everything is shown."""
    window = session.current().request.window
    if window is None:
        return rows
    return rows[_within(store, rows, window)]


def _first(store: Store, rows: Int64) -> int:
    """The index in `rows` of the first event in the window; 0 if the window shows everything or no event."""
    shown = session.current().request.window
    if shown is None:
        return 0
    inside = np.flatnonzero(_within(store, rows, shown))
    return int(inside[0]) if len(inside) else 0


def _within(store: Store, rows: Int64, window: tuple[float, float]) -> NDArray[np.bool_]:
    """Whether the known period of each of `rows` overlaps a window (s)."""
    first, last = known(store.dates, rows, np.full(len(rows), PAST))
    within: NDArray[np.bool_] = (first <= last) & (last >= window[0]) & (first <= window[1])
    return within


def _follow(store: Store, row: int) -> None:
    """Centre the window on the event, unless it is in sight, has no known period, or everything is shown."""
    shown = session.current().request.window
    (first,), (last,) = known(store.dates, np.array([row]), np.array([PAST]))
    if shown is None or first > last:
        return
    if store.dates.latest_end[row] >= shown[0] and store.dates.earliest_start[row] < shown[1]:
        return
    shift = (float(first) + float(last)) / 2 - (shown[0] + shown[1]) / 2
    session.current().ask(window=(shown[0] + shift, shown[1] + shift))
