"""Events as CSV: read back without loss, and no formula in a spreadsheet."""

from __future__ import annotations

import csv
import io
from importlib import import_module

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.export.as_csv import as_csv
from components.model import COLUMNS, Source
from components.read import read
from components.store.memory import MemoryStore


def _store(content: bytes) -> MemoryStore:
    return MemoryStore(read(Source("x.csv", content)))


def _table(rows: list[tuple[str, ...]], header: tuple[str, ...] = COLUMNS) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode()


def test_the_order_asked_for_in_our_own_columns() -> None:
    store = _store(b"title,date,place\nfirst,2014,x\nsecond,,y\nthird,2013,z\n")
    lines = as_csv(store, np.array([2, 0, 1])).decode().split("\r\n")
    assert lines[0] == "id,date,title,description,actors,type,status,reported,source,locator,links,place"
    assert [line.split(",")[:3] for line in lines[1:4]] == [
        ["row-4", "2013", "third"], ["row-2", "2014", "first"], ["row-3", "", "second"],
    ]  # fmt: skip


def test_many_rows_are_written_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    store, rows = _store(b"title,date\n" + b"".join(b"t%d,2014\n" % n for n in range(7))), np.arange(7)[::-1]
    at_once = as_csv(store, rows)
    monkeypatch.setattr(import_module("components.export.as_csv"), "_AT_A_TIME", 3)
    assert as_csv(store, rows) == at_once
    assert at_once.count(b"\r\n") == 8


def test_raw_text_is_as_it_is() -> None:
    store = _store(b"date,title,=place\n2014,=1+1,@x\n")
    marked, raw = (as_csv(store, np.array([0]), raw).decode() for raw in (False, True))
    assert "'=1+1" in marked
    assert marked.splitlines()[0].endswith(",'=place")
    assert marked.splitlines()[1].endswith(",'@x")
    assert "'" not in raw


def test_formulas_are_marked_as_text_and_dates_are_not() -> None:
    row = ("+id", "-0044-03-15", "=1+1", "@x", "-North", "", "", "-0043", "\t=x", "'=y", "")
    written = as_csv(_store(_table([row])), np.array([0])).decode()
    (cells,) = list(csv.reader(io.StringIO(written)))[1:]
    assert cells[:5] == ["'+id", "-0044-03-15", "'=1+1", "'@x", "'-North"]
    assert cells[7:9] == ["'-0043", "'=x"]


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12) | st.text(
    "'=+-@\t\r\n ;:[]\"", max_size=6
)
_DATE = st.sampled_from(["", "2014-02", "-0044-03-15", "[..2014-10-28]", "1914~", "2014-10-28T16:12:00+05:30"])


_FURTHER = ("place", "=sum", "'x", "Title", "start")


@given(st.lists(st.tuples(_CELL, _DATE, _CELL, *[_CELL] * 8, *[_CELL] * len(_FURTHER)), max_size=6))
@example([("",) * 15 + ("-",)])  # no date, and a start that is not known
@example([("", "2014-02", *[""] * 14), ("",) * 15 + ('"',)])  # and one that is as above
def test_there_and_back_nothing_is_lost(rows: list[tuple[str, ...]]) -> None:
    store = _store(_table(rows, (*COLUMNS, *_FURTHER)))
    back = _store(as_csv(store, np.arange(store.size)))
    assert not back.loaded.rejected
    assert back.columns == store.columns
    columns = list(store.columns)
    assert back.loaded.table[columns].to_dict("list") == store.loaded.table[columns].to_dict("list")
    assert [back.event(row).actors for row in range(back.size)] == [
        store.event(row).actors for row in range(store.size)
    ]
