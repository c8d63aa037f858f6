"""Filter by actors: any of the names, all of them, or none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from components.filters.field import Field, Filter, by_count, count_values, ranked
from components.filters.resolve import resolve
from components.filters.rows import complement, difference, intersection, participations, rows_with_repeats, union
from components.language import message, say
from components.model import Option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import ibis.expr.types as ir

    from components.filters.field import Criteria, Database, Events, Rows, Tables
    from components.model import Int64, Store

_MATCHES = (message("any"), message("all"), message("none"))
_ACTOR = Field("actor", message("Actor"), "Events in which these take part.", "many", column="actors")
_MATCH = Field(
    "match",
    message("Match"),
    "Any of the actors, all of them together, or none of them.",
    "one",
    _MATCHES,
    of="actor",
    labels=(message("Actor"), message("With all"), message("Without")),
)


def _check(store: Store, criteria: Criteria) -> Criteria:
    """The criteria in canonical form: a match without actors has no effect, and "any" is the default."""
    names = dict.fromkeys(resolve("actor", name, _indexes(store)) for name in criteria.get("actor", ()))
    if not names:
        return {}
    match = criteria.get("match", _MATCHES)[0]
    return {"actor": tuple(names)} | ({"match": (match,)} if match != _MATCHES[0] else {})


def _keep(store: Store, criteria: Criteria, among: Rows) -> Int64:
    match, actors = criteria.get("match", _MATCHES)[0], _actors(store, criteria)
    found = [store.postings(actor) for actor in actors]
    if among is not None:
        found = [intersection([rows, among], store.size) for rows in found]
    if match == "all":
        return intersection(found, store.size)
    anyone = union(found, store.size)
    if match == "any":
        return anyone
    return complement(anyone, store.size) if among is None else difference(among, anyone, store.size)


def _reach(store: Store, criteria: Criteria) -> int:
    """The most rows that can pass: for "any" the actors' rows together, for "all" those of the rarest actor, for "none"
    all rows."""
    match, counts = (
        criteria.get("match", _MATCHES)[0],
        [len(store.postings(actor)) for actor in _actors(store, criteria)],
    )
    return store.size if match == "none" else min(store.size, sum(counts) if match == "any" else min(counts))


def _actors(store: Store, criteria: Criteria) -> list[int]:
    places = _indexes(store)
    return [places[name] for name in criteria["actor"]]


def _indexes(store: Store) -> dict[str, int]:
    """The index of each name in the cast."""
    return store.derived("actors", lambda: {name: index for index, name in enumerate(store.cast.names)})


def _options(store: Store, criteria: Criteria, among: Rows) -> dict[str, tuple[Option, ...]]:
    """The options of actors and match. The count of an actor is what it alone would keep under the current match; that
    of a match, what it would keep with the current actors."""
    counts = _counts(store, among)
    size = store.size if among is None else len(among)
    if criteria.get("match") == ("none",):
        counts = size - counts
    sizes = dict.fromkeys(_MATCHES, size)
    if criteria.get("actor"):
        sizes = {match: len(_keep(store, {**criteria, "match": (match,)}, among)) for match in ("any", "all")}
        sizes["none"] = size - sizes["any"]
    return {
        "actor": by_count(store, "actor", store.cast.names, counts),
        "match": tuple(Option(match, count) for match, count in sizes.items()),
    }


def _counts(store: Store, among: Rows) -> Int64:
    """The number of the rows in which each actor takes part; several roles in one row count once."""
    if among is None:
        return store.derived("actor counts", lambda: np.array(list(map(len, _postings(store))), np.int64))
    names = len(store.cast.names)
    again = intersection([among, store.derived("rows with repeats", lambda: rows_with_repeats(store.cast))], store.size)
    place, actor = participations(store.cast, again)
    counts = np.bincount(participations(store.cast, among)[1], minlength=names)
    counts -= np.bincount(actor, minlength=names)
    return counts + np.bincount(np.unique(actor + place * names) % max(names, 1), minlength=names)


def _where(tables: Tables, events: ir.Table, criteria: Criteria) -> ir.Table:
    return _where_matched(tables, events, criteria["actor"], criteria.get("match", _MATCHES)[0])


def _where_matched(tables: Tables, events: ir.Table, actors: Sequence[str], match: str) -> ir.Table:
    for names in [[actor] for actor in actors] if match == "all" else [list(actors)]:
        parts = tables.participation.filter(tables.participation.actor.isin(names)).select("event")
        events = tables.without(events, parts) if match == "none" else events.filter(events.row.isin(parts.event))
    return events


def _count_in_database(database: Database, criteria: Criteria, others: Events) -> dict[str, tuple[Option, ...]]:
    """`_options` for a database."""

    def parts(tables: Tables) -> ir.Table:
        theirs = tables.participation.filter(tables.participation.event.isin(others(tables).row))
        return theirs.group_by(value=theirs.actor).aggregate(count=theirs.event.nunique())

    def size(events: Events) -> int:
        found = database.ask(lambda tables: events(tables).aggregate(count=lambda table: table.count()))
        return int(found["count"][0])

    def matched(match: str) -> int:
        return size(lambda tables: _where_matched(tables, others(tables), criteria["actor"], match))

    counts, all_others = count_values(database, parts), size(others)
    sizes = dict.fromkeys(_MATCHES, all_others)
    if criteria.get("actor"):
        sizes = {match: matched(match) for match in ("any", "all")}
        sizes["none"] = all_others - sizes["any"]
    among = all_others if criteria.get("match") == ("none",) else 0
    found = {name: abs(among - counts.get(name, 0)) for name in database.distinct("actor")}
    return {"actor": ranked(found), "match": tuple(Option(match, count) for match, count in sizes.items())}


def _postings(store: Store) -> Iterator[Int64]:
    return map(store.postings, range(len(store.cast.names)))


def _describe(criteria: Criteria) -> tuple[str, ...]:
    match = criteria.get("match", _MATCHES)[0]
    if match == "none":
        return (say("without {names}", names=say(" or ").join(criteria["actor"])),)
    return ((say(" and ") if match == "all" else say(" or ")).join(criteria["actor"]),)


ACTOR = Filter((_ACTOR, _MATCH), _check, _keep, _where, _describe, _options, _count_in_database, _reach)
