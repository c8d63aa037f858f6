"""The chronology as PDF, opened with a program that is not ours: everything is in it, in order, as text."""

from __future__ import annotations

import re
import sys
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from components import pipeline
from components.errors import ExportError
from components.export.as_report import as_report
from components.model import Request, Source
from components.parameters.texts import SIZES

EVENTS = """date,title,actors,source,description
2014-11-21,Vote due,Assembly [voter],Paper B,"All 193 vote, with *stars*, #let x = 1 and $y$."
2014-02-30,Never,Japan,Paper,
2014-03-01,Talks 50 %,Japan; France [host],Paper A,
,Referral,Japan,Paper C,
"""
STORE = pipeline.load(Source("my events.csv", EVENTS.encode()))


def opened(**parameters: Any) -> PdfReader:
    return PdfReader(BytesIO(pipeline.export(STORE, Request(**({"title": "Two & a half"} | parameters)), "report.pdf")))


def read(reader: PdfReader, first: int = 0) -> str:
    """The text from a page on, blanks and line ends alike."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages[first:]))


def test_the_picture_comes_first_then_the_events_in_order_with_their_sources() -> None:
    reader = opened()
    assert "NO DATE YET" in reader.pages[0].extract_text()
    text = read(reader, first=1)
    parts = [
        "Chronology", "1 Mar 2014", "Talks 50 %", "With: Japan, France (host)", "Source: Paper A",
        "21 Nov 2014", "Vote due", "All 193 vote, with *stars*, #let x = 1 and $y$.", "With: Assembly (voter)",
        "Source: Paper B", "Without a date", "Referral", "Source: Paper C",
        "What could not be read", "1 row of 4, whatever the filters are.", "line 3: “2014-02-30”: 30 February",
        "To be looked at", "There is no id column",
    ]  # fmt: skip
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_it_has_a_title_a_language_page_numbers_tags_and_its_fonts() -> None:
    reader = opened(language="de")
    assert reader.metadata is not None
    assert reader.metadata.title == "Two & a half"
    root: Any = reader.trailer["/Root"]
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == ("de", True)
    for number, page in enumerate(reader.pages, 1):
        assert f"{number} / {len(reader.pages)}" in page.extract_text()
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]  # a dictionary
        for font in fonts.values():
            (inside,) = font.get_object()["/DescendantFonts"]
            assert {"/FontFile2", "/FontFile3"} & inside.get_object()["/FontDescriptor"].keys()


@pytest.mark.parametrize("name", ["a4", "a4-landscape", "letter", "letter-landscape"])
def test_it_is_on_the_paper_that_is_asked_for(name: str) -> None:
    wide, high = SIZES[name]
    for page in opened(width=wide, height=high).pages:
        assert [round(float(side) / 72 * 96) for side in page.mediabox[2:]] == [wide, high]
    text = read(opened(width=wide, height=high))
    assert all(part in text for part in ("NO DATE YET", "Talks 50 %", "Referral"))


def test_it_speaks_the_language_of_its_picture() -> None:
    text = read(opened(language="de"), first=1)
    for part in (
        "Chronologie",
        "1. März 2014",
        "Mit: Japan, France (host)",
        "Quelle: Paper A",
        "Ohne Datum",
        "Zeile 3: “",
    ):
        assert part in text


def test_what_is_asked_is_what_is_in_it_and_it_can_be_asked_again() -> None:
    content = pipeline.export(STORE, Request(filters=(("actor", ("France",)),), title="x"), "report.pdf")
    text = read(PdfReader(BytesIO(content)), first=1)
    assert "Talks" in text
    assert "Vote due" not in text
    assert "Referral" not in text
    request, differs = pipeline.recall(content, "x.pdf", STORE)
    assert (request.filters, differs) == ((("actor", ("France",)),), ())


def test_without_events_it_says_so_and_with_too_many_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "No event has a date." in read(opened(filters=(("search", ("nowhere",)),)))
    monkeypatch.setattr(sys.modules[as_report.__module__], "MOST", 2)
    with pytest.raises(ExportError, match="2 events at most, of 3"):
        opened()
