"""Pictures are made without a browser, and opened here with programs that are not ours."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from pypdf import PdfReader

from components import pipeline
from components.errors import ExportError
from components.export import FORMATS
from components.export.picture import PAGE, Picture, as_pdf, as_png, as_svg, as_webp, compile_typst
from components.model import Request, Source, Theme
from components.scene import Heading, Scene

EVENTS = b"""date,title,actors
2014-10-27,"Meeting & <b>talks</b>, 50 % \xe2\x80\x9copen\xe2\x80\x9d",Japan
2014-02,\xed\x88\xac\xed\x91\x9c,\xd8\xa7\xd9\x84\xd9\x85\xd9\x8a\xd9\x86\xd8\xa7\xd8\xa1
"""
SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).parents[2]


def drawn(theme: Theme = "light", content: bytes = EVENTS, width: int = 700) -> Picture:
    store = pipeline.load(Source("events.csv", content))
    return pipeline.picture(store, Request(title="Zwei Tage", theme=theme, width=width, language="de"))


@pytest.mark.parametrize(("theme", "paper"), [("light", (255, 255, 255)), ("dark", (0x14, 0x18, 0x1E))])
def test_a_png_has_the_size_and_the_paper_asked_for(theme: Theme, paper: tuple[int, int, int]) -> None:
    picture = drawn(theme)
    image = Image.open(BytesIO(as_png(picture)))
    assert (image.format, image.size) == ("PNG", (700, round(picture.height)))
    assert image.convert("RGB").getpixel((1, 1)) == paper
    assert len(set(image.convert("RGB").get_flattened_data())) > 50  # there is something on it


@pytest.mark.parametrize(("wide", "high"), [(1200, 592), (1200, 2258), (420, 676)])
def test_no_pixel_of_a_picture_is_lost(wide: int, high: int) -> None:
    lines = "".join(f'<rect y="{y}" width="{wide}" height="1"/>' for y in range(0, high, 2))
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">{lines}</svg>'
    given = {"svg0": drawn, "pages": "1", "width": f"{wide}", "height": f"{high}", "language": "en"}
    given |= dict.fromkeys(("title", "alt", "description", "keyword"), "")
    image = Image.open(BytesIO(compile_typst(PAGE, given, "png"))).convert("L")
    assert image.size == (wide, high)
    dark = np.asarray(image)[:, wide // 2] < 128
    assert dark.tolist() == [y % 2 == 0 for y in range(high)]


def test_an_image_is_as_sharp_as_asked_for_within_bounds() -> None:
    picture = drawn()
    image = Image.open(BytesIO(as_png(replace(picture, scale=3))))
    assert image.size == (2100, 3 * round(picture.height))
    assert image.info["dpi"] == pytest.approx((288, 288), abs=0.1)  # as large in print as on the screen
    large = replace(picture, cited=None, scene=replace(picture.scene, width=10_000.0, height=10_000.0), scale=4)
    with pytest.raises(ExportError, match="1,600 million pixels, of 200 million"):
        as_png(large)


def test_a_webp_shows_what_the_png_does() -> None:
    picture = drawn()
    webp, png = (Image.open(BytesIO(make(picture))) for make in (as_webp, as_png))
    assert webp.format == "WEBP"
    assert webp.convert("RGB").tobytes() == png.convert("RGB").tobytes()
    exif = Image.open(BytesIO(as_webp(replace(picture, scale=3)))).getexif()
    assert (exif[282], exif[283], exif[296]) == (288, 288, 2)  # pixels of an inch, as the PNG says it


def test_in_an_svg_text_stays_text_and_has_its_fonts_with_it() -> None:
    content = as_svg(drawn())
    root = ET.fromstring(content)
    texts = {"".join(element.itertext()) for element in root.iter(f"{SVG}text")}
    assert {"Meeting & <b>talks</b>, 50 % “open”", "투표", "\u2068الميناء\u2069", "Zwei Tage"} <= texts
    assert root.get("lang") == "de"
    assert root.findtext(f"{SVG}title") == "Zwei Tage"
    assert "2 Spuren" in (root.findtext(f"{SVG}desc") or "")
    faces = re.findall(rb"base64,([\w+/=]+)\)", content)
    letters = [set(map(chr, TTFont(BytesIO(base64.b64decode(face))).getBestCmap())) for face in faces]
    assert set("Meeting&talks") <= letters[0]
    assert "Ж" not in letters[0]  # no letter of it is in the picture


def test_in_a_pdf_text_stays_text_and_it_says_what_it_is() -> None:
    reader = PdfReader(BytesIO(as_pdf(drawn())))
    (page,) = reader.pages
    words = page.extract_text()
    assert "Zwei Tage" in words
    assert "Meeting & <b>talks</b>" in words
    assert reader.metadata is not None
    assert reader.metadata.title == "Zwei Tage"
    assert reader.trailer["/Root"]["/Lang"] == "de"  # type: ignore[index]  # a dictionary in every PDF
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert float(page.mediabox.width) == pytest.approx(700 * 0.75)


def test_the_same_picture_has_the_same_bytes_in_another_process() -> None:
    command = "from tests.export.test_picture import digests; print(*digests())"
    done = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == digests()


def digests() -> list[str]:
    content = EVENTS.splitlines()[0] + b"\n2014-10-27,Talks,Japan\n"
    return [sha256(make(drawn(content=content))).hexdigest() for make in (as_svg, as_png, as_pdf, as_webp)]


def test_many_people_get_a_picture_each_at_once() -> None:
    pictures = [drawn(width=width) for width in range(400, 800, 50)]
    with ThreadPoolExecutor(8) as people:
        made = list(people.map(as_png, pictures))
    assert [Image.open(BytesIO(content)).width for content in made] == list(range(400, 800, 50))


def test_no_program_is_started_and_nothing_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_args: object, **_options: object) -> None:
        raise AssertionError("a picture is made here, and by nobody else")

    picture = drawn()
    monkeypatch.setattr(subprocess, "Popen", refused)
    monkeypatch.setattr("socket.socket", refused)
    for form in FORMATS:
        if form.picture:
            store = pipeline.load(Source("events.csv", EVENTS))
            assert form.make(store, store.order(), lambda _wide=None: picture)


@pytest.mark.parametrize("title", ["", "a\x00b\ud800c\x1b]]>", "«" * 5_000])
def test_any_title_is_written(title: str) -> None:
    scene = Scene(300.0, 120.0, Heading(((title, 20.0),), ()), None, alt=title)
    assert ET.fromstring(as_svg(Picture(scene, "light"))).tag == f"{SVG}svg"
    assert as_pdf(Picture(scene, "light")).startswith(b"%PDF-")
    assert as_png(replace(Picture(scene, "light"), theme="dark")).startswith(b"\x89PNG")
