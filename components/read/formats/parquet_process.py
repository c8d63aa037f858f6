"""Columns of a Parquet file, read in a separate process: native code that aborts on a damaged file would end the server
and lose everyone's work.

The result is an Arrow stream, or the reason for a failure: the file is damaged, or the machine had no time, memory or
permission for the process, which is no fault of the file.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pyarrow as pa
import pyarrow.parquet as pq

from components.errors import SourceError
from components.language import message
from components.model import Source
from components.read.bounds import within_bytes, within_cells
from components.read.formats.parquet_page_headers import pages

_ROOT = Path(__file__).parents[3]
_MAGIC = b"PAR1"
_PATIENCE = 60  # seconds; what is within the bounds takes a few
_LENGTH = 4  # bytes that say how long the file's name is
_REFUSED, _DAMAGED, _NO_MEMORY = 3, 4, 5  # exit codes; the first has a sentence on stdout
_ROOMS = {__name__.rsplit(".", up)[0]: str(Path(__file__).parents[up - 1]) for up in (2, 1)}
_CODE = f"""
import sys, types
for name, folder in {_ROOMS!r}.items():  # without what else stands in these rooms, which takes four times as long
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [folder]
from {__name__} import main
main()
"""
_CRASHES = {signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGTRAP}
_SHORT_OF = (b"bad_alloc", b"system_error", b"Resource temporarily unavailable", b"Cannot allocate memory")  # on stderr
_FAULTS = (pa.ArrowException, OSError, ValueError, TypeError, OverflowError, LookupError, RecursionError)


def columns(source: Source) -> pa.Table:
    """All columns, texts as indexes into their distinct values. Raises SourceError if the file cannot be read,
    RuntimeError if the process fails by an error of ours."""
    footer = int.from_bytes(source.content[-8:-4], "little")
    if not source.content.endswith(_MAGIC) or footer > len(source.content) - 12:
        raise _failure(source.name, _DAMAGED, b"")
    name = source.name.encode("utf-8", "surrogatepass")
    given = len(name).to_bytes(_LENGTH, "little") + name + source.content
    command = [sys.executable, "-c", _CODE]
    try:
        done = subprocess.run(command, input=given, capture_output=True, cwd=_ROOT, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired as late:
        raise SourceError(
            message(
                "{file} takes longer than {seconds} seconds to read; load a part of it.",
                file=source.name,
                seconds=_PATIENCE,
            )
        ) from late
    except OSError as fault:
        raise SourceError(
            message("{file} could not be read, as no process could be started: try it again.", file=source.name)
        ) from fault
    if done.returncode == _REFUSED:
        raise SourceError(done.stdout.decode("utf-8", "surrogatepass"))
    if done.returncode:
        raise _failure(source.name, done.returncode, done.stderr)
    return pa.ipc.open_stream(done.stdout).read_all()


def _failure(name: str, code: int, stderr: bytes) -> Exception:
    """The error for a process that ended with `code`, the negative signal if one ended it."""
    crashed = code < 0 and -code in _CRASHES
    if code == _NO_MEMORY or (crashed and any(sign in stderr for sign in _SHORT_OF)):
        return SourceError(
            message(
                "{file} needs more memory than this computer has free; load a part of it, or try it again.", file=name
            )
        )
    if code == _DAMAGED or crashed:
        return SourceError(message("{file} is a damaged or incomplete Parquet file; write it again.", file=name))
    if code < 0:
        return SourceError(
            message(
                "The reading of {file} was stopped from outside ({signal}), as systems do when memory runs out; load "
                "a part of it, or try it again.",
                file=name,
                signal=signal.Signals(-code).name,
            )
        )
    return RuntimeError(f"the process that reads Parquet failed:\n{stderr.decode('utf-8', 'replace')}")


def main() -> NoReturn:
    """The other process: a name and a file on stdin, the stream on stdout. It exits without cleanup: Arrow's threads,
    still running at the end of one process in some hundred, would abort it after all was written."""
    code = _answer(sys.stdin.buffer.read())
    sys.stdout.buffer.flush()
    os._exit(code)


def _answer(given: bytes) -> int:
    """The exit code; the stream or the error is written to stdout."""
    start = _LENGTH + int.from_bytes(given[:_LENGTH], "little")
    source = Source(given[_LENGTH:start].decode("utf-8", "surrogatepass"), given[start:])
    try:
        table = _read(source)
    except SourceError as refused:
        sys.stdout.buffer.write(str(refused).encode("utf-8", "surrogatepass"))
        return _REFUSED
    except (MemoryError, pa.ArrowMemoryError):
        return _NO_MEMORY
    except _FAULTS:
        return _DAMAGED
    with pa.ipc.new_stream(sys.stdout.buffer, table.schema) as stream:
        stream.write_table(table)
    return 0


def _read(source: Source) -> pa.Table:
    """The columns, texts as indexes into their distinct values: a long text used a million times is held once."""
    file = pq.ParquetFile(pa.BufferReader(source.content))
    metadata = file.metadata
    groups = [metadata.row_group(index) for index in range(metadata.num_row_groups)]
    chunks = [group.column(index) for group in groups for index in range(group.num_columns)]
    within_cells(source, max(metadata.num_rows, sum(group.num_rows for group in groups)), metadata.num_columns)
    for chunk in chunks:
        _check_pages(source, chunk)
    within_cells(source, sum(chunk.num_values for chunk in chunks), 1)
    within_bytes(source, sum(chunk.total_uncompressed_size for chunk in chunks), message("its columns"))
    texts = [field.name for field in file.schema_arrow if pa.types.is_string(field.type)]
    return pq.ParquetFile(pa.BufferReader(source.content), read_dictionary=texts).read()


def _check_pages(source: Source, chunk: pq.ColumnChunkMetaData) -> None:
    """Check the sizes that the pages of a column chunk declare. Raises SourceError if they are out of bounds. A text
    that shares its beginning with the one before is counted as if it were as long as its page, which it may be."""
    offsets = [offset for offset in (chunk.dictionary_page_offset, chunk.data_page_offset) if offset]
    found = list(pages(source.content, min(offsets, default=0), chunk.total_compressed_size))
    within_cells(source, sum(page.values for page in found), 1)
    within_bytes(
        source,
        sum(page.size * (page.values if page.grows else 1) for page in found),
        message("column {name}", name=chunk.path_in_schema),
    )
