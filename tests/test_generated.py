"""The events that benchmarks measure with: made up in memory, they are those that their files hold."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

from benchmarks import _generated
from components.model import COLUMNS, Flag, Precision, Source
from components.read import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EVENTS = 4_000


def same(one: Any, other: Any) -> bool:
    """Whether two dataclasses hold equal columns."""
    pairs = [(getattr(one, part.name), getattr(other, part.name)) for part in fields(one)]
    return all(a is b or np.array_equal(a, b) for a, b in pairs)


@pytest.mark.parametrize("write", [_generated.write_csv, _generated.write_parquet])
def test_what_is_made_is_what_its_file_holds(
    write: Callable[[_generated.GeneratedEvents, Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_generated, "_CHUNK", 1_000)
    made = _generated.generated(EVENTS)
    path = write(made, tmp_path / f"crowd.{write.__name__.removeprefix('write_')}")
    found, expected = read(Source(path.name, path.read_bytes())), _generated.loaded(made)
    pd.testing.assert_frame_equal(found.table[[*COLUMNS]], expected.table[[*COLUMNS]])
    assert same(found.dates, expected.dates)
    assert same(found.cast, expected.cast)
    assert same(found.links, expected.links)
    assert (found.rows, found.events, found.header) == (expected.rows, expected.events, expected.header)
    assert found.rejected == expected.rejected == ()


def test_a_number_of_events_is_always_the_same_ones() -> None:
    one, other = _generated.generated(EVENTS), _generated.generated(EVENTS)
    assert one.texts.equals(other.texts)
    assert not one.texts.equals(_generated.generated(EVENTS + 1).texts.slice(0, EVENTS))


def test_events_are_as_different_as_they_are_said_to_be() -> None:
    made = _generated.generated(100_000)
    monthly = np.mean(made.dates.precision == Precision.MONTH)
    lasting = np.mean((made.dates.flags & Flag.INTERVAL) != 0)
    assert abs(monthly - _generated.MONTHLY) < 0.01
    assert abs(lasting - _generated.LASTING) < 0.01
    parts = np.bincount(made.cast.actor)
    assert 0.99 * _generated.ACTORS < len(parts) <= _generated.ACTORS
    assert parts.max() > 1_000 * parts.min()
    days = np.bincount(made.dates.earliest_start // 86_400)
    assert days.max() > 10 * np.median(days[days > 0])  # bursts
