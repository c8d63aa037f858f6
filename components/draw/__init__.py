"""FLOOR 2 · draw: Scene + theme → Plotly figure for the screen, or SVG for print."""

from components.draw.figure import figure
from components.draw.pages import Part, parts
from components.draw.svg import BELOW, svg, writable

__all__ = ["BELOW", "Part", "figure", "parts", "svg", "writable"]
