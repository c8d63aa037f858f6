"""Several files on the page: one timeline, doubles decided in the address, and two versions compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.opened import address, below, dates, labels, no_errors, page_text, titles, upload

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

PAPER = "id,date,title\nvote,2014-11-21,Assembly votes on the draft\nquake,2014-10-02,Earthquake\n,2014-02-30,Never\n"
AGENCY = "id,date,title\nvote,2014-11,Assembly votes on draft\nmarch,2014-10-29,March\n"
PAIR = "paper.csv#vote=agency.csv#vote"


def opened(*more: tuple[str, str]) -> AppTest:
    app = upload("paper.csv", PAPER)
    app.file_uploader(key="added-files").set_value([(name, text.encode(), "text/csv") for name, text in more])
    return no_errors(app.run())


def test_added_files_are_one_timeline_with_a_receipt_each() -> None:
    app = opened(("agency.csv", AGENCY))
    assert titles(app) == ["Earthquake", "March", "Assembly votes on draft", "Assembly votes on the draft"]
    text = page_text(below(app, "reading"))
    assert "5 rows = 4 events + 0 without a date + 1 that cannot be read" in text
    assert "paper.csv" in text
    assert "Line 4: 30 February 2014 does not exist" in text
    assert "file · 2" in labels(app, "lanes")
    assert any(each.label == "File" for each in app.multiselect)
    assert not any(each.label == "File" for each in upload("paper.csv", PAPER).multiselect)


def test_what_cannot_be_read_is_said_beside_the_rest() -> None:
    app = opened(("agency.csv", AGENCY), ("notes.txt", "notes"))
    assert "notes.txt was not read." in page_text(below(app, "reading"))
    assert "March" in titles(app)


def test_what_is_asked_of_a_file_is_asked_of_several() -> None:
    app = opened(("minutes.csv", "date,title\n2014-10-01,One\n,Two\n2014-10-08,Three\n,Four\n2014-10-15,Five\n,Six\n"))
    question = "rows with a blank date below one that has it: which date is meant?"
    assert f"3 {question}" in page_text(app)
    no_errors(app.button(key="blank-date-above").click().run())
    assert question not in page_text(app)
    assert "no date" not in dates(app)


def test_a_double_is_tied_and_untied_in_the_address() -> None:
    app = opened(("agency.csv", AGENCY))
    assert "1 pair, 0 tied" in page_text(below(app, "doubles"))
    no_errors(app.button(key=f"double-{PAIR}-same").click().run())
    assert address(app, "same-event") == [PAIR]
    assert "1 pair, 1 tied" in page_text(app)
    no_errors(app.button(key=f"double-{PAIR}-apart").click().run())
    assert (address(app, "same-event"), address(app, "apart")) == ([], [PAIR])
    no_errors(app.button(key=f"double-{PAIR}-undo").click().run())
    assert address(app, "apart") == []


def test_doubles_of_very_many_events_are_looked_for_once_asked_and_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.ui.several_files._MOST_ROWS", 1)
    app = below(opened(("agency.csv", AGENCY)), "doubles")
    assert "1 pair" not in page_text(app)
    [look] = [button for button in app.button if button.label.startswith("Look for events")]
    no_errors(look.click().run())
    assert "1 pair, 0 tied" in page_text(app)
    no_errors(app.button(key=f"double-{PAIR}-same").click().run())
    assert "1 pair, 1 tied" in page_text(app)


def test_an_added_file_may_be_a_newer_version() -> None:
    app = opened(("later.csv", PAPER.replace("2014-10-02", "2014-10-03")))
    no_errors(app.toggle(key="compare-files").set_value(True).run())
    assert address(app, "lanes") == ["change"]
    assert titles(app).count("Earthquake") == 2  # where it was, and where it is
    below(app, "changes")
    assert any("date contradicted: 2 Oct 2014 → 3 Oct 2014" in each.value for each in app.text)
    no_errors(app.toggle(key="compare-files").set_value(False).run())
    assert address(app, "lanes") == []
