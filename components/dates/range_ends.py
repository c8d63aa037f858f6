"""The two ends of a range, either of which may omit what they share: "14-16 July 1789"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from components.dates.answers import Answer, Conventions
from components.dates.english import CODES
from components.dates.vague import some_date
from components.language import message

_MONTHS = "|".join(CODES)
_END = r"(?: (?:bc|ad))?"
_YEAR_BEHIND = re.compile(rf"(?P<month>\b(?:{_MONTHS})\b)?[ ,./-]*(?P<year>\d{{4}}|\d{{1,4}}(?= (?:bc|ad)$)){_END}$")
_YEAR_AHEAD = re.compile(rf"(?P<year>\d{{4}}){_END}[ ,./-]+(?P<month>(?:{_MONTHS})\b)?")
_DAY_ALONE = re.compile(r"(?:[a-z]{3},? )?\d{0,2}[ ,./-]*")
_MONTH_IN = re.compile(rf"\b({_MONTHS})\b")
_PARTS = ("early", "mid", "late")
_DAY_AND_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d(?::\d\d){0,2})")
_LAST_DAY = "9999-12-31"
_HALF_OF_DAY = re.compile(r"\d ?([ap]m)\b")
_EITHER_HALF = re.compile(r"(?:\b(?:0?\d|1[0-2])(?::\d\d)+|\b\d{4}[ ,]+(?:0?\d|1[0-2]))$")
_CLOCK_BEHIND = re.compile(r"\d(?::\d\d| ?[ap]m\b)")
_DAY_AHEAD = re.compile(r"(.*?)[ t,]+\d{1,2}(?::\d\d| ?[ap]m\b)")
_DECADE = re.compile(r"(?:circa )?(\d\d)\d0s")
_DAY_IN_NUMBERS = re.compile(r"\d{1,2}([./-]\d{1,2}[./-]\d{4})")
_POINT = re.compile(r"(?<=\d)\.$")  # of "28.10." before its year
_UNIT = re.compile(r"\b\d{1,4}( (?:bc|ad)|(?<!\d{3}) ?(?:century|circa)(?: (?:bc|ad))?)$")
_BARE = re.compile(r"(?:circa )?(?:(?:early|mid|late) )?\d{1,4}")
_HAS_YEAR = re.compile(r"\d{4}|\d (?:bc|ad|century)\b")
OVER_MIDNIGHT = message("has an end that is before its start, unless it is on the next day")


def sides(a: str, b: str, conventions: Conventions) -> tuple[Answer, Answer] | None:
    """The answers for two dates, either of which may omit what they share: a month, a year, "century", "bc"; None if
    they are no dates."""
    a, b = _sharing(_POINT.sub("", a.strip(" ,")), b.strip(" ,"))
    if (half := _HALF_OF_DAY.search(b)) and _EITHER_HALF.search(a):
        return _in_halves(a, b, half[1], conventions)
    if a.isdigit() and _DAY_IN_NUMBERS.fullmatch(b):  # "10-11.12.1938": what is left out comes behind the day
        conventions = replace(conventions, order=conventions.order or "dmy")
    for first in _completed_ahead(a, b):
        if start := some_date(first, conventions):
            for second in _completed_behind(first, b):
                if end := some_date(second, conventions):
                    return start, end if second == b or _HAS_YEAR.search(b) else _not_before(start, end)
    return None


def _not_before(start: Answer, end: Answer) -> Answer:
    """An end that takes its day from the start: the next day if it would be before the start."""
    first, last = (_DAY_AND_CLOCK.match(answer.edtf) for answer in (start, end))
    if not (first and last) or first[1] != last[1] or last[2] >= first[2] or first[1] == _LAST_DAY:
        return end
    day = date.fromisoformat(last[1]) + timedelta(1)
    return replace(end, edtf=f"{day.isoformat()}{end.edtf[last.end(1) :]}").unsure(OVER_MIDNIGHT)


def _in_halves(a: str, b: str, half: str, conventions: Conventions) -> tuple[Answer, Answer] | None:
    """Two times of which only the second has am or pm: the first is in the same half if that is possible."""
    for first in (half, "am"):
        found = sides(f"{a} {first}", b, conventions)
        if found and found[0].edtf < found[1].edtf and found[1].why != OVER_MIDNIGHT:
            return found[0].unsure(message("does not say whether the first time is before noon")), found[1]
    return None


def _sharing(a: str, b: str) -> tuple[str, str]:
    """Both numbers with the words after either: "3" and "4 century" are two centuries, "44" and "30 bc"."""
    if (behind := _UNIT.search(b)) and _BARE.fullmatch(a):
        a += behind[1]
    elif (behind := _UNIT.search(a)) and _BARE.fullmatch(b):
        b += behind[1]
    elif a in _PARTS and (part := b.partition(" "))[0] in _PARTS:
        a += f" {part[2]}"  # "early to mid 1960s"
    elif (decade := _DECADE.fullmatch(a)) and _DECADE.fullmatch(decade[1] + b):
        b = decade[1] + b  # "1960s-70s"
    return a, b


def _completed_ahead(a: str, b: str) -> Iterator[str]:
    """The readings of the first date, completed from the second."""
    if _HAS_YEAR.search(a):
        yield a
    elif behind := _YEAR_BEHIND.search(b):
        year = b[behind.start("year") :]
        alone = _DAY_ALONE.fullmatch(b[: behind.start()])  # in "11 pm 28 oct 2014" the 11 is no day
        if behind["month"] and a.isdigit() and not alone:
            return
        if behind["month"] and a.rsplit(" ", maxsplit=1)[-1].isdigit():
            yield f"{a} {behind['month']} {year}"
        if (mark := _DAY_IN_NUMBERS.fullmatch(b)) and a.isdigit():
            yield a + mark[1]  # two days, no month and a day
            return
        yield from (f"{a} {year}", f"{a}.{year}", f"{a}/{year}")
    elif _short(b):
        yield a


def _short(text: str) -> bool:
    """Whether the year has two digits."""
    return re.search(r"[^\d:]\d\d$", text) is not None


def _completed_behind(a: str, b: str) -> Iterator[str]:
    """The readings of the second date, completed from the first."""
    if _HAS_YEAR.search(b):
        month = _MONTH_IN.search(a)
        if month and not _MONTH_IN.search(b):
            yield f"{month[0]} {b}"
        yield b
    elif _CLOCK_BEHIND.search(b) and (day := _DAY_AHEAD.match(a)):
        yield f"{day[1]} {b}"
        yield b
    elif ahead := _YEAR_AHEAD.match(a):
        yield f"{a[: ahead.end()].strip()} {b}" if ahead["month"] else f"{ahead['year']} {b}"
        yield f"{ahead['year']} {b}"
    else:
        yield b
