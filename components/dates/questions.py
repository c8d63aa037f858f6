"""What people write instead of EDTF, where it has several readings or none that may be drawn: what to ask them.

Each is one line of QUESTIONS: a pattern for the whole text and the rest of a sentence that starts with the text.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from components.dates.calendar import month_days
from components.dates.hints import (
    DAY,
    MONTH,
    MONTHS,
    WEEKDAY,
    YEAR,
    Make,
    Match,
    civil_day,
    first_answer,
    month_number,
    plain,
    rules,
    suggest,
)


def question(text: str) -> str | None:
    """What to ask about a text, to follow the text itself, without the full stop; None if nothing is known of it."""
    return first_answer(QUESTIONS, plain(text))


def _either_order(m: Match) -> str | None:
    a, b, year = int(m["a"]), int(m["b"]), m["year"]
    if len(year) == 2:
        return _CENTURY
    month_first, day_first = civil_day(year, a, b), civil_day(year, b, a)
    if month_first and day_first:
        return f"has two readings, as the day or the month may come first: write {day_first} or {month_first}"
    return None if month_first or day_first else "is no day of the calendar, whether the day or the month comes first"


def _no_such_day(m: Match) -> str | None:
    month = month_number(m["name"])
    if civil_day(m["year"], month, int(m["day"])):
        return None
    return f"does not exist: {MONTHS[month - 1]} {m['year']} has {int(month_days(int(m['year']), month))} days"


def _bare_number(m: Match) -> str:
    number = int(m[0])
    if len(m[0]) <= 3:
        return f"{_NUMBER}: for a year write four digits ({number:04})"
    if 10_000 <= number < 100_000:
        day = datetime(1899, 12, 30, tzinfo=UTC) + timedelta(number)
        return (
            f"{_NUMBER}, perhaps a spreadsheet's day number ({day:%Y-%m-%d}) or a long year (Y{number}): write the date"
        )
    if len(m[0]) in (10, 13):
        moment = datetime.fromtimestamp(number / (1 if len(m[0]) == 10 else 1000), UTC)
        unit = "seconds" if len(m[0]) == 10 else "milliseconds"
        return f"{_NUMBER}, perhaps {unit} since 1970 ({moment:%Y-%m-%dT%H:%M:%SZ}): write the date"
    return f"{_NUMBER}: write the date as 2014-10-28"


def _side(m: Match) -> str:
    date = suggest(m["a"]) or "2014-10-28"
    shape, later = (f"[..{date}]", "earlier") if m["side"].lower() != "after" else (f"[{date}..]", "later")
    return f"does not say whether the date itself is meant: write {shape} for that date or {later}"


def _says(sentence: str) -> Make:
    return lambda m: sentence.format(**m.groupdict(default=""))


_CENTURY = "does not say which century it is in: write the year with four digits, as in 2014-10-28"
_NUMBER = "is a bare number and could be many things"
_NOT_ISO = "which EDTF does not have: write"

QUESTIONS = rules(
    (r"(?:00[/.-]00[/.-]0000|0000[/.]00[/.]00|xxx xxx 00 0000).{0,20}|not a time|not set",
     _says("says that no time is known: leave the cell blank for an event without a date")),
    (r"(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<year>\d{4}|\d{2})(?!\d).{0,30}", _either_order),
    (r"\d{1,20}", _bare_number),
    (r"\d{1,20}[.,]\d{1,3}|\d{5,20}[.,]\d{1,20}", _says(f"{_NUMBER}: write the date as 2014-10-28")),
    (rf"{WEEKDAY}{DAY}(?: of|[-/])?\s*{MONTH}[-/,]?\s*{YEAR}", _no_such_day),
    (rf"{WEEKDAY}{MONTH}\s*{DAY},?\s+{YEAR}", _no_such_day),
    (rf".{{0,12}}?{MONTH}.{{0,8}}?\W'?\d{{2}}|'\d\d", _says(_CENTURY)),
    (rf"{WEEKDAY}{MONTH}(?:\s*{DAY})?|{WEEKDAY}\d{{1,2}}(?:st|nd|rd|th)?\s*{MONTH.replace('name', 'name2')}",
     _says("does not say the year: add it, as in 2014-10-28")),
    (r"(?:the )?(?P<c>\d{2})00'?s",
     _says("may be a decade or a century: write {c}0X for the decade, {c}XX for the century")),
    (r"(?P<side>before|prior to|until|after) (?P<a>.+)", _side),
    (r"n\.? ?d\.?|undated|unknown|none|nil|null|nan|nat|n/?a|tb[acd]|date unknown|no date|open|\?+|-+|~|x+|\.+",
     _says("is no date: leave the cell blank for an event without a date")),
    (r"\d{4}-?w\d{2}(?:-?\d)?", _says(f"is an ISO 8601 week, {_NOT_ISO} its days, as in [2014-10-27..2014-11-02]")),
    (r"\d{4}-\d{3}", _says(f"is an ISO 8601 day of the year, {_NOT_ISO} month and day, as in 2014-10-28")),
    (r"r\d*/.*", _says(f"is an ISO 8601 repetition, {_NOT_ISO} one row for each date")),
    (r"(?:.*/)?p\d[\dymwdths.]*(?:/.*)?",
     _says(f"is ISO 8601 with a duration, {_NOT_ISO} both dates, as in 2014-02-01/2014-05-31")),
    (r"y-?\d+e?\d*-.*", _says(f"gives a month in a long year, {_NOT_ISO} the year alone")),
    (r"[\[{][^/\]}]+/[^/]+[\]}]", _says('has a slash inside brackets: write ".." there, as in [2014-02..2014-05]')),
    (r"[\[{].*[\]}]/.*|.*/[\[{].*[\]}]",
     _says(f"has a set as one side of an interval, {_NOT_ISO} one date on each side of the slash, "
           "or the first and the last it may be, as in [1984..1985]/2000")),
    (r"(?P<a>\d[^.]{3,40})\.\.+(?P<b>\d[^.]{3,40})",
     _says("has a range without brackets: write [{a}..{b}] for one of these dates, {a}/{b} for all that time")),
    (r"[^\[{]*\d{4}[^\[{]*,[^\[{]*\d{4}[^\[{]*",
     _says("has several dates: write [1667,1668] for one of them, {{1667,1668}} for all of them")),
    (r".*\(.*\d.*\).*", _says("has parentheses: put ~ ? or % right behind what it is about, as in 2004-06~-11")),
    (r"(?:last|next|this|yesterday|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*",
     _says("depends on the day it was written: write the date itself")),
)  # fmt: skip
