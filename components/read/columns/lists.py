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
    """A separator of names in a cell, in `words`; `names` says that each part of a cell looks like a name by itself."""

    mark: str
    words: str
    names: bool = False


LIST = "[]"
_MARKS = ((LIST, message("brackets and commas")), ("\n", message("line breaks")), (";", message("semicolons")),
          ("|", message("bars")), ("/", message("slashes")), ("、", message("commas")), ("，", message("commas")),
          ("،", message("commas")), ("；", message("semicolons")), (",", message("commas")))  # fmt: skip
_PLAIN = frozenset("\n;|、；")  # which stand in few names
_LISTED = re.compile(r"\[.*\]|\(.*\)|\{.*\}", re.DOTALL)
_LONGEST = 60  # characters of a name on average
_SUFFIX = re.compile(
    r"(?:Inc|Ltd|LLC|L\.L\.C|GmbH|AG|S\.?A|Co|Corp|plc|LLP|Jr|Sr|II|III|IV|Ph\.?D|M\.?D|Esq|D\.?C)\.?", re.IGNORECASE
)
_SEEN = 2_000  # cells looked at
_CELL = 10_000  # characters of a cell that is looked at for a list


def separator_of(cells: Sequence[str], lists_only: bool = False) -> Mark | None:
    """The separator of names in the cells, if they prove one; None if each cell may be one name, and, with
    `lists_only`, if no cell is a list that a program wrote. A comma alone proves nothing (“Smith, John”): the parts
    must occur in other places too, as names in lists do, or consist of several words each."""
    seen = tuple(cell for cell in cells[:_SEEN] if cell.strip())
    for mark, words in _MARKS:
        if mark == LIST:
            lists = [names for cell in seen if (names := _listed(cell)) is not None]
            if seen and len(lists) > 0.8 * len(seen) and _like_names(lists):  # not [35.1, 31.9], a place on earth
                return Mark(mark, words, names=True)
            if lists_only:
                return None
            continue
        split = [parts(cell, mark) for cell in seen if mark in cell]
        split = [each for each in split if len(each) > 1]
        if len(split) < max(1, 0.02 * len(seen)) or not _like_names(split):
            continue
        alone = [cell.strip() for cell in seen if mark not in cell]
        if mark in _PLAIN or _proved(split, alone):
            return Mark(mark, words, _of_words(split))
    return None


def parts(cell: str, mark: str) -> list[str]:
    """The names in a cell, in order."""
    if mark == LIST:
        found = _listed(cell)
        return [cell.strip()] if found is None else found
    found = []
    for part in (piece.strip().strip("\"'") for piece in cell.split(mark)):
        if part and found and mark == "," and _SUFFIX.fullmatch(part):
            found[-1] = f"{found[-1]}, {part}"
        elif part:
            found.append(part)
    return found


def _listed(cell: str) -> list[str] | None:
    """The texts of a JSON or Python list in a cell, None if the cell is none."""
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
    each = sorted(found, key=str) if isinstance(found, (set, frozenset)) else found
    names = [_name(one) for one in each]
    return [name for name in names if name] if all(name is not None for name in names) else None


def _name(found: object) -> str | None:
    """An entry of a list as a name: a text, a number, or the name of an object."""
    if isinstance(found, dict):
        found = next((found[key] for key in ("name", "title", "label", "screen_name", "text") if key in found), None)
    return str(found).strip() if isinstance(found, (str, int, float)) and not isinstance(found, bool) else None


def _like_names(split: Iterable[Sequence[str]]) -> bool:
    each = [part for parts in split for part in parts]
    letters = sum(1 for part in each if any(map(str.isalpha, part)))
    return sum(map(len, each)) <= _LONGEST * len(each) and letters > 0.9 * len(each)


def _proved(split: Sequence[Sequence[str]], alone: Sequence[str]) -> bool:
    """Whether the parts are proved to be names: they occur in different places, or have several words each."""
    if _of_words(split):
        return True
    places: defaultdict[str, set[int]] = defaultdict(set)
    often: Counter[str] = Counter()
    for names in split:
        often.update(names)
        for place, name in enumerate(names):
            places[name].add(place)
    again = [name for name, count in often.items() if count > 1]
    moved = sum(1 for name in again if len(places[name]) > 1 or (0 not in places[name] and name in set(alone)))
    return len(again) >= 2 and moved >= 0.4 * len(again)


def _of_words(split: Iterable[Sequence[str]]) -> bool:
    """Whether nearly every part is a name of several words, such as “Ana Isak” or “Ministry of Roads”."""
    each = [part for parts in split for part in parts]
    several = sum(1 for part in each if 2 <= len(part.split()) <= 6 and part[:1].isupper())
    return several > 0.8 * len(each)
