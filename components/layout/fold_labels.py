"""Fold labels: the words below a quiet stretch of the axis about its length, kept clear of their neighbours'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.language import message, say, using_language
from components.language.moments import language as words_of
from components.layout.text import width
from components.layout.ticks import SIZE as TICK

if TYPE_CHECKING:
    from components.language.moments import Length

SIZE = 10.5  # px, italic
GAP = 8.0  # px between two captions
HIGH = 37.0  # px from the axis down to captions, and to those below the second line of ticks:
LOW = 46.0
_FORMS = {  # by whether it is quiet and folded; English puts the first word into the middle
    (True, True): message("{time}, quiet, folded"),
    (True, False): message("{time}, quiet"),
    (False, True): message("{time}, folded"),
    (False, False): "{time}",
}
APART = 4.0  # px between a caption and such a line
BESIDE = 6.0  # px between a caption and the lines along its stretch
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
    """A quiet stretch, folded or unfolded: its px on the axis, and the possible texts, the longest first."""

    left: float
    right: float
    folded: bool
    texts: tuple[str, ...]


def quiet_text(seconds: float, folded: bool = True, language: str = "en", quiet: bool = True) -> str:
    """The text for a quiet stretch: "7 quiet months folded", "7 Monate Stille, eingeklappt"; "7 months folded" if it is
    not known to be `quiet`."""
    count, unit = _counted(seconds)
    words = words_of(language)
    if words.names.language != "en":
        with using_language(language):
            return say(_FORMS[quiet, folded], time=words.length(count, unit))
    return f"{words.count(count)} {'quiet ' * quiet}{unit}{'s' if count != 1 else ''}{' folded' if folded else ''}"


def brief(seconds: float, language: str = "en") -> str:
    """The length of a stretch in words: "7 months"."""
    count, unit = _counted(seconds)
    words = words_of(language)
    if words.names.language != "en":
        return words.length(count, unit)
    return f"{words.count(count)} {unit}{'s' if count != 1 else ''}"


def fold_labels(stretches: Sequence[QuietStretch], low: float, high: float) -> list[tuple[str, float]]:
    """The label of each stretch and the px of its middle, all between `low` and `high` px; "" if there is no room.
    `stretches` run from left to right. All labels have the length of the one with the least room. A label stands below
    its own stretch and clear of the lines along unfolded ones."""
    most = max((len(one.texts) for one in stretches), default=0)
    for level in range(most):
        found = _placed(stretches, level, low, high)
        if all(text for text, _ in found):
            return found
    return _placed(stretches, most - 1, low, high) if most else []


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
    """The lines along a stretch on either side of its label: left and right px of each."""
    half = width(text, SIZE, italic=True) / 2 + BESIDE
    sides = (fold.left, middle - half), (middle + half, fold.right)
    return tuple((round(start, 2), round(end, 2)) for start, end in sides if start < end)


def _placed(stretches: Sequence[QuietStretch], level: int, low: float, high: float) -> list[tuple[str, float]]:
    found = []
    for k, one in enumerate(stretches):
        text = one.texts[min(level, len(one.texts) - 1)]
        half, middle = width(text, SIZE, italic=True) / 2, (one.left + one.right) / 2
        line = next((other.left - GAP for other in stretches[k + 1 :] if not other.folded), high)
        end = min(high, line)
        x = max(min(middle, end - half), low + half)
        fits = x + half <= end and abs(x - middle) <= half
        found.append((text if fits else "", round(x, 2)))
        low = max(low, x + half + GAP if fits else low, low if one.folded else one.right + GAP)
    return found


def _counted(seconds: float) -> tuple[int, Length]:
    """The length in the largest unit with a count of at least two, to three digits: more would only look exact."""
    length, unit = next(((length, unit) for length, unit in UNITS if seconds >= 1.95 * length), UNITS[-1])
    return round(float(f"{seconds / length:.3g}")), unit
