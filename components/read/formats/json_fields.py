"""JSON objects → cells: typed values become text, nested objects columns of their own (`date.start`), lists of people
our notation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from components.read.columns.mapping import SYNONYMS, plain
from components.read.formats.json_text import Number, written
from components.read.formats.notation import actors_cell, links_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    Record = dict[str, Any]

_WRAPPERS = {"properties": "geometry", "_source": "_id", "attributes": "", "fields": "", "node": ""}
"""What records are wrapped in, and what must stand beside it: GeoJSON, Elasticsearch, JSON:API, Airtable, GraphQL."""
_DEEP = 3  # objects in objects that become columns
_MOST_PARTS = 40  # columns that one column of objects may become
_NAMES = ("name", "label", "title", "displayName", "display_name", "login", "username", "id", "@id")
_ROLES = ("role", "type", "function")
_ACTORS = frozenset(("actors", *SYNONYMS["actors"]))
_DATES = frozenset(("date", *SYNONYMS["date"]))
_SPARQL = {"type", "value", "datatype", "xml:lang"}
_SLIDE = {"start_date", "text"}  # of TimelineJS, which is read from its objects


def unwrapped(records: Sequence[Record]) -> tuple[list[Record], str]:
    """The records without a wrapper, such as GeoJSON's `properties`: its keys are moved up; and the name of the
    wrapper, "" if there is none. Other keys of the same name become `outer.…`."""
    for key, beside in _WRAPPERS.items():
        inner = [record.get(key, ...) for record in records]
        fitting = all(value is None or isinstance(value, dict) for value in inner) and any(inner)
        if fitting and all(not beside or beside in record for record in records):
            return [_unwrapped(record, key) for record in records], key
    return list(records), ""


def _unwrapped(record: Record, key: str) -> Record:
    inside = record[key] or {}
    outside = {
        name if name not in inside else f"outer.{name}": value
        for name, value in record.items()
        if name != key and not (name == "type" and value == "Feature")
    }
    first = {name: value for name, value in outside.items() if name == "id"}
    return {**first, **inside, **outside}


def opened(records: Sequence[Record]) -> list[Record]:
    """The records with typed values in place of objects that only wrap one, and a key for each value of other nested
    objects: `{"date": {"start": …}}` has `date.start`. An object stays whole if there would be too many keys."""
    made = [_with_people({key: _typed(value) for key, value in record.items()}) for record in records]
    if any(record.keys() >= _SLIDE for record in made):
        return made
    spans = {key for record in made for key, value in record.items() if plain(key) in _DATES and _single(value)}
    for _ in range(_DEEP):
        parts: dict[str, set[str]] = {}
        for record in made:
            for key, value in record.items():
                if isinstance(value, dict) and value:
                    parts.setdefault(key, set()).update(value)
        few = {key for key, found in parts.items() if len(found) <= _MOST_PARTS}
        if not few:
            break
        made = [_opened(record, few, spans) for record in made]
    return made


def _opened(record: Record, keys: set[str], spans: set[str]) -> Record:
    made: Record = {}
    for key, value in record.items():
        inside = {f"{key}.{name}": _typed(inner) for name, inner in value.items()} if isinstance(value, dict) else {}
        if key not in keys or not inside or inside.keys() & record.keys():
            made[key] = value
        elif key in spans and (value.keys() <= {"start", "end"} or value.keys() <= {"from", "to"}):
            made[key] = _span(value)
        else:
            made |= inside
    return made


def _span(value: Record) -> str:
    """A date with a start and an end as an interval."""
    sides = ("from", "to") if value.keys() <= {"from", "to"} else ("start", "end")
    start, end = (written(_typed(value.get(side))).strip() for side in sides)
    return f"{start}/{end}" if end else start


def _single(value: Any) -> bool:
    return isinstance(value, Number) or _text(value)


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _typed(value: Any) -> Any:
    """The value of an object that only states its type: MongoDB's, SPARQL's and JSON-LD's."""
    if not isinstance(value, dict) or not value:
        return value
    if len(value) == 1:
        key, inner = next(iter(value.items()))
        if key == "$date":
            return _moment(_typed(inner))
        if key.startswith("$") or key in ("@value", "@id"):
            return inner if isinstance(inner, str) else value
    if "@value" in value and value.keys() <= {"@value", "@type", "@language"}:
        return value["@value"]
    if {"type", "value"} <= value.keys() <= _SPARQL and isinstance(value["value"], str):
        return value["value"]
    return value


def _moment(value: Any) -> Any:
    """ISO 8601 for milliseconds since 1970; a text unchanged."""
    if not isinstance(value, str) or not value.lstrip("-").isdigit():
        return value
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(value))
    except (OverflowError, ValueError):
        return value
    return moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds").replace("+00:00", "Z")


def _with_people(record: Record) -> Record:
    """The record with its actors in our notation, and beside it in full if they say more than name and role."""
    made: Record = {}
    for key, value in record.items():
        made[key] = _people(key, value)
        if made[key] is not value and any(isinstance(one, dict) and _says_more(one) for one in _each(value)):
            made[f"{key} in full"] = _each(value)
    return made


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _says_more(one: Record) -> bool:
    read = {next((key for key in keys if _text(one.get(key))), "") for keys in (_NAMES, _ROLES)}
    filled = {key for key, value in one.items() if value not in (None, "", [], {})}
    return any(_text(one.get(name)) for name in _NAMES) and bool(filled - read)


def _people(key: str, value: Any) -> Any:
    """People in our notation, if the key is about people and each has a name."""
    if plain(key) not in _ACTORS or not isinstance(value, (list, dict)):
        return value
    pairs = _pairs(value)
    return value if pairs is None else actors_cell(pairs)


def _pairs(value: Any) -> list[tuple[str, str]] | None:
    """Names and roles of texts, objects, or objects of names by role; None for anything else."""
    if isinstance(value, list):
        found = [_named(one) for one in value]
        return None if None in found else [pair for pairs in found for pair in pairs or ()]
    if named := _named(value):
        return named
    names = [(one, str(role)) for role, some in value.items() for one in _each(some)]
    return names if names and all(_text(one) for one, _ in names) else None


def _named(one: Any) -> list[tuple[str, str]] | None:
    if isinstance(one, dict):
        name = next((one[key] for key in _NAMES if _text(one.get(key))), None)
        return [(str(name), str(next((one[key] for key in _ROLES if _text(one.get(key))), "")))] if name else None
    return [(str(one), "")] if isinstance(one, str) else [] if one is None else None


def cell_of(key: str, value: Any) -> str:
    """A value as text: a list of texts with “; ” in between, lists of `actors` and `links` in our notation, any other
    list as JSON. Raises JsonFault if it is nested too deep."""
    if isinstance(value, Number) and value == "NaN":
        return ""
    if isinstance(value, list):
        if key.lower() == "links" and (cell := _links(value)) is not None:
            return cell
        people = _people(key, value)
        if isinstance(people, str):
            return people
        if value and all(type(one) is str and one and one == one.strip() and ";" not in one for one in value):
            return "; ".join(value)
    return written(value)


def _links(values: list[Any]) -> str | None:
    pairs = []
    for value in values:
        if isinstance(value, dict) and value.keys() <= {"kind", "target"}:
            pairs.append((written(value.get("kind")), written(value.get("target"))))
        elif isinstance(value, str):
            pairs.append(("", str(value)))
        else:
            return None
    return links_cell(pairs)
