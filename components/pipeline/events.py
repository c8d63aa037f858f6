"""One interface to all events of a file or of a database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection
    from contextlib import AbstractContextManager

    from components.layout.source import EventSource
    from components.model import Int64, Store
    from components.store.memory import MemoryStore


class Events(Protocol):
    """All events of a file or of a database."""

    @property
    def name(self) -> str:
        """The name of the file or database."""
        ...

    @property
    def in_memory(self) -> MemoryStore | None:
        """All events in memory; None for a database, whose events are not written out one by one."""
        ...

    def in_zone(self, name: str) -> Events:
        """The same events in the time zone of this name; unchanged if no time has an offset."""
        ...

    def source(self, selection: Any) -> EventSource:
        """The events that pass a `filters.Selection`, as an `EventSource` for views."""
        ...

    def vocabulary(self, columns: Collection[str]) -> Store:
        """A store that has all names and all values of `columns`, though perhaps no events: enough to check a
        request."""
        ...

    def listing(self, selection: Any) -> tuple[Store, Int64]:
        """A store with the selected events (of a database the first ones), and their rows in it, in time order."""
        ...

    def with_linked(self, id: str) -> Store:
        """A store with the event of this id, if there is one, and those linked with it."""
        ...

    def first_values(self, column: str, most: int) -> tuple[tuple[str, ...], int]:
        """The first `most` values of a text column that are not blank, by first appearance, and how many there are."""
        ...

    def connection(self) -> AbstractContextManager[None]:
        """A context in which several questions share one connection."""
        ...
