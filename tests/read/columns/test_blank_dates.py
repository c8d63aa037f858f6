"""Dates that stand once for a group of rows."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from components.model import AS_FOUND, Reading
from components.read.columns.blank_dates import blanks_in_groups, with_dates_above


def _column(*cells: str) -> pd.Series:
    return pd.Series(cells, dtype="str")


@pytest.mark.parametrize(
    ("dates", "rows"),
    [
        (("2014-03-12", "", "", "2014-03-19", "", "2014-03-26"), [1, 2, 4]),
        (("26.3.2014", "", "19.3.2014", "", "12.3.2014"), [1, 3]),  # newest first
        (("", "2014-03-12", "", "2014-03-19", "", "2014-03-26", ""), []),  # the first has none above it
        (("2014-03-12", "2014-03-19", "2014-03-26", "", "", ""), []),  # the undated stand at the end
        (("2014-03-12", "", "2014-03-12", "", "2014-03-19", ""), []),  # a date is written for each row that has it
        (("2014-03-12", "", "1999-01-05", "", "2010-06-01", ""), []),  # in the order of something else
        (("2014-01-01", "", *(f"2014-02-0{day}" for day in range(1, 9)), "", "2014-03-01"), []),  # few
        (("Monday", "", "Tuesday", "", "Wednesday", ""), []),  # no dates
        (("2014-03-12",), []),
        ((), []),
    ],
)
def test_blank_dates_are_in_groups_where_each_date_stands_once(dates: tuple[str, ...], rows: list[int]) -> None:
    found = blanks_in_groups({"date": _column(*dates)}, None, AS_FOUND)
    assert np.flatnonzero(found).tolist() == rows


def test_a_row_without_a_title_is_in_no_group() -> None:
    dates = _column("2014-03-12", "", "2014-03-19", "")
    assert blanks_in_groups({"date": dates}, _column("a", "b", "c", "d"), AS_FOUND).any()
    assert not blanks_in_groups({"date": dates}, _column("a", "b", "c", ""), AS_FOUND).any()


def test_a_start_and_an_end_are_those_above_where_both_are_blank() -> None:
    cells = {
        "start": _column("2014-03-12", "", "", "2014-03-19", ""),
        "end": _column("2014-03-13", "", "", "", ""),
        "time": _column("9:00", "10:00", "", "", ""),
    }
    found = with_dates_above(cells, None, np.arange(2, 7), Reading(blank_date="above"))
    assert found.cells["start"].tolist() == ["2014-03-12"] * 3 + ["2014-03-19"] * 2
    assert found.cells["end"].tolist() == ["2014-03-13"] * 3 + [""] * 2
    assert found.cells["time"].tolist() == cells["time"].tolist()
    assert not found.undecided


@pytest.mark.parametrize("mark", ['"', "''", "〃", "Ditto", "idem", "dto."])
def test_a_mark_is_the_text_above_and_a_blank_is_none(mark: str) -> None:
    dates = _column("2014-03-12", mark, mark, "", mark)
    found = with_dates_above({"date": dates}, None, np.arange(2, 7), AS_FOUND)
    assert found.cells["date"].tolist() == ["2014-03-12"] * 3 + ["", ""]


def test_a_mark_with_nothing_above_stays() -> None:
    dates = _column("ditto", "2014-03-12")
    assert with_dates_above({"date": dates}, None, np.arange(2, 4), AS_FOUND).cells["date"].tolist() == dates.tolist()
