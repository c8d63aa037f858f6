"""The receipt accounts for every row, and gives the rejected ones back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import filters, pipeline
from components.cells.guard import unguard
from components.model import Rejected, Source
from components.ui.receipt import ledger, rejected_csv

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            "title,date\na,2014\nb,\nc,2014-02-30\n",
            "3 rows read = 1 on the time axis + 1 without a date + 1 rejected; shown: 2 of 2",
        ),
        ("title,date\n", "0 rows read = 0 on the time axis + 0 without a date + 0 rejected; shown: 0 of 0"),
    ],
)
def test_the_ledger(content: str, line: str) -> None:
    store = pipeline.load(Source("a.csv", content.encode()))
    assert ledger(store.loaded)(store.source(filters.Selection()).summary()) == line


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.tuples(
            st.lists(CELL, min_size=width, max_size=width), st.lists(st.lists(CELL, max_size=width), min_size=1)
        )
    )
)
def test_rejected_rows_come_back_cell_by_cell(given_rows: tuple[list[str], list[list[str]]]) -> None:
    header, rows = given_rows
    rejected = tuple(Rejected(line, "date", "", f"=reason {line}", tuple(row)) for line, row in enumerate(rows))
    written = rejected_csv(tuple(header), rejected).decode()
    back = [[unguard(cell) for cell in row] for row in csv.reader(io.StringIO(written, newline=""), strict=True)]
    assert back[0] == [*header, "reason"]
    for row, again in zip(rejected, back[1:], strict=True):
        assert again == [*row.raw, *[""] * (len(header) - len(row.raw)), row.reason]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in csv.reader(io.StringIO(written)) for cell in row)
