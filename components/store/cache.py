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

MOST = 64 << 20  # bytes of the answers about a store with few rows
MOST_A_ROW = 640  # bytes of the answers for each row of a large store: about four pictures with different lanes
ENTRY = 1_024  # bytes counted for each answer and its question, beside their contents

_CONTAINERS = tuple, list, set, frozenset
_PLAIN = {str, bytes, int, float, bool, type(None)}  # types without contents: a long column of them is counted at once
_MISSING = object()

Answer = TypeVar("Answer")


class Cache:
    """A cache of answers by question, of at most `most` bytes (None: no limit); the least recently used are dropped
    first. A thread that asks a question that another thread is answering waits for it. An answer larger than `most` is
    not kept."""

    def __init__(self, most: int | None = None) -> None:
        self._unbounded = most is None
        self._answers: Any = {} if most is None else LRUCache[Hashable, Any](most, bytes_of)
        self._changing = Condition()
        self._get = cached(self._answers, lambda question, _: question, condition=self._changing)(_compute)

    def get(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The answer to a question: the cached one, or the result of `answer`. If that raises, the next call tries
        again."""
        if self._unbounded:  # looking changes nothing here, so it needs no lock
            found = self._answers.get(question, _MISSING)
            if found is not _MISSING:
                return cast("Answer", found)
        return cast("Answer", self._get(question, answer))

    @property
    def size(self) -> int:
        """The bytes of the cached answers (`bytes_of`). Only for a cache with a limit: one without does not count."""
        with self._changing:
            return int(self._answers.currsize)

    def forget(self) -> None:
        """Empty the cache."""
        with self._changing:
            self._answers.clear()


@dataclass(frozen=True)
class Part:
    """A part of a cache: all its questions concern one `subject`."""

    cache: Cache | Part
    subject: Hashable

    def get(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The answer to a question: the cached one, or the result of `answer`."""
        return self.cache.get((self.subject, question), answer)


def _compute(_: Hashable, answer: Callable[[], Any]) -> Any:
    return answer()


def bytes_of(thing: object) -> int:
    """ENTRY and the bytes of the arrays, tables and texts that `thing` holds, directly or in containers and objects,
    each counted once. Classes, functions, stores and caches within it count nothing: they are not kept for this
    answer. A number or a text by itself counts ENTRY only."""
    total, seen = ENTRY, set[int]()
    queue: list[object] = [thing] if isinstance(thing, _CONTAINERS) else _contents(thing)
    while queue:
        item = queue.pop()
        if id(item) in seen or isinstance(item, type | Cache | Part) or callable(item) or hasattr(item, "cached"):
            continue
        seen.add(id(item))  # all items live until the end of this function, so no two share an id
        if isinstance(item, pd.DataFrame):
            total += int(item.memory_usage(deep=True).sum())
        elif isinstance(item, pa.Array | pa.ChunkedArray):
            total += item.get_total_buffer_size()
        elif isinstance(item, np.ndarray):
            view = isinstance(item.base, np.ndarray)  # a view keeps the whole array behind it
            total += 0 if view else item.nbytes
            queue += [item.base] * view
        elif isinstance(item, _CONTAINERS) and _PLAIN.issuperset(map(type, item)):
            values = {id(value): value for value in item}
            total += sys.getsizeof(item) + sum(sys.getsizeof(values[key]) for key in values.keys() - seen)
            seen.update(values)
        else:
            total += sys.getsizeof(item)
            queue += _contents(item)
    return total


def _contents(thing: object) -> list[object]:
    """The contents of a container or an object, a table or an array itself; nothing for other values."""
    if isinstance(thing, Mapping):
        return [*thing.keys(), *thing.values()]
    if isinstance(thing, _CONTAINERS):
        return list(thing)
    if isinstance(thing, np.ndarray | pd.DataFrame | pa.Array | pa.ChunkedArray):
        return [thing]
    return list(vars(thing).values()) if hasattr(thing, "__dict__") else []
