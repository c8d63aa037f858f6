"""Events in memory: arrays over the loaded columns, which answer `model.Store` and `layout.source.EventSource`."""

from components.store.memory.store import MemoryStore

__all__ = ["MemoryStore"]
