"""Texts read as files, and what is then in a column."""

from __future__ import annotations

from components.model import Loaded, Source
from components.read import read


def loaded(content: str | bytes, name: str = "x.csv") -> Loaded:
    """A file of this content, read as a person's would be."""
    return read(Source(name, content.encode() if isinstance(content, str) else content))


def cells_of(of: Loaded, name: str) -> list[str]:
    """The cells of a column, from top to bottom."""
    return [str(cell) for cell in of.table[name]]
