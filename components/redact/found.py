"""Findings of redaction: texts that still give away what is hidden, and their places."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from components.cells.fold import fold
from components.errors import ExportError
from components.language import combined, message, messages

if TYPE_CHECKING:
    from components.redact.plan import Action

# Places of names that are no columns.
TITLE, FILE, HEADERS, FILTERS = "(title)", "(name of the file)", "(names of columns)", "(filters)"
PLACES = {
    TITLE: message("the title"),
    FILE: message("the name of the file"),
    HEADERS: message("the names of columns"),
    FILTERS: message("what is filtered by"),
}
_TOLD = 5  # places listed in a message


@dataclass(frozen=True)
class Found:
    """A text that gives away a hidden name, or a too exact date: how often, in which column, its first occurrence, and
    the decision about it, "" while undecided."""

    text: str
    column: str
    count: int
    names: tuple[str, ...]  # none where it is a date
    first: str
    do: Action | Literal[""] = ""


@dataclass
class Places:
    """The findings, by folded text and column."""

    found: dict[tuple[str, str], Found] = field(default_factory=dict)

    def add(self, found: Found) -> None:
        """Add a finding, or count it once more if it is known."""
        key = fold(found.text), found.column
        known = self.found.get(key)
        self.found[key] = replace(known, count=known.count + 1) if known else found


def undecided(found: tuple[Found, ...]) -> ExportError:
    """The error that lists the findings to be decided before anything may be exported."""
    places = [
        message(
            "“{text}” in {column} ({n})", text=place.text, column=PLACES.get(place.column, place.column), n=place.count
        )
        for place in found[:_TOLD]
    ]
    several = combined(places, message("{first}; {then}"))
    if more := max(len(found) - _TOLD, 0):
        several = messages(more, "{first}; and {n} more", "{first}; and {n} more", first=several)
    return ExportError(
        message(
            "Nothing was written: texts still give away what is hidden: {places}. Decide each in the plan's “found” "
            "(replace, drop or keep), or all of them with “others”.",
            places=several,
        )
    )
