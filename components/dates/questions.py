"""Texts that people write instead of EDTF and that are ambiguous or cannot be drawn: the question about each.

Each is one rule: a pattern for the whole text, and the rest of a sentence that starts with the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from components.dates.answers import Match, day_edtf
from components.dates.calendar import month_days
from components.dates.clocks import without_zone_name
from components.dates.days import MONTH, NUMBERS
from components.dates.english import CODES, DAY_CODES
from components.dates.hints import suggest
from components.dates.spelling import LONGEST_HINT, english, foreign_readings, plain
from components.dates.wording import either, month_in_words
from components.language import message

Ask = Callable[[Match], str | None]


def question(text: str) -> str | None:
    """The question about a text, as a clause that follows the text, without a full stop; None if there is no rule for
    it."""
    bare = plain(text).lower()
    if len(bare) > LONGEST_HINT:
        return None
    clock, zone_name = without_zone_name(plain(text))
    if zone_name and suggest(clock):
        return message(
            "is a time that clocks in {place} left out, as they were put forward: write the time that is meant",
            place=zone_name,
        )
    if unanswered := _first(_AS_WRITTEN, bare):
        return unanswered
    translated = english(bare)
    if translated is None and (any(map(str.isdigit, bare)) or len(bare) <= _SHORT):
        readings = foreign_readings(bare, False)
        if several := _several_languages(list(readings)):
            return several
        translated = next(iter(readings), None)
    return _first(_IN_ENGLISH, translated) if translated else None


def _first(rules: Sequence[tuple[re.Pattern[str], Ask]], text: str) -> str | None:
    for pattern, ask in rules:
        if (match := pattern.fullmatch(text)) and (answer := ask(match)):
            return answer
    return None


def _several_languages(readings: Sequence[str]) -> str | None:
    dates = list(dict.fromkeys(filter(None, map(suggest, readings))))
    if len(dates) < 2:
        return None
    return message("has a name that is another month in another language: write {dates}", dates=either(dates))


def _either_order(m: Match) -> str | None:
    if m["behind"].strip() and re.search(r"\d[-/.]\d", m["behind"]):
        return message(
            "has days in numbers whose day or month may come first: write both whole, as in 2000-12-10/2000-12-12"
        )
    a, b, year = int(m["a"]), int(m["b"]), m["year"]
    if len(year) == 2:
        return _CENTURY
    month_first, day_first = day_edtf(int(year), a, b), day_edtf(int(year), b, a)
    if month_first and day_first:
        return message(
            "has two readings, as the day or the month may come first: write {dates}",
            dates=either([day_first, month_first]),
        )
    return None if month_first or day_first else _NO_DAY


def _no_such_day(m: Match) -> str | None:
    month, year = CODES.index(m["month"]) + 1, int(m["year"])
    if day_edtf(year, month, int(m["day"])):
        return None
    days = int(month_days(year, month))
    return message("does not exist: {month} has {days} days", month=month_in_words(month, m["year"]), days=days)


def _bare_number(m: Match) -> str:
    number = int(m[0])
    if len(m[0]) <= 3:
        return message(
            "is a bare number and could be many things: for a year write four digits ({year})", year=f"{number:04}"
        )
    if reading := number_reading(m[0]):
        unit, date = reading
        if len(m[0]) == 5:
            return message(
                "is a bare number and could be many things, perhaps {unit} ({date}) or a long year ({year}): write "
                "the date",
                unit=unit,
                date=date,
                year=f"Y{number}",
            )
        return message(
            "is a bare number and could be many things, perhaps {unit} ({date}): write the date", unit=unit, date=date
        )
    return _NUMBER


def number_reading(text: str) -> tuple[str, str] | None:
    """The unit in which a bare number may count time (days of a spreadsheet, or time since 1970), and its date."""
    number = int(text)
    if 10_000 <= number < 100_000:
        day = datetime(1899, 12, 30, tzinfo=UTC) + timedelta(number)
        return message("a spreadsheet's day number"), f"{day:%Y-%m-%d}"
    unit, divisor = _UNITS.get(len(text), ("", 1))
    if not unit:
        return None
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=number // divisor)
    fraction = f".{number % divisor:0{len(str(divisor)) - 1}}".rstrip("0") if number % divisor else ""
    return unit, f"{moment:%Y-%m-%dT%H:%M:%S}{fraction}Z"


def _no_zone(m: Match) -> str | None:
    """The clause about an offset from UTC that does not exist: none beyond those of EDTF is read."""
    digits = m["digits"].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    if digits[2:] <= "59" and minutes <= (14 if m["sign"] == "+" else 12) * 60:
        return None
    zone = f"{m['sign']}{m['digits']}"
    return message("names a zone that does not exist, {zone}: zones are -12:00 to +14:00 from UTC", zone=zone)


def _says(sentence: str) -> Ask:
    return lambda m: message(sentence, **m.groupdict(default="")) if "{" in sentence else sentence


def _patterns(*pairs: tuple[str, Ask]) -> tuple[tuple[re.Pattern[str], Ask], ...]:
    return tuple((re.compile(pattern), ask) for pattern, ask in pairs)


_REPUBLICAN = (
    "vend[ée]miaire|brumaire|frimaire|niv[ôo]se|pluvi[ôo]se|vent[ôo]se|germinal|flor[ée]al|prairial|messidor|thermidor"
    "|fructidor"
)
_SHORT = 30  # characters of a text without a number, as "date unknown"
_UNITS = {
    10: (message("seconds since 1970"), 1),
    13: (message("milliseconds since 1970"), 1_000),
    16: (message("microseconds since 1970"), 1_000_000),
    19: (message("nanoseconds since 1970"), 1_000_000_000),
}
_CENTURY = message("does not say which century it is in: write the year with four digits, as in 2014-10-28")
_NUMBER = message("is a bare number and could be many things: write the date as 2014-10-28")
_NO_DAY = message("is no day of the calendar, whether the day or the month comes first")
_WEEKDAY = rf"(?:(?:{'|'.join(DAY_CODES)}),? )?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_EDTF_SET = r"[\dx~?%.\-,;\s]*"

_AS_WRITTEN = _patterns(
    (r"(?:00[/.-]00[/.-]0000|0000[/.:-]00[/.:-]00|xxx xxx 00 0000).{0,20}|not a time|not set",
     _says(message("says that no time is known: leave the cell blank for an event without a date"))),
    (r"1/0/1900|00?[/.]0?1[/.]1900", _says(message("is no date: leave the cell blank for an event without a date"))),
    (rf"{_WEEKDAY}{NUMBERS}(?!\d)(?P<behind>.{{0,30}})", _either_order),
    (r"-0{1,3}", _says(message("is no year: the year before 0001 is 0000, which is 1 BC"))),
    (r"\d{1,20}", _bare_number),
    (r"\d{1,20}[.,]\d{1,3}|\d{5,20}[.,]\d{1,20}", _says(_NUMBER)),
    (r"(?:the )?(?P<c>\d{2})00'?s",
     _says(message("may be a decade or a century: write {c}0X for the decade, {c}XX for the century"))),
    (r"[ns]\.? ?d\.?|undated|unknown|none|nil|null|nan|nat|n/?a|tb[acd]|date unknown|no date|open|\?+|-+|~|x+|\.+",
     _says(message("is no date: leave the cell blank for an event without a date"))),
    (r"(?:fy|fiscal year|financial year|tax year|school year|academic year) ?'?\d\d.*",
     _says(message("is a year that begins and ends in another month than January: write both ends, as in "
                   "2013-10/2014-09"))),
    (r"r\d*/.*", _says(message("is a date that repeats itself: write one row for each date"))),
    (r"\d{4}/\d\d-\d\d",
     _says(message("has an end without its year: write both dates whole, as in 2000-12-10/2000-12-12"))),
    (r".*(?:\d\d:\d\d|t\d{4}).{0,10}?(?P<sign>[+-])(?P<digits>\d\d:?\d\d)", _no_zone),
    (r"(?:open|unknown|\.\.)/(?:open|unknown|\.\.)",
     _says(message("names no date: leave the cell blank for an event without a date"))),
    (r".*\^[a-z]+", _says(message("has a ^ with something behind it: write the date without that"))),
    (r"(?:.*/)?p\d[\dymwdths.]*(?:/.*)?",
     _says(message("says how long it lasted in place of an end: write both dates, as in "
                   "2014-02-01/2014-05-31"))),
    (r"y-?\d+e?\d*-.*", _says(message("gives a month of a year with more than four digits: write the "
                                      "year alone"))),
    (rf"[\[{{]{_EDTF_SET}/{_EDTF_SET}[\]}}]",
     _says(message('has a slash inside brackets: write ".." there, as in [2014-02..2014-05]'))),
    (rf"[\[{{]{_EDTF_SET}[\]}}]/{_EDTF_SET}|{_EDTF_SET}/[\[{{]{_EDTF_SET}[\]}}]",
     _says(message("has several dates on one side of the slash: write one there, or the first and "
                   "the last it may be, as in [1984..1985]/2000"))),
    (r"(?P<a>\d[^.]{3,40})\.\.+(?P<b>\d[^.]{3,40})",
     _says(message("has a range without brackets: write [{a}..{b}] for one of these dates, {a}/{b} for all "
                   "that time"))),
    (r"[\d\s~?%.\-]*\d{4}[\d\s~?%.\-]*(?:[,;&][\d\s~?%.\-]*\d{4}[\d\s~?%.\-]*)+",
     _says(message("has several dates: write [1667,1668] for one of them, {1667,1668} for all of them"))),
    (r"\[(?P<a>\d{4}) ?- ?(?P<b>\d{4})\]",
     _says(message("may be all of that time or a moment of it: write {a}/{b} or [{a}..{b}]"))),
    (r"(?=.*\[\d{4}\])\[?(?P<a>\d{4})\]? ?[-/] ?\[?(?P<b>\d{4})\]?",
     _says(message("has brackets around one of its dates: write {a}/{b}, or {a}?/{b} and {a}/{b}? where one "
                   "is in doubt"))),
    (r"(?:the )?turn of (?:the )?.*(?:century|millennium)",
     _says(message("has no borders that all would draw alike: write a span, such as [1895..1905]"))),
    (r"(?:a\.?h\.? ?\d{3,4}|\d{3,4} ?a\.?h\.?|a\.?m\.? ?[456]\d{3}|[456]\d{3} ?a\.?m\.?)(?: .*)?",
     _says(message("has a year of another calendar, which lies in two of ours: write it as they count, as in "
                   "2013-11/2014-10"))),
    (rf"(?:\d{{1,2}}(?:er)? )?(?:{_REPUBLICAN}),?(?: de l'| l'|,)? ?(?:an |year )?(?:[ivx]+|\d{{1,2}})",
     _says(message("is a date of the French Republican calendar: write it in ours, as 1799-11-09 for 18 "
                   "Brumaire VIII"))),
    (r"\d{1,2}(?: \d{1,2}){1,2}", _says(_CENTURY)),
    (r"\d{1,2}[./]\d{1,2}\.?", _says(message("does not say the year: add it, as in 2014-10-28"))),
    (r"(?:last|next|this|yesterday|today|tomorrow|now|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?!.*\d{4}).*",
     _says(message("depends on the day it was written: write the date itself"))),
    (r"(?:[a-z]{3},? )?\d{1,2}:\d{2}.*|\d{1,2} ?[ap]\.?m\.?|(?:12 )?(?:noon|midday|midnight)",
     _says(message("is a time without its day: write both, as in 2014-10-28T16:12"))),
)  # fmt: skip
_IN_ENGLISH = _patterns(
    (r"\(?none\)?", _says(message("is no date: leave the cell blank for an event without a date"))),
    (r"decade '?\d\d|'?\d\d'?[ -]*s", _says(message("does not say which century it is in: write a decade as 192X"))),
    (rf"{_WEEKDAY}{_DAY}[ /-]*{MONTH}[ ,/-]*{_YEAR}.{{0,20}}", _no_such_day),
    (rf"{_WEEKDAY}{MONTH}[ -]*{_DAY}[ ,-]+{_YEAR}.{{0,20}}", _no_such_day),
    (rf"{_WEEKDAY}(?:{MONTH} {_DAY}|\d{{1,2}} {MONTH.replace('month', 'other')}),? \d\d?:\d\d(?!.*\d{{4}}).*",
     _says(message("does not say the year: add it, as in 2014-10-28"))),
    (rf".{{0,12}}?{MONTH}.{{0,8}}?\W'?\d{{2}}(?: \d\d:\d\d.*)?|'\d\d", _says(_CENTURY)),
    (rf"{_WEEKDAY}(?:{MONTH}(?:[ -]*{_DAY})?|\d{{1,2}}[ -]*{MONTH.replace('month', 'other')})(?:,? (?!.*\d{{4}}).*)?",
     _says(message("does not say the year: add it, as in 2014-10-28"))),
    (r".*years ago", _says(message("depends on the year it was written: write the year itself"))),
    (r"(?:spring|summer|autumn|winter|easter|christmas)", _says(message("does not say the year: add it, as in "
                                                                        "2014-10-28"))),
)  # fmt: skip
