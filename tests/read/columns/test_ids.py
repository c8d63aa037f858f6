"""Ids name events; what stands on most rows does not."""

from __future__ import annotations

import pytest

from components.model import AS_FOUND, COLUMNS, Reading, Source
from components.read import read

HEADER = "ID,date,title\n"


def rows(ids: list[str]) -> str:
    return HEADER + "".join(f"{name},2014-10-{at:02},Event {at}\n" for at, name in enumerate(ids, 1))


@pytest.mark.parametrize(
    ("ids", "named"),
    [
        (["a", "b", "c"], True),
        (["a", "a", "b", "b"], True),
        (["a", "", ""], True),
        (["", ""], True),
        (["Secret Identity"] * 5 + ["Public Identity"] * 5, False),
        (["x"] * 3, False),
    ],
)
def test_an_id_column_tells_most_rows_apart(ids: list[str], named: bool) -> None:
    loaded = read(Source("heroes.csv", rows(ids).encode()))
    assert ("id (2)" not in loaded.table) == named
    assert loaded.table["id" if named else "id (2)"].tolist() == [
        name or f"row-{line}" for line, name in enumerate(ids, 2)
    ]
    assert any("no id of events" in note for note in loaded.notes) != named
    assert loaded.table["id"].is_unique or named


def test_what_a_person_says_is_an_id() -> None:
    loaded = read(Source("heroes.csv", rows(["x"] * 3).encode()), Reading(mapping=(("id", "ID"),)))
    assert loaded.table["id"].tolist() == ["x"] * 3
    assert read(Source("heroes.csv", rows(["x"] * 3).encode()), AS_FOUND).table["id"].tolist() != ["x"] * 3


def test_a_file_with_all_columns_of_ours_keeps_its_ids() -> None:
    written = ",".join(COLUMNS) + "\n" + f"a,2014-10,Talks{',' * (len(COLUMNS) - 3)}\n" * 3
    assert list(read(Source("ours.csv", written.encode())).table["id"]) == ["a"] * 3
