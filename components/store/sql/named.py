"""Named tables for queries: to ibis a name is a table with a few columns, in the SQL that is sent it is the query that
makes this table."""

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
    """Names of tables in queries to `backend`. The SQL of such a table is compiled once: to compile it with every query
    took longer than the queries. Nothing is created in the database: names are replaced in the SQL before it is sent.
    For this, `backend.compile` is replaced."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend
        self._names: dict[str, str] = {}  # by the SQL they stand for
        plain, quoted = backend.compile, sqlglot.to_identifier("{}", quoted=True).sql(dialect=backend.dialect)

        def compile(*query: Any, **options: Any) -> str:
            found = str(plain(*query, **options))
            for sql, name in self._names.items():
                found = found.replace(quoted.format(name), sql)
            return found

        backend.compile = compile

    def named(self, table: ir.Table) -> ir.Table:
        """The same table under a name, for all later queries."""
        return self._named(table, f"({self._backend.compile(table)})")

    @contextmanager
    def temporary(self, table: ir.Table) -> Iterator[ir.Table]:
        """The same table under a name, for the queries of this block. A table with a name keeps it: PostgreSQL takes no
        `SELECT * FROM (…)`, to which the query for such a table would come."""
        op = table.op()
        if isinstance(op, operations.DatabaseTable) and op.name in self._names.values():
            yield table
            return
        sql = f"({self._backend.compile(table)})"
        existed = sql in self._names
        try:
            yield self._named(table, sql)
        finally:
            if not existed:
                del self._names[sql]

    def _named(self, table: ir.Table, sql: str) -> ir.Table:
        name = self._names.setdefault(sql, f"table_{uuid4().hex}")  # unlike any text in a query
        found: ir.Table = operations.DatabaseTable(name, schema=table.schema(), source=self._backend).to_expr()
        return found
