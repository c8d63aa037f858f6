"""The connection to a database: from an address to its two tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import ibis
import numpy as np
import pyarrow as pa
from ibis.common.exceptions import TableNotFound

from components.language import message
from components.store.sql import expressions
from components.store.sql.errors import DatabaseError, Place, place
from components.store.sql.named import Names
from components.store.sql.tables import NUMBERS, PARTICIPATION, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable

    import ibis.expr.types as ir
    from ibis.backends import BaseBackend
    from numpy.typing import NDArray

    from components.store.sql.expressions import Tables

T = TypeVar("T")

# Engines merge the steps of a query themselves; when ibis did so, it took up to a fifth of a picture's time.
ibis.options.sql.fuse_selects = False

_EVENTS = (*NUMBERS, *TEXTS, "folded")
# Without this DuckDB would download the extension that a file seems to need.
_OFFLINE = {"autoinstall_known_extensions": False}


@dataclass(frozen=True, repr=False, eq=False)
class Connection:
    """A connection and its tables. Never to be shown: the backend keeps the address."""

    place: Place
    backend: BaseBackend
    tables: Tables
    names: Names

    def answer(self, query: ir.Table) -> dict[str, NDArray[Any]]:
        """The answer to a query, by column. DuckDB plans the query once; for `to_pyarrow` it would do so twice, first
        to tell the types of the answer, which takes longer than to find the answer among few events."""
        backend: Any = self.backend
        if backend.name == "duckdb":
            found = backend.raw_sql(backend.compile(query)).fetchnumpy()
            return {name: _column(found[name], kind.to_numpy()) for name, kind in query.schema().items()}
        table = backend.to_pyarrow(query)
        return {name: table[name].to_numpy() for name in table.column_names}


def _column(values: NDArray[Any], kind: np.dtype[Any]) -> NDArray[Any]:
    """The values of DuckDB as `to_pyarrow` gives them: it masks what is NULL, which is NaN or None there."""
    values = values.astype(kind, copy=False)
    if not isinstance(values, np.ma.MaskedArray):
        return values
    found: NDArray[Any] = pa.array(values.data, mask=np.ma.getmaskarray(values)).to_numpy(zero_copy_only=False)
    return found


def open_connection(address: str, events: str, participation: str) -> Connection:
    """The connection to `address`, and its tables of these names. Raises DatabaseError if there is no such file, table
    or column, or if the database does not answer."""
    text, where = place(address)
    path = Path(address)
    if not where.local:
        backend = _guarded(lambda: ibis.connect(text), where)
    elif path.exists():
        backend = _guarded(lambda: _local(path), where)
    else:
        raise DatabaseError(
            message("There is no {file}; a database is a folder, a DuckDB file or engine://….", file=where.host)
            if where.host
            else message("There is no such file; a database is a folder, a DuckDB file or engine://….")
        )
    if where.local and path.is_dir():
        found = _guarded(lambda: (_file(backend, path, events), _file(backend, path, participation)), where)
    else:
        found = _guarded(lambda: (_table(backend, events, where), _table(backend, participation, where)), where)
    for table, name, needed in zip(found, (events, participation), (_EVENTS, PARTICIPATION), strict=True):
        if missing := [column for column in needed if column not in table.columns]:
            raise DatabaseError(
                message(
                    "“{name}” in {where} has no column {known}.",
                    name=name,
                    where=where.named,
                    known=", ".join(missing),
                )
            )
    return connected(where, backend, *found)


def connected(where: Place, backend: BaseBackend, events: ir.Table, participation: ir.Table) -> Connection:
    """A connection with these two tables, normalised for all questions."""
    both = expressions.normalised(events, participation)
    names = Names(backend)
    tables = replace(both, events=names.named(both.events), participation=names.named(both.participation))
    return Connection(where, backend, tables, names)


def _local(path: Path) -> BaseBackend:
    if path.is_dir():
        return ibis.duckdb.connect(**_OFFLINE)
    return ibis.duckdb.connect(path, read_only=True, **_OFFLINE)


def _file(backend: BaseBackend, folder: Path, name: str) -> ir.Table:
    """The table in `name.parquet` and in the Parquet files of the folder `name`, or if there are none in the same CSV
    files, read in place. Raises DatabaseError if there are no files."""
    for ending in ("parquet", "csv"):
        parts = folder / f"{name}.{ending}", *sorted((folder / name).glob(f"*.{ending}"))
        files = [str(part) for part in parts if part.is_file()]
        if files and ending == "parquet":
            return backend.read_parquet(files, table_name=name)
        if files:  # every cell as text: what looks like a number may be a title
            return backend.read_csv(files, table_name=name, all_varchar=True, header=True)
    raise DatabaseError(
        message("There is no {name}.parquet and no {name}.csv in {folder}.", name=name, folder=folder.name)
    )


def _table(backend: BaseBackend, name: str, where: Place) -> ir.Table:
    """The table `name`, or "schema.table". Raises DatabaseError if there is none."""
    schema, _, table = name.rpartition(".")
    try:
        return backend.table(table, database=schema or None)
    except TableNotFound:
        raise DatabaseError(
            message(
                "There is no table “{name}” in {where}; give the names of both tables.", name=name, where=where.named
            )
        ) from None


def _guarded(run: Callable[[], T], where: Place) -> T:
    """The result of `run`. Errors of the database become a DatabaseError without the original text and traceback, which
    may quote the address; so do those of an address that cannot be parsed (ValueError) or has a wrong parameter
    (TypeError), and of a missing driver (ImportError)."""
    try:
        return run()
    except Exception as error:
        if not where.is_its(error) and not isinstance(error, ImportError | ValueError | TypeError):
            raise
        failure = where.failure(error)
    raise failure
