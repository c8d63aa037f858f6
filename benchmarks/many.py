"""Many people at one server: `python -m benchmarks.many [EVENTS] [--sessions N] [--minutes M]`.

Each looks at the same events through a filter of their own: four of five times they zoom, else they change the filter,
and between two of these they look at the picture for some seconds. Measured on the visitors' side, without a browser,
all on this computer: from asking for a window to the arrival of its picture. Beside it: errors; pictures whose caption
names the filter of somebody else; and the server's memory after a first visitor, who filtered and zoomed, has left,
and after one more has come and gone when all others' sessions may be forgotten: Streamlit forgets them when it is asked
for the next.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import time
from argparse import ArgumentParser
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from urllib.parse import urlsplit

import numpy as np

from benchmarks._generated import SEED, generated, names, write_csv
from benchmarks._visitor import Visitor
from tests.browser.dashboard import served
from tests.browser.find_browser import find

APP = Path(__file__).parent / "_generated_app.py"
FIRST, LAST = 788_918_400, 1_735_689_600  # 1995 and the end of 2024
DAY = 86_400  # seconds
LENGTHS = (30, 90, 365, 1_000, 3_000)  # days of a window
LOOKS = (4.0, 12.0)  # seconds at a picture
REST = 5  # seconds until what a visitor left has been cleared away
FORGOTTEN = 150  # seconds after which Streamlit has let go of a session that was closed


@dataclass
class Seen:
    """What all visitors saw together."""

    zooms: list[float] = field(default_factory=list)  # ms
    filters: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)  # captions with the filter of another session


async def visit(url: str, file: str, number: int, until: float, seen: Seen) -> None:
    """One person's visit. The actor they look at is nobody else's."""
    dice, own = random.Random(SEED + number), names()[number]
    others = [name for at, name in enumerate(names()[:100]) if at != number]
    visitor = Visitor(url)
    try:
        await asyncio.sleep(dice.uniform(0, LOOKS[1]))
        await visitor.open({"file": [file], "actor": [own]})
        while time.monotonic() < until:
            await asyncio.sleep(dice.uniform(*LOOKS))
            if dice.random() < 0.8:
                length = dice.choice(LENGTHS) * DAY
                first = dice.uniform(FIRST, LAST - length)
                seen.zooms.append(await visitor.zoom((first, first + length)))
                if "zoomed in to" not in visitor.caption:
                    seen.errors.append(f"{own}: no picture of the window: {visitor.caption}")
            else:
                year = dice.randrange(1995, 2015)
                query = {"file": [file], "actor": [own], "from": [str(year)], "to": [str(year + 9)]}
                seen.filters.append(await visitor.go(query))
            said_of = visitor.caption.split(" · ")[1:]
            if not _names(said_of, [own]) or _names(said_of, others):
                seen.strange.append(f"{own}: {visitor.caption}")
    except (OSError, TimeoutError, EOFError) as lost:
        seen.errors.append(f"{own}: {type(lost).__name__} {lost}")
    finally:
        seen.errors += visitor.errors
        await visitor.close()


def _names(parts: list[str], actors: list[str]) -> bool:
    return any(part.startswith(actor) for part in parts for actor in actors)


async def everyone(url: str, file: str, sessions: int, minutes: float) -> Seen:
    seen, until = Seen(), time.monotonic() + 60 * minutes
    await asyncio.gather(*(visit(url, file, number, until, seen) for number in range(sessions)))
    return seen


async def alone(url: str, file: str) -> None:
    """One visit. For the first the file is read, and made what everyone's filters and windows need."""
    visitor = Visitor(url)
    await visitor.open({"file": [file]})
    await visitor.go({"file": [file], "actor": names()[-1:], "from": ["2000"], "to": ["2009"]})
    await visitor.zoom((FIRST, FIRST + LENGTHS[-1] * DAY))
    await visitor.close()


def memory(url: str) -> float:
    """MB that the server holds; it is found by its port."""
    wanted = f"--server.port={urlsplit(url).port}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (process / "cmdline").read_bytes().split(b"\0"):
                lines = (process / "status").read_text("utf-8").splitlines()
                return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1_000
        except OSError:
            continue  # it has ended meanwhile
    return float("nan")


def in_words(times: list[float]) -> str:
    if not times:
        return "none"
    middle, late = np.percentile(times, (50, 95))
    return f"{len(times):,}, median {middle:,.0f} ms, 95th percentile {late:,.0f} ms, worst {max(times):,.0f} ms"


def main(events: int, sessions: int, minutes: float, wait: float) -> None:
    with TemporaryDirectory() as folder:
        file = write_csv(generated(events), Path(folder) / f"crowd-{events}.csv")
        with (
            patch.dict(os.environ, DATELINE_GENERATED=str(file)),
            served(APP, Path(folder) / "log", find() or "") as dashboard,
        ):
            asyncio.run(alone(dashboard.url, file.stem))
            time.sleep(wait)
            before = memory(dashboard.url)
            print(f"{events:,} events, {sessions} sessions, {minutes:g} minutes", flush=True)
            seen = asyncio.run(everyone(dashboard.url, file.stem, sessions, minutes))
            busiest = memory(dashboard.url)
            time.sleep(wait)
            asyncio.run(alone(dashboard.url, file.stem))
            time.sleep(REST)
            after = memory(dashboard.url)
            faults = dashboard.log.read_text("utf-8", errors="replace").count("Traceback")
    print(f"  zooms: {in_words(seen.zooms)}")
    print(f"  filters: {in_words(seen.filters)}")
    print(
        f"  errors: {len(seen.errors)}, tracebacks of the server: {faults}, pictures of another's: {len(seen.strange)}"
    )
    print(f"  memory: {before:,.0f} MB before, {busiest:,.0f} MB at the end, {after:,.0f} MB {wait:.0f} s later "
          f"({after / before - 1:+.0%})")  # fmt: skip
    for text in (*seen.errors[:5], *seen.strange[:5]):
        print(f"  {text}", file=sys.stderr)


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("events", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--sessions", type=int, default=25)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--wait", type=float, default=FORGOTTEN, help="seconds before memory is measured")
    given = parser.parse_args()
    main(given.events, given.sessions, given.minutes, given.wait)
