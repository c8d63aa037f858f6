"""The histogram of a crowded lane: the number of its events in each short step of time.

1. Steps are even calendar units (hours, days, weeks, months …), as fine as the picture allows: `time_steps`. So an edge
   never divides a day or a month.
2. An event known to lie within one step counts there. Any other, less exactly known or lasting, is spread evenly over
   its time: `bin_marks`, `counts`.
3. Both, and the part of these outside the window, add up to all events in sight.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.language import plural
from components.layout.histogram import ALMOST, HOUR, NAMES, Binned, bin_counts, bin_name, bins_of, edges
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
UNEVEN = {2 * DAY, 14 * DAY, 2 * MONTH, 6 * MONTH}  # s of steps that start again each month, or are not customary
MANY = 4  # marks per step: a slice with fewer is looked at mark by mark
LEAST = 5e-5  # events: a smaller part is an error of rounding


@dataclass(frozen=True, eq=False)
class TimeSteps:
    """The steps of time in sight: their name ("events by month"), the length of one (s, about), and their edges, from
    one end of the window to the other, as seconds and as units of the scale (both ascending, of equal length)."""

    words: str
    length: float
    seconds: Float
    units: Float


@dataclass(frozen=True, eq=False)
class Counts:
    """The number of events in each of n steps: those `known` to lie within the step, and the part of all others that is
    `spread` over it. `beyond` is the number of events, with parts of events, before and after all steps."""

    known: Int64
    spread: Float
    beyond: float

    @property
    def total(self) -> Float:
        """The number of events in each step, known and spread."""
        return self.known + self.spread

    @property
    def uneven(self) -> bool:
        """Whether any events are spread."""
        return bool((self.spread > LEAST).any())

    def plus(self, other: Counts) -> Counts:
        """The sum with other counts."""
        return Counts(self.known + other.known, self.spread + other.spread, self.beyond + other.beyond)

    def minus(self, other: Counts) -> Counts:
        """The difference from other counts, which must be among these."""
        spread = np.maximum(self.spread - other.spread, 0.0)
        return Counts(self.known - other.known, spread, max(self.beyond - other.beyond, 0.0))


def time_steps(axis: TimeAxis, viewport: Viewport, zone: Zone, summary: Summary) -> TimeSteps:
    """The finest steps in `zone` that are at least `NARROWEST` px wide. They are no finer than the most exact date on
    the axis, nor than a day unless at least half of the dated events have a time of day."""
    timed = 2 * (summary.zoned + summary.bare) >= summary.dated
    lengths = np.asarray(axis.dated[1], float)
    least = max(float(lengths.min(initial=np.inf)), 0.0 if timed else DAY)
    for step in STEPS:
        even = step.length not in UNEVEN and step.length >= least * ALMOST
        if even and step.length * viewport.per_unit >= NARROWEST:
            break
    first, last = viewport.seconds
    inner = np.array([edge for edge in edges(step, viewport, zone) if first < edge < last])
    units = viewport.scale.place(inner)
    inside = (units > viewport.first) & (units < viewport.last)
    seconds = np.concatenate([[first], inner[inside], [last]])
    units = np.concatenate([[viewport.first], units[inside], [viewport.last]])
    return TimeSteps(_step_name(step.length), step.length, seconds, units)


def _step_name(length: float) -> str:
    """The name of steps of this length (s): "events by day", "events by 15 minutes"."""
    if length in NAMES or length >= YEAR:
        return bin_name(length)
    if length < 1:
        return plural(round(length * 1000), "events by millisecond", "events by {n} milliseconds")
    if length < 60:
        return plural(round(length), "events by second", "events by {n} seconds")
    if length < HOUR:
        return plural(round(length / 60), "events by minute", "events by {n} minutes")
    return plural(round(length / HOUR), "events by {n} hour", "events by {n} hours")


def tolerance(steps: TimeSteps) -> float:
    """The length (units) by which an event may cross an edge because of rounding."""
    return 8 * float(np.spacing(np.abs(steps.units).max()))


def counts(found: Binned, steps: TimeSteps, groups: int) -> list[Counts]:
    """The counts of each of `groups` groups, from the steps in which events begin and end: step k is the bin k + 1 of
    `found`."""
    in_one_step = found.first == found.last
    known = np.zeros((groups, len(steps.units) + 1))
    np.add.at(known, (found.group[in_one_step], found.first[in_one_step]), found.count[in_one_step])
    columns = (
        getattr(found, name)[~in_one_step] for name in ("group", "first", "last", "count", "slope", "start", "end")
    )
    spread = bin_counts(Binned(("",) * (groups - 1), *columns), tuple(steps.units.tolist()))
    beyond = (known + spread)[:, [0, -1]].sum(axis=1).tolist()
    inside = known[:, 1:-1].astype(np.int64), spread[:, 1:-1]
    return [Counts(*columns) for columns in zip(*inside, beyond, strict=True)]


def bin_marks(marks: MarkIndex, slices: tuple[Int64, Int64, Int64], steps: TimeSteps) -> Binned:
    """Marks by the steps in which they begin and end. They are given as slices of the index: starts, ends, and the
    group of each slice. Aggregates are left out: one that stands for several marks does not tell the place of each. In
    long slices only marks that may cross an edge are looked at; of equal neighbours only one is."""
    start, end, group = slices
    none = np.zeros((3, 0), np.int64)
    unsure, known = [none], [none]  # slices with their groups; groups, steps, and the number of marks known there
    run = marks.run_of(start)
    for k, *piece, number in zip(run.tolist(), start.tolist(), end.tolist(), group.tolist(), strict=True):
        if marks.runs[k].aggregated:
            continue
        if piece[1] - piece[0] <= MANY * len(steps.units):
            unsure.append(np.array([[*piece, number]]).T)
            continue
        step, count, others = _known_marks(marks, marks.runs[k], piece, steps)
        known.append(np.stack([np.full_like(step, number), step, count]))
        unsure.append(np.stack([*others, np.full_like(others[0], number)]))
    groups, step, count = np.concatenate(known, axis=1)
    nothing = np.zeros(len(step))
    sure = groups, step, step, count, nothing, nothing, nothing
    looked = _mark_by_mark(marks, np.concatenate(unsure, axis=1), steps)
    return Binned((), *(np.append(*columns) for columns in zip(sure, looked, strict=True)))


def _mark_by_mark(marks: MarkIndex, slices: Int64, steps: TimeSteps) -> tuple[Float | Int64, ...]:
    """The columns of `Binned` from `group` on, for the marks of slices: rows of starts, ends and groups."""
    begin, stop, group = slices
    entries, group = positions(begin, stop), np.repeat(group, stop - begin)
    middle, half = marks.middle[entries], marks.half[entries]
    same = (middle[1:] == middle[:-1]) & (half[1:] == half[:-1]) & (group[1:] == group[:-1])
    new = np.flatnonzero(np.append(True, ~same)[: len(entries)])
    middle, half, many = middle[new], half[new], np.diff(np.append(new, len(entries)))
    low, high, spare = middle - half, middle + half, np.minimum(tolerance(steps), half)
    first, last = bins_of(tuple(steps.units.tolist()), low + spare, high - spare)
    slope = np.where(first < last, many / np.maximum(2 * half, 1e-9), 0.0)
    origin = steps.units[0]
    return group[new], first, last, many, slope, slope * (low - origin), slope * (high - origin)


def _known_marks(
    marks: MarkIndex, run: Run, piece: Sequence[int], steps: TimeSteps
) -> tuple[Int64, Int64, tuple[Int64, Int64]]:
    """The marks of a slice of a run that certainly cross no edge: the steps with such marks (from 1 on), the number of
    these in each, and the slices of all other marks (starts and ends)."""
    start, end = piece
    middle, reach = marks.middle[start:end], run.longest + tolerance(steps)
    begin = np.searchsorted(middle, steps.units[:-1] + reach)
    stop = np.maximum(np.searchsorted(middle, steps.units[1:] - reach), begin)
    filled = np.flatnonzero(stop > begin)
    others = np.append(0, stop[filled]) + start, np.append(begin[filled], end - start) + start
    return filled + 1, (stop - begin)[filled], others
