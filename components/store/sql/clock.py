"""A database's events in a time zone, as SQL expressions: each line is the equivalent of a line in `dates.placed`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import ibis

from components.model import FUTURE, NO_ZONE, Flag
from components.store.sql import expressions
from components.store.sql.expressions import PAST_SECOND
from components.store.sql.tables import BOUNDS

if TYPE_CHECKING:
    from collections.abc import Callable

    import ibis.expr.types as ir

    from components.dates import Zone
    from components.model import Int64
    from components.store.sql.expressions import Tables

TYPED = "typed_"  # before the name of a bound: as it is in the table
_READING, _IS_READING = "reading_", "is_reading_"
_DAYS = 2 * 86_400  # seconds on either side of the events in which a change of the clock may matter


def placed(tables: Tables, zone: Zone, first: int, last: int) -> Tables:
    """The tables with all bounds as moments in `zone`, and the bounds of the table as columns that begin with TYPED.
    All events lie between the seconds `first` and `last`. The column `rank` stays that of UTC: sorting again would read
    all events."""
    if zone.is_utc:
        return replace(tables, zone=zone)
    zone_near = zone.between(first - _DAYS, last + _DAYS)
    events = tables.events
    one_of = (events.flags & int(Flag.ONE_OF)) != 0
    start, end = events.start_offset == NO_ZONE, events.end_offset == NO_ZONE
    bare = (start, ibis.ifelse(one_of, end, start), ibis.ifelse(one_of, start, end), end, ibis.literal(True))
    names = (*BOUNDS, "until")  # report dates count as local, though a few have an offset
    # A view each: otherwise the SQL would repeat the readings at every change of the offset.
    local = {name: ibis.ifelse(_is_local(events[name], one), 1, 0) for name, one in zip(names, bare, strict=True)}
    readings = {f"{_READING}{name}": ibis.ifelse(flag == 1, events[name], 0) for name, flag in local.items()}
    read = events.mutate(**readings, **{f"{_IS_READING}{name}": flag for name, flag in local.items()}).view()
    moments = (_first, _last, _first, _last, _last)
    moved = {
        name: ibis.ifelse(read[f"{_IS_READING}{name}"] == 1, word(read[f"{_READING}{name}"], zone_near), read[name])
        for name, word in zip(names, moments, strict=True)
    }
    typed = {f"{TYPED}{name}": read[name] for name in BOUNDS}
    others = [name for name in events.columns if name not in (*names, "first", "last")]
    placed = read.select(*others, **typed, **moved).view()
    placed = expressions.compute_once(placed)
    return replace(tables, events=placed.mutate(**expressions.known_bounds(placed)), zone=zone)


def _is_local(bound: ir.IntegerValue, bare: ir.BooleanValue) -> ir.BooleanValue:
    """Whether a bound is a local time: it has no offset (`bare`), and is not open."""
    return bare & (bound != PAST_SECOND) & (bound != FUTURE)


def _first(reading: ir.IntegerValue, zone: Zone) -> ir.IntegerValue:
    """The first moment at which the clocks of the zone show the reading, as `Zone.first`."""

    def moment(k: int) -> ir.IntegerValue:
        found = reading - int(zone.offsets[k])
        return ibis.greatest(found, int(zone.starts[k])) if k else found

    return _bisected(reading, zone.stops, moment)


def _last(reading: ir.IntegerValue, zone: Zone) -> ir.IntegerValue:
    """The last moment at which the clocks of the zone show the reading, as `Zone.last`."""

    def moment(k: int) -> ir.IntegerValue:
        found = reading - int(zone.offsets[k])
        return ibis.least(found, int(zone.starts[k + 1])) if k + 1 < len(zone.starts) else found

    return _bisected(reading, zone.begins, moment)


def _bisected(value: ir.IntegerValue, edges: Int64, found: Callable[[int], ir.IntegerValue]) -> ir.IntegerValue:
    """The expression `found(k)`, where k is the number of ascending `edges` that the value has reached. Bisection needs
    few comparisons a row."""

    def among(least: int, most: int) -> ir.IntegerValue:
        if least == most:
            return found(least)
        middle = (least + most) // 2
        return ibis.ifelse(value >= int(edges[middle]), among(middle + 1, most), among(least, middle))

    return among(0, len(edges))
