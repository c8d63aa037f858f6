"""Fold labels: the words about the length of a quiet stretch, below the axis, without overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.language import message, say, using_language
from components.language.moments import language as words_of
from components.layout.text import width
from components.layout.ticks import SIZE as TICK
from components.layout.ticks import TEXT, UNDER

if TYPE_CHECKING:
    from components.language.moments import Length
    from components.scene import Box

SIZE = 10.5  # px, italic
GAP = 8.0  # px between two labels
HIGH = TEXT + 21.0  # px from the axis down to labels,
LOW = UNDER + 15.0  # and to labels below the second line of ticks
_FORMS = {  # (is quiet, is folded); English words are in `quiet_text`, as their order differs
    (True, True): message("{time}, quiet, folded"),
    (True, False): message("{time}, quiet"),
    (False, True): message("{time}, folded"),
    (False, False): "{time}",
}
APART = 4.0  # px between a label and the second line of a tick
BESIDE = 6.0  # px between a label and the lines along its stretch
ABOVE = 6.0  # px above the axis, below all marks, that answer to a click on a fold,
AROUND = 12.0  # to either side of its middle at least, and from the middle of a label up,
BELOW = 8.0  # and down
UNITS: tuple[tuple[float, Length], ...] = (
    (31_556_952.0, "year"),
    (2_629_746.0, "month"),
    (86_400.0, "day"),
    (3600.0, "hour"),
    (60.0, "minute"),
    (1.0, "second"),
)


@dataclass(frozen=True)
class QuietStretch:
    """A quiet stretch, folded or unfolded: its left and right px on the axis, and its possible texts, the longest
    first."""

    left: float
    right: float
    folded: bool
    texts: tuple[str, ...]


def quiet_text(seconds: float, folded: bool = True, language: str = "en", quiet: bool = True) -> str:
    """The text for a stretch of so many seconds: "7 quiet months folded", "7 Monate Stille, eingeklappt"; "7 months
    folded" if it is not known to be `quiet`, "7 quiet months" if it is not `folded`."""
    count, unit = _count(seconds)
    words = words_of(language)
    if words.names.language != "en":
        with using_language(language):
            return say(_FORMS[quiet, folded], time=words.length(count, unit))
    return f"{words.count(count)} {'quiet ' * quiet}{unit}{'s' if count != 1 else ''}{' folded' if folded else ''}"


def length_text(seconds: float, language: str = "en") -> str:
    """The length of so many seconds in words: "7 months"."""
    count, unit = _count(seconds)
    words = words_of(language)
    if words.names.language != "en":
        return words.length(count, unit)
    return f"{words.count(count)} {unit}{'s' if count != 1 else ''}"


def fold_labels(stretches: Sequence[QuietStretch], low: float, high: float) -> list[tuple[str, float]]:
    """The label of each stretch and the px of its middle, between `low` and `high` px. `stretches` are from left to
    right.

    1. All labels are tried with their longest texts, then all with the next shorter ones.
    2. Each stands below its own stretch, clear of the label before it and of the lines along unfolded stretches.
    3. If not even the shortest texts have room, those without room are "".
    """
    most = max((len(stretch.texts) for stretch in stretches), default=0)
    for level in range(most):
        found = _place(stretches, level, low, high)
        if all(text for text, _ in found):
            return found
    return _place(stretches, most - 1, low, high) if most else []


def label_offset(placed: Sequence[tuple[str, float]], seconds: Sequence[tuple[str, float]]) -> float:
    """The distance (px) of all fold labels below the axis. They move down if the second line of a tick (`seconds`)
    would overlap one of them (`placed`); both are given as (text, middle)."""
    for text, middle in placed:
        half = width(text, SIZE, italic=True) / 2
        for under, x in seconds:
            if under and abs(x - middle) < half + width(under, TICK, bold=True) / 2 + APART:
                return LOW
    return HIGH


def rules(fold: QuietStretch, text: str, middle: float) -> tuple[tuple[float, float], ...]:
    """The lines along a stretch at either side of its label: left and right px of each, without those that have no
    room."""
    half = width(text, SIZE, italic=True) / 2 + BESIDE
    sides = (fold.left, middle - half), (middle + half, fold.right)
    return tuple((round(start, 2), round(end, 2)) for start, end in sides if start < end)


def click_area(stretch: QuietStretch, text: str, middle: float, axis_y: float, text_y: float) -> Box:
    """The box (px) in which a click folds or unfolds a stretch: around its label, whose middle is at `middle` and
    `text_y`, and the sign of a fold on the axis."""
    half = (width(text, SIZE, italic=True) + GAP) / 2 if text else 0.0
    sign = AROUND if stretch.folded else 0.0
    center = (stretch.left + stretch.right) / 2
    left, right = min(stretch.left, center - sign, middle - half), max(stretch.right, center + sign, middle + half)
    return round(left, 2), axis_y - ABOVE if stretch.folded else text_y - AROUND, round(right, 2), text_y + BELOW


def _place(stretches: Sequence[QuietStretch], level: int, low: float, high: float) -> list[tuple[str, float]]:
    """The label of each stretch with its text number `level`, "" without room, and the px of its middle."""
    found = []
    for k, stretch in enumerate(stretches):
        text = stretch.texts[min(level, len(stretch.texts) - 1)]
        half, middle = width(text, SIZE, italic=True) / 2, (stretch.left + stretch.right) / 2
        line = next((other.left - GAP for other in stretches[k + 1 :] if not other.folded), high)
        end = min(high, line)
        x = max(min(middle, end - half), low + half)
        fits = x + half <= end and abs(x - middle) <= half
        found.append((text if fits else "", round(x, 2)))
        low = max(low, x + half + GAP if fits else low, low if stretch.folded else stretch.right + GAP)
    return found


def _count(seconds: float) -> tuple[int, Length]:
    """The number and the unit of a length: the largest unit of which there are about two or more, else seconds. The
    number is rounded to three digits, as more would look exact."""
    length, unit = next(((length, unit) for length, unit in UNITS if seconds >= 1.95 * length), UNITS[-1])
    return round(float(f"{seconds / length:.3g}")), unit
