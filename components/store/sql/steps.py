"""Time steps of events, as SQL expressions: the equivalent of `layout.lane_histogram.binned` in memory.

Calendar steps are computed from the seconds: comparing each event with hundreds of edges would make long SQL.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
import numpy as np

from components.dates.calendar import civil
from components.layout.histogram import Binned
from components.layout.lane_histogram import tolerance
from components.layout.tick_intervals import DAY, MONDAY, MONTH
from components.store.sql.positions import reached

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from components.dates import Zone
    from components.layout.lane_histogram import TimeSteps
    from components.model import Int64
    from components.store.sql.selected import Found

COLUMNS = ("first_step", "last_step", "slope", "start", "end")
OUT = 1 << 40  # the step of all time after the window; and of all time before it, negative
MARCH_0 = 719_468  # days from 1 March of the year 0 to the epoch


def stepped(placed: ir.Table, steps: TimeSteps, zone: Zone) -> ir.Table:
    """The events between units `u0` and `u1` with COLUMNS: the steps in which they begin and end, and for those in
    several the further columns of `Binned`. `numbered` counts the steps from the first in sight."""
    origin = float(steps.units[0])
    spare = ibis.least((placed.u1 - placed.u0) / 2.0, ibis.literal(tolerance(steps)))
    found = placed.mutate(low=placed.u0 + spare, high=placed.u1 - spare)
    if _reckoned(steps, zone):
        end = float(steps.units[-1])
        found = _calendar(_calendar(found, "first", steps.length), "last", steps.length)
        first = ibis.cases((found.low < origin, -OUT), (found.low >= end, OUT), else_=found.first_step)
        last = ibis.ifelse(found.high > end, OUT, found.last_step)
    else:
        edges = tuple(steps.units.tolist())
        first, last = reached(edges, found.low.__ge__), reached(edges, found.high.__gt__)
    found = found.mutate(first_step=first, last_step=last)
    found = found.mutate(last_step=ibis.greatest(found.first_step, found.last_step))
    slope = ibis.ifelse(found.first_step < found.last_step, 1.0 / ibis.greatest(found.u1 - found.u0, 1e-9), 0.0)
    found = found.mutate(slope=slope)
    return found.mutate(start=found.slope * (found.u0 - origin), end=found.slope * (found.u1 - origin))


def by_step(placed: ir.Table) -> ir.Table:
    """The events of `stepped`, counted by lane and equal columns."""
    return placed.group_by("lane", "first_step", "last_step").aggregate(
        count=lambda table: table.count(),
        slope_sum=placed.slope.sum(),
        start_sum=placed.start.sum(),
        end_sum=placed.end.sum(),
    )


def numbered(found: Found, steps: TimeSteps, zone: Zone) -> Binned:
    """The answer to `by_step` with its steps counted from the first in sight; the groups are the lanes."""
    lane, first, last = (found[name].astype(np.int64) for name in ("lane", "first_step", "last_step"))
    count, slope, start, end = (found[name].astype(float) for name in ("count", "slope_sum", "start_sum", "end_sum"))
    if _reckoned(steps, zone):
        begins = _indexes(steps)
        first, last = (np.searchsorted(begins, side, side="right") + (side == OUT) for side in (first, last))
    return Binned((), lane, first, last, count, slope, start, end)


def _reckoned(steps: TimeSteps, zone: Zone) -> bool:
    """Whether the steps can be computed: those of whole seconds, in a zone with a constant offset, after Christ."""
    return zone.is_utc and steps.length >= 1 and bool(steps.seconds[0] > -MARCH_0 * DAY)


def _calendar(events: ir.Table, side: str, length: float) -> ir.Table:
    """The events with the number of the step of their `side` ("first" or "last" second) as `first_step` or `last_step`,
    counted from the epoch, or in months from the year 0. Each intermediate value is a column: otherwise the SQL would
    grow with every use of it."""
    out = f"{side}_step"
    if length < MONTH:
        shift = MONDAY * int(DAY) if length > DAY else 0
        return events.mutate(**{out: _parts(events[side] - shift, round(length))})
    found = events.mutate(days=_parts(events[side], int(DAY)) + MARCH_0)
    found = found.mutate(era=_parts(found.days, 146_097))  # of 400 years
    found = found.mutate(day=found.days - found.era * 146_097)
    leap = _parts(found.day, 1_460) - _parts(found.day, 36_524) + _parts(found.day, 146_096)
    found = found.mutate(year=_parts(found.day - leap, 365))
    day = found.day - found.year * 365 - _parts(found.year, 4) + _parts(found.year, 100)
    month = (found.era * 400 + found.year) * 12 + _parts(day * 5 + 2, 153) + 2  # from March on
    return found.mutate(**{out: _parts(month, _months(length))})


def _parts(number: ir.IntegerValue, size: int) -> ir.IntegerValue:
    """The number of whole parts of a size in a number, rounded down."""
    return (number / float(size)).floor().cast("int64")


def _months(length: float) -> int:
    return round(length / MONTH) if length < 12 * MONTH else 12 * round(length / (365.2425 * DAY))


def _indexes(steps: TimeSteps) -> Int64:
    """`_calendar` for the beginning of each step in sight."""
    begins = np.floor(steps.seconds[:-1] + 0.5 * (np.arange(len(steps.seconds) - 1) > 0)).astype(np.int64)
    if steps.length < MONTH:
        return (begins - (MONDAY * int(DAY) if steps.length > DAY else 0)) // round(steps.length)
    year, month, *_ = civil(begins)
    return np.asarray((year * 12 + month - 1) // _months(steps.length), np.int64)
