"""FLOOR 2 · views: EventSource + request → Scene. One file a view, and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from components.views.density import density
from components.views.swimlane import swimlane

if TYPE_CHECKING:
    from components.layout.source import EventSource
    from components.model import Request
    from components.scene import Scene

    View = Callable[[EventSource, Request, tuple[str, ...]], Scene]  # the last are the filters in words

VIEWS: Mapping[str, View] = {"swimlane": swimlane, "density": density}
