"""Rows → events: the ledger, what is refused, and what is said."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.errors import SourceError
from components.model import COLUMNS, Loaded, Reading, Source
from components.read import read
from components.read.formats import rows_of
from tests.read.loaded import cells_of
from tests.read.loaded import loaded as read_text
from tests.test_corpus import FILES

if TYPE_CHECKING:
    from pathlib import Path


def _balances(loaded: Loaded) -> None:
    assert loaded.rows == loaded.events + loaded.undated + len(loaded.rejected)
    assert len(loaded.table) == loaded.events + loaded.undated == len(loaded.dates.flags)
    assert len(loaded.cast.start) == len(loaded.table) + 1
    lines = [*loaded.table["line"], *(entry.line for entry in loaded.rejected)]
    assert len(set(lines)) == loaded.rows


def test_header_names_are_found_whatever_their_case_and_order() -> None:
    loaded = read_text(" TITLE ,Where,Date\nVote,Assembly,2014-11\n")
    assert (loaded.rows, loaded.events) == (1, 1)
    assert list(loaded.table.columns) == [*COLUMNS, "Where", "line"]
    assert loaded.table.iloc[0][["title", "Where", "date", "id", "status", "line"]].tolist() == [
        "Vote", "Assembly", "2014-11", "row-2", "occurred", 2,
    ]  # fmt: skip


NOTHING_LOADS = [
    ("id,place,title\n1,Elm,x\n", ["no date column", "3 columns", "“place” (1 different text)"]),
    ("date,size\n2014-10-28,3\n", ["date from “date”", "no title column"]),
    ("a\n1\n", ["no date column", "1 column"]),
    ("end,title\n2014,x\n", ["date from “end”", "say whether that is right"]),
]


@pytest.mark.parametrize(("text", "words"), NOTHING_LOADS)
def test_without_date_or_title_one_sentence_says_what_is_there(text: str, words: list[str]) -> None:
    with pytest.raises(SourceError) as raised:
        read_text(text)
    assert all(part in str(raised.value) for part in words)
    assert str(raised.value).count(". ") == 0


REJECTED = [
    ("a,2014-02-30,t", "date", "2014-02-30", "30"),
    ("a,soon,t", "date", "soon", ""),
    ("a,Total,4", "date", "Total", "seems to add up the others"),
    ("a,Insgesamt,4", "date", "Insgesamt", "seems to add up the others"),
    ("a,TT.MM.JJJJ,text", "date", "TT.MM.JJJJ", "seems to describe the columns"),
    ("a,(dd/mm/yyyy),text", "date", "(dd/mm/yyyy)", "seems to describe the columns"),
    ("a,,", "title", "", "title is blank"),
    ("a, , \t ", "title", "", "title is blank"),
]


@pytest.mark.parametrize(("row", "column", "value", "reason"), REJECTED)
def test_a_row_that_is_no_event_is_listed(row: str, column: str, value: str, reason: str) -> None:
    loaded = read_text(f"id,date,title\nx,2014,fine\n{row}\ny,,undated\n")
    (entry,) = loaded.rejected
    assert (entry.line, entry.column, entry.value, entry.raw) == (3, column, value, tuple(row.split(",")))
    assert entry.reason
    assert reason in entry.reason
    assert (loaded.rows, loaded.events, loaded.undated) == (3, 1, 1)
    assert cells_of(loaded, "title") == ["fine", "undated"]


NAMELESS = [
    ("2014-02-03,,raid,Long ago", "raid", "named by type (line 2)"),
    ("2014-02-03,,,Long ago", "Long ago", "named by the beginning of the description (line 2)"),
    ("2014-02-03,,,", "Untitled, line 2", "named by line (line 2)"),
    (",,,Long ago", "Long ago", "named by the beginning of the description (line 2)"),
    (",,,,Elm Street", "Elm Street", "named by “where” (line 2)"),
]


@pytest.mark.parametrize(("row", "title", "note"), NAMELESS)
def test_a_row_without_a_title_is_named_by_what_else_it_says(row: str, title: str, note: str) -> None:
    loaded = read_text(f"date,title,type,description,where\n{row}{',' * (4 - row.count(','))}\n2015,b,,,\n")
    assert cells_of(loaded, "title") == [title, "b"]
    assert [each for each in loaded.notes if "without a title" in each] == [f"1 row without a title, {note}."]
    _balances(loaded)


def test_a_row_is_refused_for_its_date_and_not_for_its_title() -> None:
    loaded = read_text("date,title\n2014-02-30,\n")
    (entry,) = loaded.rejected
    assert (entry.column, entry.value) == ("date", "2014-02-30")
    assert "title" not in entry.reason
    assert not [note for note in loaded.notes if "without a title" in note]
    _balances(loaded)


def test_rejected_rows_are_in_the_order_of_the_file() -> None:
    loaded = read_text('date,title\nsoon,a\n1,2,3\nnever,\n2014,"a"b\n2014,ok\n')
    assert [entry.line for entry in loaded.rejected] == [2, 3, 4, 5]
    _balances(loaded)


INTERVALS = [
    ("2014-02,2014-05", "2014-02/2014-05"),
    ("2014-02-01,", "2014-02-01"),
    (",2014-05", "/2014-05"),
    ("2014-02,..", "2014-02/.."),
    (",", ""),
    ("2014-02,-", "2014-02/"),
    ("unknown,2014-05", "/2014-05"),
    ("-,?", ""),
]


@pytest.mark.parametrize(("cells", "date"), INTERVALS)
def test_start_and_end_are_one_interval(cells: str, date: str) -> None:
    loaded = read_text(f"start,end,title\n{cells},x\n")
    assert cells_of(loaded, "date") == [date]
    assert not loaded.rejected
    assert dict(loaded.facts)["dates"] == "from the columns start and end"


@pytest.mark.parametrize(
    ("cells", "column", "value"),
    [("2014-13,", "start", "2014-13"), (",x", "end", "x"), ("2014-05,2014-02", "start/end", "2014-05/2014-02")],
)
def test_bad_start_and_end_name_their_column(cells: str, column: str, value: str) -> None:
    (entry,) = read_text(f"start,end,title\n{cells},x\n").rejected
    assert (entry.column, entry.value) == (column, value)


TIMES = [
    ("2014-10-28,14:30", "2014-10-28T14:30"),
    ("2014-10-28,9:05:07 UTC", "2014-10-28T09:05:07Z"),
    ("2014-10-28,21:13 (UTC)", "2014-10-28T21:13Z"),
    ("2014-10-28,unknown", "2014-10-28"),
    ("2014-10-28,", "2014-10-28"),
    ("2014-10,unknown", "2014-10"),
    ("2014-10-28T16:00,14:30", "2014-10-28T16:00"),
    (",14:30", ""),
]
UNREAD = [("2014-10,14:30", "2014-10"), ("2014-10-28,24:30", "2014-10-28"), ("2014-10-28,late", "2014-10-28")]


@pytest.mark.parametrize(("cells", "date"), TIMES + UNREAD)
def test_a_day_and_its_time_of_day_are_one_moment(cells: str, date: str) -> None:
    loaded = read_text(f"date,time,title\n{cells},x\n")
    assert cells_of(loaded, "date") == [date]
    assert cells_of(loaded, "time") == [cells.partition(",")[2]]
    assert any("1 time of day not read (line 2)" in note for note in loaded.notes) == ((cells, date) in UNREAD)
    assert dict(loaded.facts)["dates"] == "from the columns date and time"


def test_what_says_that_a_date_is_not_known_is_no_fault_and_is_said() -> None:
    loaded = read_text("date,title\n-,a\nn/a,b\n2014,c\n")
    assert (loaded.events, loaded.undated, loaded.rejected) == (1, 2, ())
    assert cells_of(loaded, "date as typed") == ["-", "n/a", "2014"]
    assert any("“-” and “n/a” where a date belongs" in note for note in loaded.notes)


def test_blank_ends_beside_others_are_said() -> None:
    loaded = read_text("start,end,title\n2013,2014,a\n2014,,b\n")
    assert any("1 row with a start and a blank end (line 3)" in note for note in loaded.notes)


def test_a_sign_for_what_goes_on_is_suggested_and_not_read_unasked_words_for_it_are_read() -> None:
    content = b"start,end,title\n1996,*,a\n-,present,b\n"
    assert [(entry.line, entry.suggestion) for entry in read_text(content).rejected] == [(2, "..")]
    accepted = read(Source("events.csv", content), Reading(accept=True))
    assert cells_of(accepted, "date") == ["1996/..", ""]


def test_a_file_s_own_columns_are_kept_whatever_their_names() -> None:
    loaded = read_text("year,date,title,month,line,date as typed,Line\n2013,5 May 2014,a,x,9,t,8\n")
    assert cells_of(loaded, "date") == ["2014-05-05"]
    assert {name: loaded.table[name].iloc[0] for name in ("year", "month", "line (2)", "line (3)")} == {
        "year": "2013", "month": "x", "line (2)": "9", "line (3)": "8",
    }  # fmt: skip
    assert (cells_of(loaded, "date as typed"), cells_of(loaded, "date as typed (2)")) == (["t"], ["5 May 2014"])
    assert loaded.table["line"].tolist() == [2]


def test_date_goes_before_start_and_end() -> None:
    loaded = read_text("date,start,end,title\n2014,2015,2016,x\n")
    assert cells_of(loaded, "date") == ["2014"]
    assert cells_of(loaded, "end") == ["2016"]
    assert "start and end only kept" in loaded.notes[0]


NOTED = [
    ("id,date,title\na,2014,x\na,2015,y\n", "the id of an earlier row (line 3), such as “a”"),
    ("id,date,title\na,2014,x\na,2014,x\n", "same as an earlier one (line 3)"),
    ("id,date,title\n,2014,x\n", "without an id (line 2)"),
    ("date,title\n2014,x\n", "no id column"),
    ("date,title,Where,where,Where\n2014,x,a,b,c\n", "“Where (2)”"),
    ("date,title,DATE\n2014,x,b\n", "“date (2)”"),
    ("date,title,\n2014,x,\n", None),
    ("date,title,line\n2014,x,9\n", "“line (2)”"),
    ("date,title,status\n2014,x,Expected\n", "Status “Expected” is read as “expected”"),
    ("date,title,status\n2014,x,rumoured\n", "“rumoured”"),
    ("date,title,reported\n2014,x,soon\n", "In column reported, “soon” (line 2)"),
    ("date,title,actors\n2014,x,Japan [a\n", "“Japan [a” (line 2)"),
    ("date,title,actors\n2014,x,Japan; JAPAN\n", "Look-alike actors, kept apart: “Japan” and “JAPAN”"),
    ("date,title,actors\n2014,x,Korea; Kоrea\n", "cyrillic small letter o"),
    ("date,title,links\n2014,x,leads to: z\n", "line 2 leads to “z”"),
    ("date,title,links\n2014,x,row-2\n", "without a kind"),
    ("date,title,type\n2014,x,'=1+1\n", "apostrophe"),
    (b"date,title\n2014,caf\xe9\n", "Windows-1252"),
]


@pytest.mark.parametrize(("text", "note"), NOTED)
def test_what_is_put_right_or_up_with_is_said_and_kept(text: str | bytes, note: str | None) -> None:
    loaded = read_text(text)
    assert not loaded.rejected
    assert loaded.rows == len(loaded.table)
    if note:
        notes = [*loaded.notes, *(f"{name}: {words}" for name, words in loaded.facts)]
        assert any(note in words for words in notes), notes


def test_our_own_columns_are_trimmed_and_the_file_s_others_are_not() -> None:
    loaded = read_text("date,title,other\n 2014 ,\u3000Vote , x \n")
    assert (cells_of(loaded, "title"), cells_of(loaded, "other")) == (["Vote"], [" x "])


def test_the_cast_is_that_of_the_kept_rows() -> None:
    loaded = read_text("date,title,actors\n2014,a,Japan [sponsor]; EU\n2014-13,b,Gone\n2015,c,\n2016,d,EU [host]; EU\n")
    cast = loaded.cast
    assert (cast.names, cast.roles) == (("Japan", "EU"), ("", "sponsor", "host"))
    assert cast.start.tolist() == [0, 2, 2, 4]
    assert (cast.actor.tolist(), cast.role.tolist()) == ([0, 1, 1, 1], [1, 0, 2, 0])


def test_links_lead_to_rows_that_are_there() -> None:
    loaded = read_text(
        "id,date,title,links\na,2014,x,leads to: c; leads to: gone\ngone,soon,y,\nc,2015,z,based on: a\nc,2016,again,\n"
    )
    links = loaded.links
    assert links.kinds == ("leads to", "based on")
    assert (links.origin.tolist(), links.target.tolist(), links.kind.tolist()) == ([0, 1], [1, 0], [0, 1])
    assert any("“gone”" in note for note in loaded.notes)


def test_many_notes_are_summed_up() -> None:
    rows = "".join(f"2014,x,s{i},who {i},t: u{i}\n" for i in range(500))
    assert sum(map(len, read_text("date,title,status,reported,links\n" + rows).notes)) < 10_000


def test_progress_is_told_in_order() -> None:
    updates: list[tuple[float, str]] = []
    read(Source("a.csv", b"date,title\n2014,a\n"), progress=lambda done, doing: updates.append((done, doing)))
    assert [doing for _, doing in updates] == [
        "Opening the file", "Finding its rows", "Reading the dates of 1 row", "Checking ids, names and links",
    ]  # fmt: skip
    assert [done for done, _ in updates] == sorted(done for done, _ in updates)
    assert all(0 <= done < 1 for done, _ in updates)


def test_large_casts_stay_small() -> None:
    loaded = read_text("date,title,actors\n2014,x," + "; ".join(f"Actor {i}" for i in range(200_000)) + "\n")
    assert len(loaded.cast.names) == 200_000
    assert np.array_equal(loaded.cast.actor, np.arange(200_000))


@given(st.binary(max_size=300), st.sampled_from([b"", b"date,title\n", b"id,start,end,title,actors,links\n"]))
def test_any_bytes_balance_or_are_refused(content: bytes, header: bytes) -> None:
    try:
        loaded = read_text(header + content)
    except SourceError:
        return
    _balances(loaded)


_DATE = st.sampled_from(
    ["", "2014", "2014-02-30", "[..2014-10-28]", "2014/2013", "soon", "-0044-03-15", "2014-10-28T16:12Z"]
)
_CELL = st.text(alphabet="abc ;:[]\"\n,'=", max_size=8)


@given(st.lists(st.tuples(_CELL, _DATE, _CELL, _CELL, _CELL, _CELL), max_size=12))
def test_any_table_balances(table: list[tuple[str, ...]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([("id", "date", "title", "actors", "links", "reported"), *table])
    loaded = read_text(written.getvalue())
    _balances(loaded)
    filled = [row for row in table if any(map(str.strip, row))]
    assert loaded.rows == len(filled)
    assert {entry.raw for entry in loaded.rejected} <= set(filled)


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.suffix in (".csv", ".tsv")], ids=lambda path: path.name
)
def test_a_header_alone_is_read_whatever_its_columns(path: Path) -> None:
    try:
        header = rows_of(Source(path.name, path.read_bytes()), Reading()).header
        written = io.StringIO()
        csv.writer(written).writerow(header)
        loaded = read_text(written.getvalue())
    except SourceError:
        return  # no table, or none with a date and a title
    _balances(loaded)
    assert loaded.rows <= 1  # a file of a layout without a header has it for a row


@pytest.mark.parametrize(
    "word", ["nk", "n/k", "unk.", "unbekannt", "s.d.", "s/f", "z.j.", "o. D.", "desconocido", "미상"]
)
def test_a_word_for_what_is_not_known_refuses_no_row(word: str) -> None:
    ended = read_text(f"title,start,end\nTalks,2014-10-28,{word}\n")
    assert (ended.events, cells_of(ended, "date")) == (1, ["2014-10-28/"])
    assert read_text(f"title,date\nTalks,{word}\n").undated == 1


BESIDE = [
    ("title,date,Artist\nBridge,1896,Ana Falk\nCity,1987,Ben Costa\n", ("Ana Falk", "Ben Costa")),
    ("title,date,People involved\nBridge,1896,Ana Falk; Ben Costa\nCity,1987,Ana Falk\n", ("Ana Falk", "Ben Costa")),
    ("title,date,who,Artist\nBridge,1896,Ana,Ben\n", ("Ana",)),
    ("title,date,State\nBridge,1896,Alba\n", ()),
]


@pytest.mark.parametrize(("text", "names"), BESIDE)
def test_who_took_part_is_found_beside_our_own_names(text: str, names: tuple[str, ...]) -> None:
    assert read_text(text).cast.names == names


def test_a_year_alone_is_one_column() -> None:
    assert dict(read_text("year,title\n1914,War\n").facts)["dates"] == "from the column year"
