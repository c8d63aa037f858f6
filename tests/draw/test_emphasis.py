"""A selected event comes forward; what has nothing to do with it recedes, in the file as on the screen."""

from __future__ import annotations

from typing import Any

from components.marks.palette import PALETTES
from tests.draw.test_figure import drawn
from tests.views.events import csv_bytes

ROWS = [
    ("a", "2014-01-01", "Alpha", "X; Y", "leads to: b"),
    ("b", "2014-06-01", "Beta", "Y", ""),
    ("c", "2014-03-01", "Gamma", "Z", ""),
]
CONTENT = csv_bytes(("id", "date", "title", "actors", "links"), ROWS)
RING = PALETTES["light"].reference


def each(style: str | list[str], points: int) -> list[str]:
    """A style said once for all points, or once each."""
    return style if isinstance(style, list) else [style] * points


def colours(found: dict[str, Any]) -> dict[str, str]:
    """The colour each title is written in."""
    texts = [trace for trace in found["data"] if trace["mode"] == "text"]
    return {
        text: colour
        for trace in texts
        for text, colour in zip(trace["text"], each(trace["textfont"]["color"], len(trace["x"])), strict=True)
    }


def rings(found: dict[str, Any]) -> int:
    lines = [trace for trace in found["data"] if trace["mode"] == "markers" and trace.get("name") != "events"]
    return sum(each(trace["marker"]["line"]["color"], len(trace["x"])).count(RING) for trace in lines)


def test_the_selected_event_and_what_it_is_linked_to_stay_strong() -> None:
    plain, chosen = colours(drawn(CONTENT)[1]), colours(drawn(CONTENT, selected="a")[1])
    assert {title for title in ("Alpha", "Beta", "Gamma") if plain[title] != chosen[title]} == {"Gamma"}
    assert chosen["Gamma"].startswith("rgba(")


def test_it_is_ringed_in_each_of_its_lanes() -> None:
    assert rings(drawn(CONTENT)[1]) == 0
    assert rings(drawn(CONTENT, selected="a")[1]) == 2
    assert rings(drawn(CONTENT, selected="b")[1]) == 1


def test_a_selection_the_picture_does_not_hold_changes_nothing() -> None:
    assert drawn(CONTENT, selected="nobody")[1] == drawn(CONTENT)[1]
