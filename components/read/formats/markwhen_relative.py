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
from components.read.formats.markwhen_dates import AMOUNTS, added

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.read.formats.markwhen_dates import DatedLine

_RELATIVE = re.compile(rf"(?:(?P<word>after|before|by) +)?(?:!(?P<id>\w+) *)?(?P<amounts>{AMOUNTS})?", re.I | re.A)
_SIDE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d(?::\d\d){1,2})(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?)?)?(~?)", re.A)
_DAY = timedelta(1)


class Stretch(NamedTuple):
    """A period from one moment to just before another; `about` says for each that it is not known to the day, `timed`
    that they have times of day."""

    start: datetime
    end: datetime
    about: tuple[bool, bool]
    timed: bool


def stretch(edtf: str) -> Stretch | None:
    """The period that a date in EDTF covers; None if it is open, or not a year, month, day or time."""
    first, _, last = edtf.partition("/")
    sides = [_side(first), _side(last or first)]
    if not (sides[0] and sides[1]):
        return None
    start, end = sides[0], sides[1]
    if (start.start.tzinfo is None) != (end.end.tzinfo is None):
        return None
    return Stretch(start.start, end.end, (start.about[0], end.about[1]), start.timed or end.timed)


def relative_date(when: DatedLine, before: str, ids: Mapping[str, str], absolute: str) -> str:
    """The EDTF of a date relative to another event, "" if it cannot be computed. `before` is the EDTF of the previous
    event, `ids` has that of earlier events by name, `absolute` that of an end which needs no other."""
    start, end = _RELATIVE.fullmatch(when.start), _RELATIVE.fullmatch(when.end)
    try:
        if start is None:  # only the end is told by another event's
            other = stretch(ids.get(end["id"] or "", "")) if end and absolute else None
            return f"{absolute}/{_written(added(other.end, end['amounts'] or '') - _DAY)}" if other and end else ""
        other = stretch(ids.get(start["id"], "") if start["id"] else before)
        return _behind(start, when.end, other, absolute) if other else ""
    except (ValueError, OverflowError):  # amounts that are not known here, or beyond the calendar
        return ""


def _behind(start: re.Match[str], end: str, other: Stretch, absolute: str) -> str:
    earlier = (start["word"] or "").lower() in ("before", "by")
    amounts = start["amounts"] or ""
    lasts = _RELATIVE.fullmatch(end) if end else None
    if earlier:
        last = added(other.start, amounts, -1) if lasts else other.start
        first = added(last, (lasts["amounts"] if lasts else amounts) or "", -1)
        return "" if end and not lasts else _span(first, last, other, other.about[0])
    if not end:
        return _span(other.end, added(other.end, amounts), other, other.about[1])
    first = added(other.end, amounts)
    if lasts and not lasts["id"]:
        return _span(first, added(first, lasts["amounts"] or ""), other, other.about[1])
    return f"{_span(first, first, other, other.about[1])}/{absolute}" if absolute and not lasts else ""


def _span(first: datetime, last: datetime, other: Stretch, about: bool) -> str:
    """The interval from one moment to just before another, with times of day if the other event or an amount has
    them."""
    mark = "~" if about else ""
    if other.timed or first.time() != time() or last.time() != time():
        if not other.timed:
            return ""  # hours from a day whose time is not known
        return first.isoformat() if last <= first else f"{first.isoformat()}/{last.isoformat()}".replace("+00:00", "Z")
    end = last - _DAY
    return f"{_written(first)}{mark}" if end <= first else f"{_written(first)}{mark}/{_written(end)}{mark}"


def _written(moment: datetime) -> str:
    return moment.date().isoformat()


def _side(text: str) -> Stretch | None:
    parts = _SIDE.fullmatch(text)
    if parts is None:
        return None
    year, month, day, clock, zone, about = parts.groups()
    try:
        if clock:
            moment = datetime.fromisoformat(f"{year}-{month}-{day}T{clock}{(zone or '').replace('Z', '+00:00')}")
            return Stretch(moment, moment, (bool(about),) * 2, timed=True)
        first = datetime(int(year), int(month or 1), int(day or 1))
        length = (
            1
            if day
            else int(month_days(int(year), int(month)))
            if month
            else 365 + (int(month_days(int(year), 2)) == 29)
        )
        return Stretch(first, first + timedelta(length), (not day or bool(about),) * 2, timed=False)
    except (ValueError, OverflowError):
        return None
