"""What is said when there is no database, when it goes away and when a question is taken back; and what never is."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet
import pytest

from components.errors import TimelineError
from components.filters import Selection
from components.model import Source
from components.read import read
from components.store.memory import MemoryStore
from components.store.sql.database import connect
from components.store.sql.errors import DatabaseError, place
from components.store.sql.tables import tables
from tests.store import engines
from tests.store.seeded import seeded

TABLES = dict(zip(("events", "participation"), seeded(20, 3), strict=True))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, table in TABLES.items():
        pyarrow.parquet.write_table(table, tmp_path / f"{name}.parquet")
    return tmp_path


@pytest.fixture(scope="module")
def server() -> Iterator[engines.Postgres]:
    with engines.postgres() as server:
        engines.into_postgres(server.address, TABLES)
        yield server


def test_a_folder_of_several_files_is_one_table(folder: Path) -> None:
    events = TABLES["events"]
    (folder / "events.parquet").unlink()
    (folder / "events").mkdir()
    for k, part in enumerate((events[:7], events[7:])):
        pyarrow.parquet.write_table(part, folder / "events" / f"{k}.parquet")
    found = connect(str(folder)).extent()
    assert found.dated + found.undated == 20


def test_tables_of_another_name_and_schema(server: engines.Postgres) -> None:
    found = connect(server.address, "public.events", "public.participation").extent()
    assert found.dated + found.undated == 20


@pytest.mark.parametrize("driver", ["psycopg", "duckdb"])
def test_a_missing_driver_is_named_with_what_to_install(
    driver: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = {"psycopg": "postgresql://me:word@nowhere/db", "duckdb": str(folder)}[driver]
    extra = {"psycopg": r'"ibis-framework\[postgres\]" "psycopg\[binary\]"', "duckdb": r'"ibis-framework\[duckdb\]"'}
    for name in [name for name in sys.modules if name.startswith("ibis.backends.duckdb")]:
        monkeypatch.delitem(sys.modules, name)
    if driver == "duckdb":
        import ibis

        monkeypatch.delattr(ibis, "duckdb", raising=False)
    monkeypatch.setitem(sys.modules, driver, None)
    with pytest.raises(DatabaseError, match=rf"pip install {extra[driver]}"):
        connect(address)


def test_what_is_not_there_is_said(folder: Path, server: engines.Postgres) -> None:
    with pytest.raises(DatabaseError, match=r"There is no nothing\.parquet"):
        connect(str(folder / "nothing.parquet"))
    with pytest.raises(DatabaseError, match=r"There is no happenings\.parquet and no happenings\.csv"):
        connect(str(folder), "happenings")
    pyarrow.parquet.write_table(TABLES["events"], folder / "events2.parquet")
    with pytest.raises(DatabaseError, match=r"“events2” in the DuckDB database .* has no column event, place"):
        connect(str(folder), "events", "events2")
    with pytest.raises(DatabaseError, match=r"There is no table “happenings” in the PostgreSQL database at 127"):
        connect(server.address, "happenings")


SECRETS = (
    "postgres://me:hunter2@127.0.0.1:1/db",
    "postgres://me:hunter2@127.0.0.1:port/db",
    "postgres://me:hunter2@[127.0.0.1/db",
    "postgres://me:12/hunter2@127.0.0.1:1/db",
    "postgres://me:hunter2/3@127.0.0.1:1/db",
    "postgres://127.0.0.1:1/db?user=me&password=hunter2",
    "postgres://127.0.0.1:1/db?user=me&hunter2=1",
    "postgres://hunter2@127.0.0.1:1",
    "mysql://me:hunter2@127.0.0.1:1/db",
    "postgres:me:hunter2@127.0.0.1",
    "clickhouse://me:hunter2@127.0.0.1:1/db",
    "trino://me:hunter2@127.0.0.1:1/db/schema",
    "duckdb://nowhere/hunter2/x.duckdb?token=hunter2",
    "bigquery://project/hunter2?credentials=hunter2",
)


@pytest.mark.parametrize("address", SECRETS)
def test_no_credentials_in_what_is_said_or_logged(address: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(TimelineError) as caught:
        connect(address)
    logging.getLogger("page").exception("not opened", exc_info=caught.value)
    text = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + caplog.text
    assert "hunter2" not in text
    assert caught.value.__context__ is None


HOSTS = (
    ("postgres://me:word@db.example:5432/x", "the PostgreSQL database at db.example:5432"),
    ("postgresql://db/x?password=word", "the PostgreSQL database at db"),
    ("postgres://me:12/word@db/x", "the PostgreSQL database"),  # "me:12" only looks like host and port
    ("postgres://word/12@db/x", "the PostgreSQL database"),
    ("duckdb://md:mine?motherduck_token=word", "the DuckDB database"),
    ("SPARK://", "the Spark database"),
    ("some/where/events.duckdb", "the DuckDB database events.duckdb"),
    ("postgres:me:word@db", "the DuckDB database"),  # an address, mistyped
)


@pytest.mark.parametrize(("address", "shown"), HOSTS)
def test_of_an_address_engine_and_host_are_shown(address: str, shown: str) -> None:
    assert str(place(address)[1]) == shown


def test_no_credentials_in_what_is_shown_of_an_open_one(server: engines.Postgres) -> None:
    database = connect(server.address)
    text = f"{database} {database!r} {database._opened!r} {vars(database)}"
    assert engines.PASSWORD not in text
    assert engines.PLAIN not in text
    assert repr(database) == f"<the PostgreSQL database at 127.0.0.1:{server.port}>"


def test_a_lost_database_is_said_and_found_again(server: engines.Postgres) -> None:
    database = connect(server.address)
    before = database.extent()
    server.stop()
    for _ in range(2):  # once while it is asked, once on the way back to it
        with pytest.raises(DatabaseError, match=r"No answer from the PostgreSQL database at 127") as caught:
            database.extent()
        assert engines.PASSWORD not in "".join(traceback.format_exception(caught.value))
        assert caught.value.__context__ is None
    server.start()
    assert database.extent() == before


def test_numbers_of_a_column_are_compared_as_in_memory(tmp_path: Path, server: engines.Postgres) -> None:
    cells = ("3", "12", "1.5", "-2", "n/a", "")
    rows = "".join(f"2014-0{at + 1},Event {at},{cell}\n" for at, cell in enumerate(cells))
    store = MemoryStore(read(Source("a.csv", f"date,title,locator\n{rows}".encode())))
    pair = dict(zip(("events", "participation"), tables(store), strict=True))
    for name, table in pair.items():
        pyarrow.parquet.write_table(table, tmp_path / f"{name}.parquet")
    engines.into_postgres(server.address, {f"numbers_{name[0]}": table for name, table in pair.items()})
    selection = Selection((("where", ("locator=1.5..3", "locator=n/a")),))
    for database in (connect(str(tmp_path)), connect(server.address, "numbers_e", "numbers_p")):
        found = database.ask(lambda tables: selection.where(tables).order_by("rank").select("row"))
        assert found["row"].tolist() == selection.rows(store).tolist() == [0, 2, 4]
