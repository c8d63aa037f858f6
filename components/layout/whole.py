"""What is known of all the events of a picture, in numbers: from columns in memory or from a database, alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Whole:
    """Times are seconds, FUTURE for the first and PAST for the last of none."""

    size: int  # events there are,
    shown: int  # that the filters keep,
    dated: int  # and that have a place on an axis
    reported: tuple[int, ...]  # the different last seconds on which they were reported
    timed: bool  # whether all that have a place have a time of day
    first: int  # first and last known second of all
    last: int
    starts: tuple[int, int]  # the earliest start given, and the earliest second known of those whose start is open
    ends: tuple[int, int]  # the latest end given, and the latest second known of those whose end is open
