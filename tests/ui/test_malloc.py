"""Memory that is freed goes back to the machine, and threads do not each keep their own."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

glibc = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is told how to hold memory")
HELD = """
import threading
from pathlib import Path
from components.ui import malloc

def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6

def fill(blocks=1_000):
    return [b"x" * 100_000 for _ in range(blocks)]

"""


def printed_by(program: str) -> list[float]:
    """What a program of its own prints, a number a line."""
    done = subprocess.run([sys.executable, "-c", HELD + program], capture_output=True, text=True, check=True)
    return [float(line) for line in done.stdout.split()]


@glibc
def test_what_lies_between_what_is_held_is_given_back() -> None:
    before, freed, after = printed_by(
        "full = fill(); print(held()); full = full[::50]; print(held()); malloc.release(); print(held())"
    )
    assert freed > before - 20  # else there would be nothing to do
    assert after < before - 80


@glibc
def test_what_threads_freed_is_not_kept_for_them() -> None:
    """After a large array is freed glibc keeps far more for the next."""
    program = """
del (large := [bytes(30_000_000)])[:]
there, shared, full = (threading.Barrier(5) for _ in range(3))
def work():
    own = [bytes(5_000)]
    there.wait()
    shared.wait()
    own += fill(500)
    full.wait()
threads = [threading.Thread(target=work) for _ in range(4)]
for one in threads: one.start()
there.wait()
malloc.share_heaps()
before = held()
shared.wait()
full.wait()
for one in threads: one.join()
malloc.release()
print(held() - before)
"""
    [more] = printed_by(program)
    assert more < 40


@glibc
def test_threads_share_the_heaps_there_are() -> None:
    program = """
there = threading.Barrier(9)
def work():
    kept.append(fill()[::50])
    there.wait()
kept = []
threads = [threading.Thread(target=work) for _ in range(8)]
for one in threads: one.start()
there.wait()
heaps = sum("rw-p 00000000 00:00 0 \\n" in line and int(line[:12], 16) % 2**26 == 0
            for line in open("/proc/self/maps"))
print(heaps)
"""
    [own], [shared] = printed_by(program), printed_by("malloc.share_heaps()" + program)
    assert own > shared
