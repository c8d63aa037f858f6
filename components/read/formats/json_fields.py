"""JSON objects → cells: typed values become text, nested objects columns of their own (`date.start`), lists of people
our notation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from components.read.columns.column_names import SYNONYMS, plain
from components.read.formats.json_text import Number, cell_text
from components.read.formats.notation import actors_cell, links_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    Record = dict[str, Any]

_WRAPPERS = {"properties": "geometry", "_source": "_id", "attributes": "", "fields": "", "node": ""}
"""The keys that records are wrapped in, each with the key that must stand beside it, "" for none: GeoJSON,
Elasticsearch, JSON:API, Airtable, GraphQL."""
_DEEP = 3  # objects in objects that become columns
_MOST_PARTS = 40  # columns that one column of objects may become
_NAMES = ("name", "label", "title", "displayName", "display_name", "login", "username", "id", "@id")
_ROLES = ("role", "type", "function")
_ACTORS = frozenset(("actors", *SYNONYMS["actors"]))
_DATES = frozenset(("date", *SYNONYMS["date"]))
_SPARQL = {"type", "value", "datatype", "xml:lang"}
_SLIDE = {"start_date", "text"}  # of TimelineJS, which is read from its objects


def unwrap(records: Sequence[Record]) -> tuple[list[Record], str]:
    """The records without a wrapper, such as GeoJSON's `properties`: its keys are moved up; and the name of the
    wrapper, "" if there is none. A key beside the wrapper that is also in it becomes `outer.…`."""
    for key, sibling in _WRAPPERS.items():
        inner = [record.get(key, ...) for record in records]
        fitting = all(value is None or isinstance(value, dict) for value in inner) and any(inner)
        if fitting and all(not sibling or sibling in record for record in records):
            return [_unwrap_record(record, key) for record in records], key
    return list(records), ""


def _unwrap_record(record: Record, key: str) -> Record:
    inside = record[key] or {}
    outside = {
        name if name not in inside else f"outer.{name}": value
        for name, value in record.items()
        if name != key and not (name == "type" and value == "Feature")
    }
    first = {name: value for name, value in outside.items() if name == "id"}
    return {**first, **inside, **outside}


def open_objects(records: Sequence[Record]) -> list[Record]:
    """The records with typed values in place of objects that only wrap one, and a key for each value of other nested
    objects: `{"date": {"start": …}}` has `date.start`. An object stays whole if there would be too many keys."""
    opened = [_with_people({key: _untyped(value) for key, value in record.items()}) for record in records]
    if any(record.keys() >= _SLIDE for record in opened):
        return opened
    spans = {key for record in opened for key, value in record.items() if plain(key) in _DATES and _is_single(value)}
    for _ in range(_DEEP):
        parts: dict[str, set[str]] = {}
        for record in opened:
            for key, value in record.items():
                if isinstance(value, dict) and value:
                    parts.setdefault(key, set()).update(value)
        few = {key for key, found in parts.items() if len(found) <= _MOST_PARTS}
        if not few:
            break
        opened = [_open_object(record, few, spans) for record in opened]
    return opened


def _open_object(record: Record, keys: set[str], spans: set[str]) -> Record:
    opened: Record = {}
    for key, value in record.items():
        inside = {f"{key}.{name}": _untyped(inner) for name, inner in value.items()} if isinstance(value, dict) else {}
        if key not in keys or not inside or inside.keys() & record.keys():
            opened[key] = value
        elif key in spans and (value.keys() <= {"start", "end"} or value.keys() <= {"from", "to"}):
            opened[key] = _span(value)
        else:
            opened |= inside
    return opened


def _span(value: Record) -> str:
    """A date with a start and an end as an interval."""
    sides = ("from", "to") if value.keys() <= {"from", "to"} else ("start", "end")
    start, end = (cell_text(_untyped(value.get(side))).strip() for side in sides)
    return f"{start}/{end}" if end else start


def _is_single(value: Any) -> bool:
    return isinstance(value, Number) or _is_text(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _untyped(value: Any) -> Any:
    """The value in an object that only states its type, as MongoDB, SPARQL and JSON-LD write it; anything else as it
    is."""
    if not isinstance(value, dict) or not value:
        return value
    if len(value) == 1:
        key, inner = next(iter(value.items()))
        if key == "$date":
            return _moment(_untyped(inner))
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
    changed: Record = {}
    for key, value in record.items():
        changed[key] = _people(key, value)
        if changed[key] is not value and any(
            isinstance(person, dict) and _says_more(person) for person in _as_list(value)
        ):
            changed[f"{key} in full"] = _as_list(value)
    return changed


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _says_more(person: Record) -> bool:
    read = {next((key for key in keys if _is_text(person.get(key))), "") for keys in (_NAMES, _ROLES)}
    filled = {key for key, value in person.items() if value not in (None, "", [], {})}
    return any(_is_text(person.get(name)) for name in _NAMES) and bool(filled - read)


def _people(key: str, value: Any) -> Any:
    """People in our notation, if the key is about people and each has a name; else the value."""
    if plain(key) not in _ACTORS or not isinstance(value, (list, dict)):
        return value
    pairs = _pairs(value)
    return value if pairs is None else actors_cell(pairs)


def _pairs(value: Any) -> list[tuple[str, str]] | None:
    """Names and roles of texts, objects, or objects of names by role; None for anything else."""
    if isinstance(value, list):
        parsed = [_name_and_role(name) for name in value]
        return None if None in parsed else [pair for pairs in parsed for pair in pairs or ()]
    if named := _name_and_role(value):
        return named
    names = [(name, str(role)) for role, people in value.items() for name in _as_list(people)]
    return names if names and all(_is_text(name) for name, _ in names) else None


def _name_and_role(person: Any) -> list[tuple[str, str]] | None:
    if isinstance(person, dict):
        name = next((person[key] for key in _NAMES if _is_text(person.get(key))), None)
        return (
            [(str(name), str(next((person[key] for key in _ROLES if _is_text(person.get(key))), "")))] if name else None
        )
    return [(str(person), "")] if isinstance(person, str) else [] if person is None else None


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
        if value and all(
            type(entry) is str and entry and entry == entry.strip() and ";" not in entry for entry in value
        ):
            return "; ".join(value)
    return cell_text(value)


def _links(values: list[Any]) -> str | None:
    pairs = []
    for value in values:
        if isinstance(value, dict) and value.keys() <= {"kind", "target"}:
            pairs.append((cell_text(value.get("kind")), cell_text(value.get("target"))))
        elif isinstance(value, str):
            pairs.append(("", str(value)))
        else:
            return None
    return links_cell(pairs)
