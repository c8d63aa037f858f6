"""The time of a filter: `python -m benchmarks.filtering [EVENTS] [--runs N]`.

Each question is the same for all: three of the 5,000 actors, a window of one to ten years, and a piece of text. Ours is
`filters.matching_rows`, which also puts the events in time order. The others have the same columns in their own memory,
actors as numbers and the searched texts in lower case and joined, and need not order anything. Of two ways to ask, the
faster counts. All take turns with questions that are new to them, and all answers are compared."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

import numpy as np

from benchmarks._engines import WAYS, Answer, Question, ours
from benchmarks._generated import ACTORS, SEED, GeneratedEvents, generated, names
from benchmarks._vocabulary import TOPICS

RANKS = (10, 200, ACTORS)  # the actors asked for are of the busiest 10, the busiest 200, and of all
Way = Callable[[GeneratedEvents], Answer]


def questions(events: GeneratedEvents, count: int) -> list[Question]:
    dice = np.random.default_rng(SEED)
    at = {name: index for index, name in enumerate(events.cast.names)}
    known = [[name for name in names()[:rank] if name in at] for rank in RANKS]
    found = []
    for _ in range(count):
        actors = tuple(at[some[int(dice.integers(len(some)))]] for some in known)
        first = int(dice.integers(1995, 2015))
        text = str(dice.choice(TOPICS))[:5]
        found.append(Question(actors, first, first + int(dice.integers(1, 10)), text))
    return found


def timed(ask: Callable[[], Any]) -> tuple[float, Any]:
    """The time in ms, and the answer."""
    start = time.perf_counter()
    answer = ask()
    return 1_000 * (time.perf_counter() - start), answer


def made(events: GeneratedEvents, first: Question) -> dict[Way, tuple[Answer, float]]:
    """Each way with its data, and the ms until its first answer: Dateline builds its indexes on first request."""
    found = {}
    for way in (way for ways in WAYS.values() for way in ways):
        making, answer = timed(partial(way, events))
        asking, _ = timed(partial(answer, first))
        found[way] = answer, making + asking
    return found


def main(size: int, runs: int) -> None:
    events = generated(size)
    begin, *questions_ = questions(events, runs + 1)
    ready = made(events, begin)
    times: dict[Way, list[float]] = {way: [] for way in ready}
    counts = []
    for question in questions_:
        answers = []
        for way, (answer, _) in ready.items():
            took, rows = timed(partial(answer, question))
            times[way].append(took)
            answers.append(np.sort(rows))
            assert np.array_equal(answers[0], answers[-1]), f"{way.__name__} answers {question} otherwise"
        counts.append(len(answers[0]))
    print(f"{size:,} events, {len(events.cast.actor):,} participations; {runs} questions that keep {min(counts):,} to")
    print(f"{max(counts):,} events (median {median(counts):,.0f}); all answers are equal")
    base = median(times[ours])
    for name, ways in WAYS.items():
        way = min(ways, key=lambda way: median(times[way]))
        print(
            f"  {name:10} median {median(times[way]):9,.1f} ms, {median(times[way]) / base:7.1f} × ours; "
            f"made and first asked in {ready[way][1] / 1_000:.1f} s ({way.__name__})"
        )


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("events", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=15)
    given = parser.parse_args()
    main(given.events, given.runs)
