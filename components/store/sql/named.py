"""Tables that questions have by name: ibis sees a table of a few columns, the database the SQL it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import sqlglot
from ibis.expr import operations

if TYPE_CHECKING:
    import ibis.expr.types as ir


def named(backend: Any, table: ir.Table) -> ir.Table:
    """The same table for questions to `backend`, compiled once: with every question anew it took longer than all else
    that was asked of it. Nothing is created in the database: the name is put out of the SQL again before it is sent."""
    name = f"table_{uuid4().hex}"  # which no text that is searched for has in it
    word = sqlglot.to_identifier(name, quoted=True).sql(dialect=backend.dialect)
    sql, plain = f"({backend.compile(table)})", backend.compile

    def compile(*question: Any, **options: Any) -> str:
        return str(plain(*question, **options)).replace(word, sql)

    backend.compile = compile
    found: ir.Table = operations.DatabaseTable(name, schema=table.schema(), source=backend).to_expr()
    return found
