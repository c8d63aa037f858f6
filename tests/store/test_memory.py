"""The store: what it answers about loaded events."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.model import Role, Source, TypedLink
from components.read import read
from components.store.memory import MemoryStore

EVENTS = Path(__file__).parents[2] / "data" / "events.csv"


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
    assert titles == ["open", "day", "same", "month", "c", "no"]


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
    ("2014-10-28T16:12:00+05:30", ("2014-10-28T16:12:00+05:30",) * 4, "second"),
    ("2014-10-28T00:00:00", ("2014-10-28T00:00:00",) * 4, "second"),
    ("", (None,) * 4, ""),
]


@pytest.mark.parametrize(("date", "bounds", "precision"), BOUNDS)
def test_bounds_are_days_or_instants(date: str, bounds: tuple[str | None, ...], precision: str) -> None:
    event = _store(f"date,title\n{date},x\n").event(0)
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


def test_codes(seed: MemoryStore) -> None:
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


def test_an_empty_store_answers() -> None:
    store = _store("date,title,actors\n")
    assert store.size == 0
    assert store.order().tolist() == []
    assert store.contains("x").tolist() == []
    assert store.codes("type")[0] == ()
