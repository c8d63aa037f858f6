"""FLOOR 2 · draw: Scene + theme → Plotly figure for the screen, or SVG for print and for web pages."""

from components.draw.figure import figure
from components.draw.inline import THEMES, Colours, Overlay, inline
from components.draw.pages import Page, pages
from components.draw.svg import still_image, svg, writable

__all__ = [
    "THEMES",
    "Colours",
    "Overlay",
    "Page",
    "figure",
    "inline",
    "pages",
    "still_image",
    "svg",
    "writable",
]
