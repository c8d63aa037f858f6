"""The picture for an export, drawn only for formats that need it, at the width they need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from components.export.picture import Picture


class Drawing(Protocol):
    """A function that draws the picture: as requested, or `width` px wide and as high as its lanes need."""

    def __call__(self, width: int | None = None) -> Picture:
        """The picture. Raises RequestError, DatabaseError."""
        ...
