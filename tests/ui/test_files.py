"""A file that is open is read once for all windows, looked through once in each, and copied in none."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components import pipeline
from components.model import Source
from components.store.memory import MemoryStore
from components.ui import files
from components.ui.session import Session
from tests.ui.opened import no_errors, page, upload


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
