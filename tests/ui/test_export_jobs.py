"""Files made beside the page: several at once, one for each value, with how far that is and a way to stop it."""

from __future__ import annotations

import re
import threading
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from components import pipeline
from components.errors import TimelineError
from components.export import glyphs, picture
from components.model import Request, Source
from components.redact import Plan
from components.ui import downloads, export_jobs, sharing
from components.ui.export_jobs import Job, Order
from tests.ui.opened import no_errors, page, page_text, upload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.testing.v1 import AppTest

STORE = pipeline.load(Source("f.csv", b"date,title,actors,type\n2014,One,A; B,x\n2015,Two,B,y\n2016,Three,B,\n"))
REQUEST = Request(title="T")


def made(order: Order) -> export_jobs.Made:
    job = Job(order)
    job.wait(60)
    return job.result()


def unpacked(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_several_formats_come_in_one_archive_and_one_as_itself() -> None:
    several = made(Order(STORE, REQUEST, ("csv", "svg")))
    assert (several.name, several.files) == ("f.zip", 2)
    found = unpacked(several.content)
    assert found == {f"f.{name}": pipeline.export(STORE, REQUEST, name) for name in ("csv", "svg")}
    alone = made(Order(STORE, REQUEST, ("csv",)))
    assert (alone.name, alone.content) == ("f.csv", found["f.csv"])
    assert made(Order(STORE, REQUEST, ("csv", "svg"))) == several


def test_there_is_one_for_each_value() -> None:
    found = unpacked(made(Order(STORE, REQUEST, ("csv", "svg"), "actor")).content)
    assert list(found) == ["f-b.csv", "f-a.csv", "f-b.svg", "f-a.svg"]
    assert b"Two" in found["f-b.csv"]
    assert b"Two" not in found["f-a.csv"]
    assert list(unpacked(made(Order(STORE, REQUEST, ("md",), "type")).content)) == ["f-x.md", "f-y.md"]


def test_reports_are_on_the_paper_that_is_chosen() -> None:
    content = made(Order(STORE, REQUEST, ("report.pdf",), paper="letter-landscape")).content
    assert [float(side) for side in PdfReader(BytesIO(content)).pages[0].mediabox[2:]] == [792, 612]


def test_what_goes_wrong_is_told() -> None:
    with pytest.raises(TimelineError, match="matches: with “nowhere”"):
        made(Order(STORE, Request(filters=(("search", ("nowhere",)),)), ("svg",)))


class Gate:
    """Nothing is exported until it is opened; `reached` is set once something is about to be."""

    def __init__(self) -> None:
        self.reached, self._opened = threading.Event(), threading.Event()

    def open(self) -> None:
        self._opened.set()

    def wait(self) -> None:
        self.reached.set()
        assert self._opened.wait(60)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate, export = Gate(), pipeline.export

    def waits(*given: Any) -> bytes:
        gate.wait()
        return export(*given)

    monkeypatch.setattr(pipeline, "export", waits)
    yield gate
    gate.open()


def test_it_tells_how_far_it_is_and_stops_between_two_files(gate: Gate) -> None:
    job = Job(Order(STORE, REQUEST, ("csv", "svg", "png")))
    assert gate.reached.wait(60)
    assert not job.ended
    job.stop()
    gate.open()
    job.wait(60)
    assert (job.made, job.total) == (1, 3)
    with pytest.raises(export_jobs.Stopped):
        job.result()


def buttons(app: AppTest) -> list[str]:
    return [each.key for each in app.button if each.key]


def begun(app: AppTest, *formats: str) -> AppTest:
    app.multiselect(key=export_jobs.FORMS).set_value(list(formats))
    return app.button(key="make").click().run()


def saved(app: AppTest) -> list[Any]:
    return [each for each in app.get("download_button") if "Save what was made" in each.proto.label]


def test_the_page_waits_offers_what_was_made_and_lets_go_of_it(gate: Gate) -> None:
    app = begun(page(), "csv", "svg")
    assert "make-cancel" in buttons(app)
    assert gate.reached.wait(60)
    no_errors(app.run())
    assert re.search(r"0 of 2 files are made … \d+ s", page_text(app))
    assert saved(app) == []
    app.button(key="make-cancel").click().run()
    assert "make-cancel" not in buttons(app)
    assert "files are made" not in page_text(app)
    assert saved(app) == []
    begun(app, "csv")
    gate.open()
    app.session_state["session"].part(export_jobs._WindowJob).job.wait(60)
    app.run()
    assert "1 file is made." in page_text(app)
    assert len(saved(app)) == 1


def test_another_file_lets_go_of_what_was_made_of_the_last() -> None:
    app = begun(page(), "csv")
    app.session_state["session"].part(export_jobs._WindowJob).job.wait(60)
    assert len(saved(app.run())) == 1
    upload("g.csv", "date,title\n2014,One\n", app)
    assert saved(app) == []


def test_what_is_hidden_before_sharing_leaves_in_none_of_them() -> None:
    app = upload("g.csv", "date,title,actors\n2014,Visit,Kim Song; Japan\n")
    begun(app, "csv")
    app.session_state["session"].part(export_jobs._WindowJob).job.wait(60)
    assert len(saved(app.run())) == 1
    hidden = app.session_state["session"].part(sharing.SharingState)
    hidden.plan, hidden.enabled = Plan(actors=(("Kim Song", ""),)), True
    assert saved(app.run()) == []  # what was made of them as they are
    begun(app, "csv", "svg")
    job = app.session_state["session"].part(export_jobs._WindowJob).job
    job.wait(60)
    assert len(saved(app.run())) == 1
    found = unpacked(job.result().content)
    assert b"Japan" in found["g.csv"]
    assert not [name for name, content in found.items() if b"Kim" in content]


def test_what_takes_long_is_made_beside_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "MANY", 2)
    app = page()
    assert "export-html" in buttons(app)
    assert "export-png" not in buttons(app)
    app.button(key="export-csv").click().run()
    app.session_state["session"].part(export_jobs._WindowJob).job.wait(60)
    assert len(saved(app.run())) == 1


def test_letters_without_a_font_are_said_before_anything_is_exported(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = picture._fonts(False)
    monkeypatch.setattr(picture, "_fonts", lambda system: ours)
    glyphs._undrawable.cache_clear()
    app = upload("g.csv", "date,title\n2014,투표\n")
    assert "No font of this computer has 투 표, so boxes stand in exported pictures" in page_text(app)
    glyphs._undrawable.cache_clear()
