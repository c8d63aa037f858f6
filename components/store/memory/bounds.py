"""The four bounds of one event's date as texts in ISO 8601."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from components.dates import iso
from components.model import FUTURE, NO_ZONE, PAST, Flag

if TYPE_CHECKING:
    from components.dates import Zone
    from components.model import Dates

_DAY = 86_400  # seconds
_BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")
_TIME = int(Flag.TIME)  # a plain number: testing a bit of an enumeration is slower than the rest of `bounds`


def bounds(dates: Dates, row: int, zone: Zone) -> dict[str, Any]:
    """The four bounds in ISO 8601 by name, for `dates` as they are without a zone: instants for a side that has a time
    of day, whole days for one that has none, None if open or unknown. A time with an offset is a local time in `zone`;
    where the zone's offset has seconds, which ISO 8601 cannot write, it keeps its own offset. A time without an offset
    stays as typed."""
    found: dict[str, Any] = {}
    if not int(dates.flags[row]) & _TIME:  # true of most dates
        return {name: iso(int(getattr(dates, name)[row])) for name in _BOUNDS}
    for side, columns, offsets, nanos in (
        ("start", (dates.earliest_start, dates.latest_start), dates.start_offset, dates.start_nanos),
        ("end", (dates.earliest_end, dates.latest_end), dates.end_offset, dates.end_nanos),
    ):
        earliest, latest = (int(column[row]) for column in columns)
        timed = not _whole_days(earliest, latest)
        offset = int(offsets[row])
        for name, bound in (("earliest", earliest), ("latest", latest)):
            if not timed:
                found[f"{name}_{side}"] = iso(bound)
                continue
            minutes, seconds = divmod(zone.east(bound), 60)
            offset = offset if offset == NO_ZONE or seconds else minutes
            found[f"{name}_{side}"] = iso(bound, True, offset, 0 if nanos is None else int(nanos[row]))
    return found


def _whole_days(earliest: int, latest: int) -> bool:
    """Whether a side with these bounds has no time of day: in `2014-10-28T16:12/2014-10-30` only the start has one."""
    return earliest != PAST and latest != FUTURE and earliest % _DAY == 0 and latest % _DAY == _DAY - 1
