"""How long a large CSV takes to become events: `components.read` beside `pandas.read_csv` of the same bytes.

python benchmarks/reading.py [rows]

pandas is asked for all columns as text, which is the least one can do with such a file; ours reads every date, checks
every row and keeps the ledger. The dates are the mixed column of `benchmarks/dates.py`: days, times and every kind of
EDTF. Each figure is the best of five, the two readers taking turns so that a busy machine slows both.
"""

from __future__ import annotations

import csv
import io
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, from any folder

import pandas as pd

from benchmarks.dates import SEED, mixed
from components.model import Source
from components.read import read

ACTORS = ("Japan [sponsor]; European Union", "North Korea", "UN General Assembly [voter]", "Kim Song [counsellor]")
TYPES = ("talks", "vote", "report")


def file(header: str, rows: Sequence[Sequence[str]]) -> bytes:
    """A CSV file as a spreadsheet writes it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return text.getvalue().encode()


def files(count: int) -> dict[str, bytes]:
    """Files of `count` rows: many columns, the fewest that make an event, and days that repeat themselves."""
    r = random.Random(SEED)
    dates = mixed(count)
    many = [
        (f"e{i}", date, f"Event {i} of many", r.choice(ACTORS), r.choice(TYPES), "seen by two people")
        for i, date in enumerate(dates)
    ]
    days = [
        (f"{r.randint(1990, 2020)}-{r.randint(1, 12):02}-{r.randint(1, 28):02}", f"Event {i}") for i in range(count)
    ]
    return {
        "id, date, title, actors, type, description": file("id,date,title,actors,type,description", many),
        "date, title": file("date,title", [(date, f"Event {i}") for i, date in enumerate(dates)]),
        "date, title; plain days": file("date,title", days),
    }


def seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main(count: int) -> None:
    for name, content in files(count).items():
        theirs = ours = float("inf")
        for _ in range(5):
            theirs = min(theirs, seconds(lambda data=content: pd.read_csv(io.BytesIO(data), dtype=str)))  # type: ignore[misc]
            ours = min(ours, seconds(lambda data=content: read(Source("events.csv", data))))  # type: ignore[misc]
        loaded = read(Source("events.csv", content))
        assert loaded.rows == loaded.events == count, loaded.rejected[:3]
        print(f"{name}: {count:,} rows, {len(content) / 1e6:.0f} MB")
        print(f"  pandas {theirs:.2f} s, ours {ours:.2f} s, ratio {ours / theirs:.2f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
