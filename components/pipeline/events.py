"""One interface to all events of a file or of a database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection
    from contextlib import AbstractContextManager

    from components.layout.source import EventSource
    from components.model import Int64, Store


class Events(Protocol):
    """All events of a file or of a database."""

    @property
    def name(self) -> str:
        """The name of the file or database."""
        ...

    @property
    def one_by_one(self) -> bool:
        """Whether all events can be listed."""
        ...

    def in_zone(self, name: str) -> Events:
        """The same events in the time zone of this name; unchanged if no time has an offset."""
        ...

    def source(self, selection: Any) -> EventSource:
        """The events that pass a `filters.Selection`, as an `EventSource` for views."""
        ...

    def known(self, columns: Collection[str]) -> Store:
        """A store with all names, and all values of `columns`: enough to check a request."""
        ...

    def listed(self, selection: Any) -> tuple[Store, Int64]:
        """A store with the first of the selected events, and their rows in it, in time order."""
        ...

    def about(self, id: str) -> Store:
        """A store with the event of this id and those linked with it."""
        ...

    def together(self) -> AbstractContextManager[None]:
        """A context in which several questions share one connection."""
        ...
