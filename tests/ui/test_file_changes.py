"""Files opened by their path: followed as they are saved, listed, pasted. Each run of the page looks once."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from components.errors import SourceError
from tests.ui.opened import address, charts, no_errors, page, page_text, titles, typed
from tests.ui.test_drafting import table

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

CSV = "id,date,title,actors\na,2014-01-05,One,Ann\nb,2014-02-06,Two,Bob\n"
MORE = CSV + "c,2014-03-07,Three,Cid\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(CSV, "utf-8")
    monkeypatch.setenv("DATELINE_FILES", json.dumps([str(path)]))
    return path


def looked(app: AppTest, times: int) -> list[str]:
    for _ in range(times):
        no_errors(app.run())
    return titles(app)


def test_what_is_saved_is_seen_once_it_stays_as_it_is(file: Path) -> None:
    app = page(search="e", window="2014")
    assert titles(app) == ["One"]
    file.write_text(MORE, "utf-8")
    assert looked(app, 1) == ["One"]
    assert looked(app, 1) == ["One", "Three"]
    assert (address(app, "search"), address(app, "window")) == (["e"], ["2014-01-01/2014-12-31"])


def test_a_file_that_is_being_written_is_waited_for(file: Path) -> None:
    app = page()
    for size in (0, 20, 60, 75, 84):
        file.write_text(MORE[:size], "utf-8")
        assert looked(app, 1) == ["One", "Two"]
    file.unlink()
    assert looked(app, 3) == ["One", "Two"]
    file.write_text("id,when\n", "utf-8")  # at rest, but nothing that can be read
    assert looked(app, 5) == ["One", "Two"]
    file.write_text(MORE, "utf-8")
    assert looked(app, 2) == ["One", "Two", "Three"]


def test_a_file_that_stays_unreadable_is_said_in_the_end(file: Path) -> None:
    app = page()
    file.write_bytes(b"\x00\x01\x02" * 50)
    for _ in range(40):
        app.run()
    assert titles_or_none(app) is None
    assert app.error


def titles_or_none(app: AppTest) -> list[str] | None:
    return titles(app) if app.dataframe else None


def test_a_file_that_may_be_read_no_longer_is_waited_for(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page()

    def refused(path: Path) -> None:
        raise SourceError("not now")

    with monkeypatch.context() as patch:
        patch.setattr("components.ui.file_changes.source_at", refused)
        file.write_text(MORE, "utf-8")
        assert looked(app, 30) == ["One", "Two"]
    assert looked(app, 1) == ["One", "Two", "Three"]


def test_a_file_saved_with_the_same_content_changes_nothing(file: Path) -> None:
    app = page()
    os.utime(file, (1, 1))
    assert looked(app, 3) == ["One", "Two"]


def test_nothing_moves_under_the_hands_of_who_changes_it(file: Path) -> None:
    app = page()
    no_errors(app.toggle(key="editing").set_value(True).run())
    typed(app, table(app, "events-edited"), edited_rows={0: {"c1": "Uno"}})
    file.write_text(MORE, "utf-8")
    assert looked(app, 3) == ["Uno", "Two"]
    assert "mine.csv was changed by another program. Your changes are to the version before." in page_text(app)
    no_errors(app.button(key="follow-0").click().run())
    assert titles(app) == ["One", "Two", "Three"]
    no_errors(app.button(key="follow-back-0").click().run())
    assert titles(app) == ["Uno", "Two"]
    assert any(button.key == "follow-0" for button in app.button)


def test_several_files_are_shown_together_and_each_is_followed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = file.with_name("other.csv")
    other.write_text("date,title\n2014-05,Else\n", "utf-8")
    monkeypatch.setenv("DATELINE_FILES", json.dumps([str(file), str(other)]))
    app = page()
    assert titles(app) == ["One", "Two", "Else"]
    other.write_text("date,title\n2014-05,Else\n2014-06,Last\n", "utf-8")
    assert looked(app, 2) == ["One", "Two", "Else", "Last"]
    file.write_text(MORE, "utf-8")
    assert looked(app, 2) == ["One", "Two", "Three", "Else", "Last"]


def test_a_file_that_has_gone_is_said_and_the_example_shown(file: Path) -> None:
    file.unlink()
    assert "There is no file" in page_text(page())


def test_what_was_opened_lately_is_offered_and_opened(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page()
    monkeypatch.delenv("DATELINE_FILES")
    app = page()
    assert len(titles(app)) == 9
    no_errors(next(button for button in app.button if button.key == f"recent-{file}").click().run())
    assert titles(app) == ["One", "Two"]
    assert titles(page(file="mine.csv")) == ["One", "Two"]


@pytest.mark.parametrize("name", ["/etc/hostname", "../../etc/hostname", "recent.json", "pasted-/../recent.json"])
def test_an_address_opens_no_other_file_of_this_computer(file: Path, name: str) -> None:
    app = page(file=name, search="Korea")
    assert not charts(app)  # nor is another asked what the address asks of this one
    assert f"Open “{name}” again" in page_text(app)
    assert len(titles(no_errors(app.button(key="show-example").click().run()))) == 9


def test_rows_pasted_from_a_spreadsheet_are_a_timeline_and_stay_one() -> None:
    app = page()
    app.text_area(key="pasted").set_value(MORE.replace(",", "\t"))
    no_errors(app.run())
    no_errors(app.button(key="take-pasted").click().run())
    assert titles(app) == ["One", "Two", "Three"]
    [name] = address(app, "file")
    assert titles(page(file=name)) == ["One", "Two", "Three"]


@pytest.mark.parametrize(("example", "events"), [("north-korea-2014", 9), ("berlin-1989", 10), ("printing", 18)])
def test_examples_of_three_kinds_open_whole(example: str, events: int) -> None:
    app = page()
    no_errors(app.button(key=f"example-{example}").click().run())
    assert len(titles(app)) == events
    assert not app.warning
