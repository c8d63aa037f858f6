"""The order of lanes: the one in which shared events and links have the fewest lanes to cross."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Float = NDArray[np.float64]
    Int64 = NDArray[np.int64]

Group = tuple[Sequence[int], float]  # the lanes of a shared event, and how much it weighs
Pull = tuple[int, int, float]  # two lanes (indexes) that belong together, and how much

STRAY = 0.02  # price of each place a lane moves from where it was given: of equal orders the first-come one wins


def order(lanes: int, groups: Sequence[Group], pulls: Sequence[Pull] = (), fixed: int = 0) -> list[int]:
    """Lane indexes from top to bottom; the first `fixed` stay where they are.

    `groups` are the lanes of each shared event, `pulls` the links between lanes. Starts from the given order, leaves it
    only for fewer crossings, and moves one lane at a time to where `crossings` is lowest, until no move helps: local
    search by insertion, as is usual for the minimum linear arrangement problem, which has no quick exact solution.
    """
    best = np.arange(lanes)
    shared, linked = _weighted(groups), _joined(pulls)
    cost = (_cost(best[None], shared, linked) + _strayed(best[None]))[0]
    improved = lanes > 2
    while improved:
        improved = False
        for lane in range(fixed, lanes):
            without = best[best != lane]
            trials = np.stack([np.insert(without, place, lane) for place in range(fixed, lanes)])
            costs = _cost(trials, shared, linked) + _strayed(trials)
            least = int(np.argmin(costs))
            if costs[least] < cost - 1e-9:
                best, cost, improved = trials[least], costs[least], True
    return [int(lane) for lane in best]


def _strayed(trials: Int64) -> Float:
    strayed: Float = STRAY * np.abs(np.arange(trials.shape[1]) - trials).sum(axis=1)
    return strayed


def crossings(arrangement: Sequence[int], groups: Sequence[Group], pulls: Sequence[Pull] = ()) -> float:
    """How many lanes ties and links pass over without belonging there (each by its weight)."""
    return float(_cost(np.array([arrangement], np.int64), _weighted(groups), _joined(pulls))[0])


def _weighted(groups: Sequence[Group]) -> dict[tuple[int, ...], float]:
    weights: dict[tuple[int, ...], float] = {}
    for group, weight in groups:
        key = tuple(sorted(set(group)))
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


def _cost(trials: Int64, groups: dict[tuple[int, ...], float], pulls: dict[tuple[int, int], float]) -> Float:
    """The crossings of each of several arrangements, one a row."""
    places = np.argsort(trials, axis=1)
    total = np.zeros(len(trials))
    if groups:
        most = max(map(len, groups))
        members = places[:, np.array([(*group, *group[:1] * (most - len(group))) for group in groups])]
        between = members.max(axis=2) - members.min(axis=2) + 1 - np.array([len(group) for group in groups])
        total += between @ np.array(list(groups.values()))
    if pulls:
        ends = places[:, np.array(list(pulls))]
        total += (np.abs(ends[..., 0] - ends[..., 1]) - 1) @ np.array(list(pulls.values()))
    return total
