"""The query worker of a window: questions to a database run in a thread, and the page can wait for the answer, cancel
the question, or ask another one."""

from __future__ import annotations

from concurrent.futures import Future, InvalidStateError, wait
from contextlib import suppress
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from components import pipeline
from components.language import message
from components.store.cache import MOST, bytes_of
from components.store.sql.errors import CancelledError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from components.store.sql.address import Address
    from components.store.sql.database import Database

T = TypeVar("T")

_GRACE = 1.0  # s that a cancelled question has to end
_AGAIN = 0.1  # s after which it is cancelled again, as its next query may just have begun


class Question(Generic[T]):
    """A question to a database, in a daemon thread, which does not keep the program from ending."""

    def __init__(self, worker: QueryWorker, ask: Callable[[Database], T]) -> None:
        self.begun = monotonic()
        self._worker, self._ask = worker, ask
        self._database: Database | None = None
        self._cancelled = False
        self.size = 0  # bytes of the answer, once there is one
        self._outcome: Future[T] = Future()  # the answer or the error, a bug too
        Thread(target=self._run, daemon=True).start()

    def ended(self, within: float = 0.0) -> bool:
        """Whether it has ended, or does so within the next seconds (`within`)."""
        return bool(wait((self._outcome,), within).done)

    @property
    def failed(self) -> bool:
        """Whether it has ended without an answer."""
        return self.ended() and self._outcome.exception() is not None

    def result(self) -> T:
        """The answer; waits for it if need be. Raises TimelineError, and any other error of the question."""
        if error := self._outcome.exception():
            raise error.with_traceback(None)
        return self._outcome.result()

    def cancel(self) -> None:
        """Cancel it, and wait up to _GRACE seconds for its end. If the database does not end it, its connection is
        abandoned and the question ends with a CancelledError."""
        self._cancelled = True
        Thread(target=self._interrupt, daemon=True).start()
        if not self.ended(_GRACE):
            self._worker.abandon(self._database)
            with suppress(InvalidStateError):  # it has ended meanwhile
                self._outcome.set_exception(self._cancelled_error())

    def _cancelled_error(self) -> CancelledError:
        return CancelledError(
            message("The question to {database} was taken back.", database=self._worker.address.named)
        )

    def _interrupt(self) -> None:
        """Cancel the running query again and again until the question ends, for _GRACE seconds."""
        until = monotonic() + _GRACE
        while monotonic() < until and not self.ended(_AGAIN):
            if self._database:
                self._database.cancel()

    def _run(self) -> None:
        try:
            self._database = self._worker.database()
            with self._database.connection():
                if self._cancelled:
                    raise self._cancelled_error()
                answer = self._ask(self._database)
            self.size = bytes_of(answer)
            with suppress(InvalidStateError):  # it was cancelled meanwhile
                self._outcome.set_result(answer)
        except BaseException as error:  # a bug reaches the page, too
            with suppress(InvalidStateError):
                self._outcome.set_exception(error)
        finally:
            if self._database:
                self._worker.release(self._database)


class QueryWorker:
    """The questions of one window, one at a time, over a connection of its own. The last answer under each name, which
    the page shows, is kept, and `most` bytes of earlier answers."""

    def __init__(self, address: Address, most: int = MOST) -> None:
        self.address = address
        self._most = most
        self._database: Database | None = None
        self._opening = Lock()
        self._questions: dict[tuple[str, Hashable], Question[Any]] = {}  # the last one asked for at the end
        self._last: tuple[tuple[str, Hashable], Question[Any]] | None = None  # the only one that may still be running

    def ask(self, key: tuple[str, Hashable], question: Callable[[Database], T]) -> Question[T]:
        """The question under this key (its name, and what identifies it), asked now if it is new. A new question
        cancels the one that is running."""
        pending: Question[T] | None = self._questions.pop(key, None)
        if pending is None:
            self._cancel_pending()
            pending = Question(self, question)
            self._last = key, pending
        self._questions[key] = pending
        self._make_room()
        return pending

    def cancel(self) -> None:
        """Cancel the running question; it stays cancelled until `retry`."""
        if self._last and not self._last[1].ended():
            self._last[1].cancel()

    def retry(self) -> None:
        """Forget the questions that have failed, so that they are asked again."""
        for key in [key for key, question in self._questions.items() if question.failed]:
            del self._questions[key]

    def close(self) -> None:
        """Close the connection: the window is gone."""
        self.cancel()
        database, self._database = self._database, None
        if database:
            database.close()

    def database(self) -> Database:
        """The connection, opened when it is first needed. Raises DatabaseError."""
        with self._opening:
            found = self._database = self._database or pipeline.connect(self.address)
        return found

    def abandon(self, database: Database | None) -> None:
        """Use another connection for the next question: this one is still busy."""
        if database is self._database:
            self._database = None

    def release(self, database: Database) -> None:
        """Note that a connection is free again; it is closed if it was abandoned, or if the window is gone."""
        if database is not self._database:
            database.close()

    def _make_room(self) -> None:
        """Forget the oldest answers that the page no longer shows, as far as they hold more than `most` bytes."""
        shown = set({key[0]: key for key in self._questions}.values())
        older = [key for key in self._questions if key not in shown]
        over = sum(self._questions[key].size for key in older) - self._most
        for key in older:
            if over > 0:
                over -= self._questions.pop(key).size

    def _cancel_pending(self) -> None:
        """Cancel the running question, if any, and forget it."""
        if self._last and not self._last[1].ended():
            key, question = self._last
            question.cancel()
            self._questions.pop(key, None)
