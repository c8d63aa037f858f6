"""Several names in one cell: with a separator between them, or as a list of Python or JSON."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.language import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Mark:
    """A separator of names in a cell, and its name for people (`words`); `names` says that each part of a cell looks
    like a name by itself."""

    mark: str
    words: str
    names: bool = False


LIST = "[]"
_MARKS = ((LIST, message("brackets and commas")), ("\n", message("line breaks")), (";", message("semicolons")),
          ("|", message("bars")), ("/", message("slashes")), ("、", message("commas")), ("，", message("commas")),
          ("،", message("commas")), ("；", message("semicolons")), (",", message("commas")))  # fmt: skip
_PLAIN = frozenset("\n;|、；")  # marks that few names contain
_LISTED = re.compile(r"\[.*\]|\(.*\)|\{.*\}", re.DOTALL)
_LONGEST = 60  # characters of a name on average
_SUFFIX = re.compile(
    r"(?:Inc|Ltd|LLC|L\.L\.C|GmbH|AG|S\.?A|Co|Corp|plc|LLP|Jr|Sr|II|III|IV|Ph\.?D|M\.?D|Esq|D\.?C)\.?", re.IGNORECASE
)
_SEEN = 2_000  # cells looked at
_CELL = 10_000  # characters of a cell that is looked at for a list


def separator_of(cells: Sequence[str], lists_only: bool = False) -> Mark | None:
    """The separator of names in the cells, if they prove one; None if each cell may be one name. With `lists_only`,
    None unless nearly all cells are lists that a program wrote.

    A comma proves nothing alone (“Smith, John”), nor does a slash: the parts must recur in other places, as names in
    lists do, or consist of several words each.
    """
    seen = tuple(cell for cell in cells[:_SEEN] if cell.strip())
    for mark, words in _MARKS:
        if mark == LIST:
            lists = [names for cell in seen if (names := _parse_list(cell)) is not None]
            if seen and len(lists) > 0.8 * len(seen) and _look_like_names(lists):  # not [35.1, 31.9], a place on earth
                return Mark(mark, words, names=True)
            if lists_only:
                return None
            continue
        split = [parts(cell, mark) for cell in seen if mark in cell]
        split = [cell_parts for cell_parts in split if len(cell_parts) > 1]
        if len(split) < max(1, 0.02 * len(seen)) or not _look_like_names(split):
            continue
        single_names = [cell.strip() for cell in seen if mark not in cell]
        if mark in _PLAIN or _are_proved(split, single_names):
            return Mark(mark, words, _are_long_names(split))
    return None


def parts(cell: str, mark: str) -> list[str]:
    """The names in a cell, in order; with the separator LIST, those of the list in it. Suffixes such as “, Inc.” stay
    with their name."""
    if mark == LIST:
        found = _parse_list(cell)
        return [cell.strip()] if found is None else found
    found = []
    for part in (piece.strip().strip("\"'") for piece in cell.split(mark)):
        if part and found and mark == "," and _SUFFIX.fullmatch(part):
            found[-1] = f"{found[-1]}, {part}"
        elif part:
            found.append(part)
    return found


def _parse_list(cell: str) -> list[str] | None:
    """The texts of a JSON or Python list in a cell; None if the cell is no list, or an entry is no name."""
    text = cell.strip()
    if len(text) > _CELL or not _LISTED.fullmatch(text):
        return None
    try:
        found = json.loads(text)
    except ValueError:
        try:
            found = ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
            return None
    if not isinstance(found, (list, tuple, set, frozenset)):
        return None
    entries = sorted(found, key=str) if isinstance(found, (set, frozenset)) else found
    names = [_name(entry) for entry in entries]
    return [name for name in names if name] if all(name is not None for name in names) else None


def _name(found: object) -> str | None:
    """An entry of a list as a name: a text, a number, or the name of an object."""
    if isinstance(found, dict):
        found = next((found[key] for key in ("name", "title", "label", "screen_name", "text") if key in found), None)
    return str(found).strip() if isinstance(found, (str, int, float)) and not isinstance(found, bool) else None


def _look_like_names(split: Iterable[Sequence[str]]) -> bool:
    """Whether the parts have the average length of names and nearly all contain a letter."""
    all_parts = [part for parts in split for part in parts]
    letters = sum(1 for part in all_parts if any(map(str.isalpha, part)))
    return sum(map(len, all_parts)) <= _LONGEST * len(all_parts) and letters > 0.9 * len(all_parts)


def _are_proved(split: Sequence[Sequence[str]], single_names: Sequence[str]) -> bool:
    """Whether the parts are proved to be names: several recur in different places of their cells (or alone in a cell,
    in `single_names`), or nearly all have several words."""
    if _are_long_names(split):
        return True
    indexes_of: defaultdict[str, set[int]] = defaultdict(set)
    count_of: Counter[str] = Counter()
    for names in split:
        count_of.update(names)
        for index, name in enumerate(names):
            indexes_of[name].add(index)
    recurring = [name for name, count in count_of.items() if count > 1]
    movable = sum(
        1
        for name in recurring
        if len(indexes_of[name]) > 1 or (0 not in indexes_of[name] and name in set(single_names))
    )
    return len(recurring) >= 2 and movable >= 0.4 * len(recurring)


def _are_long_names(split: Iterable[Sequence[str]]) -> bool:
    """Whether nearly every part is a name of several words, such as “Ana Isak” or “Ministry of Roads”."""
    all_parts = [part for parts in split for part in parts]
    long_names = sum(1 for part in all_parts if 2 <= len(part.split()) <= 6 and part[:1].isupper())
    return long_names > 0.8 * len(all_parts)
