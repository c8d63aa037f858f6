"""Who takes part, put together from the distinct parts of all cells."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.cells import actors
from components.read.columns import actors as columns
from components.read.columns.actors import cast

_PARTS = st.sampled_from(
    ["A", " A ", "A [x]", "A  [y ]", "B", "", " ", "[z]", " [z]", "a]b", "C [ ]", "A [x] y", "-", "– [x]", "?"]
)


@pytest.mark.parametrize("few", [0, 200])  # parts that are parsed one by one, whatever they are
@given(st.lists(st.lists(_PARTS, max_size=4).map(";".join), max_size=6))
def test_the_cast_is_what_parsing_each_cell_finds(few: int, cells: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "_FEW", few)
        found, notes = cast(pd.Series(cells, dtype="str"), np.arange(len(cells)) * 10)
    parsed = [actors.parse(cell) for cell in cells]
    taking_part = [
        [(found.names[found.actor[at]], found.roles[found.role[at]]) for at in range(begin, end)]
        for begin, end in zip(found.start[:-1].tolist(), found.start[1:].tolist(), strict=True)
    ]
    assert taking_part == [pairs for pairs, _ in parsed]
    assert found.names == tuple(dict.fromkeys(name for pairs, _ in parsed for name, _ in pairs))
    assert found.roles == tuple(dict.fromkeys(["", *(role for pairs, _ in parsed for _, role in pairs)]))
    odd = list(dict.fromkeys(stray for _, strays in parsed for stray in strays))
    lines = sorted({next(10 * row for row, (_, strays) in enumerate(parsed) if part in strays) for part in odd})
    texts = [note for note in notes if "brackets" in note]
    assert len(texts) == bool(odd)
    for note in texts:
        assert all(f"“{part}”" in note for part in odd)
        assert f"line{'s' * (len(lines) > 1)} {', '.join(map(str, lines))}" in note.replace(" and ", ", ")


@pytest.mark.parametrize("few", [0, 200])
def test_a_dash_names_nobody(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "_FEW", few)
    found, _ = cast(pd.Series(["-", "Ana; –", "n/a", "? [witness]"], dtype="str"), np.arange(4))
    assert (found.names, found.start.tolist()) == (("Ana",), [0, 0, 1, 1, 1])
