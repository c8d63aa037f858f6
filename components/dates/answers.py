"""What a rule makes of a text: the date in EDTF, and whether the text says just that."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from components.dates.calendar import month_days
from components.model import DateOrder

Match = re.Match[str]


@dataclass(frozen=True)
class Conventions:
    """What a whole column has settled, or a person said of it, for texts that leave it open.

    `century` is the first of the hundred years that years of two digits lie in, None if that is not known. `compact`
    says that numbers of eight and more digits are dates.
    """

    order: DateOrder = ""
    century: int | None = None
    compact: bool = False


_ZEROS = str.maketrans("123456789", "0" * 9)
NO_CONVENTIONS = Conventions()


@dataclass(frozen=True)
class Answer:
    """A date in EDTF: `sure` if the text has this one reading, `why` it may have others, a `note` on its reading."""

    edtf: str
    sure: bool = True
    why: str = ""
    note: str = ""

    def unsure(self, why: str) -> Answer:
        """The same date as a suggestion only."""
        return self if not self.sure else replace(self, sure=False, why=why)


Make = Callable[[Match, Conventions], Answer | None]


class Rule(NamedTuple):
    """A pattern for a whole text and what to make of it. A digit in a pattern is any digit: see `first_answer`."""

    pattern: re.Pattern[str]
    make: Make


def rule(pattern: str, make: Make) -> Rule:
    """A rule for texts as `spelling.py` gives them: small letters, ASCII digits, single blanks."""
    return Rule(re.compile(pattern, re.ASCII), make)


def first_answer(rules: tuple[Rule, ...], text: str, settled: Conventions) -> Answer | None:
    """What the first rule that has an answer makes of the text.

    A column has few shapes of texts (digits as 0), and which rules match depends on the shape alone, so that they are
    asked once a shape.
    """
    matching, some = _matching(rules, shape(text))
    MATCHED.matches += some
    for pattern, make in matching:
        if (match := pattern.fullmatch(text)) and (answer := make(match, settled)):
            return answer
    return None


def shape(text: str) -> str:
    """The text with every digit as 0."""
    return text.translate(_ZEROS)


class MatchCount:
    """How often a rule has matched, other than one for any text at all (`.+`), whose parts are asked in their turn.

    If that did not grow, no text of the same shape can ever have an answer.
    """

    matches = 0


MATCHED = MatchCount()


@lru_cache(1 << 14)
def _matching(rules: tuple[Rule, ...], shape: str) -> tuple[tuple[Rule, ...], bool]:
    found = tuple(rule for rule in rules if rule.pattern.fullmatch(shape))
    return found, any(".+" not in rule.pattern.pattern for rule in found)


def year_edtf(year: int) -> str:
    """An astronomical year in EDTF: "0476", "-0043", "Y-10000"."""
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}" if abs(year) <= 9999 else f"Y{year}"


def day_edtf(year: int, month: int, day: int) -> str | None:
    """A day in EDTF, None if the calendar has no such day."""
    if not (-9999 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= int(month_days(year, month))):
        return None
    return f"{year_edtf(year)}-{month:02}-{day:02}"
