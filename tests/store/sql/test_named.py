"""A table by name is answered for as the table itself, and nothing of it is left in the database."""

from __future__ import annotations

import duckdb
import ibis
import pyarrow
import pytest

from components.store.sql.named import Names


def test_a_named_table_is_the_table_and_the_database_has_no_more_than_before() -> None:
    backend = ibis.duckdb.connect()
    backend.create_table("events", pyarrow.table({"row": [1, 2, 3]}))
    plain = backend.table("events").mutate(twice=lambda table: table["row"] * 2)
    names = Names(backend)
    events = names.named(plain)
    over = names.named(events.filter(events.twice > 2))
    name = events.get_name()
    assert name not in backend.compile(over.order_by("row"))
    assert backend.to_pyarrow(events.order_by("row")).equals(backend.to_pyarrow(plain.order_by("row")))
    both = over.inner_join(events, "row").order_by("row")  # each more than once in a question
    assert backend.to_pyarrow(both)["row"].to_pylist() == [2, 3]
    made = "SELECT table_name FROM duckdb_tables() UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal"
    assert backend.raw_sql(made).fetchall() == [("events",)]


def test_a_name_for_now_is_forgotten_and_one_that_is_kept_is_not() -> None:
    backend = ibis.duckdb.connect()
    backend.create_table("events", pyarrow.table({"row": [1, 2, 3]}))
    names = Names(backend)
    kept = names.named(backend.table("events"))
    with names.temporary(kept.filter(kept["row"] > 1)) as some, names.temporary(backend.table("events")) as same:
        assert backend.to_pyarrow(some.order_by("row"))["row"].to_pylist() == [2, 3]
        assert same.get_name() == kept.get_name()
        with names.temporary(some) as again:  # or its SQL had a subquery without an alias, which PostgreSQL refuses
            assert again.get_name() == some.get_name()
    assert backend.to_pyarrow(kept.order_by("row"))["row"].to_pylist() == [1, 2, 3]
    with pytest.raises(duckdb.CatalogException):
        backend.to_pyarrow(some)
