"""What a rule makes of a text: the date in EDTF, and whether the text says just that."""

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
    """Conventions for texts that leave something open, proved by a whole column or stated by a person.

    `order` is the order of day and month in numbers. `century` is the first of the hundred years that years of two
    digits lie in, None if that is not known. `compact` says that numbers of eight and more digits are dates.
    """

    order: DateOrder = ""
    century: int | None = None
    compact: bool = False


_ZEROS = str.maketrans("123456789", "0" * 9)
NO_CONVENTIONS = Conventions()


@dataclass(frozen=True)
class Answer:
    """A date in EDTF that a text means. It is `sure` if the text has no other reading; `why` says why it may have
    others, `note` how it was read."""

    edtf: str
    sure: bool = True
    why: str = ""
    note: str = ""

    def unsure(self, why: str) -> Answer:
        """The same date as a suggestion only."""
        return self if not self.sure else replace(self, sure=False, why=why)


Make = Callable[[Match, Conventions], Answer | None]


class Rule(NamedTuple):
    """A pattern for a whole text, as `spelling.py` gives it (small letters, ASCII digits, single blanks), and the
    function that makes an answer of it. A digit in a pattern stands for any digit: see `first_answer`."""

    pattern: str
    make: Make


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when a text is first tried: there are a hundred rules, and many a file has EDTF alone."""
    return re.compile(pattern, re.ASCII)


def first_answer(rules: tuple[Rule, ...], text: str, conventions: Conventions) -> Answer | None:
    """The answer of the first rule that has one, None if none has. A column has few shapes of texts (digits as 0), and
    which rules match depends on the shape alone, so they are tried once a shape."""
    matching, some = _matching(rules, shape(text))
    MATCHED.matches += some
    for pattern, make in matching:
        if (match := _compiled(pattern).fullmatch(text)) and (answer := make(match, conventions)):
            return answer
    return None


def shape(text: str) -> str:
    """The text with every digit as 0."""
    return text.translate(_ZEROS)


class MatchCount:
    """A count of how often a rule has matched, other than one for any text at all (`.+`), whose parts are tried in
    their turn. If it did not grow, no text of the same shape can ever have an answer."""

    matches = 0


MATCHED = MatchCount()


@lru_cache(1 << 14)
def _matching(rules: tuple[Rule, ...], shape: str) -> tuple[tuple[Rule, ...], bool]:
    found = tuple(rule for rule in rules if _compiled(rule.pattern).fullmatch(shape))
    return found, any(".+" not in rule.pattern for rule in found)


def year_edtf(year: int) -> str:
    """The EDTF of an astronomical year: "0476", "-0043", "Y-10000"."""
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}" if abs(year) <= 9999 else f"Y{year}"


def day_edtf(year: int, month: int, day: int) -> str | None:
    """The EDTF of a day, None if the calendar has no such day."""
    if not (-9999 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= int(month_days(year, month))):
        return None
    return f"{year_edtf(year)}-{month:02}-{day:02}"
