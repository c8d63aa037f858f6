"""Sorting digit by digit, against a plain sort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from components.model import FUTURE, PAST
from components.store.memory.radix import order

if TYPE_CHECKING:
    from numpy.typing import NDArray

DAY = 86_400
SECONDS = st.one_of(
    st.sampled_from((PAST, FUTURE, PAST + 1, FUTURE - 1)),
    st.integers(-3, 3),
    st.integers(-(10**10), 10**10),
    st.integers(-(5 * 10**17), 0),
)
DAYS = st.sampled_from((PAST, FUTURE)) | st.integers(-(10**6), 10**6).map(lambda day: day * DAY + DAY - 1)
ROWS = st.lists(st.tuples(SECONDS, DAYS, st.integers(0, 1), st.booleans())) | st.lists(
    st.tuples(DAYS, DAYS, st.just(7), st.booleans())
)


@given(ROWS)
def test_in_the_order_of_a_plain_sort(rows: list[tuple[int, int, int, bool]]) -> None:
    first, second, small, last = (np.array([row[k] for row in rows], np.int64) for k in range(4))
    keys: list[NDArray[Any]] = [first, second, small.astype(np.int32), last.astype(bool)]
    assert order(keys).tolist() == np.lexsort(keys).tolist()
    assert order(keys[1:]).tolist() == np.lexsort(keys[1:]).tolist()
