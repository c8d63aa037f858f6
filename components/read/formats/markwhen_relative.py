"""Dates of Markwhen relative to other events: `after !talks 3 days / 2 weeks`, `5 days` after the previous event.

An amount counts from the end of an event, or with “before” and “by” from its start, as in the Markwhen parser
(github.com/mark-when/parser). If that event is known to the month or the year only, so is the relative date: about
then.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from components.dates.calendar import month_days
from components.read.formats.markwhen_dates import AMOUNTS, add_amounts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.read.formats.markwhen_dates import DatedLine

_RELATIVE = re.compile(rf"(?:(?P<word>after|before|by) +)?(?:!(?P<id>\w+) *)?(?P<amounts>{AMOUNTS})?", re.I | re.A)
_SIDE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d(?::\d\d){1,2})(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?)?)?(~?)", re.A)
_DAY = timedelta(1)


class Period(NamedTuple):
    """A period from one moment to just before another, or of a single moment with a time. `about` says of its start and
    of its end that it is not known to the day, `timed` that they have times of day."""

    start: datetime
    end: datetime
    about: tuple[bool, bool]
    timed: bool


def period_of(edtf: str) -> Period | None:
    """The period of a date in EDTF; None if it is open, or not made of years, months, days or times."""
    first, _, last = edtf.partition("/")
    sides = [_side_period(first), _side_period(last or first)]
    if not (sides[0] and sides[1]):
        return None
    start, end = sides[0], sides[1]
    if (start.start.tzinfo is None) != (end.end.tzinfo is None):
        return None
    return Period(start.start, end.end, (start.about[0], end.about[1]), start.timed or end.timed)


def relative_date(when: DatedLine, before: str, ids: Mapping[str, str], absolute: str) -> str:
    """The EDTF of a date relative to another event, "" if it cannot be computed. `before` is the EDTF of the previous
    event, `ids` has that of earlier events by name, `absolute` that of an end which needs no other."""
    start, end = _RELATIVE.fullmatch(when.start), _RELATIVE.fullmatch(when.end)
    try:
        if start is None:  # only the end is told by another event's
            other = period_of(ids.get(end["id"] or "", "")) if end and absolute else None
            return (
                f"{absolute}/{_day_text(add_amounts(other.end, end['amounts'] or '') - _DAY)}" if other and end else ""
            )
        other = period_of(ids.get(start["id"], "") if start["id"] else before)
        return _beside_event(start, when.end, other, absolute) if other else ""
    except (ValueError, OverflowError):  # amounts that are not known here, or beyond the calendar
        return ""


def _beside_event(start: re.Match[str], end: str, other: Period, absolute: str) -> str:
    earlier = (start["word"] or "").lower() in ("before", "by")
    amounts = start["amounts"] or ""
    lasts = _RELATIVE.fullmatch(end) if end else None
    if earlier:
        last = add_amounts(other.start, amounts, -1) if lasts else other.start
        first = add_amounts(last, (lasts["amounts"] if lasts else amounts) or "", -1)
        return "" if end and not lasts else _interval(first, last, other, other.about[0])
    if not end:
        return _interval(other.end, add_amounts(other.end, amounts), other, other.about[1])
    first = add_amounts(other.end, amounts)
    if lasts and not lasts["id"]:
        return _interval(first, add_amounts(first, lasts["amounts"] or ""), other, other.about[1])
    return f"{_interval(first, first, other, other.about[1])}/{absolute}" if absolute and not lasts else ""


def _interval(first: datetime, last: datetime, other: Period, about: bool) -> str:
    """The EDTF from one moment to just before another, with times of day if `other` has them; "" if only an amount has
    them."""
    mark = "~" if about else ""
    if other.timed or first.time() != time() or last.time() != time():
        if not other.timed:
            return ""  # hours from a day whose time is not known
        return first.isoformat() if last <= first else f"{first.isoformat()}/{last.isoformat()}".replace("+00:00", "Z")
    end = last - _DAY
    return f"{_day_text(first)}{mark}" if end <= first else f"{_day_text(first)}{mark}/{_day_text(end)}{mark}"


def _day_text(moment: datetime) -> str:
    return moment.date().isoformat()


def _side_period(text: str) -> Period | None:
    parts = _SIDE.fullmatch(text)
    if parts is None:
        return None
    year, month, day, clock, zone, about = parts.groups()
    try:
        if clock:
            moment = datetime.fromisoformat(f"{year}-{month}-{day}T{clock}{(zone or '').replace('Z', '+00:00')}")
            return Period(moment, moment, (bool(about),) * 2, timed=True)
        first = datetime(int(year), int(month or 1), int(day or 1))
        length = (
            1
            if day
            else int(month_days(int(year), int(month)))
            if month
            else 365 + (int(month_days(int(year), 2)) == 29)
        )
        return Period(first, first + timedelta(length), (not day or bool(about),) * 2, timed=False)
    except (ValueError, OverflowError):
        return None
