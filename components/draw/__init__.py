"""FLOOR 2 · draw: Scene + theme → Plotly figure."""

from components.draw.figure import figure

__all__ = ["figure"]
