"""Dates on 1 January, on the 1st of a month or at midnight, far more often than chance allows: programs fill in the
rest where only the year, the month or the day is known.

The rule: if every day of a year were equally likely, the number of years with an event on 1 January would be a sum of
independent yes-or-no draws with mean μ. The probability of k or more is at most e^-μ (eμ/k)^k (Chernoff's bound;
Mitzenmacher and Upfal, Probability and Computing, 2005, theorem 4.4). If that is below one in 100,000, a note says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

import numpy as np

from components.dates.calendar import DAY, civil
from components.language import message, messages
from components.model import NO_ZONE, Flag, Offer, Precision
from components.read.wording import counted

if TYPE_CHECKING:
    from components.model import Dates, Int64, Reading

_LIKELY = 1e-5
_FEWEST = 5  # years or times below which nothing is said
_FEWEST_MONTHS = 10  # much begins on the 1st of a month: mandates, contracts, laws
_DAYS_A_YEAR, _DAYS_A_MONTH = 365.2425, 30.436875  # of the Gregorian calendar, on average
_VAGUE = Flag.APPROXIMATE | Flag.UNCERTAIN | Flag.ONE_OF | Flag.ALL_OF
_SPARSE = 64  # days for each row, from which on sorting is faster
_MOST_DAYS = 4_000_000  # between the first and the last, that are counted without sorting


@dataclass(frozen=True, eq=False)
class DayCounts:
    """The distinct days since 1970, ascending, and the number of rows on each."""

    days: Int64
    rows: Int64


def day_counts(days: Int64) -> DayCounts:
    """The day counts of n rows, given the day of each since 1970."""
    if not len(days):
        return DayCounts(days, days)
    first, last = int(days.min()), int(days.max())
    if last - first > min(_MOST_DAYS, _SPARSE * len(days)):
        found, rows = np.unique(days, return_counts=True)
        return DayCounts(found, rows)
    counts = np.bincount(days - first)
    found = np.flatnonzero(counts)
    return DayCounts(found + first, counts[found])


def chance_notes(dates: Dates, reading: Reading) -> tuple[list[str], list[Offer]]:
    """Notes on dates that chance does not explain, and offers of other readings. Nothing is noted that a person has
    stated a reading for."""
    notes, offers = _first_day_notes(dates) if not reading.first_days else ([], [])
    more, other = _midnight_notes(dates) if not reading.midnight else ([], [])
    return notes + more, offers + other


def _first_day_notes(dates: Dates) -> tuple[list[str], list[Offer]]:
    is_whole_day = (dates.precision == Precision.DAY) & (dates.flags & (_VAGUE | Flag.UNDATED) == 0)
    is_whole_day &= dates.latest_start - dates.earliest_start == DAY - 1
    counts = day_counts(dates.earliest_start[is_whole_day] // DAY)
    year, month, day, _ = civil(counts.days * DAY)
    first = day == 1
    january = first & (month == 1)
    if first.sum() < _FEWEST:
        return [], []
    among_days = _unlikely(int(january.sum()), len(year) / _DAYS_A_YEAR)
    among_firsts = (
        _probability_bound(int(january.sum()), int(first.sum()) / 12) < 0.01
    )  # or the dates are firsts of months
    years = among_days and among_firsts
    others = first & ~january if years else first
    monthly = others.sum() >= _FEWEST_MONTHS and _unlikely(int(others.sum()), len(month) / _DAYS_A_MONTH)
    rows = int(counts.rows.sum())
    notes, offers = [], []
    if years:
        notes.append(
            messages(
                int(counts.rows[january].sum()),
                "{n} of {dates} is 1 January, more than chance allows: perhaps only the year is known.",
                "{n} of {dates} are 1 January, more than chance allows: perhaps only the year is known.",
                dates=counted(rows, "date"),
            )
        )
        offers.append(Offer("first-days", "years", message("Read 1 January as the year")))
    if monthly:
        notes.append(
            messages(
                int(counts.rows[others].sum()),
                "{n} of {dates} is the 1st of a month, more than chance allows: perhaps only the month is known.",
                "{n} of {dates} are the 1st of a month, more than chance allows: perhaps only the month is known.",
                dates=counted(rows, "date"),
            )
        )
        offers.append(Offer("first-days", "months", message("Read the 1st of a month as the month")))
    if years and monthly:
        offers.append(Offer("first-days", "both", message("Read 1 January as the year, another 1st as the month")))
    return notes, offers


def _midnight_notes(dates: Dates) -> tuple[list[str], list[Offer]]:
    timed = np.flatnonzero((dates.flags & (Flag.TIME | Flag.INTERVAL | _VAGUE)) == Flag.TIME)
    east = np.where(dates.start_offset[timed] == NO_ZONE, 0, dates.start_offset[timed]).astype(np.int64)
    times = (dates.earliest_start[timed] + 60 * east) % DAY
    midnights = int((times == 0).sum())
    if midnights < _FEWEST or midnights == len(times):
        return [], []
    kinds = min(len(np.unique(times)), DAY // 60)  # times to the hour fall on midnight more often than others
    if not _unlikely(midnights, len(times) / kinds):
        return [], []
    note = messages(
        len(times),
        "{some} of {n} time is 00:00, more than chance allows: perhaps only the day is known.",
        "{some} of {n} times are 00:00, more than chance allows: perhaps only the day is known.",
        some=midnights,
    )
    return [note], [Offer("midnight", "day", message("Read 00:00 as a day without a time"))]


def _unlikely(found: int, mean: float) -> bool:
    return found >= _FEWEST and _probability_bound(found, mean) < _LIKELY


def _probability_bound(found: int, mean: float) -> float:
    """An upper bound on the probability that a sum of independent draws with this mean is `found` or more."""
    return 1.0 if found <= mean or not mean else exp(found - mean + found * log(mean / found))
