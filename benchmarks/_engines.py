"""The ways to ask the same question of the same columns, for `filtering.py`: ours and those of other engines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks._fetched import module
from benchmarks._generated import GeneratedEvents, loaded
from components import filters
from components.store.memory import MemoryStore

_SEARCHED = ("id", "title", "actors", "type")  # those of the store's searched columns that are not blank here


@dataclass(frozen=True)
class Question:
    """`actors` are indexes into the cast's names, `first` and `last` years, their ends included."""

    actors: tuple[int, ...]
    first: int
    last: int
    text: str

    @property
    def bounds(self) -> tuple[int, int]:
        """First and last second."""
        ends = np.array([f"{self.first}-01-01", f"{self.last + 1}-01-01"], "datetime64[s]").astype(np.int64)
        return int(ends[0]), int(ends[1]) - 1


Answer = Callable[[Question], Any]  # the rows that a question keeps, in any order


def ours(made: GeneratedEvents) -> Answer:
    store = MemoryStore(loaded(made))

    def ask(question: Question) -> Any:
        actors = tuple(store.cast.names[actor] for actor in question.actors)
        window = (("from", (str(question.first),)), ("to", (str(question.last),)))
        criteria = (("actor", actors), *window, ("search", (question.text,)))
        return filters.matching_rows(store, filters.checked(criteria, store))

    return ask


def events(made: GeneratedEvents) -> pa.Table:
    """One row an event: its number, the window it may lie in, and its searched texts, in lower case."""
    between = pa.scalar("\x1f", pa.large_string())
    words = pc.utf8_lower(pc.binary_join_element_wise(*(made.texts[column] for column in _SEARCHED), between))
    bounds = {"first": made.dates.earliest_start, "last": made.dates.latest_end}
    return pa.table({"row": np.arange(len(words)), **bounds, "words": words})


def parts(made: GeneratedEvents) -> pa.Table:
    """One row a participation: the event's number and the actor's."""
    return pa.table({"row": _rows(made), "actor": made.cast.actor})


def _rows(made: GeneratedEvents) -> Any:
    return np.repeat(np.arange(len(made.cast.start) - 1), np.diff(made.cast.start))


def with_pandas(made: GeneratedEvents) -> Answer:
    """Masks over one row a participation."""
    table = events(made).to_pandas().loc[_rows(made)].assign(actor=made.cast.actor).reset_index(drop=True)

    def ask(question: Question) -> Any:
        first, last = question.bounds
        mask = table["actor"].isin(question.actors)
        mask &= (table["first"] <= last) & (table["last"] >= first)
        mask &= table["words"].str.contains(question.text, regex=False)
        return pd.unique(table.loc[mask, "row"])

    return ask


def _duckdb(made: GeneratedEvents, text: str) -> Answer:
    base = duckdb.connect()
    given = {"events": events(made), "parts": parts(made)}
    for name, table in given.items():
        base.register("given", table)
        base.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        base.unregister("given")

    def ask(question: Question) -> Any:
        first, last = question.bounds
        return base.execute(text, [last, first, question.text, list(question.actors)]).fetchnumpy()["row"]

    return ask


def with_duckdb(made: GeneratedEvents) -> Answer:
    """Two tables, one of events and one of participations."""
    return _duckdb(
        made,
        "SELECT row FROM events WHERE first <= ? AND last >= ? AND contains(words, ?) "
        "AND row IN (SELECT row FROM parts WHERE actor IN (SELECT unnest(?::INTEGER[])))",
    )


def with_duckdb_joined(made: GeneratedEvents) -> Answer:
    """The same, participations first."""
    return _duckdb(
        made,
        "SELECT DISTINCT row FROM parts JOIN events USING (row) WHERE first <= ? AND last >= ? AND contains(words, ?) "
        "AND list_contains(?::INTEGER[], actor)",
    )


def with_polars(made: GeneratedEvents) -> Answer:
    """Two tables, as for DuckDB."""
    polars = module("polars")
    some, who = polars.from_arrow(events(made)).rechunk(), polars.from_arrow(parts(made)).rechunk()

    def ask(question: Question) -> Any:
        first, last = question.bounds
        theirs = who.lazy().filter(polars.col("actor").is_in(list(question.actors)))
        matching = polars.col("words").str.contains(question.text, literal=True)
        matching &= (polars.col("first") <= last) & (polars.col("last") >= first)
        return some.lazy().filter(matching).join(theirs, on="row", how="semi").select("row").collect()["row"].to_numpy()

    return ask


def with_polars_joined(made: GeneratedEvents) -> Answer:
    """The same, participations first: their events are looked up by number."""
    polars = module("polars")
    some, who = polars.from_arrow(events(made)).rechunk(), polars.from_arrow(parts(made)).rechunk()

    def ask(question: Question) -> Any:
        first, last = question.bounds
        rows = who.filter(polars.col("actor").is_in(list(question.actors)))["row"].unique()
        matching = polars.col("words").str.contains(question.text, literal=True)
        matching &= (polars.col("first") <= last) & (polars.col("last") >= first)
        return some[rows].filter(matching)["row"].to_numpy()

    return ask


WAYS: dict[str, tuple[Callable[[GeneratedEvents], Answer], ...]] = {
    "Dateline": (ours,),
    "pandas": (with_pandas,),
    "DuckDB": (with_duckdb, with_duckdb_joined),
    "Polars": (with_polars, with_polars_joined),
}
