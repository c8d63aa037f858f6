"""What the quick reader reads, the strict one reads the same; what has a flaw it leaves alone."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.read.formats.delimited_fast import fast_rows
from components.read.formats.delimited_records import Fault, records

WIDTH = 3


def _strictly(text: str, mark: str) -> list[tuple[int, list[str]]] | None:
    """All rows that are not blank by the strict reader, None if any has a flaw."""
    found = []
    for line, cells in records(list(io.StringIO(text, newline="")), mark):
        if isinstance(cells, Fault):
            return None
        if any(cell.strip() for cell in cells):
            if len(cells) != WIDTH:
                return None
            found.append((line - 1, cells))
    return found


def _agree(text: str, mark: str = ",") -> bool:
    quick = fast_rows(text.encode(), mark, WIDTH)
    if quick is None:
        return False
    rows = [list(cells) for cells in zip(*quick.columns, strict=True)]
    assert list(zip(quick.lines.tolist(), rows, strict=True)) == _strictly(text, mark)
    return True


@given(st.text(alphabet='",\n\r\t ab\x85é', max_size=40))
def test_any_text_is_read_the_same_or_left(text: str) -> None:
    _agree(text)
    _agree("x,y,z\n" + text)


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r")) | st.sampled_from(["", " ", '"', "a\r\nb"])


@given(st.lists(st.lists(_CELL, min_size=3, max_size=3)), st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"]))
def test_what_a_writer_writes_is_read_the_same(table: list[list[str]], mark: str, end: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=mark, lineterminator=end).writerows(table)
    assert _agree(text.getvalue(), mark) or not table


FLAWS = ["a,b\n", "a,b,c,d\n", 'a,"b"x,c\n', 'a,b"c,d\n', 'a, "b",c\n', 'a,"b,c\n', "a,b,c\rd,e,f\n", "a,b,\0\n", " \n"]


@pytest.mark.parametrize("flaw", FLAWS)
def test_a_flaw_is_left_to_the_strict_reader(flaw: str) -> None:
    assert fast_rows(("x,y,z\n" + flaw).encode(), ",", WIDTH) is None


def test_blank_rows_are_counted() -> None:
    found = fast_rows(b'a,b,c\r\n\r\n, ,\t\r\n\r\nd,"\r\n",f', ",", WIDTH)
    assert found is not None
    assert (found.lines.tolist(), found.blank) == ([0, 4], 3)
