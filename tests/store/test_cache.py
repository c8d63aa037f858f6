"""What a store keeps of its answers: by the bytes they hold, each found once for all threads."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from components.model import Request, Source
from components.pipeline import draw, load
from components.store.cache import ENTRY, Cache, bytes_of
from tests.store.seeded import mixed

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Found:
    numbers: NDArray[np.int64]
    words: tuple[str, ...] = ()


def test_what_is_held_is_counted_in_bytes_each_array_once() -> None:
    numbers = np.zeros(1_000, np.int64)
    assert 8_000 <= bytes_of(numbers) - ENTRY < 8_200
    assert 8_000 <= bytes_of(Found(numbers[10:20])) - ENTRY < 8_400  # a part holds the whole
    assert bytes_of((Found(numbers), Found(numbers), {"again": numbers[::2]})) < 9_000 + ENTRY
    assert bytes_of(Found(numbers, tuple(f"word {k}" for k in range(1_000)))) > 8_000 + 50_000
    events = mixed(200)
    assert bytes_of(events) > 20_000  # by itself
    assert bytes_of((events, numbers)) < bytes_of(numbers) + 1_000  # beside an answer


def test_the_answers_asked_for_last_stay_within_the_bound() -> None:
    cache, made = Cache(10 * (ENTRY + 8_200)), list[int]()

    def ask(question: int) -> None:
        def answer() -> NDArray[np.float64]:
            made.append(question)
            return np.zeros(1_000)

        cache.get(question, answer)

    for question in (*range(10), 0, 10, 0, 1):  # asked for again, 0 is not the oldest; 1 is
        ask(question)
    assert made == [*range(11), 1]
    assert cache.size <= 10 * (ENTRY + 8_200)
    cache.forget()
    assert cache.size == 0
    ask(10)
    assert made[-1] == 10


def test_an_answer_larger_than_the_bound_is_given_and_not_kept() -> None:
    cache = Cache(ENTRY + 100)
    assert [len(cache.get("large", lambda: np.zeros(9_000))) for _ in range(2)] == [9_000, 9_000]
    assert cache.size == 0


def test_threads_that_ask_the_same_wait_for_one_answer() -> None:
    cache, begun, free, made = Cache(), threading.Event(), threading.Event(), list[int]()

    def slowly() -> int:
        made.append(len(made))
        begun.set()
        assert free.wait(10)
        return 7

    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(cache.get("same", slowly))) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    assert cache.get("other", lambda: 1) == 1  # is not kept waiting
    free.set()
    for thread in threads:
        thread.join(10)
    assert (found, made) == ([7] * 4, [0])


def test_what_failed_is_tried_again() -> None:
    cache = Cache()
    with pytest.raises(ZeroDivisionError):
        cache.get("one", lambda: 1 // 0)
    assert cache.get("one", lambda: 1) == 1


def test_no_words_of_a_picture_are_in_what_others_are_given() -> None:
    events = mixed(60)
    draw(events, Request(title="A first visitor's title", filters=(("actor", ("Ann",)),)))
    cached = repr([vars(answer) for answer in _all(events._answers._answers) if hasattr(answer, "__dict__")])
    assert "first visitor" not in cached
    assert "undated" in cached


def test_pictures_of_a_file_stay_within_what_a_row_may_hold() -> None:
    rows = "\n".join(f"2014-{k % 12 + 1:02}-{k % 28 + 1:02},Event {k},{k % 7}" for k in range(2_000))
    events = load(Source("many.csv", f"date,title,actors\n{rows}".encode()))
    before = events._answers.size
    for lanes in ("actor", "type", "status", "date", ""):
        draw(events, Request(lanes=lanes))
    cached = list(_all(events._answers._answers))
    assert events._answers.size - before == sum(map(bytes_of, cached))  # nothing has grown since it was measured


def _all(answers: dict[object, object]) -> list[object]:
    return list(answers.values())
