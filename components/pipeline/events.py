"""All events of a file or of a database, as the steps of the pipeline ask them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection
    from contextlib import AbstractContextManager

    from components.layout.source import EventSource
    from components.model import Int64, Store


class Events(Protocol):
    """All events of a file or of a database, ready to be asked."""

    @property
    def name(self) -> str:
        """The name that the events go by."""
        ...

    @property
    def one_by_one(self) -> bool:
        """Whether all events can be written out."""
        ...

    def in_zone(self, name: str) -> Events:
        """The same events by a clock in the time zone of this name; unchanged where no time has a zone."""
        ...

    def source(self, selection: Any) -> EventSource:
        """The events that a `filters.Selection` keeps, as views ask them."""
        ...

    def known(self, columns: Collection[str]) -> Store:
        """A store with all names there are, and all values of `columns`: enough to check a request."""
        ...

    def listed(self, selection: Any) -> tuple[Store, Int64]:
        """A store with the first of the selected events, one by one, and their rows in it, in time order."""
        ...

    def about(self, id: str) -> Store:
        """A store with the event of this id and those that are linked with it."""
        ...

    def together(self) -> AbstractContextManager[None]:
        """A block in which several questions belong together."""
        ...
