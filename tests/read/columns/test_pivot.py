"""Tables with a column for each month or year, turned round."""

from __future__ import annotations

import pytest

from components import pipeline
from components.errors import UnmappedError
from components.model import Loaded, Reading, Source


def _loaded(text: str, reading: Reading) -> Loaded:
    return pipeline.load(Source("plan.csv", text.encode()), reading).loaded


PLAN = "Project,Jan 2014,Feb 2014,Mar 2014\nRoad,planning,,opened\nBridge,,tender,\nSchool,,,\n"


def test_it_is_asked_about_and_nothing_is_taken_unasked() -> None:
    with pytest.raises(UnmappedError, match="a column for each date, from “Jan 2014” to “Mar 2014”") as raised:
        _loaded(PLAN, Reading())
    assert raised.value.proposal is not None
    assert raised.value.proposal.verdict == "asked"


def test_each_filled_cell_is_an_event_and_a_row_without_one_is_not_lost() -> None:
    loaded = _loaded(PLAN, Reading(propose=True))
    rows = loaded.table[["date", "title", "Project", "line"]].to_numpy().tolist()
    assert rows[:3] == [
        ["2014-01", "planning", "Road", 2],
        ["2014-03", "opened", "Road", 2],
        ["2014-02", "tender", "Bridge", 3],
    ]
    assert rows[3][::2] == ["", "School"]
    assert (loaded.rows, loaded.events, loaded.undated, len(loaded.rejected)) == (4, 3, 1, 0)
    assert loaded.table["id"].is_unique
    assert loaded.lanes == "Project"


@pytest.mark.parametrize(
    ("header", "dates"),
    [
        ("Country,1990,1991,1992", ["1990", "1991", "1992"]),
        ("Country,1992,1991,1990", ["1992", "1991", "1990"]),
        ("2014,January,February,March", ["2014-01", "2014-02", "2014-03"]),
        ("2014,Januar,Februar,März", ["2014-01", "2014-02", "2014-03"]),
        ("Works of the city,,,\nSite,1990,1991,1992", ["1990", "1991", "1992"]),
        ("Site,2014-01,2014-02,2014-03", ["2014-01", "2014-02", "2014-03"]),
    ],
)
def test_columns_are_called_by_months_or_years(header: str, dates: list[str]) -> None:
    loaded = _loaded(f"{header}\nElm,war begins,a coup,peace\n", Reading(propose=True))
    assert loaded.table["date"].tolist() == dates
    assert loaded.table["title"].tolist() == ["war begins", "a coup", "peace"]


def test_a_cross_says_that_what_the_row_is_called_was() -> None:
    loaded = _loaded("Name,2018,2019,2020\nAna Holm,x,x,\nBen Costa,,x,x\n", Reading(propose=True))
    assert loaded.table[["date", "title"]].to_numpy().tolist() == [
        ["2018", "Ana Holm"],
        ["2019", "Ana Holm"],
        ["2019", "Ben Costa"],
        ["2020", "Ben Costa"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Country,1990,1991,1992\nElm,10.2,10.5,11\nJura,5,5.1,5.3\n",  # values of something
        "Country,1990,1992,1991\nElm,war,a coup,peace\n",  # in no order
        "Country,1990,1991\nElm,war,peace\n",  # too few
    ],
)
def test_other_tables_are_not_turned_round(text: str) -> None:
    with pytest.raises(UnmappedError, match="has no date column"):
        _loaded(text, Reading(propose=True))
