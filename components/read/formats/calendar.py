"""iCalendar (RFC 5545): detection only. The reader itself (`calendar_rows`) takes a moment to import."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.model import Reading, Source
    from components.read.rows import Rows


def knows(content: bytes) -> bool:
    """Whether a file begins as a calendar."""
    return content[:100].removeprefix(codecs.BOM_UTF8).lstrip().upper().startswith(b"BEGIN:VCALENDAR")


def rows(source: Source, reading: Reading) -> Rows:
    """The rows of all entries. Raises SourceError if the file is not iCalendar."""
    from components.read.formats import calendar_rows  # noqa: PLC0415 (slow to import, and not always needed)

    return calendar_rows.rows(source, reading)
