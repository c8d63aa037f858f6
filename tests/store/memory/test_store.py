"""The store: what it answers about loaded events."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.cells.fold import fold
from components.model import Role, Source, TypedLink
from components.read import read
from components.store.memory import MemoryStore, search
from components.store.memory.ids import Ids
from components.store.memory.search import Column

EVENTS = Path(__file__).parents[3] / "data" / "events.csv"


def _store(text: str) -> MemoryStore:
    return MemoryStore(read(Source("x.csv", text.encode())))


@pytest.fixture(scope="module")
def seed() -> MemoryStore:
    return MemoryStore(read(Source(EVENTS.name, EVENTS.read_bytes())))


def test_time_order_with_undated_rows_last() -> None:
    dates = {
        "no": "",
        "c": "2014-03",
        "month": "2014-02",
        "day": "2014-02-01",
        "open": "[..2014-10]",
        "same": "2014-02-01",
    }
    store = _store("date,title\n" + "".join(f"{date},{title}\n" for title, date in dates.items()))
    titles = [store.event(int(row)).title for row in store.order()]
    assert titles == ["day", "same", "month", "c", "open", "no"]


def test_equal_instants_sort_together_and_fractions_count() -> None:
    store = _store(
        "date,title\n2014-10-28T12:00:00.5Z,c\n2014-10-28T14:00:00+02:00,b\n2014-10-28T12:00:00Z,a\n2014-10-28T11:59:59Z,0\n"
    )
    assert [store.event(int(row)).title for row in store.order()] == ["0", "b", "a", "c"]


BOUNDS = [
    ("2014-02", ("2014-02-01", "2014-02-28", "2014-02-01", "2014-02-28"), "month"),
    ("[..2014-10-28]", (None, "2014-10-28", None, "2014-10-28"), "day"),
    ("2014-02/2014-05", ("2014-02-01", "2014-02-28", "2014-05-01", "2014-05-31"), "month"),
    ("2014-02/..", ("2014-02-01", "2014-02-28", None, None), "month"),
    ("/2014-05-02", (None, None, "2014-05-02", "2014-05-02"), "day"),
    ("-0044-03-15", ("-0044-03-15",) * 4, "day"),
    ("2014-10-28T16:12:00Z", ("2014-10-28T16:12:00Z",) * 4, "second"),
    ("2014-10-28T16:12:00+05:30", ("2014-10-28T10:42:00Z",) * 4, "second"),
    ("2014-10-28T00:00:00", ("2014-10-28T00:00:00",) * 4, "second"),
    ("", (None,) * 4, ""),
]


@pytest.mark.parametrize(("date", "bounds", "precision"), BOUNDS)
def test_bounds_are_days_or_instants(date: str, bounds: tuple[str | None, ...], precision: str) -> None:
    event = _store(f"date,title\n{date},x\n2014-10-28T16:12:00,a time that is no midnight\n").event(0)
    assert (event.earliest_start, event.latest_start, event.earliest_end, event.latest_end) == bounds
    assert event.precision == precision
    assert event.date == date


def test_the_side_without_a_time_stays_a_day() -> None:
    event = _store("date,title\n2014-10-28T16:12:00Z/2014-10-30,x\n").event(0)
    assert (event.earliest_start, event.earliest_end) == ("2014-10-28T16:12:00Z", "2014-10-30")


@pytest.mark.parametrize(
    ("date", "approximate", "uncertain"),
    [("1914~", True, False), ("1914?", False, True), ("1914%", True, True), ("1914", False, False)],
)
def test_qualifiers(date: str, approximate: bool, uncertain: bool) -> None:
    event = _store(f"date,title\n{date},x\n").event(0)
    assert (event.approximate, event.uncertain) == (approximate, uncertain)


def test_an_event_has_everything(seed: MemoryStore) -> None:
    event = seed.event(5)
    assert (event.index, event.line, event.id, event.status) == (5, 7, "darusman-report", "scheduled")
    assert event.actors == (Role("Marzuki Darusman", "presenter"), Role("UN General Assembly", "audience"))
    assert event.links == (TypedLink("based on", "inquiry-report", 0), TypedLink("recommends", "icc-referral", 7))


def test_a_link_to_nowhere_is_kept() -> None:
    event = _store("date,title,links\n2014,x,leads to: gone\n").event(0)
    assert event.links == (TypedLink("leads to", "gone", None),)


def test_there_is_no_event_before_the_first_or_after_the_last(seed: MemoryStore) -> None:
    for row in (-1, seed.size):
        with pytest.raises(IndexError):
            seed.event(row)


def test_postings_name_each_row_once() -> None:
    store = _store("date,title,actors\n2014,a,EU [host]; EU [guest]\n2014,b,Japan\n2014,c,Japan; EU\n")
    assert [store.postings(actor).tolist() for actor in range(2)] == [[0, 2], [1, 2]]


def test_cells_of_some_rows(seed: MemoryStore) -> None:
    assert seed.cells("status", np.array([7, 0, 7])) == ["conditional", "occurred", "conditional"]
    assert seed.cells("id", np.array([5])) == ["darusman-report"]
    assert seed.cells("title", np.array([], np.int64)) == []


def test_a_file_read_in_pieces_is_kept_in_one_and_not_copied() -> None:
    lines = [f"2014-01-{n % 28 + 1:02},Event {n},{'long ' * 40}{n}" for n in range(40_000)]
    store = _store("date,title,own\n" + "\n".join(lines) + "\n")
    for column in ("title", "own", "id", "status"):
        stored = store.loaded.table[column].array.__arrow_array__()
        assert stored.num_chunks == 1
        assert store._texts(column).buffers()[2].address == stored.chunk(0).buffers()[2].address


def test_cells_of_a_table_in_pieces() -> None:
    """A file of some megabytes is read in pieces, and so may its columns be."""
    store = _store("date,title\n2014,a\n2014,b\n2014,c\n")
    title = pa.chunked_array([pa.array(["a"], pa.large_string()), pa.array(["b", "c"], pa.large_string())])
    table = store.loaded.table.assign(title=title.to_pandas())
    again = MemoryStore(replace(store.loaded, table=table))
    assert again.cells("title", np.array([2, 0, 1])) == ["c", "a", "b"]
    assert again.event(1).title == "b"


_IDS = st.lists(st.one_of(st.sampled_from(["a", "b", "ab", "12345678a", "12345678b"]), st.text()), max_size=30)


@given(_IDS, st.text())
def test_the_row_of_an_id_is_the_first(ids: list[str], other: str) -> None:
    texts = [id.encode(errors="replace").decode() for id in ids]
    found = Ids(pa.array(texts, pa.large_string()))
    assert [found.row(id) for id in texts] == [texts.index(id) for id in texts]
    assert found.row(other) == (texts.index(other) if other in texts else None)


def test_ids_that_look_the_same_to_the_index_are_told_apart() -> None:
    """Its key has a text's length, first and last bytes; these differ in the middle."""
    texts = [f"12345678-{number:04}-12345678" for number in range(2_000)]
    found = Ids(pa.array([*texts, *texts], pa.large_string()))
    assert [found.row(id) for id in texts[::97]] == list(range(2_000))[::97]
    assert found.row("12345678-2000-12345678") is None


def test_half_a_letter_is_no_id(seed: MemoryStore) -> None:
    """An address may hold any code point, a text in memory may not."""
    assert seed.row_of("\ud800") is None
    assert seed.row_of("") is None


def test_rank_is_the_place_in_order(seed: MemoryStore) -> None:
    assert seed.order()[seed.rank].tolist() == list(range(seed.size))
    assert seed.rank.dtype == np.int32


def test_what_sessions_share_cannot_be_written_to(seed: MemoryStore) -> None:
    for shared in (seed.order(), seed.rank, seed.codes("type")[1], seed.postings(0)):
        with pytest.raises(ValueError, match="read-only"):
            shared[0] = 1


def test_codes_are_indexes_into_the_values_in_order_of_appearance(seed: MemoryStore) -> None:
    values, codes = seed.codes("status")
    assert values == ("occurred", "scheduled", "expected", "conditional")
    assert codes.tolist() == [0, 0, 0, 0, 0, 1, 2, 3, 3]


FOUND = [
    ("darusman", [2, 3, 5]),
    ("  RIGHTS   investigator", [2]),
    ("rights", [2, 4]),
    ("조선", []),
    (".*", []),
    ("paragraph 9", []),
    ("", list(range(9))),
]


@pytest.mark.parametrize(("words", "rows"), FOUND)
def test_contains(seed: MemoryStore, words: str, rows: list[int]) -> None:
    assert seed.contains(words).nonzero()[0].tolist() == rows


def test_contains_in_any_script_and_never_across_two_cells() -> None:
    store = _store("date,title,description\n2014,조선민주주의인민공화국,Zürich\n2014,ab,cd\n")
    assert [store.contains(text).tolist() for text in ("조선", "ZURICH", "b c", "bcd", "b")] == [
        [True, False], [True, False], [False, False], [False, False], [False, True],
    ]  # fmt: skip


def test_contains_looks_for_actors_as_they_are_written() -> None:
    store = _store("date,title,actors,type\n" + "2014,a,Ann  [host]; Bób,vote\n" * 9)
    for text in ("ann", "host", "n [h", "t]; bob", "; b", "vot", "vote"):
        assert store.contains(text).all(), text
    for text in ("annhost", "host bob", "votes", "bob;"):
        assert not store.contains(text).any(), text


_CELLS = st.lists(
    st.one_of(st.sampled_from(["a b", "A  B", "ab", "Ä b", "ﬁ", "\ta", "한", "하", " a"]), st.text(max_size=8)),
    max_size=9,
)


@given(_CELLS, st.text(max_size=3), st.sampled_from([1, 8, 100]))
def test_contains_is_what_folding_every_cell_finds(cells: list[str], words: str, blanks: int) -> None:
    """Of many cells, few are taken out to be searched."""
    cells = [cell.encode(errors="replace").decode() for cell in cells] + [""] * blanks
    column, folded = Column(pa.array(cells, pa.large_string())), fold(words)
    expected = [folded in fold(cell) for cell in cells] if folded else None
    for rows in (None, np.arange(0, len(cells), 2), np.arange(min(2, len(cells))), np.array([], np.int64)):
        if expected:
            found = column.contain(folded, rows).tolist()
            assert found == [expected[row] for row in (range(len(cells)) if rows is None else rows)]


_PARTS = ("a b", "B", "Ä", "ﬁn", "한", "ab")


@given(st.lists(st.lists(st.sampled_from(_PARTS), max_size=3), max_size=20), st.text("ab ;fiän한하", max_size=4))
def test_knowing_what_cells_consist_of_changes_nothing(cells: list[list[str]], words: str) -> None:
    texts, folded = pa.array(map(" ; ".join, cells), pa.large_string()), fold(words)
    for rows in (None, np.arange(len(cells) // 3)) if folded else ():
        expected = Column(texts).contain(folded, rows).tolist()
        assert Column(texts, _PARTS, between=";").contain(folded, rows).tolist() == expected


def test_a_letter_is_found_in_either_case_and_no_other_sign_for_it() -> None:
    cells = [chr(code) for code in range(0x21, 0x7F)]
    column = Column(pa.array(cells, pa.large_string()))
    for cell in cells:
        assert column.contain(fold(cell), None).tolist() == [fold(cell) == fold(other) for other in cells]


def test_contains_finds_what_lies_across_two_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what is searched, and of where two spaces stand in a row."""
    monkeypatch.setattr(search, "_PIECE", 4)
    cells = ["abcDEFghi", "ab  cd", "", "abc  d", "abcdefgh", "x"]
    column = Column(pa.array(cells, pa.large_string()))
    for words in ("defg", "fghi", "ab cd", "c d", "gh", "hx", "abcdefghi"):
        assert column.contain(words, None).tolist() == [words in fold(cell) for cell in cells]


def test_an_empty_store_answers() -> None:
    store = _store("date,title,actors\n")
    assert store.size == 0
    assert store.order().tolist() == []
    assert store.contains("x").tolist() == []
    assert store.codes("type")[0] == ()
