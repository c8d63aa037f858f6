"""Dates and times in the reader's language, as in CLDR: "28 Oct", "28. Okt.", "10월 28일", "13,8 Milliarden v. Chr.".

Babel provides CLDR's names and patterns but formats only the years 1 to 9999, so other years are filled in here. Texts
in languages written from right to left are wrapped in Unicode isolates, so that digits and letters keep their order
wherever they are drawn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from babel import Locale
from babel.units import format_unit

from components.language import LANGUAGES, POP_ISOLATE, RIGHT_TO_LEFT_ISOLATE, supported_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from babel.dates import DateTimePattern

Day = tuple[int, int, int]
Length = Literal["year", "month", "day", "hour", "minute", "second"]


@cache
def language(tag: str) -> Language:
    """The date words of the language that `tag` asks for, English if it is not supported."""
    name = supported_language(tag) or LANGUAGES[0]
    names = Locale(name)
    if name != "en":
        return Language(names, names.datetime_skeletons, (names.eras["abbreviated"][0], names.eras["abbreviated"][1]))
    # English as the labels write it: the day first, and CLDR's other names of the eras, which Babel leaves out.
    return Language(names, Locale("en", "001").datetime_skeletons, ("BCE", "CE"))


@dataclass(frozen=True, eq=False)
class Language:
    """The date words of one language. Years are astronomical (44 BCE is -43), months and days count from 1."""

    names: Locale
    patterns: Mapping[str, DateTimePattern]  # by CLDR's skeletons: "yMMMd"
    eras: tuple[str, str]  # before, common

    def year(self, year: int, brief: bool = False) -> str:
        """The year: "2014", "79 CE", "44 BCE" for -43, "13.8 billion BCE", in `brief` "13.8B BCE"."""
        return self._dated(year, "", {}, brief)

    def month(self, month: int) -> str:
        """The month alone: "Oct"."""
        return self._formatted("MMM", {"LLL": self.names.months["stand-alone"]["abbreviated"][month]})

    def month_of_year(self, year: int, month: int) -> str:
        """The month of a year: "Oct 2014"."""
        return self._dated(year, "MMM", self._month(month))

    def day(self, month: int, day: int) -> str:
        """The day of a month: "28 Oct"."""
        return self._formatted("MMMd", {**self._month(month), "d": str(day)})

    def date(self, year: int, month: int, day: int) -> str:
        """The day of a year: "28 Oct 2014"."""
        return self._dated(year, "MMMd", {**self._month(month), "d": str(day)})

    def shared(self, first: Day, last: Day) -> tuple[str, str]:
        """Two dates of one precision (year, month, day; 0 for what is omitted) as two texts, shared parts only once:
        "28. Okt.", "30. Okt. 2014". In Korean, which begins with the year, the second is the short one."""
        parts = sum(map(bool, first))
        differs = "yMd"[next((k for k in range(3) if first[k] != last[k]), 2)]
        in_full = self._whole(first), self._whole(last)
        formats = self.names.interval_formats.get(("y", "yMMM", "yMMMd")[parts - 1], {})
        plain = all(bool(a) == bool(b) for a, b in zip(first, last, strict=True)) and first != last
        if not plain or differs not in formats or not all(1000 <= year < 10_000 for year in (first[0], last[0])):
            return in_full
        begins, ends = (pattern.strip(" \u2009–~") for pattern in formats[differs])
        return self._isolated(self._filled(begins, first)), self._isolated(self._filled(ends, last))

    def ordered(self, parts: Iterable[str]) -> str:
        """Day, month and year, each as a text or blank, in the order of the language."""
        given = list(filter(None, parts))
        year_first = self.patterns["yMMMd"].pattern.startswith("y")
        return self._isolated(" ".join(reversed(given) if year_first else given))

    def _whole(self, day: Day) -> str:
        year, month, of_month = day
        if of_month:
            return self.date(year, month, of_month)
        return self.month_of_year(year, month) if month else self.year(year)

    def _filled(self, pattern: str, day: Day) -> str:
        fields = {"y": str(day[0]), "M": str(day[1]), "d": str(day[2])} | (self._month(day[1]) if day[1] else {})
        return re.sub(r"y+|M+|d+", lambda field: fields[field[0]], pattern)

    def clock(self, second: int, seconds: bool = False, millis: int | None = None) -> str:
        """The time at a second of the day (0 to 86,399): "16:12", with `seconds` "16:12:05", with `millis`
        "16:12:05.250"."""
        hour, minute, second = second // 3600, second // 60 % 60, second % 60
        fraction = "" if millis is None else f"{self.names.number_symbols['latn']['decimal']}{millis:03}"
        fields = {"H": f"{hour}", "HH": f"{hour:02}", "m": f"{minute}", "mm": f"{minute:02}"}
        fields |= {"s": f"{second}{fraction}", "ss": f"{second:02}{fraction}"}
        return self._formatted("Hms" if seconds else "Hm", fields)

    def length(self, count: int, unit: Length) -> str:
        """A length of time: "7 months"."""
        # CLDR has no long form of its own where it equals the short one (Korean, Arabic); Babel then finds none.
        form: Literal["long", "short"] = (
            "long" if "long" in self.names.unit_display_names[f"duration-{unit}"] else "short"
        )
        return self._isolated(format_unit(count, f"duration-{unit}", form, locale=self.names))

    def count(self, number: int) -> str:
        """A number: "9.13 billion", "12,000", "7"."""
        return _counted(self, number, False) or self._number(number)

    def _month(self, month: int) -> dict[str, str]:
        months = self.names.months["format"]
        return {"MMM": months["abbreviated"][month], "MMMM": months["wide"][month]}

    def _dated(self, year: int, skeleton: str, fields: dict[str, str], brief: bool = False) -> str:
        """The skeleton with its year, and with its era unless the year has four digits."""
        count = _counted(self, abs(year), brief) or self._number(year if year > 0 else 1 - year)
        skeleton = f"y{skeleton}" if 1000 <= year < 10_000 else f"Gy{skeleton}"
        return self._formatted(skeleton, {**fields, "y": count, "G": self.eras[year > 0]})

    def _formatted(self, skeleton: str, fields: Mapping[str, str]) -> str:
        return self._isolated(str(self.patterns[skeleton].format) % fields)

    def _isolated(self, text: str) -> str:
        return text if self.names.text_direction == "ltr" else f"{RIGHT_TO_LEFT_ISOLATE}{text}{POP_ISOLATE}"

    def _number(self, number: float) -> str:
        """The number with at most three decimals; digits in groups from 10,000 on, as years are written."""
        symbols = self.names.number_symbols["latn"]
        text = f"{number:,.3f}" if number >= 10_000 else f"{number:.3f}"
        signs = str.maketrans({",": symbols["group"], ".": symbols["decimal"]})
        return text.rstrip("0").rstrip(".").translate(signs)


@lru_cache(maxsize=1024)
def _counted(words: Language, years: int, brief: bool) -> str:
    """Millions and billions in words ("13.8 billion", "138억") if three decimals tell the number exactly, else ""."""
    if years < 1_000_000:
        return ""
    formats = words.names.compact_decimal_formats
    forms = (not brief and formats.get("long")) or formats["short"]
    magnitude = str(10 ** (len(str(years)) - 1))
    zeros = forms["other"][magnitude].pattern.count("0")
    size = int(magnitude) // 10 ** (zeros - 1)
    if years * 1000 % size:
        return ""
    own = forms.get(words.names.plural_form(years / size), {})  # some languages name few magnitudes in it
    form: str = own.get(magnitude, forms["other"][magnitude]).pattern
    return form.replace("'", "").replace("0" * zeros, words._number(years / size))  # "0 Mrd'.'": literals are quoted
