"""Positions of events on the axis, as SQL expressions: each line is the equivalent of a line in `layout`.

The units of the scale are computed by the same float64 operations in the same order, so that an event lies in the same
cell in both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from components.layout import traits
from components.model import FUTURE
from components.store.sql import expressions
from components.store.sql.expressions import PAST_SECOND

if TYPE_CHECKING:
    from collections.abc import Callable

    import ibis.expr.types as ir

    from components.layout.rules import Rules
    from components.layout.scale import Scale, Viewport
    from components.store.sql.expressions import Tables

BITS = 32  # the lower bits of a key hold the place in time order, from last to first; the upper ones the weight
_LAST = (1 << BITS) - 1
FARTHEST = 9 * 10**18  # s
MARK = ("cell", "kind", "opens", "several", "long")  # columns in which the marks of one aggregate agree, with the lane

READ = ("row", "rank", "weight", "flags", "precision", "earliest_start", "latest_end", "first", "last")  # by all here


def on_axis(events: ir.Table, scale: Scale) -> ir.Table:
    """The events with a place on the axis, and the units `u0` to `u1` of each."""
    dated = events.filter(events.first != FUTURE)
    return dated.mutate(u0=_units(dated.first.cast("float64"), scale), u1=_units(_end(dated), scale))


def in_sight(events: ir.Table, viewport: Viewport, origin: float, rules: Rules) -> ir.Table:
    """The events that may lie in the window, with the columns of MARK, their width (`wide`, px) and their `key`, which
    is higher for more important ones."""
    placed = on_axis(_near(events, viewport), viewport.scale).mutate(
        middle=lambda table: (table.u0 + table.u1) / 2.0,
        half=lambda table: (table.u1 - table.u0) / 2.0,
        past=lambda table: ibis.ifelse(table.earliest_start == PAST_SECOND, 1, 0).cast("int64"),
        future=lambda table: ibis.ifelse(table.latest_end == FUTURE, 1, 0).cast("int64"),
        several=lambda table: ibis.ifelse(traits.several(table.flags), 1, 0).cast("int64"),
    )
    first, last, moment = viewport.inner
    reaches = (placed.future == 1) | (placed.middle + ibis.greatest(placed.half, moment) > first)
    seen = placed.filter(reaches, (placed.past == 1) | (placed.middle - placed.half < last))
    within = ibis.least(ibis.greatest(seen.middle, viewport.first), viewport.last)
    x = viewport.left + (within - viewport.first) * viewport.per_unit
    shorter = ibis.ifelse(traits.lasting(seen.flags), -1.0, rules.short(viewport.per_unit))  # bars are exact
    shorter = ibis.ifelse(seen.several == 1, rules.short(viewport.per_unit, several=True), shorter)
    return seen.mutate(
        cell=((x - origin) / rules.cell).floor().cast("int64"),
        kind=traits.kind(seen.flags, seen.precision, ibis.ifelse).cast("int64"),
        opens=seen.past + 2 * seen.future,
        long=ibis.ifelse((seen.past + seen.future > 0) | (seen.half > shorter), 1, 0).cast("int64"),
        wide=(seen.u1 - seen.u0) * viewport.per_unit,
        key=seen.weight * (1 << BITS) + (_LAST - seen["rank"]),
    )


def _near(events: ir.Table, viewport: Viewport) -> ir.Table:
    """A superset of the events in sight, by columns of the table: files and indexes in time order are not read as a
    whole."""
    _, _, moment = viewport.inner
    first, last = viewport.scale.moment([viewport.first - moment, viewport.last + moment]).tolist()
    low, high = (int(min(max(second, -FARTHEST), FARTHEST)) for second in (first - 1, last + 1))
    return events.filter(events.earliest_start <= high, events.latest_end >= low)


def columns(events: ir.Table, scale: Scale, total: int) -> ir.Table:
    """The dated events by the columns of the overview in which they may lie: from `low` on and before `high`, and their
    number `count`. The overview has `total` columns; open events extend to its ends."""
    per_unit = total / (scale.units[-1] - scale.units[0])
    dated = events.filter(events.first != FUTURE)
    low = (_units(dated.first.cast("float64"), scale) * per_unit).floor().cast("int64")
    high = (_units(dated.last.cast("float64"), scale) * per_unit).ceil().cast("int64")
    low = ibis.ifelse(dated.earliest_start == PAST_SECOND, 0, low)
    high = ibis.ifelse(dated.latest_end == FUTURE, total, high)
    return dated.group_by(low=low, high=high).aggregate(count=lambda table: table.count())


def bins(events: ir.Table, edges: tuple[float, ...], ends: tuple[float, float]) -> ir.Table:
    """The dated events with the bins `first_bin` to `last_bin` in which they may lie, as in `layout.histogram.place`,
    the moments `start` and `end` (s after the first edge), and `slope`, the share of an event in a second, 0 for one
    that lies in a single bin."""
    dated = events.filter(events.first != FUTURE)
    start = ibis.ifelse(dated.earliest_start == PAST_SECOND, ends[0], dated.first.cast("float64"))
    end = ibis.ifelse(dated.latest_end == FUTURE, ends[1], _end(dated))
    dated = expressions.compute_once(dated.mutate(start=start, end=end))
    dated = dated.mutate(first_bin=reached(edges, dated.start.__ge__), last_bin=reached(edges, dated.end.__gt__))
    dated = expressions.compute_once(dated)
    first, last = dated.first_bin, ibis.greatest(dated.first_bin, dated.last_bin)
    slope = ibis.ifelse(first < last, 1.0 / ibis.greatest(dated.end - dated.start, 1e-9), 0.0)
    return dated.mutate(last_bin=last, slope=slope, start=dated.start - edges[0], end=dated.end - edges[0])


def reached(edges: tuple[float, ...], reaches: Callable[[float], ir.BooleanValue]) -> ir.IntegerValue:
    """The number of `edges` that each event reaches, found by bisection: few comparisons a row, however many edges
    there are."""

    def among(least: int, most: int) -> ir.IntegerValue:
        if least == most:
            return ibis.literal(least, "int64")
        middle = (least + most) // 2
        return ibis.ifelse(reaches(edges[middle]), among(middle + 1, most), among(least, middle))

    return among(0, len(edges))


def binned(tables: Tables, placed: ir.Table, column: str) -> ir.Table:
    """The events `placed` by `bins`, added up by `value` of a column ("" for none) and bins: `count`, `slope_sum`,
    `start_sum` and `end_sum` are those of `layout.histogram.Binned`. An event with several values is divided among
    them. Raises RequestError for a column that does not exist."""
    needed = ("row", "first_bin", "last_bin", "slope", "start", "end")
    values = expressions.lane_values(tables, placed, column)
    some = values.some.select(*needed, "value")
    if values.several:
        some = some.distinct()
        several = some.group_by("row").aggregate(values=lambda table: table.count())
        some = some.inner_join(several, "row")
    else:
        some = some.mutate(values=ibis.literal(1, "int64"))
    none = values.none.select(*needed, value=ibis.literal(""), values=ibis.literal(1, "int64"))
    every = some.select(*needed, "value", "values").union(none)
    every = every.mutate(weight=1.0 / every["values"].cast("float64"))  # to PostgreSQL the number 1.0 is a decimal
    slope = every.slope * every.weight
    return every.group_by("value", "first_bin", "last_bin").aggregate(
        count=every.weight.sum(),
        slope_sum=slope.sum(),
        start_sum=(slope * every.start).sum(),
        end_sum=(slope * every.end).sum(),
    )


def _end(dated: ir.Table) -> ir.FloatingValue:
    """The end of each event (s): the moment of an instant, else the end of the last known second."""
    instant = traits.instant(dated.flags, dated.first, dated.last)
    return dated.last.cast("float64") + ibis.ifelse(instant, 0.0, 1.0)


def _units(seconds: ir.FloatingValue, scale: Scale) -> ir.FloatingValue:
    """The units of moments (s) on the scale, as `Scale.place`."""
    xs, ys = scale.seconds, scale.units
    inside = [
        (seconds < stop, (high - low) / (stop - start) * (seconds - start) + low)
        for start, stop, low, high in zip(xs, xs[1:], ys, ys[1:], strict=False)
    ]
    before = (seconds < xs[0], ys[0] + (seconds - xs[0]))
    return ibis.cases(before, *inside, else_=ys[-1] + (seconds - xs[-1]))
