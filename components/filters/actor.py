"""By who takes part: any of the names, all of them, or none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.filters.field import Field, Filter, by_count
from components.filters.meant import meant
from components.model import Option

if TYPE_CHECKING:
    from components.filters.field import Asked, Keep
    from components.model import Int64, Store

_MATCHES = ("any", "all", "none")
_ACTOR = Field("actor", "Actor", "Events in which these take part.", "many")
_MATCH = Field("match", "Match", "Any of the actors, all of them together, or none of them.", "one", _MATCHES)


def _check(store: Store, asked: Asked) -> Asked:
    """The match says nothing without actors, and "any" is what is meant anyway."""
    names = dict.fromkeys(meant("actor", name, store.cast.names) for name in asked.get("actor", ()))
    if not names:
        return {}
    match = asked.get("match", _MATCHES)[0]
    return {"actor": tuple(names)} | ({"match": (match,)} if match != _MATCHES[0] else {})


def _keep(store: Store, asked: Asked) -> Keep:
    match = asked.get("match", _MATCHES)[0]
    actors = [store.cast.names.index(name) for name in asked["actor"]]
    counts: Int64 = np.zeros(store.size, np.int64)
    for actor in actors:
        counts[store.postings(actor)] += 1
    fewest, most = {"any": (1, len(actors)), "all": (len(actors), len(actors)), "none": (0, 0)}[match]
    return (counts >= fewest) & (counts <= most)


def _options(store: Store, asked: Asked, among: Keep) -> dict[str, tuple[Option, ...]]:
    """An actor's count is what it alone would keep under the match that is set; a match's, with the actors set."""
    event = np.repeat(np.arange(store.size), np.diff(store.cast.start))
    pairs = np.unique(store.cast.actor.astype(np.int64) * store.size + event)
    pairs = pairs[among[pairs % max(store.size, 1)]]
    counts = np.bincount(pairs // max(store.size, 1), minlength=len(store.cast.names))
    if asked.get("match") == ("none",):
        counts = np.count_nonzero(among) - counts
    return {
        "actor": by_count(store.cast.names, counts),
        "match": tuple(Option(match, _matching(store, asked, match, among)) for match in _MATCHES),
    }


def _matching(store: Store, asked: Asked, match: str, among: Keep) -> int:
    keep = _keep(store, {**asked, "match": (match,)}) & among if asked.get("actor") else among
    return int(np.count_nonzero(keep))


def _describe(asked: Asked) -> tuple[str, ...]:
    match = asked.get("match", _MATCHES)[0]
    if match == "none":
        return (f"without {' or '.join(asked['actor'])}",)
    return ((" and " if match == "all" else " or ").join(asked["actor"]),)


ACTOR = Filter((_ACTOR, _MATCH), _check, _keep, _options, _describe)
