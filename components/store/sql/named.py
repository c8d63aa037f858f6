"""Named tables for queries: ibis sees a table with a few columns, the database gets the SQL it stands for."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import sqlglot
from ibis.expr import operations

if TYPE_CHECKING:
    from collections.abc import Iterator

    import ibis.expr.types as ir


class Names:
    """Names of tables in questions to `backend`. Such a table is put into SQL once: with every question anew it took
    longer than all else that was asked. Nothing is created in the database: names are put out of the SQL again before
    it is sent."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend
        self._names: dict[str, str] = {}  # by the SQL they stand for
        plain, quoted = backend.compile, sqlglot.to_identifier("{}", quoted=True).sql(dialect=backend.dialect)

        def compile(*question: Any, **options: Any) -> str:
            found = str(plain(*question, **options))
            for sql, name in self._names.items():
                found = found.replace(quoted.format(name), sql)
            return found

        backend.compile = compile

    def named(self, table: ir.Table) -> ir.Table:
        """The same table under a name, from now on."""
        return self._named(table, f"({self._backend.compile(table)})")

    @contextmanager
    def for_now(self, table: ir.Table) -> Iterator[ir.Table]:
        """The same table under a name, for the questions of this block."""
        sql = f"({self._backend.compile(table)})"
        known = sql in self._names
        try:
            yield self._named(table, sql)
        finally:
            if not known:
                del self._names[sql]

    def _named(self, table: ir.Table, sql: str) -> ir.Table:
        name = self._names.setdefault(sql, f"table_{uuid4().hex}")  # which no text that is searched for has in it
        found: ir.Table = operations.DatabaseTable(name, schema=table.schema(), source=self._backend).to_expr()
        return found
