"""How other programs read the same files: docs/odd-files.md, from the delimited files of tests/corpus/.

python -m benchmarks.odd_files

Each program is asked the plainest way, as its own first example does, and none is told anything about a file. What a
file holds is what Dateline reads when it is told all there is to know; `tests/corpus/expected.toml` holds that by hand.
"""

from __future__ import annotations

import csv
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from components import pipeline
from components.errors import TimelineError
from components.model import AS_FOUND, Source
from components.read.formats import delimited
from components.read.formats.unpack import unpack
from components.read.wording import counted
from tests.test_corpus import CASES, FILES, reading

PAGE = Path(__file__).resolve().parent.parent / "docs" / "odd-files.md"
DELIMITED = [path for path in FILES if path.suffix in (".csv", ".tsv", ".txt")]
_SHOWN = 30  # characters of a cell


@dataclass(frozen=True)
class Held:
    """What a file holds: how many rows, and the cells of those that can be read, by their place among all rows."""

    rows: int
    readable: dict[int, tuple[str, ...]]


Grid = list[list[str]]  # all that a program read, its header first; what it takes for missing is blank


def held(path: Path) -> Held | None:
    """None where nothing in the file is a table of events."""
    named = [name for name in CASES if name.split(maxsplit=1)[0] == path.name and CASES[name]["outcome"] != "nothing"]
    stated = next((name for name in named if reading(name).encoding or reading(name).separator), "")
    if not named or "format" in CASES[named[0]].get("facts", {}):
        return None
    source, options = Source(path.name, path.read_bytes()), reading(stated or named[0])
    rows = delimited.rows(unpack(source)[0], options)
    order = sorted([*rows.lines, *(entry.line for entry in rows.rejected)])
    cells = zip(rows.lines, zip(*rows.columns, strict=True), strict=True)
    return Held(pipeline.load(source, options).loaded.rows, {order.index(line): row for line, row in cells})


def with_pandas(path: Path) -> Grid:
    table = pd.read_csv(path)
    rows = table.to_numpy(dtype=object).tolist()
    return [list(map(str, table.columns)), *(["" if pd.isna(cell) else str(cell) for cell in row] for row in rows)]


def with_duckdb(path: Path) -> Grid:
    found = _duckdb().execute("SELECT * FROM read_csv(?)", [str(path)])
    names = [column[0] for column in found.description or []]
    return [names, *(["" if cell is None else str(cell) for cell in row] for row in found.fetchall())]


@cache
def _duckdb() -> duckdb.DuckDBPyConnection:
    """A base of its own that never reaches for the network and shows moments in UTC on every machine."""
    base = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    return base.execute("SET TimeZone = 'UTC'")


def with_csv(path: Path) -> Grid:
    with path.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.reader(lines) if row]


PROGRAMS: dict[str, Callable[[Path], Grid]] = {
    "pandas.read_csv": with_pandas,
    "DuckDB read_csv": with_duckdb,
    "Python's csv": with_csv,
}


def verdict(path: Path, read: Callable[[Path], Grid], file: Held | None) -> tuple[str, str]:
    """What came of it (`same`, `error`, `rows`, `cells`, `rubbish`) and in words."""
    try:
        grid = read(path)
    except Exception as fault:  # whatever they raise is what is asked for
        return "error", f"error: {type(fault).__name__}"
    rows = grid[1:]
    if file is None:
        return "rubbish", f"{counted(len(rows), 'row')} of what is no table"
    if len(rows) != file.rows:
        return "rows", f"**{counted(len(rows), 'row')} instead of {file.rows}**"
    there = Counter(cell.strip() for row in grid for cell in row)
    changed = [
        (cell.strip(), rows[at][place] if place < len(rows[at]) else "")
        for at, cells in file.readable.items()
        for place, cell in enumerate(cells)
        if cell.strip() and there[cell.strip()] == 0
    ]
    if not changed:
        return "same", "as it is"
    was, now = changed[0]
    return "cells", f"**{counted(len(changed), 'cell')} changed**: {_code(was)} → {_code(now) if now else 'missing'}"


def ours(path: Path) -> str:
    """Dateline's outcome, told nothing."""
    try:
        found = pipeline.load(Source(path.name, path.read_bytes()), AS_FOUND).loaded
    except TimelineError:
        return "refused, with a reason"
    listed = f", {len(found.rejected)} rejected with line and reason" if found.rejected else ""
    return counted(found.rows, "row") + listed


def _code(text: str) -> str:
    shown = repr(text[:_SHOWN] + ("…" if len(text) > _SHOWN else ""))[1:-1]
    return f"`{shown.replace('`', chr(39)).replace('|', '¦')}`"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def files() -> Iterator[str]:
    """The table of files, and what it comes to."""
    kinds: dict[str, Counter[str]] = {name: Counter() for name in PROGRAMS}
    lines = []
    for path in DELIMITED:
        file = held(path)
        verdicts = [verdict(path, read, file) for read in PROGRAMS.values()]
        for counts, (kind, _) in zip(kinds.values(), verdicts, strict=True):
            counts[kind] += 1
        about = next(case["about"] for name, case in CASES.items() if name.split(maxsplit=1)[0] == path.name)
        about = about.replace("|", "¦").replace("<", "&lt;")
        lines.append(_line(f"`{path.name}`", about, ours(path), *(text for _, text in verdicts)))
    yield _line(f"of {len(DELIMITED)} files", *PROGRAMS)
    yield _line("---", *["---:"] * len(PROGRAMS))
    for kind, text in (
        ("same", "read as they are"), ("rows", "another number of rows, unsaid"), ("cells", "cells changed, unsaid"),
        ("rubbish", "rows made of what is no table, unsaid"), ("error", "refused with an error"),
    ):  # fmt: skip
        yield _line(text, *(str(counts[kind]) for counts in kinds.values()))
    yield ""
    yield _line("file", "what is odd", "Dateline", *PROGRAMS)
    yield _line(*["---"] * (3 + len(PROGRAMS)))
    yield from lines


def dates() -> Iterator[str]:
    """The table of dates: every text of the column date of the files about dates."""
    yield _line("as typed", "Dateline", "pandas.to_datetime", "DuckDB TRY_CAST")
    yield _line(*["---"] * 4)
    seen: set[str] = set()
    for path in (path for path in DELIMITED if path.name.startswith("dates-")):
        for text, meaning in _meanings(path):
            if text not in seen:
                cast = _duckdb().execute("SELECT TRY_CAST(? AS TIMESTAMP)", [text]).fetchone()
                yield _line(_code(text), meaning, _moment(_timestamp(text)), _moment(cast and cast[0]))
            seen.add(text)


def _meanings(path: Path) -> Iterator[tuple[str, str]]:
    """Each text of a column date, and what Dateline makes of it in this file."""
    found = pipeline.load(Source(path.name, path.read_bytes())).loaded
    typed = found.table["date as typed" if "date as typed" in found.table else "date"]
    read = {text: _code(edtf) if edtf else "not known" for text, edtf in zip(typed, found.table["date"], strict=True)}
    answers = {
        entry.value: f"asked about, suggests {_code(entry.suggestion)}"
        if entry.suggestion
        else "rejected, with a reason"
        for entry in found.rejected
        if entry.column == "date"
    }
    yield from ({**read, **answers}.items() if "date" in found.header else ())


def _timestamp(text: str) -> Any:
    with warnings.catch_warnings(category=UserWarning, action="ignore"):  # that the day came first
        return pd.to_datetime(text, errors="coerce")


def _moment(moment: Any) -> str:
    if moment is None or pd.isna(moment):
        return "missing"
    return _code(str(moment).removesuffix(" 00:00:00"))


def page() -> str:
    head, between = PARTS
    return "\n".join([head, *files(), between, *dates(), ""])


PARTS = (
    f"""# Odd files

What becomes of the delimited files of [tests/corpus](../tests/corpus), each made for one oddity that files of events
have. Every program is asked the plainest way and told nothing: `pandas.read_csv(path)` ({pd.__version__}),
`read_csv(path)` of DuckDB ({duckdb.__version__}), and `csv.reader` of Python with UTF-8. This is no contest: they read
any table, and can be told much. It shows what happens in silence where a program that reads events has to speak.
Dateline's own outcomes are held by `tests/test_corpus.py`, file by file, with every note.

*As it is*: as many rows as the file has, and every cell of the sound ones as it is written. Where a row that Dateline
rejects stands among them, it is there as well, with nothing said of it. This page is made by
`python -m benchmarks.odd_files`.
""",
    """
## Dates

What each makes of the texts in the columns `date` of the files about dates, one by one: `pandas.to_datetime(text,
errors="coerce")` and DuckDB's `TRY_CAST(text AS TIMESTAMP)`. Both know moments only, so that a month becomes its first
day, and what is missing has no reason. pandas warns where the day had to come first, and takes the month first in the
next text again.
""",
)

if __name__ == "__main__":
    made = page()
    PAGE.write_text(made, "utf-8", newline="\n")
    sys.stdout.write(made)
