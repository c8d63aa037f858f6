"""Our columns with the file's own names for them, if the file has names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.cells.markup import plain_text
from components.read.columns.column_names import PARTS, plain
from components.read.columns.header_words import PART, WHOLE, suggested_roles
from components.read.known.layout import object_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.read.columns.mapping import ColumnMapping
    from components.read.rows import Rows

_SPEAKING = {"date": ("date", "start", "early", "year", "timed")}  # roles that a name for our column may suggest
_COMPARED = 200  # cells of two columns that are compared


def mapping(rows: Rows, mapped: ColumnMapping) -> tuple[tuple[str, str], ...]:
    """Our columns that the rows have, each with its name in their header."""
    return tuple((target, rows.header[index].strip()) for target, index in mapped.ours.items())


def original_names(rows: Rows, mapped: ColumnMapping) -> tuple[tuple[str, str], ...]:
    """Our columns with the file's own names for them. For a known layout: the name of the file's column (or member of
    an object of JSON, `text.headline`) with the same cells, else of one with a fitting name; columns without either are
    left out."""
    if rows.original is None:
        names_in_file = dict(rows.named)
        return tuple((target, names_in_file.get(target, name)) for target, name in mapping(rows, mapped))
    columns = [(name.strip(), tuple(column[:_COMPARED])) for name, column in _columns_of(rows.original)]
    used = [name for name, _ in columns if plain(name) not in {plain(header) for header in rows.header}]
    members = [pair for name, cells in columns if name in used for pair in _members(name, cells)]
    found: dict[str, str] = {}
    for target, index in mapped.ours.items():
        ours = rows.columns[index][:_COMPARED]
        candidates = (
            _name_of_same(ours, columns),
            _name_of_same(ours, members),
            _fitting_name(target, [*used, *(name for name, _ in columns)]),
        )
        found[target] = next(filter(None, candidates), "")
    return tuple((target, name) for target, name in found.items() if name)


def _name_of_same(ours: Sequence[str], columns: Sequence[tuple[str, Sequence[str]]]) -> str:
    """The name of the column whose cells are ours unchanged, the one with most of them; "" if there is none."""
    name, cells = max(columns, key=lambda column: _agreement(ours, column[1]), default=("", ()))
    return name if cells and _agreement(ours, cells) else ""


def _agreement(ours: Sequence[str], cells: Sequence[str]) -> int:
    """The number of the file's non-blank cells, if all of them equal ours; else 0."""
    pairs = [(a.strip(), b.strip()) for a, b in zip(ours, cells, strict=True) if b.strip()]
    return len(pairs) if all(a in (b, plain_text(b)) for a, b in pairs) else 0


def _fitting_name(target: str, names: Sequence[str]) -> str:
    """The name for a column that the layout made of others: a name that is the word for `target`, or else the first
    that contains one; "" if there is none. A name that suggests an id is never taken."""
    roles = _SPEAKING.get(target, (target,))
    found = [
        name for name in names if suggested_roles(name).keys() & {*roles} and suggested_roles(name).get("id", 0) < PART
    ]
    found.sort(key=lambda name: plain(name) in ("day", "month"))  # a year beside them says more
    best = (name for name in found if suggested_roles(name).get(roles[0], 0) == WHOLE and plain(name) not in PARTS)
    return next(best, next(iter(found), ""))


def _members(name: str, cells: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """The members of the objects in a column of JSON, as columns named `text.headline`; without years, months and
    days."""
    objects = [object_in(cell) for cell in cells]
    keys = dict.fromkeys(key for members in objects for key in members if plain(key) not in PARTS)
    return [(f"{name}.{key}", tuple(str(members.get(key) or "") for members in objects)) for key in keys]


def _columns_of(rows: Rows) -> Iterator[tuple[str, Sequence[str]]]:
    return zip(rows.header, rows.columns, strict=True)
