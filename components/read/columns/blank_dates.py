"""Dates written once for a group of rows, as in minutes and shift lists: the rows below the first have a blank date, or
a mark for "as above"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.language import message
from components.model import Flag, Offer
from components.read.columns.cells import are_among, blank
from components.read.columns.dates import read_dates
from components.read.wording import at_lines, counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from components.model import Int64, Reading

_SIDES = ("date", "start", "end", "year")  # a year that is a date of its own
_PARTS = frozenset(("month", "day"))
_AS_ABOVE = ('"', "''", "“", "”", "„", "″", "〃", ",,", "-\"-", "– \" –", "ditto", "dito", "dto.", "dto", "do.",
             "idem", "ídem", "id.", "íd.", "同上", "上同")  # fmt: skip
_LEAST = 1 / 3  # of the rows must have a blank date for the list to have each date once for a group
_SEEN = 300  # dates that tell whether they are in order


@dataclass(frozen=True, eq=False)
class FilledDates:
    """The date columns with dates copied from above, and whether any was (`filled`). `undecided` is the number of rows
    with a blank date that a person must decide about, since the list seems to have each date once for a group."""

    cells: Mapping[str, pd.Series]
    notes: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    undecided: int = 0
    filled: bool = False


def with_dates_above(
    cells: Mapping[str, pd.Series], titles: pd.Series | None, lines: Int64, reading: Reading
) -> FilledDates:
    """The dates of n rows, with the date above copied where a mark or a person says so. `cells` has the date columns,
    trimmed; a row without a title belongs to no group."""
    filled_cells, marked = _fill_marked(cells)
    notes = []
    if marked.any():
        note = message("{rows} with a mark for “as above” as a date ({lines}): read as of the date above.",
                       **_rows(marked, lines))  # fmt: skip
        notes.append(note)
    groups = blanks_in_groups(filled_cells, titles, reading)
    if not groups.any():
        return FilledDates(filled_cells, tuple(notes), filled=bool(marked.any()))
    rows = _rows(groups, lines)
    if reading.blank_date == "above":
        filled_cells = {
            name: _fill_from_above(texts, groups) if name in _SIDES else texts for name, texts in filled_cells.items()
        }
        note = message("{rows} with a blank date below one that has it ({lines}): read as of the date above.", **rows)
        other = Offer("blank-date", "none", message("Leave a blank date blank"))
        return FilledDates(filled_cells, (*notes, note), (other,), filled=True)
    note = message(
        "{rows} with a blank date below one that has it ({lines}): left without a date; say for all of them if the "
        "date above is meant.",
        **rows,
    )
    other = Offer("blank-date", "above", message("Read a blank date as the one above it"))
    undecided = 0 if reading.blank_date else int(groups.sum())
    return FilledDates(filled_cells, (*notes, note), (other,), undecided, bool(marked.any()))


def blanks_in_groups(cells: Mapping[str, pd.Series], titles: pd.Series | None, reading: Reading) -> NDArray[np.bool_]:
    """Whether each of n rows has a blank date below the date of its group (bool). All are False unless the list seems
    to have each date once, in the first row of a group: blanks are a third of the rows and occur in several places, the
    dates are unique and in order, and all blank rows have a title."""
    sides = [cells[name] for name in _SIDES if name in cells]
    no_rows = np.zeros(len(sides[0]) if sides else 0, bool)
    if not len(no_rows) or ("year" in cells and not _PARTS.isdisjoint(cells)):
        return no_rows
    undated = np.logical_and.reduce([blank(texts) for texts in sides])
    runs = np.count_nonzero(undated[1:] & ~undated[:-1])
    if undated[0] or runs < 2 or undated.sum() < _LEAST * len(undated):
        return no_rows
    dated = sides[0][~undated]
    if not dated.is_unique or blank(dated).any():
        return no_rows
    if titles is not None and blank(titles[undated]).any():
        return no_rows
    return undated if _in_order(dated[:_SEEN].reset_index(drop=True), reading) else no_rows


def _in_order(texts: pd.Series, reading: Reading) -> bool:
    """Whether most texts can be read as dates, and these are sorted, ascending or descending."""
    read = read_dates({"date": texts}, np.arange(len(texts)), replace(reading, accept=True))
    is_dated = (read.dates.flags & Flag.UNDATED) == 0
    is_dated[list(read.faults)] = False
    first = read.dates.earliest_start[is_dated]
    steps = np.sign(np.subtract(first[1:], first[:-1]).astype(np.int64))
    return 2 * len(first) > len(texts) and len(steps) > 0 and bool((steps >= 0).all() or (steps <= 0).all())


def _fill_marked(cells: Mapping[str, pd.Series]) -> tuple[dict[str, pd.Series], NDArray[np.bool_]]:
    """The cells with each mark for "as above" replaced by the text above, and whether each row had one (bool). A column
    whose first row is a mark stays as it is."""
    found, rows = dict(cells), np.zeros(len(next(iter(cells.values()))) if cells else 0, bool)
    for name in _SIDES:
        marks = are_among(cells[name], _AS_ABOVE) if name in cells else rows[:0]
        if marks.any() and not marks[0]:
            found[name] = _fill_from_above(cells[name], marks)
            rows |= marks
    return found, rows


def _fill_from_above(texts: pd.Series, rows: NDArray[np.bool_]) -> pd.Series:
    """The texts, each in `rows` replaced by the nearest text above that is not in `rows`; the first row never is."""
    above = np.maximum.accumulate(np.where(rows, 0, np.arange(len(rows))))
    return texts.iloc[above].reset_index(drop=True)


def _rows(which: NDArray[np.bool_], lines: Int64) -> dict[str, str]:
    return {"rows": counted(int(which.sum()), "row"), "lines": at_lines(lines[which])}
