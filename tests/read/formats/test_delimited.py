"""CSV → rows: line numbers, faults, and that no line is lost."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.errors import SourceError
from components.model import AS_FOUND, Source
from components.read.formats.delimited import rows
from components.read.rows import Rows


def _rows(text: str) -> Rows:
    return rows(Source("events.csv", text.encode()), AS_FOUND)


def _kept(found: Rows) -> list[tuple[int, tuple[str, ...]]]:
    return list(zip(found.lines, zip(*found.columns, strict=True), strict=True))


def test_lines_are_those_of_an_editor() -> None:
    found = _rows('a,b\r\n1,"two\r\nlines"\r\n\r\n2,"three\n\nlines"\n3,x')
    assert found.header == ("a", "b")
    assert _kept(found) == [(2, ("1", "two\r\nlines")), (5, ("2", "three\n\nlines")), (8, ("3", "x"))]
    assert found.notes == ("1 blank line skipped, not counted as a row.",)


def test_text_stays_text() -> None:
    found = _rows("a,b\n007,1e5\nNA,None\n TRUE , \n")
    assert [cells for _, cells in _kept(found)] == [("007", "1e5"), ("NA", "None"), (" TRUE ", " ")]


FAULTS = [
    ("1,2,3\n", 2, "3 cells where the header has 2", ("1", "2", "3")),
    ("1,2,\n", 2, "3 cells where the header has 2", ("1", "2", "")),  # a comma too many may have moved every cell
    ('1,"a"b\n', 2, "behind the second quotation mark", ('1,"a"b',)),
    ('1,"never\n', 2, "has no second one: add it", ('1,"never',)),
    ("1,a\0b\n", 2, "NUL", ("1", "a\0b")),
]


@pytest.mark.parametrize(("bad", "line", "reason", "raw"), FAULTS)
def test_a_fault_costs_one_line(bad: str, line: int, reason: str, raw: tuple[str, ...]) -> None:
    found = _rows(f"a,b\n{bad}good,row\nx,y\n")
    (fault,) = found.rejected
    assert (fault.line, fault.raw) == (line, raw)
    assert reason in fault.reason
    assert _kept(found) == [(3, ("good", "row")), (4, ("x", "y"))]


def test_a_stray_quote_that_meets_another_costs_one_line_each() -> None:
    found = _rows('a,b\n1,"x\n2,y\n3,"z\n4,w\n')
    assert [fault.line for fault in found.rejected] == [2, 4]
    assert [line for line, _ in _kept(found)] == [3, 5]


def test_short_rows_are_filled_and_said() -> None:
    found = _rows("a,b,c\n1\n2,x\n")
    assert _kept(found) == [(2, ("1", "", "")), (3, ("2", "x", ""))]
    assert any("lines 2 and 3" in note for note in found.notes)


def test_blank_rows_are_said_not_counted() -> None:
    found = _rows("\n , \na,b\n,\n\n \n1,2\n")
    assert found.header == ("a", "b")
    assert _kept(found) == [(7, ("1", "2"))]
    assert found.notes[0].startswith("5 blank lines")


def test_a_header_alone_is_said() -> None:
    found = _rows("date,title\n")
    assert not found.lines
    assert "(“date, title”) and no rows" in found.notes[0]


@pytest.mark.parametrize("text", ['"date,title\n2014,x\n', ",,\n,,\n"])
def test_no_header_is_one_sentence(text: str) -> None:
    with pytest.raises(SourceError, match="header"):
        _rows(text)


def test_large_cells_and_many_columns() -> None:
    long = "x" * 10_000_000
    assert _kept(_rows(f"a,b\n1,{long}\n"))[0][1][1] == long
    wide = _rows(",".join(f"c{i}" for i in range(5000)) + "\n" + ",".join("1" * 5000) + "\n")
    assert len(wide.columns) == 5000


def test_a_file_of_stray_quotes_ends() -> None:
    """Every line opens a quotation that reaches the end of the file; reading each anew would take for ever."""
    lines = 20_000
    found = _rows("a,b\n" + 'x","\n' * lines)
    assert [fault.line for fault in found.rejected[:3]] == [2, 3, 4]
    assert not found.lines
    assert "rest of the file" in found.rejected[-1].reason
    assert sum("".join(fault.raw).rstrip("\n").count("\n") + 1 for fault in found.rejected) == lines


_CONTROLS = "".join(map(chr, {*range(32)} - {*b"\t\n\r"}))  # a file with many of them is no text
_CELL = st.text(st.characters(exclude_characters=_CONTROLS, codec="utf-8"))


@given(st.lists(st.lists(_CELL, min_size=3, max_size=3), max_size=8))
def test_what_a_csv_writer_writes_is_read_back(table: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([["a", "b", "c"], *table])
    found = _rows(written.getvalue())
    assert [list(cells) for _, cells in _kept(found)] == [cells for cells in table if any(map(str.strip, cells))]


@given(st.text(alphabet='",\n\rab \0'))
def test_every_character_is_somewhere(text: str) -> None:
    found = _rows(f"title,date,{'h' * 999}\n{text}")
    seen = "".join("".join(cells) for _, cells in _kept(found)) + "".join("".join(r.raw) for r in found.rejected)
    for letter in "ab\0":
        assert seen.count(letter) == text.count(letter)
