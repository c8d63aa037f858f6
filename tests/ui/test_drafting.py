"""Drafts on the page: what was typed is found again, whatever became of the window."""

from __future__ import annotations

import errno
import json
import os
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from components.draft import project
from components.draft.chain import Chain, chain
from components.draft.folder import Draft, discard, drafts, folder
from components.draft.history import history
from components.draft.journal import Journal, Subject
from components.model import Source
from components.ui import drafting, local_files, window_drafts
from tests.ui.opened import address, below, no_errors, page, page_text, titles, typed, upload, window

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from tests.ui.share import Offered

CSV = "id,date,title,actors\na,2014-01-05,One,Ann\nb,2014-02-06,Two,Bob\nc,soon,Three,Cid\n"
SHA = sha256(CSV.encode()).hexdigest()
SOURCE = Source("events.csv", CSV.encode())


class Windows:
    """AppTest's pages, which have no connection: whether all but the one that asks are `open`, or closed."""

    def __init__(self) -> None:
        self.open = False

    def is_open(self, window: str) -> bool:
        return self.open


@pytest.fixture(autouse=True)
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    found = Windows()
    monkeypatch.setattr(window_drafts, "_window", window)
    monkeypatch.setattr(window_drafts, "_is_open", found.is_open)
    return found


def saved_drafts() -> list[Draft]:
    """All drafts of the file."""
    return list(drafts(SHA))


def table(app: AppTest, kind: str) -> str:
    return next(key for each in app.data_editor if (key := str(each.key)).startswith(kind))


def edited(app: AppTest, *titles: str) -> AppTest:
    """The page after a person typed these titles into the first event, one after the other, and a new event each."""
    no_errors(app.toggle(key="editing").set_value(True).run())
    key = table(app, "events-edited")
    for number, title in enumerate(titles):
        added = [{"c0": "2014-03", "c1": f"New {each}"} for each in range(number)]
        typed(app, key, edited_rows={0: {"c1": title}}, added_rows=added)
    return app


def offer(app: AppTest, words: str) -> Any:
    return next((button for button in app.button if words in button.label), None)


def test_what_was_typed_is_offered_after_a_reload_and_gone_on_with() -> None:
    before = titles(edited(upload("events.csv", CSV), "Uno", "Eins", "Un"))
    again = upload("renamed.csv", CSV)
    assert titles(again) == ["One", "Two"]
    button = offer(again, "Go on where you were, 3 changes")
    no_errors(button.click().run())
    assert titles(again) == before
    assert "Un" in before
    assert offer(again, "Go on where you were") is None
    no_errors(again.toggle(key="editing").set_value(True).run())
    no_errors(again.button(key="undo-header").click().run())
    assert "Eins" in titles(again)
    [draft] = saved_drafts()
    assert chain([entry.as_json() for entry in draft.entries]).broken == ""
    assert sum("undid 1 change" in line for line in history(draft.entries)) == 1
    third = upload("events.csv", CSV)
    no_errors(offer(third, "Go on where you were, 2 changes").click().run())
    assert titles(third) == titles(again)


def test_a_draft_that_is_discarded_is_offered_no_longer() -> None:
    edited(upload("events.csv", CSV), "Uno")
    again = upload("events.csv", CSV)
    no_errors(offer(again, "Discard").click().run())
    assert offer(again, "Go on") is None
    assert offer(upload("events.csv", CSV), "Go on") is None


def test_a_second_window_sees_that_another_one_writes_and_keeps_its_own(windows: Windows) -> None:
    windows.open = True
    first = edited(upload("events.csv", CSV), "Uno")
    second = upload("events.csv", CSV)
    assert "Another window is changing this file, too." in page_text(second)
    assert offer(second, "Go on") is None
    edited(second, "Zwei")
    assert "Another window is changing this file, too." in page_text(no_errors(first.run()))
    assert (titles(first)[0], titles(second)[0]) == ("Uno", "Zwei")
    windows.open = False
    third = upload("events.csv", CSV)
    assert len([button for button in third.button if "Go on where you were, 1 change" in button.label]) == 2


def test_on_a_full_disk_it_is_said_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    app = upload("events.csv", CSV)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        edited(app, "Uno", "Eins")
        assert "No space left on device" in page_text(no_errors(app.run()))
        assert titles(app)[0] == "Eins"
        assert json.loads(leaving(app))["unsaved"] is True
    no_errors(app.run())
    assert "No space left on device" not in page_text(app)
    assert json.loads(leaving(app))["unsaved"] is False
    again = upload("events.csv", CSV)
    no_errors(offer(again, "Go on where you were, 2 changes").click().run())
    assert titles(again) == titles(app)


def full(fd: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def leaving(app: AppTest) -> str:
    return next(str(each.proto.json) for each in app.get("bidi_component") if "unsaved" in each.proto.json)


def test_a_file_that_was_changed_underneath_is_another_one() -> None:
    edited(upload("events.csv", CSV), "Uno")
    assert offer(upload("events.csv", CSV + "d,2014-03,Four,Dan\n"), "Go on") is None
    assert offer(upload("events.csv", CSV), "Go on") is not None


def test_mended_rows_and_how_the_file_is_read_come_back() -> None:
    app = upload("events.csv", CSV)
    no_errors(below(app, "reading").selectbox(key="reading-map-source").set_value("actors").run())
    typed(app, table(below(app, "problems"), "rows-mended"), edited_rows={0: {"c0": "2014-09"}})
    assert "Three" in titles(app)
    again = upload("events.csv", CSV)
    assert "Three" not in titles(again)
    no_errors(offer(again, "Go on where you were, 1 change").click().run())
    no_errors(again.run())
    assert "Three" in titles(again)
    assert address(again, "map") == address(app, "map") != []


def test_title_and_notes_are_kept() -> None:
    app = upload("events.csv", CSV)
    field = next(each for each in app.text_input if each.label == "Title of the timeline")
    no_errors(field.set_value("Talks").run())
    no_errors(next(each for each in app.text_area if each.label == "Notes").set_value("Ask Bob.").run())
    again = upload("events.csv", CSV)
    no_errors(offer(again, "Go on where you were, 2 changes").click().run())
    assert [each.value for each in again.text_area if each.label == "Notes"] == ["Ask Bob."]
    assert [each.value for each in again.text_input if each.label == "Title of the timeline"] == ["Talks"]


def test_a_project_that_is_saved_has_all_that_was_done(offered: Offered) -> None:
    app = upload("events.csv", CSV)
    edited(app, "Eins")
    no_errors(next(each for each in app.text_area if each.label == "Notes").set_value("Ask Bob.").run())
    no_errors(app.text_input(key="filter-search").set_value("e").run())
    found = project.read("p", offered["save-project"][1]())  # which is made where there is no session
    assert found.history.entries == saved_drafts()[0].entries
    assert (found.notes, found.request) == ("Ask Bob.", {"search": ["e"]})


def given_project(app: AppTest, content: bytes) -> AppTest:
    """The page after a project was opened on it."""
    return no_errors(
        app.file_uploader(key="project-opened").upload("p.dateline.json", content, "application/json").run()
    )


@pytest.fixture
def content() -> bytes:
    """A project of the file, in which its first event was called Eins; the draft it comes from is no longer there."""
    edited(upload("events.csv", CSV), "Uno", "Eins")
    [draft] = saved_drafts()
    discard(draft.path)
    data = project.Data("events.csv", SHA, len(CSV))
    return project.written(project.Project(data, {"search": ["e"]}, "Talks", history=Chain(draft.entries)))


def test_a_project_brings_every_change_to_whoever_has_the_file(content: bytes) -> None:
    other = given_project(upload("mine.csv", CSV), content)
    assert address(other, "search") == ["e"]
    assert titles(other) == ["Eins", "New 0"]
    assert address(other, "title") == ["Talks"]
    [again] = saved_drafts()
    assert again.entries == project.read("p", content).history.entries


def test_a_project_waits_for_its_file_and_says_which_that_is(content: bytes) -> None:
    app = given_project(page(), content)
    assert f"is about events.csv ({len(CSV)} bytes, SHA-256 {SHA[:12]}…)" in page_text(app)
    assert titles(upload("other.csv", "date,title\n2014,E\n", app)) == ["E"]
    assert titles(upload("mine.csv", CSV, app)) == ["Eins", "New 0"]
    assert address(app, "search") == ["e"]


def test_a_project_opens_a_file_of_this_computer_that_was_opened_before(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "renamed.csv"
    file.write_text(CSV, "utf-8")
    local_files.remember((file,))
    app = given_project(page(), content)
    assert titles(app) == ["Eins", "New 0"]
    assert address(app, "file") == ["renamed.csv"]


@pytest.fixture
def started(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that the dashboard is started with; its file is in a folder beside it."""
    where = tmp_path / "case" / "p.dateline.json"
    data = tmp_path / "data" / "events.csv"
    for path, text in ((where, content), (data, CSV.encode())):
        path.parent.mkdir()
        path.write_bytes(text)
    monkeypatch.setenv("DATELINE_FILES", json.dumps([str(data)]))
    monkeypatch.setenv("DATELINE_PROJECT", str(where))
    return where


def test_the_dashboard_started_with_a_project_shows_its_file_so(started: Path) -> None:
    app = page()
    assert titles(app) == ["Eins", "New 0"]
    assert (address(app, "search"), address(app, "title")) == (["e"], ["Talks"])
    assert len(saved_drafts()) == 1
    assert drafting._project(SOURCE).data.path == "../data/events.csv"


def test_a_window_that_comes_again_is_as_its_address_says_with_the_changes_of_the_project(started: Path) -> None:
    page()
    app = page(type="nothing", title="Other")
    assert address(app, "search") == []
    assert address(app, "title") == ["Other"]
    no_errors(app.button(key="clear").click().run())
    assert "Eins" in titles(app)
    assert len(saved_drafts()) == 1, "opened again, it is the same draft"
    assert offer(app, "Go on where you were") is None


def test_filters_are_found_again_with_what_was_changed_but_begin_no_draft() -> None:
    app = upload("events.csv", CSV)
    no_errors(app.text_input(key="filter-search").set_value("n").run())
    assert saved_drafts() == []
    edited(app, "None")
    no_errors(app.text_input(key="filter-search").set_value("e").run())
    again = upload("events.csv", CSV)
    assert address(again, "search") == []
    no_errors(offer(again, "Go on where you were, 1 change").click().run())
    assert address(again, "search") == ["e"]


def test_a_draft_that_does_not_fit_is_said_and_left_where_it_is() -> None:
    journal = Journal(folder(), Subject("events.csv", SHA, len(CSV)))
    journal.add("change", {"of": 0, "cells": {"77": {"title": "x"}}, "added": [], "deleted": []})
    journal.close()
    app = upload("events.csv", CSV)
    no_errors(offer(app, "Go on where you were").click().run())
    assert "does not fit the file" in page_text(app)
    assert titles(no_errors(app.run())) == ["One", "Two"]
    assert offer(app, "Go on where you were") is not None
