"""Eras: periods that other events fall into, drawn behind the lanes and without lanes of their own.

An event is an era if its type says so, it has no actors and no links, and its date is a single one on the axis. If all
events are eras, or too many for a background, they are treated like other events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.layout import traits
from components.layout.overlap import depth
from components.layout.reports import until
from components.layout.shape import known, placeable
from components.layout.weight import LINK
from components.model import Flag

if TYPE_CHECKING:
    from components.model import Int64, Store

TYPES = ("era", "epoch", "period", "background")  # as TimelineJS, historians and vis-timeline call them
STRIP = 18.0  # px of the strip with the title
TITLE = 11.0  # px of the title
MOST = 60  # eras in a picture
DEEP = 4  # eras at the same time: each has a line for its title


def era_rows(store: Store, rows: Int64) -> Int64:
    """Those of `rows` that are eras by their type and have neither actors nor links."""
    values, codes = store.codes("type")
    is_era = np.array([value.lower() in TYPES for value in values], bool)
    if not is_era.any():
        return rows[:0]
    found: Int64 = rows[is_era[codes[rows]]]
    no_actors = store.cast.start[found] == store.cast.start[found + 1]
    return np.asarray(found[no_actors & (store.weight(found) < LINK)])


def background_rows(store: Store, rows: Int64, shown: int) -> Int64:
    """Those of `rows` (from `era_rows`) that are drawn behind the lanes. None is if more than `MOST` of them have a
    place on the axis, more than `DEEP` are at the same time, or all `shown` events (eras included) are eras."""
    rows = rows[placeable(store.dates, rows)]
    if not 0 < len(rows) <= MOST:
        return rows[:0]
    rows = rows[~traits.has(store.dates.flags[rows], Flag.ONE_OF | Flag.ALL_OF)]
    low, high = (side.astype(float) for side in known(store.dates, rows, until(store, rows)))
    return rows if len(rows) < shown and depth(low, high) <= DEEP else rows[:0]
