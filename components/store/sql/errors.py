"""Errors of a database, without credentials. A driver's own text is never passed on: it may quote the address, and with
it the password."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from components.errors import TimelineError
from components.language import message


class DatabaseError(TimelineError):
    """The database cannot be reached, was lost, or lacks the tables that are needed."""


class CancelledError(DatabaseError):
    """The query was cancelled before it was answered."""


@dataclass(frozen=True)
class Engine:
    """A kind of database: its name, the packages to install for it, as arguments of pip, and the Python packages that
    its errors come from."""

    name: str
    needs: str
    drivers: frozenset[str]


ENGINES = {
    "duckdb": Engine("DuckDB", '"ibis-framework[duckdb]"', frozenset({"duckdb", "_duckdb"})),
    # ibis brings psycopg without the library it needs, which few machines have.
    "postgres": Engine("PostgreSQL", '"ibis-framework[postgres]" "psycopg[binary]"', frozenset({"psycopg"})),
    "clickhouse": Engine(
        "ClickHouse", '"ibis-framework[clickhouse]"', frozenset({"clickhouse_connect", "urllib3", "http"})
    ),
    "trino": Engine("Trino", '"ibis-framework[trino]"', frozenset({"trino", "requests", "urllib3"})),
    "pyspark": Engine("Spark", '"ibis-framework[pyspark]"', frozenset({"pyspark", "py4j"})),
    "bigquery": Engine("BigQuery", '"ibis-framework[bigquery]"', frozenset({"google", "requests", "urllib3"})),
}
_ALIASES = {"postgresql": "postgres", "spark": "pyspark"}
_ADDRESS = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<rest>.*)", re.DOTALL)
_HOST = re.compile(r"[A-Za-z0-9_.-]+(:[0-9]+)?")
_FILE = re.compile(r"[\w .-]+")


@dataclass(frozen=True)
class Place:
    """The part of an address that may be shown: engine and host, or a file's name."""

    engine: Engine
    host: str = ""
    local: bool = False  # `host` is a file's or a folder's name

    def __str__(self) -> str:
        return self.named

    @property
    def named(self) -> str:
        """The name of the database in a sentence, as a message."""
        if not self.host:
            return message("the {engine} database", engine=self.engine.name)
        if self.local:
            return message("the {engine} database {file}", engine=self.engine.name, file=self.host)
        return message("the {engine} database at {host}", engine=self.engine.name, host=self.host)

    @property
    def title(self) -> str:
        """The name above a picture: the file's name without its ending, or the engine."""
        return Path(self.host).stem if self.local and self.host else self.engine.name

    def failure(self, error: BaseException) -> DatabaseError:
        """The DatabaseError for a driver's error: it names the error's class, not its text."""
        if isinstance(error, ImportError):
            return DatabaseError(
                message(
                    "{engine} needs a driver that is not installed; to install it: pip install {packages}",
                    engine=self.engine.name,
                    packages=self.engine.needs,
                )
            )
        return DatabaseError(
            message(
                "No answer from {database} ({error}); is it still there?",
                database=self.named,
                error=type(error).__name__,
            )
        )

    def is_its(self, error: BaseException) -> bool:
        """Whether an error comes from the database or the connection (OSError, or a class of the drivers); any other
        error is a bug of ours."""
        kinds = {kind.__module__.partition(".")[0] for kind in type(error).__mro__}
        return isinstance(error, OSError) or bool(kinds & self.engine.drivers)


def place(address: str) -> tuple[str, Place]:
    """The address as ibis takes it, and the part that may be shown. Raises DatabaseError for an unknown engine."""
    if "://" not in address:
        path = Path(address)
        shown = path.exists() or _FILE.fullmatch(path.name)  # otherwise it may be a mistyped address
        return address, Place(ENGINES["duckdb"], path.name if shown else "", local=True)
    found = _ADDRESS.fullmatch(address)
    scheme = found["scheme"].lower() if found else ""
    scheme = _ALIASES.get(scheme, scheme)
    if found is None or scheme not in ENGINES:
        raise DatabaseError(
            message(
                "A database is given as an address such as postgres://…; Dateline knows {known}.",
                known=", ".join(f"{scheme}://" for scheme in ENGINES),
            )
        )
    return f"{scheme}://{found['rest']}", Place(ENGINES[scheme], _host(found["rest"]))


def _host(rest: str) -> str:
    """The host and its port in `rest`, the address after "://"; "" if that may be something else: a "/" in a password
    splits the address in the wrong place."""
    before = re.split(r"[/?#]", rest, maxsplit=1)[0]
    host = before.rpartition("@")[2]
    return host if _HOST.fullmatch(host) and "@" not in rest[len(before) :] else ""
