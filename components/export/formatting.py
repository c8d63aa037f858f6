"""Common parts of several formats: JSON, tables as CSV, and the words about an event."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from components.cells.guard import guard
from components.language import say
from components.layout.names import status_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from components.model import Event, Store

_NUMBER = re.compile(r"-?\d+")


def document(value: Any) -> bytes:
    """JSON in UTF-8."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def table(header: Sequence[str], rows: Iterable[Sequence[str]], raw: bool = False) -> bytes:
    """CSV in UTF-8. Unless `raw`, texts that a spreadsheet would execute as formulas are guarded; whole numbers are
    not."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows if raw else (map(_guarded, row) for row in rows))
    return text.getvalue().encode()


def _guarded(cell: str) -> str:
    return cell if _NUMBER.fullmatch(cell) else guard(cell)


def filled(**parts: Any) -> dict[str, Any]:
    """The parts that are not None, "", [] or {}, by name."""
    return {name: part for name, part in parts.items() if part not in (None, "", [], {})}


def title(store: Store) -> str:
    """The name of the events: that of their file, without its suffix."""
    return PurePath(store.name).stem


def actors(event: Event, between: str = ", ") -> str:
    """The actors with their roles: `Japan (sponsor), European Union`."""
    return between.join(f"{part.name} ({part.role})" if part.role else part.name for part in event.actors)


def source(event: Event) -> str:
    """The source of an event, and the place in it (`locator`); "" if neither is given."""
    return ", ".join(filter(None, (event.source, event.locator)))


def when(event: Event) -> str:
    """The date of an event in words, as a line."""
    return say("When: {date}", date=event.words)


def about(event: Event) -> Iterator[str]:
    """Lines about an event: its status unless it simply occurred, its actors, and the source."""
    if event.status not in ("", "occurred"):
        yield say("Status: {status}", status=status_name(event.status))
    if event.actors:
        yield say("With: {actors}", actors=actors(event))
    if citation := source(event):
        yield say("Source: {source}", source=citation)


def address(event: Event) -> str:
    """The source if it is a web address, else ""."""
    text = event.source.strip()
    return text if text.startswith(("https://", "http://")) and not any(map(str.isspace, text)) else ""
