"""Traits of events that their dates tell, worded once for events in memory and in a database.

A `Column` is a NumPy array or a column of an ibis table, which know the same operators. `where` chooses between two
values by a condition: `numpy.where`, or `ibis.ifelse`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from components.model import FUTURE, PAST, Flag, Precision

if TYPE_CHECKING:
    from collections.abc import Callable

    Column = Any
    Where = Callable[[Any, Any, Any], Any]

KINDS = TO_THE_DAY, VAGUE, LASTING = 0, 1, 2  # known to the day, not known to the day, what lasted


def has(flags: Column, flag: Flag) -> Column:
    """The events that have any of the bits of `flag`."""
    return (flags & int(flag)) != 0


def several(flags: Column) -> Column:
    """The events on all dates of a set, which have a mark for each date."""
    return has(flags, Flag.ALL_OF)


def kind(flags: Column, precision: Column, where: Where) -> Column:
    """The kind of each event, one of KINDS."""
    vague = (precision < int(Precision.DAY)) | has(flags, Flag.ONE_OF)
    return where(lasting(flags), LASTING, where(vague, VAGUE, TO_THE_DAY))


def lasting(flags: Column) -> Column:
    """The events that went on through all the time between two dates, or are on all dates of a set."""
    return has(flags, Flag.INTERVAL | Flag.ALL_OF)


def unit(flags: Column) -> Column:
    """The events with a single date, known as well as its precision says."""
    return ~has(flags, Flag.INTERVAL | Flag.ALL_OF | Flag.ONE_OF)


def instant(flags: Column, first: Column, last: Column) -> Column:
    """The events at a moment with a time of day, which end as they begin; all others last to the end of a second.
    `first` and `last` are the first and last known second."""
    return has(flags, Flag.TIME) & (first == last)


def goes_on(flags: Column) -> Column:
    """The events without an end: they lasted at least until they were reported to go on."""
    return has(flags, Flag.OPEN_END) & lasting(flags)


def entrance(start: Column, end: Column, where: Where, past: Column = PAST) -> Column:
    """The second at which each event first matters for the order of lanes: its earliest start, or its latest end where
    the start is open (`past`)."""
    return where(start == past, end, start)


def leaving(start: Column, end: Column, where: Where, past: Column = PAST) -> Column:
    """The second at which each event last matters: its latest end, `past` where neither side is known."""
    return where((start == past) & (end == FUTURE), past, end)
