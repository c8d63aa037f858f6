"""Trackers of work: Jira's and GitHub's issues, GitHub's commits. An issue lasts from when it was opened until it was
closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from components.language import message
from components.read.formats.notation import actors_cell, links_cell
from components.read.known.layout import Arranged, Column, Layout, Sheet, each, first_of, inside, one_line, value_of
from components.read.known.moments import clocked
from components.read.known.stamps import interval, order_of, said_of, stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LASTS = message("An issue lasts from when it was opened until it was closed; one that is open goes on.")


def lasting(opened: str, closed: str, still: bool) -> str:
    """From one date to another; to an open end where it is `still` going on."""
    if not closed:
        return f"{opened}/.." if still and re.match(r"\d{4}-", opened) else opened
    return interval(opened, closed)


# ── Jira: its CSV, and the issues of its API, whose fields are read as columns ──


def _jira(sheet: Sheet) -> Arranged:
    order, why = order_of([*sheet["created"], *sheet[_CLOSED]], sheet.order, "")
    keys = sheet["issue key"]
    of_id = dict(zip(sheet["issue id"], keys, strict=True)) if "issue id" in sheet else {}
    return {
        "id": keys,
        "date": sheet.each(
            lambda opened, closed: lasting(clocked(opened, order), clocked(closed, order), _CLOSED in sheet),
            *("created", _CLOSED),
        ),
        "title": sheet.each(one_line, "summary"),
        "description": sheet["description"],
        "actors": sheet.each(_jira_people, "reporter", "assignee"),
        "type": sheet["issue type"],
        "links": _jira_links(sheet, set(keys), of_id),
        "state": sheet["status"],
    }, [*said_of(order, why), _LASTS]


_CLOSED = "resolved"
_LINK = re.compile(r"outward issue link \((.+)\)")


def _jira_people(reporter: str, assignee: str) -> str:
    return actors_cell([(reporter, "reporter"), (assignee, "assignee")])


def _jira_links(sheet: Sheet, keys: set[str], of_id: dict[str, str]) -> Column:
    """Links to issues that the file has: outward ones by their kind, and what an issue is a part of."""
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
    every, keys = sheet.objects("fields"), sheet["key"]
    known = set(keys)
    return {
        "id": keys,
        "date": [lasting(stamp(_word(one, "created")), stamp(_word(one, "resolutiondate")), True) for one in every],
        "title": [one_line(_word(one, "summary")) for one in every],
        "actors": [_jira_people(_word(one, "reporter"), _word(one, "assignee")) for one in every],
        "type": [_word(one, "issuetype") for one in every],
        "links": [links_cell(_linked(one, known)) for one in every],
        "state": [_word(one, "status") for one in every],
    }, [_LASTS]


def _word(found: dict[str, Any], key: str) -> str:
    value = found.get(key)
    return _name(value) if isinstance(value, dict) else "" if value is None else str(value)


def _linked(found: dict[str, Any], known: set[str]) -> Iterator[tuple[str, str]]:
    links = found.get("issuelinks")
    for link in links if isinstance(links, list) else []:
        kind, target = _inner(link, "type").get("outward"), _inner(link, "outwardIssue").get("key")
        if kind and target in known:
            yield str(kind), str(target)
    if (parent := _inner(found, "parent").get("key")) in known:
        yield "part of", str(parent)


def _jira_told(sheet: Sheet) -> bool:
    if "fields" in sheet:
        return any({"summary", "created", "issuetype"} <= inside(cell).keys() for cell in sheet["fields"][:10])
    return {"summary", "created"} <= sheet.names.keys() and any(name.startswith("issuetype") for name in sheet.names)


# ── GitHub ──


def _issues(sheet: Sheet) -> Arranged:
    opened, closed = (first_of(sheet, names) for names in (_OPENED, _ENDED))
    return {
        "id": sheet["number"],
        "date": sheet.each(
            lambda start, end, state: lasting(stamp(start), stamp(end), state.lower() == "open"),
            *(opened, closed, "state"),
        ),
        "title": sheet.each(one_line, "title"),
        "description": sheet["body"],
        "actors": _github_people(sheet),
        "type": _labels(sheet["labels"]),
        "source": sheet[first_of(sheet, ("html_url", "url"))],
    }, [_LASTS]


_OPENED, _ENDED = ("created_at", "createdat"), ("closed_at", "closedat")
_PEOPLE = (("user", "author"), ("author", "author"), ("assignees", "assignee"))


def _github_people(sheet: Sheet) -> Column:
    """Those who opened an issue and whom it is assigned to, from objects or from columns of their logins."""
    columns = [(name, role) for who, role in _PEOPLE for name in (who, f"{who}.login") if name in sheet]
    roles = [role for _, role in columns]

    def cell(*cells: str) -> str:
        pairs = [(name, role) for text, role in zip(cells, roles, strict=True) for name in names_in(text)]
        return actors_cell(dict.fromkeys(pairs))

    return each(cell, *(sheet[name] for name, _ in columns)) if columns else [""] * sheet.count


def names_in(cell: str) -> list[str]:
    """The names in a cell: an object's or a list's of such, or the cell's own text, split at semicolons and commas."""
    found = value_of(cell)
    if isinstance(found, str):
        return [part for part in map(str.strip, re.split("[;,]", found)) if part]
    return [name for one in (found if isinstance(found, list) else [found]) if (name := _name(one))]


def _name(one: Any) -> str:
    if isinstance(one, dict):
        return next((str(one[key]) for key in ("login", "name", "displayName", "title") if one.get(key)), "")
    return str(one)


def _labels(cells: Sequence[str]) -> Column:
    return each(lambda cell: ", ".join(names_in(cell)), cells)


def _open_or_closed(sheet: Sheet) -> bool:
    return {cell.strip().lower() for cell in sheet["state"]} <= {"open", "closed", "merged"}


def _commits(sheet: Sheet) -> Arranged:
    commits = sheet.inner("commit")
    known = set(sheet["sha"])
    messages = [str(commit.get("message") or "") for commit in commits]
    return {
        "id": sheet["sha"],
        "date": [stamp(str(_inner(commit, "author").get("date") or "")) for commit in commits],
        "title": [one_line(message.partition("\n")[0]) for message in messages],
        "description": [message.partition("\n")[2].strip() for message in messages],
        "actors": [_hands(commit) for commit in commits],
        "source": sheet[first_of(sheet, ("html_url", "url"))],
        "links": sheet.each(
            lambda cell: links_cell(("follows", sha) for sha in _parents(cell) if sha in known), "parents"
        ),
    }, [message("The date of a commit is that of its author.")]


def _hands(commit: dict[str, Any]) -> str:
    names = [(str(_inner(commit, role).get("name") or ""), role) for role in ("author", "committer")]
    return actors_cell(names if names[1][0] not in (names[0][0], "GitHub") else names[:1])


def _inner(found: Any, key: str) -> dict[str, Any]:
    inner = found.get(key) if isinstance(found, dict) else None
    return inner if isinstance(inner, dict) else {}


def _parents(cell: str) -> Iterable[str]:
    found = value_of(cell)
    return [str(one.get("sha")) for one in found if isinstance(one, dict)] if isinstance(found, list) else []


JIRA = Layout(
    name="Jira",
    needs=frozenset(("issue key", "summary", "created")),
    taken=frozenset(("issue key", "summary", "created", _CLOSED, "description", "reporter", "assignee", "issue type"))
    | {"status"},
    arrange=_jira,
)
JIRA_API = Layout(
    name="Jira",
    needs=frozenset(("key",)),
    taken=frozenset(("key", "summary", "created", "resolutiondate")),
    arrange=_jira_api,
    told=_jira_told,
)
ISSUES = Layout(
    name=message("GitHub's issues"),
    needs=frozenset(("number", "title", "created_at", "closed_at", "state")),
    taken=frozenset(("number", "title", "created_at", "closed_at", "body", "user", "assignees", "html_url", "labels")),
    arrange=_issues,
    told=_open_or_closed,
)
GH_ISSUES = Layout(
    name=message("GitHub's issues"),
    needs=frozenset(("number", "title", "createdat", "state")),
    taken=frozenset(("number", "title", "createdat", "closedat", "body", "author", "assignees", "url", "labels")),
    arrange=_issues,
    told=_open_or_closed,
)
COMMITS = Layout(
    name=message("GitHub's commits"),
    needs=frozenset(("sha",)),
    taken=frozenset(("sha", "html_url", "commit.message", "commit.author.date", "commit.author.name")),
    arrange=_commits,
    told=lambda sheet: any(_inner(commit, "author").get("date") for commit in sheet.inner("commit")[:100]),
)
