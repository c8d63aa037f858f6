"""Which events stand behind the lanes."""

from __future__ import annotations

import pytest

from components.layout.eras import MOST
from components.model import Source
from components.read import read
from components.store.memory import MemoryStore
from components.store.memory.source import Everything


def eras(*rows: str) -> list[str]:
    """The titles of the eras among rows of date, type, actors and links, called by their places: "0" is the first."""
    cells = (f"{number},{number},{row}" for number, row in enumerate(rows))
    events = MemoryStore(read(Source("events.csv", "\n".join(["id,title,date,type,actors,links", *cells]).encode())))
    store, found = events.source(Everything()).eras()
    return store.cells("title", found)


VOTE = "1914-08-01,vote,Ann"


@pytest.mark.parametrize(
    ("row", "is_one"),
    [
        ("1914/1918,era,", True),
        ("1914/1918, Background ,", True),
        ("1914,PERIOD,", True),
        ("1914/..,epoch,", True),
        ("/1918,era,", True),
        ("1914~/1918?,era,", True),
        ("1914/1918,era,Ann", False),  # somebody's own
        ("1914/1918,era,,leads to: 1", False),
        ("1914/1918,eras of all kinds,", False),
        ("1914/1918,,", False),
        (",era,", False),
        ('"[1914..1918]",era,', False),  # one day, not known which
        ('"{1914,1918}",era,', False),
    ],
)
def test_the_type_says_so_and_the_date_says_from_when_to_when(row: str, is_one: bool) -> None:
    assert eras(row, VOTE) == ["0"] * is_one


def test_what_a_link_leads_to_is_an_event_like_any() -> None:
    assert eras("1914/1918,era,", "1914-08-01,vote,Ann,part of: 0") == []


def test_without_other_events_they_are_events_like_any() -> None:
    assert eras("1914/1918,era,", "1919/1939,era,") == []


def test_too_many_are_events_like_any() -> None:
    years = [f"{1800 + 2 * number},era," for number in range(MOST + 1)]
    assert len(eras(VOTE, *years[:-1])) == MOST
    assert eras(VOTE, *years) == []


def test_too_many_at_once_are_events_like_any() -> None:
    at_once = [f"19{number:02}/1950,era," for number in range(5)]
    assert len(eras(VOTE, *at_once[:-1])) == 4
    assert eras(VOTE, *at_once) == []
