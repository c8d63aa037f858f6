"""Dates that a file tells twice: the EDTF counts where it fits the date beside it, which somebody may have moved."""

from __future__ import annotations

import csv
import io
import json

import pytest

from components import pipeline
from components.model import Reading, Source
from components.read import read
from tests.export.round_trip import dated, written

FITS = [  # the date beside, and the EDTF
    ("2014-10-28", "[..2014-10-28]"),
    ("2014-10", "[2014-10-27..2014-10-28]"),
    ("2014-11", "2014-11-21/2014-11-30"),
    ("2014", "2014-21"),
    ("1914", "1914~"),
    ("2014-02-01/2014-05-31", "2014-02/2014-05"),
    ("2014-02-01", "2014-02/.."),
    ("2000/..", "[2000-02..2000-03]/.."),
    ("2000-12-31", "../2000"),
    ("2014-10-28", "2014-10-28T16:12:00+05:30"),
    ("2014-10-28T10:42:00Z", "2014-10-28T16:12:00+05:30"),
    ("2014-10-28T16:12:00", "2014-10-28T16:12:00+05:30"),
    ("", "1914"),
]
MOVED = [
    ("2014-10-29", "[..2014-10-28]"),
    ("2014-11", "[2014-10-27..2014-10-28]"),
    ("2013", "2014-21"),
    ("2014-02-01/2014-04-30", "2014-02/2014-05"),
    ("2001/..", "[2000-02..2000-03]/.."),
    ("2014-10-28T16:13:00", "2014-10-28T16:12:00+05:30"),
    ("2014-10-28", "some day in autumn"),
]


def read_beside(*rows: tuple[str, str]) -> tuple[list[str], str]:
    """The dates that are read of rows with a date and an EDTF, and what is said of them."""
    text = io.StringIO()
    csv.writer(text).writerows([("date", "edtf", "title"), *((*row, f"Event {at}") for at, row in enumerate(rows))])
    loaded = read(Source("events.csv", text.getvalue().encode()), Reading())
    assert not loaded.rejected
    return list(map(str, loaded.table["date"])), " ".join(loaded.notes)


@pytest.mark.parametrize("row", FITS, ids=" ".join)
def test_edtf_that_fits_the_date_beside_is_the_date(row: tuple[str, str]) -> None:
    dates, notes = read_beside(row)
    assert dates == [row[1]]
    assert "column edtf" not in notes


@pytest.mark.parametrize("row", MOVED, ids=" ".join)
def test_an_event_that_somebody_moved_keeps_its_new_date(row: tuple[str, str]) -> None:
    dates, notes = read_beside(("2014", "2014-21"), row)
    assert dates == ["2014-21", row[0]]
    assert "1 date in the column edtf that the date beside does not fit (line 3)" in notes


@pytest.mark.parametrize("name", ["vis.json", "timelinejs.json"])
def test_an_event_that_was_moved_in_the_other_program_stands_where_it_was_put(name: str) -> None:
    document = json.loads(written(dated("[2014-10-27..2014-10-28]", "1914~"), name))
    for item in document.get("items", []):
        if item["content"] == "Event 0":
            item |= {"start": "2014-12-24", "end": "2014-12-24"}
    for slide in document.get("events", []):
        if slide["text"]["headline"] == "Event 0":
            slide["start_date"] = {"year": "2014", "month": "12", "day": "24"}
    moved = pipeline.load(Source(name, json.dumps(document).encode()))
    days = {moved.event(row).title: moved.event(row).date for row in range(moved.size)}
    assert days["Event 1"] == "1914~"
    assert days["Event 0"].startswith("2014-12-24")
