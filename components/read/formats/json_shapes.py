"""Where a JSON document keeps its records: in a list, under one of an object's keys, or as one of the timelines does.

TimelineJS keeps `title`, `events` and `eras` apart, vis-timeline `items` and the `groups` they name. Both become one
list of records; `read/known` gives them our columns.
"""

from __future__ import annotations

from typing import Any

from components.errors import SourceError
from components.read.formats.json_text import Element
from components.read.wording import counted, listed, quoted


def elements_of(found: Any, name: str) -> tuple[list[Element], list[str]]:
    """The records of a document as `json_text.document` gives it, and what to say. Raises SourceError."""
    if isinstance(found, list):
        return _inner(found)
    if not isinstance(found, dict):
        raise SourceError(f"{name} is JSON, but a single value; a list of objects is needed.")
    if _timelinejs(found):
        return _slides(found), []
    if _vis(found):
        return _items(found), []
    lists = {key: value for key, value in found.items() if isinstance(value, list) and _objects(value)}
    if not lists:
        keys = listed([quoted(key) for key in found])
        raise SourceError(
            f"{name} is JSON without a list of objects{f', only {keys}' if found else ''}; "
            'Dateline reads lists such as [{"date": "2014-10-28", "title": "…"}].'
        )
    key = max(lists, key=lambda key: len(lists[key]))
    others = [f"{quoted(other)} ({counted(len(lists[other]), 'entry')})" for other in lists if other != key]
    elements, notes = _inner(lists[key])
    left = [f"Lists under other keys are not read: {listed(others)}."] if others else []
    return elements, [f"Records are read from the list under {quoted(key)}.", *left, *notes]


def _objects(elements: list[Element]) -> int:
    return sum(isinstance(element.value, dict) for element in elements)


def _inner(elements: list[Element]) -> tuple[list[Element], list[str]]:
    """Records one level further down, where every one of them is only a named group of records."""
    if not elements or not all(isinstance(element.value, dict) for element in elements):
        return elements, []
    key = _only_list(elements[0].value)
    if not key or any(_only_list(element.value) != key for element in elements):
        return elements, []
    found = [
        Element(element.line, {**{k: v for k, v in element.value.items() if k != key}, **record})
        for element in elements
        for record in element.value[key]
    ]
    note = f"Each group's own list under {quoted(key)} is read as records; their line is the group's."
    return found, [note]


def _only_list(record: dict[str, Any]) -> str:
    """The key of a record's one list of objects, where everything else in it is a single value and no date or title."""
    lists = [key for key, value in record.items() if isinstance(value, (list, dict))]
    if len(lists) != 1 or {"date", "title", "start", "id"} & record.keys():
        return ""
    value = record[lists[0]]
    return lists[0] if isinstance(value, list) and value and all(isinstance(one, dict) for one in value) else ""


def _timelinejs(found: dict[str, Any]) -> bool:
    events = found.get("events")
    return isinstance(events, list) and any(
        isinstance(event.value, dict) and isinstance(event.value.get("start_date"), dict) for event in events
    )


def _slides(found: dict[str, Any]) -> list[Element]:
    """The title slide, the events and the eras, told apart by `type` as the spreadsheet does."""
    title, eras = found.get("title"), found.get("eras")
    slides = [Element(1, {**title, "type": "title"})] if isinstance(title, dict) else []
    slides += found["events"] + ([_typed(era) for era in eras] if isinstance(eras, list) else [])
    return sorted(slides, key=lambda slide: slide.line)


def _typed(era: Element) -> Element:
    return era._replace(value={**era.value, "type": "era"}) if isinstance(era.value, dict) else era


def _vis(found: dict[str, Any]) -> bool:
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
