"""FLOOR 3 · a file as an editable sheet of cells, rejected rows included, and back to CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from components.cells.guard import guard
from components.dates import read_edtf
from components.model import COLUMNS, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pandas.io.formats.style import Styler

    from components.model import Int64, Loaded, Rejected

_OURS = frozenset((*COLUMNS, "start", "end"))  # what reading trims


@dataclass(frozen=True, eq=False)
class Sheet:
    """n rows in the file's order under our columns, then the file's further ones; dates as EDTF if they were read.

    `rows_of` extracts visible rows: the sheet is not a second copy of the file. Row i of `Loaded.table` stands at
    `row_of[i]`, `Loaded.rejected[i]` at `rejected[i]`. `beyond` are cells of a rejected row that belong to no column:
    written after the last column, they make the row be rejected again.
    """

    names: tuple[str, ...]
    parts: tuple[pd.DataFrame, ...]  # where the cells are: those of events, of rejected rows, of rows without a place
    order: Int64  # for each row here, its number in all parts
    row_of: Int64
    rejected: Int64
    beyond: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True)
class Edits:
    """The edits of a sheet: texts by place and column, new rows, and deleted places."""

    cells: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    added: tuple[Mapping[str, str], ...] = ()
    deleted: frozenset[int] = frozenset()


NOTHING = Edits()


def sheet(loaded: Loaded) -> Sheet:
    """The sheet of a file, with all its rows. A row rejected without an id gets the one that an event on its line would
    have."""
    when = dated_by(loaded)
    names = [name for name in COLUMNS if name != "date" or when == ("date",)]
    names[1:1] = () if when == ("date",) else when
    names += [name for name in loaded.table.columns if name not in (*names, "line", "date")]
    loose, refused = _split_rejected(loaded)
    raw, beyond = _raw(loaded, loose, names)
    parts = loaded.table, loaded.refused, raw
    order = np.argsort(np.concatenate([part["line"].to_numpy(np.int64) for part in parts]), kind="stable")
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    after = place[len(loaded.table) :]
    rejected = np.empty(len(loaded.rejected), np.int64)
    rejected[[*refused, *loose]] = after
    further = {int(after[len(refused) + at]): texts for at, texts in beyond.items()}
    return Sheet(tuple(names), parts, order, place[: len(loaded.table)], rejected, further)


def rows_of(sheet: Sheet, places: Sequence[int] | None = None) -> pd.DataFrame:
    """The rows at these places of the sheet, or all, numbered from 0, under its names."""
    rows = sheet.order if places is None else sheet.order[np.asarray(places, np.int64)]
    frames, order, begin = [], [], 0
    for number, part in enumerate(sheet.parts):
        here = np.flatnonzero((rows >= begin) & (rows < begin + len(part)))
        found = part.iloc[rows[here] - begin]
        if number == 0 and "date" not in sheet.names:
            found = _by_start_and_end(found)
        frames.append(found.reindex(columns=[*sheet.names, "line"], fill_value=""))
        order.append(here)
        begin += len(part)
    whole = pd.concat(frames, ignore_index=True).iloc[np.argsort(np.concatenate(order))].reset_index(drop=True)
    unnamed = whole["id"] == ""
    whole["id"] = whole["id"].mask(unnamed, "row-" + whole["line"].astype("str"))
    return whole[list(sheet.names)]


def dated_by(loaded: Loaded) -> tuple[str, ...]:
    """The columns of a sheet that hold dates."""
    ours = dict(loaded.reading.mapping)
    return ("start", "end") if "start" in ours and "date" not in ours else ("date",)


def suggested(loaded: Loaded, rows: Mapping[int, Rejected], whole: Sheet) -> dict[int, dict[str, str]]:
    """The suggestions for rejected rows by place: a text for each date column that has one."""
    known = answers(loaded)
    when = dated_by(loaded)
    texts = rows_of(whole, list(rows))[list(when)].to_dict("list")
    found = {}
    for number, (place, row) in enumerate(rows.items()):
        if row.suggestion:
            mends = {name: known.get((name, texts[name][number]), "") for name in when}
            mends = {name: edtf for name, edtf in mends.items() if edtf}
            found[place] = mends or {row.column if row.column in when else when[0]: row.suggestion}
    return found


def answers(loaded: Loaded) -> dict[tuple[str, str], str]:
    """The suggestions that are not accepted: (column, text) → EDTF."""
    return {(each.column, each.value): each.edtf for each in loaded.suggestions if not each.accepted}


def written(sheet: Sheet, edits: Edits = NOTHING) -> bytes:
    """The sheet with `edits` as CSV in UTF-8, formulas guarded. Read with `reading_of` it gives the same events and
    rejected rows, each row in its place. When a row with cells beyond the last column is edited, these are moved to the
    end of its description."""
    whole, beyond = _edited(sheet, edits)
    columns = [_guarded(name, texts) for name, texts in whole.items()]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")  # with "\n" a lone carriage return would stay unquoted
    writer.writerow(map(guard, whole))
    for place, (*row, further) in enumerate(zip(*columns, beyond, strict=True)):
        if place not in edits.deleted:
            writer.writerow([*row, *map(guard, further)])
    return text.getvalue().encode(errors="replace")  # a browser may send half of a surrogate pair


def reading_of(sheet: Sheet, reading: Reading) -> Reading:
    """The reading for `written` cells: our columns, with the options of `reading` for dates."""
    when = () if "date" in sheet.names else tuple((name, name) for name in ("title", "start", "end"))
    return replace(reading, encoding="utf-8", separator=",", mapping=when)


def _by_start_and_end(table: pd.DataFrame) -> pd.DataFrame:
    """`start/end` in two columns, so that `start/` (an unknown end) stays whole."""
    parted = (date.partition("/") for date in table["date"].tolist())
    parts = [(start, end) if end else (start + slash, "") for start, slash, end in parted]
    start, end = (pd.Series([each[side] for each in parts], table.index, dtype="str") for side in (0, 1))
    return table.assign(start=start, end=end)


def _split_rejected(loaded: Loaded) -> tuple[list[int], list[int]]:
    """Indexes into `loaded.rejected`: of rows that do not fit the header, and of those in `loaded.refused`. If a line
    has both, reading puts the latter last."""
    left = Counter(loaded.refused["line"].tolist())
    loose: list[int] = []
    refused: list[int] = []
    for at in range(len(loaded.rejected) - 1, -1, -1):
        line = loaded.rejected[at].line
        (refused if left[line] > 0 else loose).append(at)
        left[line] -= 1
    return loose[::-1], refused[::-1]


def _raw(loaded: Loaded, loose: Sequence[int], names: Sequence[str]) -> tuple[pd.DataFrame, dict[int, tuple[str, ...]]]:
    """Rows that do not fit the header, cell by cell if the header's names are ours, and their remaining cells."""
    ours = {typed: name for name, typed in reversed(loaded.reading.mapping) if name in names}
    targets = [ours.pop(cell.strip(), cell.strip() if cell.strip() not in _OURS else "") for cell in loaded.header]
    rows: list[dict[str, str]] = []
    beyond: dict[int, tuple[str, ...]] = {}
    for number, at in enumerate(loose):
        cells, left = _placed(loaded.rejected[at], targets, names)
        if left and cells.get("id", "").lstrip().startswith("#"):
            left = (cells.pop("id"), *left)  # too long a row that begins so would be read as a comment
        rows.append(cells)
        if left:
            beyond[number] = left
    columns = {name: pd.Series([row.get(name, "") for row in rows], dtype="str") for name in names}
    lines = np.array([loaded.rejected[at].line for at in loose], np.int64)
    return pd.DataFrame(columns).assign(line=lines), beyond


def _placed(row: Rejected, targets: Sequence[str], names: Sequence[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    if len(row.raw) < len(targets):
        return {}, row.raw  # a line that is no row of cells
    cells: dict[str, str] = {}
    left = []
    for number, cell in enumerate(row.raw):
        name = targets[number] if number < len(targets) else ""
        if name in names and name not in cells:
            cells[name] = cell.strip() if name in _OURS else cell
        elif cell or number >= len(targets):  # blank ones, too: they are why the row is rejected
            left.append(cell)
    return cells, tuple(left)


def _edited(sheet: Sheet, edits: Edits) -> tuple[dict[str, list[str]], list[tuple[str, ...]]]:
    """The columns with edits and new rows, and for each row its cells beyond the last column."""
    beyond: list[tuple[str, ...]] = [sheet.beyond.get(place, ()) for place in range(len(sheet.order))]
    columns = {str(name): texts.tolist() for name, texts in rows_of(sheet).items()}
    for place, texts in edits.cells.items():
        for name, text in texts.items():
            columns[name][place] = text
        if beyond[place]:
            columns["description"][place] = ", ".join(filter(None, (columns["description"][place], *beyond[place])))
            beyond[place] = ()
    for texts in edits.added:
        if any(text.strip() for text in texts.values()):
            for name, cells in columns.items():
                cells.append(texts.get(name, ""))
            beyond.append(())
    fresh = _fresh(columns["id"])
    columns["id"] = [cell if cell.strip() else next(fresh) for cell in columns["id"]]
    return columns, beyond


def _fresh(ids: Sequence[str]) -> Iterator[str]:
    """Ids that no event has, so that a new row is never a blank line or a duplicate."""
    taken, number = set(ids), 0
    while True:
        number += 1
        if f"event-{number}" not in taken:
            yield f"event-{number}"


def _guarded(name: str, cells: list[str]) -> list[str]:
    """The cells of a column, formulas guarded. Dates never are: EDTF holds no formula, and a guarded `-0044-03-15`
    would be no date to other programs."""
    if name not in ("date", "start", "end"):
        return [guard(cell) for cell in cells]
    _, refused = read_edtf(cells, explain=False)
    return [cell if cell.startswith("-") and row not in refused else guard(cell) for row, cell in enumerate(cells)]


def marked(cells: Mapping[str, Sequence[Any]], marks: Mapping[str, Sequence[bool]], style: str) -> Styler:
    """Columns of texts as a table for display, with marked cells in a CSS `style`."""
    return pd.DataFrame(cells).style.apply(lambda column: [style if mark else "" for mark in marks[column.name]])
