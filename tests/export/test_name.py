"""What an exported file is called."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.export import file_name
from components.filters import Filters
from components.model import Request, Source
from components.read import read
from components.store.memory import MemoryStore

CASES: list[tuple[str, Filters, str]] = [
    ("events.csv", (), "events.png"),
    ("events.csv", (("actor", ("North Korea",)),), "events-north-korea.png"),
    ("events.csv", (("actor", ("North Korea", "Japan")), ("match", ("all",))), "events-north-korea-and-japan.png"),
    ("events.csv", (("from", ("2014-10",)), ("to", ("2014-10",))), "events-october-2014.png"),
    ("My Data (v2).final.csv", (("status", ("expected",)),), "my-data-v2-final-status-expected.png"),
    ("조선.csv", (("search", ("Zürich/../x",)),), "조선-with-zürich-x.png"),
    ("con.csv", (), "events-con.png"),
    ("???.csv", (), "events.png"),
    (".csv", (), "csv.png"),
]


def _name(name: str, filters: Filters) -> str:
    store = MemoryStore(read(Source(name, b"date,title\n")))
    return file_name(store, Request(filters=filters), "png")


@pytest.mark.parametrize(("name", "filters", "expected"), CASES)
def test_named_after_the_data_and_the_filter(name: str, filters: Filters, expected: str) -> None:
    assert _name(name, filters) == expected


@given(st.text(min_size=1), st.text(max_size=300))
def test_safe_everywhere(name: str, search: str) -> None:
    made = _name(f"{name}.csv", (("search", (search,)),) if search else ())
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*\.png", made)
    assert len(made.encode("utf-8", "surrogatepass")) <= 200
    assert Path(made).name == made
