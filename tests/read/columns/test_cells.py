"""Columns in Arrow's memory say the same as lists of texts do."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pandas as pd
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from components.cells.guard import guard
from components.dates import read_edtf
from components.read.columns.cells import all_blank, column, duplicated, equal_cells, numbered_cells, trimmed, unguarded
from components.read.rows import ArrowCells

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
FEW = st.sampled_from(["", "a", "b", "aaaaaaaa", "baaaaaaaa", "caaaaaaaa", "aaaaaaaaa", "\0", "ä", "aä", " a"])


def arrow(texts: list[str], cut: int = 0) -> ArrowCells:
    """The texts in two pieces, the second of which begins inside of a larger one."""
    whole = pa.array(["before", *texts], pa.large_string())
    return ArrowCells(pa.chunked_array([whole.slice(1, cut), whole.slice(1 + cut)]))


@given(st.lists(st.one_of(FEW, TEXT), max_size=30), st.data())
def test_a_column_in_pieces_is_the_same_column(texts: list[str], data: st.DataObject) -> None:
    cells = arrow(texts, data.draw(st.integers(0, len(texts))))
    assert list(cells) == texts == column(cells).tolist()
    assert list(trimmed(cells)) == [text.strip() for text in texts]
    assert cells.joined() == "".join(f"{text}\0" for text in texts).encode()
    assert list(cells[1:3]) == texts[1:3]
    assert duplicated(column(cells)).tolist() == pd.Series(texts, dtype="str").duplicated(keep=False).tolist()
    assert all_blank(column(cells)) == (not any(texts))


@given(st.lists(st.text("'=+-@a", max_size=4), max_size=8))
def test_what_was_guarded_is_unmarked(texts: list[str]) -> None:
    plain, count = unguarded(arrow([guard(text) for text in texts]))
    assert plain.tolist() == texts
    assert count == sum(guard(text) != text for text in texts)


def test_columns_that_are_made() -> None:
    assert equal_cells(2).tolist() == ["", ""]
    assert equal_cells(2, "x").tolist() == ["x", "x"]
    assert numbered_cells("row-", np.array([2, 30])).tolist() == ["row-2", "row-30"]
    assert equal_cells(0).tolist() == numbered_cells("row-", np.zeros(0, np.int64)).tolist() == []


DATES = st.sampled_from(["2014", "2014-02-30", " 2014-10 ", "[..2014]", "a\0b", "\u30002014", "2014/2015", "", "ä"])


@given(st.lists(DATES, max_size=12))
def test_dates_in_a_column_are_the_same_dates(texts: list[str]) -> None:
    ours, theirs = read_edtf(arrow(texts)), read_edtf(texts)
    assert ours[1] == theirs[1]
    for part in fields(ours[0]):
        one, other = getattr(ours[0], part.name), getattr(theirs[0], part.name)
        assert (one is None and other is None) or np.array_equal(one, other)
