"""Title, subtitle and legend at any width."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.layout.heading import EDGE, KEY, SUBTITLE, SYMBOL, SYMBOL_WORDS, TITLE, heading
from components.layout.text import width
from components.marks import LEGEND

if TYPE_CHECKING:
    from components.scene import Symbol

EXPLAINED = [(entry.symbol, entry.words) for entry in LEGEND.values()]
SYMBOLS = st.lists(st.sampled_from(EXPLAINED), unique=True)
WORDS = st.text("abc déf 한", max_size=200) | st.just(
    "9 events, February to November 2014, as known on 28 October 2014"
)


@given(WORDS, WORDS, SYMBOLS, st.integers(320, 1600), st.booleans())
def test_all_lines_are_inside_and_below_each_other(
    title: str, subtitle: str, symbols: list[tuple[Symbol, str]], wide: int, brief: bool
) -> None:
    head, keys, bottom = heading(title, subtitle, symbols, wide, brief)
    for text, size, bold in [
        *((t, TITLE, True) for t, _ in head.title),
        *((t, SUBTITLE, False) for t, _ in head.subtitle),
    ]:
        assert width(text, size, bold) <= wide - 2 * EDGE
    ys = [y for _, y in (*head.title, *head.subtitle)]
    assert all(above + SUBTITLE < below for above, below in pairwise(ys))
    assert all(0 < y < bottom for y in ys)
    assert [key.symbol for key in keys] == ([] if brief else [symbol for symbol, _ in symbols])
    for key in keys:
        assert key.x - SYMBOL >= EDGE - 0.01
        assert key.x + SYMBOL_WORDS + width(key.words, KEY) <= wide - EDGE + 0.02
        assert key.y <= bottom + 20
    for one, other in pairwise(keys):
        assert other.y >= one.y + 20 or (
            other.y == one.y and other.x >= one.x + SYMBOL + SYMBOL_WORDS + width(one.words, KEY)
        )
    for text, y in head.subtitle:  # neither over the legend nor close enough to be read as one line with it
        assert all(abs(key.y - y) > 1.4 * SUBTITLE or key.x - SYMBOL > EDGE + width(text, SUBTITLE) for key in keys)
    if brief:
        assert len(head.title) <= 1
        assert len(head.subtitle) <= 2


@pytest.mark.parametrize(("wide", "beside"), [(1200, True), (400, False)])
def test_the_legend_stands_beside_the_title_where_it_fits(wide: int, beside: bool) -> None:
    head, keys, _ = heading("A title", "A subtitle", EXPLAINED[:3], wide)
    assert (keys[0].y < head.subtitle[0][1]) == beside
