"""A picture of a database is the picture of the same events in memory, to the last word of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import ibis
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components import pipeline
from components.errors import RequestError
from components.filters import COLUMNS, Selection, valid_filters
from components.layout import rules
from components.model import Option, Request
from components.read.columns.lanes import best_column
from components.scene import Cluster, Histogram
from components.store.cache import bytes_of
from components.store.sql import source, visible
from components.store.sql.connection import connected
from components.store.sql.database import Database
from components.store.sql.errors import ENGINES, Place
from components.store.sql.tables import tables
from tests.store.seeded import seeded
from tests.views.events import OF_PICTURES, REQUESTS, burst, files, many_events, store

if TYPE_CHECKING:
    import pyarrow as pa

    from components.model import Store
    from components.scene import Scene
    from components.store.memory import MemoryStore


def database(events: Store) -> Database:
    """The same events in DuckDB."""
    return opened(*tables(events), events.name)


def opened(events: pa.Table, participation: pa.Table, name: str) -> Database:
    """The two tables in DuckDB."""
    backend = ibis.duckdb.connect()
    backend.create_table("events", events)
    backend.create_table("participation", participation)
    both = backend.table("events"), backend.table("participation")
    return Database(lambda: connected(Place(ENGINES["duckdb"], name), backend, *both), best_column)


def scene(events: MemoryStore | Database, request: Request) -> Scene:
    return pipeline.draw(events, replace(request, title="One of both")).scene


@pytest.fixture(params=["of events", "of numbers", "of numbers, with few named"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether even few events are not asked for one by one, and even few marks not by name."""
    if request.param != "of events":
        monkeypatch.setattr(source, "FEW", 0)
    if request.param == "of numbers":
        monkeypatch.setattr(visible, "LISTED", 0)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("view", ["swimlane", "density"])
@pytest.mark.parametrize(
    "request_of", [Request(lanes="colour"), Request(lanes="type", lane_groups="colour")], ids=["lanes", "groups"]
)
def test_lanes_of_no_column_are_refused_alike(view: str, request_of: Request) -> None:
    events = store(b"date,title,type\n2014,One,vote\n")
    said = []
    for each in (events, database(events)):
        with pytest.raises(RequestError) as refused:
            scene(each, replace(request_of, view=view))
        said.append(str(refused.value))
    assert said[0] == said[1]
    assert "“colour”" in said[0]


@pytest.mark.usefixtures("few")
@given(st.data())
@settings(OF_PICTURES, max_examples=8)
def test_any_picture_is_the_same(data: st.DataObject) -> None:
    events = store(data.draw(files()))
    request = data.draw(REQUESTS)
    assert scene(database(events), request) == scene(events, request)


@pytest.mark.parametrize(
    ("requested", "zone"),
    [
        (Request(most_lanes=2), ""),
        (Request(lanes="", budget=6, window=(1_320_000_000.3, 1_345_000_000.0)), ""),
        (Request(lanes="", budget=6, window=(1_320_000_000.0, 1_345_000_000.0)), "Europe/Paris"),
        # The first step is cut by the window; an open event is known only in the part of it out of sight.
        (Request(lanes="", budget=6, window=(1_330_819_200.0, 1_395_000_000.0)), ""),
    ],
)
def test_a_crowded_picture_is_the_same(requested: Request, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "FEW", 0)
    events = store(many_events(5))
    found = scene(events, replace(requested, zone=zone))
    steps = [step for mark in found.marks if isinstance(mark, Histogram) for step in mark.steps]
    assert steps
    assert all(known >= 0 and more >= 0 for _, known, more in steps)
    assert scene(database(events), replace(requested, zone=zone)) == found


def test_steps_are_the_same_on_an_axis_too_long_for_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """All since the Big Bang, where numbers are a minute apart: some events end a few minutes after a midnight."""
    monkeypatch.setattr(source, "FEW", 0)
    days = ((f"2014-{k % 12 + 1:02}-{k % 27 + 1:02}", f"2014-{k % 12 + 1:02}-{k % 27 + 2:02}") for k in range(900))
    rows = [f"[{start}T23:00..{end}T00:{k % 20:02}],{k}" for k, (start, end) in enumerate(days)]
    events = store("\n".join(["date,title", "Y-13000000000/2014,all", *rows]).encode())
    requested = Request(lanes="", budget=6, window=(1_388_534_400.0, 1_420_070_400.0))
    found = scene(events, requested)
    assert [mark for mark in found.marks if isinstance(mark, Histogram)]
    assert scene(database(events), requested) == found


@pytest.mark.parametrize("opened", [(), ("All events",)])
def test_what_no_zoom_parts_has_rows_of_its_own_as_in_memory(
    opened: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "FEW", 0)
    days = ["2014-03-05"] * (30 if opened else 12) + ["2010/2012", "2011/.."] * 5
    events = store(b"date,title\n" + "\n".join(f"{day},{k}" for k, day in enumerate(days)).encode())
    requested = Request(lanes="", budget=15, opened=opened)
    found = scene(events, requested)
    assert not [mark for mark in found.marks if isinstance(mark, Cluster)]
    assert scene(database(events), requested) == found


def test_a_cluster_that_no_zoom_parts_says_so_as_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "FEW", 0)
    others = [f"{year}-03-03" for year in range(1960, 2060, 2) if abs(year - 2011) > 3]
    days = ["2011-10"] * 12 + others
    events = store(b"date,title\n" + "\n".join(f"{day},{k}" for k, day in enumerate(days)).encode())
    requested = Request(lanes="", budget=15)
    found = scene(events, requested)
    clusters = [mark for mark in found.marks if isinstance(mark, Cluster)]
    assert {mark.count for mark in clusters if mark.inseparable} == {12}
    assert [mark for mark in clusters if not mark.inseparable]
    assert scene(database(events), requested) == found


@pytest.mark.parametrize(
    ("forms", "longest", "count"),
    [
        (["{a}/{b}"], 9, 2_100),  # none of them long enough for a bar
        (["{a}/{b}"], 400, 2_100),
        (["{a}/{b}", "{{{a},{b}}}", "{a}", "{a}/..", "[{a}..{b}]"], 900, 10_500),
    ],
)
def test_what_lasted_is_the_same_where_more_of_it_is_in_a_lane_than_is_looked_at(
    forms: list[str], longest: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "FEW", 0)
    events = store(burst(forms, longest, count))
    found = scene(events, Request(lanes=""))
    assert max(mark.count for mark in found.marks if isinstance(mark, Cluster)) > rules.FEW / 2
    assert scene(database(events), Request(lanes="")) == found


def test_a_picture_of_counts_is_that_of_the_same_events_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same tables, asked for counts and then for every event, which memory answers for."""
    both = opened(*seeded(600, 5), "both"), opened(*seeded(600, 5), "both")
    named = scene(both[0], Request(lanes="", budget=6))
    monkeypatch.setattr(source, "FEW", 0)
    counted = scene(both[1], Request(lanes="", budget=6))
    assert counted == named


def test_the_same_events_are_fetched_once_whichever_columns_have_all_values() -> None:
    events = opened(*seeded(40, 5), "one").source(Selection())
    assert events.subset(["type"]).loaded is events.subset().loaded


def test_events_out_of_a_database_do_not_count_its_other_answers() -> None:
    events = opened(*seeded(40, 5), "one")
    fetched = events.source(Selection()).subset()
    alone = bytes_of(fetched)
    events.cache.get("another", lambda: np.zeros(1_000))
    assert bytes_of(fetched) == alone


def test_the_values_of_a_column_are_counted_after_a_density_view_of_them() -> None:
    events = opened(*seeded(40, 5), "one")
    scene(events, Request(view="density", lanes="type"))
    assert events.source(Selection()).values("type") == Selection().counted(events, "type")


def test_a_link_leads_to_the_first_event_with_its_id_and_to_no_other_if_that_is_filtered_out() -> None:
    rows = ["2010,First,a,,x", "2011,Second,a,,y", "2012,Third,c,leads to: a,y"]
    events = store("\n".join(["date,title,id,links,type", *rows]).encode())
    for filters in ((), (("type", ("y",)),)):
        found = scene(database(events), Request(filters=filters))
        assert found == scene(events, Request(filters=filters))
        assert len(found.links) == (not filters)


@pytest.mark.parametrize("column", ["colour", "rank", "folded"])
def test_a_column_that_is_not_there_is_refused_with_those_that_are(column: str) -> None:
    events = store(b"date,title,mood\n2014,One,glum\n")
    for asked in (events, database(events)):
        with pytest.raises(RequestError, match=f"no column “{column}”.*there are: .*title.*mood"):
            asked.source(Selection()).values(column)


@pytest.mark.parametrize(
    ("cells", "asked"),
    [(("occurred", "expected"), ("status", "")), (("", "war"), ("type", "")), (("", ""), ("type", "war"))],
)
def test_a_blank_value_is_one_of_a_column_only_where_a_cell_is_blank(
    cells: tuple[str, str], asked: tuple[str, str]
) -> None:
    column, value = asked
    events = store(f"date,title,{column}\n2014,One,{cells[0]}\n2015,Two,{cells[1]}\n".encode())
    names = [found.vocabulary(COLUMNS) for found in (events, database(events))]
    assert [found.codes(column)[0] for found in names] == [tuple(dict.fromkeys(cells))] * 2
    of_file, of_database = (valid_filters(((column, (value,)),), found) for found in names)
    assert of_file == of_database
    assert bool(of_file[1]) == (value not in cells)


def test_a_database_without_events_has_no_values_as_a_file() -> None:
    events = store(b"date,title,type\n")
    for found in (events, database(events)):
        _, (complaint,) = valid_filters((("type", ("war",)),), found.vocabulary(COLUMNS))
        assert "these events have none at all" in complaint


def test_white_space_at_the_ends_of_cells_makes_no_values_and_stays_in_the_cells() -> None:
    rows = ("2014,One,10\u00a0", "2015,Two,10", '2016,Three," 10 "', '2017,Four,"  "', "2018,Five,")
    events = store("\n".join(("date,title,cost", *rows)).encode())
    assert events.cells("cost", events.order()) == ["10\u00a0", "10", " 10 ", "  ", ""]
    for found in (events, database(events)):
        assert found.source(Selection()).values("cost") == (Option("10", 3), Option("", 2))
        for asked, count in (("10", 3), (" 10 ", 3), ("10..10", 3), ("", 2), (" ", 2)):
            filters, complaints = valid_filters((("where", (f"cost={asked}",)),), found.vocabulary(COLUMNS))
            assert (found.source(Selection(filters)).summary().shown, complaints) == (count, ())


@pytest.mark.parametrize("sources", [(), ("b", "a"), ("d", "c", "b", "a", "e")])
def test_below_a_picture_stand_the_sources_of_a_database_as_of_a_file(sources: tuple[str, ...]) -> None:
    rows = [f"{2010 + at}-01-01T10:00:00Z,Event,{name}" for at, name in enumerate((*sources, "", *sources[::-1]))]
    events = store("\n".join(["date,title,source", *rows]).encode())
    for found in (events, database(events).in_zone("Asia/Tokyo")):
        said = " ".join(pipeline.draw(found, Request()).cited.sentences)
        assert ("Sources: " + "; ".join(sources[:3]) in said) == bool(sources)
        assert ("and 2 more" in said) == (len(sources) == 5)
