"""Tables with a column for each month or year, as plans and chronicles in spreadsheets have them, are unpivoted: each
filled cell becomes a row of its own, dated by its column's name."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from components.dates import meanings, read_edtf
from components.language import message
from components.model import Precision
from components.read.bounds import within_cells
from components.read.wording import counted, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.model import Source
    from components.read.rows import Rows

_LEAST, _MOST = 3, 600  # columns of dates
_BESIDE = 8  # other columns at most
_WORDS = 0.7  # of the filled cells must be words: numbers are measurements, not events
_SEEN = 400  # rows
_YEAR = re.compile(r"[12]\d{3}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MARK = re.compile(r"[xX✓✔✗•●■▪◆*]|yes|ja|oui|si|sí", re.IGNORECASE)  # that something was, not what


def unpivot(rows: Rows, source: Source) -> Rows | None:
    """The unpivoted rows of such a table; None for any other. They have the columns that are not dates, then `date` and
    `title`. A row without any filled cell becomes one row without a date. Raises SourceError if there are too many
    rows."""
    dates = _date_columns(rows.header)
    other_columns = [index for index in range(len(rows.header)) if index not in dates]
    if not _LEAST <= len(dates) <= _MOST or len(other_columns) > _BESIDE or not _are_words(rows, list(dates)):
        return None
    remaining = [
        index
        for index in other_columns
        if rows.header[index].strip() or any(map(str.strip, rows.columns[index][:_SEEN]))
    ]
    name_column = next((index for index in remaining if any(map(_WORD.search, rows.columns[index][:_SEEN]))), None)
    events = list(_events(rows, dates, name_column))
    within_cells(source, len(events), len(remaining) + 2)
    columns = [[str(rows.columns[index][row]) for row, _, _ in events] for index in remaining]
    first, last = (quoted(rows.header[index].strip()) for index in (min(dates), max(dates)))
    note = message(
        "The columns {first} to {last} are dates: each filled cell is an event ({cells}), dated by its column.",
        first=first,
        last=last,
        cells=counted(len(events), "cell"),
    )
    return replace(
        rows,
        header=(*(_distinct_name(rows.header[index]) for index in remaining), "date", "title"),
        columns=(*columns, [date for _, date, _ in events], [title for _, _, title in events]),
        lines=np.asarray([rows.lines[row] for row, _, _ in events], np.int64),
        notes=(*rows.notes, note),
        unpivoted=(rows.header[min(dates)].strip(), rows.header[max(dates)].strip()),
    )


def _distinct_name(name: str) -> str:
    return f"{name} " if name.strip().lower() in ("date", "title") else name


def _date_columns(header: Sequence[str]) -> dict[int, str]:
    """The EDTF of each column named by a month or a year, by index; {} if these are too few, not of one kind, or
    neither ascend nor descend."""
    names = [name.strip() for name in header]
    if len(names) > _MOST + _BESIDE:
        return {}
    year = next((name for name in names if name), "")
    months = _YEAR.fullmatch(year) is not None  # “2014, January, February …”
    texts = [f"{name} {year}" if months and _WORD.fullmatch(name) else name for name in names]
    if sum(any(map(str.isnumeric, text)) for text in texts) < _LEAST:
        return {}
    read = meanings([text for text in texts if text]).by_text
    edtf = [meaning.edtf if (meaning := read.get(text)) and meaning.accepted else text for text in texts]
    bounds, wrong = read_edtf(edtf, explain=False)
    dated = [index for index, text in enumerate(edtf)
          if text and index not in wrong and bounds.precision[index] in (Precision.YEAR, Precision.MONTH)]  # fmt: skip
    dated = [index for index in dated if not (months and edtf[index] == year)]
    steps = [int(bounds.earliest_start[b] - bounds.earliest_start[a]) for a, b in pairwise(dated)]
    one_way = all(step > 0 for step in steps) or all(step < 0 for step in steps)
    same = len({int(bounds.precision[index]) for index in dated}) == 1
    return {index: edtf[index] for index in dated} if one_way and same else {}


def _are_words(rows: Rows, indexes: Sequence[int]) -> bool:
    """Whether most filled cells of these columns are words or check marks, not numbers."""
    cells = [cell for index in indexes for cell in map(str.strip, rows.columns[index][:_SEEN]) if cell]
    words = sum(1 for cell in cells if _WORD.search(cell) or _MARK.fullmatch(cell))
    return bool(cells) and words >= _WORDS * len(cells)


def _events(rows: Rows, dates: dict[int, str], name_column: int | None) -> Iterator[tuple[int, str, str]]:
    """Row, date and title of each event, row by row. The title is the cell, or the row's name if the cell is a check
    mark."""
    for row in range(len(rows.lines)):
        name = rows.columns[name_column][row].strip() if name_column is not None else ""
        filled = [(date, cell) for index, date in dates.items() if (cell := rows.columns[index][row].strip())]
        yield from ((row, date, name if _MARK.fullmatch(cell) else cell) for date, cell in filled)
        if not filled:
            yield row, "", name
