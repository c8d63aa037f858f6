"""What pictures of the same events have in common is made once: a zoom must not cost what all events cost."""

from __future__ import annotations

from itertools import count
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from components.model import Int64, Store

MOST = 24  # things kept of one store,
MOST_ROWS = 30_000_000  # of so many rows together; the newest is kept in any case

_lock = Lock()
_clock = count()


def kept(store: Store, rows: Int64, what: Hashable, make: Callable[[], Any]) -> Any:
    """`make()`, or what it gave for these very `rows` of the store before. What is asked for least goes first."""
    key = (id(rows), what)
    with _lock:
        found = store.made.get(key)
        if found and found[1] is rows:
            store.made[key] = (next(_clock), rows, found[2])
            return found[2]
    made = make()  # two at once may both make it: that costs time, but holds nobody up
    with _lock:
        store.made[key] = (next(_clock), rows, made)
        while len(store.made) > 1 and (
            len(store.made) > MOST or sum(len(each) for _, each, _ in store.made.values()) > MOST_ROWS
        ):
            del store.made[min(store.made, key=lambda old: store.made[old][0])]
    return made
