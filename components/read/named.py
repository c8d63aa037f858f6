"""Our columns with the file's own names for them, if the file has names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.cells.markup import plain_text
from components.read.columns.header_words import PART, WHOLE, suggested_roles
from components.read.columns.mapping import PARTS, plain
from components.read.known.layout import inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.read.columns.mapping import Mapped
    from components.read.rows import Rows

_SPEAKING = {"date": ("date", "start", "early", "year", "timed")}  # words for what a layout made of several columns
_COMPARED = 200  # cells by which a column is known again


def mapping(rows: Rows, placed: Mapped) -> tuple[tuple[str, str], ...]:
    """Our columns that the rows have, each with its name in their header."""
    return tuple((target, rows.header[at].strip()) for target, at in placed.ours.items())


def original_names(rows: Rows, placed: Mapped) -> tuple[tuple[str, str], ...]:
    """Our columns with the file's own names for them. For a known layout: the columns whose cells occur unchanged in
    the file, also inside an object of JSON (`text.headline`)."""
    if rows.original is None:
        own = dict(rows.named)
        return tuple((target, own.get(target, name)) for target, name in mapping(rows, placed))
    there = [(name.strip(), tuple(column[:_COMPARED])) for name, column in _columns_of(rows.original)]
    used = [name for name, _ in there if plain(name) not in {plain(header) for header in rows.header}]
    members = [pair for name, cells in there if name in used for pair in _members(name, cells)]
    found: dict[str, str] = {}
    for target, at in placed.ours.items():
        ours = rows.columns[at][:_COMPARED]
        ways = _same(ours, there), _same(ours, members), _name_for(target, [*used, *(name for name, _ in there)])
        found[target] = next(filter(None, ways), "")
    return tuple((target, name) for target, name in found.items() if name)


def _same(ours: Sequence[str], columns: Sequence[tuple[str, Sequence[str]]]) -> str:
    """The name of the column that has most of our cells unchanged, "" if there is none."""
    name, cells = max(columns, key=lambda column: _agreeing(ours, column[1]), default=("", ()))
    return name if cells and _agreeing(ours, cells) else ""


def _agreeing(ours: Sequence[str], cells: Sequence[str]) -> int:
    """The number of the file's non-blank cells that equal ours; 0 if one differs."""
    pairs = [(a.strip(), b.strip()) for a, b in zip(ours, cells, strict=True) if b.strip()]
    return len(pairs) if all(a in (b, plain_text(b)) for a, b in pairs) else 0


def _name_for(target: str, names: Sequence[str]) -> str:
    """The name for a column that the layout made of others: the word for it, or else the first name that contains one;
    "" if there is none. An id stands for itself."""
    roles = _SPEAKING.get(target, (target,))
    found = [
        name for name in names if suggested_roles(name).keys() & {*roles} and suggested_roles(name).get("id", 0) < PART
    ]
    found.sort(key=lambda name: plain(name) in ("day", "month"))  # a year beside them says more
    whole = (name for name in found if suggested_roles(name).get(roles[0], 0) == WHOLE and plain(name) not in PARTS)
    return next(whole, next(iter(found), ""))


def _members(name: str, cells: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """The values of objects in a column of JSON, as columns named `text.headline`; the year of a date is no column."""
    objects = [inside(cell) for cell in cells]
    keys = dict.fromkeys(key for each in objects for key in each if plain(key) not in PARTS)
    return [(f"{name}.{key}", tuple(str(each.get(key) or "") for each in objects)) for key in keys]


def _columns_of(rows: Rows) -> Iterator[tuple[str, Sequence[str]]]:
    return zip(rows.header, rows.columns, strict=True)
