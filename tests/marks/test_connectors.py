"""What joins marks: a link has its arrowhead however short it is."""

from __future__ import annotations

import pytest

from components.marks.connectors import HEAD, link
from components.marks.ink import Stroke
from components.marks.palette import PALETTES
from components.scene import Link


@pytest.mark.parametrize(("length", "lines"), [(2.0, 0), (HEAD * 5, 1)])
def test_a_link_has_a_head_and_where_it_is_long_enough_a_line(length: float, lines: int) -> None:
    path = tuple((50.0 + share * length, 40.0) for share in (0.0, 0.3, 0.7, 1.0))
    ink = link(Link("a", "b", "leads to", path), None, PALETTES["light"])
    strokes = [one for one in ink if isinstance(one, Stroke)]
    assert (len(strokes), len(ink) - len(strokes)) == (lines, 1)
    assert all(len(one.points) > 1 for one in strokes)
