"""FLOOR 2 · views: EventSource + request → Scene. One file a view, and one line here.

The views that come with Dateline are imported when one is drawn: their names are asked where nothing is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.layout.source import EventSource
    from components.model import Request
    from components.scene import Scene

    View = Callable[[EventSource, Request, tuple[str, ...]], Scene]  # the last are the filters in words


def _swimlane(events: EventSource, request: Request, filters: tuple[str, ...]) -> Scene:
    from components.views.swimlane import swimlane  # noqa: PLC0415 (slow to import, and not always needed)

    return swimlane(events, request, filters)


def _density(events: EventSource, request: Request, filters: tuple[str, ...]) -> Scene:
    from components.views.density import density  # noqa: PLC0415 (slow to import, and not always needed)

    return density(events, request, filters)


VIEWS: Mapping[str, View] = {"swimlane": _swimlane, "density": _density}
