"""Less precise EDTF dates: a day becomes its month or year. The result never says more than was known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import Literal

import numpy as np

from components.dates import read_edtf
from components.dates.grammar import DATE, QUALIFIED
from components.dates.languages import month_names
from components.model import Dates, Precision

Unit = Literal["", "month", "year"]
COARSEST = {"month": Precision.MONTH, "year": Precision.YEAR}
_BETWEEN = re.compile(r"(\.\.|[\[\]{},/])")
_AROUND = 40  # characters beside a digit that may belong to its date
_NEAR = re.compile(rf"\d(?:.{{0,{2 * _AROUND}}}\d)*", re.DOTALL)  # digits with overlapping surroundings
_SIDES = ("earliest_start", "latest_start", "earliest_end", "latest_end")


@lru_cache(maxsize=100_000)
def coarse(text: str, unit: Unit) -> str:
    """The date `text`, to the `unit` at most; "" if no such date encloses it, or it is no date. Ranges, sets, open
    sides, “about” and “perhaps” are kept. The bounds enclose those of `text`."""
    if not unit or not text.strip():
        return text
    was = _read(text)
    if was is None:
        return ""
    for level in range(5):
        made = _joined([_token(part, unit, level) for part in _BETWEEN.split(text)])
        now = _read(made)
        if now is not None and now.precision[0] <= COARSEST[unit] and encloses(now, was):
            return made
    return ""


def finer_in(text: str, unit: Unit) -> Iterator[tuple[int, int]]:
    """The spans (start, stop) in a text that are more exact than the `unit`; none without a unit, or without digits."""
    end = 0
    for near in _NEAR.finditer(text) if unit else ():
        first, last = max(near.start() - _AROUND, end), near.end() + _AROUND
        for found in finer_pattern(unit).finditer(text, first, last):
            yield found.span()
            end = found.end()


@cache
def finer_pattern(unit: Unit) -> re.Pattern[str]:
    """A pattern for anything more exact than the `unit` "month" or "year": in digits, and with the months' names of
    CLDR's languages. Weekdays, seasons and dates in words alone are not found."""
    month = rf"{_one_of(month_names())}\w*\.?"
    th, of = r"(?:st|nd|rd|th|er|re|º|ª|°)?", r"(?:(?:of|de|di|d') ?)?"
    day = (
        r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T[\d:.]+Z?)?|\d{1,2}[-/.] ?\d{1,2}[-/.] ?\d{2,4}|"
        r"(?<![\d.])\d{1,2}\. ?(?:1[0-2]|0?[1-9])\.(?!\d)|(?<!\d)\d{4}-(?:W\d\d(?:-\d)?|\d{3}(?!\d))|"
        r"(?<![\d:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])|"
        r"(?<!\d)(?:1[5-9]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)|"
        r"(?:\d{4} ?[年년] ?)?\d{1,2} ?[月월] ?\d{1,2} ?[日일号號]|"
        rf"\b\d{{1,2}}{th}\.? ?{of}{month}(?: ?{of}\d{{4}})?\b|\b\d{{4}},? {month} \d{{1,2}}{th}\b|"
        rf"\b{month} \d{{1,2}}{th}\b(?:,? \d{{4}})?"
    )
    months = (
        r"\d{4}[-/.]\d{2}(?!\d)|(?<![\d/.-])\d{1,2}[-/.]\d{4}(?!\d)|(?:\d{4} ?[年년] ?)?\d{1,2} ?[月월]|"
        rf"\b{month} {of}\d{{4}}\b|\b\d{{4}},? {month}"
    )
    return re.compile(day if unit == "month" else f"{day}|{months}", re.IGNORECASE)


def _one_of(names: Collection[str]) -> str:
    """A pattern for any of the names, the longest first, grouped by first letter, so that a letter that begins no name
    is skipped at once."""
    rests: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        rests.setdefault(name[0], []).append(re.escape(name[1:]))
    groups = (f"{re.escape(first)}(?:{'|'.join(endings)})" for first, endings in sorted(rests.items()))
    return f"(?:{'|'.join(groups)})"


def encloses(wide: Dates, narrow: Dates) -> bool:
    """Whether the bounds of `wide` enclose those of `narrow`; both have one row."""
    first = all(getattr(wide, side)[0] <= getattr(narrow, side)[0] for side in _SIDES[::2])
    return first and all(getattr(wide, side)[0] >= getattr(narrow, side)[0] for side in _SIDES[1::2])


def _read(text: str) -> Dates | None:
    dates, faults = read_edtf([text])
    return None if faults or not text.strip() else dates


def _token(part: str, unit: Unit, level: int) -> str:
    """One date of a text in the first form, from `level` on, that is coarse enough and true; other pieces unchanged."""
    tight = part.strip()
    was = _read(tight) if tight and not _BETWEEN.fullmatch(part) else None
    found = DATE.fullmatch(tight)
    if was is None or not found:
        return tight
    finer = [found["day"], *([found["month"]] if unit == "year" else [])]
    if level == 0 and was.precision[0] <= COARSEST[unit] and {*finer} <= {None, "XX"}:
        return tight
    marks = {found[name] for name in QUALIFIED} - {None, ""}
    mark = "%" if len(marks) > 1 or "%" in marks else "".join(marks)
    year = found["year"]
    forms = [f"{year}-{found['month']}"] if unit == "month" and found["month"] else []
    forms += [year, f"{year[:-1]}X", f"{year[:-2]}XX", f"{year[:-3]}XXX"]
    for form in forms[level:]:
        now = _read(form)
        if now is not None and now.precision[0] <= COARSEST[unit] and encloses(now, was):
            return form + mark
    return ""


def _joined(parts: list[str]) -> str:
    """The text from its parts; a range or set reduced to one date becomes that date."""
    text = "".join(parts)
    if text[:1] + text[-1:] not in ("[]", "{}"):
        return text
    ends = [re.sub(r"^(.+)\.\.\1$", r"\1", member) for member in text[1:-1].split(",")]
    distinct = list(dict.fromkeys(ends))
    if len(distinct) == 1 and ".." not in distinct[0]:
        return distinct[0]
    return f"{text[0]}{','.join(distinct)}{text[-1]}"


def widened(window: tuple[float, float] | None, unit: Unit) -> tuple[float, float] | None:
    """A window (s) widened to whole months or years, so that it gives away no exact date; None beyond NumPy's
    calendar."""
    if window is None or not unit:
        return window
    form = "M" if unit == "month" else "Y"
    least, most = -1e16, 1e16  # seconds that NumPy's calendar holds
    if not (least < window[0] and window[1] < most):
        return None
    first = np.datetime64(int(window[0] // 1), "s").astype(f"datetime64[{form}]")
    last = np.datetime64(int(window[1] // 1), "s").astype(f"datetime64[{form}]") + 1
    return tuple(float(end.astype("datetime64[s]").astype(np.int64)) for end in (first, last))  # type: ignore[return-value]
