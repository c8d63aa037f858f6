"""A window's line to a database that cannot be interrupted: nobody waits for it, and nothing of it is left open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import pytest

from components import pipeline
from components.store.cache import bytes_of
from components.store.sql.address import Address
from components.store.sql.errors import CancelledError
from components.ui import query_worker
from components.ui.query_worker import QueryWorker


class Stubborn:
    """A database that answers when `ready` is set, whoever cancels."""

    def __init__(self, ready: Event) -> None:
        self.ready, self.closed = ready, Event()

    @contextmanager
    def connection(self) -> Iterator[None]:
        yield

    def cancel(self) -> None:
        pass

    def close(self) -> None:
        self.closed.set()

    def answer(self) -> str:
        self.ready.wait(20)
        return "answer"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Stubborn]:
    """The databases that are opened, one after the other; all but the first are quick."""
    opened: list[Stubborn] = []

    def connect(_address: Address) -> Stubborn:
        opened.append(Stubborn(Event()))
        if len(opened) > 1:
            opened[-1].ready.set()
        return opened[-1]

    monkeypatch.setattr(pipeline, "connect", connect)
    monkeypatch.setattr(query_worker, "_GRACE", 0.2)
    return opened


def test_what_cannot_be_interrupted_is_left_and_closed_when_it_ends(opened: list[Stubborn]) -> None:
    line = QueryWorker(Address("data"))
    slow = line.ask(("x", 1), Stubborn.answer)  # type: ignore[arg-type]  # a stand-in for a Database
    line.cancel()
    with pytest.raises(CancelledError, match="The question to the DuckDB database data was taken back"):
        slow.result()
    quick = line.ask(("x", 2), Stubborn.answer)  # type: ignore[arg-type]
    assert quick.ended(20)
    assert quick.result() == "answer"
    assert not opened[0].closed.is_set()
    opened[0].ready.set()
    assert opened[0].closed.wait(20)
    line.close()
    assert opened[1].closed.wait(20)


def test_another_question_takes_the_place_of_the_one_that_is_asked(opened: list[Stubborn]) -> None:
    line = QueryWorker(Address("data"))
    line.ask(("x", 1), Stubborn.answer)  # type: ignore[arg-type]
    assert line.ask(("x", 2), Stubborn.answer).ended(20)  # type: ignore[arg-type]
    again = line.ask(("x", 1), Stubborn.answer)  # type: ignore[arg-type]
    assert again.ended(20)
    assert again.result() == "answer"
    opened[0].ready.set()


def test_old_answers_are_kept_by_their_bytes_and_what_the_page_shows_however_large(opened: list[Stubborn]) -> None:
    line, made = QueryWorker(Address("data"), 2 * bytes_of("x" * 5_000)), list[int]()

    def ask(name: str, number: int) -> int:
        def answer(_database: object) -> str:
            made.append(number)
            return "x" * 5_000

        question = line.ask((name, number), answer)
        assert question.ended(20)
        return len(question.result())

    for number in (1, 2, 3, 4, 2):  # the second is asked for once more: of those before the last, the first goes
        ask("picture", number)
    ask("table", 9)
    for number in (2, 4, 3):
        ask("picture", number)
    assert made == [1, 2, 3, 4, 9]
    ask("picture", 1)
    ask("table", 9)
    assert made == [1, 2, 3, 4, 9, 1]


def test_what_failed_stays_so_until_it_is_asked_again(opened: list[Stubborn]) -> None:
    line, tries = QueryWorker(Address("data")), list[int]()

    def ask(_database: object) -> int:
        tries.append(1)
        return 1 // (len(tries) - 1)

    for _ in range(2):
        assert line.ask(("x", 1), ask).ended(20)
        with pytest.raises(ZeroDivisionError):
            line.ask(("x", 1), ask).result()
    assert len(tries) == 1
    line.retry()
    assert line.ask(("x", 1), ask).ended(20)
    assert line.ask(("x", 1), ask).result() == 1
