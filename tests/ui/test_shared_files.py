"""Files are read once for all windows: which stay, and when their answers go."""

from __future__ import annotations

import gc
import itertools

import streamlit as st

from components import pipeline
from components.model import Source
from components.store.cache import bytes_of
from components.store.memory import MemoryStore
from components.ui import shared_files
from tests.ui.opened import no_errors, page


def _store(name: str) -> MemoryStore:
    return pipeline.load(Source(name, b"date,title\n2014,a\n"))


def test_what_is_open_in_a_window_is_never_read_again_and_the_last_few_are_not_either() -> None:
    shelf = shared_files.SharedFiles(3 * bytes_of(_store("0.csv").loaded))
    mine = _store("mine.csv")
    shelf.put("mine", mine)
    for number in range(10):
        shelf.put(number, _store(f"{number}.csv"))
        assert shelf.get(0)  # often asked for
    gc.collect()
    assert [number for number in range(10) if shelf.get(number)] == [0, 7, 8, 9]
    assert shelf.get("mine") is mine


def test_the_file_asked_for_last_stays_however_large_it_is() -> None:
    shelf = shared_files.SharedFiles(0)
    for name in ("first", "last"):
        shelf.put(name, _store(name))
    gc.collect()
    assert shelf.get("first") is None
    assert shelf.get("last")


def test_what_was_asked_of_a_file_is_forgotten_when_the_last_window_is_closed() -> None:
    def answer() -> int:
        return store.cached("question", lambda: next(numbers))

    numbers = itertools.count(1)
    shelf, store = shared_files.SharedFiles(), _store("mine.csv")
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
    shelf = shared_files._shared_files()
    assert shelf._windows == 1  # however often it is drawn
    st.cache_resource.clear()  # as when the window is closed
    assert shelf._windows == 0
