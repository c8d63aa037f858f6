"""A chronology to be read: the events in order with their dates in words, as Markdown or as plain text."""

from __future__ import annotations

import re
from textwrap import fill, indent
from typing import TYPE_CHECKING

from components.export.written import about, called
from components.language import say
from components.layout.names import title_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from components.model import Event, Int64, Store

_WIDE = 88  # characters of a line
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_BEGINS = re.compile(r"^(\d*)([-+=.)])")  # what could begin a list or underline a heading


def as_markdown(store: Store, rows: Int64) -> bytes:
    """CommonMark in UTF-8: a list in time order, what has no date at its end."""
    parts = _parts(store, rows, _item, f"## {say('Without a date')}")
    return "\n\n".join([f"# {_plain(called(store))}", *parts, ""]).encode()


def as_text(store: Store, rows: Int64) -> bytes:
    """Plain text in UTF-8, for a mail or a note."""
    parts = _parts(store, rows, _paragraph, _underlined(say("Without a date"), "-"))
    return "\n\n".join([_underlined(called(store), "="), *parts, ""]).encode()


def _underlined(title: str, line: str) -> str:
    return f"{title}\n{line * len(title)}"


def _parts(store: Store, rows: Int64, make: Callable[[Event], str], undated: str) -> Iterator[str]:
    events = [store.event(row) for row in rows.tolist()]
    yield from (make(event) for event in events if event.precision)
    if any(not event.precision for event in events):
        yield undated
        yield from (make(event) for event in events if not event.precision)


def _item(event: Event) -> str:
    when = f"**{_plain(event.words)}** " if event.precision else ""
    lines = [
        f"- {when}{_plain(title_name(event.title))}",
        *map(_plain, event.description.splitlines()),
        *map(_plain, about(event)),
    ]
    return "  \n  ".join(line for line in lines if line.strip())


def _paragraph(event: Event) -> str:
    when = f"{event.words}: " if event.precision else ""
    lines = [f"{when}{title_name(event.title)}", *(event.description.splitlines()), *about(event)]
    head, *rest = (fill(line, _WIDE - 4, break_long_words=False) for line in lines if line.strip())
    return "\n".join([head, *(indent(line, "    ") for line in rest)])


def _plain(text: str) -> str:
    """The text with a backslash before what Markdown would take for a mark."""
    return _BEGINS.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", " ".join(text.split())))
