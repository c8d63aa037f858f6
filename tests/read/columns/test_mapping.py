"""Which column is which, as a person says: actors from several columns, and what then names an event."""

from __future__ import annotations

import pytest

from components.errors import UnmappedError
from components.model import AS_FOUND, Loaded, Source
from components.read import read
from components.read.columns.options import saying

GAMES = (
    "id,start,home,home score,away,where\n1,2014-07-04,Brazil,2,Colombia,Fortaleza\n2,2014-07-05,Belgium,0,,Brasilia\n"
)


def games(*pairs: str) -> Loaded:
    reading = AS_FOUND
    for pair in pairs:
        reading = saying(reading, "map", pair)
    return read(Source("games.csv", GAMES.encode()), reading)


def test_actors_stand_in_several_columns() -> None:
    loaded = games("start=start", "title=where", "actors=home", "actors=away")
    assert loaded.table["actors"].tolist() == ["Brazil; Colombia", "Belgium"]
    assert loaded.table["away"].tolist() == ["Colombia", ""]  # nothing is lost
    assert "actors from “home” and “away”, as you said" in dict(loaded.facts)["columns"]


def test_who_took_part_names_an_event_that_nothing_else_names() -> None:
    reading = AS_FOUND
    for flag, text in (("propose", "1"), ("map", "title="), ("map", "actors=home"), ("map", "actors=away")):
        reading = saying(reading, flag, text)
    loaded = read(Source("games.csv", GAMES.encode()), reading)
    assert loaded.table["title"].tolist() == ["Brazil, Colombia", "Belgium"]
    assert "2 rows without a title, named by who took part (lines 2 and 3)." in loaded.notes


def test_a_second_column_of_actors_has_to_be_there() -> None:
    with pytest.raises(UnmappedError, match="guest"):
        games("start=start", "title=where", "actors=home", "actors=guest")
