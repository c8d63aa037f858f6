"""The whole way: load, draw, export; and what each step says when it is asked for what there is not."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from components import pipeline
from components.errors import ExportError, RequestError, SourceError
from components.export import FORMATS
from components.filters import FIELDS
from components.model import Request, Source
from components.store.memory import MemoryStore

CSV = """id,date,title,actors,type
a,2014-02,Report,Japan; EU,report
b,2014-10-27,Meeting,EU,meeting
c,,Referral,Japan,referral
"""
IMAGES = [form.name for form in FORMATS if form.picture]
DATA = [form.name for form in FORMATS if not form.picture]


def loaded(text: str = CSV) -> MemoryStore:
    return pipeline.load(Source("events.csv", text.encode()))


def request_for(**filters: str) -> Request:
    return Request(filters=tuple((name.rstrip("_"), (value,)) for name, value in filters.items()))


def ids(content: bytes) -> list[str]:
    return [event["id"] for event in json.loads(content)]


def test_a_file_becomes_a_store_with_its_ledger() -> None:
    store = loaded(f"{CSV}d,2014-02-30,Never,,\n")
    assert (store.name, store.size) == ("events.csv", 3)
    ledger = store.loaded
    assert (ledger.rows, ledger.events, ledger.undated, len(ledger.rejected)) == (4, 2, 1, 1)


@pytest.mark.parametrize("content", [b"", b"\n", b"title,x\na,b\n", b"date,x\n2014,b\n", b"\x89PNG\r\n\x1a\n\0"])
def test_what_is_no_table_of_events_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(SourceError, match=r"^some file\.csv "):
        pipeline.load(Source("some file.csv", content))


def test_a_picture_and_its_figure_are_of_the_same_rows() -> None:
    drawn = pipeline.draw(loaded(), request_for(actor="Japan"))
    assert drawn.rows.tolist() == [0, 2]  # in time order, those without a date last
    assert {mark.event for mark in drawn.scene.marks} == {"a", "c"}  # type: ignore[union-attr]  # none is a cluster
    clicked = {id for trace in drawn.figure["data"] for id in trace.get("customdata") or ()}
    assert clicked == {"a", "c"}
    assert drawn.notices == drawn.scene.notices
    assert (drawn.figure["layout"]["width"], drawn.figure["layout"]["height"]) == (1200, drawn.scene.height)


def test_the_filters_are_in_the_words_of_the_picture() -> None:
    written = " ".join(text for text, _ in pipeline.draw(loaded(), request_for(actor="Japan")).scene.heading.subtitle)
    assert "2 of 3 events" in written
    assert "Japan" in written


@pytest.mark.parametrize("name", ["japan", " Japan ", "JAPAN"])
def test_filters_need_not_be_checked_before(name: str) -> None:
    store = loaded()
    assert pipeline.draw(store, request_for(actor=name)).scene == pipeline.draw(store, request_for(actor="Japan")).scene
    assert ids(pipeline.export(store, request_for(actor=name), "json")) == ["a", "c"]


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (request_for(actor="Jpan"), "Japan"),
        (request_for(kind="vote"), ", ".join(field.name for field in FIELDS)),
        (request_for(from_="yesterday"), "yesterday"),
        (request_for(from_="2015", to="2014"), "ends before it begins"),
        (request_for(match="some"), "any, all, none"),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused_by_every_step(request_: Request, message: str) -> None:
    store = loaded()
    with pytest.raises(RequestError, match=message):
        pipeline.draw(store, request_)
    for form in FORMATS:
        with pytest.raises(RequestError, match=message):
            pipeline.export(store, request_, form.name)


def test_an_unknown_view_names_those_there_are() -> None:
    with pytest.raises(RequestError, match=r"“map”.*swimlane"):
        pipeline.draw(loaded(), Request(view="map"))


@pytest.mark.parametrize("name", ["gif", "", "PNG", ".png"])
def test_an_unknown_format_names_those_there_are(name: str) -> None:
    with pytest.raises(RequestError, match=f"“{name}”.*{', '.join(form.name for form in FORMATS)}"):
        pipeline.export(loaded(), Request(), name)


@pytest.mark.parametrize("name", IMAGES)
def test_a_picture_of_nothing_is_refused_with_the_filter_in_words(name: str) -> None:
    with pytest.raises(ExportError, match=r"No event of events\.csv matches: Japan; .*2015"):
        pipeline.export(loaded("date,title,actors\n2014,T,Japan\n"), request_for(actor="Japan", from_="2015"), name)
    with pytest.raises(ExportError, match=r"events\.csv has no events to draw"):
        pipeline.export(loaded("date,title\n"), Request(), name)


def test_data_of_nothing_is_a_file_without_rows() -> None:
    store = loaded()
    assert ids(pipeline.export(store, request_for(search="nowhere"), "json")) == []
    assert pipeline.export(store, request_for(search="nowhere"), "csv").count(b"\r\n") == 1


def test_nothing_left_can_still_be_drawn() -> None:
    drawn = pipeline.draw(loaded(), request_for(search="nowhere"))
    assert len(drawn.rows) == 0
    assert drawn.scene.marks == ()


@pytest.mark.parametrize("name", DATA)
def test_data_is_exported_without_a_picture(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(*_: object) -> None:
        raise AssertionError("a picture was drawn that nobody sees")

    monkeypatch.setattr(pipeline, "draw", draw)
    made = pipeline.export(loaded(), Request(), name)
    if made.startswith(b"PK"):  # a workbook is an archive
        with ZipFile(BytesIO(made)) as parts:
            made = b"".join(map(parts.read, parts.namelist()))
    if made.startswith(b"%PDF"):
        made = "".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages).encode()
    assert b"Meeting" in made


def test_what_is_exported_is_read_back_the_same() -> None:
    store = loaded()
    again = pipeline.load(Source("again.csv", pipeline.export(store, Request(), "csv")))
    every = [json.loads(pipeline.export(each, Request(), "json")) for each in (store, again)]
    for events in every:
        for event in events:
            del event["line"]
    assert every[0] == every[1]
