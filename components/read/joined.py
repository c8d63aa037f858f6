"""Several files as one timeline: columns united, ids kept apart, links followed, the ledger of each and of all.

The column `file` has the name of each event's file. An id that occurs in several files becomes `name#id` in each, also
in links: a link leads to the event of its own file, and only if there is none to one of another.
"""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import chain, count
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from components.cells import links as notation
from components.language import message
from components.model import AS_FOUND, COLUMNS, Cast, Dates, Flag, Links, Loaded, Part
from components.read.columns.actors import look_alikes
from components.read.columns.cells import equal_cells
from components.read.columns.date_column import take_dates
from components.read.columns.links import first_rows, linked_rows, links
from components.read.wording import counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from components.model import Int64, Reading

FILE = "file"
_NAMED = 3  # files that the name of the timeline lists


def join_files(files: Sequence[Loaded], reading: Reading = AS_FOUND, unread: Sequence[tuple[str, str]] = ()) -> Loaded:
    """One timeline of one or more files, their rows in the order of the files. `unread` are the files that could not be
    read: name and reason."""
    names = _distinct_names([file.name for file in files])
    shared = _shared_ids([file.table["id"] for file in files])
    tables, renamed = _tables(files, names, shared)
    table = _concatenate(tables)
    all_actors = _unite_casts([file.cast for file in files])
    all_links, parts = _link_files(files, names, tables, table)
    file_notes = {note for file in files for note in file.notes}
    look_alike_notes = [note for note in look_alikes(all_actors) if note not in file_notes]
    return Loaded(
        name=str(listed(names, _NAMED)),
        table=table,
        refused=_concatenate([file.refused.assign(**{FILE: name}) for file, name in zip(files, names, strict=True)]),
        dates=_concatenate_dates([file.dates for file in files]),
        cast=all_actors,
        links=all_links,
        rejected=tuple(chain.from_iterable(part.rejected for part in parts)),
        notes=(*_shared_id_notes(shared), *renamed, *_cross_file_notes(all_links, tables), *look_alike_notes),
        header=(),
        rows=sum(file.rows for file in files),
        events=sum(file.events for file in files),
        undated=sum(file.undated for file in files),
        reading=reading,
        suggestions=tuple(chain.from_iterable(file.suggestions for file in files)),
        offers=tuple(dict.fromkeys(chain.from_iterable(file.offers for file in files))),
        blank_dates=sum(file.blank_dates for file in files),
        parts=parts,
        unread=tuple(unread),
    )


def take_rows(loaded: Loaded, rows: Int64) -> Loaded:
    """The events in `rows` (numbers from 0, without repeats), in this order, with the links between them; without
    rejected rows and suggestions."""
    new_row = np.full(len(loaded.table), -1, np.int32)
    new_row[rows] = np.arange(len(rows), dtype=np.int32)
    ends = new_row[loaded.links.origin], new_row[loaded.links.target]
    both = (ends[0] >= 0) & (ends[1] >= 0)
    start, counts = loaded.cast.start[rows], np.diff(loaded.cast.start)[rows]
    begin = np.append(0, np.cumsum(counts))
    positions = np.repeat(start - begin[:-1], counts) + np.arange(begin[-1])
    dates = take_dates(loaded.dates, rows)
    undated = int(np.count_nonzero((dates.flags & Flag.UNDATED) != 0))
    return replace(
        loaded,
        table=loaded.table.iloc[rows].reset_index(drop=True),
        dates=dates,
        cast=replace(loaded.cast, start=begin, actor=loaded.cast.actor[positions], role=loaded.cast.role[positions]),
        links=Links(loaded.links.kinds, ends[0][both], ends[1][both], loaded.links.kind[both]),
        refused=loaded.refused.iloc[:0],
        rejected=(),
        suggestions=(),
        rows=len(rows),
        events=len(rows) - undated,
        undated=undated,
    )


def _distinct_names(names: Sequence[str]) -> list[str]:
    """Distinct names: a second file of the same name is `events.csv (2)`."""
    distinct: list[str] = []
    for name in names:
        tries = chain((name,), (f"{name} ({copy})" for copy in count(2)))
        distinct.append(next(candidate for candidate in tries if candidate not in distinct))
    return distinct


def _shared_ids(ids: Sequence[pd.Series]) -> set[str]:
    """The ids that occur in more than one file."""
    each_once = pd.concat([column.drop_duplicates() for column in ids], ignore_index=True)
    return set(each_once[each_once.duplicated()].tolist())


def _tables(
    files: Sequence[Loaded], names: Sequence[str], shared: Collection[str]
) -> tuple[list[pd.DataFrame], list[str]]:
    """The table of each file with its name in `file`, ids and links renamed where necessary; and notes."""
    tables, notes = [], []
    for file, name in zip(files, names, strict=True):
        table, label = file.table, name.replace(";", ",").strip() or FILE
        if FILE in table:
            other = next(free for free in (f"{FILE} ({copy})" for copy in count(2)) if free not in table)
            table = table.rename(columns={FILE: other})
            notes.append(
                message(
                    "{name} has a column “{file}” of its own, which is called “{other}” here.",
                    name=name,
                    file=FILE,
                    other=other,
                )
            )
        ids_to_rename = set(table["id"].tolist()) & set(shared)
        if ids_to_rename:
            cells = [_rename_links(cell, ids_to_rename, label) if cell else "" for cell in table["links"].tolist()]
            ids = [f"{label}#{id}" if id in ids_to_rename else id for id in table["id"].tolist()]
            table = table.assign(id=pd.Series(ids, dtype="str"), links=pd.Series(cells, dtype="str"))
        tables.append(table.assign(**{FILE: equal_cells(len(table), name)}))
    return tables, notes


def _rename_links(cell: str, renamed: Collection[str], label: str) -> str:
    """The `links` cell with `label#` before each id in `renamed`."""
    pairs = notation.parse(cell)
    if not any(target in renamed for _, target in pairs):
        return cell
    pairs_renamed = [(kind, f"{label}#{target}" if target in renamed else target) for kind, target in pairs]
    return "; ".join(f"{kind}: {target}" if kind or ":" in target else target for kind, target in pairs_renamed)


def _concatenate(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The tables concatenated: COLUMNS, `file`, then the files' own columns in order of first appearance, blank where a
    file has none."""
    columns = dict.fromkeys(str(name) for table in tables for name in table.columns)
    names = list(dict.fromkeys((*COLUMNS, FILE, *(name for name in columns if name != "line"), "line")))
    return pd.concat([_with_columns(table, names) for table in tables], ignore_index=True)


def _with_columns(table: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    blank = equal_cells(len(table))
    return pd.DataFrame({name: table[name].reset_index(drop=True) if name in table else blank for name in names})


def _concatenate_dates(parts: Sequence[Dates]) -> Dates:
    """The dates of all files, concatenated; a column that only some files have, such as fractions of seconds, is zero
    for the others."""
    columns: dict[str, Any] = {}
    for name in (field.name for field in fields(Dates)):
        given = [getattr(part, name) for part in parts]
        if any(column is not None for column in given):
            blank = (np.zeros(len(part.flags), np.int32) for part in parts)
            columns[name] = np.concatenate(
                [zeros if column is None else column for column, zeros in zip(given, blank, strict=True)]
            )
    return Dates(**columns)


def _unite_casts(parts: Sequence[Cast]) -> Cast:
    names = {name: k for k, name in enumerate(dict.fromkeys(chain.from_iterable(part.names for part in parts)))}
    roles = {role: k for k, role in enumerate(dict.fromkeys(chain.from_iterable(part.roles for part in parts)))}
    actor = [np.array([names[name] for name in part.names], np.int32)[part.actor] for part in parts]
    role = [np.array([roles[name_of_role] for name_of_role in part.roles], np.int32)[part.role] for part in parts]
    counts = np.concatenate([np.diff(part.start) for part in parts])
    start = np.append(0, np.cumsum(counts)).astype(np.int64)
    return Cast(tuple(names), tuple(roles), start, np.concatenate(actor), np.concatenate(role))


def _link_files(
    files: Sequence[Loaded], names: Sequence[str], tables: Sequence[pd.DataFrame], all_rows: pd.DataFrame
) -> tuple[Links, tuple[Part, ...]]:
    """The links among the events of all files, and each file's receipt, its notes on links corrected: a link may lead
    to another file's event."""
    rows = first_rows(all_rows["id"]) if (all_rows["links"] != "").any() else {}
    kinds: dict[str, int] = {}
    found, parts, first = [], [], 0
    for file, name, table in zip(files, names, tables, strict=True):
        lines = table["line"].to_numpy(np.int64)
        file_links, notes = linked_rows(table["links"], rows, lines)
        codes = np.array([kinds.setdefault(kind, len(kinds)) for kind in file_links.kinds], np.int32)[file_links.kind]
        found.append((file_links.origin + np.int32(first), file_links.target, codes))
        notes_alone = set(
            links(file.table["links"], file.table["id"], lines)[1]
        )  # which may lead to another file's events
        parts.append(_part(file, name, [*(note for note in file.notes if note not in notes_alone), *notes]))
        first += len(table)
    origin, target, kind = (np.concatenate(column) for column in zip(*found, strict=True))
    return Links(tuple(kinds), origin, target, kind), tuple(parts)


def _part(loaded: Loaded, name: str, notes: Sequence[str]) -> Part:
    return Part(
        name=name,
        rows=loaded.rows,
        events=loaded.events,
        undated=loaded.undated,
        rejected=tuple(replace(row, file=name) for row in loaded.rejected),
        notes=tuple(notes),
        facts=loaded.facts,
        suggestions=loaded.suggestions,
        offers=loaded.offers,
        header=loaded.header,
        proposal=loaded.proposal,
        named=loaded.named,
    )


def _shared_id_notes(shared: Collection[str]) -> list[str]:
    if not shared:
        return []
    ordered = sorted(shared)
    return [
        message(
            "{ids} in several files ({names}): these events stay apart, called “file#id” here; a link leads to the "
            "event of its own file.",
            ids=counted(len(ordered), "id"),
            names=listed([quoted(id) for id in ordered]),
        )
    ]


def _cross_file_notes(all_links: Links, tables: Sequence[pd.DataFrame]) -> list[str]:
    file_of_row = np.repeat(np.arange(len(tables)), [len(table) for table in tables])
    count = int(np.count_nonzero(file_of_row[all_links.origin] != file_of_row[all_links.target]))
    return [message("{links} from one file to an event of another.", links=counted(count, "link"))] if count else []
