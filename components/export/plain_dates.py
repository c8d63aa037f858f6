"""Dates for formats with plain dates: never more exact than known.

Such formats have a start and an end, each a year, a month, a day or a moment in ISO 8601. "Late November" becomes
November, the finest of these that contains every possible day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.language import message
from components.model import FUTURE, NO_ZONE, PAST, Flag

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from components.model import Event, Int64, Store

_ISO = re.compile(r"(?P<year>[+-]?\d{4,})-(?P<month>\d\d)-(?P<day>\d\d)(?:T(?P<clock>[\d:.]+)(?P<zone>Z|[+-][\d:]+)?)?")
_FIRST, _LAST = -62_135_596_800, 253_402_300_799  # seconds of the years 1 to 9999


@dataclass(frozen=True)
class Moment:
    """An ISO 8601 date in its parts, "" for missing ones; `year` has a sign if it is negative."""

    year: str
    month: str = ""
    day: str = ""
    clock: str = ""
    zone: str = ""

    def __str__(self) -> str:
        day = "-".join(filter(None, (self.year, self.month, self.day)))
        return f"{day}T{self.clock}{self.zone}" if self.clock else day


@dataclass(frozen=True)
class Accepted:
    """A function that tells which rows a format can hold (bool), and a description of all `others` in words."""

    of: Callable[[Store, Int64], NDArray[np.bool_]]
    others: str


def moment(text: str) -> Moment:
    """The parts of a bound of `model.Event`, each as text, "" if missing."""
    found = _ISO.fullmatch(text)
    assert found, text
    return Moment(**{name: part or "" for name, part in found.groupdict().items()})


def common_unit(first: str | None, last: str | None) -> Moment | None:
    """The finest moment, day, month or year that contains both bounds; None if they are in different years, or one is
    missing."""
    if not (first and last):
        return None
    a, b = moment(first), moment(last)
    if a == b:
        return a
    if a.year != b.year:
        return None
    if a.month != b.month:
        return Moment(a.year)
    return Moment(a.year, a.month, a.day if a.day == b.day else "")


def lasts(event: Event) -> bool:
    """Whether the event has an end apart from its start, known or not."""
    return (event.earliest_start, event.latest_start) != (event.earliest_end, event.latest_end)


def span(event: Event) -> tuple[Moment | None, Moment | None]:
    """The start and end of an event. The end is None for a single date within one year; both are None for an event
    without a date. A single date between two years, or known on one side only, has its known bounds as start and
    end."""
    start = common_unit(event.earliest_start, event.latest_start)
    if not lasts(event):
        if start:
            return start, None
        known = [_alone(bound) for bound in (event.earliest_start, event.latest_start) if bound]
        return (known[0], known[1] if known[1:] else None) if known else (None, None)
    begins, ends = event.earliest_start or event.latest_start, event.latest_end or event.earliest_end
    end = common_unit(event.earliest_end, event.latest_end) or (_alone(ends) if ends else None)
    if not begins:  # formats allow no end without a start
        return end, None
    return start or _alone(begins), end


def _alone(bound: str) -> Moment:
    """A bound by itself; only its year if that has more than four digits."""
    parts = moment(bound)
    return Moment(parts.year) if len(parts.year.lstrip("+-")) > 4 else parts


def outer_bounds(event: Event) -> tuple[str, str]:
    """The first and last known bound, in ISO 8601; the same one twice if there is only one, "" for an event without a
    date."""
    first = event.earliest_start or event.latest_start or ""
    last = event.latest_end or event.earliest_end or ""
    return first or last, last or first


def exact(event: Event) -> bool:
    """Whether the dates of an event are known to the day or the moment, without doubt."""
    sure = not (event.approximate or event.uncertain)
    known = event.earliest_start is not None and event.earliest_end is not None
    return sure and known and event.earliest_start == event.latest_start and event.earliest_end == event.latest_end


def edtf(event: Event) -> str:
    """The date in EDTF, to be given beside a plain date, which may say less; "" for a single day."""
    return "" if exact(event) and not lasts(event) and "T" not in event.date else event.date


def _dated(store: Store, rows: Int64) -> NDArray[np.bool_]:
    return np.asarray((store.dates.flags[rows] & Flag.UNDATED) == 0)


def _in_years(store: Store, rows: Int64) -> NDArray[np.bool_]:
    """Whether every known bound of each event lies in the years 1 to 9999, in local time too; true for events without a
    date (bool)."""
    all_inside = np.ones(len(rows), bool)
    for side in ("start", "end"):
        zone = getattr(store.dates, f"{side}_offset")[rows].astype(np.int64)
        east = np.where(zone == NO_ZONE, 0, zone) * 60
        for name in ("earliest", "latest"):
            bound = getattr(store.dates, f"{name}_{side}")[rows]
            open_ = (bound == PAST) | (bound == FUTURE)
            inside = (bound >= _FIRST) & (bound <= _LAST)
            local = np.where(inside, bound + east, 0)
            all_inside &= open_ | (inside & (local >= _FIRST) & (local <= _LAST))
    return all_inside


DATED = Accepted(_dated, message("without a date"))
IN_YEARS = Accepted(_in_years, message("outside the years 1 to 9999"))
DATED_IN_YEARS = Accepted(
    lambda store, rows: _dated(store, rows) & _in_years(store, rows),
    message("without a date, or outside the years 1 to 9999"),
)
