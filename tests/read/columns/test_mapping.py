"""Which column is which, as a person says: actors from several columns, and what then names an event."""

from __future__ import annotations

import pytest

from components.errors import UnmappedError
from components.model import AS_FOUND, Loaded, Source
from components.read import read
from components.read.columns.options import with_option

GAMES = (
    "id,start,home,home score,away,where\n1,2014-07-04,Brazil,2,Colombia,Fortaleza\n2,2014-07-05,Belgium,0,,Brasilia\n"
)


def games(*pairs: str) -> Loaded:
    reading = AS_FOUND
    for pair in pairs:
        reading = with_option(reading, "map", pair)
    return read(Source("games.csv", GAMES.encode()), reading)


def test_actors_stand_in_several_columns() -> None:
    loaded = games("start=start", "title=where", "actors=home", "actors=away")
    assert loaded.table["actors"].tolist() == ["Brazil [home]; Colombia [away]", "Belgium [home]"]
    assert loaded.table["away"].tolist() == ["Colombia", ""]  # nothing is lost
    assert "actors from “home” and “away”, as you said" in dict(loaded.facts)["columns"]


def test_who_took_part_names_an_event_that_nothing_else_names() -> None:
    reading = AS_FOUND
    for flag, text in (("propose", "1"), ("map", "title="), ("map", "actors=home"), ("map", "actors=away")):
        reading = with_option(reading, flag, text)
    loaded = read(Source("games.csv", GAMES.encode()), reading)
    assert loaded.table["title"].tolist() == ["Brazil, Colombia", "Belgium"]
    assert "2 rows without a title, named by who took part (lines 2 and 3)." in loaded.notes


def test_a_second_column_of_actors_has_to_be_there() -> None:
    with pytest.raises(UnmappedError, match="guest"):
        games("start=start", "title=where", "actors=home", "actors=guest")


@pytest.mark.parametrize(
    ("header", "rows", "actors"),
    [
        ("date,title,home_team,away_team", "2014-06-12,First,Ajax,PSV", "Ajax [home team]; PSV [away team]"),
        ("Sold on,Item,Buyer,Seller", "2014-06-12,House in Elm,Ann,Ben", "Ann [buyer]; Ben [seller]"),
        ("day,player1,player2,score", "2014-06-12,Brazil,Croatia,3-1", "Brazil [player 1]; Croatia [player 2]"),
        ("sent,from,to,subject", "2014-06-12,ann@x.org,ben@x.org,Hello", "ann@x.org [from]; ben@x.org [to]"),
        ("date,title,from,to", "2014-06-12,Train,Paris,London", ""),  # places
        ("date,title,start point,end point,who", "2014-06-12,Train,A,B,Ann", "Ann"),
    ],
)  # fmt: skip
def test_two_columns_that_name_two_sides_are_actors_in_these_roles(header: str, rows: str, actors: str) -> None:
    loaded = read(Source("sides.csv", f"{header}\n{rows}\n".encode()), with_option(AS_FOUND, "propose", "1"))
    assert loaded.table["actors"].tolist() == [actors]


def test_two_sides_name_an_event_that_nothing_else_names() -> None:
    loaded = read(
        Source(
            "cup.csv",
            b"day,player1,player2,round\n2014-06-12,A,B,Last 16\n2014-06-13,C,D,Last 16\n2014-06-14,A,C,Last 16\n",
        )
    )
    assert loaded.table["title"].tolist() == ["A, B", "C, D", "A, C"]


def test_another_column_of_texts_names_a_row_without_a_title() -> None:
    rows = "inquiry,opened,name,days\nwatergate,1973-05-19,Ann,3\njordan,1979-11-29,,4\nkraft,1980-09-09,Ben,5\n"
    loaded = read(Source("inquiries.csv", rows.encode()), with_option(AS_FOUND, "propose", "1"))
    assert loaded.table["title"].tolist() == ["Ann", "jordan", "Ben"]
    assert "1 row without a title, named by “inquiry” (line 3)." in loaded.notes
