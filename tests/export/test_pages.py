"""A picture on several pages: every lane is on one of them, and each page has the head, the axis and its number."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from components import pipeline
from components.errors import ExportError
from components.model import Request, Source

NAMES = [f"Office{number:02}" for number in range(24)]
ROWS = [f"2014-{1 + at % 12:02}-0{1 + at % 9},Meeting{at:02},{name}; {NAMES[(at * 7) % 24]}\n"
        for at, name in enumerate(NAMES * 2)]  # fmt: skip
STORE = pipeline.load(Source("events.csv", f"date,title,actors\n{''.join(ROWS)},Later,{NAMES[3]}\n".encode()))
A4 = Request(title="Offices", width=794, height=1123, most_lanes=30, pages="more")


def words(svg: bytes) -> list[str]:
    """All that is written in an SVG."""
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_each_lane_is_on_one_page_and_each_page_has_its_head() -> None:
    pages = [words(page) for page in pipeline.export_pages(STORE, A4, "svg")]
    assert len(pages) > 1
    assert sorted(word for page in pages for word in page if word in NAMES) == NAMES
    for at, page in enumerate(pages, 1):
        assert {"Offices", "Jan", "2014", "NO DATE YET", f"{at} / {len(pages)}"} <= {*page}
        assert any(word.startswith("49 of 49 events shown") for word in page)
        assert sum(word in NAMES for word in page) < len(NAMES)


def test_a_pdf_has_them_all_and_images_are_as_large_as_the_page() -> None:
    reader = PdfReader(BytesIO(pipeline.export(STORE, A4, "pdf")))
    images = pipeline.export_pages(STORE, A4, "png")
    assert len(reader.pages) == len(images)
    for page, image in zip(reader.pages, images, strict=True):
        assert (float(page.mediabox.width), float(page.mediabox.height)) == (794 * 0.75, 1123 * 0.75)
        assert Image.open(BytesIO(image)).size == (794, 1123)
        assert "Offices" in page.extract_text()
    text = "".join(page.extract_text() for page in reader.pages)
    assert [text.count(name) for name in NAMES] == [1] * len(NAMES)


def test_what_is_drawn_of_a_page_stays_on_it() -> None:
    for page in pipeline.picture(STORE, A4).pages:
        root = ET.fromstring(page.svg())
        part = page.part
        assert part
        (inside,) = (one for one in root.iter("{http://www.w3.org/2000/svg}g") if one.get("clip-path"))
        for text in inside.iter("{http://www.w3.org/2000/svg}text"):
            assert part.first < float(text.attrib["y"]) < part.last


@pytest.mark.parametrize("offices", [17, 20, 24])
def test_the_last_page_has_not_only_what_was_left(offices: int) -> None:
    rows = "".join(f"2014-0{1 + at % 9},Meeting,{name}\n" for at, name in enumerate(NAMES[:offices]))
    store = pipeline.load(Source("events.csv", f"date,title,actors\n{rows}".encode()))
    drawn = pipeline.picture(store, A4)
    high = [page.part.last - page.part.first for page in drawn.pages if page.part]
    lane = max(one.bottom - one.top for one in drawn.scene.lanes)
    assert len(high) == 2
    assert max(high) - min(high) <= lane


def test_one_page_is_enough_where_the_lanes_fit_it() -> None:
    few = Request(width=794, height=1123, most_lanes=3, pages="more")
    (page,) = pipeline.export_pages(STORE, few, "svg")
    one = Request(width=794, height=1123, most_lanes=3)
    assert words(page) == words(pipeline.export(STORE, one, "svg"))


@pytest.mark.parametrize(
    ("height", "name", "message"), [(1123, "png", "pages, and png has one; export it as PDF"), (300, "pdf", "px high")]
)
def test_what_does_not_fit_is_said(height: int, name: str, message: str) -> None:
    with pytest.raises(ExportError, match=message):
        pipeline.export(STORE, Request(width=794, height=height, most_lanes=30, pages="more"), name)
