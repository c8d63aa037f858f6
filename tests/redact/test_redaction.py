"""Nothing that is hidden leaves, in any format: names, finer dates, columns."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import astuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components import pipeline
from components.cells.fold import fold
from components.errors import ExportError, RequestError
from components.export import FORMATS
from components.model import Request, Source
from components.redact import Decision, Plan, Redaction, undecided
from components.store.memory import MemoryStore
from tests.export.round_trip import EDTF, store_of
from tests.redact.unpacked import unpacked

HEADER = ("id", "date", "title", "description", "actors", "type", "source", "links", "Kim's notes", "place")
ROWS = (
    ("kim-song-1", "2014-10-28", "Kim Song meets Lee", "On 27 October Kim said so. See 2014-10-27.",
     "Kim Song [host of Kim]; Anna Lee", "meeting", "https://example.org/kimsong", "follows: b", "=Kim", "Seoul"),
    ("b", "[2014-10-01..2014-11-03]", "Koreans talk", "", "Kim Jong; Anna Lee", "", "Lee%20Anna",
     "leads to: kim-song-1", "", ""),
    ("c", "", "Nothing", "", "", "", "", "", "", "2014-10-28"),
)  # fmt: skip


def rows_of(store: MemoryStore) -> list[dict[str, str]]:
    content = pipeline.export(store, Request(), "csv", raw=True).decode()
    return list(csv.DictReader(io.StringIO(content)))


def leave(plan: Plan, store: MemoryStore | None = None, request: Request | None = None) -> pipeline.RedactedEvents:
    return pipeline.redact(store or store_of(*ROWS, header=HEADER), request or Request(title="T"), plan, {})


def test_names_dates_and_columns_are_hidden_and_the_rest_stays() -> None:
    plan = Plan((("Kim Song", ""),), "month", ("type",), others="replace")
    left = leave(plan)
    first, second, third = rows_of(left.store)
    assert left.found == ()
    assert first["id"] == "Actor 1-1"
    assert (first["date"], second["date"], third["date"]) == ("2014-10", "[2014-10..2014-11]", "")
    assert first["title"] == "Actor 1 meets Lee"
    assert first["description"] == "On [date hidden] Actor 1 said so. See [date hidden]."
    assert first["actors"] == "Actor 1 [host of Actor 1]; Anna Lee"
    assert (first["type"], first["source"]) == ("", "https://example.org/Actor 1")
    assert second["links"] == "leads to: Actor 1-1"
    assert (second["actors"], third["place"]) == ("Actor 1 Jong; Anna Lee", "2014-10")
    assert first["Actor 1's notes"] == "=Actor 1"
    ledger = left.store.loaded
    assert (ledger.rows, ledger.events, ledger.undated) == (3, 2, 1)
    assert pipeline.export(left.store, Request(), "csv").count(b"'=Actor 1") == 1


def test_each_hit_is_decided_by_itself() -> None:
    plan = Plan((("Kim Song", "K"),), found=(Decision("KIM", "keep", "actors"), Decision("Kim", "drop")))
    left = leave(plan)
    second, first, _ = rows_of(left.store)
    assert first["description"] == ""
    assert second["actors"] == "Kim Jong; Anna Lee"
    assert "Kim's notes" not in first
    assert {(one.text, one.column, one.count) for one in left.found} == {
        ("Kim Song", "title", 1), ("kim-song", "id", 1), ("kimsong", "source", 1)
    }  # fmt: skip
    assert re.search(r"Nothing was written.*“kimsong” in source \(1\)", str(undecided(left.found)))


def test_what_is_asked_leaves_under_the_same_aliases() -> None:
    request = Request(
        title="About Kim", filters=(("actor", ("Kim Song",)), ("from", ("2014-10-03",))), hidden=("Kim Song",),
        window=(1412121600.0, 1414540800.0), selected="kim-song-1", lanes="type", today="2014-10-30",
        pinned=("Kim Song",), opened=("Kim Song",),
    )  # fmt: skip
    left = leave(Plan((("Kim Song", "K"),), "month", ("type",), others="replace"), request=request)
    words = left.request
    assert (words.title, words.hidden, words.selected, words.lanes, words.today) == ("About K", ("K",), "", "actor", "")
    assert not {text for text in map(str, astuple(words)) if "Kim" in text}
    assert words.filters == (("actor", ("K",)), ("from", ("2014-10",)))
    assert words.window == (1412121600.0, 1414800000.0)
    content = pipeline.export(left.store, words, "svg", profile="full")
    assert b"Kim" not in content
    assert b"Hidden on purpose: 1 actor under an alias, dates to the month, 1 column left out." in content


@pytest.mark.parametrize(
    ("plan", "filters", "size"),
    [
        (Plan(columns=("type",)), (("type", ("meeting",)),), 1),
        (Plan(columns=("place",)), (("where", ("place=Seoul",)),), 1),
        (Plan(dates="month"), (("from", ("2014-10-30",)),), 2),  # and what has no date
        (Plan((("Kim Song", ""),), others="drop"), (("search", ("on 27 october",)),), 1),
    ],
)
def test_what_was_filtered_by_and_is_hidden_neither_leaves_nor_lets_others_leave(
    plan: Plan, filters: tuple[tuple[str, tuple[str, ...]], ...], size: int
) -> None:
    request = Request(filters=filters)
    store = store_of(*ROWS, header=HEADER)
    left = leave(plan, store, request)
    assert left.request.filters == ()
    assert left.store.size == size
    svg = pipeline.export(left.store, left.request, "svg").decode()
    assert f"{size} of 3 events were chosen." in " ".join(re.sub("<[^>]+>", " ", svg).split())
    assert not re.search(r"Only events that match|meeting\b.*match|place=", svg)


def test_a_phrase_is_searched_for_as_a_whole_and_a_word_inflected() -> None:
    rows = [("2014", "The Blue House speaks", "a blue sky, a house"), ("2015", "bluehouse", "Informants")]
    store = store_of(*rows, header=("date", "title", "description"))
    left = leave(Plan(words=("Blue House", "informant"), others="replace"), store)
    assert [tuple(row[name] for name in ("title", "description")) for row in rows_of(left.store)] == [
        ("The [hidden] speaks", "a blue sky, a house"), ("[hidden]", "[hidden]")
    ]  # fmt: skip
    assert left.key == {}
    assert left.store.loaded.hidden == "Hidden on purpose: 2 words searched for."


def test_dates_as_typed_leave_with_no_more_in_them() -> None:
    store = pipeline.load(Source("x.csv", b"when,title\n28 October 2014,A\nOctober 2014,B\n"))
    assert "date as typed" in store.columns
    left = leave(Plan(dates="year"), store)
    assert left.found == ()
    assert [row["date"] for row in rows_of(left.store)] == ["2014", "2014"]
    assert b"Oct" not in pipeline.export(left.store, left.request, "csv")


def test_another_column_of_dates_is_told_as_exactly_as_the_dates() -> None:
    cells = ("2015-01-15", "2016", "2015-01-15 or so", "")
    rows = [("2014-10-28", "A", cell) for cell in cells]
    left = leave(Plan(dates="year", others="replace"), store_of(*rows, header=("date", "title", "freed")))
    assert [row["freed"] for row in rows_of(left.store)] == ["2015", "2016", "[date hidden] or so", ""]


def test_many_ids_that_become_one_stay_apart() -> None:
    store = store_of(*((f"kim{at}", "2014", "x") for at in range(300)), header=("id", "date", "title"))
    ids = [row["id"] for row in rows_of(leave(Plan((("Kim", "K"),), others="replace"), store).store)]
    assert len(set(ids)) == 300


def test_what_was_done_is_counted() -> None:
    plan = Plan((("Kim Song", ""),), "month", found=(Decision("Kim", "keep"),), others="replace")
    left = leave(plan)
    assert (left.coarser, left.aliased) == (2, 1)
    assert {one.do for one in left.places} == {"keep", "replace"}
    assert sum(one.count for one in left.places if one.do == "keep") == 5
    again = left.redacted_request(Request(title="Kim Song again", window=(1412121600.0, 1414540800.0)))
    assert (again.title, again.window) == ("Actor 1 again", (1412121600.0, 1414800000.0))


def test_the_ledger_of_what_was_not_read_tells_nothing_of_it() -> None:
    store = pipeline.load(Source("kim song.csv", b"date,title,actors\n2014,A,Kim Song\n2014-02-30,Kim Song,Kim Song\n"))
    left = leave(Plan((("Kim Song", ""),), others="replace"), store)
    assert [entry.line for entry in left.store.loaded.rejected] == [3]
    page = pipeline.export(left.store, left.request, "html")
    assert b"rejected 1" in page
    assert b"2014-02-30" not in page
    assert not re.search(rb"(?i)kim", page)


def test_an_id_stays_one_event_and_a_link_leads_where_it_led() -> None:
    store = store_of(("kim", "2014", "a"), ("song", "2014", "b"), ("x", "2014", "c"), header=("id", "date", "title"))
    ids = [row["id"] for row in rows_of(leave(Plan((("Kim Song", "x"),), others="replace"), store).store)]
    assert len(set(ids)) == 3
    assert [row["id"] for row in rows_of(leave(Plan(columns=("id",)), store).store)] == ["row-1", "row-2", "row-3"]
    linked = leave(Plan((("Kim Song", ""),), columns=("id",), others="drop")).store
    assert [(link.kind, link.index) for link in linked.event(0).links] == [("follows", 1)]


def test_a_column_that_is_not_there_and_an_alias_that_tells_are_refused() -> None:
    with pytest.raises(RequestError, match="no column “nothing”; there are id, date"):
        leave(Plan(columns=("nothing",)))
    with pytest.raises(RequestError, match=r"the alias “Mr K\. Song” has a part of the hidden name “Kim Song”"):
        Redaction(Plan((("Kim Song", "Mr K. Song"),)), {"Kim Song": "Mr K. Song"})


NAMES = ["Zorvex Qualm", "Brixtonia", "Ünal Wyrrd"]
_WORDS = st.sampled_from(
    [
        *NAMES,
        "zorvex",
        "QUALM's",
        "Brixtonian",
        "zorvex-qualm",
        "zorvexqualm",
        "brixtonia%20x",
        "the talks",
        "2014",
        "a & b",
        "=1",
    ]
)
_TEXT = st.lists(_WORDS, max_size=3).map(" ".join)
_ACTORS = st.lists(st.sampled_from([*NAMES, "Anna Lee"]), max_size=3).map("; ".join)
_ROW = st.tuples(EDTF | st.just(""), _TEXT, _TEXT, _ACTORS, _TEXT, _TEXT, _TEXT)


@settings(max_examples=25)
@given(
    st.lists(_ROW, min_size=1, max_size=4),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
    st.sampled_from(["", "month", "year"]),
    st.sampled_from(["replace", "drop"]),
    st.lists(st.sampled_from(["description", "source", "place", "id"]), max_size=2, unique=True),
    st.sampled_from([form.name for form in FORMATS]),
)
def test_no_hidden_name_is_in_any_byte_of_any_export(
    rows: list[tuple[str, ...]], hidden: list[str], unit: str, others: str, columns: list[str], name: str
) -> None:
    header = ("id", "date", "title", "description", "actors", "type", "source", "place")
    table = [(f"{row[1]}{at}" or f"e{at}", row[0], row[1] or "T", *row[2:]) for at, row in enumerate(rows)]
    store = store_of(*table, header=header, name=f"{hidden[0]}.csv")
    plan = Plan(tuple((each, "") for each in hidden), unit, tuple(columns), (), others)  # type: ignore[arg-type]
    left = leave(plan, store, Request(title=f"About {hidden[0]}", hidden=(hidden[-1],)))
    assert left.found == ()
    try:
        content = pipeline.export(left.store, left.request, name, profile="full")
    except ExportError:
        return  # a format that has no place for any of them
    text = fold(unpacked(content).decode("utf-8", "ignore"))
    for each in hidden:
        for part in fold(each).split():
            assert part not in text
