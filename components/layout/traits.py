"""Traits of events derived from their dates, defined once for memory and databases.

A `Column` is a NumPy array or a column of an ibis table, which have the same operators. `where` chooses between two
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
    """Whether each event has any of the bits of `flag`."""
    return (flags & int(flag)) != 0


def several(flags: Column) -> Column:
    """Whether each event is on all dates of a set, and so has a mark for each date."""
    return has(flags, Flag.ALL_OF)


def kind(flags: Column, precision: Column, where: Where) -> Column:
    """The kind of each event, one of KINDS."""
    vague = (precision < int(Precision.DAY)) | has(flags, Flag.ONE_OF)
    return where(lasting(flags), LASTING, where(vague, VAGUE, TO_THE_DAY))


def lasting(flags: Column) -> Column:
    """Whether each event lasted through all the time between two dates, or is on all dates of a set."""
    return has(flags, Flag.INTERVAL | Flag.ALL_OF)


def unit(flags: Column) -> Column:
    """Whether each event has a single date, known to its precision."""
    return ~has(flags, Flag.INTERVAL | Flag.ALL_OF | Flag.ONE_OF)


def instant(flags: Column, first: Column, last: Column) -> Column:
    """Whether each event is a moment with a time of day, which ends as it begins; all others last to the end of a
    second. `first` and `last` are the first and last known second."""
    return has(flags, Flag.TIME) & (first == last)


def goes_on(flags: Column) -> Column:
    """Whether each event has no end: it lasted at least until it was reported to go on."""
    return has(flags, Flag.OPEN_END) & lasting(flags)


def entrance(start: Column, end: Column, where: Where, past: Column = PAST) -> Column:
    """The second at which each event begins for the order of lanes: its earliest start, or its latest end if the start
    is open (`past`)."""
    return where(start == past, end, start)


def leaving(start: Column, end: Column, where: Where, past: Column = PAST) -> Column:
    """The second at which each event ends for the order of lanes: its latest end, `past` if neither side is known."""
    return where((start == past) & (end == FUTURE), past, end)
