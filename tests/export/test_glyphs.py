"""Letters without a font are said, with what to install; and a picture with boxes is better than none."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
import typst
from pypdf import PdfReader

from components import pipeline
from components.export import picture
from components.export.glyphs import missing
from components.model import Request, Source

STORE = pipeline.load(Source("events.csv", "date,title\n2014,Launch 🚀 투표\n2015,Plain\n".encode()))


@pytest.fixture(autouse=True)
def _no_fonts_but_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = picture._fonts(False)
    monkeypatch.setattr(picture, "_fonts", lambda system: ours)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ünï © Ж α", []),
        ("abc\n\u200d\u0301\ue000", []),  # a line's end, a joiner, an accent, and what everyone gives another meaning
        ("투표 투", ["투 표, so boxes stand in exported pictures; install one, such as Noto Sans CJK"]),
        ("அஆஇஈஉஊ", ["அ ஆ இ ஈ உ …", "Noto Sans Tamil"]),
        ("🚀 அ", ["🚀, so boxes", "Noto Emoji", "அ, so boxes"]),
    ],
)
def test_letters_without_a_font_are_said_with_what_to_install(text: str, words: list[str]) -> None:
    found = missing(text)
    assert all(any(part in sentence for sentence in found) for part in words)
    assert len(found) == len({sentence.partition(" has ")[2] for sentence in found}) >= min(len(words), 1)
    assert bool(found) == bool(words)


@pytest.mark.parametrize("name", ["pdf", "report.pdf"])
@pytest.mark.parametrize("refused", ["the PDF contains text with missing codepoints", "could not be displayed"])
def test_a_pdf_that_no_standard_allows_is_a_pdf_all_the_same(
    name: str, refused: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Typst says of some glyphs of Thai and Devanagari, which few computers have."""
    whole = typst.compile

    def strict(*args: Any, **given: Any) -> Any:
        if given.get("pdf_standards"):
            raise typst.TypstError(f"PDF/UA-1 error: {refused}.", "")
        return whole(*args, **given)

    monkeypatch.setattr(typst, "compile", strict)
    pages = PdfReader(BytesIO(pipeline.export(STORE, Request(), name))).pages
    assert "Plain" in "".join(page.extract_text() for page in pages)


@pytest.mark.parametrize("name", ["png", "webp", "pdf", "report.pdf"])
def test_the_picture_is_made_all_the_same(name: str) -> None:
    content = pipeline.export(STORE, Request(), name)
    if name.endswith("pdf"):
        assert "Plain" in "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert len(pipeline.letters_as_boxes(STORE, Request(), [name])) == 2


def test_of_what_is_drawn_elsewhere_nothing_is_said() -> None:
    assert pipeline.letters_as_boxes(STORE, Request(), ["svg", "csv"]) == ()
