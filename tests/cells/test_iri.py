"""Names inside of addresses, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from components.cells.iri import escaped, unescaped


def test_what_an_address_may_not_have_is_written_as_its_bytes() -> None:
    assert escaped("a b/é<김>%") == "a%20b%2Fé%3C김%3E%25"
    assert escaped("a/b", "/") == "a/b"


@given(st.text(st.characters(codec="utf-8")))
def test_there_and_back(name: str) -> None:
    assert unescaped(escaped(name)) == name
    assert not set(escaped(name)) & set(' <>"{}|\\^`\n')
