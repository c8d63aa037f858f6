"""The histogram of a lane without room for its marks: the number of its events in each short step of time.

Steps are even calendar units (hours, days, weeks, months …), so that an edge never divides a day or a month, and as
fine as the picture allows. An event known to lie within one step counts there; any other, less exactly known or
lasting, is spread evenly over its time. Both, and the part of these outside the window, add up to all events in sight.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.language import plural
from components.layout.histogram import HOUR, NAMES, Binned, called, edges, place, spread
from components.layout.range_maximum import positions
from components.layout.tick_intervals import DAY, MONTH, STEPS, YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.dates import Zone
    from components.layout.mark_index import MarkIndex, Run
    from components.layout.scale import Viewport
    from components.layout.source import Summary, TimeAxis

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]

NARROWEST = 1.5  # px of a step at least
UNEVEN = {2 * DAY, 14 * DAY, 2 * MONTH, 6 * MONTH}  # s of steps that begin anew with each month, or are no one's
MANY = 4  # times as many marks as there are steps: fewer are looked at one by one
LEAST = 5e-5  # events: less than that is no part of one, but an error of rounding


@dataclass(frozen=True, eq=False)
class TimeSteps:
    """The steps of time in sight: the name of one ("month"), and their edges, with the window's ends, as seconds and as
    units of the scale (both ascending, equal in length)."""

    words: str
    length: float  # about how long it is (s)
    seconds: Float
    units: Float


@dataclass(frozen=True, eq=False)
class Counts:
    """The number of events in each of n steps: those `known` to lie there, and the share of others that is `spread`
    over it. `beyond` is the part of all of them before and after all steps."""

    known: Int64
    spread: Float
    beyond: float

    @property
    def total(self) -> Float:
        """The events of each step, known and spread."""
        return self.known + self.spread

    @property
    def uneven(self) -> bool:
        """Whether any are spread, beyond rounding."""
        return bool((self.spread > LEAST).any())

    def plus(self, other: Counts) -> Counts:
        """The sum with other counts."""
        return Counts(self.known + other.known, self.spread + other.spread, self.beyond + other.beyond)

    def minus(self, other: Counts) -> Counts:
        """The difference from other counts."""
        rest = np.maximum(self.spread - other.spread, 0.0)
        return Counts(self.known - other.known, rest, max(self.beyond - other.beyond, 0.0))


def time_steps(axis: TimeAxis, viewport: Viewport, zone: Zone, summary: Summary) -> TimeSteps:
    """The finest steps that are wide enough, no finer than the precision of any date on the axis, nor than a day unless
    half of the events have a time; in `zone`."""
    timed = 2 * (summary.zoned + summary.bare) >= summary.dated
    lengths = np.asarray(axis.dated[1], float)
    least = max(float(lengths.min(initial=np.inf)), 0.0 if timed else DAY)
    for step in STEPS:
        even = step.length not in UNEVEN and step.length >= least * 0.99
        if even and step.length * viewport.per_unit >= NARROWEST:
            break
    first, last = viewport.seconds
    inner = np.array([edge for edge in edges(step, viewport, zone) if first < edge < last])
    units = viewport.scale.place(inner)
    inside = (units > viewport.first) & (units < viewport.last)
    seconds = np.concatenate([[first], inner[inside], [last]])
    units = np.concatenate([[viewport.first], units[inside], [viewport.last]])
    return TimeSteps(_called(step.length), step.length, seconds, units)


def _called(length: float) -> str:
    """The name of steps of this length (s): "events by day", "events by 15 minutes"."""
    if length in NAMES or length >= YEAR:
        return called(length)
    if length < 1:
        return plural(round(length * 1000), "events by millisecond", "events by {n} milliseconds")
    if length < 60:
        return plural(round(length), "events by second", "events by {n} seconds")
    if length < HOUR:
        return plural(round(length / 60), "events by minute", "events by {n} minutes")
    return plural(round(length / HOUR), "events by {n} hour", "events by {n} hours")


def tolerance(steps: TimeSteps) -> float:
    """The units by which an event may cross an edge because of rounding."""
    return 8 * float(np.spacing(np.abs(steps.units).max()))


def counts(found: Binned, steps: TimeSteps, groups: int) -> list[Counts]:
    """The counts of each group of events, from the steps in which they begin and end."""
    alone = found.first == found.last
    known = np.zeros((groups, len(steps.units) + 1))
    np.add.at(known, (found.group[alone], found.first[alone]), found.count[alone])
    columns = (getattr(found, name)[~alone] for name in ("group", "first", "last", "count", "slope", "start", "end"))
    rest = spread(Binned(("",) * (groups - 1), *columns), tuple(steps.units.tolist()))
    beyond = (known + rest)[:, [0, -1]].sum(axis=1).tolist()
    whole = known[:, 1:-1].astype(np.int64)
    return [Counts(*each) for each in zip(whole, rest[:, 1:-1], beyond, strict=True)]


def binned(marks: MarkIndex, slices: tuple[Int64, Int64, Int64], steps: TimeSteps) -> Binned:
    """Marks by the steps in which they begin and end, given as slices of an index with their groups. Aggregates are
    left out: one that stands for several marks does not determine the place of each. Only marks that may cross an edge
    are looked at, and only one of equal neighbours."""
    start, end, group = slices
    none = np.zeros((3, 0), np.int64)
    near, known = [none], [none]  # slices and their groups; groups, steps, and how many surely lie there
    run = marks.run_of(start)
    for k, *piece, own in zip(run.tolist(), start.tolist(), end.tolist(), group.tolist(), strict=True):
        if marks.runs[k].aggregated:
            continue
        if piece[1] - piece[0] <= MANY * len(steps.units):
            near.append(np.array([[*piece, own]]).T)
            continue
        step, count, others = _inside(marks, marks.runs[k], piece, steps)
        known.append(np.stack([np.full_like(step, own), step, count]))
        near.append(np.stack([*others, np.full_like(others[0], own)]))
    groups, step, count = np.concatenate(known, axis=1)
    nothing = np.zeros(len(step))
    whole = groups, step, step, count, nothing, nothing, nothing
    looked = _looked_at(marks, np.concatenate(near, axis=1), steps)
    return Binned((), *(np.append(one, other) for one, other in zip(whole, looked, strict=True)))


def _looked_at(marks: MarkIndex, slices: Int64, steps: TimeSteps) -> tuple[Float | Int64, ...]:
    """group, first, last, count, slope, start and end (as in `Binned`) of the marks of slices with their groups."""
    begin, stop, group = slices
    at, group = positions(begin, stop), np.repeat(group, stop - begin)
    middle, half = marks.middle[at], marks.half[at]
    same = (middle[1:] == middle[:-1]) & (half[1:] == half[:-1]) & (group[1:] == group[:-1])
    new = np.flatnonzero(np.append(True, ~same)[: len(at)])
    middle, half, many = middle[new], half[new], np.diff(np.append(new, len(at)))
    low, high, spare = middle - half, middle + half, np.minimum(tolerance(steps), half)
    first, last = place(tuple(steps.units.tolist()), low + spare, high - spare)
    slope = np.where(first < last, many / np.maximum(2 * half, 1e-9), 0.0)
    origin = steps.units[0]
    return group[new], first, last, many, slope, slope * (low - origin), slope * (high - origin)


def _inside(
    marks: MarkIndex, run: Run, piece: Sequence[int], steps: TimeSteps
) -> tuple[Int64, Int64, tuple[Int64, Int64]]:
    """For a slice of a run: the steps (from 1 on) with marks that certainly cross no edge, the number of these, and the
    slices of all others."""
    start, end = piece
    middle, reach = marks.middle[start:end], run.longest + tolerance(steps)
    begin = np.searchsorted(middle, steps.units[:-1] + reach)
    stop = np.maximum(np.searchsorted(middle, steps.units[1:] - reach), begin)
    some = np.flatnonzero(stop > begin)
    others = np.append(0, stop[some]) + start, np.append(begin[some], end - start) + start
    return some + 1, (stop - begin)[some], others
