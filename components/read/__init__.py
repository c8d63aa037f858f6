"""Reading, from bytes to events and rejected rows:

bytes → formats/ (one file a format) → rows → known/ (files of other programs, under our column names)
      → columns/ (which column is which, dates, actors, links) → table.py: Loaded, with the ledger
      → joined.py, where several files are one timeline
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from components.model import AS_FOUND, Reading
from components.read.formats import rows_of
from components.read.formats.unpack import unpacked
from components.read.joined import chosen, joined
from components.read.known import arranged
from components.read.rows import unseen
from components.read.table import table

if TYPE_CHECKING:
    from components.model import Loaded, Source
    from components.read.rows import Progress

__all__ = ["chosen", "joined", "read"]


def read(source: Source, reading: Reading = AS_FOUND, progress: Progress = unseen, today: str = "") -> Loaded:
    """One file, read whole: rows = events + undated + rejected. `progress` is told what is being done, and how much of
    all work is done by then, from 0 to 1. `today` is an EDTF day, so that what lies ahead of it can be remarked on.

    Raises SourceError where nothing can be read.
    """
    progress(0, "Opening the file")
    inside, packed = unpacked(source)
    progress(0.1, "Finding its rows")
    rows = rows_of(inside, reading)
    arrangement = rows if reading.mapping else arranged(rows, reading.date_order)
    return table(replace(arrangement, facts=(*packed, *arrangement.facts)), source.name, reading, progress, today)
