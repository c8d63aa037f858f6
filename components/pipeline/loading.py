"""Files and databases → events; and the comparison of two versions of a file."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

import pyarrow as pa

from components import compare as comparing
from components.errors import SourceError, UnmappedError
from components.language import current_language, message
from components.model import AS_FOUND, Reading
from components.read import dates_of_proposal, join_files, proposal_of, read
from components.read.columns.lanes import best_column as best_lanes
from components.read.rows import Progress, no_progress
from components.store.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from components.compare import Comparison, Double
    from components.model import Loaded, Proposal, Source
    from components.store.sql.address import Address
    from components.store.sql.database import Database


def load(source: Source, reading: Reading = AS_FOUND, progress: Progress = no_progress, today: str = "") -> MemoryStore:
    """The events of a file; its ledger is `store.loaded`. `progress` is called with the share of the reading that is
    done, from 0 to 1, and the current step in words. `today` is an EDTF day: a note tells of later events that are not
    planned; "" makes no such note. Raises SourceError, or RequestError for a `reading` that does not fit the file."""
    loaded = comparing.with_decisions(read(source, reading, progress, today), reading)
    loaded = replace(loaded, digests=((source.name, _digest(source)),))
    pa.default_memory_pool().release_unused()  # reading may have used twice the memory of the events
    return MemoryStore(loaded)


def load_files(
    files: Iterable[tuple[str, Callable[[], Source]]],
    reading: Reading = AS_FOUND,
    progress: Progress = no_progress,
    today: str = "",
) -> MemoryStore:
    """The events of several files as one timeline. Each file is given by name and opened when it is its turn; one that
    cannot be read is listed with the reason in `store.loaded.unread`. `progress` and `today` are those of `load`.
    Raises SourceError if no file can be read, or if a column that `reading` maps is in none of the files."""
    found: list[Loaded] = []
    unread: list[tuple[str, str]] = []
    digests: list[tuple[str, str]] = []
    missing = dict.fromkeys(reading.mapping, "")  # pairs of the mapping that no file had yet, and the last error
    for name, open_file in files:
        try:
            content = open_file()
            digests += [(name, _digest(content))]
            found.append(replace(_read(content, reading, missing, progress, today), name=name))
        except SourceError as error:
            unread.append((name, str(error)))
    if not found:
        raise SourceError(
            message("None of {n} files could be read. {reason}", n=len(unread), reason=unread[0][1])
            if unread
            else message("There is no file.")
        )
    if error_text := next(filter(None, missing.values()), ""):
        raise SourceError(error_text)
    timeline = replace(join_files(found, reading, unread), digests=tuple(digests))
    return MemoryStore(comparing.with_decisions(timeline, reading))


def _digest(source: Source) -> str:
    return sha256(source.content).hexdigest()


def _read(
    source: Source, reading: Reading, missing: dict[tuple[str, str], str], progress: Progress, today: str
) -> Loaded:
    """One of several files, read without the mapping of columns that it does not have. `missing` is updated: pairs that
    the file has are removed, the others get the error as text."""
    try:
        loaded = read(source, reading, progress, today)
    except UnmappedError as error:
        existing = {cell.strip().casefold() for cell in error.columns}
        mapping = tuple(pair for pair in reading.mapping if pair[1].strip().casefold() in {"", *existing})
        if mapping == reading.mapping:
            raise
        for pair in set(reading.mapping).difference(mapping) & missing.keys():
            missing[pair] = str(error)
        return _read(source, replace(reading, mapping=mapping), missing, progress, today)
    for pair in reading.mapping:
        missing.pop(pair, None)
    return loaded


def connect(address: Address) -> Database:
    """The database at `address`. Raises DatabaseError."""
    from components.store.sql import database as databases  # noqa: PLC0415 (slow to import, and not always needed)

    return databases.connect(address.text, address.events, address.participation, best_lanes)


def propose(source: Source, reading: Reading = AS_FOUND) -> Proposal | None:
    """The proposal for the columns of a file, to be shown and changed; None if our own names or a known layout identify
    them. Raises SourceError, RequestError. `load` follows a proposal that is sure, and with `Reading.propose` any that
    has dates."""
    return proposal_of(source, reading)


def first_dates(proposal: Proposal, reading: Reading) -> tuple[str | None, ...]:
    """The dates of the rows that a proposal shows, in EDTF, read without the rest of the file: "" for a row without a
    date, None for one that cannot be read alone. Raises UnmappedError, RequestError."""
    return dates_of_proposal(proposal, reading)


def doubles(store: MemoryStore) -> tuple[Double, ...]:
    """The suspected duplicates among the events of several files."""
    return store.derived(f"doubles told in {current_language()}", lambda: comparing.doubles(store.loaded))


def compare(old: Source, new: Source, reading: Reading = AS_FOUND) -> Comparison:
    """The comparison of two versions of a file, both read with the same options. Raises SourceError."""
    return comparing.compare(read(old, reading), read(new, reading))


def merge(comparison: Comparison) -> MemoryStore:
    """Both versions as one set of events, with what changed in the columns `status` and `change`."""
    return MemoryStore(comparing.merged(comparison))


def tables(store: MemoryStore) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The events as the two tables of a database, Parquet files by name; and the file's own columns that are left out,
    as their names are taken."""
    from pyarrow import parquet  # noqa: PLC0415 (slow to import, and not always needed)

    from components.store.sql import tables as store_tables  # noqa: PLC0415 (slow to import, and not always needed)

    files = {}
    for name, table in zip(("events", "participation"), store_tables.tables(store), strict=True):
        content = BytesIO()
        parquet.write_table(table, content)
        files[f"{name}.parquet"] = content.getvalue()
    return files, store_tables.omitted_columns(store)
