"""Every format: other programs open it, what we wrote we read again, and what it cannot carry is said."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from unittest.mock import patch

import icalendar
import jsonschema
import openpyxl
import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from components import pipeline
from components.errors import ExportError
from components.export import FORMATS
from components.language import LANGUAGES
from components.model import FUTURE, PAST, Request, Source
from tests.export.round_trip import EDTF, HEADER, bounds, dated, store_of, written
from tests.export.round_trip import again as read_again

DATA = [form for form in FORMATS if not form.picture]
READ = ["csv", "json", "xlsx", "parquet", "ics", "timelinejs.csv", "timelinejs.json", "vis.json", "simile.json"]
READ += ["timesketch.csv", "mw", "ftm.json", "lpf.json", "ttl", "jsonld", "md", "txt"]
ROWS = (
    ("vote", "2014-11-21", 'Vote, "due" <b>', "=1+1\nsecond & line", "Assembly [voter]; Japan", "ballot", "expected",
     "https://example.org/a?b=c&d", "p. 3", "follows: draft; part of: talks"),
    ("draft", "[2014-10-27..2014-10-28]", "Draft; tabled", "", "Japan [sponsor]", "", "", "Paper", "", ""),
    ("talks", "2014-02/2014-05", "Talks 投票", "#3 things\n2014-10-28: not an event\n- a list", "", "talks", "occurred",
     "", "", ""),
    ("watch", "2014-02/..", "Watch kept", "", "", "", "cancelled", "", "", ""),
    ("call", "2014-10-28T16:12:00+05:30", "Call", "", "Kim 김", "", "disputed", "", "", ""),
    ("about", "1914~", "About", "", "", "", "", "", "", ""),
    ("none", "", "No date", "", "", "", "conditional", "", "", ""),
)  # fmt: skip


def test_every_format_says_what_it_is() -> None:
    names = [form.name for form in FORMATS]
    assert len(set(names)) == len(names)
    for form in FORMATS:
        assert re.fullmatch(r"[a-z]+(\.[a-z]+)?", form.name)
        assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", form.mime)
        assert form.label
        assert form.loses.endswith(".") or not form.loses


@pytest.mark.parametrize("form", DATA, ids=lambda form: form.name)
def test_the_same_events_have_the_same_bytes_and_no_events_are_a_file_too(form: Any) -> None:
    assert written(store_of(*ROWS), form.name) == written(store_of(*ROWS), form.name)
    store = store_of(*ROWS)
    none = pipeline.export(store, Request(filters=(("search", ("nowhere",)),)), form.name)
    assert len(none) < len(written(store, form.name))


@pytest.mark.parametrize("name", READ)
def test_what_was_written_is_read_again(name: str) -> None:
    store = store_of(*ROWS)
    back = read_again(store, name)
    assert not back.loaded.rejected
    left = pipeline.omissions(store, Request(), name)
    gone = 1 if "none without a date" in " ".join(left) else 0
    found = {" ".join(back.event(row).title.split()) for row in range(back.size)}
    expected = {row[2] for row in ROWS if row[1] or not gone}
    assert expected <= found
    events = sum(1 for row in range(back.size) if back.event(row).title in expected)
    assert events == len(ROWS) - gone


_TITLE = st.one_of(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=25),
    st.text("ab,;:\"'#!-/()[]{}=@+.1 é投\u200fש*_|~&<>\\%", min_size=1, max_size=25),
    st.sampled_from(
        ["LegalEntity", "2014", "1914-02-03", "=1", "- a", "title: c", "2014: x", "null", "true", "section"]
    ),
)


@pytest.mark.parametrize("name", READ)
@settings(max_examples=5)
@given(st.lists(st.tuples(st.one_of(st.just("2014"), EDTF, st.just("")), _TITLE), min_size=1, max_size=6))
@example([("2014", "Event")])  # which is a word of headers, too
def test_every_row_and_title_comes_back(name: str, rows: list[tuple[str, str]]) -> None:
    """Those that the format has a place for."""
    store = store_of(*((f"e{at}", date, title, "", "A; B [x]") for at, (date, title) in enumerate(rows)),
                     header=HEADER[:5])  # fmt: skip
    holds = next(form.holds for form in FORMATS if form.name == name)
    selected = store.order()[holds.of(store, store.order())] if holds else store.order()
    if len(selected):
        back = read_again(store, name)
        titles = Counter(" ".join(title.split()) for title in store.cells("title", selected))
        found = Counter(" ".join(title.split()) for title in back.cells("title", back.order()))
        assert (found, back.loaded.rejected) == (titles, ()), rows


def held(store: Any, name: str) -> set[str]:
    """The titles of the events that a format has a place for."""
    rows = store.order()
    form = next(form for form in FORMATS if form.name == name)
    return set(store.cells("title", rows[form.holds.of(store, rows)] if form.holds else rows))


@pytest.mark.parametrize("name", READ)
@settings(max_examples=4)
@given(st.lists(EDTF, min_size=12, max_size=25))
@example(["[2000,2001]", "{2000,2001}", "[2000-02..2000-03]/..", "../2000", "-0043-03-15"])  # a list, were it JSON
def test_no_bound_is_lost(name: str, dates: list[str]) -> None:
    """Whatever plain dates a format has, every bound comes back: no wider, no narrower."""
    store = dated("2014", "", *dates)
    kept = held(store, name)
    was = {title: sides for title, sides in bounds(store).items() if title in kept}
    assert bounds(read_again(store, name)) == was, dates


@pytest.mark.parametrize(
    ("name", "language"),
    [*((name, "en") for name in READ), *((name, language) for name in ("md", "txt") for language in LANGUAGES[1:])],
)
def test_the_example_comes_back_from_every_format(name: str, language: str) -> None:
    store = pipeline.load(Source("events.csv", Path("data/events.csv").read_bytes()))
    back = pipeline.load(Source(f"events.{name}", pipeline.export(store, Request(language=language), name)))
    kept = held(store, name)
    loaded = back.loaded
    assert (loaded.rows, loaded.events, loaded.rejected) == (len(kept), 7, ())
    assert bounds(back) == {title: sides for title, sides in bounds(store).items() if title in kept}


@pytest.mark.parametrize("name", ["timelinejs.csv", "timelinejs.json", "mw", "ftm.json", "jsonld"])
@settings(max_examples=4)
@given(st.lists(EDTF, min_size=12, max_size=25))
def test_a_plain_date_is_never_more_exact_than_it_was(name: str, dates: list[str]) -> None:
    """What other programs read, who know no EDTF: it holds all that was possible, where that has two ends; a side that
    is open may be lost."""
    store = dated("2014", *dates)
    was = {key: value for key, value in bounds(store).items() if PAST not in value and FUTURE not in value}
    with patch("components.read.with_exact_dates", lambda rows: rows):
        now = bounds(read_again(store, name))
    day = 86_400 if "T" in "".join(dates) else 0  # clocks lose their zone and parts of a second
    for key in now.keys() & was.keys():
        first, last = now[key][0], now[key][3]
        assert first - day <= was[key][0], (dates, key)
        assert last + day >= was[key][3], (dates, key)


@pytest.mark.parametrize(
    ("name", "of_all"),
    [
        ("md", ["ids", "links between events", "the file's own columns"]),
        ("timelinejs.csv", ["actors", "status", "links between events", "the file's own columns"]),
        ("vis.json", ["actors", "status", "sources", "links between events", "the file's own columns"]),
        ("simile.json", ["actors", "types", "status", "links between events", "the file's own columns"]),
        ("ftm.json", ["roles", "status", "links between events", "the file's own columns"]),
        ("ttl", ["roles", "status", "links other than parts", "the file's own columns"]),
        ("csv", []),
    ],
)
def test_only_what_the_events_have_is_said_to_be_left_out(name: str, of_all: list[str]) -> None:
    def left_out(store: Any) -> list[str]:
        parts = [
            re.fullmatch(r"Not in it: (.*)\.", sentence) for sentence in pipeline.omissions(store, Request(), name)
        ]
        return [part for match in parts if match for part in match[1].split(", ")]

    own = [(*row, "hand") for row in ROWS]
    assert left_out(store_of(*own, header=(*HEADER, "copied by"))) == of_all
    plain = left_out(store_of(("e1", "2014", "A title", "", "", "", "occurred", "", "", "")))
    assert plain == (["ids"] if name == "md" else [])
    parts = store_of(*(("a", "2014", "A", "", "", "", "", "", "", "part of: b"), ("b", "2014", "B", *[""] * 7)))
    assert "links other than parts" not in left_out(parts)


@pytest.mark.parametrize("form", [form for form in DATA if form.holds], ids=lambda form: form.name)
def test_who_is_left_out_is_counted(form: Any) -> None:
    store = dated("2014", "", "Y-13800000000", "1914")
    text = pipeline.omissions(store, Request(), form.name)
    assert text[0] == form.loses
    (others,) = re.findall(r"(\d) of 4 events are not in it: it holds none (.*)\.", text[-1])
    assert others[0] == str(2 if "years" in others[1] and "date" in others[1] else 1)
    assert form.make(store, store.order(), lambda: None)  # as the page makes it, of all that is shown
    with pytest.raises(ExportError, match=f"holds no events {re.escape(form.holds.others)}"):
        pipeline.export(dated("" if "date" in form.holds.others else "Y-13800000000"), Request(), form.name)


def test_a_calendar_has_days_and_moments() -> None:
    calendar = icalendar.Calendar.from_ical(written(store_of(*ROWS), "ics"))
    events: dict[str, Any] = {str(event["UID"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}
    assert calendar["NAME"] == "my events"
    assert len(events) == 6
    assert all(not event.errors and "DTSTAMP" in event for event in events.values())
    assert events["vote"].decoded("dtstart").isoformat() == "2014-11-21"
    assert "DTEND" not in events["vote"]
    assert events["vote"]["STATUS"] == "TENTATIVE"
    assert events["vote"]["URL"] == "https://example.org/a?b=c&d"
    assert "With: Assembly (voter), Japan" in str(events["vote"]["DESCRIPTION"])
    assert [event.decoded("dtend").isoformat() for event in (events["draft"], events["talks"])] == [
        "2014-10-29", "2014-06-01",
    ]  # fmt: skip
    assert "When: 27 or 28 Oct 2014" in str(events["draft"]["DESCRIPTION"])
    assert "going on" in str(events["watch"]["DESCRIPTION"])
    assert events["call"].decoded("dtstart").isoformat() == "2014-10-28T10:42:00+00:00"
    kinds = {value.params["RELTYPE"]: str(value) for value in events["vote"]["RELATED-TO"]}
    assert kinds == {"X-FOLLOWS": "draft@my-events", "PARENT": "talks@my-events"}
    assert all(len(line) <= 75 for line in written(store_of(*ROWS), "ics").split(b"\r\n"))


def test_a_workbook_holds_texts_only() -> None:
    store = store_of(*ROWS, ("x", "2014-02", "=HYPERLINK(1)", "a\x0bb _x0041_ \U0001f600", *[""] * 6))
    book = openpyxl.load_workbook(io.BytesIO(written(store, "xlsx")))
    (sheet,) = book.worksheets
    header, *rows = sheet.iter_rows()
    cells = {row[0].value: {name.value: cell for name, cell in zip(header, row, strict=True)} for row in rows}
    assert cells["x"]["title"].value == "=HYPERLINK(1)"
    assert cells["x"]["title"].data_type == "s"
    assert cells["x"]["title"].quotePrefix
    assert cells["x"]["date"].value == "2014-02"
    assert cells["vote"]["description"].value == "=1+1\nsecond & line"
    assert sheet.freeze_panes == "A2"
    back = read_again(store, "xlsx")
    row = back.row_of("x")
    assert row is not None
    assert back.event(row).description == "a\x0bb _x0041_ \U0001f600"


def test_a_cell_that_no_sheet_holds_is_said() -> None:
    store = store_of(("x", "2014", "Long", "y" * 40_000), header=("id", "date", "title", "description"))
    with pytest.raises(ExportError, match="32,767 characters; there is one of 40,000"):
        written(store, "xlsx")


def test_parquet_has_the_columns_of_the_csv() -> None:
    store = store_of(*ROWS)
    table = pa.parquet.read_table(io.BytesIO(written(store, "parquet")))
    assert tuple(table.column_names) == store.columns
    assert set(table.schema.types) == {pa.string()}
    assert table.num_rows == len(ROWS)


_PARTS = {
    "type": "object",
    "required": ["year"],
    "properties": {name: {"type": "string", "pattern": r"^-?\d+$"} for name in ("year", "month", "day", "hour")},
}
_ISO = {"type": "string", "pattern": r"^-?\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?)?)?)?$"}
_IN = {"anyOf": [{"required": ["in"]}, {"required": ["earliest"]}, {"required": ["latest"]}]}
SCHEMATA: dict[str, dict[str, Any]] = {  # what each program's documentation asks for
    "timelinejs.json": {
        "required": ["events"],
        "properties": {
            "scale": {"enum": ["human", "cosmological"]},
            "events": {"items": {
                "required": ["start_date", "text"],
                "properties": {"start_date": _PARTS, "end_date": _PARTS, "text": {"required": ["headline"]}},
            }},
        },
    },
    "vis.json": {
        "required": ["items", "groups"],
        "properties": {"items": {"items": {
            "required": ["id", "content", "start", "type"],
            "properties": {"start": _ISO, "end": _ISO, "type": {"enum": ["range", "point"]}},
        }}},
    },
    "simile.json": {
        "required": ["dateTimeFormat", "events"],
        "properties": {"events": {"items": {
            "required": ["start", "title", "durationEvent"],
            "properties": dict.fromkeys(("start", "end", "latestStart", "earliestEnd"), _ISO),
        }}},
    },
    "lpf.json": {
        "required": ["type", "@context", "features"],
        "properties": {"features": {"items": {
            "required": ["@id", "type", "properties", "names", "geometry"],
            "properties": {
                "type": {"const": "Feature"},
                "properties": {"required": ["title"]},
                "when": {"required": ["timespans"], "properties": {"timespans": {"minItems": 1, "items": {
                    "required": ["start"], "properties": {"start": _IN, "end": _IN},
                }}}},
                "names": {"minItems": 1, "items": {"required": ["toponym"]}},
            },
        }}},
    },
    "jsonld": {
        "required": ["@context", "@graph"],
        "properties": {"@context": {"prefixItems": [{"const": "https://schema.org"}]}, "@graph": {"items": {
            "required": ["@type", "name"], "properties": {"startDate": _ISO, "endDate": _ISO, "dcterms:date": {
                "required": ["@type", "@value"], "properties": {"@type": {"const": "edtf:EDTF"}},
            }},
        }}},
    },
}  # fmt: skip


@pytest.mark.parametrize("name", SCHEMATA)
@settings(max_examples=5)
@given(st.lists(EDTF, min_size=10, max_size=20))
def test_json_is_what_its_program_asks_for(name: str, dates: list[str]) -> None:
    for store in (store_of(*ROWS), dated("2014", *dates)):
        jsonschema.validate(json.loads(written(store, name)), SCHEMATA[name])


def test_entities_are_those_of_followthemoney() -> None:
    entities = [json.loads(line) for line in written(store_of(*ROWS), "ftm.json").splitlines()]
    by_id = {entity["id"]: entity for entity in entities}
    assert len(by_id) == len(entities)
    for entity in entities:
        assert entity["schema"] in ("Event", "LegalEntity")
        assert all(isinstance(text, str) for values in entity["properties"].values() for text in values)
        for key in ("date", "startDate", "endDate"):
            for text in entity["properties"].get(key, ()):
                assert re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d)?)?)?", text)
        assert all(by_id[other]["schema"] == "LegalEntity" for other in entity["properties"].get("involved", ()))
    assert by_id["draft"]["properties"]["date"] == ["2014-10"]
    assert by_id["call"]["properties"]["date"] == ["2014-10-28T10:42:00"]
    assert by_id["talks"]["properties"]["startDate"] == ["2014-02"]


def test_timelines_show_texts_and_no_markup() -> None:
    slides = json.loads(written(store_of(*ROWS), "timelinejs.json"))["events"]
    vote = next(slide for slide in slides if slide["unique_id"] == "vote")
    assert vote["text"]["headline"] == 'Vote, "due" &lt;b&gt;'
    assert vote["text"]["text"].startswith("=1+1<br>second &amp; line<p>Source: ")
    draft = next(slide for slide in slides if slide["unique_id"] == "draft")
    assert (draft["start_date"], draft["display_date"]) == ({"year": "2014", "month": "10"}, "27 or 28 Oct 2014")


def test_years_before_ours_have_no_year_nought_in_timelinejs() -> None:
    store = dated("-0043-03-15", "Y-13800000000", "0000", "0001")
    document = json.loads(written(store, "timelinejs.json"))
    assert document["scale"] == "cosmological"
    years = {slide["unique_id"]: slide["start_date"]["year"] for slide in document["events"]}
    assert years == {"e0": "-44", "e1": "-13800000000", "e2": "-1", "e3": "1"}


def test_a_line_of_timesketch_is_a_moment_in_utc() -> None:
    rows = {
        row["event_id"]: row for row in csv.DictReader(io.StringIO(written(store_of(*ROWS), "timesketch.csv").decode()))
    }
    assert {"message", "datetime", "timestamp_desc"} <= rows["vote"].keys()
    assert rows["call"]["datetime"] == "2014-10-28T10:42:00+00:00"
    assert rows["draft"]["datetime"] == "2014-10-27T00:00:00+00:00"
    assert (rows["draft"]["edtf"], rows["draft"]["precision"]) == ("[2014-10-27..2014-10-28]", "day")
    assert rows["vote"]["details"] == "'=1+1\nsecond & line"
    assert b"'=1+1" not in written(store_of(*ROWS), "timesketch.csv", raw=True)


def test_timesketch_gives_every_column_back_as_ours() -> None:
    store = store_of(*(row for row in ROWS if row[1]))
    back = read_again(store, "timesketch.csv")
    assert back.columns == store.columns
    for column in set(HEADER) - {"date", "links"}:  # a date in one moment's zone stands in UTC
        assert back.cells(column, back.order()) == store.cells(column, store.order()), column


_SIGNS = st.text("*_#`[]()<>!-+=.1|~\\&; aé\n:/@", max_size=30)


@settings(max_examples=25)
@given(_SIGNS.filter(str.strip), _SIGNS)
def test_markdown_shows_the_text_as_it_is(title: str, description: str) -> None:
    store = store_of(("a", "2014", title, description), header=("id", "date", "title", "description"))
    event = store.event(0)
    tokens = MarkdownIt().parse(written(store, "md").decode())
    inline = [token for token in tokens if token.type == "inline"]
    assert [token.type for token in tokens if token.level <= 1 and token.nesting == 1] == [
        "heading_open", "bullet_list_open", "list_item_open",
    ]  # fmt: skip
    assert {child.type for child in inline[1].children or []} <= {
        "text", "text_special", "strong_open", "strong_close", "hardbreak", "softbreak",
    }  # fmt: skip
    shown = "".join(child.content if "text" in child.type else " " for child in inline[1].children or [])
    assert " ".join(shown.split()) == " ".join(f"{event.words} {event.title} {event.description} Date: 2014".split())


def test_a_chronology_ends_with_what_has_no_date() -> None:
    for name in ("md", "txt"):
        text = written(store_of(*ROWS), name).decode()
        before, _, after = text.partition("Without a date")
        assert "27 or 28 Oct 2014" in before
        assert "No date" in after
        assert "Vote" in before
        assert "Source: Paper" in before


def test_turtle_says_each_bound() -> None:
    text = written(dated("2014-02/..", "[..2014-10-28]"), "ttl").decode()
    first = text[text.index("<#e0>") :]
    assert 'crm:P82a_begin_of_the_begin "2014-02-01T00:00:00"^^xsd:dateTime' in first
    assert 'crm:P81a_end_of_the_begin "2014-02-28T23:59:59"^^xsd:dateTime' in first
    assert "P82b" not in first.partition(" .\n")[0]


def test_the_longer_suffix_chooses_the_format() -> None:
    from pathlib import Path

    from components.export import format_of

    assert format_of(Path("a.timesketch.csv")) == "timesketch.csv"
    assert format_of(Path("A.CSV")) == "csv"
    assert format_of(Path("my.vis.plan.json")) == "json"


def test_further_columns_are_kept_where_a_format_has_room() -> None:
    store = store_of(("2014", "A", "here"), header=("date", "title", "place"))
    for name in ("csv", "json", "xlsx", "parquet"):
        back = pipeline.load(Source(f"x.{name}", written(store, name)))
        assert back.cells("place", back.order()) == ["here"]
