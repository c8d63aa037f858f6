"""The histogram of a crowded lane as a mark: its steps in px, the words for its highest one, the time of each step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import floor, log10, sqrt
from typing import TYPE_CHECKING

from components.dates import span_words
from components.language import listed, plural
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
ROUND = 1.0, 1.5, 2.0, 3.0, 5.0, 7.5, 10.0
STANDS_OUT, LEAST_PEAK = 2.0, 3  # times as many events as others have, and how many, of a step that is named
ABOVE, ASIDE = 7.0, 6.0  # px from its top up to the middle of its words, and to their beginning
HIGH, HIGHEST = 46.0, 110.0  # px of the area at least and at most, where there is room,
LOW = 30.0  # px of one that is too low for heights,
SHARED = 460.0  # px that the areas of all lanes share
EACH = 10.0  # px for each event of the highest step at most


def tall(lanes: Sequence[Counts]) -> float:
    """The height (px) of the area in each of these lanes: higher where lanes are few and steps have many events."""
    return min(max(HIGH, min(SHARED / max(1, len(lanes)), EACH * full_height(lanes))), HIGHEST)


def shaded(high: float) -> bool:
    """Whether an area of `high` px is too low for heights."""
    return high < LOW


def full_height(lanes: Sequence[Counts]) -> float:
    """The number of events at the full height: a round one, so that it stays the same while the picture moves a
    little."""
    most = max((float(one.total.max(initial=0.0)) for one in lanes), default=0.0)
    power = 10.0 ** floor(log10(max(most, 1.0)) + ROUNDING)
    return next(factor * power for factor in ROUND if factor * power >= most - ROUNDING)


@dataclass(frozen=True, eq=False)
class Shown:
    """The visible part of the time axis, and the time steps of dense lanes."""

    viewport: Viewport
    steps: TimeSteps
    zone: Zone

    def _when(self, step: int) -> str:
        """The time of a step, in words."""
        begin, end = self.steps.seconds[step : step + 2]
        first, last = floor(begin + 0.5), floor(end - 0.5)
        day = span_words(first, max(first, last), self.zone)
        if self.steps.length >= DAY:
            return day
        of_day = (begin + self.zone.east(first)) % DAY
        clock = f"{int(of_day // 3600):02}:{int(of_day // 60 % 60):02}"
        if self.steps.length < 60:
            clock += f":{of_day % 60:02.0f}" if self.steps.length >= 1 else f":{of_day % 60:06.3f}"
        return listed((day, clock))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The time of each step in words."""
        return tuple(map(self._when, range(len(self.steps.seconds) - 1)))


def histogram(
    found: Counts, events: int, most: float, row: tuple[float, float, bool], hue: int, shown: Shown
) -> Histogram:
    """The mark of a dense lane in a row, given by its middle, its height (px) and whether it has room for words.
    `events` are its number, and the full height stands for `most`."""
    middle, high, roomy = row
    px = shown.viewport.unit_px(shown.steps.units).round(2).tolist()
    more = (found.spread + ROUNDING).round(4)
    words, highest = _highest(found, shown)
    top, bottom = round(middle - high / 2 + WORDS * roomy, 2), round(middle + high / 2, 2)
    peak = (px[highest] + px[highest + 1]) / 2, bottom - (bottom - top) * sqrt(found.total[highest] / most)
    return Histogram(
        (*zip(px, found.known.tolist(), more.tolist(), strict=False), (px[-1], 0, 0.0)),
        shown.words,
        most,
        top,
        bottom,
        hue,
        events,
        words,
        float(shown.steps.seconds[0]),
        float(shown.steps.seconds[-1]),
        round(found.beyond + ROUNDING, 3),
        (round(peak[0], 2), round(peak[1], 2)) if roomy and _stands_out(found, highest) else None,
        shaded(high),
    )


def _highest(found: Counts, shown: Shown) -> tuple[str, int]:
    """The highest step in words ("757 events, May 2021"), and its number."""
    k = int(((found.total + ROUNDING).round(4)).argmax())
    many = round(float(found.total[k]))
    exact = found.spread[k] <= LEAST
    text = plural(many, "{n} event", "{n} events") if exact else plural(many, "about {n} event", "about {n} events")
    return listed((text, shown.words[k])), k


def _stands_out(found: Counts, highest: int) -> bool:
    total = found.total
    some = total[total > LEAST]
    return len(some) > 0 and bool(total[highest] >= max(LEAST_PEAK, STANDS_OUT * some.mean()))


def named(mark: Histogram | Profile, lane: int, start: float, end: float) -> Label | None:
    """The label of the highest step, on the side of it that has room between `start` and `end` px."""
    if not mark.peak:
        return None
    (x, y), wide = mark.peak, ASIDE + width(mark.words, DATE)
    line: list[tuple[str, float, Role]] = [(mark.words, y - ABOVE, "date")]
    if x + wide <= end:
        return text_label("", x + ASIDE, "left", line, lane)
    return text_label("", x - ASIDE, "right", line, lane) if x - wide >= start else None
