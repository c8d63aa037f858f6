"""Files made to do harm, and files that are only large: each has its outcome, and none of them costs the server.

What each costs in time and memory is measured by `benchmarks/hostile.py`, on the same files.
"""

from __future__ import annotations

import resource
from typing import TYPE_CHECKING

import pytest

from components.errors import SourceError
from components.model import Source
from components.read import read
from tests.read.bombs import READ, REFUSED

if TYPE_CHECKING:
    from collections.abc import Iterator

GIGABYTE = 1 << 30


@pytest.fixture(autouse=True)
def _bound_memory() -> Iterator[None]:
    """A reader that takes what a bomb asks for fails here, and not the machine."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (8 * GIGABYTE, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.mark.parametrize("name", REFUSED)
def test_a_bomb_is_refused_in_a_sentence(name: str) -> None:
    file, make = REFUSED[name]
    with pytest.raises(SourceError) as raised:
        read(Source(file, make()))
    sentence = str(raised.value)
    assert sentence.startswith(file.removesuffix(".gz"))
    assert sentence.isprintable()
    assert len(sentence) < 500


@pytest.mark.parametrize("name", READ)
def test_what_is_only_large_is_read_whole(name: str) -> None:
    file, make = READ[name]
    loaded = read(Source(file, make()))
    assert loaded.rows == loaded.events + loaded.undated + len(loaded.rejected) > 0
    assert len(loaded.table) == loaded.events + loaded.undated
    assert sum(map(len, loaded.notes)) < 20_000
