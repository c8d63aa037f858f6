"""Tick intervals: round calendar units, from milliseconds to billions of years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from components.dates.calendar import civil, seconds
from components.model import Precision

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    from components.dates import Zone

    Float = NDArray[np.float64]

DAY = 86_400.0
MONTH = 30.4 * DAY
YEAR = 365.2425 * DAY
MONDAY = 4  # 1970-01-05, days since the epoch

Unit = Literal["milli", "second", "minute", "day", "month", "year"]


@dataclass(frozen=True)
class Step:
    """A tick interval: its approximate length (s), the finest unit that its texts name, and a function that gives its
    round local times from a first to a last local time (s). `round_moments` makes moments of these."""

    length: float
    unit: Unit
    between: Callable[[float, float], Float]


def finest_step(precision: ArrayLike) -> Float:
    """The length (s) of the finest step for dates of each `Precision`; 0 for days and finer ones, for which the zoom
    decides."""
    lengths = np.zeros(len(Precision))
    lengths[Precision.HALF : Precision.DAY] = MONTH  # half years to months begin with a month
    lengths[Precision.MILLENNIUM : Precision.HALF] = np.array([1000, 100, 10, 1]) * YEAR
    return np.asarray(lengths[np.asarray(precision, int)])


@dataclass(frozen=True, eq=False)
class RoundMoments:
    """Round moments (s, ascending), the local time of each (s), and whether that is ambiguous (`twice`): a clock that
    is put back shows it twice."""

    moments: Float
    readings: Float
    twice: NDArray[np.bool_]


def round_moments(step: Step, first: float, last: float, zone: Zone) -> RoundMoments:
    """The round moments of a step from `first` to `last` (s) in a zone: midnights, full hours. A day, month or year
    without a midnight counts from its first moment. An hour that is skipped has no moment, one that is ambiguous has
    two."""
    if zone.is_utc:
        found = step.between(first, last)
        return RoundMoments(found, found, np.zeros(len(found), bool))
    offsets = zone.between(first, last).offsets
    readings = step.between(first + float(offsets.min()), last + float(offsets.max()))
    begin, end = zone.first(readings), zone.last(readings)
    twice = np.zeros(len(readings), bool)
    if step.length < DAY:
        exists = zone.local(begin) == readings
        begin, end, readings = begin[exists], end[exists], readings[exists]
        twice = end > begin
        order = np.argsort(np.append(begin, end[twice]), kind="stable")
        begin = np.append(begin, end[twice])[order]
        readings, twice = np.append(readings, readings[twice])[order], np.append(twice, twice[twice])[order]
    inside = (begin >= first) & (begin <= last) & (np.diff(begin, append=np.inf) > 0)  # Samoa has left out a whole day
    return RoundMoments(begin[inside], readings[inside], twice[inside])


def _even(step: float) -> Callable[[float, float], Float]:
    """Every `step` seconds, from the epoch on."""
    return lambda first, last: np.arange(np.ceil(first / step), np.floor(last / step) + 1) * step


def _weeks(first: float, last: float) -> Float:
    """Every Monday."""
    return _even(7 * DAY)(first - MONDAY * DAY, last - MONDAY * DAY) + MONDAY * DAY


def _days(step: int) -> Callable[[float, float], Float]:
    """The first of each month, and every `step` days from there, unless the next month begins sooner."""

    def between(first: float, last: float) -> Float:
        months = _months(1)(first - 31 * DAY, last + 31 * DAY)
        begin, end = months[:-1, None], months[1:, None]
        days = begin + np.arange(0, 31, step) * DAY
        inside = ((days == begin) | (days + step * DAY <= end)) & (days >= first) & (days <= last)
        return np.asarray(days[inside])

    return between


def _months(step: int) -> Callable[[float, float], Float]:
    """The first of every `step`-th month."""

    def between(first: float, last: float) -> Float:
        year, month, _, _ = civil(np.array([np.floor(first), np.floor(last)], np.int64))
        count = np.arange((year[0] * 12 + month[0] - 1) // step * step, year[1] * 12 + month[1], step)
        moments = seconds(count // 12, count % 12 + 1, np.ones_like(count)).astype(float)
        return moments[(moments >= first) & (moments <= last)]

    return between


def _years(step: int) -> Callable[[float, float], Float]:
    """The first day of every `step`-th year, as people count years."""

    def between(first: float, last: float) -> Float:
        year, _, _, _ = civil(np.array([np.floor(first), np.floor(last)], np.int64))
        count = np.arange(year[0] // step * step, year[1] + 1, step)
        # People count no year 0: 50 BCE is the calendar's -49. From a million years on, that does not matter.
        count = np.where((count <= 0) & (count > -1_000_000) & (step > 1), count + 1, count)
        moments = seconds(count, np.ones_like(count), np.ones_like(count)).astype(float)
        return moments[(moments >= first) & (moments <= last)]

    return between


_POWERS = [factor * 10**power for power in range(11) for factor in (1, 2, 5)]

STEPS: tuple[Step, ...] = (
    *(Step(n / 1000, "milli", _even(n / 1000)) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500)),
    *(Step(n, "second", _even(n)) for n in (1, 2, 5, 10, 15, 30)),
    *(Step(60 * n, "minute", _even(60 * n)) for n in (1, 2, 5, 10, 15, 30)),
    *(Step(3600 * n, "minute", _even(3600 * n)) for n in (1, 2, 3, 6, 12)),
    Step(DAY, "day", _even(DAY)),
    Step(2 * DAY, "day", _days(2)),
    Step(7 * DAY, "day", _weeks),
    Step(14 * DAY, "day", _days(14)),
    *(Step(n * MONTH, "month", _months(n)) for n in (1, 2, 3, 6)),
    *(Step(n * YEAR, "year", _years(n)) for n in _POWERS),
)
