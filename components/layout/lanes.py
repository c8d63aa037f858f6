"""The order of lanes: the one in which shared events and links have the fewest lanes to cross."""

from __future__ import annotations

from collections.abc import Sequence

Group = tuple[Sequence[int], float]  # the lanes of a shared event, and how much it weighs
Pull = tuple[int, int, float]  # two lanes (indexes) that belong together, and how much

STRAY = 0.02  # price of each place a lane moves from where it was given: of equal orders the first-come one wins


def order(lanes: int, groups: Sequence[Group], pulls: Sequence[Pull] = (), fixed: int = 0) -> list[int]:
    """Lane indexes from top to bottom; the first `fixed` stay where they are.

    `groups` are the lanes of each shared event, `pulls` the links between lanes. Starts from the given order, leaves it
    only for fewer crossings, and moves one lane at a time to where `crossings` is lowest, until no move helps: local
    search by insertion, as is usual for the minimum linear arrangement problem, which has no quick exact solution.
    """
    best = list(range(lanes))
    shared, linked = _weighted(groups), _joined(pulls)
    cost = _cost(best, shared, linked) + _strayed(best)
    improved = lanes > 2
    while improved:
        improved = False
        for lane in range(fixed, lanes):
            without = [other for other in best if other != lane]
            for place in range(fixed, lanes):
                trial = [*without[:place], lane, *without[place:]]
                trial_cost = _cost(trial, shared, linked) + _strayed(trial)
                if trial_cost < cost - 1e-9:
                    best, cost, improved = trial, trial_cost, True
    return best


def _strayed(arrangement: Sequence[int]) -> float:
    return STRAY * sum(abs(index - lane) for index, lane in enumerate(arrangement))


def crossings(arrangement: Sequence[int], groups: Sequence[Group], pulls: Sequence[Pull] = ()) -> float:
    """How many lanes ties and links pass over without belonging there (each by its weight)."""
    return _cost(arrangement, _weighted(groups), _joined(pulls))


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


def _cost(
    arrangement: Sequence[int], groups: dict[tuple[int, ...], float], pulls: dict[tuple[int, int], float]
) -> float:
    place = {lane: index for index, lane in enumerate(arrangement)}
    total = 0.0
    for group, weight in groups.items():
        places = [place[lane] for lane in group]
        total += weight * (max(places) - min(places) + 1 - len(group))
    for (one, other), weight in pulls.items():
        total += weight * (abs(place[one] - place[other]) - 1)
    return total
