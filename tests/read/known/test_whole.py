"""Small files with the whole header of the programs they are from, in `files/`: what they become, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.model import Loaded, Source
from components.read import read

FILES = Path(__file__).with_name("files")


def _read(name: str) -> Loaded:
    return read(Source(name, (FILES / name).read_bytes()))


# File, layout, and each row's date and title; a row that is rejected is not among them.
WHOLE: list[tuple[str, str, list[tuple[str, str]]]] = [
    (
        "timelinejs.csv",
        "a TimelineJS spreadsheet",
        [
            ("", "The whole"),
            ("2014-02-03T14:30", "One"),
            ("-0043-03-15T14:30", "Two"),
            ("1939-09-01T14:30/1945-05-08", "War"),
        ],
    ),
    (
        "timesketch.csv",
        "Timesketch or Plaso",
        [("2015-07-24T19:01:01+00:00", "logon"), ("2015-07-24T19:01:01.123456+00:00", "logon")],
    ),
    ("plaso.csv", "Timesketch or Plaso", [("2015-07-24T19:01:01.000000+00:00", "msg, x")]),
    (
        "dfir-iris.csv",
        "a DFIR-IRIS timeline",
        [
            ("2023-01-31T10:00:00.000+01:00/2023-01-31T11:00:00.000+00:00", "Title"),
            ("2023-01-31T10:00:00.000+01:00", "Title"),
        ],
    ),
    (
        "acled.csv",
        "ACLED",
        [
            ("2023-01-31", "Armed clash, Seoul"),
            ("[2023-01-25..2023-02-06]", "Armed clash, Seoul"),
            ("2023-01", "Armed clash, Seoul"),
        ],
    ),
    (
        "ucdp.csv",
        "UCDP georeferenced events",
        [
            ("2017-07-31", "Gov – Rebels, near X"),
            ("[2017-07-24..2017-07-31]", "Gov – Rebels, near X"),
            ("[2017-07-01..2017-07-31]", "Gov – Civilians, near X"),
        ],
    ),
    (
        "gdelt.csv",
        "GDELT 2 events",
        [
            ("2023-01-31", "SOUTH KOREA – NORTH KOREA: consult, Seoul, Korea"),
            ("2023-01-31", "SOUTH KOREA: consult, Seoul, Korea"),
        ],
    ),
    (
        "vis-timeline.json",
        "vis-timeline items",
        [("2014-01-01/2014-02-01", "c x"), ("2014-05-13T16:53:20.000Z", "d")],
    ),
    ("plotly.csv", "a plotly Gantt chart", [("2009-01-01/2009-02-28", "Job A"), ("2009-03-05/2009-04-15", "Job B")]),
    ("vistime.csv", "vistime", [("2009-01-01/2009-02-28", "E"), ("2009-01-01T10:00:00", "F")]),
    ("preceden.csv", "a Preceden timeline", [("1914/1918", "a"), ("1914-06~", "b")]),
    ("bee-docs.tsv", "Bee Docs Timeline 3D", [("0100", "a"), ("2014-10-28T10:30/2014-10-29", "b")]),
    (
        "casemap.csv",
        "a CaseMap fact sheet",
        [
            ("1997-07", "a"),
            ("[..1997-06-14]", "b"),
            ("2008-07-01/2008-07-04", "c"),
            ("1997-06-15T10:30", "d"),
            ("1997", "e"),
            ("", "f"),
        ],
    ),
    (
        "google-calendar.csv",
        "a Google Calendar CSV",
        [("2020-05-30T10:00/2020-05-30T13:00", "Exam"), ("2020-06-01/2020-06-05", "Trip")],
    ),
    ("em-dat.csv", "EM-DAT", [("2001-06/2001", "Drought, Djibouti"), ("2000-01-05/2000-01-26", "Big, Djibouti")]),
    (
        "crises.csv",
        "a table with year, month and day apart",
        [("1914-07-28/1918-11", "A"), ("1914/1918", "B"), ("", "C")],
    ),
    ("parts.csv", "a table with year, month and day apart", [("2014-02/2014-03", "A"), ("2014", "B"), ("", "C")]),
    (
        "calendar.ics",
        "",
        [("2014-10-28/2014-10-29", "All day"), ("2014-10-28T10:00:00Z/2014-10-28T11:00:00Z", "Timed")],
    ),
]


@pytest.mark.parametrize(("name", "layout", "events"), WHOLE, ids=[name for name, _, _ in WHOLE])
def test_a_file_of_another_program_is_read_with_its_own_meaning(
    name: str, layout: str, events: list[tuple[str, str]]
) -> None:
    loaded = _read(name)
    assert dict(loaded.facts).get("layout", "") == layout
    found = loaded.table[["date", "title"]].itertuples(index=False, name=None)
    assert [(str(date), str(title)) for date, title in found] == events
    assert loaded.rows == len(events) + len(loaded.rejected)


def test_every_file_is_among_them() -> None:
    assert {path.name for path in FILES.iterdir()} == {name for name, _, _ in WHOLE}
