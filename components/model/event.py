"""One event with everything known about it, and its columns."""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = ("id", "date", "title", "description", "actors", "type", "status", "reported", "source", "locator", "links")
SEARCHED = ("title", "description", "actors", "id", "type", "source", "locator")  # columns, those with most hits first
STATUSES = ("occurred", "scheduled", "expected", "conditional", "cancelled", "disputed")  # blank means the first


@dataclass(frozen=True)
class Role:
    """The role of one actor in one event; `role` is "" if none is given."""

    name: str
    role: str = ""


@dataclass(frozen=True)
class TypedLink:
    """A link of an event: `kind` as typed ("leads to"), `target` is the other event's id as typed, `index` its row,
    None if there is no such id."""

    kind: str
    target: str
    index: int | None = None


@dataclass(frozen=True)
class Event:
    """One kept row with everything known about it, for details, hovers and exports. Made only for events that are
    shown."""

    index: int
    line: int
    id: str
    title: str
    description: str
    date: str  # as typed
    words: str  # as read aloud: "late Nov 2014"
    earliest_start: str | None  # ISO 8601
    latest_start: str | None
    earliest_end: str | None
    latest_end: str | None
    approximate: bool
    uncertain: bool
    precision: str  # Precision's name in lower case, "" if undated
    actors: tuple[Role, ...]
    type: str
    status: str
    reported: str
    source: str
    locator: str
    links: tuple[TypedLink, ...]
