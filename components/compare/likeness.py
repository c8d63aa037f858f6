"""The similarity of events, from 0 to 100, and the pairs of many that are worth scoring.

Two lists of 10⁵ events have 10¹⁰ pairs. Only neighbours are scored: pairs with a day, a title, an actor or a rare word
in common, and of many such pairs only those next to each other by time (or, on one day, by title). That is the sorted
neighbourhood method (Hernández and Stolfo, "The merge/purge problem for large databases", 1995), once for each such
key. Titles are compared by the normalised InDel distance of their sorted words (rapidfuzz, `fuzz.ratio`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from components.cells.fold import fold, skeleton
from components.model import Flag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.model import Int64, Loaded

    Float = NDArray[np.float32]

TITLE, DATE, ACTORS = 0.6, 0.25, 0.15  # weights; that of actors counts only if either event has some
ALIKE = 70.0  # from here on two events may be the same
TITLES_ALIKE = 50.0  # similarity of titles below which they are not, whatever else they share
_LONGEST = 200  # characters of a title that are compared
_ACTORS = 8  # of an event that are compared
_WORDS = 2  # rarest words of a title by which a partner is looked for
_REACH = 3  # neighbours on either side that are paired
_AT_A_TIME = 500_000  # pairs scored at once
_DAY = 86_400  # seconds
_GAPS = ((1, 60.0), (31, 40.0), (366, 20.0))  # days between two dates at most, and their similarity
_OVERLAP, _UNKNOWN = 75.0, 50.0  # similarity of dates that overlap, and of a date and none
_SIGNS = ".,;:!?()[]\"'“”‘’„«»–—-"
_ENDINGS = re.compile(r"(?<=[a-z]{4})(?:ations?|ions?|ings?|ed|es|e|s)$")  # of English verbs and of nouns made of them
_SMALL = frozenset((  # words that reports of one event use or leave out
    "a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "of", "on", "the", "to", "was", "were",
    "with", "au", "de", "der", "des", "die", "du", "el", "et", "la", "le", "les", "von", "y",
))  # fmt: skip


@dataclass(frozen=True, eq=False)
class Traits:
    """The traits by which n events are compared. Row i has the actors `actor[start[i]:start[i + 1]]`, without
    duplicates, ascending."""

    titles: NDArray[np.object_]  # folded, words in order of the alphabet
    low: Int64  # first and last second in which the event may lie
    high: Int64
    dated: NDArray[np.bool_]
    start: Int64
    actor: Int64


def traits(files: Sequence[Loaded], stems: bool = False) -> Traits:
    """The traits of all events of the files, one file after the other, actors and words numbered together. With `stems`
    titles are reduced to the stems of their words, so that “Market shelled” equals “Shelling of the market”."""
    titles = _titles(files, stems)
    flags = np.concatenate([loaded.dates.flags for loaded in files])
    start, actor = _actors(files, len(titles))
    return Traits(
        titles=titles,
        low=np.concatenate([loaded.dates.earliest_start for loaded in files]),
        high=np.concatenate([loaded.dates.latest_end for loaded in files]),
        dated=(flags & Flag.UNDATED) == 0,
        start=start,
        actor=actor,
    )


def neighbours(event_traits: Traits, left: Int64, right: Int64) -> tuple[Int64, Int64]:
    """The pairs of a row of `left` and one of `right` worth scoring, without duplicates; symmetric in the two."""
    rows, size = np.concatenate([left, right]), len(left) + len(right)  # numbered from 0 on in here
    is_left = np.arange(size) < len(left)
    low, actor_counts = event_traits.low[rows], np.diff(event_traits.start)[rows]
    alphabet = np.argsort(event_traits.titles[rows], kind="stable")
    titles = event_traits.titles[rows][alphabet]
    title = np.empty(size, np.int64)
    title[alphabet] = np.cumsum(np.append(False, titles[1:] != titles[:-1])) if size else 0
    time = _time_rank(low, event_traits.high[rows])
    found = [np.zeros(0, np.int64)]
    for owner, key, rank in (
        (np.arange(size), np.unique(low, return_inverse=True)[1], title),
        (np.arange(size), title, time),
        (
            np.repeat(np.arange(size), actor_counts),
            event_traits.actor[_ranges(event_traits.start[rows], actor_counts)],
            time,
        ),
        (*_rare_words(event_traits.titles[rows]), time),
    ):
        keys, is_here = key.astype(np.int64) * size + rank[owner], is_left[owner]
        ones, others = (owner[is_here], keys[is_here]), (owner[~is_here], keys[~is_here])
        for one, other in (_near(ones, others, size), _near(others, ones, size)[::-1]):
            found.append(one * size + other)
    pairs = np.sort(np.concatenate(found))
    pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])] if len(pairs) else pairs
    return rows[pairs // max(1, size)], rows[pairs % max(1, size)]


def scores(event_traits: Traits, left: Int64, right: Int64) -> tuple[Float, Float]:
    """The similarity of each pair, and that of its titles, from 0 to 100."""
    parts = [
        _score_part(event_traits, left[first : first + _AT_A_TIME], right[first : first + _AT_A_TIME])
        for first in range(0, max(1, len(left)), _AT_A_TIME)
    ]
    return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])


def one_to_one(left: Int64, right: Int64, score: Float, place: Int64, file: Int64) -> Int64:
    """The indexes of the pairs to take, ascending, so that no row is in two with the same other file: the best first,
    of equal ones the pair whose rows are at the closest places of their files. `place` and `file` are of all rows."""
    near, sooner = np.abs(place[left] - place[right]), place[left] + place[right]
    best = np.lexsort((sooner, near, -score))
    used: set[int] = set()
    found = []
    files = int(file.max(initial=0)) + 1
    ones, others = left[best] * files + file[right[best]], right[best] * files + file[left[best]]
    for pair, one, other in zip(best.tolist(), ones.tolist(), others.tolist(), strict=True):
        if one not in used and other not in used:
            used.update((one, other))
            found.append(pair)
    return np.sort(np.array(found, np.int64))


def shared_actors(event_traits: Traits, left: Int64, right: Int64) -> NDArray[np.int64]:
    """The number of actors that the two events of each pair have in common."""
    actor_counts = np.diff(event_traits.start)
    entries = _ranges(event_traits.start[left], actor_counts[left])
    pair = np.repeat(np.arange(len(left)), actor_counts[left])
    span = int(event_traits.actor.max(initial=0)) + 1
    keys = np.repeat(np.arange(len(actor_counts)), actor_counts) * span + event_traits.actor  # ascending
    wanted = right[pair] * span + event_traits.actor[entries]
    nearest = np.minimum(np.searchsorted(keys, wanted), max(0, len(keys) - 1))
    is_shared = keys[nearest] == wanted if len(keys) else np.zeros(0, bool)
    return np.bincount(pair[is_shared], minlength=len(left))


def may_be_the_same(event_traits: Traits, left: Int64, right: Int64) -> NDArray[np.bool_]:
    """Whether the events of each pair have a possible moment in common (bool); an event without a date may lie
    anywhere."""
    together = (event_traits.low[left] <= event_traits.high[right]) & (
        event_traits.low[right] <= event_traits.high[left]
    )
    return np.asarray(together | ~event_traits.dated[left] | ~event_traits.dated[right])


def _score_part(event_traits: Traits, left: Int64, right: Int64) -> tuple[Float, Float]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 (slow to import, and not always needed)

    titles = process.cpdist(
        event_traits.titles[left].tolist(), event_traits.titles[right].tolist(), scorer=fuzz.ratio, dtype=np.float32
    )
    titles = np.asarray(titles, np.float32).reshape(-1)
    actor_counts = np.diff(event_traits.start)
    either = actor_counts[left] + actor_counts[right]
    shared = shared_actors(event_traits, left, right)
    actors = 100.0 * shared / np.maximum(either - shared, 1)
    counts = np.where(either > 0, ACTORS, 0.0)
    score = (TITLE * titles + DATE * _date_scores(event_traits, left, right) + counts * actors) / (
        TITLE + DATE + counts
    )
    return score.astype(np.float32), titles


def _date_scores(event_traits: Traits, left: Int64, right: Int64) -> NDArray[np.float64]:
    """The similarity of the dates of each pair, from 0 to 100."""
    apart = np.maximum(event_traits.low[left], event_traits.low[right]).astype(float) - np.minimum(
        event_traits.high[left], event_traits.high[right]
    )
    found = np.zeros(len(left))
    for days, likeness in reversed(_GAPS):
        found[apart <= days * _DAY] = likeness
    found[apart <= 0] = _OVERLAP
    found[event_traits.dated[left] != event_traits.dated[right]] = _UNKNOWN
    found[
        (event_traits.low[left] == event_traits.low[right]) & (event_traits.high[left] == event_traits.high[right])
    ] = 100.0
    return found


def _near(ones: tuple[Int64, Int64], others: tuple[Int64, Int64], base: int) -> tuple[Int64, Int64]:
    """For each row of `ones`, up to _REACH of `others` with the same key on either side of it. Both are given as rows
    and their keys, each combined with a rank: key * base + rank."""
    order = np.argsort(others[1], kind="stable")
    rows, keys = others[0][order], others[1][order]
    positions = np.searchsorted(keys, ones[1])
    found = [(np.zeros(0, np.int64),) * 2]
    for step in range(-_REACH, _REACH):
        inside = np.flatnonzero((positions + step >= 0) & (positions + step < len(keys)))
        partners = positions[inside] + step
        same = keys[partners] // base == ones[1][inside] // base
        found.append((ones[0][inside[same]], rows[partners[same]]))
    return np.concatenate([pair[0] for pair in found]), np.concatenate([pair[1] for pair in found])


def _ranges(start: Int64, counts: Int64) -> Int64:
    """The concatenated ranges of numbers from each start, each of the given length."""
    begin = np.append(0, np.cumsum(counts))
    return np.repeat(start - begin[:-1], counts) + np.arange(begin[-1])


def _time_rank(low: Int64, high: Int64) -> Int64:
    """The rank of each date by time, the same for the same bounds, so that it does not depend on the order of the
    files."""
    order = np.lexsort((high, low))
    later = (np.diff(low[order]) != 0) | (np.diff(high[order]) != 0)
    rank = np.zeros(len(order), np.int64)
    rank[order[1:]] = np.cumsum(later)
    return rank


def _titles(files: Sequence[Loaded], stems: bool) -> NDArray[np.object_]:
    texts = list(chain.from_iterable(loaded.table["title"].tolist() for loaded in files))
    words = {text: fold(text[:_LONGEST]).split() for text in dict.fromkeys(texts)}
    folded_titles = {
        text: " ".join(sorted(_stems(title_words) if stems else title_words)) for text, title_words in words.items()
    }
    found = np.empty(len(texts), object)
    found[:] = [folded_titles[text] for text in texts]
    return found


def _stems(words: list[str]) -> list[str]:
    """The stems of the words, without small words if others are left."""
    bare = [word.strip(_SIGNS) for word in words]
    found = [_ENDINGS.sub("", word) for word in bare if word and word not in _SMALL]
    return found or words


def _rare_words(titles: NDArray[np.object_]) -> tuple[Int64, Int64]:
    """Rows, and a number for each of the rarest words of their titles that another title shares, up to _WORDS a row."""
    split = [title.split() for title in titles.tolist()]
    count_of = Counter(chain.from_iterable(map(set, split)))
    number = {word: k for k, (word, count) in enumerate(count_of.items()) if count > 1}
    rows, codes = [], []
    for row, words in enumerate(split):
        rarest = sorted({word for word in words if word in number}, key=lambda word: (count_of[word], word))[:_WORDS]
        rows += [row] * len(rarest)
        codes += [number[word] for word in rarest]
    return np.array(rows, np.int64), np.array(codes, np.int64)


def _actors(files: Sequence[Loaded], size: int) -> tuple[Int64, Int64]:
    """The first _ACTORS actors of each event, without duplicates (`start` and `actor` of Traits); names that look the
    same have the same number."""
    numbers: dict[str, int] = {}
    rows, actors, first = [], [], 0
    for loaded in files:
        codes = np.array([numbers.setdefault(skeleton(name), len(numbers)) for name in loaded.cast.names], np.int64)
        counts = np.diff(loaded.cast.start)
        row = np.repeat(np.arange(len(counts)), counts)
        among_first = np.arange(len(row)) - loaded.cast.start[row] < _ACTORS
        rows.append(row[among_first] + first)
        actors.append(codes[loaded.cast.actor[among_first]])
        first += len(counts)
    span = max(1, len(numbers))
    distinct = np.unique(np.concatenate(rows) * span + np.concatenate(actors))
    return np.searchsorted(distinct, np.arange(size + 1) * span), distinct % span
