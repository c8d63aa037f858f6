"""Suspected duplicates: events of different files that may describe the same event. They are found and listed, and
linked or kept apart if a person decides so, never merged.

A pair is suspected if its titles are alike apart from word endings, its days may be the same, and it has an actor in
common or one of the two has no actors. Each event is in at most one pair with each other file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from components.cells import links as notation
from components.compare.likeness import (
    ALIKE,
    Traits,
    may_be_the_same,
    neighbours,
    one_to_one,
    scores,
    shared_actors,
    traits,
)
from components.dates import in_words
from components.language import message, say
from components.model import Links

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.model import Int64, Loaded, Reading

SAME_EVENT, APART = "same event as", "kept apart from"  # the kind of the link; the column
EVERY = "all"  # in place of a pair: every one that is suspected
_COMPARED = ("id", "date", "links", APART)  # columns that the description of a pair needs
_TITLES = 75.0  # least similarity of titles, from 0 to 100


Cells = dict[str, list[str]]  # columns by name, for looking at single rows


@dataclass(frozen=True)
class Double:
    """Two rows that may be the same event, the earlier row first; `reason` says why, `decision` is a person's."""

    one: int
    other: int
    score: int  # 0 to 100
    reason: str
    decision: Literal["", "same", "apart"] = ""


def doubles(loaded: Loaded) -> tuple[Double, ...]:
    """The suspected pairs of several files, the most similar first; none for a single file, or if only one has
    events."""
    if len(loaded.parts) < 2 or loaded.table["file"].nunique() < 2:
        return ()
    event_traits = traits((loaded,), stems=True)
    file = pd.factorize(loaded.table["file"], sort=True)[0].astype(np.int64)
    pairs = [neighbours(event_traits, *sides) for sides in _pairs_across(file, 0, int(file.max(initial=0)) + 1)]
    ones, others = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
    score, titles = scores(event_traits, ones, others)
    actor_counts, shared = np.diff(event_traits.start), shared_actors(event_traits, ones, others)
    may_share_actors = (shared > 0) | (actor_counts[ones] == 0) | (actor_counts[others] == 0)
    suspected = np.flatnonzero(
        (score >= ALIKE) & (titles >= _TITLES) & may_share_actors & may_be_the_same(event_traits, ones, others)
    )
    ones, others, score, titles = ones[suspected], others[suspected], score[suspected], titles[suspected]
    begin = np.flatnonzero(np.diff(file, prepend=-1))  # the rows of each file stand together
    places = np.arange(len(file)) - np.repeat(begin, np.diff(np.append(begin, len(file))))
    best = one_to_one(ones, others, score, places, file)
    cells = {
        name: loaded.table[name].tolist() for name in _COMPARED if name in loaded.table
    }  # one by one from a table is slow
    found = [
        _double(loaded, cells, event_traits, (min(pair), max(pair)), float(score[k]), float(titles[k]))
        for k, *pair in zip(best.tolist(), ones[best].tolist(), others[best].tolist(), strict=True)
    ]
    return tuple(sorted(found, key=lambda double: (-double.score, double.one, double.other)))


def with_decisions(loaded: Loaded, reading: Reading) -> Loaded:
    """The events with a person's decisions about pairs: a link between events that are the same, a column for those
    kept apart, and a note on each pair that does not exist."""
    if not (reading.same or reading.apart):
        return loaded
    ids = {id: row for row, id in reversed(list(enumerate(loaded.table["id"].tolist())))}
    apart, missing = _pairs(reading.apart, ids)
    same, lost = _pairs([text for text in reading.same if text != EVERY], ids)
    if EVERY in reading.same:
        same |= {(double.one, double.other) for double in doubles(loaded)} - apart
    table = _write_decisions(loaded.table, sorted(same - apart), sorted(apart))
    notes = [
        message("There are no two events “{text}” to tie or to keep apart.", text=text) for text in (*lost, *missing)
    ]
    return replace(
        loaded, table=table, links=_with_links(loaded.links, sorted(same - apart)), notes=(*loaded.notes, *notes)
    )


def _pairs_across(file: Int64, first: int, last: int) -> Iterator[tuple[Int64, Int64]]:
    """The rows of one half of the files and those of the other, then the same within each half."""
    if last - first < 2:
        return
    middle = (first + last) // 2
    yield np.flatnonzero((file >= first) & (file < middle)), np.flatnonzero((file >= middle) & (file < last))
    yield from _pairs_across(file, first, middle)
    yield from _pairs_across(file, middle, last)


def _double(
    loaded: Loaded, cells: Cells, event_traits: Traits, rows: tuple[int, int], score: float, titles: float
) -> Double:
    one, other = rows
    flags = loaded.dates.flags
    first, second = (in_words(cells["date"][row], int(flags[row])) for row in (one, other))
    if not (event_traits.dated[one] or event_traits.dated[other]):
        days = say("without a date in both")
    elif not (event_traits.dated[one] and event_traits.dated[other]):
        days = say("without a date in one")
    elif first == second:
        days = say("the same date, {date}", date=first)
    else:
        days = say("days that may be the same, {first} and {second}", first=first, second=second)
    names = [_names(loaded, row) for row in rows]
    both = [who for who in names[1] if who in names[0]]
    if both:
        people = say("both with {names}", names=say(" and ").join(both[:3]))
    else:  # spelt otherwise
        people = say("an actor in common") if all(names) else say("no actor given in one of them")
    reason = say("titles {n} of 100 alike; {days}; {people}", n=round(titles), days=days, people=people)
    return Double(one, other, round(float(score)), reason, _decision(cells, one, other))


def _names(loaded: Loaded, row: int) -> list[str]:
    cast = loaded.cast
    return [cast.names[code] for code in cast.actor[cast.start[row] : cast.start[row + 1]]]


def _decision(cells: Cells, one: int, other: int) -> Literal["", "same", "apart"]:
    """The decision about the pair in the events themselves."""
    for row, target in ((one, cells["id"][other]), (other, cells["id"][one])):
        if (SAME_EVENT, target) in notation.parse(cells["links"][row]):
            return "same"
        if APART in cells and target in _list_in(cells[APART][row]):
            return "apart"
    return ""


def _list_in(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _pairs(texts: Sequence[str], ids: dict[str, int]) -> tuple[set[tuple[int, int]], list[str]]:
    """The rows of each `a=b`, split at the equals sign between two ids, and the texts that name no two events."""
    found, missing = set(), []
    for text in texts:
        parts = text.split("=")
        halves = (("=".join(parts[:split]).strip(), "=".join(parts[split:]).strip()) for split in range(1, len(parts)))
        rows = next(((ids[one], ids[other]) for one, other in halves if one in ids and other in ids), None)
        if rows and rows[0] != rows[1]:
            found.add((min(rows), max(rows)))
        else:
            missing.append(text)
    return found, missing


def _write_decisions(
    table: pd.DataFrame, same: Sequence[tuple[int, int]], apart: Sequence[tuple[int, int]]
) -> pd.DataFrame:
    """The table with each decision in a cell of the later row: a link, or an id in the column `kept apart from`."""
    ids, cells = table["id"].tolist(), table["links"].tolist()
    decided = table[APART].tolist() if APART in table else [""] * len(table)
    for one, other in same:
        if (SAME_EVENT, ids[one]) not in notation.parse(cells[other]):
            cells[other] = "; ".join(filter(None, (cells[other], f"{SAME_EVENT}: {ids[one]}")))
    for one, other in apart:
        if ids[one] not in _list_in(decided[other]):
            decided[other] = "; ".join(filter(None, (decided[other], ids[one])))
    changed = table.assign(links=pd.Series(cells, dtype="str"))
    if not apart:
        return changed
    changed = changed.assign(**{APART: pd.Series(decided, dtype="str")})
    return changed[[*(name for name in changed if name != "line"), "line"]]


def _with_links(links: Links, same: Sequence[tuple[int, int]]) -> Links:
    """The links with those between events that are the same, from the later row to the earlier."""
    kinds = links.kinds if SAME_EVENT in links.kinds else (*links.kinds, SAME_EVENT)
    code = kinds.index(SAME_EVENT)
    existing = set(zip(*(side[links.kind == code].tolist() for side in (links.target, links.origin)), strict=True))
    new = np.array([pair for pair in same if pair not in existing], np.int32).reshape(-1, 2)
    return Links(
        kinds,
        np.concatenate([links.origin, new[:, 1]]),
        np.concatenate([links.target, new[:, 0]]),
        np.concatenate([links.kind, np.full(len(new), code, np.int32)]),
    )
