"""Repeated entries of a calendar: a series by its rule, its excluded and its moved occurrences → the occurrences.

RFC 5545's RRULE, RDATE, EXDATE and RECURRENCE-ID are evaluated by `recurring-ical-events`, up to a bound; rules for
which that could take long are not followed, and only their explicit dates are used.
"""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import icalendar
import recurring_ical_events  # type: ignore[import-untyped]  # it has no types of its own

from components.language import message
from components.read.formats.calendar_components import Entry, Fault, values_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST = 366  # occurrences of one series: a year of days
_ALTOGETHER = 20_000  # occurrences of a file, about four seconds: many endless series share them evenly
_END = datetime(9999, 12, 30)  # the last that every zone can tell
_LINE = "X-DATELINE-LINE"
_SERIES = ("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
# What always finds its next occurrence in a few steps. 30 February, or every second, would be looked for until the
# year 9999.
_ALWAYS = r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)|(?:COUNT|INTERVAL)=\d{1,4}|UNTIL=[\dTZ]{8,16}|WKST=[A-Z]{2}"
_WEEKDAYS = r"BYDAY=[-+]?[1-4]?[A-Z]{2}(?:,[-+]?[1-4]?[A-Z]{2}){0,6}"
_DAYS = r"BYMONTHDAY=-?(?:1?\d|2[0-8])(?:,-?(?:1?\d|2[0-8])){0,27}"
_MONTHS = r"BYMONTH=\d{1,2}(?:,\d{1,2}){0,11}"
_QUICK = {
    "DAILY": re.compile(_ALWAYS),
    "WEEKLY": re.compile(rf"{_ALWAYS}|{_WEEKDAYS}"),
    "MONTHLY": re.compile(rf"{_ALWAYS}|{_WEEKDAYS}|{_DAYS}|BYMONTHDAY=-?\d\d"),
    "YEARLY": re.compile(rf"{_ALWAYS}|{_WEEKDAYS}|{_DAYS}|{_MONTHS}"),
}


def is_of_series(event: Entry) -> bool:
    """Whether an entry repeats, or replaces an occurrence of one that does."""
    return any(name in event for name in _SERIES)


def most_of_each(series: int) -> int:
    """The maximum number of occurrences of each series, in a file with so many series."""
    return max(1, min(MOST, _ALTOGETHER // max(series, 1)))


def occurrences(
    entries: Sequence[tuple[int, Entry]], most: int, until: date
) -> tuple[list[tuple[int, Entry]], str] | None:
    """The occurrences of the entries of one UID, each with its line, and the bound that ended them, "" if none did:
    "most" occurrences, or "until" a day for rules without an end. None if the rule could take long, or cannot be
    evaluated. The entries get a property with their line."""
    if not all(_is_quick(entry) for _, entry in entries):
        return None
    calendar = icalendar.Calendar()
    for line, entry in entries:
        entry.add(_LINE, str(line))
        calendar.add_component(entry)
    last = until if any(map(_is_endless, _rules(entries))) else date.max
    found: list[tuple[int, Entry]] = []
    try:
        query = recurring_ical_events.of(
            calendar, keep_recurrence_attributes=True, components=[entries[0][1].name or "VEVENT"]
        )
        for occurrence in _in_order(query, map(_day, _moments(entries))):
            if _day(occurrence["DTSTART"].dt) > last:
                return found, "until"
            if len(found) == most:
                return found, "most"
            found.append((int(occurrence.pop(_LINE)), occurrence))
    except (ValueError, KeyError, IndexError, TypeError, OverflowError, AttributeError):
        return None
    return found, ""


def _in_order(query: Any, days: Iterable[date]) -> Iterator[Any]:
    """The occurrences in order, from the first of `days` on, which are the days with explicit dates. The library's own
    `after` searches quarter-hours while something takes place: a year of whole days took it a second."""
    begins = [datetime(day.year, day.month, day.day) for day in sorted(set(days))]
    reached = datetime.min
    for begin, stop in pairwise([*begins, _END]):
        start, length = begin, timedelta(days=16)  # few at once, for few may be wanted
        while start < stop:
            end = start + length if length < stop - start else stop
            inside = [
                occurrence for occurrence in query.between(start, end) if _clock(occurrence["DTSTART"].dt) >= reached
            ]
            yield from sorted(inside, key=lambda occurrence: _seconds(occurrence["DTSTART"].dt))
            start, reached, length = end, end, length if len(inside) > 8 else 2 * length


def _clock(moment: Any) -> datetime:
    """The local time of a moment, whatever its zone; for a day, its beginning."""
    return datetime(*moment.timetuple()[:6])


def _seconds(moment: Any) -> float:
    """Seconds since 1970. A local time counts as UTC: all other times of its series are local, too."""
    local: datetime = moment if getattr(moment, "tzinfo", None) else _clock(moment).replace(tzinfo=UTC)
    return local.timestamp()


def known_dates(entries: Sequence[tuple[int, Entry]]) -> list[tuple[int, Entry]]:
    """The explicit occurrences of a series whose rule is not followed: starts, RDATEs and moved occurrences. Excluded
    ones are left out, and moved ones at their old place. Raises Fault."""
    excluded = {
        _instant(moment)
        for _, entry in entries
        for moment in (*_listed_moments(entry, "EXDATE"), *(value.dt for value in values_of(entry, "RECURRENCE-ID")))
    }
    found: list[tuple[int, Entry]] = []
    for line, entry in entries:
        entry.pop(_LINE, None)
        start = next((value.dt for value in values_of(entry, "DTSTART")), None)
        if "RECURRENCE-ID" in entry or start is None:
            found.append((line, entry))
            continue
        moments = dict.fromkeys((start, *_listed_moments(entry, "RDATE")))
        took_place = [moment for moment in moments if _instant(moment) not in excluded]
        found += [(line, entry if moment == start else _moved_copy(entry, start, moment)) for moment in took_place]
    return found


def _moved_copy(entry: Entry, start: Any, moment: Any) -> Entry:
    """A copy of an entry with another start and the same length."""
    other = deepcopy(entry)
    for name in ("DTSTART", "DTEND", "DUE"):
        for value in values_of(other, name):
            try:
                value.dt += moment - start
            except (TypeError, OverflowError) as error:
                raise Fault(
                    message("one of its dates (RDATE) is of another kind than its start, or after the year 9999")
                ) from error
    return other


def _listed_moments(entry: Entry, name: str) -> list[Any]:
    """The moments of EXDATE or RDATE; for a period its start."""
    listed = [entry_moment.dt for value in values_of(entry, name) for entry_moment in getattr(value, "dts", ())]
    return [moment[0] if isinstance(moment, tuple) else moment for moment in listed]


def _instant(moment: Any) -> Any:
    """A moment in UTC, if it has a zone: an exclusion may be written in another one."""
    return moment.astimezone(UTC) if getattr(moment, "tzinfo", None) else moment


def _moments(entries: Sequence[tuple[int, Entry]]) -> Iterator[Any]:
    for _, entry in entries:
        yield from (value.dt for name in ("DTSTART", "DUE") for value in values_of(entry, name))
        yield from _listed_moments(entry, "RDATE")


def _rules(entries: Sequence[tuple[int, Entry]]) -> list[str]:
    return [rule.to_ical().decode().upper() for _, entry in entries for rule in values_of(entry, "RRULE")]


def _is_endless(rule: str) -> bool:
    return "COUNT=" not in rule and "UNTIL=" not in rule


def _day(moment: Any) -> Any:
    return moment.date() if hasattr(moment, "date") else moment


def _is_quick(entry: Entry) -> bool:
    return all(map(_is_quick_rule, _rules([(0, entry)])))


def _is_quick_rule(rule: str) -> bool:
    every = next((every for every in _QUICK if f"FREQ={every}" in rule), "")
    if every == "DAILY" and "INTERVAL" not in rule:
        every = "WEEKLY"  # workdays are found as quickly
    return bool(every) and all(map(_QUICK[every].fullmatch, rule.split(";")))
