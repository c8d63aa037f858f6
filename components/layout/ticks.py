"""Ticks for any period, from milliseconds to billions of years, on our own scale and in any language.

A tick stands on a round moment of the calendar. Each segment between two folds has its own step, the finest whose texts
fit and that is no finer than the precision of its dates; folds have no ticks. Single days are named in their middle,
between the ticks of two midnights. A segment that is mostly one day, month or year of its step, or too narrow for two
ticks, is named as a whole instead: "Feb 2014", in the middle of its visible part. Days and hours are those of a time
zone.
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
from components.layout.tick_intervals import DAY, STEPS, Rounds, rounds

if TYPE_CHECKING:
    from components.dates.zones import Zone
    from components.language.moments import Language
    from components.layout.scale import Scale
    from components.layout.segments import Dated
    from components.layout.tick_intervals import Step, Unit

SIZE = 11.5  # px of tick texts
LEAST = 12.0  # px between two moments of a step: no text is narrower


@dataclass(frozen=True)
class Moment:
    """A tick's place (seconds), its text, and the larger unit to say below where that changes ("2014").

    One that is `within` names the stretch around it ("28 Oct") rather than its own second, and a `strong` one all that
    is seen ("Feb 2014"). The midnights between days that are named so have no text.
    """

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
    """The ticks of the window from `first` to `last` (axis units) drawn `pixels` wide; `under` only where it changes.
    `dated` are moments (s) and the precision of the dates there (s, from `tick_intervals.finest`)."""
    clock = Clock(zone, words_of(language))
    found: list[Moment] = []
    context = ""
    all_segments = segments(scale, first, last, pixels, dated)
    for segment in all_segments:
        step = next((step for step in STEPS if step.length >= segment.least and _fits(step, segment, clock)), STEPS[-1])
        some = _placed(step, segment, clock, context)
        name = _name(segment, clock)
        named = sum(bool(moment.text) for moment in some)
        hours = _hours(segment, clock) if named < 2 and len(all_segments) == 1 and segment.least < DAY else []
        if hours:
            some = hours
        elif name and (named < 2 or name.length <= step.length):
            some, context = [name.moment], name.year
        elif named < 2:
            some = _roundest(segment, clock)
        found += some
        context = next((moment.under for moment in reversed(some) if moment.under), context)
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Clock:
    """The time zone and the language of an axis."""

    zone: Zone
    words: Language

    def rounds(self, step: Step, segment: Segment, beyond: float = 0.0) -> Rounds:
        """The moments of a step in a segment, and up to `beyond` seconds past its ends."""
        return rounds(step, segment.start - beyond, segment.end + beyond, self.zone)

    def twice(self, step: Step, segment: Segment) -> float:
        """The px needed to distinguish an ambiguous hour in a segment from the one before."""
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
        readings = clock.rounds(step, segment).readings
        outer = [*readings[:1].tolist(), *readings[-1:].tolist()]
        return all(width(tick_texts("year", second, clock.words)[0], SIZE) + GAP <= room for second in outer)
    words, years = clock.words, (clock.civil(second)[0] for second in (segment.start, segment.end))
    wide, under = (
        _widest(words, step.unit) + clock.twice(step, segment),
        max(_widest_under(words, step.unit, year) for year in years),
    )
    return max(wide + GAP, under + GAP / 2) <= room


@lru_cache(maxsize=64)
def _widest(words: Language, unit: Unit) -> float:
    """Px of the widest text that a step of this unit makes, years apart: digits are equally wide."""
    texts = [_named(unit, (2014, month, 28, 0, 0), words)[0] for month in range(1, 13)]
    return max(width(text, SIZE) for text in texts)


@lru_cache(maxsize=256)
def _widest_under(words: Language, unit: Unit, year: int) -> float:
    unders = [_named(unit, (year, month, 28, 0, 0), words)[1] for month in range(1, 13)]
    return max(width(under, SIZE, bold=True) for under in unders)


def _placed(step: Step, segment: Segment, clock: Clock, context: str) -> list[Moment]:
    """The step's ticks that have room; `context` is the last larger unit named."""
    if step.length != DAY:
        return _texted(step, segment, clock, clock.rounds(step, segment), context)
    around = clock.rounds(step, segment, 1.5 * DAY)  # so that what is seen of the first day and the last is named, too
    middles = (around.moments[:-1] + around.moments[1:]) / 2
    inside = (middles >= segment.start) & (middles <= segment.end)
    days = Rounds(middles[inside], around.readings[:-1][inside], around.twice[:-1][inside])
    names = [replace(one, within=True) for one in _texted(step, segment, clock, days, context)]
    midnights = [Moment(second, "") for second in clock.rounds(step, segment).moments.tolist()]
    return sorted([*midnights, *names], key=lambda one: one.second)


def _hours(segment: Segment, clock: Clock) -> list[Moment]:
    """Ticks within a day that is too narrow for its date below each of them: they begin with the first that has room
    for it. None if that is nowhere, or the last."""
    year, *_ = clock.civil(segment.start)
    for step in (step for step in STEPS if segment.least <= step.length < DAY):
        wide = _widest(clock.words, step.unit) + clock.twice(step, segment)
        room, under = step.length * segment.per_second, _widest_under(clock.words, step.unit, year)
        if wide + GAP > room or (wide + under) / 2 >= room:
            continue
        found: list[Moment] = []
        at, context, free = clock.rounds(step, segment), "", segment.low
        for one in _texted(step, segment, clock, at, undated=True):
            x, wide = segment.x(one.second), width(one.under, SIZE, bold=True)
            if one.under == context:
                found.append(replace(one, under=""))
            elif x - wide / 2 >= free and segment.holds(x, wide):
                found.append(one)
                context, free = one.under, x + (wide + GAP) / 2
        if len(found) > 1:
            return found
    return []


def _texted(
    step: Step,
    segment: Segment,
    clock: Clock,
    at: Rounds,
    context: str = "",
    brief: bool = False,
    undated: bool = False,
) -> list[Moment]:
    """The round moments whose texts have room. `undated` ones all have the larger unit, for which no room is needed."""
    found: list[Moment] = []
    free = segment.low
    for second, reading, twice in zip(at.moments.tolist(), at.readings.tolist(), at.twice.tolist(), strict=True):
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
    """ "UTC+2", which distinguishes an ambiguous hour from the same hour before."""
    sign, minutes = "+" if zone.east(second) >= 0 else "−", abs(zone.east(second)) // 60
    return f"UTC{sign}{minutes // 60}" + f":{minutes % 60:02}" * (minutes % 60 > 0)


def _roundest(segment: Segment, clock: Clock) -> list[Moment]:
    """The single moment of the coarsest step in a segment, with its larger unit: for a segment without a name."""
    steps = [step for step in reversed(STEPS) if step.length * segment.per_second >= LEAST]
    tries = (
        _texted(step, segment, clock, clock.rounds(step, segment), "", brief)
        for brief in (False, True)
        for step in steps
    )
    return next((some[:1] for some in tries if some), [])


@dataclass(frozen=True)
class Name:
    """A tick that names a segment: the length (s) of the day, month or year that it names, and its year."""

    moment: Moment
    length: float
    year: str


def _name(segment: Segment, clock: Clock) -> Name | None:
    """The finest of day, month and year that is no finer than the precision of the dates, fills more than half of the
    segment and whose text has room."""
    words, (year, month, day) = clock.words, clock.civil((segment.start + segment.end) / 2)
    spans = (
        (words.date(year, month, day), (year, month, day), (year, month, day + 1)),
        (words.month_of_year(year, month), (year, month, 1), (year, month + 1, 1)),
        (words.year(year), (year, 1, 1), (year + 1, 1, 1)),
    )
    for text, begins, ends in spans:
        begin, end = clock.zone.first(np.array([seconds(*begins), seconds(*ends)])).astype(float).tolist()
        start, stop = max(begin, segment.start), min(end, segment.end)
        centre = (start + stop) / 2
        x = segment.x(centre)
        fills = 2 * (stop - start) > segment.end - segment.start
        is_known = end - begin > 0.9 * segment.least  # February is shorter than a month is on average
        if fills and is_known and segment.holds(x, width(text, SIZE, bold=True)):
            return Name(Moment(centre, text, strong=True, within=True), end - begin, words.year(year))
    return None


def tick_texts(unit: Unit, second: float, words: Language, brief: bool = False) -> tuple[str, str]:
    """The texts of a tick: its own unit, and the larger one below."""
    more, millis = divmod(round(second % 1 * 1000), 1000)
    return _named(unit, (*civil_at(int(second // 1) + more), millis), words, brief)


def _named(unit: Unit, parts: tuple[int, int, int, int, int], words: Language, brief: bool = False) -> tuple[str, str]:
    year, month, day, of_day, millis = parts
    match unit:
        case "year":
            return words.year(year, brief), ""
        case "month":
            return words.month(month), words.year(year)
        case "day":
            return words.day(month, day), words.year(year)
        case "minute":
            text = words.clock(of_day)
        case "second":
            text = words.clock(of_day, True)
        case "milli":
            text = words.clock(of_day, True, millis)
    return text, words.date(year, month, day)
