"""The summary of events in memory."""

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


def summary(store: Store, rows: Int64, dated: DatedRows) -> Summary:
    """The `rows` of a store in numbers. `dated` are those of them with a place on the axis."""
    dates, sample, low, high = store.dates, dated.sample, dated.first, dated.last
    since, last_of, codes = reports(store)
    given = (
        np.flatnonzero(np.bincount(codes[rows], minlength=len(since)))
        if len(since) > 1
        else np.arange(min(len(since), len(rows)))
    )
    if len(given) and (last_of[given] != PAST).any():  # without report dates, `dated` has the same seconds
        low, high = known(dates, sample, np.full(len(sample), PAST))
    first, last = dates.earliest_start[sample], dates.latest_end[sample]
    past, future = np.flatnonzero(first == PAST), np.flatnonzero(last == FUTURE)
    first_known, last_known = dates.latest_start[sample[past]], dates.earliest_end[sample[future]]
    open_first = np.where(first_known == FUTURE, last[past], first_known).min(initial=FUTURE)
    open_last = np.where(last_known == PAST, first[future], last_known).max(initial=PAST)
    timed = dates.flags[sample] & Flag.TIME != 0
    zoned = (dates.start_offset[sample] != NO_ZONE) | (dates.end_offset[sample] != NO_ZONE)
    return Summary(
        size=store.size,
        shown=len(rows),
        dated=len(dated.rows),
        reported=spans(since[given], last_of[given]),
        zoned=int(dated.count[timed & zoned].sum()),
        bare=int(dated.count[timed & ~zoned].sum()),
        first=int(low.min(initial=FUTURE)),
        last=int(high.max(initial=PAST)),
        starts=(int(first.min(initial=FUTURE, where=first != PAST)), int(open_first)),
        ends=(int(last.max(initial=PAST, where=last != FUTURE)), int(open_last)),
    )
