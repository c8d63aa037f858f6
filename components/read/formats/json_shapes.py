"""The records of a JSON document: those at the chosen place in its tree, or those of TimelineJS and vis-timeline.

TimelineJS separates `title`, `events` and `eras`, vis-timeline `items` and the `groups` they refer to. Both become one
list of records; `read/known` gives them our columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from components.errors import RequestError, SourceError
from components.language import message
from components.read.formats.json_text import Element, elements_at
from components.read.formats.json_tree import Place, best, column_names, places, worth
from components.read.wording import counted, in_a_row, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence


@dataclass(frozen=True)
class Records:
    """The records of a document (`elements`); the name of their `place` and the same in words (`where`), "" for the
    whole document; and notes."""

    elements: list[Element]
    place: str = ""
    where: str = ""
    notes: list[str] = field(default_factory=list)


def records_of(found: Any, text: str, stated: str, name: str) -> Records:
    """The records of the document `found`, parsed by `json_text.document` from `text`, at the place `stated`, if one
    is. Raises SourceError if there are none, RequestError for a place without any, JsonFault."""
    if not isinstance(found, (list, dict)):
        raise SourceError(message("{file} is JSON, but a single value; a list of objects is needed.", file=name))
    if isinstance(found, dict) and not stated and _is_timelinejs(found):
        return Records(_slides(found))
    if isinstance(found, dict) and not stated and _is_vis(found):
        return Records(_items(found))
    if isinstance(found, dict) and not stated and _is_entity(found):
        return Records([Element(1, found)])
    found = _pages(found)
    all_places = list(places(found))
    place = _place_named(all_places, stated, name) if stated else best(all_places)
    if place is None:
        if isinstance(found, list):
            return Records(found)
        if worth([found]) > 1:  # a single record, and all that there is
            return Records([Element(1, found)])
        raise SourceError(without_records(name, found))
    elements, notes = _elements(found, text, place)
    is_whole = isinstance(found, list) and place.kind == "list"
    notes += _others(all_places, place)
    return Records(elements, notes=notes) if is_whole else Records(elements, place.name, _where(place), notes)


def without_records(name: str, keys: Collection[str] = ()) -> str:
    """The sentence that a document has no list of records, with the `keys` it has."""
    if not keys:
        return message(
            '{file} is JSON without a list of objects; Dateline reads lists such as [{{"date": "2014-10-28", "title": '
            '"…"}}].',
            file=name,
        )
    return message(
        '{file} is JSON without a list of objects, only {keys}; Dateline reads lists such as [{{"date": "2014-10-28", '
        '"title": "…"}}].',
        file=name,
        keys=listed([quoted(key) for key in keys]),
    )


def _pages(found: Any) -> Any:
    """A list of lists of records, as programs write answers in pages, as one list; anything else as it is."""
    pages = [element.value for element in found] if isinstance(found, list) else []
    if not pages or not all(
        isinstance(page, list) and all(isinstance(element, dict) for element in page) for page in pages
    ):
        return found
    return [page._replace(value=element) for page in found for element in page.value]


def _place_named(all_places: Sequence[Place], stated: str, name: str) -> Place:
    """The place of this name. Raises RequestError."""
    same = [place for place in all_places if place.name == stated] or [
        place for place in all_places if place.name.casefold() == stated.strip().casefold()
    ]
    if not same:
        alternatives = (
            message("there are: {names}", names=listed([place.name for place in all_places], 20))
            if all_places
            else message("there are none anywhere")
        )
        raise RequestError(
            message("{file} has no records at {place}; {there}.", file=name, place=quoted(stated), there=alternatives)
        )
    return same[0]


def _where(place: Place) -> str:
    """A place in words."""
    keys = quoted(place.name)
    descriptions = {"list": message("the list {keys}", keys=keys), 
            "key": message("the objects in {keys}, each under a key of its own", keys=keys),
            "table": message("the table {keys}", keys=keys), "columns": message("the columns in {keys}", keys=keys),
            "inside": message("the lists {keys}, each with what its group says", keys=keys)}  # fmt: skip
    return in_a_row((descriptions[place.kind], counted(place.size, "record")))


def _others(all_places: Sequence[Place], place: Place) -> Iterator[str]:
    """A note on the other places of records, without those that only contain this one."""
    others = [other for other in all_places if other != place and not (
        other.kind == "key" and place.path[: len(other.path)] == other.path)
        and not (place.kind == "inside" and other.path == place.path)]  # fmt: skip
    if others:
        lists = listed(
            [
                message("{name} ({records})", name=quoted(other.name), records=counted(other.size, "record"))
                for other in others
            ]
        )
        yield message(
            "The file has other lists, which are not read: {said}. Name one of them as “records” to read that instead.",
            said=lists,
        )


def _elements(found: Any, text: str, place: Place) -> tuple[list[Element], list[str]]:
    """The records at a place, and notes."""
    node = found
    for key in place.path:
        node = node[key]
    if place.kind == "columns":
        return list(_column_records(node)), []
    listed_ = isinstance(node, list) and all(isinstance(element, Element) for element in node)
    elements = node if listed_ else elements_at(text, place.path)
    if place.kind == "list":
        return elements, []
    if place.kind == "key":
        named = (
            "key"
            if any(isinstance(element.value[1], dict) and "id" in element.value[1] for element in elements)
            else "id"
        )
        return [_with_key(element, named) for element in elements], []
    if place.kind == "inside":
        return _inside(elements, place)
    if not place.names:
        return list(_table_records(elements[1:], column_names(elements[0].value))), []
    for key in place.path[:-1]:
        found = found[key]
    return list(_table_records(elements, column_names(found[place.names]), found.get("index"))), []


def _with_key(element: Element, named: str) -> Element:
    key, value = element.value
    return element._replace(value={named: key, **value} if isinstance(value, dict) else value)


def _inside(groups: Sequence[Element], place: Place) -> tuple[list[Element], list[str]]:
    """The records inside groups, each with its group's values; their line is the group's."""
    before = place.path[-1] if place.path else "group"
    found: list[Element] = []
    without = []
    for group in groups:
        inner = group.value.get(place.names) if isinstance(group.value, dict) else None
        if group.fault or not isinstance(group.value, dict):
            found.append(group)
        elif not isinstance(inner, list) or not inner:
            without.append(str(group.line))
        else:
            group_values = {key: value for key, value in group.value.items() if key != place.names}
            found += [Element(group.line, _with_group(group_values, record, before)) for record in inner]
    notes = [message("The line of each record is that of its group.")]
    notes += (
        [
            message(
                "{groups} without records (on line {names}).",
                groups=counted(len(without), "group"),
                names=listed(without),
            )
        ]
        if without
        else []
    )
    return found, notes


def _with_group(group_values: dict[str, Any], record: Any, before: str) -> Any:
    if not isinstance(record, dict):
        return record
    return {**{key if key not in record else f"{before}.{key}": value for key, value in group_values.items()}, **record}


def _table_records(rows: Sequence[Element], names: list[str], index: Any = None) -> Iterator[Element]:
    """Rows of cells under these names; `index` are pandas' row labels, kept unless they are numbers."""
    labels = (
        [label.value if isinstance(label, Element) else label for label in index] if isinstance(index, list) else []
    )
    has_labels = (
        len(labels) == len(rows) and labels != [str(number) for number in range(len(rows))] and "index" not in names
    )
    for number, row in enumerate(rows):
        if not isinstance(row.value, list):
            yield row
        elif len(row.value) != len(names):
            reason = message(
                "{values} where the table has {columns}",
                values=counted(len(row.value), "value"),
                columns=counted(len(names), "column"),
            )
            yield row._replace(value=None, fault=reason, raw=str(row.value))
        else:
            label_value = {"index": labels[number]} if has_labels else {}
            yield row._replace(value=label_value | dict(zip(names, row.value, strict=True)))


def _column_records(columns: dict[str, Any]) -> Iterator[Element]:
    """Records from columns of cells, lists or objects by row; the rows have no lines of their own."""
    first = next(iter(columns.values()))
    for key in range(len(first)) if isinstance(first, list) else first:
        cells = {name: column[key] for name, column in columns.items()}
        yield Element(1, {name: cell.value if isinstance(cell, Element) else cell for name, cell in cells.items()})


def _is_entity(found: dict[str, Any]) -> bool:
    """Whether it is one entity of FollowTheMoney, of which a file has one on each line."""
    return isinstance(found.get("schema"), str) and isinstance(found.get("properties"), dict)


def _is_timelinejs(found: dict[str, Any]) -> bool:
    events = found.get("events")
    return isinstance(events, list) and any(
        isinstance(event.value, dict) and isinstance(event.value.get("start_date"), dict) for event in events
    )


def _slides(found: dict[str, Any]) -> list[Element]:
    """The title slide, the events and the eras, distinguished by `type` as in the spreadsheet."""
    title, eras = found.get("title"), found.get("eras")
    slides = [Element(1, {**title, "type": "title"})] if isinstance(title, dict) else []
    slides += found["events"] + ([_as_era(era) for era in eras] if isinstance(eras, list) else [])
    return sorted(slides, key=lambda slide: slide.line)


def _as_era(era: Element) -> Element:
    return era._replace(value={**era.value, "type": "era"}) if isinstance(era.value, dict) else era


def _is_vis(found: dict[str, Any]) -> bool:
    items = found.get("items")
    return isinstance(items, list) and any(
        isinstance(item.value, dict) and {"start", "content"} <= item.value.keys() for item in items
    )


def _items(found: dict[str, Any]) -> list[Element]:
    """The items, each with its group's content in place of the group's id."""
    groups = found.get("groups")
    names = {
        str(group.value.get("id")): group.value["content"]
        for group in (groups if isinstance(groups, list) else [])
        if isinstance(group.value, dict) and isinstance(group.value.get("content"), str)
    }
    return [
        item._replace(value={**item.value, "group": names.get(str(item.value["group"]), item.value["group"])})
        if isinstance(item.value, dict) and item.value.get("group") is not None
        else item
        for item in found["items"]
    ]
