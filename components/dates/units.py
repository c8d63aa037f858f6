"""A year, a month or a day in ISO 8601, from its first and last day."""

from __future__ import annotations

import re

from components.dates.calendar import month_days

_DAY = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)")


def whole_unit(first: str, last: str) -> str:
    """The year or month in ISO 8601 with this first and last day; the day or moment itself if both are equal; "" if
    there is no such unit."""
    if first == last:
        return first
    a, b = _DAY.fullmatch(first), _DAY.fullmatch(last)
    if not (a and b) or a[1] != b[1] or a[3] != "01":
        return ""
    if a[2] == b[2]:
        return f"{a[1]}-{a[2]}" if int(b[3]) == int(month_days(int(a[1]), int(a[2]))) else ""
    return a[1] if (a[2], b[2], b[3]) == ("01", "12", "31") else ""
