"""What is made when it is first asked for, and once for all threads: many sessions share one store."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


class Once:
    """Things by name. Who asks for one that another thread is making waits for it; other names don't wait."""

    def __init__(self) -> None:
        self._made: dict[Hashable, Any] = {}
        self._locks: dict[Hashable, RLock] = {}

    def __call__(self, name: Hashable, make: Callable[[], T]) -> T:
        """The thing of this name, made by `make` if it is not there; if that raises, the next one tries again."""
        if name not in self._made:
            with self._locks.setdefault(name, RLock()):
                if name not in self._made:
                    self._made[name] = make()
        found: T = self._made[name]
        return found
