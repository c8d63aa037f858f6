"""How cells are quoted: found by what makes the rows fit, said, and never found where nothing needs it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.model import AS_FOUND, Source
from components.read.formats.delimited import rows

FOUND = [
    ("date,title\n2014,'a, b'\n2015,c\n", ["a, b", "c"], "'…'"),
    ("date;title\n2014;'a; b'\n2015;'it''s c'\n", ["a; b", "it's c"], "'…'"),
    ("'date','title'\n'2014','a'\n", ["a"], "'…'"),
    ("date,title\n'2014','a'\n'2015','b'\n", ["a", "b"], "'…'"),
    ('date, title\n2014, "a, b"\n', ["a, b"], "after the blanks"),
    ('date, title\n2014, "a"\n2015, "b"\n', ["a", "b"], "after the blanks"),
    ('date,title\n2014,"a \\"b\\" c"\n', ['a "b" c'], '\\"'),
    ('date,title\n2014,"a, \\"b\\", C:\\new"\n', ['a, "b", C:\\new'], '\\"'),
    ('date,title\n2014,"C:\\\\"\n2015,"\\"b\\""\n', ["C:\\", '"b"'], '\\"'),
    ("date, title\n2014, 'it\\'s, a'\n", ["it's, a"], "\\' for one inside of a cell, after the blanks"),
]


@pytest.mark.parametrize(("text", "titles", "message"), FOUND)
def test_other_ways_to_quote_are_found_and_said(text: str, titles: list[str], message: str) -> None:
    found = rows(Source("a.csv", text.encode()), AS_FOUND)
    assert list(found.columns[1]) == titles
    assert found.rejected == ()
    assert message in dict(found.facts)["quotation marks"]


PLAIN = [
    ("date,title\n2014,'Tis the season\n2015,the '90s\n", ["'Tis the season", "the '90s"]),
    ("date,title\n2014,'a'\n2015,b\n", ["'a'", "b"]),
    ("date,title\n2014,'=1+1\n2015,'=2\n", ["'=1+1", "'=2"]),
    ('date,title\n2014,"C:\\"\n2015,"a\\b"\n', ["C:\\", "a\\b"]),
    ('date,title\n2014,5" of rain\n2015,a "b" c\n', ['5" of rain', 'a "b" c']),
    ('date,title\n2014,"a, ""b"""\n', ['a, "b"']),
]


@pytest.mark.parametrize(("text", "titles"), PLAIN)
def test_what_only_looks_like_quoting_is_text(text: str, titles: list[str]) -> None:
    found = rows(Source("a.csv", text.encode()), AS_FOUND)
    assert list(found.columns[1]) == titles
    assert "quotation marks" not in dict(found.facts)


_CELL = st.text("ab ,\\'\"\n", min_size=1, max_size=8)


@given(st.lists(_CELL, min_size=2, max_size=6), st.sampled_from("'\""), st.sampled_from(",;"))
def test_what_is_written_with_backslashes_comes_back(cells: list[str], quote: str, mark: str) -> None:
    """As MySQL writes: everything between marks, a backslash before each mark and before itself."""
    lines = [("date", "title"), *((str(2000 + at), cell) for at, cell in enumerate(cells)), ("2014", f"{quote}, a")]
    written = [[cell.replace("\\", "\\\\").replace(quote, f"\\{quote}") for cell in row] for row in lines]
    text = "".join(mark.join(f"{quote}{cell}{quote}" for cell in row) + "\n" for row in written)
    found = rows(Source("a.csv", text.encode()), AS_FOUND)
    assert list(found.columns[1]) == [cell for _, cell in lines[1:]]
