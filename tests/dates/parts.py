"""EDTF made from parts whose meaning is known: what the properties of this folder are drawn from."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

EPOCH = date(1970, 1, 1)
MARKS = st.sampled_from(["", "", "", "~", "?", "%"])


@dataclass(frozen=True)
class Said:
    """A text and what it says: bounds in seconds, and the qualifiers in it."""

    text: str
    low: int
    high: int
    marks: str = ""
    time: bool = False

    @property
    def about(self) -> bool:
        return "~" in self.marks or "%" in self.marks

    @property
    def perhaps(self) -> bool:
        return "?" in self.marks or "%" in self.marks


def second(day: date) -> int:
    return (day - EPOCH).days * 86_400


@st.composite
def plain_dates(draw: st.DrawFn) -> Said:
    """A year, month or day with any qualifiers in any place."""
    day = draw(st.dates(date(1, 1, 1), date(9998, 12, 31)))
    precision = draw(st.integers(1, 3))
    left = [draw(MARKS) for _ in range(precision)]
    right = [draw(MARKS) for _ in range(precision)]
    digits = [f"{day.year:04}", f"{day.month:02}", f"{day.day:02}"][:precision]
    text = "-".join(mark + part + behind for mark, part, behind in zip(left, digits, right, strict=True))
    first = date(day.year, day.month if precision > 1 else 1, day.day if precision > 2 else 1)
    if precision == 1:
        last = date(day.year, 12, 31)
    else:
        last = day if precision == 3 else date(day.year, day.month, monthrange(day.year, day.month)[1])
    return Said(text, second(first), second(last) + 86_399, "".join(left + right))


@st.composite
def times(draw: st.DrawFn) -> Said:
    """A day with a time to the second or to the minute, in any zone or none."""
    moment = draw(st.datetimes(datetime(2, 1, 1), datetime(9997, 1, 1))).replace(microsecond=0)
    minutes = draw(st.booleans())
    offset = draw(st.one_of(st.none(), st.integers(-12 * 60, 14 * 60)))
    mark = draw(MARKS)
    text = f"{moment.year:04}{moment:-%m-%dT%H:%M}" + ("" if minutes else f":{moment:%S}")
    if offset is not None:
        text += f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02}:{abs(offset) % 60:02}"
    if minutes:
        moment = moment.replace(second=0)
    utc = moment.replace(tzinfo=UTC) - timedelta(minutes=offset or 0)
    low = (utc - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(seconds=1)
    return Said(text + mark, low, low + (59 if minutes else 0), mark, time=True)


singles = plain_dates() | times()


@st.composite
def masked_dates(draw: st.DrawFn) -> tuple[str, list[date]]:
    """A text with some digits masked, and every day that it can mean."""
    day = draw(st.dates(date(1, 1, 1), date(9998, 12, 31)))
    text = day.isoformat()
    for place in draw(st.sets(st.sampled_from([2, 3, 5, 6, 8, 9]), min_size=1)):
        text = f"{text[:place]}X{text[place + 1 :]}"
    years = [int(text[:4].replace("X", "{}").format(*tail)) for tail in _tails(text[:4].count("X"))]
    days = []
    for year in years:
        for month in range(1, 13):
            if year and fits(text[5:7], month):
                days += [date(year, month, d) for d in range(1, monthrange(year, month)[1] + 1) if fits(text[8:], d)]
    return text, days


def _tails(count: int) -> list[str]:
    return [f"{number:0{count}}" for number in range(10**count)] if count else [""]


def fits(pattern: str, number: int) -> bool:
    return all(want in ("X", have) for want, have in zip(pattern, f"{number:02}", strict=True))
