"""Every engine gives the same answers as the reference: over tables made by chance, and over Dateline's own events.

DuckDB is asked everything; of the other engines each is asked every question, by the filters, windows and edges in
which engines differ, since each question takes Spark a second.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet
import pytest

from components import filters as filtering
from components import pipeline
from components.filters import Filters, Selection
from components.model import FUTURE, PAST, Request, Source
from components.read import read
from components.scene import Cluster, Histogram
from components.store.memory import MemoryStore
from components.store.sql import expressions, source
from components.store.sql.database import Database, connect
from components.store.sql.errors import CancelledError, DatabaseError
from components.store.sql.tables import tables
from tests.store import engines
from tests.store.reference import Reference, reference
from tests.store.seeded import mixed, seeded

DAY = 86_400
SEED = Path(__file__).parents[2] / "data" / "events.csv"
Open = Callable[[str], Database]  # the name of a case → its tables in the engine

CASES = {"chance": seeded(300, 5)}
CASES["events"] = tables(MemoryStore(read(Source(SEED.name, SEED.read_bytes()))))
REFERENCES = {name: reference(*pair) for name, pair in CASES.items()}
EMPTY = seeded(0, 1)
PICTURED = mixed(240)
OTHERS = {"none": EMPTY, "pictured": tables(PICTURED)}
NAMED = {
    f"{name}_{kind}": table for name, pair in (CASES | OTHERS).items() for kind, table in zip("ep", pair, strict=True)
}
SLOW = "CREATE VIEW slow_e AS SELECT e.* FROM chance_e AS e CROSS JOIN {series} AS more"


def _parquet(folder: Path) -> Open:
    for name, pair in (CASES | OTHERS).items():
        (folder / name).mkdir()
        for kind, table in zip(("events", "participation"), pair, strict=True):
            pyarrow.parquet.write_table(table, folder / name / f"{kind}.parquet")
    return lambda name: connect(str(folder / name))


def _csv(folder: Path) -> Open:
    for name, pair in (CASES | OTHERS).items():
        (folder / name).mkdir()
        for kind, table in zip(("events", "participation"), pair, strict=True):
            pyarrow.csv.write_csv(table, folder / name / f"{kind}.csv")
    return lambda name: connect(str(folder / name))


def _duckdb(folder: Path) -> Open:
    path = folder / "all.duckdb"
    engines.into_duckdb(path, NAMED, SLOW.format(series="range(1000000000000)"))
    return lambda name: connect(str(path), f"{name}_e", "chance_p" if name == "slow" else f"{name}_p")


def _postgres(running: ExitStack) -> Open:
    server = running.enter_context(engines.postgres())
    engines.into_postgres(server.address, NAMED, SLOW.format(series="generate_series(1, 1000000000000)"))
    return lambda name: connect(server.address, f"{name}_e", "chance_p" if name == "slow" else f"{name}_p")


def _spark(running: ExitStack) -> Open:
    session = running.enter_context(engines.spark())
    slow = SLOW.format(series="range(1000000000000)").replace("VIEW", "TEMPORARY VIEW")
    engines.into_spark(session, {name: NAMED[name] for name in NAMED if not name.startswith("events")}, slow)
    return lambda name: connect("spark://", f"{name}_e", "chance_p" if name == "slow" else f"{name}_p")


ENGINES = ("duckdb", "parquet", "csv", "postgres", "spark")


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Open]]:
    """The engine of a name, started when it is first asked for."""
    ways: dict[str, Open] = {}
    with ExitStack() as running:

        def start(name: str) -> Open:
            if name not in ways:
                folder = tmp_path_factory.mktemp(name)
                if name in ("postgres", "spark"):
                    ways[name] = {"postgres": _postgres, "spark": _spark}[name](running)
                else:
                    ways[name] = {"parquet": _parquet, "csv": _csv, "duckdb": _duckdb}[name](folder)
            return ways[name]

        yield start


@pytest.fixture
def engine(request: pytest.FixtureRequest, started: Callable[[str], Open]) -> Open:
    return started(request.param)


@pytest.fixture
def both(request: pytest.FixtureRequest, started: Callable[[str], Open]) -> tuple[Database, Reference]:
    engine, case = request.param
    return started(engine)(case), REFERENCES[case]


def each(
    names: str, everything: Sequence[tuple[object, ...]], few: Sequence[tuple[object, ...]]
) -> pytest.MarkDecorator:
    """A test with everything on DuckDB, over both cases, and with a few on every other engine."""
    rows = [
        pytest.param(("duckdb", case), *row, id=f"duckdb-{case}-{k}")
        for case in CASES
        for k, row in enumerate(everything)
    ]
    rows += [
        pytest.param((engine, "chance"), *row, id=f"{engine}-{k}")
        for engine in ENGINES[1:]
        for k, row in enumerate(few)
    ]
    return pytest.mark.parametrize(f"both,{names}" if names else "both", rows, indirect=["both"])


every_engine = pytest.mark.parametrize("engine", ENGINES, indirect=True)
FILTERS: tuple[Filters, ...] = (
    (),
    (("actor", ("Japan",)),),
    (("actor", ("O'Brien", "Ægir", "North Korea")), ("match", ("all",))),
    (("actor", ('"; DROP TABLE events; --', "a_b")), ("match", ("none",)), ("type", ("vote", "meeting"))),
    (("actor", ("Ægir", "North Korea")), ("from", ("1980",)), ("to", ("2014-10-28",)), ("status", ("", "occurred"))),
    (("type", ("", "it's", "report")), ("search", ("STRASSE",))),
    (("search", ("100%",)),),
    (("search", ("a_b",)), ("status", ("expected",))),
    (("actor", ("nobody",)),),
)
EACH_FILTER = [(filters,) for filters in FILTERS]


@each("filters", EACH_FILTER, EACH_FILTER[2:7])
def test_the_extent_is_that_of_the_reference(both: tuple[Database, Reference], filters: Filters) -> None:
    database, plain = both
    found = database.extent(Selection(filters))
    assert (found.first, found.last, found.dated, found.undated) == plain.extent(filters)


@each("filters", EACH_FILTER, EACH_FILTER[3:4])
def test_the_options_are_those_of_the_reference(both: tuple[Database, Reference], filters: Filters) -> None:
    database, plain = both
    assert Selection(filters).counts(database) == plain.options(filters)


@pytest.mark.parametrize("engine", ["duckdb", "parquet", "csv", "postgres"], indirect=True)
@pytest.mark.parametrize(
    "filters",
    [
        (("actor", ("North Korea",)),),
        (("search", ("tälks",)),),
        (("where", ("type=report", "type=vote", "status=occurred")),),
        (("where", ("locator=paragraph 1", "locator=1..4", "locator=")),),
    ],
)
def test_a_database_answers_as_the_memory_store_does(engine: Open, filters: Filters) -> None:
    store, database = MemoryStore(read(Source(SEED.name, SEED.read_bytes()))), engine("events")
    assert Selection(filters).counts(database) == filtering.options(store, filters)
    found = database.ask(lambda tables: Selection(filters).where(tables).order_by("rank").select("row"))
    assert found["row"].tolist() == filtering.matching_rows(store, filters).tolist()
    assert Selection(filters).counted(database, "type") == Selection(filters).values(store, "type")


@every_engine
def test_tables_without_a_row(engine: Open) -> None:
    database, plain = engine("none"), reference(*EMPTY)
    assert (database.extent().first, database.extent().undated) == (None, 0)
    assert Selection().counts(database) == plain.options(())
    assert (database.values("actor"), database.roles) == ((), ("",))


def test_the_cases_have_what_is_awkward() -> None:
    """Else a suite that agrees proves little."""
    events, parts = CASES["chance"]
    rows = events.to_pylist()
    assert any(row["earliest_start"] == PAST and row["latest_end"] != FUTURE for row in rows)
    assert any(row["until"] != PAST for row in rows)
    assert len({row["earliest_start"] for row in rows}) < 2 * len(rows) / 3
    pairs = [(part["event"], part["actor"]) for part in parts.to_pylist()]
    assert len(set(pairs)) < len(pairs)


@pytest.mark.parametrize("engine", ["duckdb", "postgres", "spark"], indirect=True)
def test_a_question_can_be_taken_back(engine: Open) -> None:
    """The view `slow` would take years. Cancelled is only what runs, so it is tried until something did."""
    database, raised = engine("slow"), list[BaseException]()

    def ask() -> None:
        try:
            database.extent()
        except DatabaseError as error:
            raised.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    for _ in range(600):
        asking.join(0.1)
        if not asking.is_alive():
            break
        database.cancel()
    assert [type(error) for error in raised] == [CancelledError]
    small = expressions.normalised(*(database._opened.backend.table(name) for name in ("chance_e", "chance_p")))
    object.__setattr__(database._opened, "tables", small)
    assert database.extent() == engine("chance").extent()  # the same connection goes on


@every_engine
@pytest.mark.parametrize(
    ("request_of", "few"),
    [
        (Request(title="Mixed", budget=40, most_lanes=4, filters=(("actor", ("Ann", "Bob", "Cy", "Dee")),)), 0),
        (Request(title="Mixed", budget=20, lanes="type", window=(1_000_000_000.0, 1_050_000_000.0)), 0),
        (Request(title="Mixed", window=(1_000_000_000.0, 1_050_000_000.0)), source.FEW),
        (Request(title="Mixed", view="density", lanes="type"), source.FEW),
        (Request(title="Mixed", view="density", lanes="actor", zone="Europe/Paris"), source.FEW),
    ],
    ids=["lanes of actors", "a window", "few events in a window", "density", "density by a clock"],
)
def test_every_engine_gives_the_picture_of_the_memory(
    engine: Open, request_of: Request, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where more than `few` events are selected, they are counted by the engine and not fetched."""
    monkeypatch.setattr(source, "FEW", few)
    found = pipeline.draw(engine("pictured"), request_of).scene
    assert found == pipeline.draw(PICTURED, request_of).scene
    assert few or any(isinstance(mark, Cluster | Histogram) for mark in found.marks)


@pytest.mark.parametrize("engine", ["duckdb", "postgres"], indirect=True)
def test_a_histogram_by_a_clock_is_that_of_the_memory(engine: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its steps are found by comparisons with hundreds of edges: PostgreSQL had no memory left for them."""
    monkeypatch.setattr(source, "FEW", 0)
    requested = Request(title="Mixed", budget=6, lanes="", zone="Europe/Paris")
    found = pipeline.draw(engine("pictured"), requested).scene
    assert any(isinstance(mark, Histogram) for mark in found.marks)
    assert found == pipeline.draw(PICTURED, requested).scene


@every_engine
@pytest.mark.parametrize(("case", "most"), [("chance", 2), ("chance", 100), ("none", 2)])
def test_the_first_values_of_a_column_are_those_in_order_of_the_table(engine: Open, case: str, most: int) -> None:
    rows = (CASES | OTHERS)[case][0].sort_by("row").to_pylist()
    values = dict.fromkeys(row["type"] for row in rows if row["type"])
    assert engine(case).first_values("type", most) == (tuple(values)[:most], len(values))
