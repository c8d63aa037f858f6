"""The cost of a picture as events grow: `python -m benchmarks.pixels [EVENTS …] [--runs N]`.

`pipeline.draw`, from the store and a request to the figure that is sent to the browser, of the whole range, of months
and of single days. The sizes take turns, so that a busy machine slows them all; each figure is a median, its ratio is
to the smallest size in the same run. The first picture of a store, for which indexes are built, has a column of its
own. A megapixel is of the chart's own width and height; KB are of the figure as it is sent, as JSON."""

from __future__ import annotations

import json
import time
from argparse import ArgumentParser
from dataclasses import dataclass, field
from statistics import median

import numpy as np

from benchmarks._generated import SEED, store
from components import pipeline
from components.model import Request
from components.store.memory import MemoryStore
from components.ui.chart import packed

DAY = 86_400  # seconds
FIRST, LAST = 788_918_400, 1_735_689_600  # 1995 and the end of 2024
WINDOWS = {"whole range": 0, "a month": 30 * DAY, "a day": DAY}
WIDTH = 1_200  # px


@dataclass
class Measured:
    """Pictures of one size and kind: ms each, ms a megapixel each, and bytes of the largest."""

    times: list[float] = field(default_factory=list)
    by_area: list[float] = field(default_factory=list)
    most: int = 0

    def take(self, events: MemoryStore, request: Request) -> None:
        start = time.perf_counter()
        figure = pipeline.draw(events, request).figure
        took = 1_000 * (time.perf_counter() - start)
        self.times.append(took)
        self.by_area.append(took / (figure["layout"]["width"] * figure["layout"]["height"] / 1e6))
        self.most = max(self.most, len(json.dumps(packed(figure)).encode()))


def requests(runs: int) -> dict[str, list[Request]]:
    """For each kind of window, one request a run: the same for all sizes, never the same window twice."""
    dice = np.random.default_rng(SEED)
    found = {}
    for name, length in WINDOWS.items():
        starts = dice.uniform(FIRST, LAST - length, runs).tolist()
        windows = [(start, start + length) if length else None for start in starts]
        found[name] = [Request(window=window, width=WIDTH) for window in windows]
    return found


def main(sizes: list[int], runs: int) -> None:
    stores, first = {}, {}
    for size in sizes:
        stores[size] = store(size)
        first[size] = Measured()
        first[size].take(stores[size], Request(width=WIDTH))
    print(f"{'':14}{'events':>12}{'first, ms':>12}{'median, ms':>12}{'ratio':>8}{'ms/Mpx':>9}{'KB':>8}")
    for name, requested in requests(runs).items():
        done = {size: Measured() for size in sizes}
        for request in requested:
            for size in sizes:
                done[size].take(stores[size], request)
        for size in sizes:
            each, least = done[size], median(done[sizes[0]].times)
            begun = f"{first[size].times[0]:12,.0f}" if name == "whole range" else " " * 12
            print(
                f"{name:14}{size:12,}{begun}{median(each.times):12,.0f}{median(each.times) / least:8.2f}"
                f"{median(each.by_area):9,.0f}{each.most / 1e3:8,.0f}",
                flush=True,
            )


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("events", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args()
    main(sorted(given.events), given.runs)
