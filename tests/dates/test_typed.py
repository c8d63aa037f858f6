"""Dates as people type them: one reading is read, several are asked about."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dates import meanings, read_edtf

READ = [
    ("Oct 28, 2014", "2014-10-28"),
    ("28 October 2014", "2014-10-28"),
    ("Tuesday, 28th of October 2014", "2014-10-28"),
    ("1958 Oct  1", "1958-10-01"),
    ("October 2014", "2014-10"),
    ("10/2014", "2014-10"),
    ("2014/10/28", "2014-10-28"),
    ("2014.10.28", "2014-10-28"),
    ("20141028", "2014-10-28"),
    ("2014-10-28 16:12", "2014-10-28T16:12"),
    ("2014-10-28 4:12:30 pm +05:30", "2014-10-28T16:12:30+05:30"),
    ("05/05/2014", "2014-05-05"),
]
SUGGESTED = [
    ("Q3 2014", "2014-35"),
    ("c. 1914", "1914~"),
    ("1960s", "196X"),
    ("late November 2014", "[2014-11-21..2014-11-30]"),
    ("09-NOV-07", "2007-11-09"),  # as spreadsheets read years of two digits
    ("31-Jan-30", "1930-01-31"),
    ("Aug-62", "1962-08"),
    ("'14", "2014"),
    ("–2014", "/2014"),  # a dash is no minus
    ("～2014年", "/2014"),
    ("13/4/62", "1962-04-13"),
    ("62-04-13", "1962-04-13"),
    ("28/10/14", "2014-10-28"),
    ("2003/04", "2003-04"),  # or the winter of 2003 to 2004
]
ASKED = ["08/10/14", "41940", "1414512720", "01/02/2014", "31/02/2014", "soon", "Feb 30, 2014", "31/02/14"]


@pytest.mark.parametrize(("text", "edtf"), READ)
def test_one_reading_is_read(text: str, edtf: str) -> None:
    meaning = meanings([text]).by_text[text]
    assert (meaning.edtf, meaning.accepted) == (edtf, True)


@pytest.mark.parametrize(("text", "edtf"), SUGGESTED)
def test_what_is_less_certain_is_only_suggested_until_accepted(text: str, edtf: str) -> None:
    assert (meanings([text]).by_text[text].edtf, meanings([text]).by_text[text].accepted) == (edtf, False)
    assert meanings([text], accept=True).by_text[text].accepted


@pytest.mark.parametrize("text", ASKED)
def test_several_readings_are_asked_about(text: str) -> None:
    for accept in (False, True):
        meaning = meanings([text], accept=accept).by_text[text]
        assert (meaning.edtf, meaning.accepted) == ("", False)


ORDERS = [
    (["01/02/2014", "28/10/2014"], "dmy", ["2014-02-01", "2014-10-28"], ("28/10/2014",)),
    (["01/02/2014", "10/28/2014"], "mdy", ["2014-01-02", "2014-10-28"], ("10/28/2014",)),
    (["1.2.2014", "28.10.2014 16:12"], "dmy", ["2014-02-01", "2014-10-28T16:12"], ("28.10.2014 16:12",)),
    (["01/02/2014", "03/04/2014"], "", ["", ""], ()),
    (["28/10/2014", "10/28/2014"], "", ["", ""], ("28/10/2014", "10/28/2014")),
    (["Mo 3.11.2014", "4.11.2014"], "dmy", ["2014-11-03", "2014-11-04"], ("Mo 3.11.2014",)),
    (["3/11/2014 2:00 PM", "Mon 11/3/2014"], "mdy", ["2014-03-11T14:00", "2014-11-03"], ("Mon 11/3/2014",)),
    (["Tue 3/11/2014", "4/11/2014"], "mdy", ["2014-03-11", "2014-04-11"], ("Tue 3/11/2014",)),
    (["Sun 3/11/2014", "4/11/2014"], "", ["", ""], ()),  # right in neither order
    (
        ["Mo 3.11.2014", "Mo 11.3.2014", "4.11.2014"],
        "",
        ["2014-11-03", "2014-11-03", ""],
        ("Mo 3.11.2014", "Mo 11.3.2014"),
    ),
    (["1.2.2014 - 28.2.2014", "3.4.2014"], "dmy", ["2014-02-01/2014-02-28", "2014-04-03"], ("1.2.2014 - 28.2.2014",)),
]


@pytest.mark.parametrize(("texts", "order", "read", "proof"), ORDERS)
def test_a_column_proves_its_order_or_is_asked(
    texts: list[str], order: str, read: list[str], proof: tuple[str, ...]
) -> None:
    found = meanings(texts)
    assert (found.order, found.proof) == (order, proof)
    assert [found.by_text[text].edtf if found.by_text[text].accepted else "" for text in texts] == read


def test_a_stated_order_wins_and_what_it_cannot_read_is_refused() -> None:
    found = meanings(["01/02/2014", "28/10/2014"], "mdy")
    assert found.by_text["01/02/2014"].edtf == "2014-01-02"
    assert not found.by_text["28/10/2014"].accepted
    assert "the order that was chosen" in found.by_text["28/10/2014"].reason


def test_years_of_two_digits_are_suggested_however_many_there_are() -> None:
    texts = [f"{day:02}-{month}-{year:02}" for year in range(40) for month in ("Jan", "Nov") for day in range(1, 29)]
    found = meanings(texts)
    assert len(found.supposed) == len(texts) == 2_240
    assert found.by_text["28-Nov-39"].edtf == "1939-11-28"


def test_eight_digits_are_a_day_only_in_a_column_of_days() -> None:
    assert not meanings(["20141028", "41940"]).by_text["20141028"].accepted


@given(st.lists(st.dates(datetime.date(1000, 1, 1)), min_size=1, max_size=8), st.sampled_from(["dmy", "mdy"]))
def test_no_day_is_read_as_another(days: list[datetime.date], order: str) -> None:
    form = "%d/%m/%Y" if order == "dmy" else "%m/%d/%Y"
    texts = {day.strftime(form): day.isoformat() for day in days}
    found = meanings(list(texts))
    for text, day in texts.items():
        assert not found.by_text[text].accepted or found.by_text[text].edtf == day


@given(st.text(max_size=20), st.booleans())
def test_what_is_given_is_edtf(text: str, accept: bool) -> None:
    meaning = meanings([text], accept=accept).by_text[text]
    assert not meaning.edtf or not read_edtf([meaning.edtf])[1]
    assert meaning.edtf or not meaning.accepted


def test_times_with_a_dash_are_spans_or_zones_by_what_the_column_proves() -> None:
    spans = meanings(
        ["2014-10-28 18:00-05:00", "2014-10-28 09:00-11:00", "2014-10-28 10:00-12:30", "2014-10-28 16:00-05:00"]
    )
    assert [(each.edtf, each.accepted) for each in spans.by_text.values()] == [
        ("2014-10-28T18:00/2014-10-29T05:00", True),
        ("2014-10-28T09:00/2014-10-28T11:00", True),
        ("2014-10-28T10:00/2014-10-28T12:30", True),
        ("2014-10-28T16:00/2014-10-29T05:00", False),  # would be 13 hours
    ]
    assert "the earlier one, it was read as one of the next day" in spans.notes[0]
    zones = meanings(["2014-10-28 18:00-11:00", "2014-10-28 09:00-11:00"])
    assert [(each.edtf, each.accepted) for each in zones.by_text.values()] == [
        ("2014-10-28T18:00-11:00", True),
        ("2014-10-28T09:00-11:00", True),
    ]
    assert "18:00-11:00 is read as 18:00 in a time zone 11:00 behind UTC" in zones.notes[0]


OVER_MIDNIGHT = [
    (["22:00-02:00", "20:00-01:00"], ["22:00/2014-10-29T02:00", "20:00/2014-10-29T01:00"], True),  # nobody's zones
    (["20:00-05:00", "21:00-03:00"], ["20:00/2014-10-29T05:00", "21:00/2014-10-29T03:00"], True),  # no single place's
    (["22:00-02:00"], ["22:00/2014-10-29T02:00"], False),
    (["18:00-05:00"], ["18:00-05:00"], True),  # as ISO 8601 writes a zone, and said
    (["18:00-05:00", "19:00-04:00"], ["18:00-05:00", "19:00-04:00"], True),  # in winter and summer
    (["10:00-05:00", "19:00-08:00"], ["10:00-05:00", "19:00-08:00"], True),  # would last 19 hours
]


@pytest.mark.parametrize(("clocks", "edtf", "accepted"), OVER_MIDNIGHT)
def test_times_until_after_midnight_are_told_from_zones_by_the_column(
    clocks: list[str], edtf: list[str], accepted: bool
) -> None:
    found = meanings([f"2014-10-28 {clock}" for clock in clocks])
    assert [each.edtf for each in found.by_text.values()] == [f"2014-10-28T{each}" for each in edtf]
    assert {each.accepted for each in found.by_text.values()} == {accepted}
    assert found.notes or clocks in (["22:00-02:00"],)


def test_a_day_that_is_the_same_in_either_order_lacks_its_century_only() -> None:
    for texts in (["05/05/14"], ["05/05/14", "28/10/14"], ["05/05/14", "10/28/14", "28/10/14"]):
        meaning = meanings(texts).by_text["05/05/14"]
        assert (meaning.edtf, meaning.accepted) == ("2014-05-05", False)
        assert "does not say which century it is in: write 2014-05-05, if that is meant" in meaning.reason
