"""The page of events in a database: the same picture, filters and table; slow, taken back, lost and found again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet
import pytest
from streamlit.runtime.caching.cache_resource_api import clear_session_cache
from streamlit.testing.v1 import AppTest

from components import pipeline
from components.export import FORMATS
from components.model import Request, Source
from components.pipeline import Drawn
from components.store.sql.database import Database
from components.store.sql.errors import DatabaseError
from components.store.sql.tables import tables
from components.ui import answers
from tests.redact.unpacked import unpacked
from tests.ui.opened import ROOT, address, charts, go, no_errors, page, page_text, read, titles, upload
from tests.ui.share import Offered, choose, hide

SECRET = "postgres://me:hunter2@127.0.0.1:1/db"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Dateline's own events as the two tables of a database."""
    path = tmp_path_factory.mktemp("data") / "north-korea"
    path.mkdir()
    content = (ROOT / "data" / "events.csv").read_bytes()
    for name, table in zip(
        ("events", "participation"), tables(pipeline.load(Source("events.csv", content))), strict=True
    ):
        pyarrow.parquet.write_table(table, path / f"{name}.parquet")
    return path


@pytest.fixture(autouse=True)
def _anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """To Streamlit all tests are one session."""
    clear_session_cache("test session id")
    monkeypatch.setattr(answers, "SOON", 20.0)  # a busy machine is slow, not wrong


@pytest.fixture
def stored(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_DATABASE", str(folder))
    return folder


draw = pipeline.draw


def everything(app: AppTest) -> str:
    """All that is sent to the browser."""
    return read(f"{page_text(app)} {app.main} {app.sidebar}")


def test_the_page_shows_what_is_in_a_database(stored: Path) -> None:
    app = page()
    assert "Open now: the DuckDB database north-korea." in page_text(app)
    assert "9 events" in page_text(app)
    assert len(titles(app)) == 9
    assert read(app.checkbox(key="tick-actor-North Korea").label) == "North Korea *6*"
    assert charts(app)[0]["height"] > 100
    assert not app.error
    assert str(stored.parent) not in everything(app)


def test_a_filter_asks_the_database(stored: Path) -> None:
    app = page()
    no_errors(app.multiselect(key="filter-actor").select("Japan").run())
    assert titles(app) == ["Draft resolution put forward"]
    assert "1 of 9 events" in page_text(app)
    no_errors(app.text_input(key="filter-search").input("nothing like it").run())
    assert "No event matches" in page_text(app)
    assert app.button(key="clear-all").label == "Clear the filters and show every event"


def test_what_was_chosen_and_cleared_can_be_chosen_again(stored: Path) -> None:
    app = page()
    for _ in range(2):
        no_errors(app.multiselect(key="filter-actor").select("Japan").run())
        assert titles(app) == ["Draft resolution put forward"]
        no_errors(app.button(key="clear").click().run())
        assert len(titles(app)) == 9


def test_an_event_is_shown_with_its_links(stored: Path) -> None:
    app = page(event="darusman-report")
    labels = [read(button.label) for button in app.button]
    assert any(label.startswith("based on → ") for label in labels)
    assert "There is no event “nowhere” here." in page_text(page(event="nowhere"))


def test_lanes_of_a_database_are_made_of_any_column(stored: Path) -> None:
    app = page(lanes="type", pin="vote", hide="report")
    assert app.multiselect(key="pinned").value == ["vote"]
    assert app.multiselect(key="hidden").value == ["report"]
    assert [warning for warning in page(lanes="colour").warning if "“colour”" in warning.value]


def test_a_file_that_is_opened_or_named_comes_before_the_database(stored: Path) -> None:
    assert titles(upload("mine.csv", "date,title\n2014,Mine\n")) == ["Mine"]
    assert "an example that comes with Dateline" in page_text(page(file="north-korea-2014"))


def test_a_picture_dropped_beside_a_database_is_shown_again_or_said_to_be_of_other_data(stored: Path) -> None:
    request = Request(filters=(("actor", ("Japan",)),))
    example = pipeline.load(Source("events.csv", (ROOT / "data" / "events.csv").read_bytes()))
    app = upload("x.svg", pipeline.export(example, request, "svg"))
    assert (address(app, "file"), address(app, "actor")) == ([], ["Japan"])
    assert "The data is not what x.svg was drawn of (events.csv)" in page_text(app)
    damaged = b'<svg xmlns="http://www.w3.org/2000/svg"><desc>dateline-request:e30=</desc></svg>'
    assert "y.svg says how it was made in a way that cannot be read" in page_text(upload("y.svg", damaged, app))


def test_the_address_of_the_page_opens_no_database(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_DATABASE", raising=False)
    app = page(database=str(folder), DATELINE_DATABASE=str(folder))
    assert "an example that comes with Dateline" in page_text(app)


def test_the_secrets_name_a_database(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATABASE", SECRET)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.secrets["database"] = {"address": str(folder), "events": "events"}
    assert "the DuckDB database north-korea" in page_text(no_errors(app.run()))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.secrets["database"] = {"url": "postgres://me:hunter2@db/x"}
    assert "is an address, or a table of" in page_text(no_errors(app.run()))
    assert "hunter2" not in everything(app)


def test_a_database_that_is_not_there_is_one_sentence_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATABASE", SECRET)
    app = page()
    [error] = app.error
    assert read(error.value).startswith("No answer from the PostgreSQL database at 127.0.0.1:1")
    assert app.button(key="again-choices").label == "Ask again"
    assert app.file_uploader(key="upload").label == "Open a file"
    assert "hunter2" not in everything(app)


Ready = threading.Event


@pytest.fixture
def ready(stored: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ready]:
    """A picture takes until this event is set, as it is at first, or until it is taken back."""
    ready = Ready()
    ready.set()

    def picture(database: Database, request: Request) -> Drawn:
        while not ready.wait(0.02):
            database.extent()
        return draw(database, request)

    monkeypatch.setattr(pipeline, "draw", picture)
    yield ready
    ready.set()


def slowly(app: AppTest, ready: Ready, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Another picture is asked for, which takes long."""
    ready.clear()
    monkeypatch.setattr(answers, "SOON", 0.05)
    return go(app, most_lanes="26")


def test_a_slow_picture_is_waited_for_with_the_last_one_in_its_place(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = slowly(page(), ready, monkeypatch)
    assert "Asking the DuckDB database north-korea … " in page_text(app)
    assert app.button(key="cancel-picture").label == "Cancel"
    assert charts(app)
    assert len(titles(app)) == 9
    ready.set()
    monkeypatch.setattr(answers, "SOON", 20)
    no_errors(app.run())
    assert "Asking" not in page_text(app)
    assert "Show fewer lanes" in [button.label for button in app.button]


def test_a_slow_picture_can_be_taken_back_and_asked_for_again(ready: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    app = slowly(page(), ready, monkeypatch)
    no_errors(app.button(key="cancel-picture").click().run())
    [error] = app.error
    assert read(error.value) == "The question to the DuckDB database north-korea was taken back."
    assert charts(app)
    assert len(titles(app)) == 9
    ready.set()
    monkeypatch.setattr(answers, "SOON", 20)
    no_errors(app.button(key="again-picture").click().run())
    assert not app.error


def test_another_question_turns_the_slow_one_away(ready: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    app = slowly(page(), ready, monkeypatch)
    ready.set()
    monkeypatch.setattr(answers, "SOON", 20)
    no_errors(app.multiselect(key="filter-actor").select("Japan").run())
    assert titles(app) == ["Draft resolution put forward"]
    assert not app.error


def test_a_lost_database_is_one_sentence_and_found_again(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app, lost = page(), [True]

    def picture(database: Database, request: Request) -> Drawn:
        if lost:
            raise DatabaseError("No answer from the DuckDB database north-korea (Gone); is it still there?")
        return draw(database, request)

    monkeypatch.setattr(pipeline, "draw", picture)
    go(app, most_lanes="26")
    [error] = app.error
    assert read(error.value).endswith("is it still there?")
    assert len(titles(app)) == 9
    lost.clear()
    no_errors(app.button(key="again-picture").click().run())
    assert not app.error


def test_a_bug_is_no_message_of_a_database(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def picture(_database: Database, _request: Request) -> Drawn:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "draw", picture)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert [error.proto.type for error in app.exception] == ["ZeroDivisionError"]


def test_events_of_a_database_are_redacted_on_the_page(stored: Path, offered: Offered) -> None:
    app = page()
    assert "export-csv" not in offered
    no_errors(app.button(key="share").click().run())
    hide(app, "North Korea")
    choose(app, "others", "replace")
    no_errors(app.button(key="share-done").click().run())
    redacted = {key: make() for key, (_, make) in offered.items() if key.startswith("redacted-")}
    assert b"Actor 1" in redacted["redacted-csv"]
    assert len(redacted) == len(FORMATS)
    assert not [key for key, content in redacted.items() if b"korea" in unpacked(content).lower()]
    offered.clear()
    again = page()
    assert "Nothing is exported until you decide" in page_text(again)
    assert not [key for key in offered if key.startswith(("export-", "redacted-"))]
    no_errors(again.button(key="hide-as-planned").click().run())
    assert b"Actor 1" in offered["redacted-csv"][1]()
