"""Common parts of messages about dates: alternatives, and a day in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.dates.english import MONTHS
from components.language import combined, message

if TYPE_CHECKING:
    from collections.abc import Sequence


def either(parts: Sequence[str]) -> str:
    """`2014-10-07 or 2014-07-10`."""
    return combined(parts, message("{first} or {then}"))


def day_in_words(day: int, month: int, year: str) -> str:
    """`29 February 2014`."""
    return message("{day} {month} {year}", day=str(day), month=MONTHS[month - 1], year=year)


def month_in_words(month: int, year: str) -> str:
    """`February 2014`."""
    return message("{month} {year}", month=MONTHS[month - 1], year=year)
