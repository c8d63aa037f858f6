"""Odd files: each of tests/corpus/ comes to the outcome that expected.toml, written by hand, says it must."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from components import pipeline
from components.errors import TimelineError
from components.model import Reading, Request, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from components.model import Loaded
    from components.store.memory import MemoryStore

CORPUS = Path(__file__).parent / "corpus"
EXPECTED = CORPUS / "expected.toml"
CASES: dict[str, dict[str, Any]] = tomllib.loads(EXPECTED.read_text("utf-8"))
FILES = sorted(path for path in CORPUS.iterdir() if path != EXPECTED)
LOADING = [name for name, case in CASES.items() if case["outcome"] != "nothing"]

# What is said of a file that is as it should be; anything else has to be expected.
ORDINARY = {
    "format": "CSV",
    "encoding": "UTF-8, which all of it is",
    "separator": r"comma, as every line has \d+ cells with it",
    "header": "line 1",
    "dates": "from the column date",
}


def reading(name: str) -> Reading:
    """What a person says of the file of a case."""
    requested = dict(CASES[name].get("reading", {}))
    mapping = tuple(requested.pop("mapping", {}).items())
    return Reading(mapping=mapping, **requested)


@cache
def loaded(name: str) -> MemoryStore:
    """The file of a case, read as the case says: once, for several tests look at it."""
    file = name.split(maxsplit=1)[0]
    return pipeline.load(Source(file, (CORPUS / file).read_bytes()), reading(name))


def differences(case: dict[str, Any], found: Loaded) -> Iterator[str]:
    """What came of a file and should not have, or should have and did not, a sentence each."""
    expected = (case["rows"], case["events"], case.get("undated", 0), len(case.get("rejected", ())))
    ledger = (found.rows, found.events, found.undated, len(found.rejected))
    if ledger != expected:
        yield f"rows, events, undated and rejected are {ledger} instead of {expected}"
    if found.rows != found.events + found.undated + len(found.rejected):
        yield f"the ledger {ledger} does not balance"
    if (came := outcome(found)) != case["outcome"]:
        yield f"the outcome is {came!r} instead of {case['outcome']!r}"
    yield from _rejected(case.get("rejected", ()), found)
    yield from _facts(case.get("facts", {}), found)
    yield from _notes(case.get("notes", ()), found)
    for column, cells in case.get("table", {}).items():
        there = found.table[column].tolist() if column in found.table else None
        if there != cells:
            yield f"column {column} is {there} instead of {cells}"


def outcome(found: Loaded) -> str:
    """Which of the outcomes with events a file came to."""
    if found.rejected:
        return "rejected"
    return "stated" if found.notes or any(not _ordinary(*fact) for fact in found.facts) else "good"


def _ordinary(name: str, message: str) -> bool:
    return re.fullmatch(ORDINARY.get(name, "(?!)"), message) is not None


def _rejected(expected: Iterable[list[Any]], found: Loaded) -> Iterator[str]:
    left = {entry.line: entry for entry in found.rejected}
    for line, column, reason, *suggestion in expected:
        entry = left.pop(line, None)
        if entry is None:
            yield f"line {line} is not rejected"
        elif (entry.column, entry.suggestion) != (column, *(suggestion or [""])) or reason not in entry.reason:
            yield f"line {line} is rejected as {entry}, not for {column!r}, {reason!r}, suggesting {suggestion}"
    for entry in left.values():
        yield f"line {entry.line} is rejected: {entry}"


def _facts(expected: dict[str, str], found: Loaded) -> Iterator[str]:
    texts = dict(found.facts)
    for name, part in expected.items():
        if part not in texts.get(name, ""):
            yield f"the fact {name} is {texts.get(name)!r}, without {part!r}"
    for name, text in texts.items():
        if name not in expected and not _ordinary(name, text):
            yield f"the fact {name} is {text!r}, and none is expected"


def _notes(expected: Iterable[str], found: Loaded) -> Iterator[str]:
    left = list(found.notes)
    for part in expected:
        note = next((note for note in left if part in note), None)
        if note is None:
            yield f"no note says {part!r}"
        else:
            left.remove(note)
    for note in left:
        yield f"a note is not expected: {note!r}"


def test_every_file_has_its_expectation_and_each_expectation_a_file() -> None:
    assert {name.split()[0] for name in CASES} == {path.name for path in FILES}
    assert len(FILES) >= 60


@pytest.mark.parametrize("name", LOADING)
def test_what_loads_comes_to_what_was_written_down(name: str) -> None:
    faults = list(differences(CASES[name], loaded(name).loaded))
    assert not faults, "\n  ".join((f"{name} ({CASES[name]['about']})", *faults))


@pytest.mark.parametrize("name", sorted(CASES.keys() - LOADING))
def test_what_does_not_load_says_so_in_one_sentence(name: str) -> None:
    with pytest.raises(TimelineError, match=re.escape(CASES[name]["error"])) as caught:
        loaded(name)
    assert "\n" not in str(caught.value), name
    assert len(str(caught.value)) < 1_000, name


@pytest.mark.parametrize("name", LOADING)
def test_a_row_that_is_rejected_is_shown(name: str) -> None:
    for entry in loaded(name).loaded.rejected:
        assert entry.line > 0, name
        assert entry.reason.strip(), name
        assert any(entry.raw), f"{name}: nothing is shown of line {entry.line}"


@pytest.mark.parametrize("name", LOADING)
def test_what_was_kept_is_drawn_and_comes_back_from_our_own_csv(name: str) -> None:
    store = loaded(name)
    pipeline.draw(store, Request())
    back = pipeline.load(Source("back.csv", pipeline.export(store, Request(), "csv")))
    assert not back.loaded.rejected, f"{name}: {back.loaded.rejected}"
    columns = list(store.columns)
    assert list(back.columns) == columns, name
    order = store.order()
    assert back.loaded.table[columns].to_dict("list") == store.loaded.table.iloc[order][columns].to_dict("list"), name
    assert np.array_equal(back.dates.earliest_start, store.dates.earliest_start[order]), name
