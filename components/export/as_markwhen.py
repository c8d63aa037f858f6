"""Events as Markwhen (markwhen.com): a line with the date and the title, then descriptive lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.export.formatting import source, title, when
from components.export.plain_dates import edtf, exact, lasts, span
from components.language import say
from components.layout.names import title_name

if TYPE_CHECKING:
    from components.export.plain_dates import Moment
    from components.model import Event, Int64, Store

_MARKED = re.compile(r"(?<!\S)(\\*[#!]\w)")  # would be a tag or a name
_PLAIN = re.compile(r"(?![A-Za-z][\w-]*:)(?!group|section|end ?(?:group|section))[^\W\d][^:]*|\s*", re.I)
_WORD = re.compile(r"\W+")


def as_markwhen(store: Store, rows: Int64) -> bytes:
    """Markwhen in UTF-8, one event a row, with the file's name as title."""
    events = map(_event, store.events(rows))
    return "\n".join([f"title: {title(store)}", "", *events]).encode()


def _event(event: Event) -> str:
    start, end = span(event)
    tag = _WORD.sub("_", event.type).strip("_")
    title = _text(" ".join(title_name(event.title).split())) + (f" #{tag}" if tag else "")
    if lasts(event) and end is None and event.date.endswith(".."):
        days = f"{_date(start)}/now"
    else:
        days = "/".join(_date(side) for side in (start, end) if side)
    words = [] if exact(event) else [when(event)]
    lines = [say("Source: {source}", source=source(event))] if source(event) else []
    described = [_line(line) for line in (*words, *event.description.splitlines(), *lines)]
    known = [f'edtf: "{edtf(event)}"'] if edtf(event) else []
    return "\n".join([f"{days}: {title}", f"id: {event.id}", *known, *described, ""])


def _date(given: Moment | None) -> str:
    return str(given or "").partition(".")[0]


def _line(text: str) -> str:
    """A descriptive line; it becomes a list item if Markwhen could read it as an event, a group or a property."""
    text = _text(text.strip())
    return text if _PLAIN.fullmatch(text) else f"* {text}"


def _text(text: str) -> str:
    return _MARKED.sub(r"\\\1", text)
