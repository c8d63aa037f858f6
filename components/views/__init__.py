"""FLOOR 2 · views: EventSource + request → Scene. One file a view, and one line here.

The built-in views are imported when one is drawn: often only their names are needed.
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
    """A kind of picture: its name in the address and for `--view`, its label for readers, translated where it is
    shown. The function of this name, in the module of this name here, draws it."""

    name: str
    label: str

    @property
    def draw(self) -> Draw:
        """The function that draws it. Its module is imported only now: that is slow, and many a command draws none."""
        return cast("Draw", getattr(import_module(f"{__name__}.{self.name}"), self.name))


VIEWS: Mapping[str, View] = {
    each.name: each for each in (View("swimlane", message("Lanes")), View("density", message("Density")))
}
