"""The picture that goes with what is exported, drawn only for formats that need it, as wide as they need it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from components.export.picture import Picture


class Drawing(Protocol):
    """The function that draws the picture: as it was asked for, or `wide` px wide and as high as its lanes need."""

    def __call__(self, wide: int | None = None) -> Picture:
        """The picture. Raises RequestError, DatabaseError."""
        ...
