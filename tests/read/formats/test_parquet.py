"""Parquet: values become the text that says the same, and what is packed small and opens large is refused."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from components.errors import SourceError
from components.model import Loaded, Source
from components.read import read
from components.read.formats import parquet_process
from tests.read.made import parquet


def _read(content: bytes, name: str = "events.parquet") -> Loaded:
    return read(Source(name, content))


def _texts(values: Any) -> list[str]:
    """A column of three values, read."""
    loaded = _read(parquet({"date": ["2014"] * 3, "title": ["a"] * 3, "x": values}))
    return [str(cell) for cell in loaded.table["x"]]


EPOCH = "1970-01-01T00:00:00"
VIENNA = pa.timestamp("us", "Europe/Vienna")
NOON = datetime(2014, 10, 28, 12)
VALUES: list[tuple[Any, list[str]]] = [
    ([1, None, -3], ["1", "", "-3"]),
    ([2014.0, float("nan"), 1.5], ["2014", "", "1.5"]),
    ([2**62, None, 0], [str(2**62), "", "0"]),
    ([Decimal("1.10"), None, Decimal("2.00")], ["1.10", "", "2.00"]),
    ([True, None, False], ["true", "", "false"]),
    (["007", "", None], ["007", "", ""]),
    ([date(2014, 10, 28), None, date(1, 1, 1)], ["2014-10-28", "", "0001-01-01"]),
    ([NOON, None, datetime(2014, 10, 28)], ["2014-10-28T12:00:00", "", "2014-10-28T00:00:00"]),
    ([datetime(2014, 10, 28), None, datetime(2014, 10, 29)], ["2014-10-28", "", "2014-10-29"]),
    ([NOON.replace(tzinfo=UTC), None, None], ["2014-10-28T12:00:00Z", "", ""]),
    (pa.array([0, 1, None], pa.timestamp("ns")), [f"{EPOCH}.000000000", f"{EPOCH}.000000001", ""]),
    (pa.array([0, None, 1_000_000], VIENNA), ["1970-01-01T01:00:00+01:00", "", "1970-01-01T01:00:01+01:00"]),
    ([time(14, 30), None, time(1)], ["14:30:00.000000", "", "01:00:00.000000"]),
    ([[1, None], None, []], ["[1, null]", "", "[]"]),
    ([{"a": {"b": "c"}}, None, {"a": None}], ['{"a": {"b": "c"}}', "", '{"a": null}']),
    (pa.array(["x", None, "x"]).dictionary_encode(), ["x", "", "x"]),
    (pa.nulls(3), ["", "", ""]),
    (pa.array([b"ab", b"\xff", None]), ["ab", "\\xff", ""]),
]  # fmt: skip


@pytest.mark.parametrize(("values", "texts"), VALUES)
def test_a_value_becomes_the_text_that_says_the_same(values: Any, texts: list[str]) -> None:
    assert _texts(values) == texts


def test_days_that_are_stored_as_midnights_are_days_and_that_is_said() -> None:
    loaded = _read(parquet({"date": [datetime(2014, 10, 28)], "title": ["a"]}))
    assert loaded.table["date"].tolist() == ["2014-10-28"]
    assert any("“date” is midnight" in note for note in loaded.notes)


def test_actors_and_links_as_lists() -> None:
    loaded = _read(
        parquet(
            {
                "date": ["2014", "2015"],
                "title": ["a", "b"],
                "actors": [[{"name": "Korea; South", "role": "host"}], None],
                "links": [[{"kind": "leads to", "target": "row-2"}], []],
            }
        )
    )
    assert loaded.table["actors"].tolist() == ["Korea, South [host]", ""]
    assert loaded.links.target.tolist() == [1]


def test_lines_are_row_numbers_and_bad_rows_are_rejected() -> None:
    loaded = _read(parquet({"date": ["2014", "soon", None], "title": ["a", "b", "c"]}))
    assert (loaded.rows, loaded.events, loaded.undated) == (3, 1, 1)
    assert [entry.line for entry in loaded.rejected] == [2]


def test_a_nul_costs_its_row() -> None:
    loaded = _read(parquet({"date": ["2014", "2014"], "title": ["a\0b", "c"]}))
    assert (loaded.rows, loaded.events) == (2, 1)
    assert "NUL" in loaded.rejected[0].reason


GOOD = parquet({"date": ["2014"], "title": ["a"]})
LONG = pa.DictionaryArray.from_arrays(pa.array([0] * 10_000, pa.int32()), pa.array(["x" * 1_000_000]))
LISTS = pa.ListArray.from_arrays(pa.array([0, 10_000_000]), pa.nulls(10_000_000, pa.int8()))
REFUSED = [
    (b"<html>", "a web page .HTML., not Parquet"),
    (b"PAR1", "damaged"),
    (b"PAR1" + b"\xff" * 100 + b"PAR1", "damaged"),
    (GOOD[:-20], "damaged"),
    (parquet({"date": pa.nulls(50_000_000, pa.string())}), "50,000,000 rows"),
    (parquet({"date": ["2014"] * 10_000, "title": LONG}), "texts of “title”"),
    (parquet({"date": ["2014"], "title": LISTS}), "cells that are safe"),
    (parquet({"date": ["2014"], "title": ["x" * 50_000_000]}, compression="zstd"), "safe to unpack"),
]


@pytest.mark.parametrize(("content", "message"), REFUSED)
def test_what_is_no_parquet_or_too_much_of_it_is_refused_in_a_sentence(content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message) as raised:
        _read(content)
    assert "\n" not in str(raised.value)


def test_parquet_under_another_name_is_read_and_that_is_said() -> None:
    assert any("Read as Parquet" in note for note in _read(GOOD, "events.csv").notes)


GOOD_FILE = Source("events.parquet", GOOD)
ENDINGS = [
    ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "was stopped from outside (SIGKILL)"),
    ("import os, signal; os.kill(os.getpid(), signal.SIGTERM)", "was stopped from outside (SIGTERM)"),
    ("import os; os.abort()", "is a damaged or incomplete Parquet file"),
    ("import os, sys; os.write(2, b'std::bad_alloc'); os.abort()", "needs more memory than this computer has free"),
    ("import time; time.sleep(9)", "takes longer than 0.5 seconds to read"),
]


@pytest.mark.parametrize(("code", "message"), ENDINGS)
def test_however_the_other_process_ends_it_is_said_as_what_it_was(
    code: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet_process, "_CODE", code)
    monkeypatch.setattr(parquet_process, "_PATIENCE", 0.5 if "sleep" in code else 60)
    with pytest.raises(SourceError) as refused:
        read(GOOD_FILE)
    assert message in str(refused.value)


def test_a_fault_of_the_program_is_none_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_process, "_CODE", "import nothing_of_this_name")
    with pytest.raises(RuntimeError, match="nothing_of_this_name"):
        read(GOOD_FILE)


def test_that_no_process_can_be_started_says_nothing_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(SourceError, match="no process could be started"):
        read(GOOD_FILE)


def test_the_other_process_loads_what_it_needs_and_no_more() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", parquet_process._CODE],
        input=parquet_process._LENGTH * b"\0" + parquet({"date": ["2014"], "title": ["a"]}),
        capture_output=True,
        cwd=parquet_process._ROOT,
        check=True,
    )
    assert pa.ipc.open_stream(done.stdout).read_all().num_rows == 1
    assert b"pyarrow" in done.stderr
    assert b"pandas" not in done.stderr


def test_what_fails_when_the_process_is_taken_down_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        parquet_process, "_CODE", f"import atexit, os; atexit.register(os.abort); {parquet_process._CODE}"
    )
    assert _read(parquet({"date": ["2014"], "title": ["a"]})).table["title"].tolist() == ["a"]
