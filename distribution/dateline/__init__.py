"""Dateline for notebooks and other programs: `load` events, then draw and export them. See docs/library.md."""

from components.library import Figure, Timeline, load

__all__ = ["Figure", "Timeline", "load"]
