"""Dateline beside its peers in one browser: `python -m benchmarks.peers [EVENTS …] [--limit SECONDS] [--write]`.

For each number of events: ms from the events in memory to the first whole drawing, and of one zoom step to the middle
half of what is in sight, medians. What is not done within the limit is given up. The libraries come from npm when this
runs first. With `--write` the table goes into docs/performance.md.
"""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.peers import alone, data, served
from benchmarks.peers.alone import Figures
from tests.browser.find_browser import advice, find

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
APP, PX_APP = "Dateline, the page", "px.timeline in Streamlit"


def rows(sizes: list[int], limit: float, runs: int, only: list[str]) -> dict[str, list[Figures]]:
    """By peer, its figures for each size, in the order of `sizes`."""
    path = find() or sys.exit(advice())
    found: dict[str, list[Figures]] = {}

    def note(name: str, events: int, figures: Figures) -> None:
        found.setdefault(name, []).append(figures)
        print(f"{events:>9,}  {name:26} {in_words(figures)}", flush=True)

    wanted = [peer for peer in alone.PEERS if not only or peer.name in only]
    with sync_playwright() as playwright:
        launch = partial(playwright.chromium.launch, executable_path=path, args=FLAGS)
        for events in sizes:
            table = data.frame(events)
            for peer in wanted:
                before = found.get(peer.name, [])
                given_up = before and before[-1].drawn is None
                note(peer.name, events, before[-1] if given_up else alone.measure(launch, peer, table, limit, runs))
            chromium: Browser = launch()
            if not only or PX_APP in only:
                note(PX_APP, events, served.px_timeline(chromium, path, events, limit, runs))
            if not only or APP in only:
                note(APP, events, served.dateline(chromium, path, events, runs))
            chromium.close()
    return found


def in_words(figures: Figures) -> str:
    """ "352 / 79", or why not."""
    parts = [f"{ms:,.0f}" for ms in (figures.drawn, figures.zoomed) if ms is not None]
    return " / ".join([*parts, figures.why] if figures.why else parts)


def write(sizes: list[int], found: dict[str, list[Figures]]) -> None:
    """Replace the table between the two marks in docs/performance.md."""
    lines = [f"| ms: first drawing / zoom | {' | '.join(f'{size:,} events' for size in sizes)} |"]
    lines.append(f"| --- |{' ---: |' * len(sizes)}")
    lines += [f"| {name} | {' | '.join(map(in_words, figures))} |" for name, figures in found.items()]
    begin, end = "<!-- peers -->", "<!-- /peers -->"
    text = PAGE.read_text("utf-8")
    table = "\n".join([begin, "", *lines, "", end])
    PAGE.write_text(re.sub(f"{begin}.*{end}", lambda _: table, text, flags=re.DOTALL), "utf-8")


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("events", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--limit", type=float, default=60, help="seconds for one drawing, and for one zoom")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=[], help="names of rows")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    given = parser.parse_args()
    figures = rows(sorted(given.events), given.limit, given.runs, given.only)
    if given.write:
        write(sorted(given.events), figures)
