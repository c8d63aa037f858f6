"""The reason why a text is refused, in a sentence: what was given, what is allowed, what to do."""

from __future__ import annotations

import re

from components.dates.answers import day_edtf
from components.dates.calendar import is_leap
from components.dates.english import MONTHS
from components.dates.grammar import DATE, Fault
from components.dates.hints import interpret, suggest
from components.dates.wording import day_in_words, month_in_words
from components.language import message

_SHOWN = 60  # characters of a value
_FORM = message(
    "{date} is no date that can be read: write a day as 2014-10-28, a month as 2014-10, a year as 2014, or leave the "
    "cell blank"
)
_MARKED = re.compile(r"(?=.*\d)[\dXY~?%.,/\[\]{}\s:TZSE+-]*")  # has the signs of EDTF and nothing else
_PLAIN = {
    Fault.MINUTE: message("Minute {minute} does not exist: minutes are 00 to 59"),
    Fault.HOUR: message("Hour {hour} does not exist: hours are 00 to 23, and 24:00 is the end of the day"),
    Fault.SECOND: message("Second {second} does not exist: seconds are 00 to 59"),
    Fault.LEAP_SECOND: message("A leap second (:60) is valid EDTF but not supported here: write :59"),
    Fault.MIDNIGHT: message(
        "24:00 is the end of the day, and nothing comes after it: write 00:{minute} of the next day"
    ),
    Fault.OFFSET: message(
        "The zone {zone} does not exist: write Z, or hours and minutes from UTC such as +05:30 (from -12:00 to +14:00)"
    ),
    Fault.UNKNOWN_OFFSET: message("The zone -00:00 says that the offset from UTC is not known: write Z for UTC"),
    Fault.TIME_MASK: message("A time of day needs a whole day before it, as in 2014-10-28T16:12: write it, or no time"),
}
_WHOLE = {
    Fault.MASK: message("No date of the calendar fits {date}: months are 01 to 12, days end with their month"),
    Fault.YEAR: message(
        "The year of {date} is beyond what is supported: years reach from Y-292277000000 to Y292277000000"
    ),
    Fault.DIGITS: message("{date} has no significant digit: the number after S is 1 or more"),
    Fault.ORDER: message(
        "The end is before the start in {text}: write the earlier date first, if that is what is meant"
    ),
    Fault.RANGE: message("A range runs backwards in {text}: write the earlier date before the two dots"),
    Fault.MINUS_ZERO: message("There is no year -0000 in {text}: the year before 0001 is 0000, which is 1 BC"),
    Fault.ZEROS: message(
        "A year after Y does not begin with 0, as in {date}: write a year of up to four digits without the Y"
    ),
    Fault.UNITS: message(
        "All from one unit to another, as from a month to a year in {text}, cannot be listed: write both ends as "
        "days, as months or as years"
    ),
    Fault.NOTHING: message("{text} names no date: leave the cell blank for an event without a date"),
    Fault.STRUCTURE: message(
        "{text} is not EDTF: an interval is 2014-02/2014-05, with .. for an open side and nothing for an unknown one. "
        "One of several dates is [2014-02,2014-05] or [2014-02..2014-05], all are {{2014-02,2014-05}}"
    ),
    Fault.FORM: _FORM,
}


_HINTED = (Fault.FORM, Fault.STRUCTURE, Fault.ZEROS, Fault.UNKNOWN_OFFSET)


def reason(text: str, fault: Fault, date: str) -> str:
    """The sentence for a refused text, without its full stop; `date` is the single date in it that is wrong, "" if none
    is."""
    text = text.strip()
    if fault in _HINTED and (hint := _hint(text, date)):
        return hint
    parts = DATE.fullmatch(date)
    if parts and fault in _CALENDAR:
        return _CALENDAR[fault](parts)
    if parts and fault in _PLAIN:
        return message(_PLAIN[fault], **{name: text for name, text in parts.groupdict().items() if text})
    if fault in (Fault.FORM, Fault.STRUCTURE) and not _MARKED.fullmatch(text[:_SHOWN]):
        return message(_FORM, date=_show(text))  # words with a comma or a slash are no list and no interval
    return message(_WHOLE[fault], text=_show(text), date=_show(date))


def _show(text: str) -> str:
    """The text in quotation marks, shortened, on one line."""
    text = re.sub(r"\s+", " ", "".join(c if c.isprintable() else " " for c in text[: 4 * _SHOWN]))
    return message('"{text}"', text=text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")


def _hint(text: str, date: str) -> str | None:
    """A sentence with the probable meaning of the whole text, or else of the one date in it; None if there is none."""
    from components.dates.questions import question  # noqa: PLC0415 (slow to import, and not always needed)

    given = [part for part in dict.fromkeys((text, date if _MARKED.fullmatch(text[:_SHOWN]) else "")) if part]
    for part in given:
        if (answer := interpret(part).only) and answer.edtf != part:
            shown = _show(part)
            if part != text:
                shown = message("{part} in {text}", part=shown, text=_show(text))
            if answer.why:
                return message(
                    "{text} {why}: write {date}, if that is meant", text=shown, why=answer.why, date=answer.edtf
                )
            return message("{text} is not an EDTF date: write {date} instead", text=shown, date=answer.edtf)
        if hint := question(part):
            return message("{text} {question}", text=_show(part), question=hint)
    return None


def _month(parts: re.Match[str]) -> str:
    year, month, day = parts["year"], parts["month"], parts["day"]
    if month == "00":
        return message("Month 00 does not exist: write {year} alone if the month is not known", year=year)
    if day and "X" not in parts[0] and (swapped := day_edtf(int(year), int(day), int(month))):
        return message(
            "Month {month} does not exist: months are 01 to 12. The month comes before the day: write {date}, if that "
            "is what is meant",
            month=month,
            date=swapped,
        )
    if years := suggest(parts[0]):
        return message(
            "Month {month} does not exist: months are 01 to 12. For the years write {years}", month=month, years=years
        )
    return message(
        "Month {month} does not exist: months are 01 to 12, and 21 to 41 are seasons, quarters and other parts of a "
        "year",
        month=month,
    )


def _group_day(parts: re.Match[str]) -> str:
    year, month, day = parts["year"], parts["month"], parts["day"]
    if swapped := day_edtf(int(year), int(day), int(month)):
        return message(
            "Month {month} is a season or another part of a year and has no days: write {year}-{month} without the "
            "day, or {date} if {month} is the day",
            month=month,
            year=year,
            date=swapped,
        )
    return message(
        "Month {month} is a season or another part of a year and has no days: write {year}-{month} without the day",
        month=month,
        year=year,
    )


def _day(parts: re.Match[str]) -> str:
    year, month, day = parts["year"], int(parts["month"]), int(parts["day"])
    if day == 0:
        return message("Day 00 does not exist: write {month} if the day is not known", month=f"{year}-{month:02}")
    named = day_in_words(day, month, year)
    if month == 2 and day == 29:
        return message("{day} does not exist: {year} is not a leap year", day=named, year=year)
    days = 30 if month in (4, 6, 9, 11) else 31
    month_name = MONTHS[month - 1]
    if month == 2:
        days, month_name = 28 + int(is_leap(int(year))), month_in_words(month, year)
    return message("{day} does not exist: {month} has {days} days", day=named, month=month_name, days=days)


_CALENDAR = {Fault.MONTH: _month, Fault.DAY: _day, Fault.GROUP_DAY: _group_day}
