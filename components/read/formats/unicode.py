"""Bytes → text for the formats that are Unicode by their own definition, JSON and iCalendar."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from components.errors import SourceError

if TYPE_CHECKING:
    from components.model import Reading, Source

_MOST = 64_000_000  # bytes; each becomes about 25 in memory


def text_of(source: Source, reading: Reading, kind: str) -> str:
    """The whole text, without a byte order mark. Raises SourceError where it is empty or not in its encoding."""
    if not source.content.strip():
        raise SourceError(f"{source.name} is empty; {kind} with events is needed.")
    if len(source.content) > _MOST:
        raise SourceError(
            f"{source.name} has {len(source.content):,} bytes; {kind} is read up to {_MOST:,}, since it takes many "
            "times as much memory: load a part of it, or save it as CSV or Parquet."
        )
    encoding = reading.encoding or json.detect_encoding(source.content)
    try:
        return source.content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        line = source.content.count(b"\n", 0, fault.start) + 1
        raise SourceError(
            f"{source.name} is no {encoding.removesuffix('-sig').upper()} text on line {line:,} (byte "
            f"{fault.start + 1:,}); {kind} has to be: save it as UTF-8, or say which encoding it has."
        ) from fault
    except LookupError as fault:
        raise SourceError(f"There is no encoding “{encoding}”; there are, for example, utf-8 and cp1252.") from fault
