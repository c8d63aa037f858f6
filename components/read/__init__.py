"""Reading, from bytes to events and rejected rows:

bytes → formats/ (one file a format) → rows → known/ (files of other programs, under our column names)
      → columns/ (which column is which, dates, actors, links) → table.py: Loaded, with the ledger
      → joined.py: several files as one timeline
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from components.errors import UnmappedError
from components.model import AS_FOUND, Proposal, Reading
from components.read.bounds import within_size
from components.read.columns.column_names import is_ours
from components.read.columns.no_header import with_header
from components.read.columns.pivot import unpivot
from components.read.columns.proposal import propose
from components.read.columns.proposal_words import wording
from components.read.exact_dates import with_exact_dates
from components.read.formats import rows_of
from components.read.formats.unpack import unpack
from components.read.joined import join_files, take_rows
from components.read.known import with_our_columns
from components.read.known.overlay import overlay
from components.read.rows import Rows, no_progress
from components.read.table import load_rows

if TYPE_CHECKING:
    from components.model import Loaded, Source
    from components.read.rows import Progress

__all__ = ["join_files", "read", "take_rows"]


def read(source: Source, reading: Reading = AS_FOUND, progress: Progress = no_progress, today: str = "") -> Loaded:
    """The events and rejected rows of one file: rows = events + undated + rejected. `progress` is called with the share
    of the work done, from 0 to 1, and what is being done. `today` is an EDTF day; later dates are remarked on. Raises
    SourceError if nothing can be read (UnmappedError if the date or the title is not identified), RequestError for a
    mapping to a column that is not ours."""
    within_size(source.name, len(source.content))
    progress(0, "Opening the file")
    inside, packed = unpack(source)
    progress(0.1, "Finding its rows")
    rows = rows_of(inside, reading)
    arrangement = _with_our_columns(rows, source, reading)
    proposal = _proposal(arrangement, reading)
    proposal = proposal and _accepted(proposal, source.name, reading)
    return load_rows(
        replace(arrangement, facts=(*packed, *arrangement.facts)), source.name, reading, progress, today, proposal
    )


def proposal_of(source: Source, reading: Reading = AS_FOUND) -> Proposal | None:
    """The proposal for the columns of a file, before events are made of its rows; None if our own names or a known
    layout identify them. Raises SourceError, RequestError."""
    return _proposal(_with_our_columns(rows_of(unpack(source)[0], reading), source, reading), reading)


def dates_of_proposal(proposal: Proposal, reading: Reading) -> tuple[str | None, ...]:
    """The dates of a proposal's rows as they are read without the rest of the file, in EDTF: "" for a row without a
    date, None for one that cannot be read alone. Raises UnmappedError, RequestError."""
    columns = tuple(tuple(row[index] for row in proposal.rows) for index in range(len(proposal.header)))
    rows = Rows(proposal.header, columns, range(1, len(proposal.rows) + 1))
    return load_rows(rows, "", reading, proposal=proposal).first_dates


def _proposal(rows: Rows, reading: Reading) -> Proposal | None:
    return propose(rows, reading) if rows.unpivoted or not is_ours(rows.header) else None


def _with_our_columns(rows: Rows, source: Source, reading: Reading) -> Rows:
    """The rows under our columns if they have a known layout, or unpivoted if they have a column for each date; columns
    that a person states replace those of the layout."""
    if reading.mapping and is_ours(rows.header):
        return rows
    arranged = with_our_columns(rows, reading.date_order)
    if arranged is rows:
        arranged = unpivot(rows, source) or with_header(rows)
    elif reading.mapping:
        arranged = overlay(arranged, rows, reading.mapping)
    return arranged if any(ours == "date" for ours, _ in reading.mapping) else with_exact_dates(arranged)


def _accepted(proposal: Proposal, name: str, reading: Reading) -> Proposal:
    """The proposal, if the file can be read with it unasked or a person accepted it. Raises UnmappedError."""
    if proposal.verdict == "sure" or (proposal.verdict and reading.propose):
        return proposal
    raise UnmappedError(wording(proposal, name), proposal.header, proposal=proposal)
