"""The result of a rule for a text: a date in EDTF, and whether the text has no other meaning."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from components.dates.calendar import month_days
from components.model import DateOrder

Match = re.Match[str]


@dataclass(frozen=True)
class Conventions:
    """Conventions for ambiguous texts, proved by a whole column or stated by a person. `order` is the order of day and
    month in numbers. `century` is the first of the hundred years that two-digit years lie in, None if unknown.
    `compact` says that numbers of eight or more digits are dates."""

    order: DateOrder = ""
    century: int | None = None
    compact: bool = False


_ZEROS = str.maketrans("123456789", "0" * 9)
NO_CONVENTIONS = Conventions()


@dataclass(frozen=True)
class Answer:
    """A date in EDTF that a text means. It is `sure` if the text has no other meaning; `why` says which doubt there is,
    `note` how it was read."""

    edtf: str
    sure: bool = True
    why: str = ""
    note: str = ""

    def unsure(self, why: str) -> Answer:
        """The same date, only as a suggestion."""
        return self if not self.sure else replace(self, sure=False, why=why)


Make = Callable[[Match, Conventions], Answer | None]


class Rule(NamedTuple):
    """A pattern for a whole text, in the form that `spelling.py` gives it (lower case, ASCII digits, single blanks),
    and the function that makes an answer of a match. A digit in a pattern stands for any digit: see `first_answer`."""

    pattern: str
    make: Make


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The compiled pattern, cached on first use: there are a hundred rules, and many files have only EDTF."""
    return re.compile(pattern, re.ASCII)


def first_answer(rules: tuple[Rule, ...], text: str, conventions: Conventions) -> Answer | None:
    """The first answer of the rules for a text, None if there is none. A column has few shapes of texts (digits as 0),
    and the shape alone decides which rules match, so they are tried once per shape."""
    matching, any_specific = _matching(rules, shape(text))
    MATCHED.matches += any_specific
    for pattern, make in matching:
        if (match := _compiled(pattern).fullmatch(text)) and (answer := make(match, conventions)):
            return answer
    return None


def shape(text: str) -> str:
    """The text with every digit as 0."""
    return text.translate(_ZEROS)


class MatchCount:
    """A count of the matches of rules. Rules for any text (`.+`) are not counted, but the rules for their parts are. If
    the count does not grow, no text of the same shape can have an answer."""

    matches = 0


MATCHED = MatchCount()


@lru_cache(1 << 14)
def _matching(rules: tuple[Rule, ...], shape: str) -> tuple[tuple[Rule, ...], bool]:
    """The rules that match texts of a shape, and whether one of them is not a rule for any text."""
    found = tuple(rule for rule in rules if _compiled(rule.pattern).fullmatch(shape))
    return found, any(".+" not in rule.pattern for rule in found)


def year_edtf(year: int) -> str:
    """The EDTF of an astronomical year: "0476", "-0043", "Y-10000"."""
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}" if abs(year) <= 9999 else f"Y{year}"


def day_edtf(year: int, month: int, day: int) -> str | None:
    """The EDTF of a day, None if the calendar does not have it."""
    if not (-9999 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= int(month_days(year, month))):
        return None
    return f"{year_edtf(year)}-{month:02}-{day:02}"
