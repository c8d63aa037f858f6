"""Groups of lanes by a second column."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from components.layout.grouping import Groups, group_by_value
from components.layout.lane_groups import by_group, hues, own_name

CASTS = st.lists(
    st.tuples(st.lists(st.sampled_from("ABC"), max_size=3, unique=True), st.sampled_from("NS-")), max_size=9
)


@given(CASTS, st.sets(st.sampled_from("NSX")))
def test_every_event_with_a_group_is_in_it_once_or_in_each_of_its_lanes(
    events: list[tuple[list[str], str]], expanded: set[str]
) -> None:
    rows = np.arange(len(events))[::-1].copy()
    pairs = [(row, "ABC".index(one)) for row in rows.tolist() for one in events[row][0]]
    row, key = (np.array([pair[k] for pair in pairs], np.int64) for k in (0, 1))
    lanes = Groups(("A", "B", "C"), ("",), row, key, np.zeros_like(row), "", "")
    codes = np.array(["NS-".index(group) for _, group in events], np.int32)
    groups = by_group(lanes, group_by_value(("N", "S", ""), codes, rows, "side"), rows, "side", tuple(expanded))
    found = [(row, groups.names[key]) for row, key in zip(groups.row.tolist(), groups.key.tolist(), strict=True)]
    expected = []
    for at in rows.tolist():
        cast, group = events[at]
        deep = [f"{group} › {one}" for one in cast] if group in expanded else []
        expected += [(at, name) for name in deep or [group] if group != "-"]
    assert found == expected
    assert groups.names == tuple(sorted({name for _, name in expected}))


def test_a_lane_has_its_colour_in_any_group() -> None:
    assert hues(("N", "N › B", "S › B", "S"), ("A", "B"), ("S", "N")).tolist() == [1, 1, 1, 0]
    assert [own_name(name) for name in ("N", "N › B")] == ["N", "B"]
