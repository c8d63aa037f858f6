"""A picture of Dateline's, dropped on the page beside its data, is the live view again."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components import pipeline
from components.model import Request, Source
from tests.ui.opened import address, charts, page, page_text, titles, upload

EVENTS = "date,title,actors,mood\n2014-01,Talks,Japan,a\n2014-06,Report,France,b\n2015,Vote,Japan,b\n"
ASKED = Request(filters=(("actor", ("Japan",)),), lanes="mood", title="Two of three", width=700)


def drawn(name: str, content: str = EVENTS) -> bytes:
    """A picture of two events, of a file with this content."""
    return pipeline.export(pipeline.load(Source("mine.csv", content.encode())), ASKED, name)


def is_live(app: AppTest) -> bool:
    """Whether the page asks what the picture was asked, of the same file."""
    assert len(charts(app)) == 1
    requested = {name: address(app, name) for name in ("file", "actor", "lanes", "title")}
    return requested == {"file": ["mine.csv"], "actor": ["Japan"], "lanes": ["mood"], "title": ["Two of three"]}


@pytest.mark.parametrize("name", ["png", "svg"])
def test_a_picture_beside_its_data_is_the_live_view_again(name: str) -> None:
    app = upload("mine.csv", EVENTS)
    assert titles(app) == ["Talks", "Report", "Vote"]
    app = upload(f"x.{name}", drawn(name), app)
    assert titles(app) == ["Talks", "Vote"]
    assert is_live(app)
    assert f"Shown as in x.{name}." in page_text(app)


def test_the_data_may_come_after_the_picture() -> None:
    app = upload("x.pdf", drawn("pdf"))
    assert "SHA-256 is another" in page_text(app)  # of the example that was open
    app = upload("mine.csv", EVENTS, app)
    assert is_live(app)
    assert "SHA-256" not in page_text(app)


def test_other_data_is_said_and_the_picture_is_forgotten_with_it() -> None:
    app = upload("x.svg", drawn("svg"), upload("mine.csv", EVENTS + "2016,More,Japan,a\n"))
    assert titles(app) == ["Talks", "Vote", "More"]
    assert "SHA-256 is another" in page_text(app)
    app = upload("other.csv", "date,title\n2014,Other\n", app)
    assert titles(app) == ["Other"]
    assert "SHA-256" not in page_text(app)


def test_what_says_nothing_of_itself_is_no_picture_of_ours() -> None:
    app = upload("x.png", b"\x89PNG\r\n\x1a\n", page())
    assert "x.png" in page_text(app)
    assert charts(app) == []
