"""Row packing: the marks of one lane and their labels on its rows, without overlap.

1. Every mark has label candidates (`labels.py`): what mark and words take of a row, and a cost that grows with what the
   candidate gives up. The last one is the mark without words.
2. Marks are taken from left to right. Each gets the cheapest candidate and row that are free; a new row has a cost,
   too. This is the greedy first-fit colouring of intervals, as in Gantt charts, with labels counted as ink.
3. If that needs more rows than allowed, the marks alone are packed, and words are added where room is left.
4. `fill_labels` adds or extends words after ties and references are known.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Side = Literal["right", "left", "around", "above", "below", "inside", "none"]

GAP = 6.0  # px between neighbours on a row
CLEAR = 4.0  # px between words and a tie or reference line
ROW = 22.0  # px of a row of marks without words: a mark that needs more also takes the space above and below them
NEW_ROW = 1.6  # cost of another row: dearer than words at the left, cheaper than no words
CROSSED = 30.0  # cost of a tie or reference line running through the label: dearer than no words
LOST = 40.0  # cost of a row beyond those allowed


class Candidate(NamedTuple):
    """A way to show a mark, with or without its label: the side of the label, the left and right px that mark and label
    take on the row, the height (px) that the row needs, and the cost."""

    side: Side
    left: float
    right: float
    height: float
    cost: float
    lines: tuple[str, ...] = ()  # the title as it would be written
    words: tuple[float, float] | None = None  # px of the label alone, None without one
    bar: float = 0.0  # px by which a bar may overlap another that it only touches; 0 for other marks
    aside: float | None = None  # px where the last line starts, None with the others

    @property
    def touch(self) -> tuple[float, float]:
        """The px by which it may overlap a bar that it only touches, at its left and at its right; 0 at an end with
        words."""
        return self.bar * (self.side != "left"), self.bar * (self.side != "right")

    @property
    def beyond(self) -> tuple[float, float, bool, bool] | None:
        """The left and right px that it takes above or below the marks of its row, whether it does so above, and
        whether below; None if it does not."""
        if self.words and self.side != "inside":
            return *self.words, self.side != "below", self.side != "above"
        return (self.left, self.right, True, True) if self.height > ROW else None


class Placed(NamedTuple):
    """The place of a mark: its row (0 is the top one) and the chosen candidate."""

    row: int
    candidate: Candidate


@dataclass(frozen=True)
class Wall:
    """A vertical line (tie, reference) at `x` px, from the row `first` to the row `last`, which words should not
    cross."""

    x: float
    first: int
    last: int


@dataclass
class _Row:
    """The ink on one row: left px, right px and `touch` of each candidate, and what each takes `beyond` the marks."""

    taken: list[tuple[float, float, float, float]] = field(default_factory=list)
    beyond: list[tuple[float, float, bool, bool]] = field(default_factory=list)

    def has_room(self, candidate: Candidate) -> bool:
        """Whether the candidate overlaps nothing on the row."""
        low, high = candidate.left, candidate.right
        for start, end, its_before, its_after in reversed(self.taken):  # the last one is the nearest, as a rule
            if end + GAP <= low or high + GAP <= start:
                continue
            before, after = candidate.touch
            left = -min(its_after, before) if its_after and before else GAP
            right = -min(after, its_before) if after and its_before else GAP
            if not (high + right <= start or end + left <= low):
                return False
        return not (beyond := candidate.beyond) or self._has_room_beyond(*beyond)

    def _has_room_beyond(self, left: float, right: float, above: bool, below: bool) -> bool:
        """Whether these px are free above the marks, below them, or on both sides."""
        return all(
            right + GAP <= start or end + GAP <= left or not ((above and over) or (below and under))
            for start, end, over, under in self.beyond
        )

    def add(self, candidate: Candidate) -> None:
        """Put a candidate on the row."""
        self.taken.append((candidate.left, candidate.right, *candidate.touch))
        if beyond := candidate.beyond:
            self.beyond.append(beyond)

    def remove(self, candidate: Candidate) -> None:
        """Take a candidate off the row."""
        self.taken.remove((candidate.left, candidate.right, *candidate.touch))
        if beyond := candidate.beyond:
            self.beyond.remove(beyond)


def pack(marks: Sequence[Sequence[Candidate]], lines: Sequence[float], most_rows: int) -> tuple[list[Placed], int]:
    """The place of each mark, in the given order, and the number of rows.

    `marks` should be sorted from left to right; the last candidate of each is the mark without words. `lines` are the x
    of vertical lines (ties, references) that words should not cross. If marks and words together need more than
    `most_rows` rows, the marks are placed first, and words only where room is left; marks that overlap may then still
    need more rows.
    """
    lines = sorted(lines)
    return _pack_with_words(marks, lines, most_rows) or _pack_marks_first(marks, lines)


def fill_labels(placed: Sequence[Placed], marks: Sequence[Sequence[Candidate]], walls: Sequence[Wall]) -> list[Placed]:
    """The same marks in the same rows, with words added, or cheaper ones instead, where room is left and no wall is
    crossed. `marks` are the candidates of each."""
    rows: defaultdict[int, _Row] = defaultdict(_Row)
    for row_number, candidate in placed:
        rows[row_number].add(candidate)
    lines = {number: sorted(wall.x for wall in walls if wall.first <= number <= wall.last) for number in rows}
    found = list(placed)
    for k, ((number, now), candidates) in enumerate(zip(placed, marks, strict=True)):
        better = [
            other for other in candidates if not now.words or (other.cost < now.cost and other.height <= now.height)
        ]
        if len(candidates) == 1 or not better:
            continue
        row = rows[number]
        row.remove(now)
        free = (other for other in better if row.has_room(other) and not _crossings(other, lines[number]))
        found[k] = Placed(number, next(free, now))
        row.add(found[k].candidate)
    return found


def _crossings(candidate: Candidate, lines: Sequence[float]) -> int:
    """The number of `lines` (px, ascending) that cross the candidate's words."""
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


def _pack_with_words(
    marks: Sequence[Sequence[Candidate]], lines: Sequence[float], most_rows: int
) -> tuple[list[Placed], int] | None:
    """The places of marks and words and the number of rows; None if they need more than `most_rows` rows."""
    rows: list[_Row] = []
    placed = []
    for candidates in marks:
        row, candidate = _cheapest(candidates, rows, lines, most_rows)
        if row == len(rows) == most_rows:
            return None
        if row == len(rows):
            rows.append(_Row())
        rows[row].add(candidate)
        placed.append(Placed(row, candidate))
    return placed, max(1, len(rows))


def _cheapest(
    candidates: Sequence[Candidate], rows: Sequence[_Row], lines: Sequence[float], most_rows: int
) -> tuple[int, Candidate]:
    """The row and the candidate of a mark that cost least; of equal ones those in the top row, then the first
    candidate. `len(rows)` is a new row. A candidate costs the same in all existing rows, so that the first free one is
    enough."""
    best, found = (float("inf"), 0), candidates[-1]
    another = (NEW_ROW if len(rows) < most_rows else LOST) if rows else 0.0
    for candidate in candidates:
        if candidate.cost > best[0]:
            continue
        cost = candidate.cost + CROSSED * _crossings(candidate, lines)
        if cost > best[0]:
            continue
        number = next((k for k, row in enumerate(rows) if row.has_room(candidate)), len(rows))
        total = (cost + another if number == len(rows) else cost), number
        if total < best:
            best, found = total, candidate
    return best[1], found


def _pack_marks_first(marks: Sequence[Sequence[Candidate]], lines: Sequence[float]) -> tuple[list[Placed], int]:
    """The places of marks in as many rows as they need, with words where room is left, and the number of rows."""
    rows: list[_Row] = []
    row_of = []
    for *_, bare in marks:
        number = next((k for k, row in enumerate(rows) if row.has_room(bare)), len(rows))
        if number == len(rows):
            rows.append(_Row())
        rows[number].add(bare)
        row_of.append(number)
    placed = []
    for candidates, number in zip(marks, row_of, strict=True):
        bare = candidates[-1]
        rows[number].remove(bare)
        best, found = float("inf"), bare
        for candidate in candidates:
            if candidate.side in ("around", "above", "below") or candidate.cost >= best:
                continue
            cost = candidate.cost + CROSSED * _crossings(candidate, lines)
            if cost < best and rows[number].has_room(candidate):
                best, found = cost, candidate
        rows[number].add(found)
        placed.append(Placed(number, found))
    return placed, max(1, len(rows))
