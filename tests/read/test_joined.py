"""Several files as one timeline: nothing of any is lost, ids stay apart, links lead where they did."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.model import COLUMNS, Dates, Loaded
from components.read import join_files, take_rows
from tests.read.loaded import loaded
from tests.views.events import files

ONE = "id,date,title,actors,links\na,2014,First,Japan [host],leads to: b\nb,2015,Second,,\n,2014-02-30,Never,,\n"
TWO = "id,date,title,actors,place,links\nb,2016,Third,Japan [guest],Rome,about: b; after: a; see: z\nc,,Fourth,,,b\n"


def ends(of: Loaded) -> list[tuple[str, str, str]]:
    ids, links = of.table["id"].tolist(), of.links
    codes = zip(links.origin.tolist(), links.kind.tolist(), links.target.tolist(), strict=True)
    return [(ids[origin], links.kinds[kind], ids[target]) for origin, kind, target in codes]


@pytest.fixture
def both() -> Loaded:
    return join_files([loaded(ONE, "one.csv"), loaded(TWO, "two.csv")])


def test_the_ledger_is_the_sum_of_ledgers_and_each_is_kept(both: Loaded) -> None:
    assert (both.rows, both.events, both.undated, len(both.rejected)) == (5, 3, 1, 1)
    assert [(part.name, part.rows, part.events, part.undated) for part in both.parts] == [
        ("one.csv", 3, 2, 0),
        ("two.csv", 2, 1, 1),
    ]
    assert [(row.file, row.line) for row in both.rejected] == [("one.csv", 4)]


def test_columns_are_united_and_the_file_is_one_of_them(both: Loaded) -> None:
    assert list(both.table.columns) == [*COLUMNS, "file", "place", "line"]
    assert both.table["file"].tolist() == ["one.csv", "one.csv", "two.csv", "two.csv"]
    assert both.table["place"].tolist() == ["", "", "Rome", ""]


def test_an_id_of_two_files_is_two_events_and_links_lead_to_the_own_file_first(both: Loaded) -> None:
    assert both.table["id"].tolist() == ["a", "one.csv#b", "two.csv#b", "c"]
    assert ends(both) == [
        ("a", "leads to", "one.csv#b"),
        ("two.csv#b", "about", "two.csv#b"),
        ("two.csv#b", "after", "a"),  # which only the other file has
        ("c", "", "two.csv#b"),
    ]
    assert both.notes[:2] == (
        "1 id in several files (“b”): these events stay apart, called “file#id” here; "
        "a link leads to the event of its own file.",
        "1 link from one file to an event of another.",
    )
    assert [note for note in both.parts[1].notes if "leads to" in note] == [
        "A link on line 2 leads to “z”, which is no event here; it is kept but not drawn."
    ]


def test_actors_of_one_name_are_one_actor(both: Loaded) -> None:
    assert (both.cast.names, both.cast.roles) == (("Japan",), ("", "host", "guest"))
    assert both.cast.start.tolist() == [0, 1, 1, 2, 2]
    assert both.cast.role.tolist() == [1, 2]


def test_names_that_look_alike_are_said_across_files() -> None:
    both = join_files(
        [loaded("date,title,actors\n2014,A,Korea\n"), loaded("date,title,actors\n2014,B,korea\n", "y.csv")]
    )
    assert [note for note in both.notes if note.startswith("Look-alike")]


def test_files_of_one_name_and_a_column_called_file_are_told_apart() -> None:
    text = "date,title,file\n2014,A,scan.pdf\n"
    both = join_files([loaded(text), loaded(text)])
    assert both.table["file"].tolist() == ["x.csv", "x.csv (2)"]
    assert both.table["file (2)"].tolist() == ["scan.pdf", "scan.pdf"]


@pytest.mark.parametrize("name", ["a;b.csv", " x.csv", ";", "x: y.csv"])
def test_a_link_is_found_again_under_any_name_of_a_file(name: str) -> None:
    text = "id,date,title,links\na,2014,A,b\nb,2015,B,leads to: a\n"
    both = join_files([loaded(text, name), loaded(text, "other.csv")])
    assert [
        (row, target) for row, target in zip(both.links.origin.tolist(), both.links.target.tolist(), strict=True)
    ] == [
        (0, 1),
        (1, 0),
        (2, 3),
        (3, 2),
    ]
    again = loaded(both.table.drop(columns="line").to_csv(index=False))
    assert again.links.target.tolist() == both.links.target.tolist()


def facts(of: Loaded, row: int) -> tuple[object, ...]:
    """All that is known of a row but its id, which may be changed, and its links."""
    parts = slice(of.cast.start[row], of.cast.start[row + 1])
    cast = [
        (of.cast.names[actor], of.cast.roles[role])
        for actor, role in zip(of.cast.actor[parts], of.cast.role[parts], strict=True)
    ]
    columns = (getattr(of.dates, field.name) for field in fields(Dates))
    texts = of.table[["date", "title", "type", "status", "line"]].iloc[row]
    return (*texts, tuple(cast), *(int(column[row]) for column in columns if column is not None))


@settings(max_examples=25)
@given(st.lists(files(), min_size=1, max_size=3))
def test_the_order_of_files_changes_nothing_but_the_order(contents: list[bytes]) -> None:
    parts = [loaded(content.decode(), f"{number}.csv") for number, content in enumerate(contents)]
    there, back = join_files(parts), join_files(parts[::-1])
    assert there.rows == sum(part.rows for part in parts) == there.events + there.undated + len(there.rejected)
    each = sorted(repr(facts(part, row)) for part in parts for row in range(len(part.table)))
    for of in (there, back):
        assert sorted(repr(facts(of, row)) for row in range(len(of.table))) == each
    assert sorted(ends(there)) == sorted(ends(back))
    assert len(ends(there)) >= sum(len(part.links.origin) for part in parts)


@settings(max_examples=25)
@given(files(), st.data())
def test_chosen_events_are_as_they_were(content: bytes, data: st.DataObject) -> None:
    whole = loaded(content.decode())
    rows = data.draw(st.permutations(range(len(whole.table)))) if len(whole.table) else []
    some = np.array(rows[: len(rows) // 2], np.int64)
    part = take_rows(whole, some)
    assert [facts(part, row) for row in range(len(some))] == [facts(whole, int(row)) for row in some]
    assert part.rows == part.events + part.undated == len(some)
    assert part.links.origin.max(initial=-1) < len(some)
