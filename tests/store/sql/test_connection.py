"""Answers to queries are the same however they are fetched."""

from __future__ import annotations

import ibis
import numpy as np
import pyarrow as pa
import pytest

from components.store.sql.connection import connected
from components.store.sql.errors import ENGINES, Place
from components.store.sql.tables import tables
from tests.views.events import store


@pytest.mark.parametrize("least", [0, 100], ids=["rows", "no row"])
def test_what_duckdb_fetches_itself_is_what_arrow_gives(least: int) -> None:
    backend = ibis.duckdb.connect()
    two = zip(("events", "participation"), tables(store(b"date,title\n2014,One\n")), strict=True)
    opened = connected(Place(ENGINES["duckdb"], "test"), backend, *(backend.create_table(*pair) for pair in two))
    columns = {
        "whole": pa.array([1, 2, 3], pa.int64()),
        "short": pa.array([1, 2, 3], pa.int32()),
        "number": pa.array([1, None, 3], pa.int64()),
        "share": pa.array([1.5, None, float("nan")]),
        "flag": pa.array([True, None, False]),
        "text": pa.array(["one", None, ""]),
    }
    backend.create_table("values", pa.table(columns))
    query = backend.table("values").filter(lambda table: table.whole > least)
    query = query.mutate(total=query.whole.sum().over(ibis.window()))
    plain = backend.to_pyarrow(query)
    found = opened.answer(query)
    assert list(found) == plain.column_names
    for name, values in found.items():
        assert type(values) is np.ndarray
        assert values.dtype == plain[name].to_numpy().dtype
        np.testing.assert_array_equal(values, plain[name].to_numpy())
