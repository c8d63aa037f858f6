"""Events as JSON: the keys, the bounds, and that all of it is JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from components.export.as_json import as_json
from components.model import COLUMNS, Event, Source
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


_ANY = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12) | st.text(
    "'=+-@\t\r\n ;:[]{}\"", max_size=6
)
_DATE = st.sampled_from(["", "2014-02", "-0044-03-15", "[..2014-10-28]", "1914~", "2014-10-28T16:12:00+05:30"])
_FURTHER = ("place", "=sum", "'x", "Title", "line", "earliest_start")  # names that say nothing of the date


def _known(store: MemoryStore) -> list[Event]:
    """All that is known of each event but its line, which is another file's, and its links' index into the file."""
    return [replace(store.event(row), line=0) for row in range(store.size)]


@given(
    st.lists(
        st.tuples(_ANY, _DATE, _ANY.filter(str.strip), *[_ANY] * 8, *[_ANY] * len(_FURTHER)), min_size=1, max_size=5
    )
)
def test_there_and_back_nothing_is_lost(rows: list[tuple[str, ...]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([(*COLUMNS, *_FURTHER), *rows])
    store = MemoryStore(read(Source("x.csv", text.getvalue().encode())))
    assume(store.size)  # a row with nothing to say is rejected, and an empty list is no file of events
    back = MemoryStore(read(Source("x.json", as_json(store, np.arange(store.size)))))
    assert not back.loaded.rejected
    assert _known(back) == _known(store)
    assert _further(back) == _further(store)


def _further(store: MemoryStore) -> list[list[str]]:
    """The file's own columns, whatever they are called."""
    return [store.loaded.table[name].tolist() for name in store.columns[len(COLUMNS) :]]
