"""What is worked out for each date is what is known of each row that has it."""

from __future__ import annotations

from dataclasses import fields
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from components.layout import pieces
from components.layout.reports import until
from components.layout.shape import known, placeable
from components.store.memory.dated import dated_rows
from tests.views.events import csv_bytes, store

DATES = ("2014-10-28", "2014-10-28", "2014-10", "2014-10-01/2014-10-31", "[..2014-10-28]", "2014-10-28T16:12Z", "")
ROWS = st.lists(st.tuples(st.sampled_from(DATES), st.sampled_from(("", "2014-11-01"))), min_size=1, max_size=60)


@settings(deadline=None)
@given(ROWS, st.integers(1, 7))
def test_rows_share_what_is_known_of_their_date(rows: list[tuple[str, str]], piece: int) -> None:
    events = store(
        csv_bytes(("id", "date", "title", "reported"), [(f"e{k}", d, "T", r) for k, (d, r) in enumerate(rows)])
    )
    before, pieces.PIECE = pieces.PIECE, piece
    try:
        found = dated_rows(events, events.order())
    finally:
        pieces.PIECE = before
    order = events.order()
    assert found.rows.tolist() == order[placeable(events.dates, order)].tolist()
    first, last = known(events.dates, found.rows, until(events, found.rows))
    assert found.per_row(found.first).tolist() == first.tolist()
    assert found.per_row(found.last).tolist() == last.tolist()
    assert found.count.tolist() == np.bincount(found.date, minlength=len(found.sample)).tolist()
    for part in fields(events.dates)[:8]:
        column = getattr(events.dates, part.name)
        assert found.per_row(column[found.sample]).tolist() == column[found.rows].tolist()
    texts = [rows[row] for row in found.sample.tolist()]
    assert all(one != other for one, other in pairwise(texts))
