"""The receipt accounts for every row, and gives the rejected ones back."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from components.cells.guard import unguard
from components.model import Rejected
from components.ui.receipt import rejected_csv

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


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
