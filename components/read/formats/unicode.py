"""Bytes → text for formats other than tables: UTF-8, UTF-16 or UTF-32, unless a person states an encoding."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from components.errors import SourceError
from components.language import message

if TYPE_CHECKING:
    from components.model import Reading, Source

_MOST = 64_000_000  # bytes; each becomes about 25 in memory


def text_of(source: Source, reading: Reading, kind: str) -> str:
    """The text of the file, without a byte order mark; `kind` names the format in sentences. Raises SourceError if the
    file is empty, too large or not in its encoding, or the encoding is unknown."""
    if not source.content.strip():
        raise SourceError(message("{file} is empty; {kind} with events is needed.", file=source.name, kind=kind))
    if len(source.content) > _MOST:
        raise SourceError(
            message(
                "{file} has {size} bytes; {kind} is read up to {most}, since it takes many times as much memory: load "
                "a part of it, or save it as CSV or Parquet.",
                file=source.name,
                size=len(source.content),
                kind=kind,
                most=_MOST,
            )
        )
    encoding = reading.encoding or json.detect_encoding(source.content)
    try:
        return source.content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        line = source.content.count(b"\n", 0, fault.start) + 1
        raise SourceError(
            message(
                "{file} is no {encoding} text on line {line} (byte {byte}); {kind} has to be: save it as UTF-8, or "
                "say which encoding it has.",
                file=source.name,
                encoding=encoding.removesuffix("-sig").upper(),
                line=line,
                byte=fault.start + 1,
                kind=kind,
            )
        ) from fault
    except LookupError as fault:
        raise SourceError(
            message("There is no encoding “{encoding}”; there are, for example, utf-8 and cp1252.", encoding=encoding)
        ) from fault
