"""What is taken along is the filtered picture, made without a browser."""

from __future__ import annotations

import csv
import json
import struct
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tests.browser.conftest import opened_once
from tests.browser.dashboard import download
from tests.browser.picture import picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.dashboard import Dashboard, Witness

KEPT, LEFT_OUT = "Ambassador meets Darusman", "Assembly vote expected"


def size(png: bytes) -> tuple[int, int]:
    """Width and height in px, as the header says."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def written(svg: bytes) -> str:
    """All that is written in an SVG as text."""
    root = ElementTree.fromstring(svg)
    assert root.tag.endswith("svg")
    return " ".join("".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text"))


@pytest.fixture(scope="module")
def opened(warm: BrowserContext, dashboard: Dashboard) -> Iterator[Page]:
    with opened_once(warm, dashboard, {"actor": "Marzuki Darusman"}) as page:
        yield page


@pytest.fixture
def filtered(opened: Page, witness: Witness) -> Page:
    return opened


def test_a_png_is_the_picture_on_the_screen_with_its_caption(filtered: Page) -> None:
    layout, scale = picture(filtered).evaluate("picture => picture.layout"), 2  # twice as sharp, for print
    name, content = download(filtered, "png")
    assert name == "events-marzuki-darusman.png"
    width, height = size(content)
    assert width == layout["width"] * scale
    caption = height - layout["height"] * scale  # what the picture shows and of what, on lines of its own below it
    assert 10 * scale < caption < 100 * scale
    assert len(content) > 20_000  # an empty picture of this size takes about a tenth


def test_an_svg_holds_the_words_of_the_kept_events_alone(filtered: Page) -> None:
    name, content = download(filtered, "svg")
    assert name == "events-marzuki-darusman.svg"
    words = written(content)
    assert KEPT in words
    assert LEFT_OUT not in words
    assert "Marzuki Darusman" in words


def test_a_pdf_is_a_pdf(filtered: Page) -> None:
    name, content = download(filtered, "pdf")
    assert name == "events-marzuki-darusman.pdf"
    assert content.startswith(b"%PDF-")


def test_csv_and_json_hold_the_kept_events_in_the_pictures_order(filtered: Page) -> None:
    titles = ["Ambassador meets Darusman", "Invitation to Darusman floated", "Darusman presents his report"]
    name, content = download(filtered, "csv")
    assert name == "events-marzuki-darusman.csv"
    assert [row["title"] for row in csv.DictReader(content.decode().splitlines())] == titles
    name, content = download(filtered, "json")
    assert name == "events-marzuki-darusman.json"
    assert [event["title"] for event in json.loads(content)] == titles


def test_the_server_has_nothing_to_complain_of(filtered: Page, dashboard: Dashboard) -> None:
    download(filtered, "svg")
    log = dashboard.log.read_text("utf-8", errors="replace").lower()
    assert [word for word in ("traceback", "error", "warning", "deprecat") if word in log] == []
