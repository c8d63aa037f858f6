"""A single date as a phrase in the current language: "28 Oct 2014", "about 1914", "25 Dec, 1560s", "28 Oct 2014, 16:12
(UTC+05:30)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from components.dates.calendar import month_days
from components.dates.english import MONTHS
from components.dates.grammar import DATE, GROUPS, LONG_YEAR
from components.language import current_language, joined, listed, message, say
from components.language.moments import Day, language

NO_ZONE = message("no zone given")
_MANY = ((10**9, "billion"), (10**6, "million"))
_WORDS = {"~": message("about"), "?": message("perhaps"), "%": message("perhaps about")}  # of a part of a date
_WHOLE = {"~": message("about {date}"), "?": message("perhaps {date}"), "%": message("perhaps about {date}")}
_PARTS = {"year": message("year"), "month": message("month"), "day": message("day"), "time": message("time")}


@dataclass(frozen=True)
class Phrase:
    """A date in words, in parts that neighbours can share."""

    day: str = ""
    month: str = ""
    year: str = ""
    prefix: str = ""  # words around it: "about {date}"
    suffix: str = ""  # ", 16:12 (UTC)"
    missing: str = ""  # ", day not given": only for a date that stands alone
    clock: str = ""  # the time in the suffix
    zone: str = ""
    on: Day | None = None  # year, month and day of a date without X digits, 0 for parts that are not given

    @property
    def plain(self) -> bool:
        """Whether it has only day, month and year."""
        return not self.prefix and not self.suffix

    @cached_property
    def full(self) -> str:
        """The whole phrase."""
        date = self._date()
        return joined((say(self.prefix, date=date) if self.prefix else date, self.suffix))

    def _date(self) -> str:
        parts = {"day": self.day, "month": self.month, "year": self.year}
        if current_language() == "en" or (sum(map(bool, parts.values())) == 1 and not self.on):
            return " ".join(filter(None, parts.values()))
        if self.on:
            year, month, day = self.on
            words = language(current_language())
            return words.date(*self.on) if day else words.month_of_year(year, month) if month else words.year(year)
        return language(current_language()).ordered(parts.values())

    def before(self, other: Phrase) -> str:
        """The phrase in front of `other`, without the parts that `other` repeats."""
        if self._same_day(other):
            return joined((self._date(), say(", {clock}", clock=self.clock)))
        if current_language() != "en":
            return self._shared(other)[0]
        if not (self.plain and other.plain) or self.year != other.year or not (self.month and other.month):
            return self.full
        if self.day and other.day and self.month == other.month:
            return self.day
        return f"{self.day} {self.month}".strip()

    def after(self, other: Phrase) -> str:
        """The phrase after `other`: on the same day only the time."""
        if self._same_day(other):
            return say("{clock} ({zone})", clock=self.clock, zone=self.zone)
        return other._shared(self)[1] if current_language() != "en" else self.full

    def _shared(self, later: Phrase) -> tuple[str, str]:
        """The words for this and a later date, shared parts only once, as in CLDR."""
        if self.on and later.on and self.plain and later.plain:
            return language(current_language()).shared(self.on, later.on)
        return self.full, later.full

    def _same_day(self, other: Phrase) -> bool:
        """Whether both are unqualified times of one day in one zone."""
        if not (self.clock and other.clock):
            return False
        days = [(side.day, side.month, side.year, side.prefix, side.zone) for side in (self, other)]
        bare = all(side.suffix == _timed(side.clock, side.zone) for side in (self, other))
        return bare and days[0] == days[1] and not self.prefix


def phrase(text: str) -> Phrase:
    """The phrase for a single valid EDTF date."""
    return _phrase(text, current_language())


@lru_cache(maxsize=10_000)  # the events of a month begin on thirty days
def _phrase(text: str, _language: str) -> Phrase:
    if parts := DATE.fullmatch(text):
        return _masked(parts) if "X" in text else _whole(parts)
    parts = LONG_YEAR.fullmatch(text)
    return _long_year(parts) if parts else Phrase(year=text)


def year_name(year: int) -> str:
    """The name of an astronomical year: 2014, "79 CE", "44 BCE" for -43, "13.8 billion BCE"."""
    if current_language() != "en":
        return language(current_language()).year(year)
    for size, name in _MANY:
        if abs(year) >= size and year % (size // 1000) == 0:
            count = f"{abs(year) / size:,.3f}".rstrip("0").rstrip(".")
            return f"{count} {name} {'CE' if year > 0 else 'BCE'}"
    if year > 0:
        return f"{year} CE" if year < 1000 else str(year) if year < 10_000 else f"{year:,} CE"
    return f"{1 - year:,} BCE" if year <= -9999 else f"{1 - year} BCE"


def _whole(parts: re.Match[str]) -> Phrase:
    year, month = year_name(int(parts["year"])), int(parts["month"] or 0)
    prefix, suffix = _qualifiers(parts)
    group = GROUPS.get(month)
    if group:
        if group.month + group.length > 13 and re.fullmatch(r"\d{4}", parts["year"]) and parts["year"] >= "1000":
            year = f"{year}-{(int(parts['year']) + 1) % 100:02}"  # a winter of two years
        where = _aside(say(group.where)) if group.where else ""
        return Phrase(month=say(group.name), year=year, prefix=prefix, suffix=where + suffix)
    missing = ""
    if not (parts["day"] or prefix or suffix):
        missing = say(", day not given") if month else say(", month not given")
    clock, zone = _clock(parts)
    return Phrase(
        day=str(int(parts["day"])) if parts["day"] else "",
        month=MONTHS[month - 1][:3] if month else "",
        year=year,
        prefix=prefix,
        suffix=(_timed(clock, zone) if clock else "") + suffix,
        missing=missing,
        clock=clock,
        zone=zone,
        on=(int(parts["year"]), month, int(parts["day"] or 0)),
    )


def _timed(clock: str, zone: str) -> str:
    """The words for the time after a day."""
    return say(", {clock} ({zone})", clock=clock, zone=zone)


def _clock(parts: re.Match[str]) -> tuple[str, str]:
    """The time as typed and its zone in words, both "" without a time."""
    if not parts["time"]:
        return "", ""
    clock = parts["hour"] + (f":{parts['minute']}" if parts["minute"] else "h")
    clock += f":{parts['second']}" if parts["second"] else ""
    clock += f".{parts['fraction']}" if parts["fraction"] else ""
    zone = parts["zone"] or ""
    if zone in ("", "Z"):
        return clock, "UTC" if zone else say(NO_ZONE)
    return clock, f"UTC{zone}" + ("" if parts["zone_minute"] else ":00")


def _qualifiers(parts: re.Match[str]) -> tuple[str, str]:
    """The words for "~ ? %": a prefix if they apply to the whole date, else a suffix that names the parts. Before a
    part, a qualifier applies to that part; after one, to that part and all to the left of it."""
    if not _WORDS.keys() & set(parts.string):
        return "", ""  # as of most dates
    given = {name: mark or "" for name, mark in parts.groupdict().items()}
    names = [name for name in ("year", "month", "day", "time") if given.get(name)] or ["year"]
    marks = dict.fromkeys(names, "")
    for name, mark_name in (("year", "year_q"), ("month", "month_q"), ("day", "day_q")):
        if given.get(mark_name):
            marks[name] += given[mark_name]
    last_date = [name for name in names if name != "time"][-1]
    for end, behind in (("year", "to_year_q"), ("month", "to_month_q"), (last_date, "date_q"), ("time", "time_q")):
        if given.get(behind):
            for name in names[: names.index(end) + 1]:
                marks[name] += given[behind]
    heard = {name: _heard(mark) for name, mark in marks.items()}
    if len(set(heard.values())) == 1:
        mark = heard[names[0]]
        return _WHOLE[mark] if mark else "", ""
    qualified = []
    for mark in dict.fromkeys(filter(None, heard.values())):
        part_names = [say(_PARTS[name]) for name in names if heard[name] == mark]
        qualified.append(say("{name}: {value}", name=_enumerated(part_names), value=say(_WORDS[mark])))
    return "", joined((" (", listed(qualified), ")"))


def _enumerated(texts: list[str]) -> str:
    """ "year, month and day"."""
    return say("{list} and {last}", list=listed(texts[:-1]), last=texts[-1]) if texts[1:] else texts[0]


def _heard(marks: str) -> str:
    both = "%" in marks or ("~" in marks and "?" in marks)
    return "%" if both else marks[0] if marks else ""


def _masked(parts: re.Match[str]) -> Phrase:
    """The phrase for a date with X digits. Parts that are no whole unit are described by their pattern."""
    prefix, suffix = _qualifiers(parts)
    year, month, day = parts["year"], parts["month"] or "", parts["day"] or ""
    unknown = [say(_PARTS[name]) for name, digits in (("day", day), ("month", month)) if digits == "XX"]
    year_text = _masked_year(year)
    if not year_text:
        unknown.append(say("year"))
    if set(year + month + day) == {"X"}:
        return Phrase(year=say("{parts} not known", parts=_and(unknown)), prefix=prefix, suffix=suffix)
    tail = _aside(say("{parts} not known", parts=_and(unknown))) if unknown else ""
    days = months = ""
    if "X" in day.replace("XX", ""):
        days = _masked_days(year, month, day)
    elif day and month == "XX":
        tail = _aside(say("day {day} of a month not known", day=str(int(day)))) if day != "XX" else tail
    elif day and day != "XX":
        days = str(int(day))
    if "X" in month.replace("XX", ""):
        months = "" if day else {"0X": _months(1, 9), "1X": _months(10, 12)}.get(month, "")
    elif month and month != "XX":
        group = GROUPS.get(int(month))
        months = _month(int(month))
        if group:
            months = say(group.name) + (_aside(say(group.where)) if group.where else "")
    lost = (month != "XX" and "X" in month and not months) or ("X" in day and day != "XX" and not days)
    if lost:
        bare = "-".join(filter(None, (year, month, day)))
        return Phrase(year=say("a date of the pattern {pattern}", pattern=bare), prefix=prefix, suffix=suffix)
    if "X" in year and (days or months) and year_text:
        is_full_day = day.isdigit() and month.isdigit() and int(month) <= 12 and current_language() != "en"
        of_year = (
            language(current_language()).day(int(month), int(day))
            if is_full_day
            else " ".join(filter(None, (days, months)))
        )
        year_text = listed((of_year, year_text))
        days = months = ""
    return Phrase(day=days, month=months, year=year_text, prefix=prefix, suffix=tail + suffix)


def _aside(words: str) -> str:
    return f" ({words})"


def _and(texts: list[str]) -> str:
    return say(" and ").join(texts)


def _month(month: int) -> str:
    """ "Oct"."""
    return MONTHS[month - 1][:3] if current_language() == "en" else language(current_language()).month(month)


def _months(first: int, last: int) -> str:
    return say("between {first} and {last}", first=_month(first), last=_month(last))


def _masked_days(year: str, month: str, day: str) -> str:
    """The days of a pattern such as 1X, if month and year determine their number; else ""."""
    if "X" in year + month or day[0] == "X":
        return ""
    low = max(int(day[0]) * 10, 1)
    high = min(int(day[0]) * 10 + 9, int(month_days(int(year), int(month))))
    return say("between {first} and {last}", first=str(low), last=str(high)) if low < high else str(low)


def _masked_year(year: str) -> str:
    """A year with X digits: "1960s", "1800s (century)", "between 1000 and 1999"; "" if nothing is known about it."""
    digits = year.lstrip("-")
    if "X" not in digits:
        return year_name(int(year))
    known_digits = digits.rstrip("X")
    if not known_digits:
        return say("some year BCE") if year.startswith("-") else ""
    if "X" in known_digits:
        return say("a year of the pattern {pattern}", pattern=year)
    if not year.startswith("-") and known_digits[0] != "0" and len(known_digits) >= 2:
        words = message("{year}s (decade)") if known_digits.endswith("0") else message("{year}s")
        return say(message("{year}s (century)") if len(known_digits) == 2 else words, year=known_digits.ljust(4, "0"))
    low, high = int(known_digits.ljust(4, "0")), int(known_digits.ljust(4, "9"))
    if year.startswith("-"):
        return say("between {first} and {last} BCE", first=str(1 + high), last=str(1 + low))
    return say("between {first} and {last}", first=year_name(low), last=year_name(high))


def _long_year(parts: re.Match[str]) -> Phrase:
    """`Y` years, exponents, and estimates: 1950S2 is "1950 estimated, between 1900 and 1999"."""
    year = int(parts["long"] or parts["short"]) * 10 ** int(parts["exponent"] or 0)
    prefix, suffix = _qualifiers(parts)
    if parts["significant"]:
        places = len(str(abs(year))) if parts["long"] else 4
        width = 10 ** max(places - int(parts["significant"]), 0)
        low = abs(year) // width * width
        ends = sorted(-end if year < 0 else end for end in (low, low + width - 1))
        low_name, high_name = map(year_name, ends)
        suffix = say(" estimated, between {first} and {last}", first=low_name, last=high_name) + suffix
    return Phrase(year=year_name(year), prefix=prefix, suffix=suffix)
