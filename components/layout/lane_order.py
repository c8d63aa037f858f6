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

Group = tuple[Sequence[int], float]  # the lanes of a shared event, and how much it weighs
Pull = tuple[int, int, float]  # two lanes (indexes) that belong together, and how much

STRAY = 0.02  # price of each place a lane moves from where it was given: of equal orders the first-come one wins
MOST = 16  # lanes of which whole runs are moved: their number grows with the third power


def order(lanes: int, groups: Sequence[Group], pulls: Sequence[Pull] = (), fixed: int = 0) -> list[int]:
    """Lane indexes from top to bottom; the first `fixed` stay where they are. `groups` are the lanes of each shared
    event, `pulls` the links between lanes.

    Starts from the given order and changes it only for fewer crossings: local search, as is usual for the minimum
    linear arrangement problem, which has no quick exact solution. One lane at a time moves to where `crossings` is
    lowest; when none helps any more, a run of adjacent lanes moves, reversed or not.
    """
    best = list(range(lanes))
    if lanes - fixed < 2:
        return best
    ties = _Ties.of(groups, pulls)

    def least(trials: Sequence[Sequence[int]]) -> tuple[list[int], float]:
        tried = np.array(trials, np.int64)
        costs = ties.cost(tried) + _strayed(tried)
        return list(trials[int(np.argmin(costs))]), float(costs.min())

    cost = least([best])[1]
    improved = True
    while improved:
        improved = False
        for lane in range(fixed, lanes):
            without = [one for one in best if one != lane]
            trial, total = least([[*without[:place], lane, *without[place:]] for place in range(fixed, lanes)])
            if total < cost - 1e-9:
                best, cost, improved = trial, total, True
        if not improved and lanes <= MOST:
            trial, total = least(_runs_moved(best, fixed))
            if total < cost - 1e-9:
                best, cost, improved = trial, total, True
    return best


def _runs_moved(best: list[int], fixed: int) -> list[list[int]]:
    """Every order in which one run of adjacent lanes moves, also reversed."""
    found = []
    for start in range(fixed, len(best)):
        for end in range(start + 1, len(best) + 1):
            run, rest = best[start:end], best[:start] + best[end:]
            for place in range(fixed, len(rest) + 1):
                before, after = rest[:place], rest[place:]
                found += [before + run + after, before + run[::-1] + after]
    return found


def _strayed(trials: Int64) -> Float:
    strayed: Float = STRAY * np.abs(np.arange(trials.shape[1]) - trials).sum(axis=1)
    return strayed


def crossings(arrangement: Sequence[int], groups: Sequence[Group], pulls: Sequence[Pull] = ()) -> float:
    """The number of lanes that ties and links cross without belonging there, each counted by its weight."""
    return float(_Ties.of(groups, pulls).cost(np.array([arrangement], np.int64))[0])


def _weighted(groups: Sequence[Group]) -> dict[tuple[int, ...], float]:
    weights: dict[tuple[int, ...], float] = {}
    keys: dict[tuple[int, ...], tuple[int, ...]] = {}  # by the group as it is given: few differ
    for group, weight in groups:
        given = tuple(group)
        key = keys.get(given)
        if key is None:
            key = keys[given] = tuple(sorted(set(group)))
        if len(key) > 1:
            weights[key] = weights.get(key, 0.0) + weight
    return weights


def _joined(pulls: Sequence[Pull]) -> dict[tuple[int, int], float]:
    weights: dict[tuple[int, int], float] = {}
    for one, other, weight in pulls:
        if one != other:
            key = (min(one, other), max(one, other))
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
        shared, linked = _weighted(groups), _joined(pulls)
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
        """The crossings of each of several arrangements, one a row."""
        places = np.argsort(trials, axis=1).astype(np.int16)  # few: twice as fast as 32 bits
        total = np.zeros(len(trials))
        if len(self.members):
            low = high = places.take(self.members[:, 0], axis=1)
            for member in self.members.T[1:]:  # one after the other: many times faster than along a short last axis
                place = places.take(member, axis=1)
                low, high = np.minimum(low, place), np.maximum(high, place)
            total += (high - low + 1 - self.count) @ self.weight
        if len(self.ends):
            ends = places[:, self.ends]
            total += (np.abs(ends[..., 0] - ends[..., 1]) - 1) @ self.pull
        return total
