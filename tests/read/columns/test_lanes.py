"""The lanes of a file that names no actors."""

from __future__ import annotations

import pandas as pd
import pytest

from components import pipeline
from components.model import Reading, Request, Source
from components.read.columns import lanes

ROWS = 30
CASES = [
    ({"party": ["Blue", "Red", "Green"], "seat": [f"s{at}" for at in range(ROWS)]}, "party"),
    ({"flag": ["T", "F"], "inquiry": ["harbour", "roads", "bank", "court"]}, "inquiry"),
    ({"hurt": ["0", "1", "2"], "city": ["Alba", "Gora", "Elm"]}, "city"),
    ({"note": ["", "", "", "", "", "x"], "kind": ["plea", "verdict"]}, "kind"),
    ({"name": [f"n{at}" for at in range(ROWS)]}, ""),
    ({"only": ["same"]}, ""),
    ({"status": ["occurred", "expected"]}, ""),
]


@pytest.mark.parametrize(("columns", "best"), CASES)
def test_lanes_come_of_the_column_with_few_telling_values(columns: dict[str, list[str]], best: str) -> None:
    frame = pd.DataFrame({name: [cells[at % len(cells)] for at in range(ROWS)] for name, cells in columns.items()})
    assert lanes.best_column(frame) == best


TEXT = "date,title,party,number\n2014-01,a,Blue,1\n2014-02,b,Red,2\n2014-03,c,Blue,3\n2014-04,d,Hawk,4\n"


def test_a_picture_without_actors_says_what_its_lanes_are() -> None:
    store = pipeline.load(Source("t.csv", TEXT.encode()), Reading())
    scene = pipeline.draw(store, Request()).scene
    assert {lane.name for lane in scene.lanes} == {"Blue", "Red", "Hawk"}
    assert "lanes by party" in scene.alt
    assert len(pipeline.draw(store, Request(lanes="number")).scene.lanes) == 4


def test_search_looks_into_the_files_own_columns() -> None:
    store = pipeline.load(Source("t.csv", TEXT.encode()), Reading())
    assert store.contains("hawk").tolist() == [False, False, False, True]


OFFERED = [
    (["harbour", "roads"], True),
    (["C17", "C18", "C19"], True),
    (["yes", "no"], True),
    (["9:33 AM", "2:16 PM", "11:05 AM"], False),
    (["0", "1", "2", "17"], False),
    (["2014-10-28", "2014-10-29"], False),
    (["harbour"], False),
    ([f"pier {at}" for at in range(90)], False),
]


@pytest.mark.parametrize(("values", "offered"), OFFERED)
def test_a_column_is_offered_for_lanes_if_its_values_name_groups(values: list[str], offered: bool) -> None:
    assert lanes.makes_groups("column", tuple(values)) == offered
