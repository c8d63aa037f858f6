"""Contrast as WCAG 2.2 defines it: 4.5:1 for text, 3:1 for what a mark needs to be seen."""

from __future__ import annotations

import pytest

from components.marks.palette import PALETTES, Palette, alpha

THEMES = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())
Colour = tuple[float, float, float]


def rgb(colour: str) -> Colour:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def over(top: str, share: float, bottom: Colour) -> Colour:
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(rgb(top), bottom, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Colour, other: Colour) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_the_standard_s() -> None:
    assert contrast(rgb("#000000"), rgb("#ffffff")) == pytest.approx(21)
    assert contrast(rgb("#767676"), rgb("#ffffff")) == pytest.approx(4.54, abs=0.01)


@THEMES
@pytest.mark.parametrize("surface", ["paper", "band", "gutter"])
@pytest.mark.parametrize("text", ["text", "muted"])
def test_text_on_surfaces(palette: Palette, text: str, surface: str) -> None:
    assert contrast(rgb(getattr(palette, text)), rgb(getattr(palette, surface))) >= 4.5


@THEMES
def test_reference_words_on_paper(palette: Palette) -> None:
    assert contrast(rgb(palette.reference), rgb(palette.paper)) >= 4.5


@THEMES
@pytest.mark.parametrize("share", [0.07, 0.18, 0.5])  # planned marks, clusters, the middle of what fades out
def test_text_on_marks(palette: Palette, share: float) -> None:
    for hue in palette.hues:
        assert contrast(rgb(palette.text), over(hue, share, rgb(palette.paper))) >= 4.5


@THEMES
@pytest.mark.parametrize("surface", ["paper", "band", "gutter"])
def test_marks_on_surfaces(palette: Palette, surface: str) -> None:
    for colour in (*palette.hues, palette.link, palette.tie, palette.reference):
        assert contrast(rgb(colour), rgb(getattr(palette, surface))) >= 3.0


def test_colours_go_round() -> None:
    palette = PALETTES["light"]
    assert palette.hue(0) == palette.hue(6) == palette.hues[0]


def test_alpha_makes_a_colour_translucent() -> None:
    assert alpha("#0072b2", 0.25) == "rgba(0,114,178,0.25)"
