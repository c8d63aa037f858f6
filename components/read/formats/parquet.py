"""Apache Parquet: rows → texts; a row's line is its number, from 1.

Days, times and numbers become equivalent text; null and NaN are blank; lists and structs are kept as JSON, but `actors`
and `links` are read as Dateline's own JSON export has them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from components.errors import SourceError
from components.language import message
from components.read.bounds import within_bytes
from components.read.formats.json_fields import cell_of
from components.read.rows import Rows
from components.read.sanitize import sanitize
from components.read.wording import listed, quoted

if TYPE_CHECKING:
    from components.model import Reading, Source

_MAGIC = b"PAR1"
_FAULTS = (pa.ArrowException, OSError, ValueError, TypeError, OverflowError, LookupError, RecursionError)


def knows(content: bytes) -> bool:
    """Whether a file starts as Parquet does."""
    return content.startswith(_MAGIC)


def rows(source: Source, _reading: Reading) -> Rows:
    """The rows in the file's order. Raises SourceError if the file is damaged or would grow out of bounds."""
    if not knows(source.content):
        raise SourceError(
            message(
                "{file} is no Parquet file, whatever its name says; rename it, or save it as one.", file=source.name
            )
        )
    from components.read.formats.parquet_process import columns  # noqa: PLC0415 (slow to import, and not always needed)

    midnights: list[str] = []
    table = columns(source)
    try:
        cells = tuple(
            _texts(source, name, table.column(index), midnights) for index, name in enumerate(table.column_names)
        )
    except _FAULTS as fault:
        raise SourceError(
            message("{file} is a damaged or incomplete Parquet file; write it again.", file=source.name)
        ) from fault
    note = message(
        "Every time in {names} is midnight: read as whole days.", names=listed([quoted(name) for name in midnights])
    )
    notes = (note,) if midnights else ()
    return sanitize(
        Rows(
            tuple(table.column_names),
            cells,
            list(range(1, table.num_rows + 1)),
            (),
            notes,
            ((message("format"), "Parquet"),),
        )
    )


def _texts(source: Source, name: str, column: pa.ChunkedArray, midnights: list[str]) -> list[str]:
    kind = column.type
    if pa.types.is_dictionary(kind):
        return [text for chunk in column.chunks for text in _dictionary_texts(source, name, chunk, midnights)]
    if pa.types.is_floating(kind):
        column = pc.if_else(pc.is_nan(column), pa.scalar(None, kind), column)
    if pa.types.is_timestamp(kind):
        return _moments(name, column, midnights)
    if pa.types.is_boolean(kind) or not _is_plain_type(kind):
        return [_cell(name, value) for value in column.to_pylist()]
    return [value or "" for value in column.cast(pa.string()).to_pylist()]


def _is_plain_type(kind: pa.DataType) -> bool:
    tests = ("integer", "floating", "decimal", "string", "large_string", "date", "time")
    return any(getattr(pa.types, f"is_{test}")(kind) for test in tests)


def _dictionary_texts(source: Source, name: str, chunk: pa.DictionaryArray, midnights: list[str]) -> list[str]:
    values = _texts(source, name, pa.chunked_array([chunk.dictionary]), midnights)
    lengths = np.fromiter(map(len, values), np.int64)[chunk.indices.drop_null().to_numpy()]
    within_bytes(source, int(lengths.sum()), message("the texts of {name}", name=quoted(name)))
    return ["" if code is None else values[code] for code in chunk.indices.to_pylist()]


def _moments(name: str, column: pa.ChunkedArray, midnights: list[str]) -> list[str]:
    """ISO 8601 with the column's offset; days if the column has no zone and all its times are midnight, then its name
    is added to `midnights`."""
    texts = column.cast(pa.string())
    zoned = column.type.tz is not None
    if not zoned and _are_all(pc.match_substring_regex(texts, r" 00:00:00(?:\.0+)?$")):
        midnights.append(name)
        return [(text or "")[:-1].partition(" ")[0] for text in texts.to_pylist()]
    for pattern, written in ((" ", "T"), (r"([+-]\d{2})(\d{2})$", r"\1:\2"), (r"Z?\+00:00$", "Z")):
        texts = pc.replace_substring_regex(texts, pattern, written, max_replacements=1)
    if _are_all(pc.match_substring_regex(texts, r"\.0+(?:Z|[+-]\d{2}:\d{2})?$")):
        texts = pc.replace_substring_regex(texts, r"\.0+", "")
    return [text or "" for text in texts.to_pylist()]


def _are_all(found: pa.ChunkedArray) -> bool:
    return bool(pc.all(found, min_count=1).as_py())


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    if isinstance(value, (dict, list, tuple)):
        return cell_of(name, json.loads(json.dumps(value, default=str)))
    return str(value)
