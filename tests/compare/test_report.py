"""What changed, in words, as CSV and as JSON; and both versions as one set of events."""

from __future__ import annotations

import csv
import io
import json

import pytest

from components.compare import Comparison, as_csv, as_json, as_text, compare, lanes, merged, title
from components.scene import STATUSES
from tests.read.loaded import loaded

OLD = """id,date,title,description,actors,status,links
report,2014-02,Inquiry report,A text of the inquiry.,Commission,occurred,leads to: vote
talks,2014-10-27,Talks held,,Japan [host]; Korea,scheduled,
vote,[2014-11-21..2014-11-30],Vote in the Assembly,,Assembly,expected,
war,,War of words,,Korea,conditional,
"""
NEW = """id,date,title,description,actors,status,links
report,2014-02-17,Inquiry report,A text of the commission.,Commission,occurred,leads to: vote
talks,2014-10-27,Talks held,,Korea; China,occurred,
vote,[2014-11-21..2014-11-30],Vote in the Assembly,,Assembly,expected,
letter,2014-10-30,=Letter of protest,,Japan,occurred,about: talks
"""


@pytest.fixture
def found() -> Comparison:
    return compare(loaded(OLD, "old.csv"), loaded(NEW, "new.csv"))


def test_words_say_what_there_was_and_what_there_is(found: Comparison) -> None:
    assert as_text(found).splitlines() == [
        "old.csv → new.csv",
        "4 events before, 4 events now: 1 unchanged",
        "  added: 1",
        "  gone: 1",
        "  date known better: 1",
        "  reworded: 1",
        "  other actors: 1",
        "  other columns: 1",
        "",
        "Added:",
        "  line 5: =Letter of protest, 30 Oct 2014",
        "",
        "Gone:",
        "  line 5: War of words, no date",
        "",
        "Changed:",
        "  Inquiry report (line 2, before 2)",
        "    date known better: Feb 2014, day not given → 17 Feb 2014",
        "    reworded: description “A text of the inquiry.” → “A text of the commission.”",
        "  Talks held (line 3, before 3)",
        "    other actors: + China; − Japan [host]",
        "    other columns: status “scheduled” → “occurred”",
    ]


def test_csv_has_a_row_for_each_difference_and_runs_in_no_spreadsheet(found: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(found).decode(), newline="")))
    assert [(row["change"], row["column"], row["before"], row["after"]) for row in rows] == [
        ("added", "date", "", "2014-10-30"),
        ("gone", "date", "", ""),
        ("date known better", "date", "2014-02", "2014-02-17"),
        ("reworded", "description", "A text of the inquiry.", "A text of the commission."),
        ("other actors", "actors", "Japan [host]; Korea", "Korea; China"),
        ("other columns", "status", "scheduled", "occurred"),
    ]
    assert rows[0]["title"] == "'=Letter of protest"
    assert [(row["old line"], row["new line"], row["matched by"]) for row in rows[:3]] == [
        ("", "5", ""),
        ("5", "", ""),
        ("2", "2", "id"),
    ]


def test_json_has_every_event_that_differs(found: Comparison) -> None:
    record = json.loads(as_json(found))
    counts = record["counts"]
    assert (record["differs"], record["unchanged"], counts["added"], counts["date shifted"]) == (True, 1, 1, 0)
    assert [one["changes"] for one in record["changes"]] == [
        ["added"],
        ["gone"],
        ["date known better", "reworded"],
        ["other actors", "other columns"],
    ]
    assert record["changes"][0]["old"] is None
    assert record["changes"][2]["old"] == {"line": 2, "date": "2014-02"}
    assert record["changes"][2]["matched"]["by"] == "id"


def test_a_long_text_is_told_from_where_it_differs() -> None:
    long = "The two sides talk about whether the investigator might be invited to the country"
    header = "id,date,title,description\n"
    old, new = (f"{header}a,2014,Talks,{long} {end}\n" for end in ("next year.", "soon."))
    lines = as_text(compare(loaded(old, "a.csv"), loaded(new, "b.csv"))).splitlines()[-1]
    assert lines == "    reworded: description “…to the country next year.” → “…to the country soon.”"


def test_together_every_event_of_both_files_is_there_with_its_look(found: Comparison) -> None:
    both = merged(found)
    table = both.table.set_index("id")
    assert table["change"].to_dict() == {
        "report (before)": "date known better",
        "war": "gone",
        "report": "date known better",
        "talks": "other actors",
        "vote": "unchanged",
        "letter": "added",
    }
    assert table["status"].to_dict() == {
        "report (before)": "date before",
        "war": "gone since",
        "report": "changed since",
        "talks": "changed since",
        "vote": "unchanged since",
        "letter": "added since",
    }
    assert set(table["status"]) <= set(STATUSES)
    assert table["status in the file"]["vote"] == "expected"
    assert table["what changed"]["report"].startswith("date known better: Feb 2014, day not given → 17 Feb 2014; ")
    assert both.rows == both.events + both.undated + len(both.rejected) == 6


def test_together_only_dates_that_moved_are_linked_from_before_to_now(found: Comparison) -> None:
    both = merged(found)
    ends = [both.table["id"].iloc[rows].tolist() for rows in (both.links.origin, both.links.target)]
    assert ends == [["report (before)"], ["report"]]
    assert both.table["links"][both.table["id"] == "letter"].tolist() == ["about: talks"]


def test_lanes_and_title_say_what_changed(found: Comparison) -> None:
    assert lanes(found) == ("added", "gone", "date known better", "other actors", "unchanged")
    assert title(found) == "old.csv → new.csv: 1 added, 1 gone, 2 changed, 1 of them drawn before and now"


def test_two_files_of_one_name_are_told_apart() -> None:
    both = merged(compare(loaded(OLD, "events.csv"), loaded(NEW, "events.csv")))
    assert both.table["file"].unique().tolist() == ["events.csv (old)", "events.csv (new)"]
