"""A column of times of day beside a column of days → moments; a time that says it is not known leaves the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from components.read.columns.cells import arrow, column
from components.read.rows import ArrowCells
from components.read.wording import at_lines, counted

if TYPE_CHECKING:
    import pandas as pd

    from components.model import Int64

_DAY = r"^\d{4}-\d{2}-\d{2}$"
_CLOCK = r"^(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?: ?(?:Z|UTC|GMT|\((?:UTC|GMT)\)))?$"
_NOT_KNOWN = r"(?i)^(?:|[-–—?]+|unknown|not known|n/?a)$"


def timed(days: pd.Series, times: pd.Series, lines: Int64) -> tuple[pd.Series, list[str]]:
    """n trimmed dates and times of day: the dates with their times, and what to say of times that are not read.

    A date that has a time already keeps its own.
    """
    dates, clocks = arrow(days), arrow(times)
    read = pc.and_(pc.match_substring_regex(dates, _DAY), pc.match_substring_regex(clocks, _CLOCK))
    for pattern, written in ((r"^(\d):", r"0\1:"), (r" ?(?:UTC|GMT|\((?:UTC|GMT)\))$", "Z"), (" Z$", "Z")):
        clocks = pc.replace_substring_regex(clocks, pattern, written)
    moments = pc.binary_join_element_wise(dates, clocks, pa.scalar("T", pa.large_string()))
    fine = pc.or_(pc.match_substring_regex(arrow(times), _NOT_KNOWN), pc.match_substring_regex(dates, r"^$|\dT\d"))
    unread = pc.invert(pc.or_(read, fine))
    left = lines[np.flatnonzero(unread.to_numpy())]
    notes = [
        f"{counted(len(left), 'time')} of day not read ({at_lines(left)}): the date is drawn without, and the column "
        "time is kept. A time is written as 14:30 and stands beside a whole day."
    ]
    return column(ArrowCells(pc.if_else(read, moments, dates))), notes if len(left) else []
