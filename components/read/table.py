"""Rows of any format → events, and the ledger: rows = events + undated + rejected."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from components.cells.guard import unguard
from components.dates import read_edtf
from components.errors import SourceError
from components.model import COLUMNS, Dates, Flag, Loaded, Rejected
from components.read.cast import cast
from components.read.link import links
from components.read.remarks import remarks
from components.read.wording import counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.read.rows import Rows


def table(rows: Rows, name: str) -> Loaded:
    """Every row becomes an event, an undated event, or one Rejected. Raises SourceError without date or title."""
    original = rows.original or rows
    names, notes = _names(rows.header)
    _needed(rows.header, names, name)
    lines = np.array(rows.lines, np.int64)
    texts, guarded = _texts(rows, names)
    notes += _how_dated(names) + guarded
    dates, faults = read_edtf(texts["date"])
    rejected = _rejected(rows, names, texts, faults)
    keep = np.ones(len(lines), bool)
    keep[[row for row, _ in rejected]] = False
    everything = sorted((*rows.rejected, *(entry for _, entry in rejected)), key=lambda entry: entry.line)

    lines, dates = lines[keep], _taken(dates, keep)
    frame = pd.DataFrame({column: pd.Series(cells, dtype="str") for column, cells in texts.items()})[keep]
    frame = frame.reset_index(drop=True)
    frame, remarked = remarks(frame, lines, "id" in names)
    people, about_people = cast(frame["actors"], lines)
    joined, about_links = links(frame["links"].tolist(), frame["id"].tolist(), lines)
    undated = int(np.count_nonzero(dates.flags & Flag.UNDATED))
    return Loaded(
        name=name,
        table=frame.assign(line=lines),
        dates=dates,
        cast=people,
        links=joined,
        rejected=tuple(everything),
        notes=(*rows.notes, *notes, *remarked, *about_people, *about_links),
        header=original.header,
        rows=len(lines) + len(everything),
        events=len(lines) - undated,
        undated=undated,
        reading=replace(rows.reading, mapping=_mapping(names, rows.header)),
        facts=rows.facts,
    )


def _names(header: Sequence[str]) -> tuple[list[str], list[str]]:
    """A name of its own for each column of the file: ours in lower case, the others as typed, doubles numbered."""
    taken = {"line"}
    names: list[str] = []
    notes: list[str] = []
    for number, cell in enumerate(header, 1):
        typed = cell.strip()
        plain = typed.lower() if typed.lower() in (*COLUMNS, "start", "end") else typed
        plain = plain or f"column {number}"
        copies = (f"{plain} ({copy})" for copy in range(2, len(header) + 3))
        name = plain if plain not in taken else next(copy for copy in copies if copy not in taken)
        if name != plain:
            notes.append(f"Column {number} is kept as {quoted(name)}, since {quoted(plain)} is already taken.")
        taken.add(name)
        names.append(name)
    return names, notes


def _mapping(names: Sequence[str], header: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Our columns that the file has, each with the file's name for it."""
    ours = (*COLUMNS, "start", "end")
    return tuple((name, typed) for name, typed in zip(names, header, strict=True) if name in ours)


def _needed(header: Sequence[str], names: Sequence[str], name: str) -> None:
    missing = [] if {"date", "start"} & set(names) else ["no date column (“date”, or “start” and “end”)"]
    missing += [] if "title" in names else ["no title column (“title”)"]
    if not missing:
        return
    found = f"{counted(len(header), 'column')}: {listed([quoted(cell.strip()) for cell in header], 12)}"
    mark = next((mark for mark in ";\t|" if mark in header[0]), "") if len(header) == 1 else ""
    hint = f"; the cells look separated by {quoted(mark)}, save the file with commas" if mark else ""
    raise SourceError(f"{name} has {' and '.join(missing)}; its header has {found}{hint}.")


def _texts(rows: Rows, names: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """All columns by name: ours trimmed, unguarded, blank where the file has none; the file's others as they are."""
    given = dict(zip(names, rows.columns, strict=True))
    blank = [""] * len(rows.lines)
    texts: dict[str, list[str]] = {}
    guarded = 0
    for column in (*COLUMNS, "start", "end"):
        if column in given:
            cells = [cell.strip() for cell in given.pop(column)]
            marked = {row: unguard(cell) for row, cell in enumerate(cells) if cell[:1] == "'" and unguard(cell) != cell}
            for row, cell in marked.items():
                cells[row] = cell.strip()
            guarded += len(marked)
            texts[column] = cells
        elif column in COLUMNS:
            texts[column] = blank
    if "date" not in names:
        texts["date"] = _intervals(texts["start"], texts.get("end", blank))
    notes = [f"The apostrophe that marks text was taken off {counted(guarded, 'cell')}."] if guarded else []
    return texts | given, notes


def _intervals(starts: Sequence[str], ends: Sequence[str]) -> list[str]:
    """EDTF: `start/end`, `start` alone where nothing is said of an end, `/end` where the start is not known."""
    return [f"{start}/{end}" if end else start for start, end in zip(starts, ends, strict=True)]


def _how_dated(names: Sequence[str]) -> list[str]:
    if "date" not in names:
        both = "columns start and end" if "end" in names else "column start"
        return [f"Dates are read from the {both}."]
    further = [name for name in ("start", "end") if name in names]
    return [f"Dates are read from the column date; {' and '.join(further)} only kept."] if further else []


def _rejected(
    rows: Rows, names: Sequence[str], texts: dict[str, list[str]], faults: dict[int, str]
) -> list[tuple[int, Rejected]]:
    """One entry a row, its reasons joined, under the column of the first."""
    untitled = {row for row, title in enumerate(texts["title"]) if not title}
    entries = []
    for row in sorted(untitled | faults.keys()):
        column, value = _dated_by(row, names, texts) if row in faults else ("title", "")
        reasons = [faults[row].removesuffix(".")] if row in faults else []
        if row in untitled:
            reasons.append("the title is blank; every event needs one")
        raw = tuple(cells[row] for cells in (rows.original or rows).columns)
        entries.append((row, Rejected(rows.lines[row], column, value, "; ".join(reasons), raw)))
    return entries


def _dated_by(row: int, names: Sequence[str], texts: dict[str, list[str]]) -> tuple[str, str]:
    """The column (or columns) that a row's date was read from, and what stands there."""
    if "date" in names:
        return "date", texts["date"][row]
    used = [column for column in ("start", "end") if column in names and texts[column][row]]
    return "/".join(used), texts["date"][row]


def _taken(dates: Dates, keep: NDArray[np.bool_]) -> Dates:
    columns: dict[str, Any] = {part.name: getattr(dates, part.name) for part in fields(dates)}
    return replace(dates, **{name: column[keep] for name, column in columns.items() if column is not None})
