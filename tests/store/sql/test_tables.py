"""A store as the two tables of a database."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet
import pytest

from components import pipeline
from components.model import Request, Source
from components.read import read
from components.store.memory import MemoryStore
from components.store.sql import source
from components.store.sql.database import connect
from components.store.sql.tables import NUMBERS, TEXTS, omitted_columns, tables


def _tables(text: str) -> tuple[pa.Table, pa.Table, MemoryStore]:
    store = MemoryStore(read(Source("x.csv", text.encode())))
    return *tables(store), store


def test_rank_is_the_place_in_time_order_with_undated_events_last() -> None:
    events, _, store = _tables("date,title\n,no\n2014-03,b\n2014-02,month\n2014-02-01,day\n[..2014-10],ever\n")
    assert events["rank"].to_pylist() == store.rank.tolist() == [4, 2, 1, 0, 3]


def test_weight_counts_links_that_lead_somewhere_before_actors() -> None:
    events, _, _ = _tables(
        "id,date,title,actors,links\n"
        "a,2014,one,EU; Japan; EU,leads to: b; leads to: c\nb,2014,two,,leads to: gone\nc,2014,three,EU,\n"
    )
    assert events["weight"].to_pylist() == [2 * 65_536 + 3, 65_536, 65_536 + 1]


def test_every_number_is_a_whole_one_and_every_text_is_there() -> None:
    for text in ("date,title\n", "date,title,own\n2014-10-28T12:00:00.5Z,a,x\n,b,y\n"):
        events, participation, _ = _tables(text)
        assert {name: events.schema.field(name).type for name in NUMBERS} == dict.fromkeys(NUMBERS, pa.int64())
        assert {events.schema.field(name).type for name in (*TEXTS, "folded")} == {pa.string()}
        assert not any(
            np.any(table[name].is_null().to_numpy()) for table in (events, participation) for name in table.column_names
        )


def test_what_would_have_the_name_of_a_number_is_left_out() -> None:
    events, _, store = _tables("date,title,Rank,folded,mood,Mood\n2014,a,1,x,gay,glum\n")
    assert omitted_columns(store) == ("Rank", "folded", "Mood")
    assert (events["rank"].to_pylist(), events["mood"].to_pylist()) == ([0], ["gay"])


def test_what_is_searched_in_memory_is_searched_in_the_tables() -> None:
    events, _, store = _tables("date,title,mood,Rank,size\n2014,a,Glum,one,12\n2015,b,GAY,two,13\n")
    assert store.searched()[-2:] == ("mood", "Rank")
    for words in ("glum", "gay", "two", "12", "a"):
        assert [words in cell for cell in events["folded"].to_pylist()] == store.contains(words).tolist()


OWN: tuple[str, ...] = ("first", "last", "place", "value", "lane", "cell", "middle", "event", "role", "count", "_taken")
OWN += ("u0", "u1", "key", "long", "opens", "number", "low")


@pytest.mark.parametrize("few", [0, source.FEW])
@pytest.mark.parametrize("columns", [OWN[:9], OWN[9:], ("Place",)], ids="-".join)
def test_columns_of_the_file_may_be_named_as_a_question_names_its_own(
    columns: tuple[str, ...], few: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "FEW", few)
    rows = [",".join(f"{cell}{at}" for at, _ in enumerate(columns)) for cell in "xy"]
    *both, store = _tables(f"date,title,actors,{','.join(columns)}\n2014,a,EU,{rows[0]}\n2015,b,,{rows[1]}\n")
    for name, table in zip(("events", "participation"), both, strict=True):
        pyarrow.parquet.write_table(table, tmp_path / f"{name}.parquet")
    database = connect(str(tmp_path))
    for lanes in ("actor", *(columns if few == 0 else columns[:1])):  # one by one they are asked for whatever the lanes
        request = Request(title="Own", lanes=lanes)
        assert pipeline.draw(database, request).scene == pipeline.draw(store, request).scene
    assert [database.values(column) for column in columns] == [(f"x{at}", f"y{at}") for at, _ in enumerate(columns)]
