"""Caches of a store: answers by question, shared by all threads, bounded by the bytes they hold."""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from threading import Condition
from typing import Any, TypeVar, cast

import numpy as np
import pandas as pd
import pyarrow as pa
from cachetools import LRUCache, cached

MOST = 64 << 20  # bytes that the answers about any store may hold,
MOST_A_ROW = 640  # or so many for each of its rows: about four pictures of all, each with lanes of its own
ENTRY = 1_024  # bytes that an answer costs with its question, however short it is

_CONTAINERS = tuple, list, set, frozenset
_PLAIN = {str, bytes, int, float, bool, type(None)}  # what holds nothing else: long columns of it are counted at once
_MISSING = object()

Answer = TypeVar("Answer")


class Cache:
    """A cache of answers by question, of at most `most` bytes (None: no limit); the least recently used are dropped
    first. A thread that asks what another is computing waits for it. An answer larger than `most` is not kept."""

    def __init__(self, most: int | None = None) -> None:
        self._everything = most is None
        self._answers: Any = {} if most is None else LRUCache[Hashable, Any](most, bytes_of)
        self._changing = Condition()
        self._get = cached(self._answers, lambda question, _: question, condition=self._changing)(_found)

    def get(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The answer to a question: the cached one, or the result of `answer`. If that raises, the next call tries
        again."""
        if self._everything:  # nothing is moved by looking, so nobody need wait for a turn
            found = self._answers.get(question, _MISSING)
            if found is not _MISSING:
                return cast("Answer", found)
        return cast("Answer", self._get(question, answer))

    @property
    def size(self) -> int:
        """The bytes of the cached answers."""
        with self._changing:
            return int(self._answers.currsize)

    def forget(self) -> None:
        """Empty the cache."""
        with self._changing:
            self._answers.clear()


@dataclass(frozen=True)
class Part:
    """A part of a cache: all its questions concern one object."""

    whole: Cache | Part
    about: Hashable

    def get(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The answer to a question: the cached one, or the result of `answer`."""
        return self.whole.get((self.about, question), answer)


def _found(_: Hashable, answer: Callable[[], Any]) -> Any:
    return answer()


def bytes_of(thing: object) -> int:
    """The bytes of the arrays, tables and texts that `thing` holds, directly or in containers and objects, each counted
    once. A store within it is not counted: it is kept for its own sake. Functions count nothing."""
    total, seen = ENTRY, set[int]()
    left: list[object] = [thing] if isinstance(thing, _CONTAINERS) else _within(thing)
    while left:
        one = left.pop()
        if id(one) in seen or isinstance(one, type) or callable(one) or hasattr(one, "cached"):
            continue
        seen.add(id(one))  # all of them live until the end of this function, so no two share an id
        if isinstance(one, pd.DataFrame):
            total += int(one.memory_usage(deep=True).sum())
        elif isinstance(one, pa.Array | pa.ChunkedArray):
            total += one.get_total_buffer_size()
        elif isinstance(one, np.ndarray):
            part = isinstance(one.base, np.ndarray)  # all of an array is held by a part of it
            total += 0 if part else one.nbytes
            left += [one.base] * part
        elif isinstance(one, _CONTAINERS) and _PLAIN.issuperset(map(type, one)):
            texts = {id(each): each for each in one}
            total += sys.getsizeof(one) + sum(sys.getsizeof(texts[each]) for each in texts.keys() - seen)
            seen.update(texts)
        else:
            total += sys.getsizeof(one)
            left += _within(one)
    return total


def _within(thing: object) -> list[object]:
    """The contents of a container or an object; nothing for other values."""
    if isinstance(thing, Mapping):
        return [*thing.keys(), *thing.values()]
    if isinstance(thing, _CONTAINERS):
        return list(thing)
    if isinstance(thing, np.ndarray | pd.DataFrame | pa.Array | pa.ChunkedArray):
        return [thing]
    return list(vars(thing).values()) if hasattr(thing, "__dict__") else []
