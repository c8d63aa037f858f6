"""Spreadsheet formulas marked as text, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.cells.guard import guard, unguard


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-1"])
def test_what_a_spreadsheet_would_run_is_marked(text: str) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "'quoted'", "2014-10-28", "'", " =1"])
def test_anything_else_stays(text: str) -> None:
    assert guard(text) == text == unguard(text)


@given(st.text(alphabet="'=-+@\t\ra"))
def test_there_and_back(text: str) -> None:
    assert unguard(guard(text)) == text
