"""FLOOR 2 · views: EventSource + request → Scene. One file a view, and one line here.

A view is imported when it is drawn: often only the names of the views are needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from components.language import message

if TYPE_CHECKING:
    from components.layout.source import EventSource
    from components.model import Request
    from components.scene import Scene

    Draw = Callable[[EventSource, Request, tuple[str, ...]], Scene]  # the last are the filters in words


@dataclass(frozen=True)
class View:
    """A kind of picture: its name in the address and for `--view`, and its label, a message that is translated where it
    is shown. The function of this name in the module of this name draws it."""

    name: str
    label: str

    @property
    def draw(self) -> Draw:
        """The function that draws it. Its module is imported only now: that is slow, and many commands draw nothing."""
        return cast("Draw", getattr(import_module(f"{__name__}.{self.name}"), self.name))


VIEWS: Mapping[str, View] = {
    view.name: view for view in (View("swimlane", message("Lanes")), View("density", message("Density")))
}
