"""The number of lanes that shared events and links pass over, in order of first appearance and in ours.

`python -m benchmarks.crossings [FILE [OURS=THEIRS …]]`

Without a file: the seed's events and the golden scene of twenty clubs. Each tie and each link counts the lanes between
its outer ones that it does not belong to. Beside the two figures: the median of a hundred random orders, and the least
there can be where there are few enough lanes to try every order.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Sequence
from itertools import permutations
from pathlib import Path
from statistics import median

from components import pipeline
from components.layout.grouping import group_by_actor
from components.layout.lane_assignment import assign, census
from components.layout.lane_choice import LaneOptions
from components.layout.lane_order import Group, Pull, crossings
from components.model import Reading, Request, Source

ROOT = Path(__file__).resolve().parent.parent
FILES = (ROOT / "data" / "events.csv", ROOT / "tests" / "cases" / "many-lanes" / "events.csv")
EVERY = 9  # lanes of which all orders are tried
RANDOM = 100


def report(path: Path, mapping: Iterable[tuple[str, str]] = ()) -> str:
    """One line of figures about a file. Raises SourceError."""
    store = pipeline.load(Source(path.name, path.read_bytes()), Reading(mapping=tuple(mapping), accept=True))
    rows = store.order()
    groups, options = group_by_actor(store.cast, rows), LaneOptions(Request.most_lanes)
    count = census(groups, store.dates, rows, options)
    assignment = assign(groups, count, store.links, store.dates, rows, options)
    lanes_of: dict[int, list[int]] = {}
    for row, lane in zip(assignment.row.tolist(), assignment.lane.tolist(), strict=True):
        lanes_of.setdefault(row, []).append(lane)
    ties: list[Group] = [(lanes, 1.0) for lanes in lanes_of.values() if len(lanes) > 1]
    pairs = zip(store.links.origin.tolist(), store.links.target.tolist(), strict=True)
    links: list[Pull] = [(lanes_of[one][0], lanes_of[other][0], 1.0) for one, other in pairs]
    ours = list(range(len(assignment.lanes)))
    first = list(dict.fromkeys(assignment.lane.tolist()))  # rows are in time order
    return (
        f"{path.parent.name}/{path.name}: {len(rows):,} events, {len(ours)} lanes, {len(ties)} shared events, "
        f"{len(links)} links; crossings {crossings(first, ties, links):.0f} in order of first appearance, "
        f"{crossings(ours, ties, links):.0f} in ours; {_others(len(ours), ties, links)}"
    )


def _others(lanes: int, ties: Sequence[Group], links: Sequence[Pull]) -> str:
    random.seed(1)
    tries = [random.sample(range(lanes), lanes) for _ in range(RANDOM)]
    usual = f"{median(crossings(one, ties, links) for one in tries):.0f} in a random one"
    if lanes > EVERY:
        return usual
    return f"{usual}, {min(crossings(one, ties, links) for one in permutations(range(lanes))):.0f} at the least"


if __name__ == "__main__":
    if sys.argv[1:]:
        pairs = [pair.partition("=") for pair in sys.argv[2:]]
        print(report(Path(sys.argv[1]), [(ours, theirs) for ours, _, theirs in pairs]))
    else:
        print("\n".join(map(report, FILES)))
