"""Ticks for any stretch of time, from milliseconds to billions of years, on our own scale.

A tick stands on a round moment of the calendar. The step is the finest whose texts fit; folds get none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.dates.calendar import civil, seconds
from components.dates.hints import MONTHS
from components.dates.phrases import year_name
from components.layout.text import width

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from components.layout.scale import Scale

    Float = NDArray[np.float64]

SIZE = 11.5  # px of tick texts
GAP = 18.0  # px between two texts; half of it at least
OUT = 20.0  # px at most that a text stands out beyond the axis
DAY = 86_400.0
YEAR = 365.2425 * DAY
MONDAY = 4  # 1970-01-05, days since the epoch


@dataclass(frozen=True)
class Moment:
    """A tick's place (seconds), its text, and the larger unit to say below where that changes ("2014")."""

    second: float
    text: str
    under: str


@dataclass(frozen=True)
class Step:
    """One way to divide time: about how long (s), the round moments between two seconds, the widest text it makes."""

    length: float
    between: Callable[[float, float], Float]
    words: Callable[[float], tuple[str, str]]
    sample: str


def ticks(scale: Scale, first: float, last: float, pixels: float) -> tuple[Moment, ...]:
    """Ticks of the window from `first` to `last` (axis units) drawn `pixels` wide; `under` only where it changes."""
    per_second = pixels / (last - first)
    start, end = scale.moment(np.array([first, last])).tolist()
    stretches = _visible(scale, start, end)
    step = next((step for step in STEPS if _fits(step, stretches, step.length * per_second - GAP)), STEPS[-1])
    found: list[Moment] = []
    end_of_last, said = -np.inf, ""
    for start, end in stretches:
        for second in step.between(start, end):
            x = (float(scale.place(second)) - first) * per_second
            text, under = step.words(float(second))
            half = max(width(text, SIZE), width(under, SIZE, bold=True) if under != said else 0.0) / 2
            if x - half < max(end_of_last, -OUT) or x + half > pixels + OUT:
                continue
            found.append(Moment(float(second), text, under if under != said else ""))
            end_of_last, said = x + half + GAP / 2, under
    return tuple(found)


def _fits(step: Step, stretches: list[tuple[float, float]], room: float) -> bool:
    """Whether the step's texts are at most `room` px wide; years of other eras have longer ones than the sample."""
    if width(step.sample, SIZE) > room:
        return False
    outer = [*step.between(*stretches[0])[:1], *step.between(*stretches[-1])[-1:]]
    return all(width(step.words(float(second))[0], SIZE) <= room for second in outer)


def _visible(scale: Scale, first: float, last: float) -> list[tuple[float, float]]:
    """The window cut at its folds."""
    edges = [first, *(edge for fold in scale.folds for edge in fold if first < edge < last), last]
    starts_inside = any(start <= first < end for start, end in scale.folds)
    return list(zip(edges[starts_inside::2], edges[starts_inside + 1 :: 2], strict=False))


def _even(step: float) -> Callable[[float, float], Float]:
    return lambda first, last: np.arange(np.ceil(first / step), np.floor(last / step) + 1) * step


def _weeks(first: float, last: float) -> Float:
    return _even(7 * DAY)(first - MONDAY * DAY, last - MONDAY * DAY) + MONDAY * DAY


def _days(*of_month: int) -> Callable[[float, float], Float]:
    def between(first: float, last: float) -> Float:
        months = _months(1)(first - 31 * DAY, last)
        days = (months[:, None] + (np.array(of_month) - 1) * DAY).ravel()
        return days[(days >= first) & (days <= last)]

    return between


def _months(step: int) -> Callable[[float, float], Float]:
    def between(first: float, last: float) -> Float:
        year, month, _, _ = civil(np.array([np.floor(first), np.floor(last)], np.int64))
        count = np.arange((year[0] * 12 + month[0] - 1) // step * step, year[1] * 12 + month[1], step)
        moments = seconds(count // 12, count % 12 + 1, np.ones_like(count)).astype(float)
        return moments[(moments >= first) & (moments <= last)]

    return between


def _years(step: int) -> Callable[[float, float], Float]:
    def between(first: float, last: float) -> Float:
        year, _, _, _ = civil(np.array([np.floor(first), np.floor(last)], np.int64))
        count = np.arange(year[0] // step * step, year[1] + 1, step)
        # There is no year 0 to people: 50 BCE is the calendar's -49. Millions of years are named as they are.
        count = np.where((count <= 0) & (count > -1_000_000) & (step > 1), count + 1, count)
        moments = seconds(count, np.ones_like(count), np.ones_like(count)).astype(float)
        return moments[(moments >= first) & (moments <= last)]

    return between


def _parts(second: float) -> tuple[int, int, int, int]:
    year, month, day, rest = civil(np.array([np.floor(second)], np.int64))
    return int(year[0]), int(month[0]), int(day[0]), int(rest[0])


def _clock(decimals: int, with_seconds: bool) -> Callable[[float], tuple[str, str]]:
    def words(second: float) -> tuple[str, str]:
        second = round(second, 3)
        year, month, day, rest = _parts(second)
        text = f"{rest // 3600:02}:{rest // 60 % 60:02}" + (f":{rest % 60:02}" if with_seconds else "")
        text += f"{second % 1:.{decimals}f}"[1:] if decimals else ""
        return text, f"{day} {MONTHS[month - 1][:3]} {year_name(year)}"

    return words


def _day_words(second: float) -> tuple[str, str]:
    year, month, day, _ = _parts(second)
    return f"{day} {MONTHS[month - 1][:3]}", year_name(year)


def _month_words(second: float) -> tuple[str, str]:
    year, month, _, _ = _parts(second)
    return MONTHS[month - 1][:3], year_name(year)


def _year_text(second: float) -> tuple[str, str]:
    return year_name(_parts(second)[0]), ""


def _year_steps() -> list[Step]:
    lengths = [factor * 10**power for power in range(11) for factor in (1, 2, 5)]
    samples = ["2028"] * 9 + ["10,000 BCE"] * 6 + ["13.8 million BCE"] * 20
    return [Step(n * YEAR, _years(n), _year_text, sample) for n, sample in zip(lengths, samples, strict=False)]


STEPS: tuple[Step, ...] = (
    *(Step(n / 1000, _even(n / 1000), _clock(3, True), "00:00:00.000") for n in (1, 2, 5, 10, 20, 50, 100, 200, 500)),
    *(Step(n, _even(n), _clock(0, True), "00:00:00") for n in (1, 2, 5, 10, 15, 30)),
    *(Step(60 * n, _even(60 * n), _clock(0, False), "28 Oct 2014") for n in (1, 2, 5, 10, 15, 30)),
    *(Step(3600 * n, _even(3600 * n), _clock(0, False), "28 Oct 2014") for n in (1, 2, 3, 6, 12)),
    Step(DAY, _even(DAY), _day_words, "28 Oct"),
    Step(2 * DAY, _days(*range(1, 30, 2)), _day_words, "28 Oct"),
    Step(7 * DAY, _weeks, _day_words, "28 Oct"),
    Step(14 * DAY, _days(1, 15), _day_words, "28 Oct"),
    *(Step(30.4 * n * DAY, _months(n), _month_words, "Oct") for n in (1, 2, 3, 6)),
    *_year_steps(),
)
