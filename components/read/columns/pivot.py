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
_BESIDE = 8  # columns at most that are none
_WORDS = 0.7  # of the filled cells are words: numbers are values of something, and no events
_SEEN = 400  # rows
_YEAR = re.compile(r"[12]\d{3}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MARK = re.compile(r"[xX✓✔✗•●■▪◆*]|yes|ja|oui|si|sí", re.IGNORECASE)  # that something was, not what


def unpivoted(rows: Rows, source: Source) -> Rows | None:
    """The unpivoted rows of such a table; None for any other. Beside `date` and `title` they keep the columns that are
    not dates. A row without any filled cell becomes one row without a date. Raises SourceError if there are too many
    rows."""
    dates = _dates(rows.header)
    beside = [at for at in range(len(rows.header)) if at not in dates]
    if not _LEAST <= len(dates) <= _MOST or len(beside) > _BESIDE or not _are_words(rows, list(dates)):
        return None
    remaining = [at for at in beside if rows.header[at].strip() or any(map(str.strip, rows.columns[at][:_SEEN]))]
    names = next((at for at in remaining if any(map(_WORD.search, rows.columns[at][:_SEEN]))), None)
    found = list(_cells(rows, dates, names))
    within_cells(source, len(found), len(remaining) + 2)
    columns = [[str(rows.columns[at][row]) for row, _, _ in found] for at in remaining]
    first, last = (quoted(rows.header[at].strip()) for at in (min(dates), max(dates)))
    note = message(
        "The columns {first} to {last} are dates: each filled cell is an event ({cells}), dated by its column.",
        first=first,
        last=last,
        cells=counted(len(found), "cell"),
    )
    return replace(
        rows,
        header=(*(_unlike_ours(rows.header[at]) for at in remaining), "date", "title"),
        columns=(*columns, [date for _, date, _ in found], [title for _, _, title in found]),
        lines=np.asarray([rows.lines[row] for row, _, _ in found], np.int64),
        notes=(*rows.notes, note),
        unpivoted=(rows.header[min(dates)].strip(), rows.header[max(dates)].strip()),
    )


def _unlike_ours(name: str) -> str:
    return f"{name} " if name.strip().lower() in ("date", "title") else name


def _dates(header: Sequence[str]) -> dict[int, str]:
    """The columns named by consecutive months or years, as EDTF; {} if there are too few."""
    names = [name.strip() for name in header]
    if len(names) > _MOST + _BESIDE:
        return {}
    year = next((name for name in names if name), "")
    months = _YEAR.fullmatch(year) is not None  # “2014, January, February …”
    texts = [f"{name} {year}" if months and _WORD.fullmatch(name) else name for name in names]
    if sum(any(map(str.isnumeric, text)) for text in texts) < _LEAST:
        return {}
    read = meanings([text for text in texts if text]).of
    edtf = [found.edtf if (found := read.get(text)) and found.accepted else text for text in texts]
    bounds, wrong = read_edtf(edtf, explain=False)
    at = [place for place, text in enumerate(edtf)
          if text and place not in wrong and bounds.precision[place] in (Precision.YEAR, Precision.MONTH)]  # fmt: skip
    at = [place for place in at if not (months and edtf[place] == year)]
    steps = [int(bounds.earliest_start[b] - bounds.earliest_start[a]) for a, b in pairwise(at)]
    one_way = all(step > 0 for step in steps) or all(step < 0 for step in steps)
    same = len({int(bounds.precision[place]) for place in at}) == 1
    return {place: edtf[place] for place in at} if one_way and same else {}


def _are_words(rows: Rows, places: Sequence[int]) -> bool:
    cells = [cell for at in places for cell in map(str.strip, rows.columns[at][:_SEEN]) if cell]
    words = sum(1 for cell in cells if _WORD.search(cell) or _MARK.fullmatch(cell))
    return bool(cells) and words >= _WORDS * len(cells)


def _cells(rows: Rows, dates: dict[int, str], names: int | None) -> Iterator[tuple[int, str, str]]:
    """Row, date and title of each event, row by row."""
    for row in range(len(rows.lines)):
        name = rows.columns[names][row].strip() if names is not None else ""
        filled = [(date, cell) for at, date in dates.items() if (cell := rows.columns[at][row].strip())]
        yield from ((row, date, name if _MARK.fullmatch(cell) else cell) for date, cell in filled)
        if not filled:
            yield row, "", name
