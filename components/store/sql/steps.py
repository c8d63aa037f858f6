"""Time steps of events, as SQL expressions: the equivalent of `layout.lane_histogram.bin_marks` in memory.

In UTC, calendar steps are computed from the seconds: comparisons of each event with hundreds of edges would make long
SQL.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
import numpy as np

from components.dates.calendar import civil
from components.layout.histogram import Binned
from components.layout.lane_histogram import tolerance
from components.layout.tick_intervals import DAY, MONDAY, MONTH
from components.store.sql import expressions
from components.store.sql.positions import reached

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from components.dates import Zone
    from components.layout.lane_histogram import TimeSteps
    from components.model import Int64
    from components.store.sql.selected import Found

READ = ("row", "first", "last", "middle", "half")  # by `stepped`
COLUMNS = ("first_step", "last_step", "slope", "start", "end")
OUT = 1 << 40  # the step of all time after the window; -OUT is that of all time before it
MARCH_0 = 719_468  # days from 1 March of the year 0 to the epoch


def stepped(placed: ir.Table, steps: TimeSteps, zone: Zone) -> ir.Table:
    """The events `placed` by `positions.in_sight`, which have the columns READ, with COLUMNS: the steps in which they
    begin and end, and `slope`, `start` and `end` of `Binned`, 0 for events in a single step. `numbered` makes indexes
    of the steps."""
    origin = float(steps.units[0])
    spare = ibis.least(placed.half, ibis.literal(tolerance(steps)))
    placed = placed.mutate(low=placed.middle - placed.half, high=placed.middle + placed.half)  # u0 and u1 as rounded
    found = placed.mutate(inner_low=placed.low + spare, inner_high=placed.high - spare)
    if _computable(steps, zone):
        end = float(steps.units[-1])
        found = _calendar(_calendar(found, "first", steps.length), "last", steps.length)
        first = ibis.cases((found.inner_low < origin, -OUT), (found.inner_low >= end, OUT), else_=found.first_step)
        last = ibis.cases((found.inner_high <= origin, -OUT), (found.inner_high > end, OUT), else_=found.last_step)
    else:
        found = expressions.compute_once(found)
        edges = tuple(steps.units.tolist())
        first, last = reached(edges, found.inner_low.__ge__), reached(edges, found.inner_high.__gt__)
    found = expressions.compute_once(found.mutate(first_step=first, last_step=last))
    found = found.mutate(last_step=ibis.greatest(found.first_step, found.last_step))
    slope = ibis.ifelse(found.first_step < found.last_step, 1.0 / ibis.greatest(2.0 * found.half, 1e-9), 0.0)
    found = found.mutate(slope=slope)
    return found.mutate(start=found.slope * (found.low - origin), end=found.slope * (found.high - origin))


def by_step(placed: ir.Table) -> ir.Table:
    """The events of `stepped`, added up by lane, first and last step."""
    return placed.group_by("lane", "first_step", "last_step").aggregate(
        count=lambda table: table.count(),
        slope_sum=placed.slope.sum(),
        start_sum=placed.start.sum(),
        end_sum=placed.end.sum(),
    )


def numbered(found: Found, steps: TimeSteps, zone: Zone) -> Binned:
    """The answer `found` to `by_step`, with steps as bins of `Binned`: 0 before the window, 1 for the first step in
    sight. The groups are the lanes."""
    lane, first, last = (found[name].astype(np.int64) for name in ("lane", "first_step", "last_step"))
    count, slope, start, end = (found[name].astype(float) for name in ("count", "slope_sum", "start_sum", "end_sum"))
    if _computable(steps, zone):
        begins = _indexes(steps)
        first, last = (np.searchsorted(begins, side, side="right") + (side == OUT) for side in (first, last))
    return Binned((), lane, first, last, count, slope, start, end)


def _computable(steps: TimeSteps, zone: Zone) -> bool:
    """Whether steps can be computed from seconds: steps of a second or more in UTC, from March of the year 0 on, on an
    axis whose units tell seconds apart: on a longer one an event may lie a few seconds across an edge unnoticed."""
    told_apart = tolerance(steps) < 0.5
    return zone.is_utc and steps.length >= 1 and told_apart and bool(steps.seconds[0] > -MARCH_0 * DAY)


def _calendar(events: ir.Table, side: str, length: float) -> ir.Table:
    """The events with `first_step` or `last_step`: the number of the step with their `side` ("first" or "last" second).
    Steps are counted from the epoch, or if they are of months from the year 0. Each intermediate value is a column:
    otherwise the SQL would grow with every use of it."""
    name = f"{side}_step"
    if length < MONTH:
        shift = MONDAY * int(DAY) if length > DAY else 0
        return events.mutate(**{name: _quotient(events[side] - shift, round(length))})
    found = events.mutate(days=_quotient(events[side], int(DAY)) + MARCH_0)
    found = found.mutate(era=_quotient(found.days, 146_097))  # of 400 years
    found = found.mutate(day=found.days - found.era * 146_097)
    leap = _quotient(found.day, 1_460) - _quotient(found.day, 36_524) + _quotient(found.day, 146_096)
    found = found.mutate(year=_quotient(found.day - leap, 365))
    day = found.day - found.year * 365 - _quotient(found.year, 4) + _quotient(found.year, 100)
    month = (found.era * 400 + found.year) * 12 + _quotient(day * 5 + 2, 153) + 2  # from March on
    return found.mutate(**{name: _quotient(month, _months(length))})


def _quotient(number: ir.IntegerValue, size: int) -> ir.IntegerValue:
    """The number divided by `size`, rounded down."""
    return (number / float(size)).floor().cast("int64")


def _months(length: float) -> int:
    """The months in a step of `length` seconds, a month or longer."""
    return round(length / MONTH) if length < 12 * MONTH else 12 * round(length / (365.2425 * DAY))


def _indexes(steps: TimeSteps) -> Int64:
    """The number, as `_calendar` counts, of each step in sight."""
    begins = np.floor(steps.seconds[:-1] + 0.5 * (np.arange(len(steps.seconds) - 1) > 0)).astype(np.int64)
    if steps.length < MONTH:
        return (begins - (MONDAY * int(DAY) if steps.length > DAY else 0)) // round(steps.length)
    year, month, *_ = civil(begins)
    return np.asarray((year * 12 + month - 1) // _months(steps.length), np.int64)
