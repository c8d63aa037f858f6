"""Proposals: which column is which in tables that nobody prepared, and how sure that is."""

from __future__ import annotations

import pytest

from components import pipeline
from components.errors import UnmappedError
from components.model import Loaded, Reading, Source
from components.read.columns.proposal_words import data_in
from tests.read.columns.proposal_found import FOUND
from tests.read.columns.proposal_tables import TABLES, Table
from tests.read.columns.proposal_trades import TRADES

ALL = (*TABLES, *TRADES, *FOUND)
TAKEN = Reading(propose=True)
WITH_DATES = [table for table in ALL if any(table.right.values())]
WITHOUT = [table for table in ALL if table not in WITH_DATES]
ASKED = [table for table in ALL if table.verdict == "asked"]


def _loaded(text: str, reading: Reading = TAKEN) -> Loaded:
    return pipeline.load(Source("t.csv", text.encode()), reading).loaded


@pytest.mark.parametrize("table", WITH_DATES, ids=lambda table: table.name)
def test_the_right_columns_are_proposed_and_read(table: Table) -> None:
    loaded = _loaded(table.text)
    found = dict(loaded.named)
    found.setdefault("date", found.get("year", ""))
    choices = [f"{each.target}: {each.reason}" for each in loaded.proposal.choices] if loaded.proposal else []
    assert {name: found.get(name) or None for name in table.right} == table.right, choices
    if table.verdict:
        assert loaded.proposal is not None
        assert loaded.proposal.verdict == table.verdict, choices


@pytest.mark.parametrize("table", WITHOUT, ids=lambda table: table.name)
def test_a_table_without_dates_is_said_to_have_none(table: Table) -> None:
    with pytest.raises(UnmappedError, match="has no date column") as raised:
        _loaded(table.text)
    assert raised.value.proposal is not None
    assert raised.value.proposal.verdict == ""


@pytest.mark.parametrize("table", ASKED, ids=lambda table: table.name)
def test_what_is_to_be_asked_is_not_read_unasked(table: Table) -> None:
    with pytest.raises(UnmappedError, match="please say whether that is right"):
        _loaded(table.text, Reading())


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (["date", "title"], ""),
        (["when", "2014-01-03"], "2014-01-03"),
        (["03/04/2014", "Talks"], "03/04/2014"),
        (["12.5", "x"], "12.5"),
        (["2014 budget", "title"], ""),
    ],
)
def test_a_header_that_looks_like_data(header: list[str], found: str) -> None:
    assert data_in(header) == found


def test_a_first_row_that_may_be_data_is_asked_about() -> None:
    with pytest.raises(UnmappedError, match="its first row, with “12044” in it, may be one of data"):
        _loaded("day,matter,12044\n2014-01-03,Talks,3\n2014-01-04,Vote,4\n", Reading())


def test_a_row_without_a_title_is_named_by_the_column_that_came_next() -> None:
    loaded = _loaded(next(table.text for table in TRADES if table.name == "long texts beside short ones"))
    assert loaded.table["title"].iloc[3] == "kite"
    assert "1 row without a title, named by “missile” (line 5)." in loaded.notes


SHORT = "When,What happened\n" + "".join(f"{n}/{n + 2}/21,Order {n} shipped\n" for n in range(1, 10))


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        (SHORT, ("dmy", "mdy", "ymd")),
        (SHORT.replace("/21", "/2021"), ("dmy", "mdy")),
        (SHORT.replace("/21", "/61"), ("dmy", "mdy")),  # no month has 61 days
        (SHORT.replace("/21", "/2021") + "28/10/2021,Order 28 shipped\n", ()),
    ],
    ids=["two digits", "four digits", "no day", "proved"],
)
def test_only_orders_in_which_a_date_is_a_day_are_possible(text: str, orders: tuple[str, ...]) -> None:
    proposal = pipeline.propose(Source("orders.csv", text.encode()))
    assert proposal is not None
    assert proposal.possible_orders == orders


def test_the_first_dates_are_those_that_the_whole_file_was_read_with() -> None:
    rows = (
        "".join(f"{n} mars 2019,Vote {n}\n" for n in range(1, 9)) + ",Pause\n1/2/2019,\n5/6/2019,Fin\n28/6/2019,Suite\n"
    )
    text = f"Quand,Quoi\n32 mars 2019,Erreur\n{rows}"
    assert _loaded(text).first_dates == (None, *(f"2019-03-0{n}" for n in range(1, 9)), "")
    proof = text.replace("32 mars ", "3/4/")  # line 13 proves the order of what stands ten lines above it
    assert _loaded(proof).first_dates[0] == "2019-04-03"


def test_the_first_dates_of_a_proposal_are_read_as_stated_without_the_file() -> None:
    proposal = pipeline.propose(Source("orders.csv", SHORT.encode()))
    assert proposal is not None
    ymd = Reading(date_order="ymd", accept=True)  # years of two digits are read where they are accepted
    mdy = Reading(date_order="mdy", accept=True)
    assert pipeline.first_dates(proposal, ymd)[:2] == ("2001-03-21", "2002-04-21")
    assert pipeline.first_dates(proposal, mdy)[:2] == ("2021-01-03", "2021-02-04")
    assert pipeline.first_dates(proposal, Reading())[0] is None  # it has several readings


@pytest.mark.parametrize("rows", [30, 3_000])
def test_what_was_seen_in_some_of_the_numbers_is_not_said_of_all(rows: int) -> None:
    text = "ts,msg\n" + "".join(f"{1_400_000_000 + 37 * n},Market {n} opened\n" for n in range(rows))
    proposal = pipeline.propose(Source("log.csv", text.encode()))
    assert proposal is not None
    date = proposal.named("date")
    assert date is not None
    assert date.reason.startswith(f"“ts”: {rows} of {rows} numbers") == (rows == 30)
    assert ("numbers looked at" in date.reason) == (rows == 3_000)
