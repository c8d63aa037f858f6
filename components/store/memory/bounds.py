"""The four bounds of events' dates as texts in ISO 8601."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from components.dates import iso
from components.model import FUTURE, NO_ZONE, PAST, Flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.dates import Zone
    from components.model import Dates, Int64

_DAY = 86_400  # seconds
_BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")


def bounds(dates: Dates, rows: Int64, zone: Zone) -> dict[str, list[str | None]]:
    """The four bounds of `rows` in ISO 8601 by name, for `dates` as they are without a zone: instants for a side that
    has a time of day, whole days for one that has none, None if open or unknown. A time with an offset is a local time
    in `zone`; where the zone's offset has seconds, which ISO 8601 cannot write, it keeps its own offset. A time without
    an offset stays as typed."""
    text = cache(iso)  # many rows have the same
    found = {name: list(map(text, getattr(dates, name)[rows].tolist())) for name in _BOUNDS}
    for k in np.flatnonzero(dates.flags[rows] & Flag.TIME).tolist():  # most dates have none
        for name, bound in _timed(dates, int(rows[k]), zone):
            found[name][k] = bound
    return found


def _timed(dates: Dates, row: int, zone: Zone) -> Iterator[tuple[str, str | None]]:
    """The name and text of each bound of a date with a time."""
    for side, columns, offsets, nanos in (
        ("start", (dates.earliest_start, dates.latest_start), dates.start_offset, dates.start_nanos),
        ("end", (dates.earliest_end, dates.latest_end), dates.end_offset, dates.end_nanos),
    ):
        earliest, latest = (int(column[row]) for column in columns)
        if _whole_days(earliest, latest):
            continue
        offset = int(offsets[row])
        for name, bound in (("earliest", earliest), ("latest", latest)):
            minutes, seconds = divmod(zone.east(bound), 60)
            offset = offset if offset == NO_ZONE or seconds else minutes
            yield f"{name}_{side}", iso(bound, True, offset, 0 if nanos is None else int(nanos[row]))


def _whole_days(earliest: int, latest: int) -> bool:
    """Whether a side with these bounds has no time of day: in `2014-10-28T16:12/2014-10-30` only the start has one."""
    return earliest != PAST and latest != FUTURE and earliest % _DAY == 0 and latest % _DAY == _DAY - 1
