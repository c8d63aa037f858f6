"""The histogram of a crowded lane as a mark: its steps in px, its highest one in words, what the pointer is told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import floor, log10
from typing import TYPE_CHECKING

import numpy as np

from components.dates import span_words
from components.language import listed, number, plural, say
from components.layout.lane_histogram import LEAST
from components.layout.text import width
from components.marks.histogram import ASIDE, SIZE
from components.scene import Answer, Histogram

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from numpy.typing import NDArray

    from components.dates import Zone
    from components.layout.lane_histogram import Counts, TimeSteps
    from components.layout.scale import Viewport

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]

STEP = 6.0  # px of what the pointer is told at once, at least
ZOOM = 15.0  # px to either side that a click there shows
WORDS = 14.0  # px above the area for the words of its highest step
ROUND = 1.0, 1.5, 2.0, 3.0, 5.0, 7.5, 10.0
HIGH, HIGHEST = 46.0, 150.0  # px of the area at least and at most, where there is room,
SHARED = 460.0  # px that the areas of all lanes share
EACH = 10.0  # px for each event of the highest step at most
EVEN = 1e-9  # more than what sums differ by the order of their parts


def tall(crowds: Sequence[Counts]) -> float:
    """px of the area of each of these lanes: the fewer they are and the more events they have in a step, the more."""
    return min(max(HIGH, min(SHARED / max(1, len(crowds)), EACH * full_height(crowds))), HIGHEST)


def full_height(crowds: Sequence[Counts]) -> float:
    """How many events the full height of some areas stands for: a round number, so that it stays the same while the
    picture moves a little."""
    most = max((float(one.total.max(initial=0.0)) for one in crowds), default=0.0)
    power = 10.0 ** floor(log10(max(most, 1.0)) + EVEN)
    return next(factor * power for factor in ROUND if factor * power >= most - EVEN)


@dataclass(frozen=True, eq=False)
class Shown:
    """What is seen of the time axis, and the steps of time in which crowded lanes are counted."""

    sight: Viewport
    steps: TimeSteps
    zone: Zone

    @cached_property
    def places(self) -> Places:
        """Where the pointer is told something, the same in all lanes."""
        sight, steps = self.sight, self.steps
        px = sight.at(steps.units)
        cell = np.floor((px - sight.left) / STEP + EVEN)
        begin = np.flatnonzero(np.append(True, cell[1:-1] != cell[:-2]))
        end = np.append(begin[1:], len(px) - 1)
        middle = (px[begin] + px[end]) / 2
        reach = np.maximum((px[end] - px[begin]) / 2, ZOOM)
        units = sight.first + (np.array([middle - reach, middle + reach]) - sight.left) / sight.per_unit
        seconds = sight.scale.moment(np.clip(units, sight.scale.units[0], sight.scale.units[-1]))
        words = [self.when(first, last) for first, last in zip(begin.tolist(), end.tolist(), strict=True)]
        return Places(begin, end, middle.round(2), tuple(words), seconds)

    def when(self, begin: int, end: int) -> str:
        """When the steps from `begin` up to `end` were, in words."""
        seconds = self.steps.seconds
        first, last = int(np.floor(seconds[begin] + 0.5)), int(np.ceil(seconds[end] - 0.5)) - 1
        return span_words(first, max(first, last), self.zone)


@dataclass(frozen=True, eq=False)
class Places:
    """n stretches of whole steps, each `STEP` px wide at least. Of each its first step and the one after its last, its
    middle (px), when that was, and the seconds that a click there shows."""

    begin: Int64
    end: Int64
    middle: Float
    words: tuple[str, ...]
    seconds: Float  # 2 × n


def histogram(
    found: Counts, events: int, most: float, row: tuple[float, float, bool], hue: int, shown: Shown
) -> Histogram:
    """The mark of what a lane holds in a row, given by its middle, its height (px) and whether it has room for words;
    `events` are counted in all, and the full height stands for `most`."""
    middle, high, words = row
    px = shown.sight.at(shown.steps.units).round(2).tolist()
    more = (found.spread + EVEN).round(4)
    return Histogram(
        (*zip(px, found.known.tolist(), more.tolist(), strict=False), (px[-1], 0, 0.0)),
        most,
        round(middle - high / 2 + WORDS * words, 2),
        round(middle + high / 2, 2),
        hue,
        events,
        round(found.beyond + EVEN, 3),
        _peak(found, shown, px) if words else None,
        _answers(found, shown.places),
    )


def _peak(found: Counts, shown: Shown, px: Sequence[float]) -> tuple[float, str, Literal["left", "right"]]:
    """The highest step's middle (px) and words, on the side of it that has room."""
    k = int(np.argmax((found.total + EVEN).round(4)))
    many = round(float(found.total[k]))
    exact = found.spread[k] <= LEAST
    said = plural(many, "{n} event", "{n} events") if exact else plural(many, "about {n} event", "about {n} events")
    words = listed((said, shown.when(k, k + 1)))
    x = round((px[k] + px[k + 1]) / 2, 2)
    return x, words, "left" if x + ASIDE + width(words, SIZE) <= px[-1] else "right"


def _answers(found: Counts, places: Places) -> tuple[Answer, ...]:
    """What is told at the places that have any events."""
    known, more = (
        level[places.end] - level[places.begin]
        for level in (np.append(0, np.cumsum(side)) for side in (found.known, found.spread))
    )
    some = known + more > LEAST
    told = map(_told, known[some].tolist(), more[some].tolist(), np.array(places.words)[some].tolist())
    each = zip(places.middle[some].tolist(), told, *places.seconds[:, some].tolist(), strict=True)
    return tuple(Answer(*one) for one in each)


def _told(known: float, more: float, when: str) -> str:
    """ "757 events, May 2021", and how many more there may have been."""
    many = listed((plural(round(known), "{n} event", "{n} events"), when))
    if more <= LEAST:
        return many
    share = number(round(more, 1)) if more >= 0.05 else f"< {number(0.1)}"
    return f"{many}\n{say('{share} more, spread', share=share)}"
