"""Events as JSON: the keys, the bounds, and that all of it is JSON."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from components.export.as_json import as_json
from components.model import Source
from components.read import read
from components.store.memory import MemoryStore

KEYS = [
    *("id", "title", "description", "date", "earliest_start", "latest_start", "earliest_end", "latest_end"),
    *("approximate", "uncertain", "precision", "actors", "type", "status", "reported", "source", "locator"),
    *("links", "line"),
]


def _events(text: str) -> list[dict[str, Any]]:
    store = MemoryStore(read(Source("x.csv", text.encode())))
    found: list[dict[str, Any]] = json.loads(as_json(store, np.arange(store.size)))
    return found


def test_an_event_in_full() -> None:
    (event,) = _events(
        "id,date,title,actors,links,status,description,source,locator,type,reported\n"
        "a,2014-02?,T,Japan [sponsor]; EU,leads to: b,expected,D,S,p. 1,vote,2014\n"
    )
    assert list(event) == KEYS
    assert event == {
        "id": "a", "title": "T", "description": "D", "date": "2014-02?",
        "earliest_start": "2014-02-01", "latest_start": "2014-02-28",
        "earliest_end": "2014-02-01", "latest_end": "2014-02-28",
        "approximate": False, "uncertain": True, "precision": "month",
        "actors": [{"name": "Japan", "role": "sponsor"}, {"name": "EU", "role": ""}],
        "type": "vote", "status": "expected", "reported": "2014", "source": "S", "locator": "p. 1",
        "links": [{"kind": "leads to", "target": "b"}], "line": 2,
    }  # fmt: skip


def test_an_undated_event_is_there_with_nulls() -> None:
    (event,) = _events("date,title\n,조선\n")
    assert event["title"] == "조선"
    assert [event[key] for key in KEYS[3:8]] == ["", None, None, None, None]
    assert event["precision"] == ""


def test_no_events_are_an_empty_list() -> None:
    assert _events("date,title\n") == []


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0,\"\r\n'"), min_size=1, max_size=12).filter(
    str.strip
)


@given(st.lists(_CELL, min_size=1, max_size=5))
def test_every_title_comes_back(titles: list[str]) -> None:
    assert [event["title"] for event in _events("date,title\n" + "".join(f"2014,{t}\n" for t in titles))] == [
        title.strip() for title in titles
    ]
