"""The histogram of a crowded lane as a mark: its steps in px, the time of each in words, the words at the highest
one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import floor, log10, sqrt
from typing import TYPE_CHECKING

from components.dates import span_words
from components.language import listed, plural
from components.layout.bars import HIGH
from components.layout.density import ROUNDING
from components.layout.labels import DATE, text_label
from components.layout.lane_histogram import LEAST
from components.layout.text import width
from components.layout.tick_intervals import DAY
from components.scene import Histogram, Profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.dates import Zone
    from components.layout.labels import Role
    from components.layout.lane_histogram import Counts, TimeSteps
    from components.layout.scale import Viewport
    from components.scene import Label

WORDS = 14.0  # px above the area for the words of its highest step
ROUND = 1.0, 1.5, 2.0, 3.0, 5.0, 7.5, 10.0  # numbers of events at the full height, times a power of ten
STANDS_OUT, LEAST_PEAK = 2.0, 3  # the highest step has words with so many times the mean and so many events at least
ABOVE, ASIDE = 7.0, 6.0  # px from its top up to the middle of its words, and to their beginning
HIGHEST = 110.0  # px of the area at most
LOW = 30.0  # px below which an area is too low for heights
SHARED = 460.0  # px that the areas of all lanes share
PER_EVENT = 10.0  # px at most for each event at the full height


def area_height(lanes: Sequence[Counts]) -> float:
    """The height (px) of the area in each of these lanes, from HIGH to HIGHEST: the fewer lanes and the more events in
    the highest step, the higher."""
    return min(max(HIGH, min(SHARED / max(1, len(lanes)), PER_EVENT * full_height(lanes))), HIGHEST)


def has_shades(height: float) -> bool:
    """Whether an area of `height` px is too low for heights, so that it has shades."""
    return height < LOW


def full_height(lanes: Sequence[Counts]) -> float:
    """The number of events at the full height of these lanes: that of the highest step, rounded up, so that it stays
    the same while the picture moves a little."""
    most = max((float(lane.total.max(initial=0.0)) for lane in lanes), default=0.0)
    power = 10.0 ** floor(log10(max(most, 1.0)) + ROUNDING)
    return next(factor * power for factor in ROUND if factor * power >= most - ROUNDING)


@dataclass(frozen=True, eq=False)
class TimeWindow:
    """The visible part of the time axis, its time zone, and the time steps of crowded lanes."""

    viewport: Viewport
    steps: TimeSteps
    zone: Zone

    def _when(self, step: int) -> str:
        """The time of a step, in words."""
        start, end = self.steps.seconds[step : step + 2]
        first, last = floor(start + 0.5), floor(end - 0.5)
        day = span_words(first, max(first, last), self.zone)
        if self.steps.length >= DAY:
            return day
        second = (start + self.zone.east(first)) % DAY
        clock = f"{int(second // 3600):02}:{int(second // 60 % 60):02}"
        if self.steps.length < 60:
            clock += f":{second % 60:02.0f}" if self.steps.length >= 1 else f":{second % 60:06.3f}"
        return listed((day, clock))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The time of each step in words."""
        return tuple(map(self._when, range(len(self.steps.seconds) - 1)))


def histogram(
    counts: Counts, events: int, most: float, row: tuple[float, float, bool], hue: int, window: TimeWindow
) -> Histogram:
    """The mark of a crowded lane in a `row`: its middle (px), its height (px), and whether it has room for words.
    `events` is the number of all its events; the full height stands for `most`."""
    middle, height, roomy = row
    px = window.viewport.unit_px(window.steps.units).round(2).tolist()
    spread = (counts.spread + ROUNDING).round(4)
    words, highest = _highest(counts, window)
    top, bottom = round(middle - height / 2 + WORDS * roomy, 2), round(middle + height / 2, 2)
    peak = (px[highest] + px[highest + 1]) / 2, bottom - (bottom - top) * sqrt(counts.total[highest] / most)
    return Histogram(
        (*zip(px, counts.known.tolist(), spread.tolist(), strict=False), (px[-1], 0, 0.0)),
        window.words,
        most,
        top,
        bottom,
        hue,
        events,
        words,
        float(window.steps.seconds[0]),
        float(window.steps.seconds[-1]),
        round(counts.beyond + ROUNDING, 3),
        (round(peak[0], 2), round(peak[1], 2)) if roomy and _stands_out(counts, highest) else None,
        has_shades(height),
    )


def _highest(counts: Counts, window: TimeWindow) -> tuple[str, int]:
    """The highest step in words ("757 events, May 2021"), and its index."""
    k = int(((counts.total + ROUNDING).round(4)).argmax())
    count = round(float(counts.total[k]))
    exact = counts.spread[k] <= LEAST
    text = plural(count, "{n} event", "{n} events") if exact else plural(count, "about {n} event", "about {n} events")
    return listed((text, window.words[k])), k


def _stands_out(counts: Counts, highest: int) -> bool:
    total = counts.total
    filled = total[total > LEAST]
    return len(filled) > 0 and bool(total[highest] >= max(LEAST_PEAK, STANDS_OUT * filled.mean()))


def peak_label(mark: Histogram | Profile, lane: int, start: float, end: float) -> Label | None:
    """The label of the highest step, to its right or left between `start` and `end` px; None if it has no room there,
    or the mark no `peak`."""
    if not mark.peak:
        return None
    (x, y), reach = mark.peak, ASIDE + width(mark.words, DATE)
    line: list[tuple[str, float, Role]] = [(mark.words, y - ABOVE, "date")]
    if x + reach <= end:
        return text_label("", x + ASIDE, "left", line, lane)
    return text_label("", x - ASIDE, "right", line, lane) if x - reach >= start else None
