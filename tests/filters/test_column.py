"""A filter by the cells of any column: values, numbers in a range, and what is refused."""

from __future__ import annotations

import pytest

from components.errors import RequestError
from components.filters import Selection, checked, columns, describe, matching_rows
from components.model import Option, Source
from components.read import read
from components.store.memory import MemoryStore

STORE = MemoryStore(
    read(
        Source(
            "birds.csv",
            b"date,title,species,cost,a=b\n"
            b"2014-01,One,Hawk,10,x\n2014-02,Two,Gull,200,y\n2014-03,Three,Hawk,9.5,x\n2014-04,Four,,n/a,\n"
            b"2014-05,Five,hawk,-3,y\n",
        )
    )
)


@pytest.mark.parametrize(
    ("requests", "titles", "words"),
    [
        (("species=Hawk",), ["One", "Three"], ("species Hawk",)),
        (("species=Hawk", "species=Gull"), ["One", "Two", "Three"], ("species Hawk or Gull",)),
        (("species=Hawk", "cost=10..",), ["One"], ("species Hawk", "cost from 10")),
        (("cost=9.5..10",), ["One", "Three"], ("cost from 9.5 to 10",)),
        (("cost=..0",), ["Five"], ("cost up to 0",)),
        (("cost=n/a",), ["Four"], ("cost n/a",)),
        (("species=",), ["Four"], ("species not given",)),
        (("title=Two",), ["Two"], ("title Two",)),
        (("species=Crow",), [], ("species Crow",)),
    ],
)  # fmt: skip
def test_what_is_kept_and_how_it_is_called(
    requests: tuple[str, ...], titles: list[str], words: tuple[str, ...]
) -> None:
    filters = checked((("where", requests),), STORE)
    assert STORE.cells("title", matching_rows(STORE, filters)) == titles
    assert describe(filters) == words


def test_a_name_with_an_equals_sign_is_a_name() -> None:
    assert STORE.cells("title", matching_rows(STORE, checked((("where", ("a=b=y",)),), STORE))) == ["Two", "Five"]


@pytest.mark.parametrize(("criteria", "word"), [("colour=red", "colour"), ("species", "species"), ("links=x", "links")])
def test_what_is_no_column_is_refused(criteria: str, word: str) -> None:
    with pytest.raises(RequestError, match=word):
        checked((("where", (criteria,)),), STORE)


def test_values_are_counted_among_what_all_others_keep() -> None:
    criteria = Selection((("where", ("species=Hawk", "a=b=x")),))
    assert criteria.values(STORE, "species") == (Option("Hawk", 2), Option("", 0), Option("Gull", 0), Option("hawk", 0))


@pytest.mark.parametrize(
    ("value", "ends"),
    [("1..2", (1, 2)), ("-1.5..", (-1.5, float("inf"))), ("..7", (float("-inf"), 7)), ("..", None), ("a..b", None)],
)
def test_two_numbers_with_dots_between_are_a_range(value: str, ends: tuple[float, float] | None) -> None:
    assert columns.number_range(value) == ends
