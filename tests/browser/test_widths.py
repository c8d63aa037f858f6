"""A browser draws texts exactly as wide as `layout/text.py` says, with the bundled font."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from components.layout.text import FONTS, width

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXTS = [
    "Darusman presents his report to the Assembly",
    "AVATAR To. Wa",
    "office “ffl” – 27 Oct 2014",
    "Щербаков Ἀθῆναι Žižek",
]
MEASURE = """async text => {
  await document.fonts.load(getComputedStyle(document.querySelector("text")).font);
  document.querySelector("text").textContent = text;
  return document.querySelector("text").getComputedTextLength();
}"""


@pytest.mark.parametrize(("bold", "italic"), [(False, False), (True, False), (False, True)])
@pytest.mark.parametrize("size", [11, 13.5])
def test_widths_are_the_browsers(page: Page, bold: bool, italic: bool, size: float) -> None:
    font = base64.b64encode(FONTS[bold, italic].read_bytes()).decode()
    page.set_content(
        f"<style>@font-face {{ font-family: bundled; src: url(data:font/ttf;base64,{font}) }}"
        f"text {{ font: {size}px bundled }}</style><svg><text></text></svg>"
    )
    for text in TEXTS:
        assert page.evaluate(MEASURE, text) == pytest.approx(width(text, size, bold, italic), abs=0.05)
