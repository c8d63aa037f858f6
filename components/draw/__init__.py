"""FLOOR 2 · draw: Scene + theme → Plotly figure. A new mark: a dataclass in `scene.py`, a painter in `marks.py`."""

from components.draw.figure import figure

__all__ = ["figure"]
