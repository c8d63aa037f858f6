"""One file for each value of a column: its request and its name."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from components.errors import RequestError, no_column
from components.export.name import words
from components.filters import FIELDS, columns
from components.language import message
from components.layout.grouping import ACTORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from components.layout.source import EventSource
    from components.model import Option, Request, Store

MOST = 500  # files at once
_FIELDS = tuple(field.name for field in FIELDS if field.widget == "many" and field.name != columns.NAME)


@dataclass(frozen=True)
class ValueRequest:
    """A value of a column, the number of events with it, and the request for its file."""

    value: str
    events: int
    request: Request


def filters_of_all(parts: Iterable[ValueRequest]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The filters that pass the events of all these files, which `per_value` made, and no others."""
    found: dict[str, tuple[str, ...]] = {}
    for part in parts:
        for name, values in part.request.filters:
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *values)))
    return _ordered(found)


def per_value(source: EventSource, names: Store, request: Request, column: str) -> tuple[ValueRequest, ...]:
    """The request for each value of a column, the most frequent first; `source` has the events that pass the checked
    `request`. Raises RequestError for a column that does not exist, has no value or more than MOST, or is one that the
    request already narrows by “where”."""
    column = _spelled(names, column)
    field = "actor" if column in ACTORS else column
    criteria = _without_qualifiers(dict(request.filters), field)
    if field in _FIELDS:
        found = _chosen(source.options().get(field, ()), criteria.get(field, ()))
        requests = ((option, criteria | {field: (option.value,)}) for option in found)
    else:
        others = criteria.get(columns.NAME, ())
        if columns.without(others, column) != others:
            raise RequestError(
                message(
                    "One file for each “{column}” asks for all of them; leave out --where {column}=….", column=column
                )
            )
        found = _chosen(source.values(column), ())
        requests = ((option, criteria | {columns.NAME: (*others, f"{column}={option.value}")}) for option in found)
    if not 0 < len(found) <= MOST:
        many = message(
            "“{column}” has {n} values; at most {most} files are written at once, so filter them first.",
            column=column,
            n=len(found),
            most=MOST,
        )
        none = message("No event that is shown has a value in “{column}”.", column=column)
        raise RequestError(many if found else none)
    return tuple(
        ValueRequest(
            option.value,
            option.count,
            replace(request, filters=_ordered(filters), title=f"{request.title}: {option.value}"),
        )
        for option, filters in requests
    )


def _without_qualifiers(filters: Mapping[str, tuple[str, ...]], field: str) -> dict[str, tuple[str, ...]]:
    """The filters without those that only qualify the one by this field."""
    qualifiers = {each.name for each in FIELDS if each.of == field}
    return {name: values for name, values in filters.items() if name not in qualifiers}


def paths_by_value(path: Path, form: str, values: Iterable[str]) -> dict[str, Path]:
    """The path of a file of the format `form` for each value, beside `path`, whose name ends in that of the format:
    `out-north-korea.svg` for `out.svg`. No two paths differ by case alone, which some disks do not distinguish."""
    stem, suffix = path.name[: -len(form) - 1], path.name[-len(form) - 1 :]
    found: dict[str, Path] = {}
    taken: set[str] = set()
    for value in values:
        base = f"{stem}-{words(value) or 'value'}"
        name, number = base, 1
        while _folded(name) in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(_folded(name))
        found[value] = path.with_name(f"{name}{suffix}")
    return found


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKD", name).casefold()


def _chosen(options: Iterable[Option], values: tuple[str, ...]) -> tuple[Option, ...]:
    """The options that are not blank and keep events, limited to the `values` of the filter if there are any."""
    return tuple(
        option for option in options if option.value.strip() and option.count and (not values or option.value in values)
    )


def _spelled(names: Store, column: str) -> str:
    """The name of an existing column, spelled as the events have it. Raises RequestError."""
    existing = dict.fromkeys((*_FIELDS, *ACTORS, *columns.columns(names)))
    found = [column] if column in existing else [name for name in existing if name.casefold() == column.casefold()]
    if not found:
        raise no_column(column, columns.columns(names))
    return found[0]


def _ordered(filters: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((field.name, filters[field.name]) for field in FIELDS if filters.get(field.name))
