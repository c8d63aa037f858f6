"""A project file: written, read, and proved."""

from __future__ import annotations

import copy
import json
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.draft.chain import Chain, Entry, chain
from components.draft.history import history
from components.draft.project import Data, Project, find_data, read, relative_path, written
from components.draft.state import draft_state
from components.errors import DraftError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

text = st.text(max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=5,
)
bodies = st.dictionaries(text.filter(lambda name: name not in ("what", "when", "before")), values, max_size=3)


def linked(*given: tuple[str, dict[str, Any]]) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for what, body in given:
        entries.append(Entry(what, "2026-11-29T12:00:00Z", entries[-1].hash if entries else "", body))
    return tuple(entries)


BEGIN = ("begin", {"name": "events.csv", "sha256": "ab" * 32, "size": 12})
CHANGED = ("change", {"changes": [{"row": "vote", "column": "date", "old": "soon", "new": "2014-11"}]})
UNDONE = ("go", {"by": -1})
WRITTEN = linked(BEGIN, CHANGED, UNDONE, ("set", {"name": "title", "old": "", "new": "Talks"}))
PROJECT = Project(Data("events.csv", "ab" * 32, 12), {"actor": ["Japan"]}, "Talks", "§ 1", Chain(WRITTEN))


@given(st.lists(st.tuples(text, bodies), max_size=6))
def test_what_is_written_is_read_again_and_proved(given: list[tuple[str, dict[str, Any]]]) -> None:
    project = Project(Data("a.csv", "0" * 64, 3), {"type": ["x"]}, "T", "N", Chain(linked(*given)))
    assert read("a.dateline.json", written(project)) == project


def changed(record: dict[str, Any]) -> None:
    record["history"][1]["changes"][0]["new"] = "2014-12"


def left_out(record: dict[str, Any]) -> None:
    del record["history"][1]


def cut(record: dict[str, Any]) -> None:
    del record["history"][-1]


def put_in(record: dict[str, Any]) -> None:
    record["history"].insert(1, copy.deepcopy(record["history"][1]))


def last_changed(record: dict[str, Any]) -> None:
    record["history"][-1]["new"] = "Other"


def of_no_time(record: dict[str, Any]) -> None:
    record["history"][2]["when"] = "x"


def swapped(record: dict[str, Any]) -> None:
    record["history"][1:3] = record["history"][2:0:-1]


def no_entry(record: dict[str, Any]) -> None:
    record["history"][2] = "undone"


@pytest.mark.parametrize(
    ("tampered", "holds", "message"),
    [(changed, 2, "Entry 3 does not follow"), (left_out, 1, "Entry 2 does not follow"), (cut, 3, "missing at the end"),
     (put_in, 2, "Entry 3 does not follow"), (last_changed, 4, "the last one was changed"),
     (swapped, 1, "Entry 2 does not follow"), (no_entry, 2, "Entry 3 is no entry"),
     (of_no_time, 2, "Entry 3 is no entry")],
)  # fmt: skip
def test_whatever_is_done_to_a_history_shows(
    tampered: Callable[[dict[str, Any]], None], holds: int, message: str
) -> None:
    record = json.loads(written(PROJECT))
    tampered(record)
    found = read("p.dateline.json", json.dumps(record).encode()).history
    assert message in found.broken
    assert len(found.entries) == holds


def test_how_a_file_is_laid_out_does_not_matter() -> None:
    again = json.dumps(json.loads(written(PROJECT)), indent=4, sort_keys=True).encode()
    assert read("p.dateline.json", again) == PROJECT


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[]", "saved on the page"),
        (b'{"events": []}', "saved on the page"),
        (b'{"dateline": 2}', "another version"),
        (b'{"dateline": 1}', "which file it is about"),
        (b'{"dateline": 1, "data": {"name": 5, "sha256": "x"}}', "which file it is about"),
    ],
)
def test_what_is_no_project_is_refused_in_a_sentence(content: bytes, message: str) -> None:
    with pytest.raises(DraftError, match=message) as error:
        read("p.json", content)
    assert str(error.value).startswith("p.json ")


@given(st.dictionaries(st.sampled_from(["data", "title", "notes", "asked", "history", "head"]), values))
def test_anything_may_stand_in_a_project(given: dict[str, Any]) -> None:
    content = json.dumps({"data": {"name": "n", "sha256": "x"}, **given, "dateline": 1}).encode()
    with suppress(DraftError):
        assert read("p", content) == read("p", content)


kinds = st.sampled_from(["begin", "change", "go", "set", "else"])
fields = st.dictionaries(st.sampled_from(["changes", "by", "name", "old", "new", "size"]), values)


@given(st.lists(st.tuples(kinds, fields), max_size=5))
def test_any_history_is_told_and_comes_to_something(given: list[tuple[str, dict[str, Any]]]) -> None:
    entries = linked(*given)
    assert all(isinstance(line, str) for line in history(entries))
    found = draft_state(entries)
    assert 0 <= found.at <= len(found.steps)


@pytest.mark.parametrize(
    ("done", "steps", "at", "words"),
    [
        ([], 0, 0, {}),
        ([CHANGED, CHANGED], 2, 2, {}),
        ([CHANGED, CHANGED, UNDONE], 2, 1, {}),
        ([CHANGED, UNDONE, UNDONE], 1, 0, {}),
        ([CHANGED, UNDONE, ("go", {"by": 1}), ("go", {"by": 5})], 1, 1, {}),
        ([CHANGED, CHANGED, UNDONE, CHANGED], 2, 2, {}),
        ([("set", {"name": "title", "new": "A"}), ("set", {"name": "title", "new": "B"})], 0, 0, {"title": "B"}),
        ([("set", {"name": "title", "new": "A"}), ("set", {"name": "title", "new": ""})], 0, 0, {}),
    ],
)
def test_what_a_draft_comes_to(
    done: list[tuple[str, dict[str, Any]]], steps: int, at: int, words: dict[str, str]
) -> None:
    found = draft_state(linked(BEGIN, *done))
    assert (len(found.steps), found.at, found.words) == (steps, at, words)


def test_a_history_is_told_in_words() -> None:
    when = "2026-11-29T12:00:00Z  "
    assert history(WRITTEN) == [
        f"{when}opened events.csv, 12 bytes, SHA-256 {'ab' * 32}",
        f"{when}row vote, date: “soon” → “2014-11”",
        f"{when}undid 1 change",
        f"{when}title: nothing → “Talks”",
    ]


def test_a_chain_holds_for_its_own_entries() -> None:
    assert chain([entry.as_json() for entry in WRITTEN]) == Chain(WRITTEN)


CONTENT = b"date,title\n2014,A\n"
ABOUT = Data("events.csv", sha256(CONTENT).hexdigest(), len(CONTENT), "data/events.csv")


def put(path: Path, content: bytes = CONTENT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_the_data_is_where_the_project_says_or_beside_it_or_among_what_is_known(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    known = put(tmp_path / "elsewhere" / "renamed.csv")
    assert find_data(ABOUT, folder) is None
    assert find_data(ABOUT, folder, [known]) == known
    beside = put(folder / "events.csv")
    assert find_data(ABOUT, folder, [known]) == beside
    there = put(folder / "data" / "events.csv")
    assert find_data(ABOUT, folder, [known]) == there


@pytest.mark.parametrize("content", [b"", CONTENT + b"2015,B\n", CONTENT.replace(b"A", b"B")])
def test_another_version_is_not_the_data(tmp_path: Path, content: bytes) -> None:
    put(tmp_path / "data" / "events.csv", content)
    put(tmp_path / "events.csv", content)
    assert find_data(ABOUT, tmp_path, [tmp_path / "events.csv", tmp_path]) is None


@pytest.mark.parametrize(
    "path", ["{there}", "C:/x/events.csv", "//computer/share/events.csv", r"\\computer\share\a", "\0"]
)
def test_a_project_of_somebody_else_leads_to_no_other_place(tmp_path: Path, path: str) -> None:
    there = put(tmp_path / "other" / "data.csv")
    data = Data("none.csv", ABOUT.sha256, ABOUT.size, path.format(there=there))
    assert find_data(data, tmp_path / "case") is None


def test_the_path_is_that_from_the_project(tmp_path: Path) -> None:
    data = put(tmp_path / "data" / "events.csv")
    assert relative_path(data, tmp_path / "case") == "../data/events.csv"
    assert find_data(Data("x", ABOUT.sha256, 0, "../data/events.csv"), put(tmp_path / "case" / "p").parent) == (
        tmp_path / "case" / "../data/events.csv"
    )
