"""Issues, pull requests, commits and releases of GitHub, as exported by its REST API and its command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from components.language import message
from components.read.formats.notation import actors_cell, links_cell
from components.read.known.layout import Arranged, Column, Layout, Sheet, first_of, map_cells, one_line, value_of
from components.read.known.stamps import stamp
from components.read.known.trackers import LASTS, lifetime, name_of, object_under

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def _issues(sheet: Sheet) -> Arranged:
    opened, closed = (first_of(sheet, names) for names in (_OPENED, _ENDED))
    return {
        "id": sheet["number"],
        "date": sheet.map_cells(
            lambda start, end, state: lifetime(stamp(start), stamp(end), state.lower() == "open"),
            *(opened, closed, "state"),
        ),
        "title": sheet.map_cells(one_line, "title"),
        "description": sheet["body"],
        "actors": _github_people(sheet),
        "type": _labels(sheet["labels"]),
        "source": sheet[first_of(sheet, ("html_url", "url"))],
    }, [LASTS]


_OPENED, _ENDED = ("created_at", "createdat"), ("closed_at", "closedat")
_PEOPLE = (
    *(("user", "author"), ("author", "author"), ("assignees", "assignee")),
    *(("mergedby", "merged by"), ("merged_by", "merged by")),
)


def _github_people(sheet: Sheet) -> Column:
    """The author and the assignees of an issue, from objects or from columns of logins."""
    columns = [(name, role) for who, role in _PEOPLE for name in (who, f"{who}.login") if name in sheet]
    roles = [role for _, role in columns]

    def cell(*cells: str) -> str:
        pairs = [(name, role) for text, role in zip(cells, roles, strict=True) for name in names_in(text)]
        return actors_cell(dict.fromkeys(pairs))

    return map_cells(cell, *(sheet[name] for name, _ in columns)) if columns else [""] * sheet.count


def names_in(cell: str) -> list[str]:
    """The names in a cell: of an object or a list of objects, or from its text, split at semicolons and commas."""
    found = value_of(cell)
    if isinstance(found, str):
        return [part for part in map(str.strip, re.split("[;,]", found)) if part]
    return [name for person in (found if isinstance(found, list) else [found]) if (name := name_of(person))]


def _labels(cells: Sequence[str]) -> Column:
    return map_cells(lambda cell: ", ".join(names_in(cell)), cells)


def _open_or_closed(sheet: Sheet) -> bool:
    return {cell.strip().lower() for cell in sheet["state"]} <= {"open", "closed", "merged"}


def _commits(sheet: Sheet) -> Arranged:
    commits = sheet.inner("commit")
    hashes = set(sheet["sha"])
    texts = [str(commit.get("message") or "") for commit in commits]
    return {
        "id": sheet["sha"],
        "date": [stamp(str(object_under(commit, "author").get("date") or "")) for commit in commits],
        "title": [one_line(text.partition("\n")[0]) for text in texts],
        "description": [text.partition("\n")[2].strip() for text in texts],
        "actors": [_hands(commit) for commit in commits],
        "source": sheet[first_of(sheet, ("html_url", "url"))],
        "links": sheet.map_cells(
            lambda cell: links_cell(("follows", sha) for sha in _parents(cell) if sha in hashes), "parents"
        ),
    }, [message("The date of a commit is that of its author.")]


def _commit_table(sheet: Sheet) -> Arranged:
    return {
        "id": sheet["sha"],
        "date": sheet.map_cells(stamp, "date"),
        "title": sheet.map_cells(lambda text: one_line(text.partition("\n")[0]), "message"),
        "description": sheet.map_cells(lambda text: text.partition("\n")[2].strip(), "message"),
        "actors": sheet.map_cells(lambda author: actors_cell([(author, "author")]), "author"),
        "source": sheet[first_of(sheet, ("html_url", "url"))],
    }, []


def _releases(sheet: Sheet) -> Arranged:
    tag, published = (first_of(sheet, names) for names in (("tag_name", "tagname"), ("published_at", "publishedat")))
    early, draft = (first_of(sheet, names) for names in (("prerelease", "isprerelease"), ("draft", "isdraft")))
    return {
        "id": sheet[tag],
        "date": sheet.map_cells(stamp, published),
        "title": sheet.map_cells(lambda name, tag: one_line(name or tag), "name", tag),
        "description": sheet["body"],
        "actors": _github_people(sheet),
        "type": sheet.map_cells(_kind_of_release, early, draft),
        "source": sheet[first_of(sheet, ("html_url", "url"))],
    }, [message("A release is dated by when it was published; a draft has no date.")]


def _kind_of_release(early: str, draft: str) -> str:
    return "draft" if draft.lower() == "true" else "prerelease" if early.lower() == "true" else "release"


def _hands(commit: dict[str, Any]) -> str:
    names = [(str(object_under(commit, role).get("name") or ""), role) for role in ("author", "committer")]
    return actors_cell(names if names[1][0] not in (names[0][0], "GitHub") else names[:1])


def _parents(cell: str) -> Iterable[str]:
    found = value_of(cell)
    return [str(parent.get("sha")) for parent in found if isinstance(parent, dict)] if isinstance(found, list) else []


ISSUES = Layout(
    name=message("GitHub's issues and pull requests"),
    needs=frozenset(("number", "title", "created_at", "closed_at", "state")),
    taken=frozenset(("number", "title", "created_at", "closed_at", "body", "user", "assignees", "html_url", "labels")),
    arrange=_issues,
    recognises=_open_or_closed,
)
GH_ISSUES = Layout(
    name=message("GitHub's issues and pull requests"),
    needs=frozenset(("number", "title", "createdat", "state")),
    taken=frozenset(("number", "title", "createdat", "closedat", "body", "author", "assignees", "url", "labels")),
    arrange=_issues,
    recognises=_open_or_closed,
)
COMMITS = Layout(
    name=message("GitHub's commits"),
    needs=frozenset(("sha",)),
    taken=frozenset(("sha", "html_url", "commit.message", "commit.author.date", "commit.author.name")),
    arrange=_commits,
    recognises=lambda sheet: any(object_under(commit, "author").get("date") for commit in sheet.inner("commit")[:100]),
)
COMMIT_TABLE = Layout(
    name=message("GitHub's commits"),
    needs=frozenset(("sha", "date", "message", "author")),
    taken=frozenset(("sha", "date", "message", "author", "html_url")),
    arrange=_commit_table,
)
RELEASES = Layout(
    name=message("GitHub's releases"),
    needs=frozenset(("tag_name", "published_at")),
    taken=frozenset(("tag_name", "published_at", "name", "body", "author", "html_url")),
    arrange=_releases,
)
GH_RELEASES = Layout(
    name=message("GitHub's releases"),
    needs=frozenset(("tagname", "publishedat")),
    taken=frozenset(("tagname", "publishedat", "name", "body", "author", "url")),
    arrange=_releases,
)
