"""Dates that may be errors of the source: noted with their lines, and drawn as they are written.

Outliers are days beyond three interquartile ranges from the quartiles ("far out": Tukey, Exploratory Data Analysis,
1977), separated from all others by a gap wider than the range of these (Dixon's ratio of gap to range above one half,
Annals of Mathematical Statistics 21, 1950), on at most one row in a hundred, or on a single row whose year would lie
among the others with another first digit. Placeholders that programs write for an unknown date are known by themselves,
and so is what a spreadsheet makes of a bare year (day 2006 of its calendar is 28 June 1905).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.dates import read_edtf
from components.dates.calendar import DAY, civil
from components.language import message, messages
from components.model import FUTURE, STATUSES, Flag
from components.read.columns.cells import all_blank
from components.read.columns.chance import DayCounts, day_counts
from components.read.wording import at_lines, counted, listed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.model import Dates, Int64

_FEWEST = 20  # rows below which nothing is far from the others
_RARE = 0.01  # of all rows
_SPREADSHEET = -25_569  # 30 December 1899, from which spreadsheets count days, in days since 1970
_BARE_YEARS = (1900, 2100)
_HISTORY = 10_000 * 366  # days before and after 1970; dates beyond are of another kind, and far from all others
_FAR_APART = 20 * 366  # days between what is no date and the next that is one
_NO_DATES = ("0001-01-01", "1601-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01",
             "1970-01-01", "9999-12-31")  # fmt: skip
_FEW = 0.2  # of all events; where more lie ahead, the file is a plan


def doubts(dates: Dates, frame: pd.DataFrame, lines: Int64, today: str = "") -> list[str]:
    """Notes on doubtful dates, a sentence for each kind of doubt; `today` is an EDTF day, blank if it is unknown."""
    days = dates.earliest_start // DAY
    known = (dates.flags & (Flag.UNDATED | Flag.OPEN_START | Flag.UNKNOWN_START)) == 0
    rows = np.flatnonzero(known & (np.abs(days) < _HISTORY))
    days = days[rows]
    counts = day_counts(days)
    far = _outliers(counts)
    never = _no_dates(counts)
    bare = _bare_years(counts, np.concatenate([far, never]))
    far = far[~np.isin(far, never) & ~np.isin(far, bare)]
    notes = []
    for found, how in (
        (never, message("which programs write for no date at all")),
        (bare, _of_spreadsheets(bare)),
        (far, message("far from all others")),
    ):
        if len(found):
            at = np.isin(days, found)
            notes.append(
                messages(
                    int(at.sum()),
                    "{n} date is {such}, {said} ({lines}): perhaps an error of the source; drawn as written.",
                    "{n} dates are {such}, {said} ({lines}): perhaps an error of the source; drawn as written.",
                    such=listed(list(dict.fromkeys(frame["date"].iloc[rows[at]].tolist()))),
                    said=how,
                    lines=at_lines(lines[rows[at]]),
                )
            )
    if len(far):
        rows = rows[~np.isin(days, far)]  # of which enough is said
    return [*notes, *_future(dates, frame, lines, rows, today)]


def _of_spreadsheets(days: Int64) -> str:
    year = str(int(days[0]) - _SPREADSHEET) if len(days) else ""
    return message("which is what a spreadsheet makes of a year such as {year}", year=year)


def _outliers(counts: DayCounts) -> Int64:
    """The days that are outliers."""
    total = int(counts.rows.sum())
    if total < _FEWEST:
        return counts.days[:0]
    below = np.cumsum(counts.rows)
    first, third = (int(counts.days[np.searchsorted(below, share * total)]) for share in (0.25, 0.75))
    allowed = max(1, int(total * _RARE))
    low = int(np.searchsorted(below, allowed, "right"))  # the days that are few enough at each end
    high = len(counts.days) - int(np.searchsorted(np.cumsum(counts.rows[::-1]), allowed, "right"))
    inner = counts.days[low:high]
    if not len(inner):
        return counts.days[:0]
    spread = int(inner[-1] - inner[0])
    reach = 3 * (third - first)
    gaps = np.diff(counts.days)
    left = max((at + 1 for at in range(low) if gaps[at] > spread and counts.days[at] < first - reach), default=0)
    right = min(
        (at + 1 for at in range(high - 1, len(gaps)) if gaps[at] > spread and counts.days[at + 1] > third + reach),
        default=len(counts.days),
    )
    found = np.concatenate([counts.days[:left], counts.days[right:]])
    return found if total * _RARE >= 1 else found[_mistyped(found, inner)]


def _mistyped(days: Int64, others: Int64) -> NDArray[np.bool_]:
    """Whether each day would lie among the others with another first digit in its year, as 1014 would with 2014."""
    years = civil(days * DAY)[0]
    first, last = (int(civil(day * DAY)[0]) for day in (others[0], others[-1]))
    moved = years[:, None] + 1000 * np.arange(-3, 4)
    return np.asarray(((moved >= first) & (moved <= last)).any(axis=1))


@cache
def _days_of_no_dates() -> Int64:
    return np.sort(read_edtf(_NO_DATES)[0].earliest_start // DAY)


@lru_cache(8)
def _last_second(day: str) -> int:
    return int(read_edtf([day])[0].latest_end[0])


def _no_dates(counts: DayCounts) -> Int64:
    """The days that programs write for an unknown date, if no other day is near them."""
    marks = _days_of_no_dates()
    others = counts.days[~np.isin(counts.days, marks)]
    there = marks[np.isin(marks, counts.days)]
    if not len(others) or not len(there) or counts.rows.sum() < _FEWEST:
        return there[:0]
    at = np.searchsorted(others, there)
    before = there - others[np.maximum(at - 1, 0)]
    after = others[np.minimum(at, len(others) - 1)] - there
    alone = np.minimum(np.abs(before), np.abs(after)) > _FAR_APART
    return np.asarray(there[alone], np.int64)


def _bare_years(counts: DayCounts, but: Int64) -> Int64:
    """The days of 1905 that a spreadsheet makes of bare years, if the years are among those of the other dates and no
    other date is near."""
    low, high = _SPREADSHEET + _BARE_YEARS[0], _SPREADSHEET + _BARE_YEARS[1]
    inside = (counts.days >= low) & (counts.days <= high)
    others = counts.days[~inside & ~np.isin(counts.days, but)]
    found = counts.days[inside]
    if not len(found) or not len(others) or (np.abs(others - found[0]) < _FAR_APART).any():
        return found[:0]
    first, last = (int(civil(day * DAY)[0]) for day in (others[0], others[-1]))
    return found[(found - _SPREADSHEET >= first - 1) & (found - _SPREADSHEET <= last + 1)]


def _future(dates: Dates, frame: pd.DataFrame, lines: Int64, rows: Int64, today: str) -> list[str]:
    """Notes on events said to have occurred after they were reported, or after today."""
    starts = dates.earliest_start[rows]
    notes = []
    late = _occurred(frame, rows[starts > _reported(frame["reported"], rows)])
    if len(late):
        notes.append(
            message(
                "{events} ({lines}) took place after the day in reported: perhaps an error of the source; drawn as "
                "written.",
                events=counted(len(late), "event"),
                lines=at_lines(lines[late]),
            )
        )
    now = _last_second(today)  # FUTURE where nobody says
    ahead = _occurred(frame, rows[starts > now])
    if 0 < len(ahead) <= max(1, _FEW * len(rows)):
        last = frame["date"].iloc[int(ahead[dates.earliest_start[ahead].argmax()])]
        notes.append(
            messages(
                len(ahead),
                "{n} event ({lines}) lies after today, the last on {last}, and nothing says that it is only planned: "
                "drawn as written.",
                "{n} events ({lines}) lie after today, the last on {last}, and nothing says that they are only "
                "planned: drawn as written.",
                lines=at_lines(lines[ahead]),
                last=last,
            )
        )
    return notes


def _occurred(frame: pd.DataFrame, rows: Int64) -> Int64:
    """The rows whose event is said to have occurred."""
    return rows if not len(rows) else rows[(frame["status"].iloc[rows] == STATUSES[0]).to_numpy(bool)]


def _reported(texts: pd.Series, rows: Int64) -> Int64 | int:
    """The last second of the day of report of each row, FUTURE if there is none."""
    if all_blank(texts):
        return FUTURE
    codes, values = pd.factorize(texts)
    read, wrong = read_edtf(values.tolist(), explain=False)
    last = np.where((read.flags & Flag.UNDATED) != 0, FUTURE, read.latest_end)
    last[list(wrong)] = FUTURE
    return np.asarray(last[codes[rows]], np.int64)
