"""Events in memory in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.layout.reports import reports, spans
from components.layout.shape import known
from components.layout.source import Summary
from components.model import FUTURE, NO_ZONE, PAST, Flag

if TYPE_CHECKING:
    from components.model import Int64, Store
    from components.store.memory.dated import DatedRows


def summary(store: Store, rows: Int64, covered: DatedRows) -> Summary:
    """The `rows` of a store in numbers. `covered` are those of them with a place on the axis."""
    dates, dated, low, high = store.dates, covered.sample, covered.first, covered.last
    since, last_of, codes = reports(store)
    given = (
        np.flatnonzero(np.bincount(codes[rows], minlength=len(since)))
        if len(since) > 1
        else np.arange(min(len(since), len(rows)))
    )
    if len(given) and (last_of[given] != PAST).any():  # else that is what has been found
        low, high = known(dates, dated, np.full(len(dated), PAST))
    first, last = dates.earliest_start[dated], dates.latest_end[dated]
    past, future = np.flatnonzero(first == PAST), np.flatnonzero(last == FUTURE)
    first_known, last_known = dates.latest_start[dated[past]], dates.earliest_end[dated[future]]
    open_first = np.where(first_known == FUTURE, last[past], first_known).min(initial=FUTURE)
    open_last = np.where(last_known == PAST, first[future], last_known).max(initial=PAST)
    timed = dates.flags[dated] & Flag.TIME != 0
    zoned = (dates.start_offset[dated] != NO_ZONE) | (dates.end_offset[dated] != NO_ZONE)
    return Summary(
        size=store.size,
        shown=len(rows),
        dated=len(covered.rows),
        reported=spans(since[given], last_of[given]),
        zoned=int(covered.count[timed & zoned].sum()),
        bare=int(covered.count[timed & ~zoned].sum()),
        first=int(low.min(initial=FUTURE)),
        last=int(high.max(initial=PAST)),
        starts=(int(first.min(initial=FUTURE, where=first != PAST)), int(open_first)),
        ends=(int(last.max(initial=PAST, where=last != FUTURE)), int(open_last)),
    )
