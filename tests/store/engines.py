"""The engines that tests start, each stopped again: as `connect` is given them, with tables already in them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import ibis

from tests.missing import missing
from tests.store.find_engines import find_java, find_postgres

if TYPE_CHECKING:
    import pyarrow as pa

PASSWORD = "s3cret-%40-word"  # as in an address: the word itself has an @
PLAIN = "s3cret-@-word"


@dataclass
class Postgres:
    """A server of its own in a folder of its own. `stop` and `start` may be called in between."""

    programs: Path
    folder: Path
    port: int

    @property
    def address(self) -> str:
        return f"postgres://dateline:{PASSWORD}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        options += " -c fsync=off -c full_page_writes=off -c jit=off"  # no test is about a power cut
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-l", log, "-w", "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", "immediate", "stop")

    def make(self) -> None:
        word = self.folder / "word"
        word.write_text(PLAIN)
        if not os.getuid():
            shutil.chown(self.folder, "postgres")
            shutil.chown(word, "postgres")
        login = ("-A", "scram-sha-256", "-U", "dateline", f"--pwfile={word}")
        self._run("initdb", "-D", str(self.folder / "data"), *login, "-E", "UTF8", "--locale=C.UTF-8", "-N")

    def _run(self, program: str, *arguments: str) -> None:
        """PostgreSQL does not run as root."""
        became = () if os.getuid() else ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
        command = (*became, str(self.programs / program), *arguments)
        # Not to a pipe: the server inherits it, and whoever reads it would wait for the server to end.
        with (self.folder / f"{program}.log").open("wb") as log:
            done = subprocess.run(command, cwd="/", stdout=log, stderr=log, check=False, timeout=60)
        assert done.returncode == 0, (self.folder / f"{program}.log").read_text("utf-8")


@contextmanager
def postgres() -> Iterator[Postgres]:
    """A server on a free port of this machine, in a folder that goes with it."""
    programs = find_postgres()
    if programs is None:
        missing("PostgreSQL is not installed (Debian: sudo apt-get install postgresql)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:  # short enough for a socket, open to its user
        server = Postgres(programs, Path(folder), port)
        server.make()
        server.start()
        try:
            yield server
        finally:
            if (server.folder / "data" / "postmaster.pid").exists():  # a test may have stopped it
                server.stop()


@contextmanager
def spark() -> Iterator[Any]:
    """A Spark session in a Java of its own."""
    if not find_spec("pyspark"):
        missing("Spark is not installed (the extra `spark`)")
    sql = import_module("pyspark.sql")
    if find_java() is None:
        missing("Spark needs Java, which is not installed (Debian: sudo apt-get install openjdk-17-jre-headless)")
    options = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",  # compiling takes longer than some hundred rows
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",  # of single expressions, too
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions "
        "-XX:-BytecodeVerificationRemote",  # Spark's own classes, thousands of them
        "spark.sql.execution.arrow.pyspark.enabled": "true",
    }
    builder = sql.SparkSession.builder.master("local[1]")
    for name, value in options.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    gateway = session.sparkContext._gateway
    try:
        yield session
    finally:
        session.stop()
        gateway.shutdown()
        gateway.proc.stdin.close()  # Java ends with what it reads from
        gateway.proc.wait(30)


def into_postgres(address: str, tables: dict[str, pa.Table], *statements: str) -> None:
    backend = ibis.connect(address)
    for name, table in tables.items():
        backend.create_table(name, table, overwrite=True)
    for statement in statements:
        backend.raw_sql(statement).close()
    backend.disconnect()


def into_duckdb(path: Path, tables: dict[str, pa.Table], *statements: str) -> None:
    with duckdb.connect(str(path)) as connection:
        for name, table in tables.items():
            connection.register("given", table)
            connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM given')
        for statement in statements:
            connection.execute(statement)


def into_spark(session: Any, tables: dict[str, pa.Table], *statements: str) -> None:
    for name, table in tables.items():
        session.createDataFrame(table).createOrReplaceTempView(name)
    for statement in statements:
        session.sql(statement)
