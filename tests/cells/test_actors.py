"""The notation of the actors column."""

from __future__ import annotations

import pytest

from components.cells import actors

CASES = [
    ("", [], []),
    (" ; ;", [], []),
    ("Japan", [("Japan", "")], []),
    ("Japan [sponsor]; European Union [sponsor]", [("Japan", "sponsor"), ("European Union", "sponsor")], []),
    ("  Marzuki   Darusman[ UN  rights investigator ] ", [("Marzuki Darusman", "UN rights investigator")], []),
    ("Japan []", [("Japan", "")], []),
    ("Japan [sponsor", [("Japan [sponsor", "")], ["Japan [sponsor"]),
    ("Japan sponsor]", [("Japan sponsor]", "")], ["Japan sponsor]"]),
    ("[sponsor]", [("[sponsor]", "")], ["[sponsor]"]),
    ("Japan [a] [b]", [("Japan [a] [b]", "")], ["Japan [a] [b]"]),
    ("Kim [a; b]", [("Kim [a", ""), ("b]", "")], ["Kim [a", "b]"]),
    ("조선 [대사]", [("조선", "대사")], []),
]


@pytest.mark.parametrize(("cell", "pairs", "odd"), CASES)
def test_parse(cell: str, pairs: list[tuple[str, str]], odd: list[str]) -> None:
    assert actors.parse(cell) == (pairs, odd)


def test_a_very_long_cell_is_read_whole() -> None:
    pairs, odd = actors.parse("; ".join(f"Actor {i} [role {i % 7}]" for i in range(200_000)))
    assert len(pairs) == 200_000
    assert pairs[-1] == ("Actor 199999", f"role {199_999 % 7}")
    assert not odd


def test_a_very_long_run_of_spaces_before_a_stray_bracket_is_read() -> None:
    assert actors.parse("a" + " x" * 200_000 + " [")[1] == ["a" + " x" * 200_000 + " ["]
