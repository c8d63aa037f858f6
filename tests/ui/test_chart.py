"""What travels to the browser."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from components.ui.chart import packed

ABOUT = st.sampled_from(["e", "f"]) | st.sampled_from([[1.0, 2.0], [1.0, 2.0, 1.0]])
POINTS = st.lists(st.tuples(st.sampled_from([1.0, 2.0]), st.sampled_from(["a", "b", ""]), ABOUT))


def figure(points: list[tuple[float, str, Any]]) -> dict[str, Any]:
    y, texts, about = ([point[column] for point in points] for column in range(3))
    marks = {"x": list(range(len(points))), "y": y, "hovertext": texts, "customdata": about}
    return {"data": [{"x": [5]}, marks], "layout": {"height": 9}}


def test_what_several_points_are_about_travels_once() -> None:
    long: Any = [1.0, 2.0]
    whole = figure([(7.0, "a", long), (7.0, "a", long), (8.0, "b", "e"), (9.0, "a", long)])
    assert packed(whole) == {
        "data": [
            {"x": [5]},
            {
                "x": [0, 1, 2, 3],
                "y": [7.0, 8.0, 9.0],
                "times": [2, 1, 1],
                "hovertext": {"values": ["a", "b"], "indexes": [0, 1, 0]},
                "customdata": {"values": [(1.0, 2.0), "e"], "indexes": [0, 1, 0]},
            },
        ],
        "layout": {"height": 9},
    }
    assert whole["data"][1]["hovertext"] == ["a", "a", "b", "a"]  # the figure itself is for whoever draws it elsewhere


@given(POINTS)
def test_each_point_is_told_what_it_is_about(points: list[tuple[float, str, Any]]) -> None:
    trace = packed(figure(points))["data"][1]
    words, about = trace["hovertext"], trace["customdata"]
    updates = [
        (y, words["values"][words["indexes"][run]], about["values"][about["indexes"][run]])
        for run, (y, times) in enumerate(zip(trace["y"], trace["times"], strict=True))
        for _ in range(times)
    ]
    assert updates == [(y, text, one if isinstance(one, str) else tuple(one)) for y, text, one in points]
    for sent in (words["values"], about["values"]):
        assert len(sent) == len(set(sent))
