"""A window's line to a database: a question is asked beside the page, which may wait for it, take it back, or turn to
another one."""

from __future__ import annotations

from threading import Event as Signal
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from components import pipeline
from components.store.sql.failures import CancelledError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from components.store.sql.address import Address
    from components.store.sql.database import Database

T = TypeVar("T")

_MOST_KEPT = 12  # answers, of the window's last questions
_GRACE = 1.0  # s, in which a question that was taken back should end
_AGAIN = 0.1  # s: what is asked just then, or is only about to be, is told again


class Question(Generic[T]):
    """One question, asked in a thread of its own. `done` is set when `answer` or `failure` is there; any `failure` is
    raised by `result`, a bug too."""

    def __init__(self, line: Line, ask: Callable[[Database], T]) -> None:
        self.begun = monotonic()
        self.done = Signal()
        self.cancelled = False
        self._line, self._ask = line, ask
        self._database: Database | None = None
        self._answer: T
        self._failure: BaseException | None = None
        Thread(target=self._run, daemon=True).start()

    @property
    def failed(self) -> bool:
        """Whether it ended without an answer."""
        return self._failure is not None

    def result(self) -> T:
        """The answer, when it is done. Raises TimelineError."""
        if self._failure is not None:
            raise self._failure.with_traceback(None)
        return self._answer

    def cancel(self) -> None:
        """Take it back, and wait a little for its end; a database that cannot be interrupted is left to itself."""
        self.cancelled = True
        Thread(target=self._insist, daemon=True).start()
        if not self.done.wait(_GRACE):
            self._line.leave(self._database)
            self._end(CancelledError(f"The question to {self._line.address} was taken back."))

    def _insist(self) -> None:
        until = monotonic() + _GRACE
        while not self.done.is_set() and monotonic() < until:
            if self._database:
                self._database.cancel()
            self.done.wait(_AGAIN)

    def _run(self) -> None:
        try:
            self._database = self._line.database()
            with self._database.together():
                if self.cancelled:
                    raise CancelledError(f"The question to {self._line.address} was taken back.")
                self._answer = self._ask(self._database)
            self._end(None)
        except BaseException as error:  # whoever waits for the answer is told of a bug, too
            self._end(error)
        finally:
            if self._database:
                self._line.returned(self._database)

    def _end(self, failure: BaseException | None) -> None:
        if not self.done.is_set():
            self._failure = failure
            self.done.set()


class Line:
    """The questions of one window, one at a time, over a connection of its own; the last answers are remembered."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._database: Database | None = None
        self._opening = Lock()
        self._asked: dict[tuple[str, Hashable], Question[Any]] = {}  # the one asked for last at the end

    def ask(self, key: tuple[str, Hashable], question: Callable[[Database], T]) -> Question[T]:
        """The question asked under this key, or a new one; what is still being asked then, nobody waits for."""
        asked: Question[T] | None = self._asked.pop(key, None)
        if asked is None:
            self._turn_away()
            asked = Question(self, question)
        self._asked[key] = asked
        while len(self._asked) > _MOST_KEPT:
            del self._asked[next(iter(self._asked))]
        return asked

    def cancel(self) -> None:
        """Take back what is being asked; it stays so until `again`."""
        for question in self._running().values():
            question.cancel()

    def again(self) -> None:
        """Ask anew what has failed."""
        self._asked = {key: asked for key, asked in self._asked.items() if not (asked.done.is_set() and asked.failed)}

    def close(self) -> None:
        """Let go of it all: the window is closed."""
        self.cancel()
        database, self._database = self._database, None
        if database and not self._running():
            database.close()

    def database(self) -> Database:
        """The connection, opened when it is first needed. Raises DatabaseError."""
        with self._opening:
            found = self._database = self._database or pipeline.connect(self.address)
        return found

    def leave(self, database: Database | None) -> None:
        """Ask the next question over another connection: over this one, one is still being asked."""
        if database is self._database:
            self._database = None

    def returned(self, database: Database) -> None:
        """Nobody asks over this connection any more; close it if it was left, or the window was closed."""
        if database is not self._database:
            database.close()

    def _turn_away(self) -> None:
        for key, question in self._running().items():
            question.cancel()
            self._asked.pop(key, None)

    def _running(self) -> dict[tuple[str, Hashable], Question[Any]]:
        return {key: asked for key, asked in self._asked.items() if not asked.done.is_set()}
