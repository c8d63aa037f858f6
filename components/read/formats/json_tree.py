"""The places of records in a JSON document: lists of objects, objects by key, tables and columns, anywhere in its tree.

Each place is named by its path, as in `results.bindings`. Of several, the largest with dates is used, unless a person
names another.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from components.read.columns.column_names import SYNONYMS, WHEN, plain
from components.read.formats.json_text import Element, Number

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP = "top"  # the name of the whole document as a place
_DEEP = 8  # keys that may lead to a place
_LOOKED = 200  # records looked at to tell what they are
_MOST_KEYS = 1_000  # of an object, beyond which only the first are followed
_TITLES = frozenset(("title", *SYNONYMS["title"]))
_DATE = re.compile(r"-?\d{4}(-\d\d){1,2}([T ].*)?|\d{1,2}[./]\d{1,2}[./]\d{4}.*")
_TABLE = (("columns", "rows"), ("columns", "data"), ("fields", "rows"), ("cols", "rows"))


@dataclass(frozen=True)
class Place:
    """A place with `size` records, and its path; `worth` is 2 if they have dates and titles, 1 if they have dates only,
    else 0. Its form is a `list` of objects, objects by `key`, a `table` (lists of cells, their names under `names`
    beside them, or in the first list), `columns` of cells, or the records `inside` those of a list, under a key."""

    path: tuple[str, ...]
    kind: str
    size: int
    worth: int
    names: str = ""

    @property
    def name(self) -> str:
        """The path as a person writes it."""
        return ".".join(self.path) + (f"[].{self.names}" if self.kind == "inside" else "") or TOP


def best(places: list[Place]) -> Place | None:
    """The place with the most records, of those with dates and titles, or else with dates, or else any; None if there
    is none."""
    return max(places, key=lambda place: (place.worth, place.size), default=None)


def places(found: Any, path: tuple[str, ...] = ()) -> Iterator[Place]:
    """All places with records in a document, the outer ones first, up to _DEEP keys deep."""
    if isinstance(found, list):
        yield from _places_in_list(found, path)
    elif isinstance(found, dict) and len(path) < _DEEP:
        table = next(
            (
                (names, rows)
                for names, rows in _TABLE
                if _are_column_names(found.get(names)) and _are_lists(found.get(rows))
            ),
            None,
        )
        if table:
            names, rows = table
            yield Place((*path, rows), "table", len(found[rows]), _worth_of_table(found[names], found[rows]), names)
        elif columns := _column_length(found):
            yield Place(path, "columns", columns, worth([{key: _first_cell(cells) for key, cells in found.items()}]))
        else:
            records = [value for value in islice(found.values(), _LOOKED) if isinstance(value, dict)]
            if len(records) == min(len(found), _LOOKED) and _are_alike(records):
                yield Place(path, "key", len(found), worth(records))
            for key, value in islice(found.items(), _MOST_KEYS):
                if key != "@context":  # what the words of JSON-LD mean
                    yield from places(value, (*path, key))


def _places_in_list(found: list[Any], path: tuple[str, ...]) -> Iterator[Place]:
    values = [_value(entry) for entry in found]
    records = [value for value in values if isinstance(value, dict)]
    if records:
        of_list = Place(path, "list", len(records), worth(records[:_LOOKED]))
        yield of_list
        least = of_list.worth if _only_groups(records[:_LOOKED]) else of_list.worth + 1
        for key in _inner_keys(records[:_LOOKED]) if of_list.worth < 2 else ():
            inner = [entry for record in records for entry in record.get(key) or () if isinstance(entry, dict)]
            if worth(inner[:_LOOKED]) >= max(1, least):  # or else they only belong to what is a record itself
                yield Place(path, "inside", len(inner), worth(inner[:_LOOKED]), key)
    elif len(values) > 1 and _are_lists(values) and _are_column_names(values[0]):
        yield Place(path, "table", len(values) - 1, _worth_of_table(values[0], values[1:]))


def _only_groups(records: list[dict[str, Any]]) -> bool:
    """Whether these records have no texts beside their lists, as years with the events of each."""
    values = (value for record in records for value in record.values())
    words = (value for value in values if isinstance(value, str) and not isinstance(value, Number))
    return not any(word and not _is_date(word) for word in words)


def _inner_keys(records: list[dict[str, Any]]) -> list[str]:
    """The keys of lists of objects inside these records."""
    counts = Counter(
        key for record in records for key, value in record.items()
        if isinstance(value, list) and value and all(isinstance(entry, dict) for entry in value)
    )  # fmt: skip
    return [key for key, _ in counts.most_common(4)]


def worth(records: list[dict[str, Any]]) -> int:
    """2 if these records have a date and a title, two levels deep, 1 if they have a date only, else 0."""
    dates = titles = False
    for record in records:
        for word, value in _words(record, 2):
            dates = dates or word in WHEN or word.rpartition(" ")[2] in ("date", "time", "datetime") or _is_date(value)
            titles = titles or word in _TITLES
    return dates + (dates and titles)


def _words(record: dict[str, Any], levels: int) -> Iterator[tuple[str, Any]]:
    for key, value in islice(record.items(), _LOOKED):
        if isinstance(value, dict) and levels:
            yield from _words(value, levels - 1)
        if value not in (None, "", [], {}):
            yield plain(key), value


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and len(value) < 40 and _DATE.fullmatch(value.strip()) is not None


def _worth_of_table(names: list[Any], rows: list[Any]) -> int:
    keys = column_names(names)
    return worth([dict(zip(keys, row, strict=False)) for row in map(_value, rows[:_LOOKED]) if isinstance(row, list)])


def column_names(names: list[Any]) -> list[str]:
    """The names of the columns of a table: texts, or objects with a name or label."""
    values = [_value(name) for name in names]
    return [
        str(
            next((name_value[key] for key in ("name", "label", "id") if name_value.get(key)), "")
            if isinstance(name_value, dict)
            else name_value
        )
        for name_value in values
    ]


def _column_length(found: dict[str, Any]) -> int:
    """The number of cells in the columns of an object, all lists or all objects of single values; 0 if it has no such
    columns."""
    cells = [list(map(_value, value)) if isinstance(value, list) else value for value in islice(found.values(), 200)]
    if len(cells) < 2 or not any(plain(key) in WHEN or key.lower() == "title" for key in found):
        return 0
    if all(isinstance(column, list) for column in cells):
        sizes = {len(column) for column in cells}
        single = all(_is_single(cell) for column in cells for cell in column[:_LOOKED])
        return sizes.pop() if len(sizes) == 1 and single else 0
    objects = [column for column in cells if isinstance(column, dict)]
    same = len(objects) == len(cells) and all(column.keys() == objects[0].keys() for column in objects)
    return (
        len(objects[0])
        if same and all(_is_single(cell) for column_object in objects for cell in column_object.values())
        else 0
    )


def _are_alike(records: list[dict[str, Any]]) -> bool:
    """Whether one key has single values in at least two of these objects, and in at least half of them."""
    counts = Counter(key for record in records for key, value in record.items() if _is_single(value))
    most = max(counts.values(), default=0)
    return most >= 2 and 2 * most >= len(records)


def _is_single(value: Any) -> bool:
    return not isinstance(value, (dict, list))


def _are_column_names(found: Any) -> bool:
    """Whether these can be the names of columns."""
    if not isinstance(found, list) or len(found) < 2:
        return False
    names = column_names(found)
    return (
        all(names) and len(set(names)) == len(names) and all(isinstance(_value(entry), (str, dict)) for entry in found)
    )


def _are_lists(found: Any) -> bool:
    return isinstance(found, list) and bool(found) and all(isinstance(_value(entry), list) for entry in found[:_LOOKED])


def _first_cell(cells: Any) -> Any:
    return next((_value(cell) for cell in (cells.values() if isinstance(cells, dict) else cells)), None)


def _value(entry: Any) -> Any:
    return entry.value if isinstance(entry, Element) else entry
