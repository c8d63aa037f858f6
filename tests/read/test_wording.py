"""Data in messages."""

from __future__ import annotations

import pytest

from components.read.wording import at_lines, counted, listed, quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Korea", "“Korea”"),
        ("조선", "“조선”"),
        ("a\nb\x1b[31m\0", "“a\\nb\\x1b[31m\\x00”"),
        ("\u202egnp.exe", "“\\u202egnp.exe”"),  # no text that turns the line around
        ("x" * 81, f"“{'x' * 79}…”"),
    ],
)
def test_a_quoted_text_is_short_and_on_one_line(text: str, shown: str) -> None:
    assert quoted(text) == shown


@pytest.mark.parametrize(
    ("parts", "words"),
    [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c"), ("abcdefg", "a, b, c, d, e and 2 more")],
)
def test_a_list_names_five_and_counts_the_rest(parts: str, words: str) -> None:
    assert listed(list(parts)) == words


def test_lines_and_counts() -> None:
    assert at_lines([3]) == "line 3"
    assert at_lines(range(2, 1202)) == "lines 2, 3, 4, 5, 6 and 1,195 more"
    assert (counted(1, "row"), counted(0, "row"), counted(1200, "row")) == ("1 row", "0 rows", "1,200 rows")
