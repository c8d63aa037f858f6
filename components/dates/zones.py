"""Time zones: local times of moments, and moments of local times.

An axis is one of moments (seconds in UTC). A time or a whole day without a zone is a local time in the zone of the
picture: `placed` replaces it by the moments of that local time, so that the day on which summer time begins is 23 hours
long. Zones are those of the IANA time zone database.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC as UTC_TIME
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo, available_timezones

import numpy as np

from components.dates.calendar import DAY, civil, seconds, year_text, zone_text
from components.dates.grammar import DATE
from components.model import FUTURE, NO_ZONE, PAST, Flag

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from components.model import Dates, Int64

Number = TypeVar("Number", np.int64, np.float64)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC_TIME)
# Standard times begin in 1844. Rules after 2100 are unknown, so the offset of 2100 is kept.
_FIRST, _LAST = int(seconds(1840, 1, 1)), int(seconds(2100, 1, 1))
_STEP = 4 * DAY  # seconds: no two changes of a zone are closer
_BETWEEN = re.compile(r"(\.\.|[/\[\]{},\s])")  # separators of the dates in an EDTF text


@dataclass(frozen=True, eq=False)
class Zone:
    """A time zone: the moments (s, UTC) from which each of its offsets (s east of UTC) applies; the first is PAST."""

    name: str
    starts: Int64
    offsets: Int64

    @property
    def is_utc(self) -> bool:
        """Whether its clocks always agree with UTC."""
        return not self.offsets.any()

    def east(self, second: float) -> int:
        """The offset (s east of UTC) at a moment."""
        if len(self.offsets) == 1:  # as for UTC, the most frequent zone
            return int(self.offsets[0])
        return int(self.offsets[np.searchsorted(self.starts[1:], second, "right")])

    def local(self, moments: NDArray[Number]) -> NDArray[Number]:
        """The local times of moments, as the seconds at which a clock in UTC shows the same."""
        offsets = self.offsets[np.searchsorted(self.starts[1:], moments, "right")]
        return np.asarray(moments + offsets, moments.dtype)

    def first(self, readings: NDArray[Number]) -> NDArray[Number]:
        """The first moment of each local time (s), or the moment at which it is skipped."""
        indexes = np.searchsorted(self.stops, readings, "right")
        return np.asarray(np.maximum(readings - self.offsets[indexes], self.starts[indexes]), readings.dtype)

    def last(self, readings: NDArray[Number]) -> NDArray[Number]:
        """The last moment of each local time (s), or the moment at which it is skipped."""
        indexes = np.searchsorted(self.begins, readings, "right")
        following = np.append(self.starts[1:], FUTURE)
        return np.asarray(np.minimum(readings - self.offsets[indexes], following[indexes]), readings.dtype)

    def between(self, first: float, last: float) -> Zone:
        """The same zone, reduced to the offsets from one moment to another."""
        start, stop = np.searchsorted(self.starts[1:], [first, last], "right").tolist()
        starts = np.append(PAST, self.starts[start + 1 : stop + 1])
        return Zone(self.name, starts, self.offsets[start : stop + 1])

    @cached_property
    def stops(self) -> Int64:
        """The local times at which each offset but the last ends."""
        return np.asarray(self.starts[1:] + self.offsets[:-1])

    @cached_property
    def begins(self) -> Int64:
        """The local times at which each offset but the first begins."""
        return np.asarray(self.starts[1:] + self.offsets[1:])


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """The names of all zones, UTC first and then in order."""
    places = available_timezones() - {"UTC", "Factory", "localtime", "posixrules"}
    return ("UTC", *sorted(places))


@lru_cache(maxsize=32)
def zone(name: str) -> Zone:
    """The zone of this name, one of `names`; "" is UTC."""
    if name in ("", "UTC"):
        return UTC
    iana_zone = ZoneInfo(name)

    def east(second: int) -> int:
        offset = (_EPOCH + timedelta(seconds=second)).astimezone(iana_zone).utcoffset()
        return round(offset.total_seconds()) if offset else 0

    starts, offsets = [PAST], [east(_FIRST)]
    for begin in range(_FIRST, _LAST, _STEP):
        low, high = begin, begin + _STEP
        if (after := east(high)) == offsets[-1]:
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if east(middle) == after else (middle, high)
        starts.append(high)
        offsets.append(after)
    return Zone(name, np.array(starts, np.int64), np.array(offsets, np.int64))


UTC = Zone("UTC", np.array([PAST], np.int64), np.array([0], np.int64))


def placed(dates: Dates, zone: Zone) -> Dates:
    """The dates with their local times as moments in `zone`: a day lasts from its midnight to the next. The bounds of
    an ambiguous local time are its first and last moment."""
    if zone.is_utc:
        return dates
    one_of = dates.flags & Flag.ONE_OF != 0  # its outermost members are its bounds, the first and the last as listed
    start, end = dates.start_offset == NO_ZONE, dates.end_offset == NO_ZONE
    return replace(
        dates,
        earliest_start=_moments(dates.earliest_start, start, zone.first),
        latest_start=_moments(dates.latest_start, np.where(one_of, end, start), zone.last),
        earliest_end=_moments(dates.earliest_end, np.where(one_of, start, end), zone.first),
        latest_end=_moments(dates.latest_end, end, zone.last),
    )


def _moments(bound: Int64, bare: NDArray[np.bool_], moments: Callable[[NDArray[np.int64]], NDArray[np.int64]]) -> Int64:
    """A bound of all dates as moments; `bare` marks local times."""
    local_rows = np.flatnonzero(bare & (bound != PAST) & (bound != FUTURE))
    found = bound.copy()
    found[local_rows] = moments(bound[local_rows])
    return found


def in_zone(text: str, zone: Zone) -> str:
    """A valid EDTF text with each time that has an offset converted to `zone`: `16:12+05:30` becomes `10:42Z`. A time
    that EDTF could not express then, such as an hour from half past to half past, stays unchanged."""
    if "T" not in text:
        return text
    return "".join(_time_in_zone(part, zone) for part in _BETWEEN.split(text))


def _time_in_zone(text: str, zone: Zone) -> str:
    parts = DATE.fullmatch(text)
    if not parts or not parts["zone"]:
        return text
    given_offset = int(parts["zone_hour"] or 0) * 3600 + int(parts["zone_minute"] or 0) * 60
    given_offset *= -1 if parts["zone"].startswith("-") else 1
    units = [int(parts[name] or 0) for name in ("hour", "minute", "second")]
    of_day = units[0] * 3600 + units[1] * 60 + units[2]
    moment = int(seconds(int(parts["year"]), int(parts["month"]), int(parts["day"]), of_day)) - given_offset
    east = zone.east(moment)
    unit = 1 if parts["second"] else 60 if parts["minute"] else 3600
    if east == given_offset or east % 60 or (east - given_offset) % unit:
        return text
    year, month, day, of_day = (int(part) for part in civil(moment + east))
    converted = {"year": year_text(year), "month": f"{month:02}", "day": f"{day:02}", "hour": f"{of_day // 3600:02}"}
    converted |= {"minute": f"{of_day // 60 % 60:02}", "second": f"{of_day % 60:02}", "zone": zone_text(east // 60)}
    for name in reversed(converted):  # from right to left, so that places before stay what they are
        start, end = parts.span(name)
        text = text[:start] + converted[name] + text[end:] if start >= 0 else text
    return text
