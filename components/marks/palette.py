"""Colours of the light, the dark and the printed picture.

Hues are distinguishable with colour blindness (after Okabe and Ito, 2008), the print has only greys; muted text keeps a
contrast of at least 4.5:1 on every surface.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.model import Theme


@dataclass(frozen=True)
class Palette:
    """The colours of a picture, as #rrggbb (`one_shade` may be "")."""

    paper: str
    band: str  # every other lane
    gutter: str
    text: str
    muted: str
    guide: str  # a row's thin line
    axis: str
    link: str
    tie: str
    reference: str
    hues: tuple[str, ...]
    one_shade: str = ""  # for shades of counts in all lanes, where the hues are greys

    def hue(self, number: int) -> str:
        """The colour of this number, modulo the number of colours."""
        return self.hues[number % len(self.hues)]

    def shade(self, number: int) -> str:
        """The colour of this number for shades of a count: `one_shade` if there is one, so that equal counts look
        equal."""
        return self.one_shade or self.hue(number)


PALETTES: Mapping[Theme, Palette] = {
    "light": Palette(
        paper="#ffffff",
        band="#f5f7fa",
        gutter="#eef1f5",
        text="#1b2430",
        muted="#586575",
        guide="#e3e8ee",
        axis="#afb6bd",
        link="#7b8794",
        tie="#1b2430",
        reference="#8f5b10",
        hues=("#0072b2", "#c8500a", "#00835f", "#9b3f8f", "#2f4b8f", "#5f6c7b"),
    ),
    "dark": Palette(
        paper="#14181e",
        band="#1a2028",
        gutter="#202833",
        text="#edf1f6",
        muted="#a3afbd",
        guide="#2b333f",
        axis="#5b636d",
        link="#8b97a5",
        tie="#edf1f6",
        reference="#f0b84a",
        hues=("#56b4e9", "#ff9350", "#35c99f", "#e39bd6", "#9db7ff", "#b4bfcc"),
    ),
    "print": Palette(  # greys, each darker or lighter than the ones beside it
        paper="#ffffff",
        band="#f6f6f6",
        gutter="#efefef",
        text="#000000",
        muted="#4a4a4a",
        guide="#e0e0e0",
        axis="#8c8c8c",
        link="#6a6a6a",
        tie="#000000",
        reference="#3a3a3a",
        hues=("#1a1a1a", "#6e6e6e", "#3d3d3d", "#7d7d7d", "#2b2b2b", "#5c5c5c"),
        one_shade="#000000",
    ),
}


def dimmed(colour: str, share: float) -> str:
    """`colour` (#rrggbb or rgba()) at `share` of its opacity."""
    if colour.startswith("#"):
        return alpha(colour, share)
    parts = colour.removeprefix("rgba(").removesuffix(")").split(",")
    return f"rgba({','.join(parts[:3])},{float(parts[3]) * share:g})"


@lru_cache(maxsize=1_000)  # a picture has few colours, and many marks
def alpha(colour: str, share: float) -> str:
    """`colour` (#rrggbb) as rgba() with opacity `share` from 0 to 1."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share:g})"
