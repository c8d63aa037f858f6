"""Made-up events of any number, the same each time: `python -m benchmarks._generated EVENTS FOLDER` writes the files.

Five thousand actors take part as in life, a few of them in most of what happens (Zipf), one to four an event. The
events cover 30 years; a third of them come in bursts that begin with a day and fade. One in ten dates is known to the
month only, one in twenty is something that lasted, up to half a year. Made column by column: 10⁷ events take seconds.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import csv

from benchmarks._vocabulary import ACTS, BODIES, FIELDS, PLACES, TOPICS, TYPES
from components.dates import read_edtf
from components.model import COLUMNS, STATUSES, Cast, Links, Loaded
from components.store.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from components.model import Dates, Int32

ACTORS = 5_000
SEED = 2014
MONTHLY, LASTING, BURSTING = 0.1, 0.05, 0.33  # shares of all events
_DAYS = np.arange("1995-01-01", "2025-01-01", dtype="datetime64[D]")
_LONGEST = 180  # days that something lasts
_BURSTS = 60
_FADING = 9.0  # days after which a burst has lost most of its force
_TAKING_PART = (0.4, 0.3, 0.2, 0.1)  # how likely one, two, three and four actors are
_CHUNK = 1 << 19  # rows whose texts are put together at once


@dataclass(frozen=True, eq=False)
class GeneratedEvents:
    """n events: `texts` has the columns id, date, title, actors and type as Arrow's texts; dates and cast align."""

    texts: pa.Table
    dates: Dates
    cast: Cast

    @property
    def own_bytes(self) -> int:
        """What the columns themselves take: the texts in Arrow's memory, the arrays of dates and cast."""
        arrays = [getattr(self.dates, part.name) for part in fields(self.dates)]
        arrays += [self.cast.start, self.cast.actor, self.cast.role]
        total: int = self.texts.nbytes + sum(array.nbytes for array in arrays if array is not None)
        return total


def generated(events: int) -> GeneratedEvents:
    """`events` events, in no order. Another number gives other events, made the same way."""
    dice = np.random.default_rng((SEED, events))
    dates, when = _dates(dice, events)
    cast, people = _cast(dice, events)
    texts = {
        "id": _text(_numbered(pa.scalar("e", pa.large_string()), rows) for rows in _chunks(events)),
        "date": when,
        "title": _titles(dice, events),
        "actors": people,
        "type": _taken(TYPES, _skewed(dice, len(TYPES), events)),
    }
    return GeneratedEvents(pa.table(texts), dates, cast)


def loaded(made: GeneratedEvents, name: str = "crowd.csv") -> Loaded:
    """The events as reading the file of `write_csv` gives them."""
    events = len(made.dates.flags)
    header = tuple(made.texts.column_names)
    cells = {name: made.texts[name].combine_chunks() for name in header}  # one piece, as a file that was read has it
    cells["status"] = _taken([STATUSES[0]], np.zeros(events, np.int32)).combine_chunks()
    blank = _taken([""], np.zeros(events, np.int32)).combine_chunks()
    frame = pd.DataFrame({column: cells.get(column, blank).to_pandas() for column in COLUMNS})
    frame["line"] = np.arange(2, events + 2)
    none = np.zeros(0, np.int32)
    return Loaded(
        name=name,
        table=frame,
        refused=frame.iloc[:0],
        dates=made.dates,
        cast=made.cast,
        links=Links((), none, none, none),
        rejected=(),
        notes=(),
        header=header,
        rows=events,
        events=events,
        undated=0,
    )


def store(events: int) -> MemoryStore:
    """The events, ready to be asked."""
    return MemoryStore(loaded(generated(events)))


def write_csv(made: GeneratedEvents, path: Path) -> Path:
    csv.write_csv(made.texts, path, csv.WriteOptions(quoting_style="needed"))
    return path


def write_parquet(made: GeneratedEvents, path: Path) -> Path:
    pq.write_table(made.texts.cast(pa.schema([(name, pa.string()) for name in made.texts.column_names])), path)
    return path


def names() -> list[str]:
    """The actors there are, the one that takes part most often first."""
    every = [f"{place} {body} of {field}" for field in FIELDS for body in BODIES for place in PLACES]
    return [every[at] for at in np.random.default_rng(SEED).permutation(ACTORS)]


def _cast(dice: np.random.Generator, events: int) -> tuple[Cast, pa.ChunkedArray]:
    """Who takes part, no one twice in an event, and the same as cells."""
    most = len(_TAKING_PART)
    who = _skewed(dice, ACTORS, events * most).reshape(most, events).astype(np.uint16)
    for place in range(1, most):
        while len(twice := np.flatnonzero((who[:place] == who[place]).any(axis=0))):
            who[place, twice] = _skewed(dice, ACTORS, len(twice))
    count = dice.choice(np.arange(1, most + 1, dtype=np.uint8), events, p=_TAKING_PART)
    there = np.arange(most)[:, None] < count
    codes, first = pd.factorize(who.T[there.T])  # names are in order of first appearance
    start = np.concatenate(([0], np.cumsum(count, dtype=np.int64)))
    every = names()
    role = np.zeros(len(codes), np.int32)
    cast = Cast(tuple(every[actor] for actor in first), ("",), start, codes.astype(np.int32), role)
    known, between = pa.array(every, pa.large_string()), pa.scalar("; ", pa.large_string())
    return cast, _text(
        pc.binary_join_element_wise(
            *(known.take(pa.array(who[place, rows], mask=~there[place, rows])) for place in range(most)),
            between,
            null_handling="skip",
        )
        for rows in _chunks(events)
    )


def _dates(dice: np.random.Generator, events: int) -> tuple[Dates, pa.ChunkedArray]:
    """What is known of when, read from EDTF as any other, and these texts; each different one is read once."""
    start = dice.integers(0, len(_DAYS), events, np.int32)
    bursting = np.flatnonzero(dice.random(events, np.float32) < BURSTING)
    begun = dice.integers(0, len(_DAYS), _BURSTS, np.int32)[_skewed(dice, _BURSTS, len(bursting))]
    start[bursting] = np.minimum(begun + dice.exponential(_FADING, len(bursting)).astype(np.int32), len(_DAYS) - 1)
    kind = dice.random(events, np.float32)
    lasting, monthly = np.flatnonzero(kind < LASTING), np.flatnonzero(kind >= 1 - MONTHLY)
    pairs = start[lasting] * _LONGEST + dice.integers(0, _LONGEST, len(lasting), np.int32)
    pairs, of_pair = np.unique(pairs, return_inverse=True)
    days = np.datetime_as_string(_DAYS)
    months, of_day = np.unique(days.astype("<U7"), return_inverse=True)
    ends = np.datetime_as_string(_DAYS[pairs // _LONGEST] + 1 + pairs % _LONGEST)
    spans = [f"{day}/{end}" for day, end in zip(days[pairs // _LONGEST], ends, strict=True)]
    distinct = [*days.tolist(), *months.tolist(), *spans]
    code = start
    code[monthly] = len(days) + of_day[start[monthly]]
    code[lasting] = len(days) + len(months) + of_pair
    dates, wrong = read_edtf(distinct)
    assert not wrong, next(iter(wrong.values()))
    columns: dict[str, Any] = {part.name: getattr(dates, part.name) for part in fields(dates)}
    every = {name: column[code] for name, column in columns.items() if column is not None}
    return replace(dates, **every), _taken(distinct, code)


def _titles(dice: np.random.Generator, events: int) -> pa.ChunkedArray:
    """ "Vote on rivers in Varde, no. 31": no two alike."""
    begins = [f"{act} on {topic} in {place}, no. " for act in ACTS for place in PLACES for topic in TOPICS]
    code = dice.integers(0, len(ACTS) * len(PLACES), events, np.int32) * len(TOPICS)
    code += _skewed(dice, len(TOPICS), events)
    known = pa.array(begins, pa.large_string())
    return _text(_numbered(known.take(pa.array(code[rows])), rows) for rows in _chunks(events))


def _skewed(dice: np.random.Generator, kinds: int, count: int) -> Int32:
    """`count` numbers below `kinds`, the second half as frequent as the first, the third a third of it (Zipf)."""
    likely = 1 / np.arange(1, kinds + 1)
    slots = np.repeat(np.arange(kinds, dtype=np.int32), np.ceil(likely / likely.sum() * (1 << 18)).astype(int))
    drawn: Int32 = slots[dice.integers(0, len(slots), count, np.int32)]
    return drawn


def _chunks(events: int) -> Iterator[slice]:
    return (slice(first, min(first + _CHUNK, events)) for first in range(0, events, _CHUNK))


def _text(chunks: Iterable[pa.Array]) -> pa.ChunkedArray:
    return pa.chunked_array(chunks, pa.large_string())


def _taken(values: Sequence[str], code: NDArray[np.int32]) -> pa.ChunkedArray:
    known = pa.array(values, pa.large_string())
    return _text(known.take(pa.array(code[rows])) for rows in _chunks(len(code)))


def _numbered(before: pa.Array | pa.Scalar, rows: slice) -> pa.Array:
    numbers = pa.array(np.arange(rows.start, rows.stop)).cast(pa.large_string())
    return pc.binary_join_element_wise(before, numbers, pa.scalar("", pa.large_string()))


def main(events: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    made = generated(events)
    for path in (
        write_csv(made, folder / f"crowd-{events}.csv"),
        write_parquet(made, folder / f"crowd-{events}.parquet"),
    ):
        print(f"{path}: {path.stat().st_size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
