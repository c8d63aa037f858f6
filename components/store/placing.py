"""Where events stand on the axis of a picture, worded for a database; each line is what `layout` reckons in memory.

The units of the scale come of the same float64 operations in the same order, so that an event stands in the same cell
wherever it is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from components.layout.crowd import short
from components.layout.detail import CELL, LONG
from components.layout.shape import NARROWEST, OPEN
from components.model import FUTURE, Flag, Precision
from components.store.questions import PAST_SECOND

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from components.layout.scale import Scale, Sight

BITS = 32  # of a key: above them the weight, below them the place in time, from the last to the first
_LAST = (1 << BITS) - 1
FARTHEST = 9 * 10**18  # s
MARK = ("cell", "kind", "opens", "long")  # what marks that are only counted have in common, beside the lane


def on_axis(events: ir.Table, scale: Scale) -> ir.Table:
    """The events with a place, and the units `u0` to `u1` between which they may be."""
    dated = events.filter(events.first != FUTURE)
    instant = _has(dated, Flag.TIME) & (dated.first == dated.last)
    past_last = dated.last.cast("float64") + ibis.ifelse(instant, 0.0, 1.0)
    return dated.mutate(u0=_units(dated.first.cast("float64"), scale), u1=_units(past_last, scale))


def in_sight(events: ir.Table, sight: Sight, origin: float) -> ir.Table:
    """Those of which ink is in sight, with the columns of MARK and their `key`: the higher, the more they matter."""
    placed = on_axis(_near(events, sight), sight.scale).mutate(
        middle=lambda table: (table.u0 + table.u1) / 2.0,
        half=lambda table: (table.u1 - table.u0) / 2.0,
        past=lambda table: ibis.ifelse(table.earliest_start == PAST_SECOND, 1, 0).cast("int64"),
        future=lambda table: ibis.ifelse(table.latest_end == FUTURE, 1, 0).cast("int64"),
        several=lambda table: ibis.ifelse(_has(table, Flag.ALL_OF), 1, 0).cast("int64"),
    )
    least = ibis.ifelse(placed.past + placed.future == 0, NARROWEST / 2 / sight.per_unit, 0.0)
    more = placed.several * (NARROWEST / 2)
    left = ibis.greatest(placed.half + (placed.past * OPEN + more) / sight.per_unit, least)
    right = ibis.greatest(placed.half + (placed.future * OPEN + more) / sight.per_unit, least)
    seen = placed.filter(placed.middle + right > sight.first, placed.middle - left < sight.last)
    within = ibis.least(ibis.greatest(seen.middle, sight.first), sight.last)
    x = sight.left + (within - sight.first) * sight.per_unit
    shorter = ibis.ifelse(seen.several == 1, short(LONG - NARROWEST, sight.per_unit), short(LONG, sight.per_unit))
    vague = (seen.precision < int(Precision.DAY)) | _has(seen, Flag.ONE_OF)
    lasting = _has(seen, Flag.INTERVAL) | _has(seen, Flag.ALL_OF)
    return seen.mutate(
        cell=((x - origin) / CELL).floor().cast("int64"),
        kind=ibis.ifelse(lasting, 2, ibis.ifelse(vague, 1, 0)).cast("int64"),
        opens=seen.past + 2 * seen.future,
        long=ibis.ifelse((seen.past + seen.future > 0) | (seen.half > shorter), 1, 0).cast("int64"),
        key=seen.weight * (1 << BITS) + (_LAST - seen["rank"]),
    )


def _near(events: ir.Table, sight: Sight) -> ir.Table:
    """At least all in sight, by what is in the table: files and indexes in time order are not read as a whole."""
    ink = (2 * OPEN + NARROWEST) / sight.per_unit
    first, last = sight.scale.moment([sight.first - ink, sight.last + ink]).tolist()
    low, high = (int(min(max(second, -FARTHEST), FARTHEST)) for second in (first - 1, last + 1))
    return events.filter(events.earliest_start <= high, events.latest_end >= low)


def columns(events: ir.Table, scale: Scale, per_unit: float) -> ir.Table:
    """The first and last column of the overview (`low`, `high`) that events may be in, and the `count` of these."""
    dated = events.filter(events.first != FUTURE)
    low = (_units(dated.first.cast("float64"), scale) * per_unit).floor().cast("int64")
    high = (_units(dated.last.cast("float64"), scale) * per_unit).ceil().cast("int64")
    return dated.group_by(low=low, high=high).aggregate(count=lambda table: table.count())


def _has(events: ir.Table, flag: Flag) -> ir.BooleanValue:
    return (events.flags & int(flag)) != 0


def _units(seconds: ir.FloatingValue, scale: Scale) -> ir.FloatingValue:
    """`Scale.place`."""
    xs, ys = scale.seconds, scale.units
    inside = [
        (seconds < stop, (to - at) / (stop - start) * (seconds - start) + at)
        for start, stop, at, to in zip(xs, xs[1:], ys, ys[1:], strict=False)
    ]
    before = (seconds < xs[0], ys[0] + (seconds - xs[0]))
    return ibis.cases(before, *inside, else_=ys[-1] + (seconds - xs[-1]))
