"""What people write instead of EDTF, where it has one reading: the EDTF that it means.

Each form is one line of FORMS (a single date) or PHRASES (made of those): a pattern for the whole text and what to make
of it. Texts with several readings are `questions.py`'s.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from components.dates.calendar import month_days
from components.dates.grammar import DATE, GROUPS

_FLAGS = re.IGNORECASE | re.ASCII
_NAMED = re.compile(r"\(\?P<\w+>")
LONGEST_HINT = 80  # characters; a longer text is prose
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

Match = re.Match[str]
Make = Callable[[Match], str | None]


@dataclass(frozen=True, eq=False)
class Rules:
    """Patterns for whole texts and what to make of each; `some` matches whatever any of them does."""

    each: tuple[tuple[re.Pattern[str], Make], ...]
    some: re.Pattern[str]  # asked first: a text that is no date costs one question, and not one for every rule


MONTH = r"(?P<name>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|" + "|".join(MONTHS) + r")\b\.?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})"
_CLOCK = (
    r"(?:(?:\s+|,\s*|t)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?P<second>:\d{2}(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>z|utc|gmt|[+-]\d{1,2}(?::?\d{2})?)?)?"
)
_BC = r"b\.?\s?c\.?(?:\s?e\.?)?"
_AD = r"(?:a\.?\s?d\.?|c\.?\s?e\.?)"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_THIRDS = {"early": (1, 10), "mid": (11, 20), "middle of": (11, 20), "late": (21, 31)}


def suggest(text: str) -> str | None:
    """The EDTF that `text` means, if it has one reading; None if it has several, or is no form known here."""
    text = plain(text)
    return text if _exists(text) else first_answer(FORMS, text) or first_answer(PHRASES, text)


def first_answer(rules: Rules, text: str) -> str | None:
    """What the first rule that has an answer makes of the text."""
    if len(text) > LONGEST_HINT or not rules.some.fullmatch(text):
        return None
    for pattern, make in rules.each:
        if (match := pattern.fullmatch(text)) and (answer := make(match)):
            return answer
    return None


def plain(text: str) -> str:
    """The text without look-alikes: other scripts' digits, long dashes, odd spaces."""
    text = " ".join(text[: 4 * LONGEST_HINT].split())
    if text.isascii() or len(text) > LONGEST_HINT:
        return text
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in unicodedata.normalize("NFKC", text))
    return re.sub(r"\s+", " ", re.sub("[\u2010-\u2015\u2212]", "-", text)).strip()


def rules(*pairs: tuple[str, Make]) -> Rules:
    """Patterns compiled the way all of them are read: any case, ASCII digits and spaces."""
    some = "|".join(f"(?:{_NAMED.sub('(?:', pattern)})" for pattern, _ in pairs)
    each = tuple((re.compile(pattern, _FLAGS), make) for pattern, make in pairs)
    return Rules(each, re.compile(some, _FLAGS))


def _in_turn(*several: Rules) -> Rules:
    some = "|".join(one.some.pattern for one in several)
    return Rules(tuple(pair for one in several for pair in one.each), re.compile(some, _FLAGS))


def month_number(name: str) -> int:
    return next(k for k, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower()[:3]))


def civil_day(year: str, month: int, day: int) -> str | None:
    """The day in EDTF, None if the calendar has no such day."""
    if not (1 <= month <= 12 and 1 <= day <= int(month_days(int(year), month))):
        return None
    return f"{year}-{month:02}-{day:02}"


def _exists(text: str) -> bool:
    """Whether a text is EDTF for a single date of the calendar, without a time. Of X digits, only those of years."""
    parts = DATE.fullmatch(text)
    if parts is None or parts["time"] or "X" in (parts["month"] or "") + (parts["day"] or ""):
        return False
    month = int(parts["month"] or 1)
    if not parts["day"]:
        return 1 <= month <= 12 or month in GROUPS
    return "X" not in text and civil_day(parts["year"], month, int(parts["day"])) is not None


def _timed(day: str | None, m: Match) -> str | None:
    """A day with the clock reading of a match, if it has one."""
    if day is None or not m["hour"]:
        return day
    hour, half = int(m["hour"]), (m["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    second = (m["second"] or "").lstrip(":").replace(",", ".")
    zone = (m["zone"] or "").upper()
    if zone[:1] in ("+", "-"):
        east = zone[1:].replace(":", "")
        east = east.zfill(2) if len(east) <= 2 else east.zfill(4)
        zone = f"{zone[0]}{east[:2]}:{east[2:] or '00'}"
        if east[:2] > "23" or east[2:] > "59":
            return None
    elif zone:
        zone = "Z"
    if hour > 23 or m["minute"] > "59" or second[:2] > "59":
        return None
    return f"{day}T{hour:02}:{m['minute']}{':' if second else ''}{second}{zone}"


def _day(m: Match) -> str | None:
    return _timed(civil_day(m["year"], int(m["month"]), int(m["day"])), m)


def _named_day(m: Match) -> str | None:
    return _timed(civil_day(m["year"], month_number(m["name"]), int(m["day"])), m)


def day_orders(m: Match) -> tuple[str | None, str | None]:
    """What a match of NUMBER_DAY is with the day first, and with the month first; None where that is no moment."""
    a, b = int(m["a"]), int(m["b"])
    return _timed(civil_day(m["year"], b, a), m), _timed(civil_day(m["year"], a, b), m)


def _number_day(m: Match) -> str | None:
    """28/10/2014 and 10/28/2014, if only one order gives a day."""
    orders = set(day_orders(m)) - {None}
    return orders.pop() if len(orders) == 1 else None


def _month(m: Match) -> str:
    return f"{m['year']}-{int(m['month']):02}"


def _named_month(m: Match) -> str:
    return f"{m['year']}-{month_number(m['name']):02}"


def _third(m: Match) -> str:
    month = _named_month(m)
    first, last = _THIRDS[m["third"].lower()]
    last = min(last, int(month_days(int(m["year"]), month_number(m["name"]))))
    return f"[{month}-{first:02}..{month}-{last:02}]"


def _century(m: Match) -> str | None:
    number = int(m["number"])
    return f"{'-' if m['bc'] else ''}{number - 1:02}XX" if number else None


def _bc(m: Match) -> str:
    year = int(m["year"]) - 1  # EDTF has a year 0, which is 1 BC
    return f"-{year:04}" if year else "0000"


def _years(m: Match) -> str | None:
    """1914-1918 and 1914-18; not 1914-25, which may be a season."""
    first, last = m["a"], m["a"][: 4 - len(m["b"])] + m["b"]
    return f"{first}/{last}" if first < last and (len(m["b"]) == 4 or int(m["b"]) not in GROUPS) else None


def _draft(m: Match) -> str:
    """The EDTF draft of 2012: u for X, ?~ for %, small y and e."""
    text = re.sub("[uUx]", "X", m[0]).replace("?~", "%").replace("~?", "%")
    return text.upper()


def _read(part: str) -> str | None:
    """A part of a longer text as EDTF, whether it is EDTF already or a form known here."""
    part = part.strip()
    return part if _exists(part) else first_answer(FORMS, part)


def _marked(mark: str) -> Make:
    """The date in group a with a qualifier behind it, if it has none of its own."""

    def make(m: Match) -> str | None:
        date = _read(m["a"])
        return date + mark if date and date[-1].isalnum() and "T" not in date else None

    return make


def _joined(shape: str) -> Make:
    """The dates of groups a and b put into `shape`; none if b is before a."""

    def make(m: Match) -> str | None:
        dates = [_read(part) for part in m.groups()]
        if any(date is None or date.startswith("[") for date in dates):
            return None
        sortable = [(date or "").strip("~?%") for date in dates]
        if len(dates) == 2 and (sortable[0][:4] > sortable[1][:4] or "-" in (sortable[0][0], sortable[1][0])):
            return None
        if len(dates) == 2 and sortable[0] > sortable[1] and sortable[0][:4] == sortable[1][:4]:
            return None
        return shape.format(*dates)

    return make


def _fixed(shape: str) -> Make:
    """The match's named groups put into `shape`."""
    return lambda m: shape.format(**m.groupdict(default=""))


READ = rules(
    (rf"{YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_CLOCK}", _day),
    (rf"(?P<month>0?[1-9]|1[012])[-/]{YEAR}", _month),
    (rf"{WEEKDAY}{MONTH}\s*{DAY},?\s+{YEAR}{_CLOCK}", _named_day),
    (rf"{WEEKDAY}(?:the )?{DAY}(?: of|[-/])?\s*{MONTH}[-/,]?\s*{YEAR}{_CLOCK}", _named_day),
    (rf"{YEAR}[-/ ]{MONTH}[-/ ]{DAY}{_CLOCK}", _named_day),
    (rf"{MONTH}[-/,]?\s*(?:of )?{YEAR}", _named_month),
    (rf"{YEAR}[-/ ]{MONTH}", _named_month),
)  # fmt: skip
"""Days and months that cannot be meant otherwise, unlike 2003/04 or 2014.5. The rest of FORMS is only suggested."""

COMPACT = rules(
    (r"(?P<year>[12]\d{3})(?P<month>\d{2})(?P<day>\d{2})(?:T(?P<hour>\d{2})(?P<minute>\d{2})"
     r"(?P<second>\d{2})?(?P<half>)(?P<zone>z)?)?", _day),
)  # fmt: skip
NUMBER_DAY = re.compile(rf"(?P<a>\d{{1,2}})[-/.](?P<b>\d{{1,2}})[-/.]{YEAR}{_CLOCK}", _FLAGS)

_PART = r"([^/\[\]]{4,40}?)"
_SUGGESTED = rules(
    (rf"{YEAR}[-/.](?P<month>0?[1-9]|1[012])", _month),
    (rf"(?P<month>0?[1-9]|1[012])\.{YEAR}", _month),
    (rf"(?P<third>early|mid|middle of|late)[- ](?:in )?{MONTH},?\s*{YEAR}", _third),
    (rf"q(?P<q>[1-4])[- /]?{YEAR}", lambda m: f"{m['year']}-{32 + int(m['q'])}"),
    (rf"{YEAR}[- /]?q(?P<q>[1-4])", lambda m: f"{m['year']}-{32 + int(m['q'])}"),
    (rf"(?P<q>[1-4])(?:st|nd|rd|th) quarter(?: of)?,? {YEAR}", lambda m: f"{m['year']}-{32 + int(m['q'])}"),
    (rf"h(?P<h>[12])[- /]?{YEAR}", lambda m: f"{m['year']}-{39 + int(m['h'])}"),
    (rf"{YEAR}[- /]?h(?P<h>[12])", lambda m: f"{m['year']}-{39 + int(m['h'])}"),
    (rf"(?:in )?(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of)?,? {YEAR}",
     lambda m: f"{m['year']}-{_SEASONS[m['season'].lower()]}"),
    (r"(?:the )?(?P<decade>\d{2}[1-9])0'?s", _fixed("{decade}X")),
    (rf"(?:the )?(?P<number>\d{{1,2}})(?:st|nd|rd|th) ?c(?:\.|ent\.?|entury)(?: (?P<bc>{_BC})| {_AD})?", _century),
    (rf"(?P<year>[1-9]\d{{0,3}}) ?{_BC}", _bc),
    (r"a\.?\s?d\.? ?(?P<year>\d{1,4})", lambda m: m["year"].zfill(4)),
    (rf"(?P<year>\d{{1,4}}) ?{_AD}", lambda m: m["year"].zfill(4)),
    (r"(?=.*\d)-?[\dux]{4}(?:-(?:0[1-9]|1[012]|[ux]{2})(?:-[ux]{2})?|-1[ux])?[~?%]?", _draft),
    (r"(?P<a>-?\d{4}(?:-\d{2}){0,2})(?:\?~|~\?)", _marked("%")),
    (r"y-?\d{5,11}(?:s[1-9])?|y-?[1-9]\d?e[1-9](?:s[1-9])?", _draft),
    (r"y(?P<year>-?\d{4})", _fixed("{year}")),
    (r"(?P<sign>-)(?P<year>\d{1,3})", lambda m: f"-{int(m['year']):04}"),
    (r"(?:\+|(?P<sign>-))(?P<year>[1-9]\d{4,10})", _fixed("Y{sign}{year}")),
    (r"\+(?P<a>\d{4}(?:-\d{2}){0,2})", lambda m: _read(m["a"])),
    (r"(?:c\.? ?(?=\d)|~ ?|(?:ca?\.?|circa|about|around|approx\.?|approximately) )(?P<a>.{4,})", _marked("~")),
    (r"(?:perhaps|possibly|probably|maybe) (?P<a>.{4,})", _marked("?")),
    (r"(?P<a>.{4,}?)\s*\(?\?\)?", _marked("?")),
)  # fmt: skip
FORMS = _in_turn(READ, COMPACT, rules((NUMBER_DAY.pattern, _number_day)), _SUGGESTED)

PHRASES = rules(
    (r"(?P<a>\d{4}) ?- ?(?P<b>\d{4}|\d{2})", _years),
    (rf"(?:from )?{_PART}(?: to | until | till | through | - ){_PART}", _joined("{}/{}")),
    (rf"between {_PART} and {_PART}", _joined("[{}..{}]")),
    (rf"{_PART} or {_PART}", _joined("[{},{}]")),
    (rf"(?:by |no later than |not after |\.\.){_PART}", _joined("[..{}]")),
    (rf"(?:since |from ){_PART}", _joined("{}/..")),
    (rf"{_PART}(?:/| - | to )(?:open|present|now|ongoing)", _joined("{}/..")),
    (rf"(?:open)/{_PART}", _joined("../{}")),
    (rf"{_PART}/unknown", _joined("{}/")),
    (rf"unknown/{_PART}", _joined("/{}")),
)  # fmt: skip
