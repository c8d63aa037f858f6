"""The time of pictures from a database larger than memory: `python -m benchmarks.database [EVENTS …] [--runs N]`.

Makes the two tables as Parquet, month by month so that any number fits (10⁸ events take minutes and some 4 GB in
`.bench`), and draws pictures of them through DuckDB: first ones, zooms nobody has asked for before, and an actor's.
Each figure is a median; a picture that was seen before comes from the cache.
"""

from __future__ import annotations

import resource
import time
from argparse import ArgumentParser
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks._generated import SEED, names
from benchmarks._vocabulary import ACTS, TOPICS, TYPES
from components import pipeline
from components.model import NO_ZONE, PAST, Flag, Precision, Request
from components.store.sql.database import connect
from components.store.sql.tables import TEXTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.store.sql.database import Database

FOLDER = Path(__file__).parents[1] / ".bench"
MONTHS = np.arange("1995-01", "2025-01", dtype="datetime64[M]")
DAY = 86_400  # seconds
FIRST, LAST = 788_918_400, 1_735_689_600  # 1995 and the end of 2024
WINDOWS = {"a year": 365 * DAY, "a month": 30 * DAY, "a day": DAY}


def made(events: int) -> Path:
    """The folder with both tables of `events` events, in time order."""
    folder = FOLDER / f"database-{events}"
    if not (folder / "done").exists():
        folder.mkdir(parents=True, exist_ok=True)
        dice = np.random.default_rng((SEED, events))
        counts = dice.multinomial(events, dice.dirichlet(np.full(len(MONTHS), 3.0)))
        cast = pa.array(names()[:5_000])
        row = place = 0
        writers: list[pq.ParquetWriter] = []
        for month, count in zip(MONTHS, counts.tolist(), strict=True):
            tables = _month(dice, month, count, row, place, cast)
            writers = writers or [
                pq.ParquetWriter(folder / f"{name}.parquet", table.schema)
                for name, table in zip(("events", "participation"), tables, strict=True)
            ]
            for writer, table in zip(writers, tables, strict=True):
                writer.write_table(table)
            row, place = row + count, place + len(tables[1])
        for writer in writers:
            writer.close()
        (folder / "done").touch()
    return folder


def _month(
    dice: np.random.Generator, month: np.datetime64, count: int, row: int, place: int, cast: pa.Array
) -> tuple[pa.Table, pa.Table]:
    """The events that begin in a month, from `row` on, and the participations in them, from `place` on."""
    opens, closes = (int((month + k).astype("datetime64[s]").astype(np.int64)) for k in (0, 1))
    start = opens + dice.integers(0, (closes - opens) // DAY, count) * DAY
    vague, long = dice.random(count) < 0.1, dice.random(count) < 0.05
    start = np.where(vague, opens, start)
    end = np.where(vague, closes, start + DAY) - 1
    last = np.where(long, end + dice.integers(1, 180, count) * DAY, end)
    order = np.lexsort((last, start))
    start, end, last = start[order], end[order], last[order]
    vague, long = vague[order], long[order]
    zero, people = np.zeros(count, np.int64), dice.choice([1, 2, 3, 4], count, p=[0.4, 0.3, 0.2, 0.1])
    numbers = {
        "row": row + np.arange(count),
        "earliest_start": start,
        "latest_start": np.where(long, start + DAY - 1, end),
        "earliest_end": np.where(long, last - DAY + 1, start),
        "latest_end": last,
        "until": zero + PAST,
        "flags": long * int(Flag.INTERVAL),
        "precision": np.where(vague, int(Precision.MONTH), int(Precision.DAY)),
        "start_offset": zero + NO_ZONE,
        "end_offset": zero + NO_ZONE,
        "start_nanos": zero,
        "end_nanos": zero,
        "rank": row + np.arange(count),
        "weight": people,
    }
    titles = [f"{act} on {topic}" for act in ACTS for topic in TOPICS]
    title = pa.array(titles).take(pa.array(dice.integers(0, len(titles), count)))
    texts: dict[str, pa.Array] = {name: pa.array(np.full(count, "")) for name in TEXTS}
    texts["title"] = title
    texts["id"] = pa.array(numbers["row"]).cast(pa.string())
    texts["date"] = _written(start, last, vague, long)
    texts["type"] = pa.array(list(TYPES)).take(pa.array(dice.integers(0, len(TYPES), count)))
    texts["folded"] = title
    event = np.repeat(numbers["row"], people)
    return pa.table({**numbers, **texts}), _participation(dice, event, place, cast)


def _participation(dice: np.random.Generator, event: NDArray[np.int64], place: int, cast: pa.Array) -> pa.Table:
    """The participations in events, one for each of `event`, from `place` on; a few actors are in most of them."""
    actor = np.minimum(dice.zipf(1.3, len(event)) - 1, len(cast) - 1)
    return pa.table(
        {
            "event": event,
            "place": place + np.arange(len(event)),
            "actor": cast.take(pa.array(actor)),
            "role": pa.array(np.full(len(event), "")),
        }
    )


def _written(
    start: NDArray[np.int64], last: NDArray[np.int64], vague: NDArray[np.bool_], long: NDArray[np.bool_]
) -> pa.Array:
    """The dates as EDTF."""
    first, end = (
        pa.array(side.astype("datetime64[s]").astype("datetime64[D]")).cast(pa.string()) for side in (start, last)
    )
    plain = pc.if_else(pa.array(vague), pc.utf8_slice_codeunits(first, 0, 7), first)
    return pc.if_else(pa.array(long), pc.binary_join_element_wise(plain, end, "/"), plain)


def timed(database: Database, request: Request) -> float:
    """Seconds that a picture takes."""
    start = time.perf_counter()
    pipeline.draw(database, request)
    return time.perf_counter() - start


def main(sizes: list[int], runs: int) -> None:
    for size in sizes:
        folder = made(size)
        on_disk = sum(path.stat().st_size for path in folder.iterdir()) / 1e9
        database = connect(str(folder))
        print(f"{size:,} events, {on_disk:.1f} GB of Parquet")
        for lanes in ("type", "actor"):
            print(f"  lanes by {lanes}: first picture {timed(database, Request(lanes=lanes)):.1f} s", flush=True)
            for name, length in WINDOWS.items():
                starts = np.random.default_rng(SEED).uniform(FIRST, LAST - length, runs).tolist()
                took = [timed(database, Request(lanes=lanes, window=(start, start + length))) for start in starts]
                print(f"  lanes by {lanes}: {name} {median(took):.2f} s", flush=True)
        actor = names()[40]
        filtered = timed(database, Request(filters=(("actor", (actor,)),)))
        print(f"  of {actor}: {filtered:.1f} s", flush=True)
        database.close()
        print(f"  memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.1f} GB", flush=True)


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("events", nargs="*", type=int, default=[1_000_000])
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    main(given.events, given.runs)
