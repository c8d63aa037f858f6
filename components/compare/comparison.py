"""The differences between two versions of a file: events added and removed, and differences in events of both."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.cells import links as notation
from components.compare.date_changes import WORDS, DateChange, date_changes
from components.compare.matching import Matches, given_ids, matches
from components.language import message, messages
from components.model import COLUMNS
from components.read.wording import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from components.model import Int64, Loaded

ADDED, GONE, SAME = message("added"), message("gone"), message("unchanged")
REWORDED, ACTORS, OTHERS = message("reworded"), message("other actors"), message("other columns")
KINDS = (ADDED, GONE, *WORDS.values(), REWORDED, ACTORS, OTHERS)  # in the order in which they are told
_WORDED = ("title", "description")
_DATED = ("date", "start", "end", "date as typed")  # compared by the bounds of the date
_NOT_CELLS = ("line", "file")


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two files and their differences. `date` and `cells` are about the pairs in `matches`; `cells` says for each
    column of both files which pairs differ in it. Rows without a pair are `gone` or `added`."""

    old: Loaded
    new: Loaded
    matches: Matches
    gone: Int64
    added: Int64
    date: NDArray[np.uint8]  # DateChange
    cells: dict[str, NDArray[np.bool_]]
    notes: tuple[str, ...]  # on differences beside the events, and on parts that could not be compared
    rejected_differ: bool

    @property
    def counts(self) -> dict[str, int]:
        """The number of events of each of KINDS, without zeros. An event may be of several kinds."""
        count = {ADDED: len(self.added), GONE: len(self.gone)}
        count |= {words: int(np.count_nonzero(self.date == kind)) for kind, words in WORDS.items()}
        count |= {kind: int(np.count_nonzero(which)) for kind, which in self._kinds().items()}
        return {kind: count[kind] for kind in KINDS if count[kind]}

    @property
    def unchanged(self) -> int:
        """The number of events that are the same in both files."""
        return len(self.date) - int(np.count_nonzero(self.changed))

    @property
    def changed(self) -> NDArray[np.bool_]:
        """Whether each pair differs in anything (bool)."""
        return np.asarray(np.logical_or.reduce([self.date != DateChange.SAME, *self.cells.values()]))

    @property
    def differs(self) -> bool:
        """Whether there is any difference, in columns and rejected rows too."""
        columns = set(self.old.table.columns) != set(self.new.table.columns)
        return bool(len(self.added) or len(self.gone) or self.changed.any() or self.rejected_differ or columns)

    def _kinds(self) -> dict[str, NDArray[np.bool_]]:
        no_pairs = np.zeros(len(self.date), bool)
        found = {REWORDED: no_pairs, ACTORS: no_pairs, OTHERS: no_pairs}
        for column, differ in self.cells.items():
            found[kind_of(column)] = found[kind_of(column)] | differ
        return found


@dataclass(frozen=True)
class Difference:
    """One column of an event in both versions; `kind` is one of KINDS."""

    kind: str
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """An event that differs: its row in each file, None if it is missing there; for an event in both files, how it was
    matched."""

    old: int | None
    new: int | None
    by_id: bool = False
    score: int = 0
    differences: tuple[Difference, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its changes, in the order of KINDS."""
        if self.old is None or self.new is None:
            return (ADDED,) if self.old is None else (GONE,)
        found = {difference.kind for difference in self.differences}
        return tuple(kind for kind in KINDS if kind in found)


def compare(old: Loaded, new: Loaded) -> Comparison:
    """The comparison of two files."""
    found = matches(old, new)
    rows = found.old, found.new
    cells = {column: _differ(old, new, column, rows) for column in _columns_to_compare(old, new)}
    dates = _texts(old, "date", found.old, bare=True) != _texts(new, "date", found.new, bare=True)
    rejected = _rejected(old) != _rejected(new)
    return Comparison(
        old=old,
        new=new,
        matches=found,
        gone=np.setdiff1d(np.arange(len(old.table)), found.old),
        added=np.setdiff1d(np.arange(len(new.table)), found.new),
        date=date_changes(old.dates, new.dates, rows, dates),
        cells={column: differ for column, differ in cells.items() if differ.any()},
        notes=(*_column_notes(old, new), *_rejected_notes(old, new, rejected), *_id_notes(found)),
        rejected_differ=rejected,
    )


def changes(found: Comparison) -> Iterator[Change]:
    """The events that differ: those added and removed, then those in both, each in the order of its file."""
    yield from (Change(None, row) for row in found.added.tolist())
    yield from (Change(row, None) for row in found.gone.tolist())
    by_pair: dict[int, list[Difference]] = {pair: [] for pair in np.flatnonzero(found.changed).tolist()}
    for kind in (kind for kind in DateChange if kind != DateChange.SAME):
        _add_differences(found, WORDS[kind], "date", found.date == kind, by_pair)
    for column, differ in found.cells.items():
        _add_differences(found, kind_of(column), column, differ, by_pair)
    for pair, differences in by_pair.items():
        old, new = int(found.matches.old[pair]), int(found.matches.new[pair])
        score = round(float(found.matches.score[pair]))
        yield Change(old, new, bool(found.matches.by_id[pair]), score, tuple(differences))


def _add_differences(
    found: Comparison, kind: str, column: str, which: NDArray[np.bool_], by_pair: dict[int, list[Difference]]
) -> None:
    """Add the differences of the pairs in one column."""
    pairs = np.flatnonzero(which)
    before = _texts(found.old, column, found.matches.old[pairs])
    after = _texts(found.new, column, found.matches.new[pairs])
    for pair, text_before, text_after in zip(pairs.tolist(), before.tolist(), after.tolist(), strict=True):
        by_pair[pair].append(Difference(kind, column, text_before, text_after))


def kind_of(column: str) -> str:
    """The kind of a difference in this column, one of KINDS."""
    return REWORDED if column in _WORDED else ACTORS if column == "actors" else OTHERS


def _columns_to_compare(old: Loaded, new: Loaded) -> list[str]:
    """The columns that both files have, without those of dates, lines and files."""
    names = [str(name) for name in (*COLUMNS, *old.table.columns) if name in old.table and name in new.table]
    return [name for name in dict.fromkeys(names) if name not in (*_DATED, *_NOT_CELLS)]


def _differ(old: Loaded, new: Loaded, column: str, rows: tuple[Int64, Int64]) -> NDArray[np.bool_]:
    """Whether the pairs differ in a column, ignoring blanks and the order of lists (bool). Ids differ only if both
    files have their own."""
    before, after = _texts(old, column, rows[0]), _texts(new, column, rows[1])
    differ = np.asarray(before != after)
    if column == "id":
        return differ & given_ids(old)[rows[0]] & given_ids(new)[rows[1]]
    for pair in np.flatnonzero(differ).tolist():
        differ[pair] = _meaning(column, before[pair]) != _meaning(column, after[pair])
    return differ


def _meaning(column: str, text: str) -> object:
    if column == "actors":
        return Counter(" ".join(part.split()) for part in text.split(";") if part.strip())
    if column == "links":
        return Counter(notation.parse(text))
    return " ".join(text.split())


def _texts(loaded: Loaded, column: str, rows: Int64, bare: bool = False) -> NDArray[np.object_]:
    """The cells of a column in these rows; with `bare` without blanks and with one name for UTC, as dates are
    compared."""
    cells: pd.Series = loaded.table[column].iloc[rows]
    texts = cells.tolist()
    if bare:
        texts = ["".join(text.split()).replace("+00:00", "Z") for text in texts]
    found = np.empty(len(texts), object)
    found[:] = texts
    return found


def _rejected(loaded: Loaded) -> Counter[tuple[str, ...]]:
    return Counter(row.raw for row in loaded.rejected)


def _column_notes(old: Loaded, new: Loaded) -> list[str]:
    """Notes on columns of one file only. Each is noted once, since every event would differ in it."""
    notes = []
    for loaded, other in ((new, old), (old, new)):
        names = [str(name) for name in loaded.table.columns if name not in other.table and name not in _DATED]
        if names:
            sentence = messages(
                len(names),
                "The column {columns} is only in {file}; it is not compared.",
                "The columns {columns} are only in {file}; they are not compared.",
                columns=listed([quoted(name) for name in names], len(names)),
                file=loaded.name,
            )
            notes.append(sentence)
    return notes


def _rejected_notes(old: Loaded, new: Loaded, differ: bool) -> list[str]:
    if not old.rejected and not new.rejected:
        return []
    rows = {"before": len(old.rejected), "now": len(new.rejected)}
    if differ:
        return [message("Rows that could not be read are not compared: {before} before, {now} now, others.", **rows)]
    return [message("Rows that could not be read are not compared: {before} before, {now} now, the same.", **rows)]


def _id_notes(found: Matches) -> Sequence[str]:
    if not found.renumbered:
        return ()
    return (message("The ids name other events in the two files, so events are matched by their likeness."),)
