"""SIMILE Timeline's XML: every `<event>` of a `<data>` → a row, with its attributes as columns and its text as
description.

`known/simile.py` reads the dates. A file with a document type is refused: only with one can a short XML file expand to
a long text.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from components.errors import SourceError
from components.language import message
from components.read.bounds import within_cells
from components.read.formats.unicode import text_of
from components.read.rows import Rows
from components.read.sanitize import sanitize

if TYPE_CHECKING:
    from components.model import Reading, Source

_HEAD = 1 << 14  # bytes looked at to tell formats apart
_TELLING = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*<data[\s>]", re.S)
_TEXT = "description"


def knows(content: bytes) -> bool:
    """Whether a file begins with SIMILE's `<data>`, and has an `<event>`."""
    head = content[:_HEAD].removeprefix(codecs.BOM_UTF8)
    return bool(_TELLING.match(head)) and b"<event" in head


def rows(source: Source, reading: Reading) -> Rows:
    """The rows of all events. Raises SourceError if there is none, or the XML is broken or has a document type."""
    events = _events(source, text_of(source, reading, message("a SIMILE timeline")))
    if not events:
        raise SourceError(
            message(
                "{file} is XML without an event; those of a SIMILE timeline are written as <event start=… title=…>.",
                file=source.name,
            )
        )
    found_names = dict.fromkeys(name for _, event in events for name in event)
    lasting = "isDuration" if "isDuration" in found_names else "durationEvent"  # by which the layout is known
    names = list(dict.fromkeys(("start", "end", "title", lasting, *found_names)))
    within_cells(source, len(events), len(names))
    columns = tuple([event.get(name, "") for _, event in events] for name in names)
    return sanitize(
        Rows(tuple(names), columns, [line for line, _ in events], facts=((message("format"), message("SIMILE's XML")),))
    )


def _events(source: Source, text: str) -> list[tuple[int, dict[str, str]]]:
    """The line and the attributes of each event, with its text."""
    found: list[tuple[int, dict[str, str]]] = []
    inside: list[str] = []
    parser = expat.ParserCreate("utf-8")

    def begin(name: str, attributes: dict[str, str]) -> None:
        if name == "event":
            inside.clear()
            found.append((parser.CurrentLineNumber, dict(attributes)))

    def end(name: str) -> None:
        text = " ".join("".join(inside).split())
        if name == "event" and text:
            found[-1][1].setdefault(_TEXT, text)

    def refuse(*_: object) -> None:
        raise SourceError(
            message(
                "{file} is XML with a document type, which is not read: take the <!DOCTYPE …> out.", file=source.name
            )
        )

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = inside.append, refuse
    try:
        parser.Parse(text.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as fault:
        raise SourceError(
            message(
                "{file} is XML that is broken on line {line} ({fault}); mend it, or export it again.",
                file=source.name,
                line=fault.lineno,
                fault=expat.ErrorString(fault.code),
            )
        ) from fault
    return found
