"""The last answers about one store. A run of the page asks the same several times, and so do the people who share it;
what is remembered also is the same array, by which others may know that nothing has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

MOST = 1_000  # answers: a person who filters and zooms has some ten, and many may look at one file;
MOST_ROWS = 8  # together they name each event so many times at most, or
ALWAYS = 2_000_000  # so many rows and options

Answer = TypeVar("Answer")


class Answers:
    """By question, those asked for last; for all threads."""

    def __init__(self, rows: int) -> None:
        self._most = max(rows * MOST_ROWS, ALWAYS)
        self._kept: dict[Hashable, tuple[int, Any]] = {}  # the one asked for last at the end
        self._lock = Lock()

    def get(self, question: Hashable, answer: Callable[[], Answer], size: Callable[[Answer], int]) -> Answer:
        """The answer that is remembered, or what `answer` gives; `size` tells how much it is. Two threads that ask at
        once may both find it out, and both are given the one that came first."""
        with self._lock:
            if known := self._kept.pop(question, None):
                self._kept[question] = known
                found: Answer = known[1]
                return found
        found = answer()
        with self._lock:
            found = self._kept.setdefault(question, (size(found), found))[1]
            self._forget()
        return found

    def forget(self) -> None:
        """All of them."""
        with self._lock:
            self._kept.clear()

    def _forget(self) -> None:
        """The newest is kept in any case."""
        total = sum(size for size, _ in self._kept.values())
        while len(self._kept) > 1 and (len(self._kept) > MOST or total > self._most):
            total -= self._kept.pop(next(iter(self._kept)))[0]
