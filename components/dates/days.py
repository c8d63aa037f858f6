"""Single dates as people write them: days, months and years, with months in words or numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from components.dates.answers import Answer, Conventions, Match, Rule, day_edtf, first_answer, year_edtf
from components.dates.calendar import YEAR_LIMIT, seconds
from components.dates.clocks import with_clock
from components.dates.english import CODES, DAY_CODES, WEEKDAYS
from components.dates.wording import day_in_words
from components.language import message
from components.model import DateOrder

MONTH = rf"(?P<month>{'|'.join(CODES)})"
_WEEKDAY = "|".join(DAY_CODES)
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4}|\d{1,4}(?= (?:bc|ad)))(?: (?P<era>bc|ad))?"
_SHORT = r"'?(?P<short>\d\d)"
_GAP = r"[ ,./-]{1,3}"
_NEAR = r"[ ,./-]{0,3}"
_ERA_FIRST = re.compile(r"(?<!\d )\b(bc|ad) ?(\d{1,4})(?![\d-])")
_WEEKDAY_AT = re.compile(rf"(?:\(?\b({_WEEKDAY})\b\)?,? ?)(?=.*\d)|,? ?\(?\b({_WEEKDAY})\b\)?$")
_SECONDS_OF_DAY = 86_400
GREGORIAN = 1924  # by then every country had left the Julian calendar; Greece was the last
NUMBERS = r"(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)"
_MAY_BE_BC = message("may be one year off, as some count a year 0 and others none")
_MOST_DAYS = 31  # of a month
_WINDOW = 100  # years
_CENTURIES = (1800, 1900, 2000)  # a weekday tells these apart,
_ORDERS: tuple[DateOrder, ...] = ("dmy", "mdy")  # and these
_CENTURY = message("Years of two digits were read in the century in which their weekday is right.")
_ORDER = message("Days and months in numbers were read in the order in which their weekday is right.")


def single(text: str, conventions: Conventions) -> Answer | None:
    """The answer for one date, perhaps with a time of day, and with its weekday, which is checked; None if it is no
    date."""
    return with_clock(text, lambda day: _with_weekday(day, conventions))


def _with_weekday(text: str, conventions: Conventions) -> Answer | None:
    text = _ERA_FIRST.sub(r"\2 \1", text)
    found = first_answer(DAYS, text, conventions)
    match = None if found else _WEEKDAY_AT.search(text)
    if match is None:
        return found
    without_weekday = (text[: match.start()] + " " + text[match.end() :]).strip(" ,")
    weekday = DAY_CODES.index(match[1] or match[2])
    found = first_answer(DAYS, without_weekday, conventions)
    return _check_weekday(found, weekday) if found else _of_weekday(without_weekday, weekday, conventions)


def _check_weekday(found: Answer, weekday: int) -> Answer | None:
    """The day unchanged if it has that weekday (Monday is 0), else a suggestion that names its real one, or its day in
    the Julian calendar. Days before Christ are not checked; None for a month or a year."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", found.edtf)
    if match is None:
        return found if re.fullmatch(r"-\d{4}-\d\d-\d\d", found.edtf) else None
    year, month, day = map(int, match.groups())
    number = int(seconds(year, month, day)) // _SECONDS_OF_DAY
    if (number + 3) % 7 == weekday:  # 1 January 1970 was a Thursday
        return found
    behind = julian_behind(year, month)
    if year < GREGORIAN and (number + behind + 3) % 7 == weekday:
        ours = (date(year, month, day) + timedelta(behind)).isoformat()
        why = message(
            "was a {weekday} in the Julian calendar, {behind} days behind ours",
            weekday=WEEKDAYS[weekday],
            behind=behind,
        )
        return Answer(ours, False, why)
    return found.unsure(
        message(
            "names a {weekday}, but {day} was a {right}",
            weekday=WEEKDAYS[weekday],
            day=day_in_words(day, month, str(year)),
            right=WEEKDAYS[(number + 3) % 7],
        )
    )


def julian_behind(year: int, month: int) -> int:
    """The number of days by which the Julian calendar is behind the Gregorian one in a month."""
    return year // 100 - year // 400 - 2 - (year % 100 == 0 and year % 400 > 0 and month < 3)


def _of_weekday(text: str, weekday: int, conventions: Conventions) -> Answer | None:
    """The only possible day, for a two-digit year or for a day and a month in numbers, that falls on that weekday; None
    if there are several or none."""
    choices = [(replace(conventions, century=choice), _CENTURY) for choice in _CENTURIES if conventions.century is None]
    choices += [(replace(conventions, order=choice), _ORDER) for choice in _ORDERS if not conventions.order]
    found = [(first_answer(DAYS, text, choice), note) for choice, note in choices]
    fitting = [(day, note) for day, note in found if day and (checked := _check_weekday(day, weekday)) and checked.sure]
    return replace(fitting[0][0], note=fitting[0][1]) if len(fitting) == 1 else None


def year_of(m: Match, conventions: Conventions) -> int | None:
    """The astronomical year of a match; None for a two-digit year without a century, or a year 0 before Christ."""
    given = m.groupdict()
    if (given.get("short") or "") or (len(given.get("year") or "") == 2 and not given.get("era")):
        return full_year(int(given.get("short") or m["year"]), conventions)
    number = int(m["year"])
    if given.get("era") == "bc":
        return 1 - number if number else None
    return number


def full_year(short: int, conventions: Conventions) -> int | None:
    """The year of two digits in the hundred years of the conventions, None if these have none."""
    if conventions.century is None:
        return None
    return conventions.century + (short - conventions.century) % _WINDOW


def _day(m: Match, conventions: Conventions) -> Answer | None:
    year = year_of(m, conventions)
    month = CODES.index(m["month"]) + 1 if m["month"] in CODES else int(m["month"])
    edtf = None if year is None else day_edtf(year, month, int(m["day"]))
    return Answer(edtf) if edtf else None


def _month(m: Match, conventions: Conventions) -> Answer | None:
    year = year_of(m, conventions)
    month = CODES.index(m["month"]) + 1 if m["month"] in CODES else int(m["month"])
    return Answer(f"{year_edtf(year)}-{month:02}") if year is not None and 1 <= month <= 12 else None


def _year(m: Match, conventions: Conventions) -> Answer | None:
    year = year_of(m, conventions)
    return None if year is None else Answer(year_edtf(year))


def orders(m: Match, conventions: Conventions) -> dict[DateOrder, str]:
    """The possible days for three numbers, by order of day, month and year. A two-digit year comes first only if a
    convention says so, or if the number cannot be a day."""
    a, b, year = int(m["a"]), int(m["b"]), m["year"]
    last = full_year(int(year), conventions) if len(year) == 2 else int(year)
    found: dict[DateOrder, str | None] = (
        {} if last is None else {"dmy": day_edtf(last, b, a), "mdy": day_edtf(last, a, b)}
    )
    year_first = len(year) == 2 and (conventions.order == "ymd" or not 1 <= a <= _MOST_DAYS)
    if year_first and (first := full_year(a, conventions)) is not None:
        found["ymd"] = day_edtf(first, b, int(year))
    return {order: day for order, day in found.items() if day}


def _numbers(m: Match, conventions: Conventions) -> Answer | None:
    """The day for 28/10/2014 in the order of the conventions, else in the only possible one, which is only a
    suggestion; None if there are several."""
    found = orders(m, conventions)
    if conventions.order in found:
        return Answer(found[conventions.order])
    only = set(found.values())
    return Answer(only.pop(), sure=len(found) > 1) if len(only) == 1 else None


def _ordinal(m: Match, conventions: Conventions) -> Answer | None:
    year, number = int(m["year"]), int(m["number"])
    if not (1 <= year <= 9999 and 1 <= number <= 366):
        return None
    day = date(year, 1, 1) + timedelta(number - 1)
    return Answer(day.isoformat()) if day.year == year else None


def _week(m: Match, conventions: Conventions) -> Answer | None:
    try:
        first = date.fromisocalendar(int(m["year"]), int(m["week"]), int(m["weekday"] or 1))
    except ValueError:
        return None
    if m["weekday"]:
        return Answer(first.isoformat())
    return Answer(f"[{first.isoformat()}..{(first + timedelta(6)).isoformat()}]")


def _expanded(m: Match, conventions: Conventions) -> Answer | None:
    year = int(m["sign"] + m["year"])
    if not year and m["sign"] == "-":
        return None
    if not m["month"]:
        return Answer(year_edtf(year))
    edtf = day_edtf(year, int(m["month"]), int(m["day"])) if m["day"] else f"{year_edtf(year)}-{int(m['month']):02}"
    return Answer(edtf) if edtf and 1 <= int(m["month"]) <= 12 and abs(year) <= 9999 else None


def _long_ago(m: Match, conventions: Conventions) -> Answer | None:
    year = 1 - int(m["year"].replace(",", ""))
    if year < -YEAR_LIMIT:
        return None
    return Answer(f"{year_edtf(year)}~", False, message("is so long ago that it may be rounded"))


def _minus(m: Match, conventions: Conventions) -> Answer | None:
    year = int(m["year"])
    return Answer(year_edtf(-year), False, _MAY_BE_BC) if year else None


def _compact(m: Match, conventions: Conventions) -> Answer | None:
    found = _day(m, conventions) if m["year"][0] in "12" else None
    return found if found is None or conventions.compact else found.unsure(message("is a number that may be a date"))


def _milliseconds(m: Match, conventions: Conventions) -> Answer | None:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(m["count"]))
    return Answer(f"{moment:%Y-%m-%dT%H:%M:%S}{f'.{moment:%f}'.rstrip('0').rstrip('.')}Z")


DAYS: tuple[Rule, ...] = (
    Rule(rf"{_DAY}{_NEAR}{MONTH}{_NEAR}{_YEAR}", _day),
    Rule(rf"{MONTH}{_NEAR}{_DAY}{_GAP}{_YEAR}", _day),
    Rule(rf"{_YEAR}{_NEAR}{MONTH}{_NEAR}{_DAY}", _day),
    Rule(rf"{_YEAR}{_GAP}{_DAY}{_NEAR}{MONTH}", _day),
    Rule(rf"{MONTH}{_NEAR}{_YEAR}|", lambda m, s: _month(m, s) if m[0] else None),
    Rule(rf"{_YEAR}{_NEAR}{MONTH}", _month),
    Rule(r"(?P<year>\d{4})(?P<mark>[-/.:]) ?(?P<month>\d{1,2})(?P=mark) ?(?P<day>\d{1,2})", _day),
    Rule(NUMBERS, _numbers),
    Rule(r"(?P<month>\d{1,2})[-/](?P<year>\d{4})", _month),
    Rule(r"(?P<year>\d{1,4}) (?P<era>bc|ad)", _year),
    Rule(r"(?P<year>\d{4})", _year),
    Rule(r"(?P<year>\d{1,3}(?:,\d{3})+|\d{5,11}) bc", _long_ago),
    Rule(r"(?P<year>\d{4})-(?P<month>\d\d)", _month),
    Rule(r"(?P<year>\d{4})-?w(?P<week>\d\d)(?:-?(?P<weekday>\d))?", _week),
    Rule(r"(?P<year>\d{4})-(?P<number>\d{3})", _ordinal),
    Rule(r"-(?P<year>\d{1,3})", _minus),
    Rule(r"(?P<sign>[+-])(?P<year>\d{4,11})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", _expanded),
    Rule(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", _compact),
    Rule(r"/ ?\((?P<count>-?\d{1,14})(?:[+-]\d{4})?\)/", _milliseconds),  # /Date(1414504800000)/ of .NET
    Rule(rf"{_DAY}{_NEAR}{MONTH}{_NEAR}{_SHORT}", _day),
    Rule(rf"{MONTH}{_NEAR}{_DAY}{_GAP}{_SHORT}", _day),
    Rule(rf"{MONTH}[ -]?{_SHORT}", _month),
    Rule(rf"{_SHORT}-{MONTH}", _month),
    Rule(r"'(?P<short>\d\d)", _year),
)  # fmt: skip
