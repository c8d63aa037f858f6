"""One file for each value of a column: its request and its name."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from components.errors import RequestError
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


def together(request: Request, ones: Iterable[ValueRequest]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The filters that pass all events of these files."""
    found = dict(request.filters)
    for one in ones:
        for name, values in one.request.filters:
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *values)))
    return _ordered({name: values for name, values in found.items() if name != "match"})


def each(source: EventSource, names: Store, request: Request, column: str) -> tuple[ValueRequest, ...]:
    """The request for each value of a column, the most frequent first; `source` has the events that pass the checked
    `request`. Raises RequestError for a column that does not exist, or has no value, or too many."""
    column = _spelled(names, column)
    field = "actor" if column in ACTORS else column
    rest = {name: values for name, values in request.filters if (field, name) != ("actor", "match")}
    if field in _FIELDS:
        found = _chosen(source.options().get(field, ()), rest.get(field, ()))
        requests = ((one, rest | {field: (one.value,)}) for one in found)
    else:
        others = rest.get(columns.NAME, ())
        if columns.without(others, column) != others:
            raise RequestError(
                message(
                    "One file for each “{column}” asks for all of them; leave out --where {column}=….", column=column
                )
            )
        found = _chosen(source.values(column), ())
        requests = ((one, rest | {columns.NAME: (*others, f"{column}={one.value}")}) for one in found)
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
            one.value, one.count, replace(request, filters=_ordered(filters), title=f"{request.title}: {one.value}")
        )
        for one, filters in requests
    )


def named(path: Path, form: str, values: Iterable[str]) -> dict[str, Path]:
    """The path of a file of the format `form` for each value: `out-north-korea.svg` beside `path`. No two differ by
    case alone, which some disks do not distinguish."""
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
    """The values that events have, limited to those of the filter if there is one."""
    return tuple(one for one in options if one.value.strip() and one.count and (not values or one.value in values))


def _spelled(names: Store, column: str) -> str:
    """An existing column, spelled as it is there."""
    there = dict.fromkeys((*_FIELDS, *ACTORS, *columns.columns(names)))
    found = [column] if column in there else [each for each in there if each.casefold() == column.casefold()]
    if not found:
        raise RequestError(
            message(
                "There is no column “{column}”; there are: {known}.",
                column=column,
                known=", ".join(columns.columns(names)),
            )
        )
    return found[0]


def _ordered(filters: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((field.name, filters[field.name]) for field in FIELDS if filters.get(field.name))
