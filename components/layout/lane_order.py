"""The order of lanes in which ties and links cross the fewest lanes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]

Group = tuple[Sequence[int], float]  # the lanes of an event in several, and its weight
Pull = tuple[int, int, float]  # two lanes with a link between them, and its weight

STRAY = 0.02  # cost of each place by which a lane moves: of equally good orders the given one wins
MOST = 16  # lanes of which runs are moved at most: the number of such moves grows with the third power


def order(lanes: int, groups: Sequence[Group], pulls: Sequence[Pull] = (), fixed: int = 0) -> list[int]:
    """The order of lanes with few crossings: indexes of lanes from top to bottom; the first `fixed` stay where they
    are. `groups` are the lanes of each event in several, `pulls` the links between lanes.

    A local search from the given order, as is usual for the minimum linear arrangement problem, for which no fast exact
    method is known:

    1. One lane at a time moves to where `crossings` is lowest.
    2. When no such move helps any more, a run of adjacent lanes moves, reversed or not; then step 1 again.
    """
    best = list(range(lanes))
    if lanes - fixed < 2:
        return best
    ties = _Ties.of(groups, pulls)

    def cheapest(trials: Sequence[Sequence[int]]) -> tuple[list[int], float]:
        tried = np.array(trials, np.int64)
        costs = ties.cost(tried) + _moved(tried)
        return list(trials[int(np.argmin(costs))]), float(costs.min())

    cost = cheapest([best])[1]
    improved = True
    while improved:
        improved = False
        for lane in range(fixed, lanes):
            without = [other for other in best if other != lane]
            trial, total = cheapest([[*without[:place], lane, *without[place:]] for place in range(fixed, lanes)])
            if total < cost - 1e-9:
                best, cost, improved = trial, total, True
        if not improved and lanes <= MOST:
            trial, total = cheapest(_runs_moved(best, fixed))
            if total < cost - 1e-9:
                best, cost, improved = trial, total, True
    return best


def _runs_moved(best: list[int], fixed: int) -> list[list[int]]:
    """Every order in which one run of adjacent lanes moves, as it is and reversed; the first `fixed` stay."""
    found = []
    for start in range(fixed, len(best)):
        for end in range(start + 1, len(best) + 1):
            run, rest = best[start:end], best[:start] + best[end:]
            for place in range(fixed, len(rest) + 1):
                before, after = rest[:place], rest[place:]
                found += [before + run + after, before + run[::-1] + after]
    return found


def _moved(trials: Int64) -> Float:
    """The cost of the places by which lanes moved, of each arrangement."""
    moved: Float = STRAY * np.abs(np.arange(trials.shape[1]) - trials).sum(axis=1)
    return moved


def crossings(arrangement: Sequence[int], groups: Sequence[Group], pulls: Sequence[Pull] = ()) -> float:
    """The number of lanes that ties and links cross on their way, summed with the weights of these."""
    return float(_Ties.of(groups, pulls).cost(np.array([arrangement], np.int64))[0])


def _sum_groups(groups: Sequence[Group]) -> dict[tuple[int, ...], float]:
    """The weight of each distinct set of two or more lanes."""
    weights: dict[tuple[int, ...], float] = {}
    keys: dict[tuple[int, ...], tuple[int, ...]] = {}  # the sorted lanes of a group as given: few differ
    for group, weight in groups:
        given = tuple(group)
        key = keys.get(given)
        if key is None:
            key = keys[given] = tuple(sorted(set(group)))
        if len(key) > 1:
            weights[key] = weights.get(key, 0.0) + weight
    return weights


def _sum_pulls(pulls: Sequence[Pull]) -> dict[tuple[int, int], float]:
    """The weight of each distinct pair of two lanes."""
    weights: dict[tuple[int, int], float] = {}
    for origin, target, weight in pulls:
        if origin != target:
            key = (min(origin, target), max(origin, target))
            weights[key] = weights.get(key, 0.0) + weight
    return weights


@dataclass(frozen=True, eq=False)
class _Ties:
    """The connections of lanes, as arrays: for each group of lanes the `members` (each padded with its first), their
    number and the group's weight; for each pull its two `ends` and its strength."""

    members: Int64
    count: NDArray[np.int16]
    weight: Float
    ends: Int64
    pull: Float

    @classmethod
    def of(cls, groups: Sequence[Group], pulls: Sequence[Pull]) -> _Ties:
        """The connections of groups and pulls, equal ones counted together."""
        shared, linked = _sum_groups(groups), _sum_pulls(pulls)
        most = max(map(len, shared), default=0)
        members = [(*group, *group[:1] * (most - len(group))) for group in shared]
        return cls(
            np.array(members, np.int64),
            np.array([len(group) for group in shared], np.int16),
            np.array(list(shared.values()), float),
            np.array(list(linked), np.int64),
            np.array(list(linked.values()), float),
        )

    def cost(self, trials: Int64) -> Float:
        """The weighted crossings of each arrangement; `trials` has one arrangement a row."""
        places = np.argsort(trials, axis=1).astype(np.int16)  # twice as fast as 32 bits
        total = np.zeros(len(trials))
        if len(self.members):
            low = high = places.take(self.members[:, 0], axis=1)
            for member in self.members.T[1:]:  # many times faster than along a short last axis
                place = places.take(member, axis=1)
                low, high = np.minimum(low, place), np.maximum(high, place)
            total += (high - low + 1 - self.count) @ self.weight
        if len(self.ends):
            ends = places[:, self.ends]
            total += (np.abs(ends[..., 0] - ends[..., 1]) - 1) @ self.pull
        return total
