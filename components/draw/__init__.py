"""FLOOR 2 · draw: Scene + theme → Plotly figure for the screen, or SVG for print and for web pages."""

from components.draw.figure import figure
from components.draw.inline import THEMES, Colours, Overlay, inline
from components.draw.pages import Part, parts
from components.draw.svg import BELOW, still, svg, writable

__all__ = ["BELOW", "THEMES", "Colours", "Overlay", "Part", "figure", "inline", "parts", "still", "svg", "writable"]
