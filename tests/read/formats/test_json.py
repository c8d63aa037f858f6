"""JSON and JSON Lines: every object a row, every value as typed, Dateline's own export whole again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.errors import RequestError, SourceError
from components.export.as_json import as_json
from components.model import COLUMNS, Loaded, Reading, Source
from components.read import read
from components.store.memory import MemoryStore
from tests.read.loaded import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def _read(text: str, name: str = "events.json") -> Loaded:
    return read(Source(name, text.encode("utf-8", "surrogatepass")))


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
    ("{}", "{}"),
    ('"\\ud83d\\ude00"', "😀"),
]


@pytest.mark.parametrize(("typed", "text"), VALUES)
def test_a_value_is_kept_as_typed(typed: str, text: str) -> None:
    loaded = _read(f'[{{"date": "2014", "title": "a", "x": {typed}}}]')
    assert cells_of(loaded, "x") == [text]
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
    assert (loaded.rows, cells_of(loaded, "title")) == (2, ["good"])
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
OTHER = {"date": "2015", "title": "b"}
SHAPES: list[tuple[Any, list[str], str]] = [
    ({"events": [EVENT]}, ["a"], "the list “events”, 1 record"),
    ({"groups": [{"id": 1}], "data": [EVENT, OTHER]}, ["a", "b"], "the list “data”"),
    ({"groups": [{"id": 1}] * 9, "data": [EVENT, OTHER]}, ["a", "b"], "the list “data”"),
    ({"meta": {"all": [OTHER]}, "a": {"b": {"c": [EVENT, EVENT]}}}, ["a", "a"], "the list “a.b.c”"),
    ([{"year": 2014, "data": [EVENT] * 2}, {"year": 2015, "data": [OTHER]}], ["a", "a", "b"], "the lists “[].data”"),
    ({"parts": [{"title": "I", "events": [EVENT, OTHER]}]}, ["a", "b"], "the lists “parts[].events”"),
    ({"x": EVENT, "y": OTHER}, ["a", "b"], "the objects in “top”"),
    ({"events": {"x": EVENT, "y": OTHER}}, ["a", "b"], "the objects in “events”"),
    ({"columns": ["date", "title"], "rows": [["2014", "a"], ["2015", "b"]]}, ["a", "b"], "the table “rows”"),
    ({"columns": ["date", "title"], "index": [0, 1], "data": [["2014", "a"], ["2015", "b"]]}, ["a", "b"], "“data”"),
    ([["date", "title"], ["2014", "a"], ["2015", "b"]], ["a", "b"], "the table “top”"),
    ({"date": {"0": "2014", "1": "2015"}, "title": {"0": "a", "1": "b"}}, ["a", "b"], "the columns in “top”"),
    ({"date": ["2014", "2015"], "title": ["a", "b"]}, ["a", "b"], "the columns in “top”"),
    ({"schema": {"fields": [{"name": "date"}, {"name": "title"}]}, "data": [EVENT]}, ["a"], "the list “data”"),
    ({"hits": {"total": 1, "hits": [{"_id": "1", "_source": EVENT}]}}, ["a"], "“hits.hits”, 1 record, from “_source”"),
    ({"type": "FeatureCollection", "features": [{"type": "Feature", "id": "e", "properties": EVENT, "geometry": None}]},
     ["a"], "the list “features”, 1 record, from “properties” of each"),
    ({"head": {"vars": ["date", "title"]}, "results": {"bindings": [{"date": {"type": "literal", "value": "2014"},
      "title": {"type": "literal", "xml:lang": "en", "value": "a"}}]}}, ["a"], "the list “results.bindings”"),
]  # fmt: skip


@pytest.mark.parametrize(("document", "titles", "message"), SHAPES)
def test_records_are_found_where_they_are_and_that_is_said(document: Any, titles: list[str], message: str) -> None:
    loaded = _read(json.dumps(document))
    assert cells_of(loaded, "title") == titles
    assert all(date.startswith("201") for date in cells_of(loaded, "date"))
    assert message in dict(loaded.facts)["records"]


def test_records_have_the_lines_they_start_on_however_deep() -> None:
    text = '{"a": {"n": 1,\n"b": [\n{"date": "2014", "title": "a"},\n\n{"date": "2015", "title": "b", "title": "c"}]}}'
    loaded = _read(text)
    assert loaded.table["line"].tolist() == [3]
    assert [(entry.line, "twice" in entry.reason) for entry in loaded.rejected] == [(5, True)]
    keyed = _read('{\n"x": {"date": "2014", "title": "a"},\n"y": {"date": "2015", "title": "b", "title": "c"}}')
    assert keyed.table["line"].tolist() == [2]
    assert [(entry.line, "twice" in entry.reason) for entry in keyed.rejected] == [(3, True)]


def test_a_person_chooses_other_records_and_each_choice_is_named() -> None:
    text = json.dumps({"a": [EVENT, OTHER], "b": {"c": [{"date": "1999", "title": "z"}]}})
    found = _read(text)
    assert any("“b.c” (1 record)" in note and "“records”" in note for note in found.notes)
    chosen = read(Source("e.json", text.encode()), Reading(records="b.c"))
    assert cells_of(chosen, "title") == ["z"]
    assert chosen.reading.records == "b.c"
    with pytest.raises(RequestError, match=r"no records at “x”; there are: a and b\.c"):
        read(Source("e.json", text.encode()), Reading(records="x"))


FIELDS: list[tuple[Any, dict[str, str]]] = [
    ({"date": {"$date": "2014-10-28T10:00:00Z"}}, {"date": "2014-10-28T10:00:00Z"}),
    ({"date": {"$date": {"$numberLong": "1414490400000"}}}, {"date": "2014-10-28T10:00:00Z"}),
    ({"date": {"$date": 1414490400250}}, {"date": "2014-10-28T10:00:00.250Z"}),
    ({"_id": {"$oid": "5f"}, "n": {"$numberInt": "3"}}, {"_id": "5f", "n": "3"}),
    ({"date": {"@type": "xsd:date", "@value": "2014-10-28"}}, {"date": "2014-10-28"}),
    ({"x": {"y": 1.10, "z": {"w": True}}}, {"x.y": "1.1", "x.z.w": "true"}),
    ({"x": {"y": 1}, "x.y": 2}, {"x": '{"y": 1}', "x.y": "2"}),
    ({"x": {str(n): n for n in range(99)}}, {"x": json.dumps({str(n): n for n in range(99)})}),
    ({"tags": ["a", "b"]}, {"tags": "a; b"}),
    ({"tags": ["a; b", "c"]}, {"tags": '["a; b", "c"]'}),
    ({"tags": []}, {"tags": "[]"}),
    ({"actors": ["Court", "Police"]}, {"actors": "Court; Police"}),
    ({"actors": [{"name": "Court", "role": "judge"}, {"name": "Ann; Bob"}]}, {"actors": "Court [judge]; Ann, Bob"}),
    ({"actors": {"name": "Court"}}, {"actors": "Court"}),
    ({"actors": {"judge": "Court", "accused": ["A", "B"]}}, {"actors": "Court [judge]; A [accused]; B [accused]"}),
    ({"people": [{"label": "A", "age": 3}]}, {"actors": "A", "people in full": '[{"label": "A", "age": 3}]'}),
    ({"actors": [{"x": "A"}, 3]}, {"actors": '[{"x": "A"}, 3]'}),
]


@pytest.mark.parametrize(("values", "cells"), FIELDS)
def test_values_inside_of_values_are_cells(values: dict[str, Any], cells: dict[str, str]) -> None:
    for text, name in ((json.dumps([EVENT | values]), "e.json"), (json.dumps(EVENT | values), "e.jsonl")):
        loaded = _read(text, name)
        assert {column: cells_of(loaded, column)[0] for column in cells} == cells


def test_a_date_with_a_start_and_an_end_is_an_interval_among_dates_and_columns_otherwise() -> None:
    span = {"title": "b", "date": {"start": "2014-10-30", "end": "2014-11-02"}}
    assert cells_of(_read(json.dumps([EVENT, span])), "date") == ["2014", "2014-10-30/2014-11-02"]
    numbered = {"title": "b", "date": 2013}, {"title": "c", "date": {"from": "2014-10-30", "to": "2014-11-02"}}
    assert cells_of(_read(json.dumps(numbered)), "date") == ["2013", "2014-10-30/2014-11-02"]
    assert {"date.start", "date.end"} <= set(read(Source("e.json", json.dumps([span]).encode()), Reading(
        mapping=(("start", "date.start"), ("end", "date.end")))).header)  # fmt: skip


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


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_what_has_no_records_is_refused_in_a_sentence(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message) as raised:
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
