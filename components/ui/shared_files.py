"""Files that are read once for all windows, and released with the last of these."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import streamlit as st

from components.store.cache import bytes_of
from components.ui import malloc

if TYPE_CHECKING:
    from collections.abc import Hashable

    from components.store.memory import MemoryStore

_MOST = 1 << 30  # bytes of stores that no window has open, beside the one asked for last


class SharedFiles:
    """Stores shared by all windows: those that any window has open, the one asked for last, and about `most` bytes of
    those asked for before. When the last window is closed they stay, but their cached answers are forgotten."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._open: WeakValueDictionary[Hashable, MemoryStore] = WeakValueDictionary()
        self._last: dict[
            Hashable, tuple[MemoryStore, int]
        ] = {}  # each with its bytes; the last one asked for at the end
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
            unused = () if self._windows else tuple(self._last.values())
        for store, _ in unused:
            store.forget()
        if unused:
            malloc.release()

    def get(self, key: Hashable) -> MemoryStore | None:
        """The store under this key, None if it is no longer kept."""
        store = self._open.get(key)
        if store is not None:
            self.put(key, store)
        return store

    def put(self, key: Hashable, store: MemoryStore) -> None:
        """Keep a store under this key, until enough others have been asked for and no window has it."""
        with self._lock:
            self._open[key] = store
            entry = self._last.pop(key, None) or (store, bytes_of(store.loaded))
            while sum(size for _, size in self._last.values()) > self._most:
                del self._last[next(iter(self._last))]
            self._last[key] = entry


@st.cache_resource
def _shared_files() -> SharedFiles:
    """The one instance of the server. Files are not cached by `st.cache_resource`, whose functions cannot show a
    progress."""
    malloc.share_heaps()
    return SharedFiles()


@st.cache_resource(scope="session", show_spinner=False, on_release=SharedFiles.leave)
def stores() -> SharedFiles:
    """The stores shared by all windows; this window is counted, and leaves when it is closed."""
    return _shared_files().enter()


@st.cache_resource
def reading_lock() -> Lock:
    """The lock under which files are read, one after the other: several large ones at once might need too much
    memory."""
    return Lock()
