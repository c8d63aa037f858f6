"""Repeated events of a calendar: a series by its rule, its excluded and its moved occurrences → what took place.

RFC 5545's RRULE, RDATE, EXDATE and RECURRENCE-ID are worked out by `recurring-ical-events`, up to a bound; rules for
which that could take long stay as they are.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

import icalendar
import recurring_ical_events  # type: ignore[import-untyped]  # it has no types of its own

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 366  # occurrences of one series: a year of days
_ALTOGETHER = 20_000  # occurrences of a file, about four seconds: many endless series share them evenly
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


def of_series(event: icalendar.Event) -> bool:
    """Whether an event is one of several, or stands for several."""
    return any(name in event for name in _SERIES)


def most_of_each(series: int) -> int:
    """How many occurrences of each series are read in a file that has so many."""
    return max(1, min(MOST, _ALTOGETHER // max(series, 1)))


def occurrences(
    events: Sequence[tuple[int, icalendar.Event]], most: int
) -> tuple[list[tuple[int, icalendar.Event]], bool] | None:
    """What the events of one UID, each with its line, come to, and whether there are more than `most`; None where that
    could take long, or cannot be worked out."""
    if not all(_quick(event) for _, event in events):
        return None
    calendar = icalendar.Calendar()
    for line, event in events:
        event.add(_LINE, str(line))
        calendar.add_component(event)
    try:
        query = recurring_ical_events.of(calendar, keep_recurrence_attributes=True)
        starts: list[Any] = [event["DTSTART"] for _, event in events if "DTSTART" in event]
        first = min(_day(start.dt) for start in starts)
        found = list(islice(query.after((first.year, first.month, first.day)), most + 1))
    except (ValueError, KeyError, IndexError, TypeError, OverflowError, AttributeError):
        return None
    whole: list[Any] = found[:most]
    return [(int(one.pop(_LINE)), one) for one in whole], len(found) > most


def _day(moment: Any) -> Any:
    return moment.date() if hasattr(moment, "date") else moment


def _quick(event: icalendar.Event) -> bool:
    rules: Any = event.get("RRULE", [])
    return all(_finds(rule.to_ical().decode().upper()) for rule in (rules if isinstance(rules, list) else [rules]))


def _finds(rule: str) -> bool:
    every = next((every for every in _QUICK if f"FREQ={every}" in rule), "")
    if every == "DAILY" and "INTERVAL" not in rule:
        every = "WEEKLY"  # workdays are found as quickly
    return bool(every) and all(map(_QUICK[every].fullmatch, rule.split(";")))
