"""The cost of malicious files: seconds, and MB beyond those of the idle program, each in a process of its own.

python benchmarks/hostile.py [part of a name]

A bomb has to be refused within 5 s and 200 MB. No process may take more than 4 GB or 60 s: a reader that fails here
fails alone.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, from any folder

from components.errors import TimelineError
from components.model import Source
from components.read import read
from tests.read.bombs import READ, REFUSED

MOST_MEMORY = 4 << 30
MOST_SECONDS = 60


def measured(path: Path) -> str:
    """The seconds, the MB and the result of reading a file in this process, in words."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    read(Source("warm.csv", b"date,title,actors\n2014-02,a,b\n"))  # late imports do not count for the file
    source = Source(path.name, path.read_bytes())
    Path("/proc/self/clear_refs").write_text("5")  # the peak of memory starts anew here
    before, start = _peak(), time.perf_counter()
    try:
        loaded = read(source)
        outcome = f"{loaded.events:,} events, {loaded.undated:,} without a date, {len(loaded.rejected):,} rejected"
    except TimelineError as error:
        outcome = f"refused: {error}"
    return f"{time.perf_counter() - start:6.2f} s {_peak() - before:6.0f} MB  {outcome[:150]}"


def _peak() -> float:
    """The most memory so far, in MB; Linux alone tells, and not in `getrusage`, which counts the parent's as well."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def apart(path: Path) -> str:
    """`measured` in another process, or how that ended."""
    command = [sys.executable, __file__, "--measure", str(path)]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"not ended after {MOST_SECONDS} s"
    last = (run.stderr.strip().splitlines() or [""])[-1]
    return run.stdout.strip() or f"failed ({run.returncode}): {last}"


def main(part: str) -> None:
    for name, (file, make) in (REFUSED | READ).items():
        if part not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, file)
            path.write_bytes(make())
            size = path.stat().st_size / 1e6
            seconds = apart(path)
        print(f"{name:48} {size:7.2f} MB → {seconds}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(measured(Path(sys.argv[2])))
    else:
        main(" ".join(sys.argv[1:]))
