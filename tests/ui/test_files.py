"""A file that is open is read once for all windows, looked through once in each, and copied in none."""

from __future__ import annotations

import gc
import itertools
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components import pipeline
from components.model import Source
from components.store.memory import MemoryStore
from components.ui import files
from components.ui.session import Session
from tests.ui.opened import no_errors, page, upload


def _store(name: str) -> MemoryStore:
    return pipeline.load(Source(name, b"date,title\n2014,a\n"))


def test_two_windows_read_a_file_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    load = pipeline.load

    def counted(source: Source, *how: Any) -> MemoryStore:
        read.append(source.name)
        return load(source, *how)

    monkeypatch.setattr(pipeline, "load", counted)
    content = "date,title\n2014,Once for everybody\n"
    one, other = upload("once.csv", content), upload("once.csv", content)
    for app in (one, other, one):
        no_errors(app.run())
    assert read.count("once.csv") == 1


def test_what_is_open_in_a_window_is_never_read_again_and_the_last_few_are_not_either() -> None:
    shelf = files.SharedFiles()
    mine = _store("mine.csv")
    shelf.put("mine", mine)
    for number in range(10):
        shelf.put(number, _store(f"{number}.csv"))
        assert shelf.get(0)  # often asked for
    gc.collect()
    assert [number for number in range(10) if shelf.get(number)] == [0, 7, 8, 9]
    assert shelf.get("mine") is mine


def test_what_was_asked_of_a_file_is_forgotten_when_the_last_window_is_closed() -> None:
    def answer() -> int:
        return store.cached("question", lambda: next(numbers))

    numbers = itertools.count(1)
    shelf, store = files.SharedFiles(), _store("mine.csv")
    shelf.put("mine", store)
    shelf.enter().enter().leave()
    assert (answer(), answer()) == (1, 1)  # somebody is still there
    shelf.leave()
    assert answer() == 2
    assert shelf.get("mine") is store


def test_a_window_comes_to_the_shelf_and_leaves_it() -> None:
    st.cache_resource.clear()
    app = page()
    no_errors(app.run())
    shelf = files._shared_files()
    assert shelf._windows == 1  # however often it is drawn
    st.cache_resource.clear()  # as when the window is closed
    assert shelf._windows == 0


def test_a_file_is_neither_copied_nor_looked_through_in_every_run(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"date,title\n2014,a\n"
    app = upload("mine.csv", content)
    known = fingerprint(app).content
    no_errors(app.run())
    assert fingerprint(app).content is known  # the bytes that Streamlit holds, not some that are equal
    monkeypatch.setattr(files, "sha256", None)
    no_errors(app.run())
    assert fingerprint(app).content == content


def test_another_file_has_another_fingerprint() -> None:
    app = page()
    before = fingerprint(app).digest
    assert fingerprint(upload("mine.csv", "date,title\n2014,a\n", app)).digest != before


def fingerprint(app: AppTest) -> files._Fingerprint:
    session: Session = app.session_state["session"]
    return session.part(files._Fingerprint)
