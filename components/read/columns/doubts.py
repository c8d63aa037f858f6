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

_FEWEST = 20  # rows below which no date is an outlier or a placeholder
_RARE = 0.01  # of all rows
_SPREADSHEET = -25_569  # 30 December 1899, from which spreadsheets count days, in days since 1970
_BARE_YEARS = (1900, 2100)
_HISTORY = 10_000 * 366  # days before and after 1970; dates beyond, as of geology, are not examined
_FAR_APART = 20 * 366  # days between a placeholder and the next real date
_PLACEHOLDERS = ("0001-01-01", "1601-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01",
             "1970-01-01", "9999-12-31")  # fmt: skip
_FEW = 0.2  # of all events may lie ahead; if more do, the file is a plan


def doubts(dates: Dates, frame: pd.DataFrame, lines: Int64, today: str = "") -> list[str]:
    """Notes on doubtful dates, a sentence for each kind of doubt; `today` is an EDTF day, blank if it is unknown."""
    days = dates.earliest_start // DAY
    is_known = (dates.flags & (Flag.UNDATED | Flag.OPEN_START | Flag.UNKNOWN_START)) == 0
    rows = np.flatnonzero(is_known & (np.abs(days) < _HISTORY))
    days = days[rows]
    counts = day_counts(days)
    outliers = _outliers(counts)
    placeholders = _placeholders(counts)
    bare_years = _bare_years(counts, np.concatenate([outliers, placeholders]))
    outliers = outliers[~np.isin(outliers, placeholders) & ~np.isin(outliers, bare_years)]
    notes = []
    for doubtful, reason in (
        (placeholders, message("which programs write for no date at all")),
        (bare_years, _spreadsheet_reason(bare_years)),
        (outliers, message("far from all others")),
    ):
        if len(doubtful):
            is_doubtful = np.isin(days, doubtful)
            notes.append(
                messages(
                    int(is_doubtful.sum()),
                    "{n} date is {such}, {said} ({lines}): perhaps an error of the source; drawn as written.",
                    "{n} dates are {such}, {said} ({lines}): perhaps an error of the source; drawn as written.",
                    such=listed(list(dict.fromkeys(frame["date"].iloc[rows[is_doubtful]].tolist()))),
                    said=reason,
                    lines=at_lines(lines[rows[is_doubtful]]),
                )
            )
    if len(outliers):
        rows = rows[~np.isin(days, outliers)]  # of which enough is said
    return [*notes, *_future_notes(dates, frame, lines, rows, today)]


def _spreadsheet_reason(days: Int64) -> str:
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
    first_inner = max(
        (index + 1 for index in range(low) if gaps[index] > spread and counts.days[index] < first - reach), default=0
    )
    first_above = min(
        (
            index + 1
            for index in range(high - 1, len(gaps))
            if gaps[index] > spread and counts.days[index + 1] > third + reach
        ),
        default=len(counts.days),
    )
    found = np.concatenate([counts.days[:first_inner], counts.days[first_above:]])
    return found if total * _RARE >= 1 else found[_are_mistyped(found, inner)]


def _are_mistyped(days: Int64, others: Int64) -> NDArray[np.bool_]:
    """Whether each day would lie among the others with another first digit in its year, as 1014 would with 2014."""
    years = civil(days * DAY)[0]
    first, last = (int(civil(day * DAY)[0]) for day in (others[0], others[-1]))
    years_meant = years[:, None] + 1000 * np.arange(-3, 4)
    return np.asarray(((years_meant >= first) & (years_meant <= last)).any(axis=1))


@cache
def _placeholder_days() -> Int64:
    return np.sort(read_edtf(_PLACEHOLDERS)[0].earliest_start // DAY)


@lru_cache(8)
def _last_second(day: str) -> int:
    return int(read_edtf([day])[0].latest_end[0])


def _placeholders(counts: DayCounts) -> Int64:
    """The days that programs write for an unknown date, if no other day is near them and the file is not short."""
    marks = _placeholder_days()
    others = counts.days[~np.isin(counts.days, marks)]
    present = marks[np.isin(marks, counts.days)]
    if not len(others) or not len(present) or counts.rows.sum() < _FEWEST:
        return present[:0]
    next_day = np.searchsorted(others, present)
    before = present - others[np.maximum(next_day - 1, 0)]
    after = others[np.minimum(next_day, len(others) - 1)] - present
    alone = np.minimum(np.abs(before), np.abs(after)) > _FAR_APART
    return np.asarray(present[alone], np.int64)


def _bare_years(counts: DayCounts, but: Int64) -> Int64:
    """The days of 1905 that a spreadsheet makes of bare years, if the years are among those of the other dates and no
    other date is near. The days in `but` are not counted as other dates."""
    low, high = _SPREADSHEET + _BARE_YEARS[0], _SPREADSHEET + _BARE_YEARS[1]
    inside = (counts.days >= low) & (counts.days <= high)
    others = counts.days[~inside & ~np.isin(counts.days, but)]
    found = counts.days[inside]
    if not len(found) or not len(others) or (np.abs(others - found[0]) < _FAR_APART).any():
        return found[:0]
    first, last = (int(civil(day * DAY)[0]) for day in (others[0], others[-1]))
    return found[(found - _SPREADSHEET >= first - 1) & (found - _SPREADSHEET <= last + 1)]


def _future_notes(dates: Dates, frame: pd.DataFrame, lines: Int64, rows: Int64, today: str) -> list[str]:
    """Notes on events said to have occurred after they were reported, or after today."""
    starts = dates.earliest_start[rows]
    notes = []
    late = _occurred_rows(frame, rows[starts > _report_ends(frame["reported"], rows)])
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
    ahead = _occurred_rows(frame, rows[starts > now])
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


def _occurred_rows(frame: pd.DataFrame, rows: Int64) -> Int64:
    """Those of `rows` whose event has the status of one that occurred."""
    return rows if not len(rows) else rows[(frame["status"].iloc[rows] == STATUSES[0]).to_numpy(bool)]


def _report_ends(texts: pd.Series, rows: Int64) -> Int64 | int:
    """The last second of the date of report of each of `rows`, FUTURE if there is none; a single FUTURE if the column
    is blank."""
    if all_blank(texts):
        return FUTURE
    codes, values = pd.factorize(texts)
    read, wrong = read_edtf(values.tolist(), explain=False)
    last = np.where((read.flags & Flag.UNDATED) != 0, FUTURE, read.latest_end)
    last[list(wrong)] = FUTURE
    return np.asarray(last[codes[rows]], np.int64)
