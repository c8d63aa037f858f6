"""Files that are read once for all windows, and released with the last of these."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import streamlit as st

from components.ui import malloc

if TYPE_CHECKING:
    from collections.abc import Hashable

    from components.store.memory import MemoryStore

_MOST_KEPT = 4  # stores, though no window has them open


class SharedFiles:
    """Stores shared by all windows: those that any window has open, and the most recent others. When the last window is
    closed they stay, but their cached answers are dropped."""

    def __init__(self) -> None:
        self._open: WeakValueDictionary[Hashable, MemoryStore] = WeakValueDictionary()
        self._last: dict[Hashable, MemoryStore] = {}  # the one asked for last at the end
        self._windows = 0
        self._lock = Lock()

    def enter(self) -> SharedFiles:
        """Count one more window."""
        with self._lock:
            self._windows += 1
        return self

    def leave(self) -> None:
        """Count one window less."""
        with self._lock:
            self._windows -= 1
            left = () if self._windows else tuple(self._last.values())
        for store in left:
            store.forget()
        if left:
            malloc.release()

    def get(self, key: Hashable) -> MemoryStore | None:
        """The store under this key, None if it is no longer kept."""
        store = self._open.get(key)
        if store is not None:
            self.put(key, store)
        return store

    def put(self, key: Hashable, store: MemoryStore) -> None:
        """Keep a store under this key, until it is the least recently used one and no window has it."""
        with self._lock:
            self._open[key] = store
            self._last.pop(key, None)
            self._last[key] = store
            while len(self._last) > _MOST_KEPT:
                del self._last[next(iter(self._last))]


@st.cache_resource
def _shared_files() -> SharedFiles:
    """The one instance. Files are cached in it and not by functions that Streamlit caches, which cannot show
    progress."""
    malloc.share_heaps()
    return SharedFiles()


@st.cache_resource(scope="session", show_spinner=False, on_release=SharedFiles.leave)
def stores() -> SharedFiles:
    """The stores shared by all windows; this window is counted, and leaves when it is closed."""
    return _shared_files().enter()


@st.cache_resource
def reading_lock() -> Lock:
    """The lock under which large files are read, one after the other: several at once may need more memory than there
    is."""
    return Lock()
