"""JSON and JSON Lines: every object a row, every value as typed, Dateline's own export whole again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.errors import SourceError
from components.export.as_json import as_json
from components.model import COLUMNS, Loaded, Source
from components.read import read
from components.store.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Iterable


def _read(text: str, name: str = "events.json") -> Loaded:
    return read(Source(name, text.encode("utf-8", "surrogatepass")))


def _cells(loaded: Loaded, column: str) -> list[str]:
    return [str(cell) for cell in loaded.table[column]]


VALUES = [
    ('"007"', "007"),
    ("1.10", "1.10"),
    ("1e5", "1e5"),
    ("9" * 5_000, "9" * 5_000),
    ("true", "true"),
    ("null", ""),
    ("NaN", ""),
    ("Infinity", "Infinity"),
    ('"NaN"', "NaN"),
    ('"a\\nb"', "a\nb"),
    ('["a", 1.10, null, {"b": false}]', '["a", 1.10, null, {"b": false}]'),
    ('{"é": "\\u00e9"}', '{"é": "é"}'),
    ('"\\ud83d\\ude00"', "😀"),
]


@pytest.mark.parametrize(("typed", "text"), VALUES)
def test_a_value_is_kept_as_typed(typed: str, text: str) -> None:
    loaded = _read(f'[{{"date": "2014", "title": "a", "x": {typed}}}]')
    assert _cells(loaded, "x") == [text]
    assert any("NaN" in note for note in loaded.notes) == (typed == "NaN")


def test_columns_are_the_keys_of_all_records_and_lines_are_theirs() -> None:
    loaded = _read('[\n{"date": "2014", "title": "a"},\n\n{"title": "b", "more": 1}, {"date": "soon", "title": "c"}\n]')
    assert loaded.header == ("date", "title", "more")
    assert loaded.table["line"].tolist() == [2, 4]
    assert [(entry.line, entry.value) for entry in loaded.rejected] == [(4, "soon")]


BAD_RECORDS = [
    ('{"date": "2014", "title": "b", "title": "c"}', "“title” stands twice"),
    ('{"date": "2014", "title": "b", "x": {"y": 1, "y": 2}}', "“y” stands twice"),
    ('["2014", "b"]', "a list stands where an object"),
    ("2014", "a bare value stands"),
    ("null", "a bare value stands"),
    ('{"date": "2014", "title": "\\ud800"}', "surrogate"),
    ('{"date": "2014", "title": "\\u0000"}', "NUL"),
    ('{"date": "2014", "title": "b", "x": ' + "[" * 800 + "]" * 800 + "}", "nested deeper"),
]


@pytest.mark.parametrize(("record", "reason"), BAD_RECORDS)
@pytest.mark.parametrize("shape", ["[{}, {}]", '{{"n": 1, "events": [{}, {}]}}', "{}\n{}"])
def test_a_bad_record_costs_itself_only(record: str, reason: str, shape: str) -> None:
    if shape == "{}\n{}" and not record.startswith("{"):
        reason = "stands where an object"
    loaded = _read(shape.format(record, '{"date": "2014", "title": "good"}'), "e.jsonl" if "\n" in shape else "e.json")
    assert (loaded.rows, _cells(loaded, "title")) == (2, ["good"])
    assert reason in loaded.rejected[0].reason


def test_json_lines_with_a_bad_line_blank_lines_and_a_line_without_an_end() -> None:
    loaded = _read('{"date": "2014", "title": "a"}\r\n\r\n{"date": \n{"date": "2015", "title": "b"}', "events.jsonl")
    assert loaded.table["line"].tolist() == [1, 4]
    assert [(entry.line, entry.raw) for entry in loaded.rejected] == [(3, ('{"date":',))]


def test_records_on_one_line_are_told_apart() -> None:
    loaded = _read('[{"date":"2014","title":"a"},{"date":"2015","title":"b"},\n{"date":"2016","title":"c"}]')
    assert loaded.table["id"].tolist() == ["row-1", "row-1-2", "row-2"]
    assert loaded.table["line"].tolist() == [1, 1, 2]


def test_json_lines_under_the_name_of_json() -> None:
    assert _read('{"date": "2014", "title": "a"}\n{"date": "2015", "title": "b"}\n').events == 2


EVENT = {"date": "2014", "title": "a"}
SHAPES: list[tuple[Any, int, str]] = [
    ({"events": [EVENT]}, 1, "under “events”"),
    ({"groups": [{"id": 1}], "data": [EVENT] * 2}, 2, "“groups” (1 entry)"),
    ([{"year": 2014, "data": [EVENT] * 2}, {"year": 2015, "data": [EVENT]}], 3, "under “data”"),
]


@pytest.mark.parametrize(("document", "events", "said"), SHAPES)
def test_records_are_found_where_they_are_and_that_is_said(document: Any, events: int, said: str) -> None:
    loaded = _read(json.dumps(document))
    assert loaded.events == events
    assert any(said in note for note in loaded.notes)


REFUSED = [
    ("", "empty"),
    ("   ", "empty"),
    ("[]", "without a list of objects"),
    ("{}", "without a list of objects"),
    ("[1, 2]", "without a list of objects"),
    ('{"a": 1, "b": []}', "only “a” and “b”"),
    ('"text"', "single value"),
    ('[{"date": "2014", "title": "a"}', "line 1, it ends in the middle"),
    ('[{"date": "2014",\n "title": "a"},\n]', "line 2, a comma is followed by nothing"),
    ('[{"date": "2014"\n "title": "a"}]', "line 2"),
    ('{"events": [{"date": "2014", "title": "a"}], "events": []}', "a second time"),
    ("[" * 100_000, "nested deeper"),
    ('{"a":' * 100_000, "nested deeper"),
    ('[{"date": "2014", "title": "a"}] and more', "follows the end"),
    ("date,title\n2014,a\n", "cannot be read as JSON"),
]


@pytest.mark.parametrize(("text", "said"), REFUSED)
def test_what_has_no_records_is_refused_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(SourceError, match=said) as raised:
        _read(text)
    assert "\n" not in str(raised.value)


def test_the_encoding_is_unicode_or_what_a_person_says() -> None:
    text = '[{"date": "2014", "title": "é"}]'
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"):
        assert read(Source("e.json", text.encode(encoding))).table["title"].tolist() == ["é"]
    with pytest.raises(SourceError, match="no UTF-8 text on line 1"):
        read(Source("e.json", text.encode("cp1252")))


def test_more_cells_than_a_file_of_its_size_can_mean_are_refused() -> None:
    with pytest.raises(SourceError, match="10,000 rows of 10,001 columns"):
        _read(json.dumps([{f"k{n}": 1, "title": "a"} for n in range(10_000)]))


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
_ROW = st.fixed_dictionaries(dict.fromkeys(COLUMNS, _TEXT) | {"date": st.sampled_from(["", "2014", "[..2014-10]"])})


def _known(rows: Iterable[dict[str, str]]) -> MemoryStore:
    return MemoryStore(_read(json.dumps([{**row, "title": row["title"].strip() or "t"} for row in rows])))


@given(st.lists(_ROW, min_size=1, max_size=4))
def test_our_own_export_loads_as_the_same_events(rows: list[dict[str, str]]) -> None:
    before = _known(rows)
    after = MemoryStore(read(Source("again.json", as_json(before, np.arange(before.size)))))
    for row in range(before.size):
        one, two = before.event(row), after.event(row)
        for name in ("id", "date", "title", "description", "actors", "type", "status", "reported", "source", "locator"):
            assert getattr(one, name) == getattr(two, name)
        assert [(link.kind, link.target) for link in one.links] == [(link.kind, link.target) for link in two.links]
    assert any("Dateline's own export" in note for note in after.loaded.notes)
