"""The notation of the links column."""

from __future__ import annotations

import pytest

from components.cells import links

CASES = [
    ("", []),
    (" ; ", []),
    ("leads to: vote", [("leads to", "vote")]),
    (" leads   to :vote ;based on: a b; ", [("leads to", "vote"), ("based on", "a b")]),
    ("vote", [("", "vote")]),
    (": vote", [("", "vote")]),
    ("leads to:", [("leads to", "")]),
    ("source: urn:x:1", [("source", "urn:x:1")]),
]


@pytest.mark.parametrize(("cell", "pairs"), CASES)
def test_parse(cell: str, pairs: list[tuple[str, str]]) -> None:
    assert links.parse(cell) == pairs
