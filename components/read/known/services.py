"""Tables from online services: Notion's and Airtable's exports, Google Forms' downloads. Their columns are the person's
own: only what the service adds is interpreted here, and the columns are mapped as in any other table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from components.language import message
from components.read.columns.column_names import SYNONYMS
from components.read.formats.notation import actors_cell, links_cell
from components.read.known.layout import Arranged, Column, Layout, Sheet, join_filled, one_line, plain
from components.read.known.moments import edtf_of_clocked
from components.read.known.stamps import interval, stamp
from components.read.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

# ── Notion: pages, whose properties say of which type they are ──

_CHOICES = ("select", "status", "multi_select")


def _pages(sheet: Sheet) -> Arranged:
    ids = [cell.strip() for cell in sheet["id"]]
    pages = [_properties_of(found) for found in sheet.objects("properties")]
    return {
        "id": ids,
        "date": [next((_span(value) for _, value in _values_of(page, "date") if value), "") for page in pages],
        "title": [one_line(next((_plain(value) for _, value in _values_of(page, "title")), "")) for page in pages],
        "description": [
            join_filled((_plain(value) for _, value in _values_of(page, "rich_text")), "\n") for page in pages
        ],
        "actors": [actors_cell(_people(page)) for page in pages],
        "type": [", ".join(_choices(page)) for page in pages],
        "source": sheet["url"],
        "links": [links_cell(_relations(page, set(ids))) for page in pages],
    }, [message("Dates are those of each page's first property of that type; people are read as actors.")]  # fmt: skip


def _properties_of(found: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    """The properties of a page by name, each with its type and its value."""
    return {
        name: (str(prop["type"]), prop.get(prop["type"]))
        for name, prop in found.items()
        if isinstance(prop, dict) and isinstance(prop.get("type"), str)
    }


def _values_of(page: dict[str, tuple[str, Any]], *kinds: str) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, (kind, value) in page.items() if kind in kinds)


def _span(value: Any) -> str:
    start, end = (str(value.get(side) or "") if isinstance(value, dict) else "" for side in ("start", "end"))
    return interval(stamp(start), stamp(end))


def _plain(value: Any) -> str:
    parts = value if isinstance(value, list) else []
    return "".join(str(part.get("plain_text") or "") for part in parts if isinstance(part, dict))


def _people(page: dict[str, tuple[str, Any]]) -> Iterator[tuple[str, str]]:
    for name, value in _values_of(page, "people"):
        people = value if isinstance(value, list) else []
        yield from ((str(person.get("name") or ""), name.lower()) for person in people if isinstance(person, dict))


def _choices(page: dict[str, tuple[str, Any]]) -> list[str]:
    """The options selected in the first property that has any."""
    for _, value in _values_of(page, *_CHOICES):
        chosen = value if isinstance(value, list) else [value]
        if names := [str(option["name"]) for option in chosen if isinstance(option, dict) and option.get("name")]:
            return names
    return []


def _relations(page: dict[str, tuple[str, Any]], ids: set[str]) -> Iterator[tuple[str, str]]:
    for name, value in _values_of(page, "relation"):
        targets = value if isinstance(value, list) else []
        yield from (
            (name.lower(), target["id"]) for target in targets if isinstance(target, dict) and target.get("id") in ids
        )


# ── Airtable: records of fields ──

_RECORD = re.compile(r"rec[A-Za-z0-9]{14}")


def _records(sheet: Sheet) -> Arranged:
    ids, rows = set(sheet["id"]), sheet.objects("fields")
    names = list(dict.fromkeys(name for row in rows for name in row)) if "fields" in sheet else []
    columns: dict[str, Column] = {name: [_field_text(row.get(name)) for row in rows] for name in names}
    return {
        "id": sheet["id"],
        "actors": [actors_cell(_collaborators(row)) for row in rows],
        "links": [links_cell(_record_links(row, ids)) for row in rows],
        **columns,
    }, [message("Fields are read as columns; collaborators are read as actors, linked records as links.")]


def _field_text(value: Any) -> str:
    """A field's value as text: the names of objects."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_field_text(entry) for entry in value)
    if isinstance(value, dict):
        return next((str(value[key]) for key in ("name", "url", "text", "filename") if value.get(key)), str(value))
    return str(value)


def _collaborators(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        for person in value if isinstance(value, list) else [value]:
            if isinstance(person, dict) and "email" in person:
                yield str(person.get("name") or person["email"]), name.lower()


def _record_links(row: dict[str, Any], ids: set[str]) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        linked = value if isinstance(value, list) else str(value).split("; ")
        yield from (
            (name.lower(), target) for target in linked if isinstance(target, str) and target in ids and name != "id"
        )


# ── Google Forms: when each answer was given ──

_ANSWERED = re.compile(r"\d{4}/\d{1,2}/\d{1,2} \d{1,2}:\d\d:\d\d [AP]M (?:GMT[+-][\d:]+|[A-Z]{3,4})")


def _answers(sheet: Sheet) -> Arranged:
    """The mapping of a form's answers: a question about a date is the date, the timestamp the date of report. Without
    such a question, the timestamp is the date. The most telling other question is the title, unless one is called
    so."""
    given = sheet.map_cells(lambda text: edtf_of_clocked(text, ""), "timestamp")
    questions = [name for name, _ in sheet.columns if plain(name) != "timestamp"]
    when = next((name for name in questions if re.search(r"\b(?:when|date)\b", name, re.I)), "")
    others = [name for name in questions if name != when and not re.search(r"\be-?mail\b", name, re.I)]
    what = min(others, key=_title_rank, default="")
    ours: dict[str, Column] = {"reported": given, "date": sheet[plain(when)]} if when else {"date": given}
    notes = (
        message(
            "Dates are those of the answers to {question}; the time of each answer is when it was reported.",
            question=quoted(when),
        )
        if when
        else message("Dates are those of the answers.")
    )
    if not {"title", *SYNONYMS["title"]} & set(sheet.names):
        ours["title"] = sheet.map_cells(one_line, plain(what))
    titles = [message("Titles are the answers to {question}.", question=quoted(what))] if "title" in ours else []
    return ours, [notes, *titles]


def _title_rank(question: str) -> int:
    """The rank of a question as the title: 0 for “What happened?”, 2 for names and places."""
    if re.search(r"\bwhat\b|happen|\b(?:event|incident|subject|headline|title)\b", question, re.I):
        return 0
    return 2 if re.search(r"\b(?:names?|who|phone|address|where|place|location)\b", question, re.I) else 1


def _are_answers(sheet: Sheet) -> bool:
    cells = [cell.strip() for cell in sheet["timestamp"] if cell.strip()]
    return bool(cells) and all(map(_ANSWERED.fullmatch, cells))


PAGES = Layout(
    name="Notion",
    needs=frozenset(("object", "id", "created_time", "last_edited_time")),
    taken=frozenset(("id", "url")),
    arrange=_pages,
    recognises=lambda sheet: set(sheet["object"]) == {"page"},
)
RECORDS = Layout(
    name="Airtable",
    needs=frozenset(("id", "createdtime")),
    taken=frozenset(("id", "fields")),
    arrange=_records,
    recognises=lambda sheet: all(map(_RECORD.fullmatch, sheet["id"])),
)
ANSWERS = Layout(
    name="Google Forms",
    needs=frozenset(("timestamp",)),
    taken=frozenset(("timestamp",)),
    arrange=_answers,
    recognises=_are_answers,
)
