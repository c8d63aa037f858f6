"""The time and memory to open a large file: `python -m benchmarks.loading [EVENTS …]`.

`pipeline.load` of made-up events from CSV and from Parquet, and beside it `pandas.read_csv` of all columns as text, the
least that any program does with such a file. Each in a process of its own, by turns, three times; medians. Peak is of
the process and of those that it starts, at rest is what it holds when the file's bytes are let go, both without what
the idle program has. The columns' own bytes are those of the texts in Arrow's memory and of the arrays of dates and
actors; "asked" is at rest after the first picture, and a filter by actor and text."""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pandas as pd

from benchmarks._generated import generated, names, write_csv, write_parquet
from components import filters, pipeline
from components.model import Request, Source

RUNS = 3
PAGE = resource.getpagesize()
ASKED = (("actor", tuple(names()[:3])), ("search", ("rivers",)))


def held() -> int:
    """Bytes that the process has in memory."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * PAGE


def peak() -> int:
    """Bytes that the process and the largest one that it started had in memory at most."""
    return sum(1024 * resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def once(kind: str, path: Path) -> dict[str, float]:
    """Open the file in this process."""
    idle = held()
    start = time.perf_counter()
    if kind == "pandas":
        opened: object = pd.read_csv(path, dtype=str)
    else:
        opened = store = pipeline.load(Source(path.name, path.read_bytes()))
    took = time.perf_counter() - start
    figures = {"seconds": took, "peak": peak() - idle, "rest": held() - idle}
    if kind != "pandas":
        assert store.loaded.rows == store.loaded.events, store.loaded.rejected[:3]
        pipeline.draw(store, Request())
        filters.matching_rows(store, filters.checked(ASKED, store))
        figures["asked"] = held() - idle
    del opened
    return figures


def measured(kind: str, path: Path) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.loading", "--once", kind, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{kind}, {path.name}: {done.stderr.strip().splitlines()[-1] if done.stderr else 'killed'}")
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(events: int) -> None:
    with TemporaryDirectory() as folder:
        made = generated(events)
        csv, parquet = (
            write(made, Path(folder) / f"crowd.{suffix}")
            for write, suffix in ((write_csv, "csv"), (write_parquet, "parquet"))
        )
        own = made.own_bytes
        del made
        ways = {
            "pandas.read_csv": ("pandas", csv),
            "Dateline, CSV": ("ours", csv),
            "Dateline, Parquet": ("ours", parquet),
        }
        sizes = ", ".join(f"{path.suffix[1:]} {path.stat().st_size / 1e6:,.0f} MB" for path in (csv, parquet))
        print(f"{events:,} events: {sizes}; the columns' own bytes are {own / 1e6:,.0f} MB", flush=True)
        found: dict[str, list[dict[str, float]]] = {name: [] for name in ways}
        for _ in range(RUNS):
            for name, (kind, path) in ways.items():
                found[name].append(measured(kind, path))
    least = median(each["seconds"] for each in found["pandas.read_csv"])
    for name, runs in found.items():
        middle = {figure: median(each[figure] for each in runs) for figure in runs[0]}
        rest = ", ".join(f"{what} {middle[what] / own:.2f} ×" for what in ("rest", "asked") if what in middle)
        print(f"  {name:18} {middle['seconds']:7.1f} s, {middle['seconds'] / least:5.2f} × pandas; "
              f"peak {middle['peak'] / 1e9:5.2f} GB; at {rest} the columns' own bytes", flush=True)  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        print(json.dumps(once(sys.argv[2], Path(sys.argv[3]))))
    else:
        for size in map(int, sys.argv[1:] or ["1000000"]):
            main(size)
