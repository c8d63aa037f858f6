"""FLOOR 2 · views: store + rows + request → Scene. One file a view; a new one is one more line here, and one more file
and line for events in a database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from components.views import distant
from components.views.swimlane import swimlane

if TYPE_CHECKING:
    from components.layout.far import Far
    from components.model import Int64, Request, Store
    from components.scene import Scene

    FarView = Callable[[Far, Request, tuple[str, ...]], Scene]
    View = Callable[[Store, Int64, Request, tuple[str, ...]], Scene]

VIEWS: Mapping[str, View] = {"swimlane": swimlane}
FAR_VIEWS: Mapping[str, FarView] = {"swimlane": distant.swimlane}
