"""What travels to the browser."""

from __future__ import annotations

from components.ui.chart import sent


def test_words_that_several_points_show_travel_once() -> None:
    points = {"x": [1, 2, 3], "hovertext": ["a", "b", "a"]}
    figure = {"data": [{"x": [5]}, points], "layout": {"height": 9}}
    assert sent(figure) == {
        "data": [{"x": [5]}, {"x": [1, 2, 3], "hovertext": {"texts": ["a", "b"], "of": [0, 1, 0]}}],
        "layout": {"height": 9},
    }
    assert points["hovertext"] == ["a", "b", "a"]  # the figure itself is for whoever draws it elsewhere
