"""Settings of the server's memory allocator, if it is glibc's, as on most Linux systems. Elsewhere nothing happens.

Each run of each window has its own thread. glibc gives threads separate heaps, up to eight per core, and each heap
keeps memory that was freed in it: up to 64 MB at its end. For 25 people at a million events these unused heaps came to
370 MB."""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import suppress

_TRIM_THRESHOLD, _ARENA_MAX = -1, -8  # of malloc.h
_SPARE = 4 << 20  # bytes that a heap may keep at its end


def share_heaps() -> None:
    """Let new threads share the existing heaps of glibc, and keep these small. Also exclude imported objects from
    garbage collection: scanning them took 70 ms every fifteen pictures."""
    gc.freeze()
    _call("mallopt", _ARENA_MAX, 1)
    _call("mallopt", _TRIM_THRESHOLD, _SPARE)


def release() -> None:
    """Collect garbage and return free memory to the system, also from the middle of heaps. Takes about 0.2 s."""
    gc.collect()
    _call("malloc_trim", 0)


def _call(function: str, *arguments: int) -> None:
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library
            getattr(ctypes.CDLL(None), function)(*arguments)
