"""Spreadsheet formulas marked as text, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.cells.guard import guard, unguard

BEFORE = ["", " ", "  ", "\u00a0", "\u3000", "\u200b", "\ufeff", "\u2060", "\u200e", "\u00ad"]
BEFORE += ['"', "'", "“", "«", "\0", "\v"]
SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("sign", SIGNS)
def test_what_a_spreadsheet_would_run_is_marked(before: str, sign: str) -> None:
    for text in (f"{before}{sign}1+1", f"{before}\u200b {sign}cmd|' /C calc'!A0"):
        assert guard(text) == f"'{text}"
        assert unguard(f"'{text}") == text


@pytest.mark.parametrize("text", ["\t=1", "\r=1", "\n=1", "\r\n1", "\nnext line", "'\nx", "''-1"])
def test_a_cell_that_begins_with_a_line_feed_or_a_tab_is_marked(text: str) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\t ",
        "'\n",
        "a=1",
        "'quoted'",
        "2014-10-28",
        "'",
        " 1",
        '"a"',
        "\u200b",
        "−1",
        "a\n=1",
        "«a»",
        "¿=1",
        "(=1)",
    ],
)
def test_anything_else_stays(text: str) -> None:
    assert guard(text) == text == unguard(text)


@given(st.text(alphabet="'=-+@\t\r\na \u00a0\u200b＝\"“") | st.text())
def test_there_and_back(text: str) -> None:
    assert unguard(guard(text)) == text
    assert unguard(guard(guard(text))) == guard(text)
