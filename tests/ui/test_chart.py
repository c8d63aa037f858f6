"""What travels to the browser."""

from __future__ import annotations

from components.ui.chart import packed


def test_what_several_points_are_about_travels_once() -> None:
    points = {"x": [1, 2, 3], "hovertext": ["a", "b", "a"], "customdata": [[1.0, 2.0], "e", [1.0, 2.0]]}
    figure = {"data": [{"x": [5]}, points], "layout": {"height": 9}}
    assert packed(figure) == {
        "data": [
            {"x": [5]},
            {
                "x": [1, 2, 3],
                "hovertext": {"each": ["a", "b"], "of": [0, 1, 0]},
                "customdata": {"each": [(1.0, 2.0), "e"], "of": [0, 1, 0]},
            },
        ],
        "layout": {"height": 9},
    }
    assert points["hovertext"] == ["a", "b", "a"]  # the figure itself is for whoever draws it elsewhere
