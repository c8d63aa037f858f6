"""Names inside of addresses, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from components.cells.iri import escape, unescape


def test_what_an_address_may_not_have_is_written_as_its_bytes() -> None:
    assert escape("a b/é<김>%") == "a%20b%2Fé%3C김%3E%25"
    assert escape("a/b", "/") == "a/b"


@given(st.text(st.characters(codec="utf-8")))
def test_there_and_back(name: str) -> None:
    assert unescape(escape(name)) == name
    assert not set(escape(name)) & set(' <>"{}|\\^`\n')
