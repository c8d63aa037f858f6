from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import pipeline
from components.layout import pieces
from components.model import Request, Source
from components.store.memory import MemoryStore

ROOT = Path(__file__).parents[2]
REQUESTS = (Request(), Request(lanes="type"), Request(followed="Japan"), Request(most_lanes=2, hidden=("Japan",)))


@given(st.lists(st.integers(0, 5)), st.integers(1, 4))
def test_pieces_are_all_of_it_and_part_no_equals(numbers: list[int], size: int) -> None:
    numbers.sort()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "PIECE", size)
        even = list(pieces.pieces(len(numbers)))
        whole = list(pieces.whole_pieces(np.array(numbers, np.int64)))
    assert [one for piece in even for one in numbers[piece]] == numbers
    assert {len(numbers[piece]) for piece in even[:-1]} <= {size}
    assert [one for piece in whole for one in numbers[piece]] == numbers
    assert all(len(numbers[piece]) >= size for piece in whole[:-1])
    assert sum(len(set(numbers[piece])) for piece in whole) == len(set(numbers))


@pytest.mark.parametrize("request_", REQUESTS)
def test_a_picture_does_not_depend_on_the_pieces(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    def scene() -> object:
        source = Source("events.csv", (ROOT / "data" / "events.csv").read_bytes())
        return pipeline.draw(MemoryStore(pipeline.load(source).loaded), request_).scene

    whole = scene()
    monkeypatch.setattr(pieces, "PIECE", 2)
    assert scene() == whole
