"""How a file was read, said on the page, changed there, and kept in the address."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_corpus import CORPUS
from tests.ui.opened import address, below, dates, no_errors, page, page_text, read, titles, upload
from tests.ui.test_import_step import make, role

SEMICOLONS = "Moment;Was;Wer\n2014-05;Grüße;Anna\n2014-06;Abschied;Bob\n"


def choose(app: AppTest, name: str, value: str) -> AppTest:
    if any(each.key == "below" for each in app.get("button_group")):  # else the same stands in the import step
        below(app, "reading")
    return no_errors(app.selectbox(key=f"reading-{name}").select(value).run())


def test_the_receipt_says_how_a_file_was_read_and_accounts_for_every_row() -> None:
    content = "My list;;\ntitle;when;who\nOne;28/10/2014;Zoë\nTwo;07/11/2014;Zоë\nThree;;\n".encode("cp1252", "replace")
    app = below(upload("mine.csv", content), "reading")
    for words in (
        "Windows-1252, because line 3 is not valid UTF-8",
        "semicolon, as every line has 3 cells with it",
        "line 2, after 1 title line: “My list;;”",
        "date from “when”; actors from “who”",
        "day/month/year, because “28/10/2014” on line 3 proves it",
        "3 rows = 2 events + 1 without a date + 0 that cannot be read",
    ):
        assert words in page_text(app)
    names = ("encoding", "separator", "date-order", "map-date")
    assert [app.selectbox(key=f"reading-{name}").proto.placeholder for name in names] == [
        "windows-1252, found in the file", "semicolon, found in the file", "day/month/year, found in the file",
        "when, found in the file",
    ]  # fmt: skip
    assert [list(row) for row in app.dataframe[0].value[["Written", "Read as"]].to_numpy()] == [
        ["28/10/2014", "2014-10-28"],
        ["07/11/2014", "2014-11-07"],
    ]


def test_a_file_in_other_words_than_ours_opens_at_once() -> None:
    app = upload("odd.csv", SEMICOLONS)
    assert titles(app) == ["Grüße", "Abschied"]
    assert list(app.dataframe[0].value["Actors"]) == ["Anna", "Bob"]
    assert address(app, "map") == []
    assert not app.error


@pytest.mark.parametrize(
    ("choice", "date"),
    [
        ("open", "since 1 Mar 1998, still going on"),
        ("unknown", "from 1 Mar 1998, end not known"),
        ("day", "1 Mar 1998"),
    ],
)
def test_rows_with_a_start_and_no_end_are_asked_about_once_above_the_picture(choice: str, date: str) -> None:
    app = upload("jobs.csv", "name;from;until\nAda;1.3.1998;\nBob;15.6.2001;30.9.2004\nCy;1.10.2004;31.12.2005\n")
    assert "1 row with a start and no end, drawn as one day. What is it?" in page_text(app)
    no_errors(app.button(key=f"blank-end-{choice}").click().run())
    assert "a start and no end" not in page_text(app)
    assert address(app, "blank-end") == [choice]
    assert date in dates(app)


@pytest.mark.parametrize(("choice", "undated"), [("above", 0), ("none", 3)])
def test_blank_dates_of_groups_are_asked_about_once_above_the_picture(choice: str, undated: int) -> None:
    app = upload("minutes.csv", (CORPUS / "dates-once-a-group.csv").read_text("utf-8"))
    question = "3 rows with a blank date below one that has it: which date is meant?"
    assert question in page_text(app)
    no_errors(app.button(key=f"blank-date-{choice}").click().run())
    assert question not in page_text(app)
    assert address(app, "blank-date") == [choice]
    assert dates(app).count("no date") == undated, dates(app)
    no_errors(app.button(key="undo-header").click().run())
    assert address(app, "blank-date") == []
    assert question in page_text(app)
    no_errors(app.button(key="redo-header").click().run())
    assert address(app, "blank-date") == [choice]
    assert app.button(key="redo-header").disabled


def test_a_file_that_is_not_sure_is_asked_about_and_then_read() -> None:
    app = upload("log.csv", "ts;msg;node\n1400000037;Gestartet;a\n1400000074;Beendet;b\n")
    assert "This is how Dateline would read it. <b>Date</b> “ts”: " in page_text(app)
    assert not app.dataframe
    make(app)
    assert titles(app) == ["Gestartet", "Beendet"]
    assert address(app, "propose") == ["1"]
    assert not app.error


@pytest.mark.parametrize(
    ("content", "name", "value", "flag", "stated", "title"),
    [
        ("title,date\nGr\xfc\xdfe,2014\n".encode("latin-1"), "encoding", "cp437", "encoding", "cp437", "Grⁿ▀e"),
        (b"title|a;date\nx|y;2014\n", "separator", "|", "separator", "|", None),
        (b"title,date,name\nA,2014,B\n", "map-title", "name", "map", "title=name", "B"),
        (b"title,date\nA,07/10/2014\n", "date-order", "dmy", "date-order", "dmy", "A"),
    ],
)
def test_each_stated_reading_can_be_changed(
    content: bytes, name: str, value: str, flag: str, stated: str, title: str | None
) -> None:
    app = upload("a.csv", content)
    choose(app, name, value)
    assert address(app, flag) == [stated]
    if title:
        assert titles(app) == [title]
    else:
        assert not app.dataframe
    no_errors(app.selectbox(key=f"reading-{name}").set_value(None).run())
    assert address(app, flag) == []


def test_a_year_a_month_and_a_day_can_be_in_columns_of_their_own() -> None:
    app = upload("parts.csv", "A,B,C,D\n2014,5,17,Met\n2014,,,Left\n")
    [more] = [toggle for toggle in app.toggle if str(toggle.key).startswith("more-")]
    no_errors(more.set_value(True).run())
    for target, column in (("year", "A"), ("month", "B"), ("day", "C"), ("title", "D")):
        role(app, column, target)
    make(app)
    assert dates(app) == ["2014, month not given", "17 May 2014"]
    assert {"year=A", "month=B", "day=C"} <= {*address(app, "map")}


def test_all_suggestions_are_accepted_at_once_and_given_back() -> None:
    app = upload("a.csv", "title,date\nA,Q3 2014\nB,c. 1914\nC,2014\n")
    assert titles(app) == ["C"]
    no_errors(below(app, "problems").button(key="accept-all").click().run())
    assert address(app, "accept-suggestions") == ["1"]
    assert sorted(titles(app)) == ["A", "B", "C"]
    no_errors(below(app, "reading").toggle(key="reading-accept-suggestions").set_value(False).run())
    assert titles(app) == ["C"]
    assert address(app, "accept-suggestions") == []


@pytest.mark.parametrize(
    ("requested", "words"),
    [
        ({"encoding": "klingon"}, "There is no encoding “klingon”"),
        ({"encoding": "utf-32"}, "cannot be read as UTF-32"),
        ({"separator": "abc"}, "“abc” separates no cells"),
        ({"map": "headline"}, "map=headline maps nothing"),
        ({"map": "colour=Red"}, "There is no column “colour” to map to"),
        ({"map": "title=Headline"}, "There is no column “Headline” to take the title from"),
        ({"date_order": "ydm"}, "There is no date order “ydm”"),
        ({"accept_suggestions": "yes"}, "accept-suggestions=yes says nothing"),
    ],
)
def test_what_the_address_cannot_ask_is_said_and_ignored(requested: dict[str, str], words: str) -> None:
    app = page(**requested)
    assert len(app.warning) == 1
    assert words in read(app.warning[0].value)
    assert len(titles(app)) == 9
    assert not app.error


def test_the_address_holds_for_the_file_it_names_when_that_is_opened_again() -> None:
    requests: dict[str, str | list[str]] = {
        "file": "odd.csv",
        "map": ["date=Moment", "title=Was"],
        "search": "abschied",
    }
    app = upload("odd.csv", SEMICOLONS, page(**requests))
    assert titles(app) == ["Abschied"]
    assert address(app, "map") == ["date=Moment", "title=Was"]
    assert not app.warning


def test_another_file_is_read_as_it_is() -> None:
    app = upload("odd.csv", SEMICOLONS)
    choose(app, "map-date", "Moment")
    upload("other.csv", "title,date\nA,2014\n", app)
    assert titles(app) == ["A"]
    assert address(app, "map") == []
    assert address(app, "file") == ["other.csv"]


def test_what_is_no_text_is_not_asked_for_its_encoding() -> None:
    app = below(upload("a.json", '[{"date": "2014", "title": "A"}]'), "reading")
    keys = [box.key for box in app.selectbox]
    assert "reading-encoding" not in keys
    assert "reading-date-order" in keys
