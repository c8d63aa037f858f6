"""Columns of years, months and days → EDTF; an unknown part makes the date less precise, never the first of
something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.dates.hints import month_number

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNKNOWN = re.compile(r"|-9{3,4}(\.0+)?|0{1,4}|n/?a|nan|none|null|unknown|\?+", re.IGNORECASE)
_NUMBER = re.compile(r"(-?\d{1,11})(?:\.0+)?")  # 1998.0 is how spreadsheets and data frames write a year beside gaps
_NAME = re.compile(r"[a-z]{3,9}\.?", re.IGNORECASE)


def edtf_of_parts(years: Sequence[str], months: Sequence[str], days: Sequence[str]) -> list[str]:
    """The EDTF of n years, months and days. Parts that make no date are joined by blanks, so that `read_edtf` refuses
    them."""
    seen: dict[tuple[str, str, str], str] = {}
    rows = list(zip(years, months, days, strict=True))
    for row in rows:
        if row not in seen:
            seen[row] = _edtf_of_row(*row)
    return [seen[row] for row in rows]


def is_unknown(text: str) -> bool:
    """Whether a part says that it is unknown: blank, 0, -999, n/a."""
    return _UNKNOWN.fullmatch(text.strip()) is not None


def _edtf_of_row(year: str, month: str, day: str) -> str:
    parts = [None if is_unknown(part) else part.strip() for part in (year, month, day)]
    if not any(parts):
        return ""
    number = _NUMBER.fullmatch(parts[0] or "")
    digits = number[1] if number else ""
    month_digits, day_digits = _two(parts[1], name=True), _two(parts[2])
    # Two digits could be of any century, and a minus may or may not count a year 0.
    if not number or len(digits) < 3 or digits.startswith("-") or month_digits is None or day_digits is None:
        return " ".join(part for part in parts if part)
    text = digits.zfill(4) if len(digits) <= 4 else f"Y{digits}"
    if month_digits or day_digits:
        text += f"-{month_digits or 'XX'}"
    return text + (f"-{day_digits}" if day_digits else "")


def _two(part: str | None, name: bool = False) -> str | None:
    """A month or a day as two digits, "" if it is unknown, None if the text is none. With `name`, names of months are
    read."""
    if part is None:
        return ""
    if number := re.fullmatch(r"(\d{1,2})(?:\.0+)?", part, re.ASCII):
        return number[1].zfill(2)
    if name and _NAME.fullmatch(part):
        try:
            return f"{month_number(part):02}"
        except StopIteration:
            return None
    return None
