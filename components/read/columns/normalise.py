"""Corrections to the rows that are kept, each with a note: nothing changes silently."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.dates import read_edtf
from components.language import message, messages
from components.layout.names import UNTITLED
from components.model import COLUMNS, STATUSES
from components.read.columns.cells import all_blank, blank, duplicated, equal_cells, numbered_cells, replaced
from components.read.columns.column_profiles import profile, sample
from components.read.wording import at_lines, counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from components.model import Int64

_ROLE = re.compile(r"\s*\[[^\]]*\]")
_BEGINNING = 60  # characters of a description that replace a title
_MOST_COLUMNS, _STAND_INS = 40, 3  # columns of the file's own that are looked at, and that may replace a title
_LONG = 120  # characters of a cell that is no name
_MOST_NOTES = 20  # notes on single values before the rest is only counted


def normalise(frame: pd.DataFrame, lines: Int64, has_ids: bool) -> tuple[pd.DataFrame, list[str]]:
    """The kept rows with every id and status filled in, and notes on ids, duplicate rows, statuses and `reported`."""
    ids, about_ids = _ids(frame["id"], lines, has_ids)
    named_apart = has_ids and not about_ids
    doubles = np.zeros(len(frame), bool) if named_apart else _are_duplicates(frame)
    statuses, about_statuses = _statuses(frame["status"])
    notes = [*about_ids, *_duplicate_notes(doubles, lines), *about_statuses, *_reported_notes(frame["reported"], lines)]
    return frame.assign(id=ids, status=statuses), notes


def with_titles(
    frame: pd.DataFrame, lines: Int64, refused: Collection[int], first: str = "", other: str = ""
) -> tuple[pd.Series, list[str]]:
    """The titles of all rows, each missing one replaced, and notes on that.

    A row without a title is named by its type, else its cell in the column `other`, else the beginning of its
    description, else its actors, else its cell in one of up to three columns of texts, else its line; it stays blank if
    the row says nothing. If `other` is "actors", these come first. Rows that are `refused` are not noted. `first` is
    the file's first column: a text there alone is a footnote, as an id alone is no event.
    """
    titles = frame["title"]
    rows = np.flatnonzero(blank(titles))
    if not len(rows):
        return titles, []
    untitled = frame.iloc[rows]
    has_content = untitled["date"].ne("").to_numpy(bool)
    for name in untitled.columns.difference(["id", "title", "date", first]):
        has_content = has_content | untitled[name].str.strip().ne("").to_numpy(bool)
    missing_lines = lines[rows].tolist()
    stand_ins = _stand_ins(frame, rows, has_content, first, other)
    numbered = zip(missing_lines, has_content.tolist(), strict=True)
    stand_ins[message("line")] = [UNTITLED.format(line=line) if something else "" for line, something in numbered]
    lines_by_source: dict[str, list[int]] = {words: [] for words in stand_ins}
    texts: list[str] = []
    for row, line, *cells in zip(rows.tolist(), missing_lines, *stand_ins.values(), strict=True):
        words, text = next(((words, cell) for words, cell in zip(stand_ins, cells, strict=True) if cell), ("", ""))
        texts.append(text)
        if text and row not in refused:
            lines_by_source[words].append(line)
    completed = titles.copy()
    completed.iloc[rows] = texts
    notes = [
        message(
            "{rows} without a title, named by {how} ({lines}).",
            rows=counted(len(where), "row"),
            how=how,
            lines=at_lines(where),
        )
        for how, where in lines_by_source.items()
        if where
    ]
    return completed, notes


def _stand_ins(
    frame: pd.DataFrame, rows: Int64, has_content: NDArray[np.bool_], first: str, other: str
) -> dict[str, list[str]]:
    """The possible titles of `rows`, the best first: their source in words → a text for each row. `has_content` says
    which rows say anything (bool)."""
    cells = frame.iloc[rows]
    people = [_first_words(_ROLE.sub("", cell).replace(";", ",")) for cell in cells["actors"].tolist()]
    texts_of = {message("who took part"): people} if other == "actors" else {}
    texts_of[message("type")] = cells["type"].tolist()
    if other in frame and other not in (first, "actors"):
        texts_of[quoted(other)] = list(map(_first_words, cells[other].tolist()))
    texts_of[message("the beginning of the description")] = list(map(_first_words, cells["description"].tolist()))
    texts_of.setdefault(message("who took part"), people)
    for name in _text_columns(frame):
        texts = zip(map(_first_words, cells[name].tolist()), has_content.tolist(), strict=True)
        named = [text if something and any(map(str.isalpha, text)) else "" for text, something in texts]
        texts_of.setdefault(quoted(name), named)
    return texts_of


def _text_columns(frame: pd.DataFrame) -> list[str]:
    """The names of up to three of the file's own columns that hold short texts, rather than numbers, dates, links or
    codes."""
    names = [name for name in map(str, frame.columns) if name not in (*COLUMNS, "start", "end")]
    rows_seen = sample(len(frame), len(names))
    profiles = (
        profile(name, index, frame[name].tolist(), rows_seen) for index, name in enumerate(names[:_MOST_COLUMNS])
    )
    return [column.name for column in profiles if column.kind == "text" and column.length < _LONG][:_STAND_INS]


def _first_words(description: str) -> str:
    words = " ".join(description[: 4 * _BEGINNING].split())
    if len(words) <= _BEGINNING:
        return words
    return f"{words[:_BEGINNING].rsplit(' ', 1)[0]} …"


def _ids(ids: pd.Series, lines: Int64, has_ids: bool) -> tuple[pd.Series, list[str]]:
    """The ids, missing ones replaced by their lines, and notes on missing and repeated ids."""
    if not has_ids:
        return _by_line(lines), [message("There is no id column: events are called by their lines, such as row-2.")]
    unnamed = blank(ids)
    named = ids.mask(unnamed, _by_line(lines)) if unnamed.any() else ids
    notes = []
    if unnamed.any():
        notes.append(
            message(
                "{events} without an id ({lines}): called “row-” and the line number.",
                events=counted(int(unnamed.sum()), "event"),
                lines=at_lines(lines[unnamed]),
            )
        )
    twice = duplicated(named)
    if twice.any():
        again = np.zeros(len(named), bool)
        again[twice] = named[twice].duplicated().to_numpy(bool)
        notes.append(
            message(
                "{events} with the id of an earlier row ({lines}), such as {id}: all are kept, and "
                "links lead to the first.",
                events=counted(int(again.sum()), "event"),
                lines=at_lines(lines[again]),
                id=quoted(named[again].iloc[0]),
            )
        )
    return named, notes


def _by_line(lines: Int64) -> pd.Series:
    """`row-7`, and `row-7-2` for the second of several on line 7, as in JSON."""
    names = numbered_cells("row-", lines)
    if (np.diff(lines) > 0).all():
        return names
    nth = pd.Series(lines).groupby(lines).cumcount().to_numpy(np.int64)
    return names.mask(nth > 0, names + numbered_cells("-", np.asarray(nth + 1, np.int64)))


def _are_duplicates(frame: pd.DataFrame) -> NDArray[np.bool_]:
    """Whether each row equals one further up (bool). Columns in which most cells differ are compared first, so that the
    others need not be."""
    found = np.zeros(len(frame), bool)
    rows = np.arange(len(frame))
    for column in ("title", "date", "id"):
        again = frame[column].iloc[rows] if len(rows) < len(frame) else frame[column]
        rows = rows[duplicated(again)]
        if not len(rows):
            return found
    found[rows] = frame.iloc[rows].duplicated().to_numpy(bool)
    return found


def _duplicate_notes(doubles: NDArray[np.bool_], lines: Int64) -> list[str]:
    if not doubles.any():
        return []
    same = counted(int(doubles.sum()), "row")
    return [
        message(
            "{same} the same as an earlier one ({lines}): kept, and each is counted.",
            same=same,
            lines=at_lines(lines[doubles]),
        )
    ]


def _statuses(column: pd.Series) -> tuple[pd.Series, list[str]]:
    """The statuses and notes on them: a blank becomes `occurred`, our own words in other capitals become ours, anything
    else stays as typed."""
    if all_blank(column):
        return equal_cells(len(column), STATUSES[0]), []
    statuses = {typed: typed.lower() if typed.lower() in STATUSES else typed for typed in column.unique()}
    statuses[""] = STATUSES[0]
    notes = [
        message("Status {typed} is read as {status}.", typed=quoted(typed), status=quoted(status))
        for typed, status in statuses.items()
        if typed and typed != status
    ]
    strange = [quoted(typed) for typed, status in statuses.items() if status not in STATUSES]
    if strange:
        notes.append(
            message(
                "Status kept as typed though not one of {known}: {typed}.",
                known=listed(STATUSES, len(STATUSES)),
                typed=listed(strange),
            )
        )
    return replaced(column, statuses), notes


def _reported_notes(column: pd.Series, lines: Int64) -> list[str]:
    """Notes on dates of report that cannot be read. They are kept as typed, and do not reject their row."""
    if all_blank(column):
        return []
    codes, distinct = pd.factorize(column)
    _, faults = read_edtf(distinct.tolist())
    notes = [
        message(
            "In column reported, {value} ({lines}) is kept as typed but is no date: {reason}.",
            value=quoted(distinct[code]),
            lines=at_lines(lines[codes == code]),
            reason=reason,
        )
        for code, reason in list(faults.items())[:_MOST_NOTES]
    ]
    if len(faults) > _MOST_NOTES:
        notes.append(
            messages(
                len(faults) - _MOST_NOTES,
                "{n} more value in column reported is kept as typed but is no date.",
                "{n} more values in column reported are kept as typed but are no dates.",
            )
        )
    return notes
