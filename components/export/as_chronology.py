"""A chronology to be read: the events in order with their dates in words, as Markdown or as plain text."""

from __future__ import annotations

import re
from textwrap import TextWrapper
from typing import TYPE_CHECKING

from components.dates import meanings
from components.export.formatting import source, title
from components.language import say
from components.layout.names import status_name, title_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from components.model import Event, Int64, Store

_LINES = TextWrapper(
    width=88,  # characters
    initial_indent=" " * 4,
    subsequent_indent=" " * 6,
    break_long_words=False,
    break_on_hyphens=False,
)
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_BEGINS = re.compile(r"^(\d*)([-+=.)])")  # would begin a list or underline a heading


def as_markdown(store: Store, rows: Int64) -> bytes:
    """CommonMark in UTF-8: a list in the order of `rows`, but with events without a date at its end."""
    parts = _parts(store, rows, _item, f"## {say('Without a date')}")
    return "\n\n".join([f"# {_plain(title(store))}", *parts, ""]).encode()


def as_text(store: Store, rows: Int64) -> bytes:
    """Plain text in UTF-8, for a mail or a note, in the same order as `as_markdown`."""
    parts = _parts(store, rows, _paragraph, _underlined(say("Without a date"), "-"))
    return "\n\n".join([_underlined(title(store), "="), *parts, ""]).encode()


def _underlined(title: str, line: str) -> str:
    return f"{title}\n{line * max(len(title), 2)}"


def _parts(store: Store, rows: Int64, make: Callable[[Event, list[str]], str], undated: str) -> Iterator[str]:
    events = list(store.events(rows))
    texts = [make(event, _lines(event, cast)) for event, cast in zip(events, store.cells("actors", rows), strict=True)]
    yield from (text for text, event in zip(texts, events, strict=True) if event.precision)
    if any(not event.precision for event in events):
        yield undated
    yield from (text for text, event in zip(texts, events, strict=True) if not event.precision)


def _lines(event: Event, actors: str) -> list[str]:
    """The lines below an event's first one; the last is its EDTF, if the words do not read back as the same date."""
    about = [say("Type: {type}", type=event.type)] if event.type else []
    if event.status not in ("", "occurred"):
        about.append(say("Status: {status}", status=status_name(event.status)))
    if actors:
        about.append(say("With: {actors}", actors=actors))
    if source(event):
        about.append(say("Source: {source}", source=source(event)))
    if event.precision and not _reads_back(event):
        about.append(say("Date: {date}", date=event.date))
    return [line for line in (*event.description.splitlines(), *about) if line.strip()]


def _reads_back(event: Event) -> bool:
    """Whether the words for a date are read as that date, without a question."""
    meaning = meanings([event.words]).by_text[event.words]
    return meaning.accepted and meaning.edtf == event.date


def _when(event: Event, title: str) -> str:
    """The words for the date; for an event without one, "no date" if a number in its title could be taken for it."""
    return event.words if event.precision or any(map(str.isdigit, title)) else ""


def _item(event: Event, lines: list[str]) -> str:
    title = title_name(event.title)
    when = _when(event, title)
    head = f"- **{_plain(when)}** {_plain(title)}" if when else f"- {_plain(title)}"
    return "  \n  ".join([head, *map(_plain, lines)])


def _paragraph(event: Event, lines: list[str]) -> str:
    """Wrapped lines; continuation lines are indented further than the first."""
    title = " ".join(title_name(event.title).split())
    when = _when(event, title)
    head = ("" if event.precision else "- ") + (f"{when}: {title}" if when else title)
    return "\n".join([head, *map(_LINES.fill, lines)])


def _plain(text: str) -> str:
    """The text with a backslash before Markdown's special characters."""
    return _BEGINS.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", " ".join(text.split())))
