"""Several names in a cell: what stands between them, and what proves it."""

from __future__ import annotations

import pytest

from components.read.columns.lists import parts, separator_of


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["Ana; Ben", "Chi"], ";"),
        (["Elm|Jura", "Gora"], "|"),
        (["Ana\nBen", "Chi"], "\n"),
        (["['Ana', 'Ben']", '["Chi"]'], "[]"),
        (["Ana Falk, Ben Costa", "Chi Egge"], ","),
        (["Elm, Jura", "Jura, Gora", "Gora, Elm"], ","),  # which change places
        (["김하나、이두리", "박세찬"], "、"),
    ],
)
def test_what_stands_between_names_is_told_by_the_cells(cells: list[str], mark: str) -> None:
    found = separator_of(cells)
    assert found is not None
    assert found.mark == mark


@pytest.mark.parametrize(
    "cells",
    [
        ["Falk, Ana", "Costa, Ben", "Falk, Ana"],  # the family name first
        ["Ana", "Ben"],
        ["1;2", "3;4"],  # no names
        ["[35.1, 31.9]", "[35.2, 31.8]"],  # a place on earth
        [],
        ["", " "],
    ],
)
def test_what_proves_nothing_stays_whole(cells: list[str]) -> None:
    assert separator_of(cells) is None


@pytest.mark.parametrize(
    ("cell", "mark", "names"),
    [
        ("Alba Steel, Inc., Ben Costa", ",", ["Alba Steel, Inc.", "Ben Costa"]),
        ("Ana;; Ben ;", ";", ["Ana", "Ben"]),
        ('[{"name": "Ana"}, {"name": "Ben"}]', "[]", ["Ana", "Ben"]),
        ("{'Ben', 'Ana'}", "[]", ["Ana", "Ben"]),
        ("[Ana, Ben", "[]", ["[Ana, Ben"]),  # no list
    ],
)
def test_the_names_in_a_cell(cell: str, mark: str, names: list[str]) -> None:
    assert parts(cell, mark) == names
