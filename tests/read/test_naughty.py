"""Naughty strings in every column of every format: a row each, and each text is kept as it was written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence

import pytest

from components.cells.guard import guard
from components.errors import SourceError
from components.model import COLUMNS, Source
from components.read import read
from tests.read.made import parquet
from tests.read.naughty import STRINGS

HEADER = (*COLUMNS, "other")
Table = Sequence[dict[str, str]]


def as_csv(rows: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerows([HEADER, *([guard(row[name]) for name in HEADER] for row in rows)])
    return text.getvalue().encode("utf-8")


def as_lines(rows: Table) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


FORMATS: dict[str, Callable[[Table], bytes]] = {
    "a.csv": as_csv,
    "a.json": lambda rows: json.dumps(rows).encode(),
    "a.jsonl": as_lines,
    "a.parquet": lambda rows: parquet({name: [row[name] for row in rows] for name in HEADER}),
}


def rows_with(column: str) -> list[dict[str, str]]:
    ordinary = dict.fromkeys(HEADER, "") | {"date": "2014", "title": "a"}
    return [ordinary | {"id": f"n{number}", column: text} for number, text in enumerate(STRINGS)]


def test_there_are_enough_of_them() -> None:
    assert len(STRINGS) >= 515


@pytest.mark.parametrize("column", HEADER)
@pytest.mark.parametrize("name", FORMATS)
def test_a_naughty_string_is_a_text_like_any_other(name: str, column: str) -> None:
    loaded = read(Source(name, FORMATS[name](rows_with(column))))
    assert loaded.rows == len(STRINGS) == loaded.events + loaded.undated + len(loaded.rejected)
    if column == "date":
        return
    blank = {"id", "status"}  # filled in where nothing stands
    trimmed = [text if column == "other" else text.strip() for text in STRINGS]
    pairs = zip(map(str, loaded.table[column]), trimmed, strict=True)
    untitled = column == "title"  # such an event is named by something else
    wrong = [(cell, text) for cell, text in pairs if cell != text and column not in blank and (text or not untitled)]
    assert wrong == []


@pytest.mark.parametrize("header", [("{}",), ("{}", "title")])
def test_a_naughty_header_has_an_outcome(header: tuple[str, ...]) -> None:
    for text in STRINGS:
        sentence = outcome([name.replace("{}", text) for name in header])
        assert sentence.startswith("a.csv ") or not sentence
        assert sentence.isprintable()


@pytest.mark.parametrize("first", range(0, len(STRINGS), 25))
def test_naughty_names_beside_a_date_that_stand_twice_are_read(first: int) -> None:
    assert outcome(["date", "title", *(text for text in STRINGS[first : first + 25] for _ in range(2))]) == ""


def outcome(header: Sequence[str]) -> str:
    """Why nothing of a row under these names could be read; blank where the ledger balances."""
    content = io.StringIO(newline="")
    csv.writer(content, quoting=csv.QUOTE_ALL).writerows([header, ["2014"] * len(header)])
    try:
        loaded = read(Source("a.csv", content.getvalue().encode()))
    except SourceError as fault:
        return str(fault)
    assert loaded.rows == loaded.events + loaded.undated + len(loaded.rejected) == 1
    return ""
