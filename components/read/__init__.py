"""Reading: one file a format turns bytes into rows; `known/` gives the columns of other programs' files our names;
`table.py` turns any rows into events and the ledger.

A new format is a new file with a function `rows(source, reading) -> Rows`, and one line in `READERS`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from components.errors import SourceError
from components.model import AS_FOUND, Reading
from components.read import calendar, delimited, excel, json_records, parquet
from components.read.decode import other_format
from components.read.known import arranged
from components.read.rows import Reader, unseen
from components.read.table import table
from components.read.unpack import unpacked

if TYPE_CHECKING:
    from components.model import Loaded, Source
    from components.read.rows import Progress, Rows

READERS = (
    Reader("CSV", (".csv", ".tsv", ".tab", ".txt"), delimited.rows),
    Reader("JSON", (".json",), json_records.rows, json_records.knows),
    Reader("Excel", (".xlsx", ".xlsm"), excel.rows, excel.knows, binary=True),
    Reader("Parquet", (".parquet", ".pq"), parquet.rows, parquet.knows, binary=True),
    Reader("iCalendar", (".ics", ".ical"), calendar.rows, calendar.knows),
    Reader("JSON Lines", (".jsonl", ".ndjson"), json_records.lines, json_records.knows),
)


def read(source: Source, reading: Reading = AS_FOUND, progress: Progress = unseen) -> Loaded:
    """One file, read whole: rows = events + undated + rejected. `progress` is told what is being done, and how much of
    all work is done by then, from 0 to 1.

    Raises SourceError where nothing can be read.
    """
    progress(0, "Opening the file")
    inside, packed = unpacked(source)
    progress(0.1, "Finding its rows")
    rows = _rows(inside, reading)
    arrangement = rows if reading.mapping else arranged(rows, reading.date_order)
    return table(replace(arrangement, facts=(*packed, *arrangement.facts)), source.name, reading, progress)


def _rows(source: Source, reading: Reading) -> Rows:
    """The content chooses the reader if it tells, then the suffix; what nobody claims is given to the first, which
    says what it finds."""
    name = source.name.lower()
    named = next((reader for reader in READERS if name.endswith(reader.suffixes)), READERS[0])
    known = [reader for reader in READERS if reader.knows(source.content)]
    if named in known or not (known or named.binary):
        return named.rows(source, reading)
    reader = known[0] if known else READERS[0]
    if not known and (kind := other_format(source.content)):
        raise SourceError(f"{source.name} is {kind}, not {named.label}; save the events as {named.label}, or as CSV.")
    rows = reader.rows(source, reading)
    note = f"Read as {reader.label}, which is what the file holds, whatever its name says."
    return replace(rows, notes=(note, *rows.notes))
