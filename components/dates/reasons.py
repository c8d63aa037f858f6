"""Why a text is refused, as a sentence for people: what was given, what is allowed, what to do."""

from __future__ import annotations

import re

from components.dates.answers import day_edtf
from components.dates.calendar import leap
from components.dates.english import MONTHS
from components.dates.grammar import DATE, Fault
from components.dates.hints import suggest, told
from components.dates.questions import question

_SHOWN = 60  # characters of a value
_NO_DATE = (
    "{text} is no date that can be read: write a day as 2014-10-28, a month as 2014-10, a year as 2014, or leave the "
    "cell blank."
)
_MARKED = re.compile(r"(?=.*\d)[\dXY~?%.,/\[\]{}\s:TZSE+-]*")  # has the signs of EDTF and nothing else
_PLAIN = {
    Fault.MINUTE: "Minute {minute} does not exist: minutes are 00 to 59.",
    Fault.HOUR: "Hour {hour} does not exist: hours are 00 to 23, and 24:00 is the end of the day.",
    Fault.SECOND: "Second {second} does not exist: seconds are 00 to 59.",
    Fault.LEAP_SECOND: "A leap second (:60) is valid EDTF but not supported here: write :59.",
    Fault.MIDNIGHT: "24:00 is the end of the day, and nothing comes after it: write 00:{minute} of the next day.",
    Fault.OFFSET: "The zone {zone} does not exist: write Z, or hours and minutes from UTC such as +05:30 "
    "(from -12:00 to +14:00).",
    Fault.UNKNOWN_OFFSET: "The zone -00:00 says that the offset from UTC is not known: write Z for UTC.",
    Fault.TIME_MASK: "A time of day needs a whole day before it, as in 2014-10-28T16:12: write it, or no time.",
}
_WHOLE = {
    Fault.MASK: "No date of the calendar fits {date}: months are 01 to 12, days end with their month.",
    Fault.YEAR: "The year of {date} is beyond what is supported: years reach from Y-292277000000 to Y292277000000.",
    Fault.DIGITS: "{date} has no significant digit: the number after S is 1 or more.",
    Fault.ORDER: "The end is before the start in {text}: write the earlier date first, if that is what is meant.",
    Fault.RANGE: "A range runs backwards in {text}: write the earlier date before the two dots.",
    Fault.MINUS_ZERO: "There is no year -0000 in {text}: the year before 0001 is 0000, which is 1 BC.",
    Fault.ZEROS: "A year after Y does not begin with 0, as in {date}: write a year of up to four digits without the Y.",
    Fault.UNITS: "All from one unit to another, as from a month to a year in {text}, cannot be listed: write both ends "
    "as days, as months or as years.",
    Fault.NOTHING: "{text} is valid EDTF, but it names no date: leave the cell blank for an event without a date.",
    Fault.STRUCTURE: "{text} is not EDTF: an interval is 2014-02/2014-05, with .. for an open side and nothing for an "
    "unknown one. One of several dates is [2014-02,2014-05] or [2014-02..2014-05], all are {{2014-02,2014-05}}.",
    Fault.FORM: _NO_DATE.replace("{text}", "{date}"),
}


_HINTED = (Fault.FORM, Fault.STRUCTURE, Fault.ZEROS, Fault.UNKNOWN_OFFSET)


def reason(text: str, fault: Fault, date: str) -> str:
    """The sentence for one refused text; `date` is the single date in it that is at fault, "" if none is."""
    text = text.strip()
    if fault in _HINTED and (hint := _hint(text, date)):
        return hint
    parts = DATE.fullmatch(date)
    if parts and fault in _CALENDAR:
        return _CALENDAR[fault](parts)
    if parts and fault in _PLAIN:
        return _PLAIN[fault].format(**parts.groupdict())
    if fault in (Fault.FORM, Fault.STRUCTURE) and not _MARKED.fullmatch(text[:_SHOWN]):
        return _NO_DATE.format(text=_show(text))  # words with a comma or a slash are no list and no interval
    return _WHOLE[fault].format(text=_show(text), date=_show(date))


def _show(text: str) -> str:
    """The value in quotes, cut and on one line."""
    text = re.sub(r"\s+", " ", "".join(c if c.isprintable() else " " for c in text[: 4 * _SHOWN]))
    return f'"{text}"' if len(text) <= _SHOWN else f'"{text[: _SHOWN - 1]}…"'


def _hint(text: str, date: str) -> str | None:
    """What the whole text, or else the one date in it, was meant to be."""
    given = [part for part in dict.fromkeys((text, date if _MARKED.fullmatch(text[:_SHOWN]) else "")) if part]
    for part in given:
        if (answer := told(part).only) and answer.edtf != part:
            where = "" if part == text else f" in {_show(text)}"
            if answer.why:
                return f"{_show(part)}{where} {answer.why}: write {answer.edtf}, if that is meant."
            return f"{_show(part)}{where} is not an EDTF date: write {answer.edtf} instead."
        if asked := question(part):
            return f"{_show(part)} {asked}."
    return None


def _month(parts: re.Match[str]) -> str:
    year, month, day = parts["year"], parts["month"], parts["day"]
    if month == "00":
        return f"Month 00 does not exist: write {year} alone if the month is not known."
    start = f"Month {month} does not exist: months are 01 to 12"
    if day and "X" not in parts[0] and (swapped := day_edtf(int(year), int(day), int(month))):
        return f"{start}. The month comes before the day: write {swapped}, if that is what is meant."
    if years := suggest(parts[0]):
        return f"{start}. For the years write {years}."
    return f"{start}, and 21 to 41 are seasons, quarters and other parts of a year."


def _group_day(parts: re.Match[str]) -> str:
    year, month, day = parts["year"], parts["month"], parts["day"]
    start = f"Month {month} is a season or another part of a year and has no days: write {year}-{month} without the day"
    if swapped := day_edtf(int(year), int(day), int(month)):
        return f"{start}, or {swapped} if {month} is the day."
    return f"{start}."


def _day(parts: re.Match[str]) -> str:
    year, month, day = parts["year"], int(parts["month"]), int(parts["day"])
    name = MONTHS[month - 1]
    if day == 0:
        return f"Day 00 does not exist: write {year}-{month:02} if the day is not known."
    start = f"{day} {name} {year} does not exist"
    if month == 2 and day == 29:
        return f"{start}: {year} is not a leap year."
    if month == 2:
        return f"{start}: February {year} has {28 + int(leap(int(year)))} days."
    return f"{start}: {name} has {30 if month in (4, 6, 9, 11) else 31} days."


_CALENDAR = {Fault.MONTH: _month, Fault.DAY: _day, Fault.GROUP_DAY: _group_day}
