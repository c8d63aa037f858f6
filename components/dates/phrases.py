"""One date as a phrase: "28 Oct 2014", "about 1914", "25 Dec, 1560s", "28 Oct 2014, 16:12 (UTC+05:30)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from components.dates.calendar import month_days
from components.dates.english import MONTHS
from components.dates.grammar import DATE, GROUPS, LONG_YEAR

NO_ZONE = "no zone given"
_MANY = ((10**9, "billion"), (10**6, "million"))
_MARKS = {"~": "about", "?": "perhaps", "%": "perhaps about"}


@dataclass(frozen=True)
class Phrase:
    """A date in parts, so that neighbours can share them. `plain` ones have nothing but day, month and year."""

    day: str = ""
    month: str = ""
    year: str = ""
    prefix: str = ""  # "about "
    suffix: str = ""  # ", 16:12 (UTC)"
    missing: str = ""  # ", day not given": only said of a date that stands alone
    clock: str = ""  # the time in the suffix
    zone: str = ""

    @property
    def plain(self) -> bool:
        return not self.prefix and not self.suffix

    @property
    def full(self) -> str:
        return self.prefix + " ".join(filter(None, (self.day, self.month, self.year))) + self.suffix

    def before(self, other: Phrase) -> str:
        """The phrase in front of `other`, without what that will say."""
        if self._same_day(other):
            return self.full.removesuffix(f" ({self.zone})")
        if not (self.plain and other.plain) or self.year != other.year or not (self.month and other.month):
            return self.full
        if self.day and other.day and self.month == other.month:
            return self.day
        return f"{self.day} {self.month}".strip()

    def after(self, other: Phrase) -> str:
        """The phrase behind `other`: on the same day only the time is new."""
        return f"{self.clock} ({self.zone})" if self._same_day(other) else self.full

    def _same_day(self, other: Phrase) -> bool:
        """Whether both are unqualified times of one day in one zone."""
        days = [(one.day, one.month, one.year, one.prefix, one.zone) for one in (self, other)]
        bare = all(one.clock and one.suffix == f", {one.clock} ({one.zone})" for one in (self, other))
        return bare and days[0] == days[1] and not self.prefix


def phrase(text: str) -> Phrase:
    """A single EDTF date that has been read already."""
    if parts := DATE.fullmatch(text):
        return _masked(parts) if "X" in text else _whole(parts)
    parts = LONG_YEAR.fullmatch(text)
    return _long_year(parts) if parts else Phrase(year=text)


def year_name(year: int) -> str:
    """An astronomical year in the common count: 2014, "79 CE", "44 BCE" for -43, "13.8 billion BCE"."""
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
        season, _, where = group.name.partition(" (")
        return Phrase(month=season, year=year, prefix=prefix, suffix=(f" ({where}" if where else "") + suffix)
    missing = "" if parts["day"] or prefix or suffix else ", day not given" if month else ", month not given"
    clock, zone = _clock(parts)
    return Phrase(
        day=str(int(parts["day"])) if parts["day"] else "",
        month=MONTHS[month - 1][:3] if month else "",
        year=year,
        prefix=prefix,
        suffix=(f", {clock} ({zone})" if clock else "") + suffix,
        missing=missing,
        clock=clock,
        zone=zone,
    )


def _clock(parts: re.Match[str]) -> tuple[str, str]:
    """The clock as typed and its zone in words, "" for both without a time."""
    if not parts["time"]:
        return "", ""
    clock = parts["hour"] + (f":{parts['minute']}" if parts["minute"] else "h")
    clock += f":{parts['second']}" if parts["second"] else ""
    clock += f".{parts['fraction']}" if parts["fraction"] else ""
    zone = parts["zone"] or ""
    if zone in ("", "Z"):
        return clock, "UTC" if zone else NO_ZONE
    return clock, f"UTC{zone}" + ("" if parts["zone_minute"] else ":00")


def _qualifiers(parts: re.Match[str]) -> tuple[str, str]:
    """What "~ ? %" say: a prefix if of the whole date, else a suffix that names the parts.

    In front of a part a qualifier is about that part; behind one it is about that part and all to the left of it.
    """
    if not _MARKS.keys() & set(parts.string):
        return "", ""  # as of most dates
    given = {name: mark or "" for name, mark in parts.groupdict().items()}
    names = [name for name in ("year", "month", "day", "time") if given.get(name)] or ["year"]
    marks = dict.fromkeys(names, "")
    for name, own in (("year", "year_q"), ("month", "month_q"), ("day", "day_q")):
        if given.get(own):
            marks[name] += given[own]
    last_date = [name for name in names if name != "time"][-1]
    for end, behind in (("year", "to_year_q"), ("month", "to_month_q"), (last_date, "date_q"), ("time", "time_q")):
        if given.get(behind):
            for name in names[: names.index(end) + 1]:
                marks[name] += given[behind]
    heard = {name: _heard(mark) for name, mark in marks.items()}
    if len(set(heard.values())) == 1:
        word = heard[names[0]]
        return (f"{word} " if word else ""), ""
    said = []
    for word in dict.fromkeys(filter(None, heard.values())):
        about = [name for name in names if heard[name] == word]
        said.append(f"{', '.join(about[:-1])}{' and ' if about[1:] else ''}{about[-1]}: {word}")
    return "", f" ({', '.join(said)})"


def _heard(marks: str) -> str:
    both = "%" in marks or ("~" in marks and "?" in marks)
    return _MARKS["%"] if both else _MARKS[marks[0]] if marks else ""


def _masked(parts: re.Match[str]) -> Phrase:
    """A date with X digits. What a pattern means beyond whole units is told by the pattern itself."""
    prefix, suffix = _qualifiers(parts)
    year, month, day = parts["year"], parts["month"] or "", parts["day"] or ""
    unknown = [name for name, digits in (("day", day), ("month", month)) if digits == "XX"]
    year_text = _masked_year(year)
    if not year_text:
        unknown.append("year")
    if set(year + month + day) == {"X"}:
        return Phrase(year=f"{' and '.join(unknown)} not known", prefix=prefix, suffix=suffix)
    tail = f" ({' and '.join(unknown)} not known)" if unknown else ""
    days = months = ""
    if "X" in day.replace("XX", ""):
        days = _masked_days(year, month, day)
    elif day and month == "XX":
        tail = f" (day {int(day)} of a month not known)" if day != "XX" else tail
    elif day and day != "XX":
        days = str(int(day))
    if "X" in month.replace("XX", ""):
        months = "" if day else {"0X": "between Jan and Sep", "1X": "between Oct and Dec"}.get(month, "")
    elif month and month != "XX":
        months = GROUPS[int(month)].name if int(month) in GROUPS else MONTHS[int(month) - 1][:3]
    lost = (month != "XX" and "X" in month and not months) or ("X" in day and day != "XX" and not days)
    if lost:
        bare = "-".join(filter(None, (year, month, day)))
        return Phrase(year=f"a date of the pattern {bare}", prefix=prefix, suffix=suffix)
    if "X" in year and (days or months) and year_text:
        year_text = f"{' '.join(filter(None, (days, months)))}, {year_text}"
        days = months = ""
    return Phrase(day=days, month=months, year=year_text, prefix=prefix, suffix=tail + suffix)


def _masked_days(year: str, month: str, day: str) -> str:
    """The days of a pattern such as 1X, if the month and year say how many there are; else ""."""
    if "X" in year + month or day[0] == "X":
        return ""
    low = max(int(day[0]) * 10, 1)
    high = min(int(day[0]) * 10 + 9, int(month_days(int(year), int(month))))
    return f"between {low} and {high}" if low < high else str(low)


def _masked_year(year: str) -> str:
    """A year with X digits: "1960s", "1800s (century)", "between 1000 and 1999"; "" if nothing is known of it."""
    digits = year.lstrip("-")
    if "X" not in digits:
        return year_name(int(year))
    known = digits.rstrip("X")
    if not known:
        return "some year BCE" if year.startswith("-") else ""
    if "X" in known:
        return f"a year of the pattern {year}"
    if not year.startswith("-") and known[0] != "0" and len(known) >= 2:
        name = f"{known}{'0' * (4 - len(known))}s"
        return f"{name} (century)" if len(known) == 2 else f"{name} (decade)" if known.endswith("0") else name
    low, high = int(known.ljust(4, "0")), int(known.ljust(4, "9"))
    if year.startswith("-"):
        return f"between {1 + high} and {1 + low} BCE"
    return f"between {year_name(low)} and {year_name(high)}"


def _long_year(parts: re.Match[str]) -> Phrase:
    """`Y` years, exponents, and estimates: 1950S2 is "1950 estimated, between 1900 and 1999"."""
    year = int(parts["long"] or parts["short"]) * 10 ** int(parts["exponent"] or 0)
    prefix, suffix = _qualifiers(parts)
    if parts["significant"]:
        places = len(str(abs(year))) if parts["long"] else 4
        width = 10 ** max(places - int(parts["significant"]), 0)
        low = abs(year) // width * width
        ends = sorted(-end if year < 0 else end for end in (low, low + width - 1))
        suffix = f" estimated, between {year_name(ends[0])} and {year_name(ends[1])}{suffix}"
    return Phrase(year=year_name(year), prefix=prefix, suffix=suffix)
