"""Dates of Markwhen: the beginning of a line with one, and its EDTF.

The grammar is that of the Markwhen parser (github.com/mark-when/parser): EDTF with a slash between start and end, or
American dates and words with a hyphen or “to”, and `now`.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import NamedTuple

from components.dates import suggest
from components.dates.calendar import month_days

_CLOCK = r"\d{1,2}(?::\d{2}){0,2}(?: ?[ap]m)?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?"
_WEEK = r"\d{4}-?W\d\d(?:-?\d)?"
_ZONE = r"(?:Z|UTC|GMT|[A-Z]{1,3}[SD]?T|[A-Za-z]+/[A-Za-z_]+|[+-]\d\d:?\d\d)"
_EDTF = rf"\d{{4}}(?:-\d\d(?:-\d\d(?: +{_CLOCK}(?: ?{_ZONE}(?! *\d))?)?)?)?"
_ERA = r"\d{1,6} ?(?:BCE?|CE|AD)"
_WORDS = rf"(?:\d{{1,2}} +{_MONTH}|{_MONTH} +\d{{1,2}}(?!\d)),?(?: +\d{{4}},?)?(?: +{_CLOCK})?|{_MONTH}(?: +\d{{1,4}})?"
_SLASHED = rf"\d{{1,5}}(?:/\d{{1,5}}(?:/\d{{1,5}}(?:[ ,]+{_CLOCK})?)?)?"
_UNIT = (
    r"(?:ms|milli\w+|s|secs?|seconds?|min\w*|h|hours?|(?:week|work|business)?[ -]?d(?:ays?)?|w|weeks?|months?|y|years?)"
)
AMOUNTS = rf"[+-]? *(?:\d{{1,9}} *{_UNIT}(?:, *| +)?){{1,6}}"
_OTHER = r"!\w+(?:\.\w+)?"
_RELATIVE = rf"(?:(?:after|before|by) +)?(?:{_OTHER} *(?:{AMOUNTS})?|{AMOUNTS})"
_SIDE = f"{_MOMENT}|{_WEEK}|{_EDTF}|{_ERA}|{_WORDS}|{_RELATIVE}|{_SLASHED}|now"
_ONLY_CLOCK = r"(?:\d{1,2}:\d{2}(?: ?[ap]m)?|\d{1,2} ?[ap]m)(?= *:(?!\d)| +every )"  # behind a start with its day
_EVENT = re.compile(
    rf"\s*(?P<start>{_SIDE})(?:(?: */ *| *- *| +to +)(?P<end>{_ONLY_CLOCK}|{_SIDE}))?"
    r"(?P<every> +every [^:]{1,80})? *:(?!\d)(?P<text>.*)",
    re.I | re.A | re.S,
)
_SURE = re.compile(rf"(?:{_MOMENT}|{_EDTF}|{_WORDS}|\d{{1,2}}/(?:\d{{1,2}}/)?\d{{4}})(?![\d:])", re.I | re.A)
_CLOCK_ALONE = re.compile(r"\d{1,2}(?::\d{2})?(?: ?[ap]m)?", re.I | re.A)
_RELATIVE_SIDE = re.compile(_RELATIVE, re.I | re.A)
_TIMED = re.compile(rf"(?P<day>.+?)[ ,]+(?P<clock>{_CLOCK})", re.I | re.A)
_PLAIN = re.compile(rf"{_MOMENT}|\d{{4}}(?:-\d\d){{0,2}}", re.A)
_PARTS = re.compile(r"(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{1,5})", re.A)
_WHOLE = re.compile(r"\d{4}-\d\d-\d\d", re.A)
_COUNTED = r"min\w*|hours?|h|(?:week|work|business)[ -]?days?|days?|d|weeks?|w|months?|years?|y"
_AMOUNT = re.compile(rf"(\d{{1,6}}) *({_COUNTED})(?![a-z])", re.I | re.A)
_LASTS = re.compile(rf"\+? *(?:\d{{1,6}} *(?:{_COUNTED})(?![a-z])(?:, *| +)?){{1,6}}", re.I | re.A)
_WORKDAY = re.compile(r"(?:week|work|business)[ -]?days?")
_LENGTHS = {
    **{"mi": timedelta(minutes=1), "h": timedelta(hours=1), "ho": timedelta(hours=1), "d": timedelta(1)},
    **{"da": timedelta(1), "w": timedelta(7), "we": timedelta(7)},
}
_MONTHS = {"mo": 1, "y": 12, "ye": 12}
_LONGEST = 160  # characters of what stands before an event's colon


class DatedLine(NamedTuple):
    """A line that begins with a date: its sides as typed, "" if missing, and the text after the colon."""

    start: str
    end: str
    every: str
    text: str


def dated_line(line: str) -> DatedLine | None:
    """The line as the first one of an event; None if it is none."""
    if ":" not in line[:_LONGEST]:
        return None
    match = _EVENT.fullmatch(line)
    return DatedLine(*(part.strip() for part in match.groups(""))) if match else None


def is_sure(event: DatedLine) -> bool:
    """Whether the beginning of the line is a date in any text: `10: ten` is an event in Markwhen only."""
    return bool(_SURE.match(event.start)) or event.end.lower() == "now"


def is_relative(event: DatedLine, day_first: bool) -> bool:
    """Whether the date depends on another event, or on the current day. An end given as a length depends on the event's
    own start, if that is a day or a time."""
    if event.start.lower() == "now" or _RELATIVE_SIDE.fullmatch(event.start):
        return True
    return bool(_RELATIVE_SIDE.fullmatch(event.end)) and not _interval_from(
        edtf(event._replace(end=""), day_first), event.end
    )


def edtf(event: DatedLine, day_first: bool) -> str:
    """The EDTF of an event's date; an unreadable date stays as typed."""
    start = _side_edtf(event.start, day_first)
    if not event.end:
        return start
    if lasting := _interval_from(start, event.end):
        return lasting
    if _CLOCK_ALONE.fullmatch(event.end) and "T" in start:
        return f"{start}/{start[:10]}T{_time(event.end)}"
    return f"{start}/{'..' if event.end.lower() == 'now' else _side_edtf(event.end, day_first)}"


def _interval_from(start: str, amounts: str) -> str:
    """The interval from a day or a time for as long as `amounts`: a week from 28 October is until 3 November; "" if
    either is something else."""
    if not _LASTS.fullmatch(amounts):
        return ""
    try:
        end = add_amounts(datetime.fromisoformat(start), amounts)
    except (ValueError, OverflowError):
        return ""
    if not _WHOLE.fullmatch(start):
        return f"{start}/{end.isoformat().replace('+00:00', 'Z')}"
    if end.time() != time():
        return ""  # hours from a day whose time is not known
    last = (end - timedelta(1)).date().isoformat()
    return f"{start}/{last}" if last > start else start


def add_amounts(moment: datetime, amounts: str, sign: int = 1) -> datetime:
    """The moment later by `amounts`, or earlier if `sign` is -1. A month after the last of January is the last of
    February, and work days exclude Saturdays and Sundays. Raises ValueError for an unknown unit, OverflowError beyond
    the calendar."""
    found = _AMOUNT.findall(amounts.lower())
    if amounts.strip(" +") and not _LASTS.fullmatch(amounts.strip()):
        raise ValueError(amounts)
    for number, unit in found:
        if _WORKDAY.fullmatch(unit):
            moment = _add_workdays(moment, int(number), sign)
            continue
        months = sign * int(number) * _MONTHS.get(unit[:2], 0)
        year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
        day = min(moment.day, int(month_days(year, month + 1)))
        moment = moment.replace(year=year, month=month + 1, day=day)
        moment += sign * int(number) * _LENGTHS.get(unit[:2], timedelta(0))
    return moment


def _add_workdays(moment: datetime, number: int, sign: int) -> datetime:
    """The moment `number` days from Monday to Friday later, or earlier if `sign` is -1."""
    weeks = max(0, number - 1) // 5
    moment += sign * timedelta(7 * weeks)
    remaining = number - 5 * weeks
    while remaining:
        day, moment = (moment, moment + timedelta(1)) if sign > 0 else (moment - timedelta(1),) * 2
        remaining -= day.weekday() < 5  # no Saturday or Sunday
    return moment


def _side_edtf(text: str, day_first: bool) -> str:
    clock = _TIMED.fullmatch(text)
    if clock and _WHOLE.fullmatch(day := _day(clock["day"], day_first)):
        return f"{day}T{_time(clock['clock'])}"
    return _day(text, day_first) or text.strip()


def _day(text: str, day_first: bool) -> str:
    """A date without a time, "" if it is none."""
    if _PLAIN.fullmatch(text):
        return text
    if slashed := _PARTS.fullmatch(text):
        first, second, year = slashed.groups("")
        month, day = (second, first) if day_first or not first else (first, second)
        year = f"Y{year}" if len(year) > 4 else f"{year:0>4}"
        return "-".join([year, *(f"{part:0>2}" for part in (month, day) if part)])
    return suggest(text.rstrip(",")) or ""


def _time(text: str) -> str:
    """`2:30pm`, `14`, `14:30` → hours and minutes, with seconds if given."""
    half = re.search(r"[ap]m", text, re.I)
    hour, *smaller_units = re.sub(r"\s*[ap]m", "", text, flags=re.I).split(":")
    number = int(hour) % 12 + 12 * (half[0].lower() == "pm") if half and 1 <= int(hour) <= 12 else int(hour)
    return ":".join([f"{number:02}", *(smaller_units or ["00"])])
