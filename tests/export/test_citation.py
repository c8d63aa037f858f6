"""Pictures say how they came about: in words, and for programs, so that they can be drawn again."""

from __future__ import annotations

import json
import tomllib
from base64 import urlsafe_b64encode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from pypdf import PdfReader

from components import pipeline
from components.errors import RequestError
from components.export.citation import MARK, VERSION, read_citation
from components.model import Request, Source
from components.parameters import PARAMETERS, with_values
from components.parameters.texts import SIZES

EVENTS = """date,title,actors,source
2014-10-27,Meeting,Japan,The Paper
2014-02,Report,Commission,
,Referral,Japan,
2014-02-30,Never,Japan,
"""
STORE = pipeline.load(Source("C:\\secret folder\\events.csv", EVENTS.encode()))
ASKED = Request(
    title="Two & <days>", filters=(("actor", ("Japan",)),), hidden=("Nobody",), width=700, language="de", theme="dark",
    window=(1.4e9, 1.42e9), unfolded=(1_400_000_000,), lanes="actor", most_lanes=9, zone="Asia/Kolkata",
)  # fmt: skip
IN_ENGLISH = replace(ASKED, language="en")
PICTURES = ["png", "webp", "svg", "pdf"]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_can_be_drawn_again(name: str) -> None:
    made = pipeline.export(STORE, ASKED, name, profile="full")
    request, differs = pipeline.recall(made, f"x.{name}", STORE)
    assert request == ASKED
    assert differs == ()
    assert pipeline.export(STORE, request, name, profile="full") == made


@pytest.mark.parametrize("name", PICTURES)
def test_other_data_is_said(name: str) -> None:
    other = pipeline.load(Source("events.csv", EVENTS.replace("Never", "Ever").encode()))
    _, (sentence,) = pipeline.recall(pipeline.export(STORE, ASKED, name), f"x.{name}", other)
    assert "events.csv" in sentence
    assert "SHA-256 is another" in sentence


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_public_has_no_folder_and_no_hidden_name(name: str) -> None:
    made = pipeline.export(STORE, ASKED, name)
    request, _ = pipeline.recall(made, name, STORE)
    assert (request.hidden, request.filters) == ((), ASKED.filters)
    assert read_citation(made, name).files[0][0] == "events.csv"
    for secret in (b"Nobody", b"secret"):
        assert secret not in made


def test_the_caption_says_what_is_shown_and_what_is_not() -> None:
    picture = pipeline.picture(STORE, IN_ENGLISH)
    text = " ".join(line.text for line in picture.foot)
    for part in ("2 of 3 events shown", "1 without a date", "1 row of the file could not be read", "Japan", "The Paper",
                 "events.csv", "SHA-256 ", "1 lane left out", f"Dateline {VERSION}"):  # fmt: skip
        assert part in text
    words = {"".join(one.itertext()) for one in ET.fromstring(picture.svg()).iter("{http://www.w3.org/2000/svg}text")}
    assert {line.text for line in picture.foot} <= words


def test_other_programs_find_it_where_they_look() -> None:
    with Image.open(BytesIO(pipeline.export(STORE, IN_ENGLISH, "png"))) as image:
        image.load()
        assert image.text["Title"] == "Two & <days>"  # type: ignore[attr-defined]  # a PNG's
        assert "2 of 3 events" in image.text["Description"]  # type: ignore[attr-defined]
        ET.fromstring(image.text["XML:com.adobe.xmp"].split("?>", 1)[1])  # type: ignore[attr-defined]
    with Image.open(BytesIO(pipeline.export(STORE, IN_ENGLISH, "webp"))) as image:
        assert b"dc:title" in image.info["xmp"]
    pdf = PdfReader(BytesIO(pipeline.export(STORE, IN_ENGLISH, "pdf")))
    assert pdf.xmp_metadata is not None
    assert "2 of 3 events" in (pdf.xmp_metadata.dc_description or {})["x-default"]
    svg = ET.fromstring(pipeline.export(STORE, IN_ENGLISH, "svg"))
    assert svg.find(".//{http://purl.org/dc/elements/1.1/}title") is not None


@pytest.mark.parametrize(
    "message",
    ["", "{}", "[]", "null", '{"request": [], "files": []}', '{"request": {"theme": 3}, "files": []}',
     '{"request": {"width": 1e300}, "files": []}', '{"request": {"width": true}, "files": []}',
     '{"request": {"window": [2, 1]}, "files": []}', '{"request": {"pinned": "abc"}, "files": []}',
     '{"request": {"zone": "Mars"}, "files": []}', '{"request": {"zone": "../../etc/passwd"}, "files": []}',
     '{"request": {"nothing": "x"}, "files": []}', '{"request": {}, "files": [1]}', "[" * 5_000, "\\ud800"],
)  # fmt: skip
def test_what_others_wrote_there_is_not_trusted(message: str) -> None:
    content = b"..." + MARK.encode() + urlsafe_b64encode(message.encode())
    with pytest.raises(RequestError, match="how it was made"):
        read_citation(content, "x.png")


def test_a_theme_or_a_view_that_is_none_is_refused() -> None:
    fields = json.dumps({"request": {"view": "none"}, "files": []})
    request = read_citation(MARK.encode() + urlsafe_b64encode(fields.encode()), "x.png").request
    with pytest.raises(RequestError, match="no view"):
        pipeline.export(STORE, request, "svg")
    themed = json.dumps({"request": {"theme": "none"}, "files": []})
    with pytest.raises(RequestError, match="how it was made"):
        read_citation(MARK.encode() + urlsafe_b64encode(themed.encode()), "x.png")


@pytest.mark.parametrize("name", [name for name, (_, high) in SIZES.items() if high])
def test_a_picture_with_its_caption_has_the_size_asked_for(name: str) -> None:
    (size,) = [each for each in PARAMETERS if each.name == "size"]
    request = with_values(Request(), {"size": [size.value(name)]})
    picture = pipeline.picture(STORE, request)
    assert (picture.scene.width, picture.height) == SIZES[name]


@pytest.mark.parametrize(
    ("text", "sides"), [("180x120mm", (680, 454)), ("1280 × 720", (1280, 720)), ("53.0x60mm", (200, 227))]
)
def test_sides_are_px_or_mm(text: str, sides: tuple[int, int]) -> None:
    (size,) = [each for each in PARAMETERS if each.name == "size"]
    assert size.value(text) == sides


@pytest.mark.parametrize("text", ["", "a5", "10x10", "100000x100", "1280", "x", "12,5x3mm", "-1x5", "999999x999999mm"])
def test_an_impossible_size_is_said(text: str) -> None:
    (size,) = [each for each in PARAMETERS if each.name == "size"]
    with pytest.raises(RequestError, match="is no size"):
        size.value(text)


def test_print_has_no_colours() -> None:
    made = pipeline.export(STORE, Request(theme="print"), "png")
    with Image.open(BytesIO(made)) as image:
        red, green, blue = image.convert("RGB").split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_parts_are_left_out() -> None:
    whole = pipeline.picture(STORE, Request(title="Days"))
    bare = pipeline.picture(STORE, Request(title="Days", without=("title", "legend", "caption")))
    assert bare.height < whole.height
    assert (bare.foot, bare.shown.legend, bare.scene.heading.title) == ((), (), ())
    assert whole.foot
    assert whole.shown.legend
    assert whole.scene.heading.title


@pytest.mark.parametrize("view", ["swimlane", "density"])
def test_what_is_left_out_takes_no_room(view: str) -> None:
    narrow = Request(title="Days and nights of a long story that has no end", width=400, view=view, lanes="actor")
    legend = pipeline.picture(STORE, narrow)
    none = pipeline.picture(STORE, replace(narrow, without=("legend",)))
    assert legend.scene.legend
    assert none.scene.legend == ()
    assert none.height <= legend.height - 20


def test_the_version_is_the_project_s() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == VERSION
