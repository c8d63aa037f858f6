"""File formats: one file a format turns bytes into rows; the reader is chosen by content.

A new format is a new file with a function `rows(source, reading) -> Rows`, and one line in `READERS`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from components.errors import SourceError
from components.language import message
from components.read.formats import (
    calendar,
    chat,
    chronology,
    delimited,
    excel,
    json_records,
    log,
    markwhen,
    parquet,
    simile_xml,
    turtle,
)
from components.read.formats.decode import other_format
from components.read.rows import Reader

if TYPE_CHECKING:
    from components.model import Reading, Source
    from components.read.rows import Rows

READERS = (
    Reader("CSV", (".csv", ".tsv", ".tab", ".txt"), delimited.rows),
    Reader(message("chat"), (), chat.rows, chat.knows),
    Reader("JSON", (".json", ".jsonld", ".geojson"), json_records.rows, json_records.knows),
    Reader("Excel", (".xlsx", ".xlsm"), excel.rows, excel.knows, binary=True),
    Reader("Parquet", (".parquet", ".pq"), parquet.rows, parquet.knows, binary=True),
    Reader("iCalendar", (".ics", ".ical"), calendar.rows, calendar.knows),
    Reader("Markwhen", (".mw", ".markwhen"), markwhen.rows, markwhen.knows, loose=True),
    Reader("SIMILE's XML", (".xml",), simile_xml.rows, simile_xml.knows),
    Reader("Turtle", (".ttl",), turtle.rows, turtle.knows),
    Reader(message("log"), (), log.rows, log.knows),
    Reader(message("chronology"), (".md", ".markdown", ".txt"), chronology.rows, chronology.knows, loose=True),
    Reader("JSON Lines", (".jsonl", ".ndjson"), json_records.lines, json_records.knows),
)

_TABLES = (".csv", ".tsv", ".tab")  # whose rows may begin with dates in words as the lines of a chronology do
_TEXTS = (".txt", ".log")  # under which formats without a suffix of their own are saved


def rows_of(source: Source, reading: Reading) -> Rows:
    """The rows of a file in any format. The reader is chosen by the content if that identifies it, then by the suffix;
    the first reader is the default. Raises SourceError."""
    name = source.name.lower()
    by_suffix = next((reader for reader in READERS if name.endswith(reader.suffixes)), READERS[0])
    recognising = [reader for reader in READERS if reader.knows(source.content)]
    if name.endswith(_TABLES):
        recognising = [reader for reader in recognising if not reader.loose]
    if by_suffix in recognising or not (recognising or by_suffix.binary):
        return by_suffix.rows(source, reading)
    reader = recognising[0] if recognising else READERS[0]
    if not recognising and (kind := other_format(source.content)):
        raise SourceError(
            message(
                "{file} is {kind}, not {format}; save the events as {format}, or as CSV.",
                file=source.name,
                kind=kind,
                format=by_suffix.label,
            )
        )
    rows = reader.rows(source, reading)
    if name.endswith(reader.suffixes or _TEXTS):
        return rows
    note = message("Read as {format}, which is what the file holds, whatever its name says.", format=reader.label)
    return replace(rows, notes=(note, *rows.notes))
