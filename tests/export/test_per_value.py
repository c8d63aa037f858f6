"""One file for each value of a column: what is asked for each, and names that no disk refuses or takes for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from components import filters, pipeline
from components.errors import RequestError
from components.export import paths_by_value
from components.model import Request, Source

EVENTS = """date,title,actors,mood,place
2014-10-27,Meeting,Japan; France,talk,Here
2014-11-02,Report,Japan,paper,there
2014-11-03,Rest,,talk,
"""
STORE = pipeline.load(Source("events.csv", EVENTS.encode()))


def found(column: str, *requested: tuple[str, tuple[str, ...]]) -> tuple[dict[str, int], int]:
    """How many events each value has, and how many have none."""
    ones, without = pipeline.per_value(STORE, Request(filters=requested), column)
    for one in ones:  # what is asked for a value finds as many as were said
        assert len(filters.matching_rows(STORE, filters.checked(one.request.filters, STORE))) == one.events
    return {one.value: one.events for one in ones}, without


@pytest.mark.parametrize("column", ["actor", "actors", "Actor"])
def test_each_actor(column: str) -> None:
    assert found(column) == ({"Japan": 2, "France": 1}, 1)
    assert found(column, ("actor", ("France",))) == ({"France": 1}, 0)
    assert found(column, ("actor", ("France", "Japan")), ("match", ("all",)))[0].keys() <= {"Japan", "France"}


def test_each_value_of_any_column_within_what_is_asked() -> None:
    assert found("mood") == ({"talk": 2, "paper": 1}, 0)
    assert found("mood", ("actor", ("Japan",))) == ({"paper": 1, "talk": 1}, 0)
    assert found("PLACE", ("where", ("mood=talk",))) == ({"Here": 1}, 1)
    both = pipeline.load(Source("both.csv", b"date,title,actors,mood\n2014,,A; B,talk\n2015,,A; B,\n2016,,A,talk\n"))
    together = Request(filters=(("actor", ("A", "B")), ("match", ("all",))))
    ones, without = pipeline.per_value(both, together, "mood")
    assert ([(one.value, one.events) for one in ones], without) == ([("talk", 1)], 1)


@pytest.mark.parametrize(
    ("column", "criteria", "message"),
    [
        ("nothing", (), "no column “nothing”; there are: date, title"),
        ("source", (), "No event that is shown has a value in “source”"),
        ("mood", (("where", ("mood=talk",)),), "leave out --where mood"),
    ],
)
def test_what_has_no_values_is_said(
    column: str, criteria: tuple[tuple[str, tuple[str, ...]], ...], message: str
) -> None:
    with pytest.raises(RequestError, match=message):
        pipeline.per_value(STORE, Request(filters=criteria), column)


def test_too_many_values_are_said_before_anything_is_drawn() -> None:
    rows = "".join(f"2014,Title {number},Name {number}\n" for number in range(501))
    store = pipeline.load(Source("many.csv", f"date,title,actors\n{rows}".encode()))
    with pytest.raises(RequestError, match="501 values; at most 500 files"):
        pipeline.per_value(store, Request(), "actor")


def test_names_are_safe_and_tell_values_apart_on_every_disk() -> None:
    values = [
        "Côte d’Ivoire / 象牙海岸",
        "JAPAN",
        "Japan",
        "japan-2",
        "../../etc/passwd",
        "???",
        "!!",
        "con",
        "x" * 400,
    ]
    paths = paths_by_value(Path("out/my.report.timelinejs.csv"), "timelinejs.csv", values)
    names = [path.name for path in paths.values()]
    assert {path.parent for path in paths.values()} == {Path("out")}
    assert all(name.startswith("my.report-") and name.endswith(".timelinejs.csv") for name in names)
    assert names[:3] == [f"my.report-{word}.timelinejs.csv" for word in ("côte-d-ivoire-象牙海岸", "japan", "japan-2")]
    assert len({name.casefold() for name in names}) == len(values)
    assert all(len(name.encode()) < 255 for name in names)
