"""A file as cells and back: the same events and the same rejected rows, whatever it holds, and edits where they go."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from components import pipeline
from components.model import AS_FOUND, Event, Reading, Source
from components.sheet import Edits, reading_of, rows_of, sheet, suggested, written

if TYPE_CHECKING:
    from components.sheet import Sheet
    from components.store.memory import MemoryStore

CELL = st.text(st.characters(codec="utf-8"), max_size=8) | st.text("'=+-@\t\r\n ;:[]\",#", max_size=5)
DATE = st.sampled_from(
    [
        *("", "2014-02", "-0044-03-15", "[..2014-10-28]", "1914~", "2014-10-28T16:12:00+05:30", "2014-02-30", "soon"),
        *("Q3 2014", "c. 1914", "28/10/2014", "07/11/2014", "=1+1", "Oct 28, 2014", "present", "2014/2015", "/2014"),
    ]
)
HEADERS = (
    ("date", "title", "actors", "place"),
    ("id", "date", "title", "=sum", "'x"),
    ("title", "start", "end", "links"),
    ("Headline", "Year", "Month", "Day"),
    ("date", "title", "start", "Title"),
    ("title", "date", "id", "status", "date as typed"),
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table in one of a few dialects, some of its rows too long, too short, blank, a comment or a total."""
    header = draw(st.sampled_from(HEADERS))
    cells = [DATE if name in ("date", "start", "end") else CELL for name in header]
    rows = draw(st.lists(st.tuples(*cells).map(list) | st.lists(CELL, max_size=len(header) + 2), max_size=6))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=draw(st.sampled_from(",;\t"))).writerows([header, *rows])
    assume(text.getvalue().count("\0") < 2)  # more would be no text file
    return text.getvalue()


def load(text: str | bytes, reading: Reading = AS_FOUND) -> MemoryStore:
    return pipeline.load(Source("x.csv", text.encode() if isinstance(text, str) else text), reading)


def again(store: MemoryStore, edits: Edits | None = None, accept: bool = False) -> MemoryStore:
    cells = sheet(store.loaded)
    requested = Reading(date_order=store.loaded.reading.date_order, accept=accept)
    return load(written(cells, edits or Edits()), reading_of(cells, requested))


def events(store: MemoryStore) -> list[Event]:
    """All that is known of each event but its line, which is another file's."""
    return [replace(store.event(row), line=0) for row in range(store.size)]


def places(cells: Sheet) -> list[int]:
    return sorted([*cells.row_of.tolist(), *cells.rejected.tolist()])


@given(tables())
@example("title,date\nTotal,2014\n#a,\n,\n")
@example("title,start,end,links\n0,,,,\n")
@example("date,title\n'=1,x\n2014,''=x\n2014,y,z,'=w\n")
def test_there_and_back_every_row_is_what_it_was(text: str) -> None:
    store = load(text)
    back = again(store)
    assert events(back) == events(store)
    assert len(back.loaded.rejected) == len(store.loaded.rejected)
    assert [row.suggestion for row in back.loaded.rejected] == [row.suggestion for row in store.loaded.rejected]
    before, after = sheet(store.loaded), sheet(back.loaded)
    assert places(before) == places(after) == list(range(store.loaded.rows))
    assert after.row_of.tolist() == before.row_of.tolist()
    assert after.rejected.tolist() == before.rejected.tolist()
    some = places(before)[::-2]
    assert rows_of(before, some).to_dict("list") == rows_of(before).iloc[some].to_dict("list")


@given(tables())
def test_what_is_written_runs_in_no_spreadsheet(text: str) -> None:
    content = written(sheet(load(text).loaded)).decode()
    for row in csv.reader(io.StringIO(content, newline="")):
        texts = [cell for cell in row if cell.strip()]  # what is all white space is no formula
        assert not any(cell.startswith(("=", "+", "@", "＝", "＋", "＠", "\t", "\r", "\n", " =")) for cell in texts)


MIXED = (
    "A title line\ntitle;when;who;note\nFirst;28/10/2014;Ann;x\nSecond;Q3 2014;Bob;y\nThird;2014-02-30;Cy;z\n"
    ";tomorrow;Di;\nFifth;late November 2014;Ed;\nSixth;07/11/2014;Flo;too;long\n"
)


def at(store: MemoryStore, line: int) -> int:
    """The place of the rejected row on a line."""
    lines = [row.line for row in store.loaded.rejected]
    return int(sheet(store.loaded).rejected[lines.index(line)])


def test_suggestions_stand_at_their_rows() -> None:
    loaded = load(MIXED).loaded
    cells = sheet(loaded)
    rows = dict(zip(cells.rejected.tolist(), loaded.rejected, strict=True))
    assert suggested(loaded, rows, cells) == {
        1: {"date": "2014-35"},
        4: {"date": "[2014-11-21..2014-11-30]"},
    }


def test_suggestions_for_a_start_and_an_end_stand_in_their_own_columns() -> None:
    loaded = load("title,start,end\na,c. 1914,late November 2014\nb,2014,Q3 2015\n").loaded
    cells = sheet(loaded)
    rows = dict(zip(cells.rejected.tolist(), loaded.rejected, strict=True))
    assert suggested(loaded, rows, cells) == {
        0: {"start": "1914~", "end": "[2014-11-21..2014-11-30]"},
        1: {"end": "2015-35"},
    }


@pytest.mark.parametrize(
    ("line", "texts", "title", "date"),
    [
        (4, {"date": "2014-35"}, "Second", "2014-35"),
        (5, {"date": "2014-02-28"}, "Third", "2014-02-28"),
        (6, {"title": "Named", "date": "2014"}, "Named", "2014"),
        (5, {"date": "08/11/2014"}, "Third", "2014-11-08"),  # in the order that the file proved
    ],
)
def test_a_mended_row_is_an_event(line: int, texts: dict[str, str], title: str, date: str) -> None:
    store = load(MIXED)
    back = again(store, Edits({at(store, line): texts}))
    assert back.loaded.events == store.loaded.events + 1
    assert (title, date) in [(event.title, event.date) for event in events(back)]
    assert [event for event in events(back) if event.id in {known.id for known in events(store)}] == events(store)


def test_cells_beyond_the_last_column_go_into_the_description_once_their_row_is_mended() -> None:
    store = load(MIXED)
    assert store.loaded.rejected[-1].line == 8
    back = again(store, Edits({at(store, 8): {"title": "Sixth"}}))
    assert [(event.title, event.description) for event in events(back)][-1] == ("Sixth", "too, long")


def test_events_are_added_changed_and_deleted() -> None:
    store = load("id,date,title,place\na,2013,One,x\nb,2014,Two,y\nc,2015,Three,z\n")
    back = again(
        store, Edits({0: {"title": "=Uno"}}, ({"title": "Four", "place": "w"}, {"title": " "}), frozenset((1,)))
    )
    assert [(event.id, event.title) for event in events(back)] == [("a", "=Uno"), ("c", "Three"), ("event-1", "Four")]
    assert back.loaded.table["place"].tolist() == ["x", "z", "w"]


def test_a_new_event_gets_an_id_that_no_other_has() -> None:
    back = again(load("id,date,title\nevent-1,2013,One\n"), Edits(added=({"title": "Two"}, {"title": "Three"})))
    assert [event.id for event in events(back)] == ["event-1", "event-2", "event-3"]


def test_a_change_that_cannot_be_read_is_a_rejected_row_that_says_so() -> None:
    back = again(load("date,title\n2013,One\n2014,Two\n"), Edits({0: {"date": "some day"}}))
    [row] = back.loaded.rejected
    assert (row.value, back.loaded.events) == ("some day", 1)


def test_half_of_a_surrogate_pair_is_no_crash() -> None:
    back = again(load("date,title\n2013,One\n"), Edits({0: {"title": "a\ud800"}}))
    assert back.event(0).title == "a?"


def test_several_rows_on_one_line_are_not_mixed_up() -> None:
    text = '[{"date":"c. 1914","title":"a"},{"date":"2014","title":"b"},{"date":"Q3 2014","title":"c"}]'
    store = pipeline.load(Source("x.json", text.encode()))
    cells = sheet(store.loaded)
    rows = dict(zip(cells.rejected.tolist(), store.loaded.rejected, strict=True))
    mends = suggested(store.loaded, rows, cells)
    back = again(store, Edits(mends))
    assert sorted((event.title, event.date) for event in events(back)) == [
        ("a", "1914~"),
        ("b", "2014"),
        ("c", "2014-35"),
    ]
