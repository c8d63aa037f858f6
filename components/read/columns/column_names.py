"""The names of our columns, and plain synonyms of them, in headers and in what a person states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.cells.guard import unguard
from components.errors import RequestError
from components.language import message
from components.model import COLUMNS
from components.read.bounds import MOST_COLUMNS
from components.read.columns.companions import BESIDE
from components.read.columns.header_words import split_compounds
from components.read.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTS = ("year", "month", "day")
TARGETS = (
    *(*COLUMNS, "start", "end", *PARTS, *BESIDE),
    *(f"end {part}" for part in (*PARTS, *BESIDE)),
)
SYNONYMS = {
    "title": ("headline", "name", "event", "event name", "event title", "summary", "subject", "label"),
    "date": ("when", "datetime", "date time", "date and time", "timestamp", "event date"),
    "start": ("begin", "begins", "began", "from", "start date", "start time", "started", "starts"),
    "end": ("until", "to", "finish", "finished", "end date", "end time", "ended", "ends"),
    "actors": ("actor", "who", "person", "persons", "people", "organisation", "organisations", "organization",
               "organizations", "participants"),
    "description": ("details", "text", "body"),
    "type": ("category", "kind"),
}  # fmt: skip
"""Names, in lower case and with spaces, that are taken for ours if only one column has one of them."""
WHEN = {"date", "start", "end", *PARTS, *(word for name in ("date", "start", "end") for word in SYNONYMS[name])}


def target_named(target: str) -> str:
    """Our column of this name, whatever its case and its separators between words. Raises RequestError if there is
    none."""
    our_name = plain(target)
    if our_name not in TARGETS:
        raise RequestError(
            message(
                "There is no column {target} to map to; there are: {names}.",
                target=quoted(target),
                names=", ".join(TARGETS),
            )
        )
    return our_name


def is_header(header: Sequence[str], stated: Sequence[tuple[str, str]]) -> bool:
    """Whether a line is a header and not a title line: it names both a date and a title, or, if a person stated
    columns, all of these."""
    if len(header) > MOST_COLUMNS:
        return False  # such a line is no header that can be read, and it costs much to look at
    words = {plain(cell) for cell in header}
    if stated:
        return all(plain(column) in words for _, column in stated)
    return bool(words & {"title", *SYNONYMS["title"]}) and bool(words & (WHEN - {"month", "day"}))


def is_ours(header: Sequence[str]) -> bool:
    """Whether a header has our own names for the date and the title, so that nothing needs to be proposed."""
    names = {unguard(cell.strip()).lower() for cell in header}
    return "title" in names and not names.isdisjoint(("date", "start"))


def plain(cell: str) -> str:
    """A column's name in lower case, with spaces between its words, compounds such as `startdate` split."""
    return split_compounds(re.sub(r"[\s_./-]+", " ", cell).strip().lower())
