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
from components.read.columns.cells import filled
from components.read.columns.date_column import take_dates
from components.read.columns.links import linked_rows, links, places
from components.read.wording import counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from components.model import Int64, Reading

FILE = "file"
_NAMED = 3  # files in the name of all


def joined(files: Sequence[Loaded], reading: Reading = AS_FOUND, unread: Sequence[tuple[str, str]] = ()) -> Loaded:
    """All rows of at least one file, in the order of the files; `unread` are the names of other files with the
    reasons."""
    names = _distinct([each.name for each in files])
    shared = _shared([each.table["id"] for each in files])
    tables, renamed = _tables(files, names, shared)
    whole = _concatenated(tables)
    people = _cast([each.cast for each in files])
    tied, parts = _linked(files, names, tables, whole)
    known = {note for each in files for note in each.notes}
    alike = [note for note in look_alikes(people) if note not in known]
    return Loaded(
        name=str(listed(names, _NAMED)),
        table=whole,
        refused=_concatenated([each.refused.assign(**{FILE: name}) for each, name in zip(files, names, strict=True)]),
        dates=_dates([each.dates for each in files]),
        cast=people,
        links=tied,
        rejected=tuple(chain.from_iterable(part.rejected for part in parts)),
        notes=(*_about_ids(shared), *renamed, *_across(tied, tables), *alike),
        header=(),
        rows=sum(each.rows for each in files),
        events=sum(each.events for each in files),
        undated=sum(each.undated for each in files),
        reading=reading,
        suggestions=tuple(chain.from_iterable(each.suggestions for each in files)),
        offers=tuple(dict.fromkeys(chain.from_iterable(each.offers for each in files))),
        blank_dates=sum(each.blank_dates for each in files),
        parts=parts,
        unread=tuple(unread),
    )


def take_rows(loaded: Loaded, rows: Int64) -> Loaded:
    """The events of some rows of a file, in this order, with the links between them, and no rejected rows."""
    place = np.full(len(loaded.table), -1, np.int32)
    place[rows] = np.arange(len(rows), dtype=np.int32)
    ends = place[loaded.links.origin], place[loaded.links.target]
    both = (ends[0] >= 0) & (ends[1] >= 0)
    start, many = loaded.cast.start[rows], np.diff(loaded.cast.start)[rows]
    begin = np.append(0, np.cumsum(many))
    at = np.repeat(start - begin[:-1], many) + np.arange(begin[-1])
    dates = take_dates(loaded.dates, rows)
    undated = int(np.count_nonzero((dates.flags & Flag.UNDATED) != 0))
    return replace(
        loaded,
        table=loaded.table.iloc[rows].reset_index(drop=True),
        dates=dates,
        cast=replace(loaded.cast, start=begin, actor=loaded.cast.actor[at], role=loaded.cast.role[at]),
        links=Links(loaded.links.kinds, ends[0][both], ends[1][both], loaded.links.kind[both]),
        refused=loaded.refused.iloc[:0],
        rejected=(),
        suggestions=(),
        rows=len(rows),
        events=len(rows) - undated,
        undated=undated,
    )


def _distinct(names: Sequence[str]) -> list[str]:
    """Distinct names: a second file of the same name is `events.csv (2)`."""
    found: list[str] = []
    for name in names:
        tries = chain((name,), (f"{name} ({copy})" for copy in count(2)))
        found.append(next(each for each in tries if each not in found))
    return found


def _shared(ids: Sequence[pd.Series]) -> set[str]:
    """The ids that occur in more than one file."""
    each_once = pd.concat([column.drop_duplicates() for column in ids], ignore_index=True)
    return set(each_once[each_once.duplicated()].tolist())


def _tables(
    files: Sequence[Loaded], names: Sequence[str], shared: Collection[str]
) -> tuple[list[pd.DataFrame], list[str]]:
    """The table of each file with its name in `file`, ids and links renamed where necessary; and notes."""
    tables, notes = [], []
    for each, name in zip(files, names, strict=True):
        table, label = each.table, name.replace(";", ",").strip() or FILE
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
        own = set(table["id"].tolist()) & set(shared)
        if own:
            cells = [_relinked(cell, own, label) if cell else "" for cell in table["links"].tolist()]
            ids = [f"{label}#{id}" if id in own else id for id in table["id"].tolist()]
            table = table.assign(id=pd.Series(ids, dtype="str"), links=pd.Series(cells, dtype="str"))
        tables.append(table.assign(**{FILE: filled(len(table), name)}))
    return tables, notes


def _relinked(cell: str, own: Collection[str], label: str) -> str:
    """The cell with the new names of those ids that are the file's own."""
    pairs = notation.parse(cell)
    if not any(target in own for _, target in pairs):
        return cell
    named = [(kind, f"{label}#{target}" if target in own else target) for kind, target in pairs]
    return "; ".join(f"{kind}: {target}" if kind or ":" in target else target for kind, target in named)


def _concatenated(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The tables concatenated: COLUMNS, `file`, then the files' own columns in order of first appearance, blank where a
    file has none."""
    own = dict.fromkeys(str(name) for table in tables for name in table.columns)
    names = list(dict.fromkeys((*COLUMNS, FILE, *(name for name in own if name != "line"), "line")))
    return pd.concat([_with(table, names) for table in tables], ignore_index=True)


def _with(table: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    blank = filled(len(table))
    return pd.DataFrame({name: table[name].reset_index(drop=True) if name in table else blank for name in names})


def _dates(parts: Sequence[Dates]) -> Dates:
    """The dates of all files, concatenated; fractions of seconds are zero for a file without them."""
    columns: dict[str, Any] = {}
    for name in (field.name for field in fields(Dates)):
        given = [getattr(part, name) for part in parts]
        if any(column is not None for column in given):
            blank = (np.zeros(len(part.flags), np.int32) for part in parts)
            columns[name] = np.concatenate(
                [zeros if column is None else column for column, zeros in zip(given, blank, strict=True)]
            )
    return Dates(**columns)


def _cast(parts: Sequence[Cast]) -> Cast:
    names = {name: k for k, name in enumerate(dict.fromkeys(chain.from_iterable(part.names for part in parts)))}
    roles = {role: k for k, role in enumerate(dict.fromkeys(chain.from_iterable(part.roles for part in parts)))}
    actor = [np.array([names[name] for name in part.names], np.int32)[part.actor] for part in parts]
    role = [np.array([roles[each] for each in part.roles], np.int32)[part.role] for part in parts]
    many = np.concatenate([np.diff(part.start) for part in parts])
    start = np.append(0, np.cumsum(many)).astype(np.int64)
    return Cast(tuple(names), tuple(roles), start, np.concatenate(actor), np.concatenate(role))


def _linked(
    files: Sequence[Loaded], names: Sequence[str], tables: Sequence[pd.DataFrame], whole: pd.DataFrame
) -> tuple[Links, tuple[Part, ...]]:
    """The links among all events, and each file's receipt with its own notes."""
    rows = places(whole["id"]) if (whole["links"] != "").any() else {}
    kinds: dict[str, int] = {}
    found, parts, first = [], [], 0
    for each, name, table in zip(files, names, tables, strict=True):
        lines = table["line"].to_numpy(np.int64)
        tied, notes = linked_rows(table["links"], rows, lines)
        codes = np.array([kinds.setdefault(kind, len(kinds)) for kind in tied.kinds], np.int32)[tied.kind]
        found.append((tied.origin + np.int32(first), tied.target, codes))
        alone = set(links(each.table["links"], each.table["id"], lines)[1])  # which may lead to another file's events
        parts.append(_part(each, name, [*(note for note in each.notes if note not in alone), *notes]))
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


def _about_ids(shared: Collection[str]) -> list[str]:
    if not shared:
        return []
    some = sorted(shared)
    return [
        message(
            "{ids} in several files ({names}): these events stay apart, called “file#id” here; a link leads to the "
            "event of its own file.",
            ids=counted(len(some), "id"),
            names=listed([quoted(id) for id in some]),
        )
    ]


def _across(tied: Links, tables: Sequence[pd.DataFrame]) -> list[str]:
    number = np.repeat(np.arange(len(tables)), [len(table) for table in tables])
    many = int(np.count_nonzero(number[tied.origin] != number[tied.target]))
    return [message("{links} from one file to an event of another.", links=counted(many, "link"))] if many else []
