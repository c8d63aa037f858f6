"""The overview: the number of events in each pixel column of the whole scale, and the words at its two ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.language import listed
from components.language.moments import language as words_of
from components.layout.segments import GAP
from components.layout.text import width
from components.layout.tick_intervals import DAY, YEAR
from components.layout.ticks import Clock, tick_texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.dates.zones import Zone
    from components.layout.scale import Scale
    from components.layout.tick_intervals import Unit

    Int64 = NDArray[np.int64]

ROUNDING = 1e-9  # events: sums differ by less, depending on the order of their parts
SIZE = 11.0  # px of the words at the ends of the overview,
INSET = 5.0  # and px from its ends to them
_UNITS: tuple[tuple[float, Unit], ...] = (  # a scale shorter than so many seconds has words with this unit
    (10.0, "milli"),
    (600.0, "second"),
    (2 * DAY, "minute"),
    (YEAR / 6, "day"),
    (3 * YEAR, "month"),
)
_EXACT = 1_000_000  # larger numbers of years are rounded to four digits: "13.81 billion BCE"


def overview(low: Int64, high: Int64, columns: int, count: Int64 | int = 1) -> tuple[float, ...]:
    """The number of events in each of `columns` columns, to three decimals. Entry k stands for `count` events (one
    number for all, or one an entry), spread evenly over the columns from `low[k]` up to `high[k]`; over at least one
    column, and only over columns that there are. The result does not depend on the order of the events: a half is
    rounded up, even if a sum is slightly below it."""
    start = np.clip(low, 0, columns - 1)
    end = np.clip(high, start + 1, columns)
    weight = count / (end - start)
    begins, ends = (np.bincount(edge, weight, minlength=columns + 1) for edge in (start, end))
    found = np.maximum(np.cumsum(begins - ends)[:columns], 0.0)
    return tuple((found + ROUNDING).round(3).tolist())


def ends(scale: Scale, pixels: float, language: str, zone: Zone) -> tuple[str, str]:
    """The words for the first and the last moment of a scale, at the ends of an overview so many px wide: "13 Nov 2015,
    21:06". If both have no room beside each other, they are without the larger unit: "21:06"; else both are ""."""
    clock = Clock(zone, words_of(language))
    moments = scale.seconds[0], scale.seconds[-1]
    unit: Unit = next((unit for most, unit in _UNITS if moments[1] - moments[0] < most), "year")
    for brief in (False, True):
        start, end = (_end(unit, float(second), clock, brief) for second in moments)
        if INSET + width(start, SIZE) + GAP + width(end, SIZE) + INSET <= pixels:
            return start, end
    return "", ""


def _end(unit: Unit, second: float, clock: Clock, brief: bool) -> str:
    """The words for a moment to its unit; unless `brief`, with the larger units."""
    words, (year, month, day) = clock.words, clock.civil(second)
    if unit == "year":
        return words.year(year if abs(year) < _EXACT else round(float(f"{year:.4g}")), brief)
    text, _ = tick_texts(unit, second + clock.zone.east(second), words)
    if brief:
        return text
    if unit == "month":
        return words.month_of_year(year, month)
    date = words.date(year, month, day)
    return date if unit == "day" else listed((date, text))
