"""Work trackers, and Jira's issues from CSV and API. An issue lasts from when it was opened until it was closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from components.language import message
from components.read.formats.notation import actors_cell, links_cell
from components.read.known.layout import Arranged, Column, Layout, Sheet, first_of, object_in, one_line
from components.read.known.moments import edtf_of_clocked
from components.read.known.stamps import interval, order_note, order_of, stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

LASTS = message("An issue lasts from when it was opened until it was closed; one that is open goes on.")


def lifetime(opened: str, closed: str, still: bool) -> str:
    """The interval from when an issue was opened until it was closed; with an open end if it is `still` going on."""
    if not closed:
        return f"{opened}/.." if still and re.match(r"\d{4}-", opened) else opened
    return interval(opened, closed)


def name_of(value: Any) -> str:
    """The name of an object; anything else as text."""
    if isinstance(value, dict):
        return next((str(value[key]) for key in ("login", "name", "displayName", "title") if value.get(key)), "")
    return str(value)


def object_under(found: Any, key: str) -> dict[str, Any]:
    """The object under a key of another, {} if there is none."""
    value = found.get(key) if isinstance(found, dict) else None
    return value if isinstance(value, dict) else {}


def _jira(sheet: Sheet) -> Arranged:
    order, why = order_of([*sheet["created"], *sheet[_CLOSED]], sheet.order, "")
    keys = sheet[first_of(sheet, ("issue key", "key"))]
    of_id = dict(zip(sheet["issue id"], keys, strict=True)) if "issue id" in sheet else {}
    return {
        "id": keys,
        "date": sheet.map_cells(
            lambda opened, closed: lifetime(
                edtf_of_clocked(opened, order), edtf_of_clocked(closed, order), _CLOSED in sheet
            ),
            *("created", _CLOSED),
        ),
        "title": sheet.map_cells(one_line, "summary"),
        "description": sheet["description"],
        "actors": sheet.map_cells(_jira_people, "reporter", "assignee"),
        "type": sheet["issue type"],
        "links": _jira_links(sheet, set(keys), of_id),
        "state": sheet["status"],
    }, [*order_note(order, why), LASTS]


_CLOSED = "resolved"
_LINK = re.compile(r"outward issue link \((.+)\)")


def _jira_people(reporter: str, assignee: str) -> str:
    return actors_cell([(reporter, "reporter"), (assignee, "assignee")])


def _jira_links(sheet: Sheet, keys: set[str], of_id: dict[str, str]) -> Column:
    """Links to issues that are in the file: outward ones by their kind, and the issue's parent."""
    found: list[list[tuple[str, str]]] = [[] for _ in range(sheet.count)]
    for name, column in sheet.columns:
        plain = " ".join(name.lower().split())
        outward = _LINK.fullmatch(plain)
        kind = outward[1] if outward else "part of" if plain in _PARENTS else ""
        if not kind:
            continue
        for row, cell in zip(found, column, strict=True):
            target = of_id.get(cell.strip(), cell.strip())
            if target in keys and (kind, target) not in row:
                row.append((kind, target))
    return [links_cell(row) for row in found]


_PARENTS = ("parent", "parent id", "parent key", "custom field (epic link)")


def _jira_api(sheet: Sheet) -> Arranged:
    issues, keys = sheet.objects("fields"), sheet["key"]
    keys_in_file = set(keys)
    return {
        "id": keys,
        "date": [
            lifetime(stamp(_word(issue, "created")), stamp(_word(issue, "resolutiondate")), True) for issue in issues
        ],
        "title": [one_line(_word(issue, "summary")) for issue in issues],
        "actors": [_jira_people(_word(issue, "reporter"), _word(issue, "assignee")) for issue in issues],
        "type": [_word(issue, "issuetype") for issue in issues],
        "links": [links_cell(_issue_links(issue, keys_in_file)) for issue in issues],
        "state": [_word(issue, "status") for issue in issues],
    }, [LASTS]


def _word(found: dict[str, Any], key: str) -> str:
    value = found.get(key)
    return name_of(value) if isinstance(value, dict) else "" if value is None else str(value)


def _issue_links(found: dict[str, Any], keys_in_file: set[str]) -> Iterator[tuple[str, str]]:
    links = found.get("issuelinks")
    for link in links if isinstance(links, list) else []:
        kind, target = object_under(link, "type").get("outward"), object_under(link, "outwardIssue").get("key")
        if kind and target in keys_in_file:
            yield str(kind), str(target)
    if (parent := object_under(found, "parent").get("key")) in keys_in_file:
        yield "part of", str(parent)


def _recognises_jira(sheet: Sheet) -> bool:
    if "fields" in sheet:
        return any({"summary", "created", "issuetype"} <= object_in(cell).keys() for cell in sheet["fields"][:10])
    return {"summary", "created"} <= sheet.names.keys() and any(name.startswith("issuetype") for name in sheet.names)


JIRA = Layout(
    name="Jira",
    needs=frozenset(("summary", "created", "issue type")),
    taken=frozenset(
        ("issue key", "key", "summary", "created", _CLOSED, "description", "reporter", "assignee", "issue type")
    )
    | {"status"},
    arrange=_jira,
    recognises=lambda sheet: "issue key" in sheet or "key" in sheet,
)
JIRA_API = Layout(
    name="Jira",
    needs=frozenset(("key",)),
    taken=frozenset(("key", "summary", "created", "resolutiondate")),
    arrange=_jira_api,
    recognises=_recognises_jira,
)
