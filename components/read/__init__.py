"""Reading: one file a format turns bytes into rows; `table.py` turns any rows into events and the ledger.

A new format is a new file with a function `rows(source, reading) -> Rows`, and one line in `READERS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.model import AS_FOUND, Reading
from components.read import delimited
from components.read.rows import Reader
from components.read.table import table

if TYPE_CHECKING:
    from components.model import Loaded, Source

READERS = (Reader("CSV", (".csv",), delimited.rows),)


def read(source: Source, reading: Reading = AS_FOUND) -> Loaded:
    """One file, read whole: rows = events + undated + rejected. Raises SourceError where nothing can be read.

    The suffix chooses the reader; a suffix that nobody claims is given to the first, which says what it finds.
    """
    name = source.name.lower()
    reader = next((r for r in READERS if name.endswith(r.suffixes)), READERS[0])
    return table(reader.rows(source, reading), source.name, reading)
