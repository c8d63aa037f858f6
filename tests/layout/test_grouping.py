"""What lanes are made of: each event in the groups it belongs to, those that belong nowhere in none."""

from __future__ import annotations

import numpy as np
import pytest

from components.layout.grouping import group_by_actor, group_by_value, no_groups
from components.model import Source
from components.read import read

VALUES = ("", "vote", "meeting")
CODES = np.array([1, 0, 2, 1, 0], np.int32)


@pytest.mark.parametrize(
    ("blank", "roles"),
    [
        ("", {0: "vote", 2: "meeting", 3: "vote"}),  # a blank cell before the first value takes nobody's place
        ("vote", {0: "vote", 1: "vote", 2: "meeting", 3: "vote", 4: "vote"}),
    ],
)
def test_by_value(blank: str, roles: dict[int, str]) -> None:
    found = group_by_value(VALUES, CODES, np.arange(5), "type", blank)
    names = [found.names[key] for key in found.key.tolist()]
    assert dict(zip(found.row.tolist(), names, strict=True)) == roles
    assert set(found.names) == {"vote", "meeting"}
    assert (found.others, found.without) == ("Other: type", "No type given")


def test_only_the_rows_asked_for() -> None:
    assert group_by_value(VALUES, CODES, np.array([2, 4]), "type").row.tolist() == [2]


def test_by_actor() -> None:
    cast = read(Source("x.csv", b"date,title,actors\n2014,a,A; B [host]\n2014,b,\n2014,c,B\n")).cast
    found = group_by_actor(cast, np.array([2, 1, 0]))
    columns = zip(found.row.tolist(), found.key.tolist(), found.role.tolist(), strict=True)
    texts = [(row, found.names[key], found.roles[role]) for row, key, role in columns]
    assert texts == [(2, "B", ""), (0, "A", ""), (0, "B", "host")]


def test_no_groups() -> None:
    found = no_groups()
    assert (found.names, len(found.row), found.without) == ((), 0, "All events")
