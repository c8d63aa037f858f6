"""Row packing: the marks of one lane and their labels on its rows, without overlap.

Every mark comes with its label candidates (`Candidate`: the px it takes on the row, the row height it needs, its
cost). Greedy, from left to right: each mark takes the cheapest free place over all rows and candidates. This is the
first-fit interval colouring of Gantt tools, with labels counted as ink.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Side = Literal["right", "left", "around", "above", "below", "inside", "none"]

GAP = 6.0  # px between neighbours on a row
CLEAR = 4.0  # px between words and a line
LOW = 22.0  # px of a row of marks above and below which other words may stand
NEW_ROW = 1.6  # cost of opening another row: dearer than standing left, cheaper than losing words
CROSSED = 30.0  # cost of a tie or reference line running through the label: dearer than no words
LOST = 40.0  # cost of a row beyond the most wanted


class Candidate(NamedTuple):
    """One way to show a mark, with or without its label: the label's side, the px on the row that mark and label take,
    the row height, the cost."""

    side: Side
    left: float
    right: float
    height: float
    cost: float
    lines: tuple[str, ...] = ()  # the title as it would be written
    words: tuple[float, float] | None = None  # px of the label alone, None without one
    bar: float = 0.0  # px by which it may lie over other bars that it only touches; 0 of all else
    aside: float | None = None  # px where the last line starts, if not with the others

    @property
    def touch(self) -> tuple[float, float]:
        """The px by which it may overlap a bar that it only touches at its left and at its right: none at an end with
        words."""
        return self.bar * (self.side != "left"), self.bar * (self.side != "right")

    @property
    def beyond(self) -> tuple[float, float, bool, bool] | None:
        """The px that it takes above and below the marks of its row, and on which of the two sides; None for none."""
        if self.words and self.side != "inside":
            return *self.words, self.side != "below", self.side != "above"
        return (self.left, self.right, True, True) if self.height > LOW else None


class Placed(NamedTuple):
    """The place of a mark: its row and the chosen candidate, in the order in which the marks were given."""

    row: int
    candidate: Candidate


@dataclass(frozen=True)
class Wall:
    """A vertical line (tie, reference) at `x` px through the rows `first` to `last`, which words avoid."""

    x: float
    first: int
    last: int


@dataclass
class _Row:
    taken: list[tuple[float, float, float, float]] = field(default_factory=list)
    beyond: list[tuple[float, float, bool, bool]] = field(default_factory=list)

    def free(self, candidate: Candidate) -> bool:
        low, high = candidate.left, candidate.right
        for start, end, its_before, its_after in reversed(self.taken):  # the last one is the nearest, as a rule
            if end + GAP <= low or high + GAP <= start:
                continue
            before, after = candidate.touch
            left = -min(its_after, before) if its_after and before else GAP
            right = -min(after, its_before) if after and its_before else GAP
            if not (high + right <= start or end + left <= low):
                return False
        return not (beyond := candidate.beyond) or self._clear(*beyond)

    def _clear(self, left: float, right: float, above: bool, below: bool) -> bool:
        """Whether these px above or below the marks are free."""
        return all(
            right + GAP <= start or end + GAP <= left or not ((above and over) or (below and under))
            for start, end, over, under in self.beyond
        )

    def take(self, candidate: Candidate) -> None:
        self.taken.append((candidate.left, candidate.right, *candidate.touch))
        if beyond := candidate.beyond:
            self.beyond.append(beyond)

    def leave(self, candidate: Candidate) -> None:
        self.taken.remove((candidate.left, candidate.right, *candidate.touch))
        if beyond := candidate.beyond:
            self.beyond.remove(beyond)


def pack(marks: Sequence[Sequence[Candidate]], lines: Sequence[float], most_rows: int) -> tuple[list[Placed], int]:
    """The place of each mark, and the number of rows used.

    `marks` should be sorted from left to right; the last candidate of each is the mark without words. `lines` are the x
    of vertical lines (ties, references) that words should not cross. If marks and words together need more than
    `most_rows` rows, the marks are placed first and words go only where room is left.
    """
    lines = sorted(lines)
    return _together(marks, lines, most_rows) or _marks_first(marks, lines)


def fill_labels(placed: Sequence[Placed], marks: Sequence[Sequence[Candidate]], walls: Sequence[Wall]) -> list[Placed]:
    """The same marks in the same rows, with words added or extended into the room that is left."""
    rows: defaultdict[int, _Row] = defaultdict(_Row)
    for one in placed:
        rows[one.row].take(one.candidate)
    lines = {number: sorted(wall.x for wall in walls if wall.first <= number <= wall.last) for number in rows}
    found = list(placed)
    for k, ((number, now), ways) in enumerate(zip(placed, marks, strict=True)):
        better = [way for way in ways if not now.words or (way.cost < now.cost and way.height <= now.height)]
        if len(ways) == 1 or not better:
            continue
        row = rows[number]
        row.leave(now)
        free = (way for way in better if row.free(way) and not _crossed(way, lines[number]))
        found[k] = Placed(number, next(free, now))
        row.take(found[k].candidate)
    return found


def _crossed(candidate: Candidate, lines: Sequence[float]) -> int:
    """The number of `lines`, ascending, that cross the words."""
    if not candidate.words or not lines:
        return 0
    left, right = candidate.words
    end = bisect_right(lines, right + CLEAR)
    found = end - bisect_left(lines, left - CLEAR)
    if candidate.aside is not None:
        found += max(
            0, bisect_right(lines, candidate.right + CLEAR) - max(end, bisect_left(lines, candidate.aside - CLEAR))
        )
    return found


def _together(
    marks: Sequence[Sequence[Candidate]], lines: Sequence[float], most_rows: int
) -> tuple[list[Placed], int] | None:
    """The places of marks and words, None if they need more than `most_rows` rows."""
    rows: list[_Row] = []
    placed = []
    for ways in marks:
        row, candidate = _cheapest(ways, rows, lines, most_rows)
        if row == len(rows) == most_rows:
            return None
        if row == len(rows):
            rows.append(_Row())
        rows[row].take(candidate)
        placed.append(Placed(row, candidate))
    return placed, max(1, len(rows))


def _cheapest(
    ways: Sequence[Candidate], rows: Sequence[_Row], lines: Sequence[float], most_rows: int
) -> tuple[int, Candidate]:
    """The row and candidate of a mark with the lowest cost; of equal ones the highest row, then the first candidate. A
    candidate costs the same in all existing rows, and more in a new one: so only the first free one is needed."""
    best, found = (float("inf"), 0), ways[-1]
    another = (NEW_ROW if len(rows) < most_rows else LOST) if rows else 0.0
    for candidate in ways:
        if candidate.cost > best[0]:
            continue
        cost = candidate.cost + CROSSED * _crossed(candidate, lines)
        if cost > best[0]:
            continue
        row = next((k for k, one in enumerate(rows) if one.free(candidate)), len(rows))
        total = (cost + another if row == len(rows) else cost), row
        if total < best:
            best, found = total, candidate
    return best[1], found


def _marks_first(marks: Sequence[Sequence[Candidate]], lines: Sequence[float]) -> tuple[list[Placed], int]:
    rows: list[_Row] = []
    home = []
    for *_, bare in marks:
        row = next((k for k, one in enumerate(rows) if one.free(bare)), len(rows))
        if row == len(rows):
            rows.append(_Row())
        rows[row].take(bare)
        home.append(row)
    placed = []
    for ways, row in zip(marks, home, strict=True):
        bare = ways[-1]
        rows[row].leave(bare)
        best, found = float("inf"), bare
        for candidate in ways:
            if candidate.side in ("around", "above", "below") or candidate.cost >= best:
                continue
            cost = candidate.cost + CROSSED * _crossed(candidate, lines)
            if cost < best and rows[row].free(candidate):
                best, found = cost, candidate
        rows[row].take(found)
        placed.append(Placed(row, found))
    return placed, max(1, len(rows))
