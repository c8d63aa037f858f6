"""Sets of rows, whether there are few or many of them among all."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from components.filters.rows import complement, difference, intersection, union

_SETS = st.lists(st.sets(st.integers(0, 99), max_size=30), min_size=1, max_size=4)


@given(_SETS, st.sampled_from([100, 10_000]))
def test_they_are_what_python_says_of_its_sets(sets: list[set[int]], size: int) -> None:
    parts = [np.array(sorted(rows), np.int64) for rows in sets]
    assert union(parts, size).tolist() == sorted(set().union(*sets))
    assert intersection(parts, size).tolist() == sorted(set(range(size)).intersection(*sets))
    assert difference(parts[0], parts[-1], size).tolist() == sorted(sets[0] - sets[-1])
    assert complement(parts[0], size).tolist() == sorted(set(range(size)) - sets[0])
