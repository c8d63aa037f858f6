"""Images are made by a real browser; what happens without one, or when it is killed, is played by a stand-in."""

from __future__ import annotations

import os
import threading
import xml.etree.ElementTree as ET
from io import BytesIO
from typing import Any

import kaleido  # type: ignore[import-untyped]  # no types are published for it
import pytest
from choreographer.browsers import Chromium
from choreographer.errors import ChannelClosedError
from PIL import Image

from components.errors import ExportError
from components.export.image import HOW, image, missing_browser

SEEN = {"type": "scatter", "x": [1, 2], "y": [1, 2], "mode": "text", "text": ["Vote", "북한"], "hoverinfo": "skip"}
FELT = {"type": "scatter", "x": [1], "y": [2], "mode": "text", "text": ["only to be pointed at"], "hoverinfo": "text"}
FIGURE: dict[str, Any] = {"data": [SEEN, FELT], "layout": {"template": "none", "paper_bgcolor": "rgb(1, 2, 3)"}}


class Browser:
    """Stands in for kaleido: breaks the first `times` times."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.log: list[str] = []

    def start_sync_server(self, **_options: object) -> None:
        self.log.append("start")

    def stop_sync_server(self, **_options: object) -> None:
        self.log.append("stop")

    def calc_fig_sync(self, _figure: object, opts: object) -> bytes:
        self.log.append("draw")
        if self.log.count("draw") <= self.times:
            raise ChannelClosedError
        return b"image"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Browser:
    browser = Browser(request.param)
    for name in ("start_sync_server", "stop_sync_server", "calc_fig_sync"):
        monkeypatch.setattr(kaleido, name, getattr(browser, name))
    return browser


def test_a_png_has_the_size_and_the_paper_asked_for() -> None:
    picture = Image.open(BytesIO(image(FIGURE, "png", 321, 123)))
    assert (picture.format, picture.size) == ("PNG", (321, 123))
    assert picture.convert("RGB").getpixel((0, 0)) == (1, 2, 3)


def test_in_an_svg_text_stays_text_and_what_is_only_pointed_at_is_left_out() -> None:
    root = ET.fromstring(image(FIGURE, "svg", 300, 200))
    assert (root.get("width"), root.get("height")) == ("300", "200")
    texts = {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Vote", "북한"} <= texts
    assert "only to be pointed at" not in texts


def test_a_pdf_is_one() -> None:
    assert image(FIGURE, "pdf", 300, 200).startswith(b"%PDF-")


@pytest.mark.parametrize("broken", [1], indirect=True)
def test_a_browser_that_was_killed_is_started_again(broken: Browser) -> None:
    assert image(FIGURE, "png", 300, 200) == b"image"
    assert broken.log == ["start", "draw", "stop", "start", "draw"]


@pytest.mark.parametrize("broken", [2], indirect=True)
def test_a_browser_that_breaks_again_is_said_in_a_sentence(broken: Browser) -> None:
    with pytest.raises(ExportError, match=r"stopped twice\. Close other programs"):
        image(FIGURE, "png", 300, 200)
    assert broken.log[-1] == "stop"


def test_without_a_browser_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Chromium, "find_browser", lambda **_options: None)
    assert missing_browser() == HOW
    with pytest.raises(ExportError, match="apt-get install chromium"):
        image(FIGURE, "png", 300, 200)


def test_a_browser_that_is_named_but_not_there_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Chromium, "find_browser", lambda **_options: "/nowhere/chromium")
    assert missing_browser() == HOW


def test_to_ask_for_a_browser_starts_nothing() -> None:
    before = threading.enumerate()
    missing_browser()
    assert threading.enumerate() == before


@pytest.mark.parametrize("before", [None, "/own/fonts.conf"])
def test_the_fonts_of_others_are_left_as_they_were(monkeypatch: pytest.MonkeyPatch, before: str | None) -> None:
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    if before:
        monkeypatch.setenv("FONTCONFIG_FILE", before)
    image(FIGURE, "pdf", 30, 30)
    assert os.environ.get("FONTCONFIG_FILE") == before
