"""Ticks for any period, from milliseconds to billions of years, on a scale with folds and in any language.

A tick stands on a round moment of the calendar, in a time zone. The steps for each segment between two folds (folds
have no ticks):

1. The step of a segment is the finest one whose texts fit and that is no finer than the precision of the dates there.
2. Ticks are the moments of that step whose texts have room. Days are named in their middle, between the ticks of two
   midnights.
3. If fewer than two texts have room in a window without folds, hours are tried that have the date below only some of
   them.
4. If a segment is mostly one day, month or year, and that is no longer than the step or fewer than two texts have room,
   one tick names it: "Feb 2014", in the middle of its visible part.
5. If fewer than two texts have room and there is no such name, one moment of the coarsest step stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import floor
from typing import TYPE_CHECKING

import numpy as np

from components.dates.calendar import civil_at, seconds
from components.dates.zones import UTC
from components.language.moments import language as words_of
from components.layout.segments import GAP, NONE, Segment, segments
from components.layout.text import width
from components.layout.tick_intervals import DAY, STEPS, RoundMoments, round_moments

if TYPE_CHECKING:
    from components.dates.zones import Zone
    from components.language.moments import Language
    from components.layout.scale import Scale
    from components.layout.segments import Dated
    from components.layout.tick_intervals import Step, Unit

SIZE = 11.5  # px of tick texts
LENGTH = 5.0  # px of a tick below the axis
TEXT = 16.0  # px from the axis down to the middle of texts, and of those of the larger unit
UNDER = 31.0
LEAST = 12.0  # px between two moments of a step: no text is narrower


@dataclass(frozen=True)
class Moment:
    """A tick: its place (s), its text, and the larger unit on the line below ("2014"), "" where that does not change. A
    tick that is `within` names the period around it ("28 Oct"), a `strong` one a whole segment ("Feb 2014"). Midnights
    between such days have no text."""

    second: float
    text: str
    under: str = ""
    strong: bool = False
    within: bool = False


def ticks(
    scale: Scale,
    first: float,
    last: float,
    pixels: float,
    language: str = "en",
    dated: Dated = NONE,
    zone: Zone = UTC,
) -> tuple[Moment, ...]:
    """The ticks of the window from `first` to `last` (units of the scale), drawn `pixels` wide, from left to right.
    `dated` are moments (s) and the precision of the dates there (s, from `tick_intervals.finest_step`)."""
    clock = Clock(zone, words_of(language))
    found: list[Moment] = []
    context = ""
    all_segments = segments(scale, first, last, pixels, dated)
    for segment in all_segments:
        step = next((step for step in STEPS if step.length >= segment.least and _fits(step, segment, clock)), STEPS[-1])
        moments = _moments(step, segment, clock, context)
        name = _segment_name(segment, clock)
        texts = sum(bool(moment.text) for moment in moments)
        hours = _hours(segment, clock) if texts < 2 and len(all_segments) == 1 and segment.least < DAY else []
        if hours:
            moments = hours
        elif name and (texts < 2 or name.length <= step.length):
            moments, context = [name.moment], name.year
        elif texts < 2:
            moments = _roundest_moment(segment, clock)
        found += moments
        context = next((moment.under for moment in reversed(moments) if moment.under), context)
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Clock:
    """The time zone and the language of an axis."""

    zone: Zone
    words: Language

    def round_moments(self, step: Step, segment: Segment, beyond: float = 0.0) -> RoundMoments:
        """The moments of a step in a segment, and up to `beyond` seconds past its ends."""
        return round_moments(step, segment.start - beyond, segment.end + beyond, self.zone)

    def ambiguity_width(self, step: Step, segment: Segment) -> float:
        """The px that a text needs for " UTC+2", which tells two equal hours apart; 0 if the segment may not have
        any."""
        changes = step.length < DAY and len(self.zone.between(segment.start, segment.end).offsets) > 1
        return width(" UTC+2", SIZE) if changes else 0.0

    def civil(self, second: float) -> tuple[int, int, int]:
        """The year, month and day at a moment."""
        moment = floor(second)
        return civil_at(moment + self.zone.east(moment))[:3]


def _fits(step: Step, segment: Segment, clock: Clock) -> bool:
    """Whether the step's texts have room beside each other, and beside a larger unit on the second line."""
    room = step.length * segment.per_second
    if room < LEAST:
        return False
    if step.unit == "year":
        readings = clock.round_moments(step, segment).readings
        outer = [*readings[:1].tolist(), *readings[-1:].tolist()]
        return all(width(tick_texts("year", second, clock.words)[0], SIZE) + GAP <= room for second in outer)
    words, years = clock.words, (clock.civil(second)[0] for second in (segment.start, segment.end))
    wide = _widest(words, step.unit) + clock.ambiguity_width(step, segment)
    under = max(_widest_under(words, step.unit, year) for year in years)
    return max(wide + GAP, under + GAP / 2) <= room


@lru_cache(maxsize=64)
def _widest(words: Language, unit: Unit) -> float:
    """The px of the widest text of a tick of this unit, other than a year; all digits are equally wide."""
    texts = [_unit_texts(unit, (2014, month, 28, 0, 0), words)[0] for month in range(1, 13)]
    return max(width(text, SIZE) for text in texts)


@lru_cache(maxsize=256)
def _widest_under(words: Language, unit: Unit, year: int) -> float:
    """The px of the widest larger unit below a tick of this unit in a year."""
    unders = [_unit_texts(unit, (year, month, 28, 0, 0), words)[1] for month in range(1, 13)]
    return max(width(under, SIZE, bold=True) for under in unders)


def _moments(step: Step, segment: Segment, clock: Clock, context: str) -> list[Moment]:
    """The step's ticks that have room; `context` is the last larger unit named."""
    if step.length != DAY:
        return _moments_with_room(step, segment, clock, clock.round_moments(step, segment), context)
    # Beyond the ends, so that the first and the last day are named, too, if only a part of them is seen.
    around = clock.round_moments(step, segment, 1.5 * DAY)
    middles = (around.moments[:-1] + around.moments[1:]) / 2
    inside = (middles >= segment.start) & (middles <= segment.end)
    days = RoundMoments(middles[inside], around.readings[:-1][inside], around.twice[:-1][inside])
    names = [replace(moment, within=True) for moment in _moments_with_room(step, segment, clock, days, context)]
    midnights = [Moment(second, "") for second in clock.round_moments(step, segment).moments.tolist()]
    return sorted([*midnights, *names], key=lambda moment: moment.second)


def _hours(segment: Segment, clock: Clock) -> list[Moment]:
    """Ticks within a day that has no room for its date below each of them. The first one is the first that has room for
    the date; the date stands there, and below the first tick of each further day, if it has room there. Empty if fewer
    than two ticks are found."""
    year, *_ = clock.civil(segment.start)
    for step in (step for step in STEPS if segment.least <= step.length < DAY):
        wide = _widest(clock.words, step.unit) + clock.ambiguity_width(step, segment)
        room, under = step.length * segment.per_second, _widest_under(clock.words, step.unit, year)
        if wide + GAP > room or (wide + under) / 2 >= room:
            continue
        found: list[Moment] = []
        moments, context, free = clock.round_moments(step, segment), "", segment.low
        for moment in _moments_with_room(step, segment, clock, moments, undated=True):
            x, wide = segment.x(moment.second), width(moment.under, SIZE, bold=True)
            if moment.under == context:
                found.append(replace(moment, under=""))
            elif x - wide / 2 >= free and segment.holds(x, wide):
                found.append(moment)
                context, free = moment.under, x + (wide + GAP) / 2
        if len(found) > 1:
            return found
    return []


def _moments_with_room(
    step: Step,
    segment: Segment,
    clock: Clock,
    moments: RoundMoments,
    context: str = "",
    brief: bool = False,
    undated: bool = False,
) -> list[Moment]:
    """The round moments whose texts have room, from left to right. The larger unit is below a text where it differs
    from `context`, the one before; it needs room, too. `undated` ones all have it, and it needs no room."""
    found: list[Moment] = []
    free = segment.low
    columns = zip(moments.moments.tolist(), moments.readings.tolist(), moments.twice.tolist(), strict=True)
    for second, reading, twice in columns:
        x = segment.x(second)
        text, under = tick_texts(step.unit, reading, clock.words, brief)
        text += f" {_offset(clock.zone, second)}" * twice
        new = under if under != context or undated else ""
        wide = max(width(text, SIZE), width(new, SIZE, bold=True) * (not undated))
        if x - wide / 2 < free or not segment.holds(x, wide):
            continue
        found.append(Moment(second, text, new))
        free, context = x + (wide + GAP) / 2, under or context
    return found


def _offset(zone: Zone, second: float) -> str:
    """The offset of a moment, "UTC+2", which tells apart two equal hours."""
    sign, minutes = "+" if zone.east(second) >= 0 else "−", abs(zone.east(second)) // 60
    return f"UTC{sign}{minutes // 60}" + f":{minutes % 60:02}" * (minutes % 60 > 0)


def _roundest_moment(segment: Segment, clock: Clock) -> list[Moment]:
    """The single moment of the coarsest step that has room in a segment, with its larger unit; in brief words if the
    usual ones have no room; empty if none has."""
    steps = [step for step in reversed(STEPS) if step.length * segment.per_second >= LEAST]
    tries = (
        _moments_with_room(step, segment, clock, clock.round_moments(step, segment), "", brief)
        for brief in (False, True)
        for step in steps
    )
    return next((moments[:1] for moments in tries if moments), [])


@dataclass(frozen=True)
class Name:
    """A tick that names a segment: the length (s) of the day, month or year that it names, and its year."""

    moment: Moment
    length: float
    year: str


def _segment_name(segment: Segment, clock: Clock) -> Name | None:
    """The name of a segment: the finest of day, month and year that is no finer than the precision of the dates, fills
    more than half of the segment and whose text has room. None if there is none."""
    words, (year, month, day) = clock.words, clock.civil((segment.start + segment.end) / 2)
    spans = (
        (words.date(year, month, day), (year, month, day), (year, month, day + 1)),
        (words.month_of_year(year, month), (year, month, 1), (year, month + 1, 1)),
        (words.year(year), (year, 1, 1), (year + 1, 1, 1)),
    )
    for text, first_day, next_day in spans:
        begin, end = clock.zone.first(np.array([seconds(*first_day), seconds(*next_day)])).astype(float).tolist()
        start, stop = max(begin, segment.start), min(end, segment.end)
        centre = (start + stop) / 2
        x = segment.x(centre)
        fills = 2 * (stop - start) > segment.end - segment.start
        is_known = end - begin > 0.9 * segment.least  # February is shorter than a month is on average
        if fills and is_known and segment.holds(x, width(text, SIZE, bold=True)):
            return Name(Moment(centre, text, strong=True, within=True), end - begin, words.year(year))
    return None


def tick_texts(unit: Unit, second: float, words: Language, brief: bool = False) -> tuple[str, str]:
    """The texts of a tick at a local time (s): its own unit, and the larger one on the line below ("" for a year)."""
    more, millis = divmod(round(second % 1 * 1000), 1000)
    return _unit_texts(unit, (*civil_at(int(second // 1) + more), millis), words, brief)


def _unit_texts(
    unit: Unit, parts: tuple[int, int, int, int, int], words: Language, brief: bool = False
) -> tuple[str, str]:
    """The texts of a tick on a moment: its year, month, day, second of the day and millisecond."""
    year, month, day, second_of_day, millis = parts
    match unit:
        case "year":
            return words.year(year, brief), ""
        case "month":
            return words.month(month), words.year(year)
        case "day":
            return words.day(month, day), words.year(year)
        case "minute":
            text = words.clock(second_of_day)
        case "second":
            text = words.clock(second_of_day, True)
        case "milli":
            text = words.clock(second_of_day, True, millis)
    return text, words.date(year, month, day)
