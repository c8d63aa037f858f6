"""Tables made by chance from a fixed seed, with what is awkward in them: open sides, ties, names that are SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from components.cells.fold import fold
from components.model import FUTURE, NO_ZONE, PAST, Flag, Source
from components.read import read
from components.store.memory import MemoryStore
from components.store.sql.tables import TEXTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

ACTORS = (
    *("Ægir", "ægir", "O'Brien", '"; DROP TABLE events; --', "100%", "a_b", "\\", "한국"),
    *("Japan", "  gap", "é", "Zoë", "?"),
)
TYPES = ("", "vote", "Vote", "it's", "%", "vave")
STATUSES = ("", "occurred", "expected", "disputed")
DAY = 86_400


def mixed(size: int) -> MemoryStore:
    """`size` events of every kind of date within a few years, some with links and roles, one in nine without a date."""
    kinds = ["{0}-{1:02}-{2:02}", "{0}-{1:02}", "{0}-{1:02}-{2:02}/{0}-12", "[..{0}-{1:02}-{2:02}]", "{0}", ""]
    kinds += ["{{{0}-{1:02}-01,{0}-{1:02}-{2:02}}}", "{0}-{1:02}-{2:02}T10:00Z", "{0}-{1:02}-{2:02}/.."]
    names = ("Ann [host]", "Bob", "Cy [guest]", "Dee", "Eve", "Flo [host]")
    rows = ["id,date,title,actors,type,links"]
    for k in range(size):
        when = kinds[k % 9].format(2000 + k % 5, k % 12 + 1, k % 28 + 1)
        cast = "; ".join(dict.fromkeys(names[at % (1 + k % 6)] for at in (k, k * 5, k * 7)))
        rows.append(f'e{k},"{when}",Event {k},{cast},{"ABC"[k % 3]},{f"leads to: e{k // 2}" if k % 10 == 0 else ""}')
    return MemoryStore(read(Source("mixed.csv", "\n".join(rows).encode())))


def seeded(size: int, seed: int) -> tuple[pa.Table, pa.Table]:
    """`size` events within 30 years, some in the same second, and some far off; and who takes part in them."""
    rng = np.random.default_rng(seed)
    columns = _dates(rng, size)
    events = {name: pa.array(np.asarray(values, np.int64)) for name, values in columns.items()}
    texts = _texts(rng, columns["flags"], columns["until"])
    events |= {name: pa.array(values, pa.string()) for name, values in texts.items()}
    return pa.table(events), _parts(rng, columns["row"])


def _dates(rng: np.random.Generator, size: int) -> dict[str, NDArray[Any]]:
    """The columns that are numbers. Flags, rank and `until` agree with the bounds, as `store.sql.tables` has them: what
    has two sides lasted."""
    start = rng.integers(0, 30 * 365, size) * DAY
    start = np.where(rng.random(size) < 0.3, rng.choice(start[:5], size) if size else start, start)
    start = np.where(rng.random(size) < 0.02, -(4 * 10**17) + 1, start)  # about when all began
    soft = rng.choice([0, DAY - 1, 30 * DAY], size)
    long = np.where(rng.random(size) < 0.2, rng.integers(0, 4000, size) * DAY, 0)
    bounds = [start, start + soft, start + long, start + long + soft]
    open_start, open_end = rng.random(size) < 0.1, rng.random(size) < 0.1
    undated = rng.random(size) < 0.08
    bounds[0] = np.where(open_start, PAST, bounds[0])
    bounds[2] = np.where(open_start & (rng.random(size) < 0.5), PAST, bounds[2])
    bounds[3] = np.where(open_end, FUTURE, bounds[3])
    bounds = [np.where(undated, side, bound) for bound, side in zip(bounds, (PAST, FUTURE, PAST, FUTURE), strict=True)]
    reported = open_end & ~undated & (start >= 0) & (rng.random(size) < 0.5)
    until = np.where(reported, start + 5001 * DAY - 1, PAST)
    flags = np.where((long > 0) | open_start | open_end, int(Flag.INTERVAL), 0) | int(Flag.TIME)
    flags |= np.where(open_start, int(Flag.OPEN_START), 0) | np.where(open_end, int(Flag.OPEN_END), 0)
    row = rng.permutation(size) * 3  # neither dense nor in order
    nanos = rng.choice([0, 0, 5], size)
    placed = np.min([np.where(bound == PAST, FUTURE, bound) for bound in bounds], axis=0)
    return {
        "row": row,
        **dict(zip(("earliest_start", "latest_start", "earliest_end", "latest_end"), bounds, strict=True)),
        "until": until,
        "flags": np.where(undated, int(Flag.UNDATED), flags),
        "precision": np.where(undated, 0, 13),
        "start_offset": np.full(size, NO_ZONE),
        "end_offset": np.full(size, NO_ZONE),
        "start_nanos": nanos,
        "end_nanos": np.zeros(size, int),
        "rank": np.argsort(np.lexsort((row, bounds[3], nanos, placed, undated))),
        "weight": rng.choice([0, 0, 1, 2, 16_384], size) * 65_536 + rng.integers(0, 4, size),
    }


def _texts(rng: np.random.Generator, flags: NDArray[Any], until: NDArray[Any]) -> dict[str, list[str]]:
    """The columns that are texts, of events with these flags, reported on the day whose last second is `until`."""
    size = len(flags)
    texts = {name: [f"{name} {k}" if name == "title" else "" for k in range(size)] for name in TEXTS}
    texts["date"] = np.where(flags & int(Flag.INTERVAL), "../..", "").tolist()
    texts["reported"] = ["" if last == PAST else str(np.datetime64(last, "s"))[:10] for last in until.tolist()]
    texts["type"] = rng.choice(TYPES, size).tolist()
    texts["status"] = rng.choice(STATUSES, size).tolist()
    texts["description"] = rng.choice(["Straße", "100% of it", "a_b", "日本", ""], size).tolist()
    folded = [fold(f"{title} {text}") for title, text in zip(texts["title"], texts["description"], strict=True)]
    return texts | {"folded": folded}


def _parts(rng: np.random.Generator, row: NDArray[Any]) -> pa.Table:
    """Up to three actors of each event, with roles."""
    event = np.repeat(row, rng.integers(0, 4, len(row)))
    weight = 1 / np.arange(1, len(ACTORS) + 1)
    actor = rng.choice(len(ACTORS), len(event), p=weight / weight.sum())
    role = rng.choice(["", "author", "subject"], len(event))
    columns = {
        "event": pa.array(event, pa.int64()),
        "place": pa.array(np.arange(len(event)), pa.int64()),
        "actor": pa.array([ACTORS[one] for one in actor], pa.string()),
        "role": pa.array(role.tolist(), pa.string()),
    }
    return pa.table(columns)
