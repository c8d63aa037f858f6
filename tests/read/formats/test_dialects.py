"""Any table in any dialect: what was written comes back, whatever encodes, separates, quotes and ends it."""

from __future__ import annotations

import codecs
import gzip
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from components import pipeline
from components.cells.guard import unguard
from components.model import Reading, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

# What is written in front, the codec, and what a person has to say of it.
ENCODINGS = (
    (b"", "utf-8", ""),
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF16_LE, "utf-16-le", ""),
    (codecs.BOM_UTF16_BE, "utf-16-be", ""),
    (codecs.BOM_UTF32_LE, "utf-32-le", ""),
    *((b"", name, name) for name in ("cp1252", "cp1250", "iso-8859-2", "koi8-r", "shift_jis", "euc-kr", "utf-16-le")),
)
PREAMBLES = (
    *((), ("A chronology",), ("", "A chronology", ""), ("# made by hand", "# today"), ("", "  ")),
    ("A", "B", "C", "", "D"),
)
DATES = ("", "2014", "2014-10-28", "[2014-11-21..2014-11-30]", "2014-03/..", "1914~", "{1667,1668}", "-0043-03-15")
HEADER = ("id", "date", "title", "description", "place")


@dataclass(frozen=True)
class Dialect:
    mark: bytes
    codec: str
    stated: str  # encoding
    separator: str
    says: str  # "line" where the file's first line says the separator, "person" where a person does, or ""
    end: str
    quotes_all: bool
    preamble: tuple[str, ...]
    packed: bool

    def written(self, table: Sequence[Sequence[str]]) -> Source:
        lines = ["sep=" + self.separator] if self.says == "line" else []
        lines += [*self.preamble, *(self.separator.join(map(self._cell, row)) for row in table)]
        content = self.mark + "".join(line + self.end for line in lines).encode(self.codec)
        return Source("events.csv", gzip.compress(content) if self.packed else content)

    def _cell(self, text: str) -> str:
        needed = self.quotes_all or any(c in text for c in f'{self.separator}"\r\n')
        return '"' + text.replace('"', '""') + '"' if needed else text

    @property
    def reading(self) -> Reading:
        return Reading(encoding=self.stated, separator=self.separator if self.says == "person" else "")


@st.composite
def dialects(draw: DrawFn) -> Dialect:
    mark, codec, stated = draw(st.sampled_from(ENCODINGS))
    return Dialect(
        mark,
        codec,
        stated,
        separator=draw(st.sampled_from(",;\t|")),
        says=draw(st.sampled_from(("", "", "line", "person"))),
        end=draw(st.sampled_from(("\n", "\r\n", "\r"))),
        quotes_all=draw(st.booleans()),
        preamble=draw(st.sampled_from(PREAMBLES)),
        packed=draw(st.booleans()),
    )


ODD = "\0\u3164¥‾"  # of these Python's codecs make others


@cache
def alphabet(codec: str) -> SearchStrategy[str]:
    """What a codec can write. Hypothesis would try each character of Unicode, a second for each codec."""
    if codec.startswith("utf"):
        return st.characters(codec="utf-8", exclude_characters=ODD)
    pieces = [bytes([one]) for one in range(256)]
    pieces += [bytes(pair) for pair in product(range(0x81, 0xFF), range(0x40, 0xFF))]
    found = {text for piece in pieces if len(text := piece.decode(codec, "ignore")) == 1}
    return st.sampled_from(sorted(found - set(ODD)))


def cells(codec: str) -> SearchStrategy[str]:
    """Texts that the codec can write and read again."""
    any_text = st.text(alphabet(codec), max_size=8)
    odd = st.text(",;\t|\"'\r\n =#-1", max_size=6)
    return (any_text | odd).filter(lambda text: text.encode(codec).decode(codec) == text)


@st.composite
def tables(draw: DrawFn) -> tuple[Dialect, list[list[str]]]:
    dialect = draw(dialects())
    text = cells(dialect.codec)
    rows = draw(st.lists(st.tuples(st.sampled_from(DATES), text, text, text), max_size=6))
    return dialect, [[f"e{number}", *row] for number, row in enumerate(rows)]


PLAIN = Dialect(b"", "utf-8", "", ",", "", "\n", False, (), False)
_UNDER_A_TITLE = replace(PLAIN, preamble=("A", "B", "C", "", "D"))


@settings(max_examples=50)
@given(tables())
@example((_UNDER_A_TITLE, [["e0", "", "", "", "'"], ["e1", "", "", "", "'"]]))
@example((PLAIN, [["e0", "2014", "Total", "1", "2"]]))
def test_what_was_written_comes_back(written: tuple[Dialect, list[list[str]]]) -> None:
    dialect, rows = written
    found = pipeline.load(dialect.written([HEADER, *rows]), dialect.reading).loaded
    plain = [[row[0], row[1], *(unguard(cell.strip()).strip() for cell in row[2:])] for row in rows]
    retained = [row for row in plain if any(row[1:])]  # an id alone is no event
    event(f"{len(retained)} of {len(rows)} rows")
    assert found.rows == len(rows) == found.events + found.undated + len(found.rejected)
    assert [entry.raw[0] for entry in found.rejected] == [row[0] for row in plain if row not in retained]
    assert found.table["id"].tolist() == [row[0] for row in retained]
    assert found.table["date"].tolist() == [row[1] for row in retained]
    for title, row in zip(found.table["title"], retained, strict=True):
        assert title == (row[2] or " ".join(row[3].split())) or (
            not any(row[2:4]) and (title.startswith("Untitled, line") or title == " ".join(row[4].split()))
        )
    assert found.table["description"].tolist() == [row[3] for row in retained]
    there = {row[0] for row in retained}
    assert found.table["place"].tolist() == [unguard(row[4]) for row in rows if row[0] in there]
